"""A browser without a screen: it opens pages, fills in their forms, and checks all that it sees."""

import re
from collections.abc import Mapping
from typing import Any, Self

from bs4 import BeautifulSoup
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy.orm import Session
from werkzeug.test import TestResponse

from tests.support.forms import Answer, FilledForm, attribute, buttons, choose_form, text_of
from tests.support.page_checks import check_page
from tracker.people.models import User

REDIRECTS = (302, 303)
TOKEN = re.compile(r'name="csrf_token"[^>]*value="([^"]+)"')


class Page:
    """What came back, in the terms of a reader."""

    def __init__(self, response: TestResponse, where: str) -> None:
        self.response = response
        self.where = where
        self.status = response.status_code
        self.location = response.location or ""
        self.is_html = response.mimetype == "text/html"
        self.html = response.text if self.is_html else ""
        self.soup = BeautifulSoup(self.html, "html.parser")

    @property
    def h1(self) -> str:
        """The page's one heading."""
        (heading,) = self.soup.select("h1")
        return text_of(heading)

    @property
    def text(self) -> str:
        """The words of the main part."""
        return text_of((self.soup.select("main") or [self.soup])[0])

    @property
    def errors(self) -> list[str]:
        """The sentences of the error summary."""
        return [text_of(each) for each in self.soup.select(".govuk-error-summary__list li")]

    @property
    def notices(self) -> list[str]:
        """What the page says was done."""
        found = self.soup.select(".govuk-notification-banner__content, .moj-alert, [role=status]")
        return [text_of(each) for each in found]

    def all(self, selector: str) -> list[str]:
        """The words of everything that a CSS selector finds."""
        return [text_of(each) for each in self.soup.select(selector)]

    def table(self, caption: str = "") -> list[dict[str, str]]:
        """The rows of the table with this caption, each by its columns' headings."""
        tables = [
            each
            for each in self.soup.select("table")
            if each.caption and caption in text_of(each.caption)
        ]
        assert len(tables) == 1, f"{len(tables)} tables are captioned {caption!r} on {self.where}"
        heads = [text_of(each) for each in tables[0].select("thead th")]
        return [
            dict(zip(heads, map(text_of, row.select("th, td")), strict=True))
            for row in tables[0].select("tbody tr")
        ]

    def link(self, words: str) -> str:
        """The address of the one link with these words."""
        found = {attribute(a, "href") for a in self.soup.select("a") if words in text_of(a)}
        assert len(found) == 1, f"{len(found)} links say {words!r} on {self.where}"
        return found.pop()

    def value(self, name: str) -> str:
        """What the field of this name holds."""
        for form in self.soup.select("form"):
            values = FilledForm(form).values
            if name in values:
                return str(values[name]).replace("\r\n", "\n")
        raise AssertionError(f"no field {name!r} on {self.where}")


class Browser:
    """One person at one browser; the test's session is committed before each request."""

    def __init__(self, app: Flask, session: Session) -> None:
        self.client = app.test_client()
        self.session = session
        self._addresses = app.url_map.bind("localhost")

    def sign_in(self, user: User) -> Self:
        """Sign in as a demonstration person; the page that lists them has tests of its own."""
        self.session.commit()
        token = TOKEN.search(self.client.get("/sign-in").text)
        assert token, "the sign-in page holds no CSRF token"
        data = {"csrf_token": token[1], "email": user.email}
        self._open("POST", "/demo/sign-in", data=data, expect=REDIRECTS)
        return self

    def another(self, app: Flask) -> FlaskClient:
        """A client of its own with this browser's cookies, for a thread beside this one."""
        client = app.test_client()
        for cookie in (self.client._cookies or {}).values():
            client.set_cookie(cookie.key, cookie.value)
        return client

    def address(self, where: str, **values: Any) -> str:
        """The address of an endpoint; an address stays as it is."""
        return where if where.startswith("/") else self._addresses.build(where, values)

    def get(self, where: str, *, expect: int | tuple[int, ...] = 200, **values: Any) -> Page:
        """Open an address, or an endpoint with its values, and check the page."""
        return self._open("GET", self.address(where, **values), expect=expect)

    def follow(self, page: Page) -> Page:
        """Go where an answer leads, to a page that must be there."""
        assert page.location, f"{page.where} leads nowhere: {page.status}"
        return self.get(page.location)

    def submit(
        self,
        page: Page,
        answers: Mapping[str, Answer] | None = None,
        *,
        form: str | None = None,
        button: str | None = None,
        expect: int | tuple[int, ...] = REDIRECTS,
        **more: Answer,
    ) -> Page:
        """Fill in a form of the page and press its button (named by its words), as a person would.

        `form` is a part of its action or its id; names with hyphens go into `answers`.
        """
        tag = choose_form(page.soup, form=form, button=button)
        filled = FilledForm(tag)
        filled.put({**(answers or {}), **more})
        found = [each for each in buttons(tag) if button in (None, text_of(each))]
        filled.press(found[0] if found else None)
        action = attribute(tag, "action") or page.where.partition("?")[0]
        if attribute(tag, "method").lower() == "post":
            return self._open("POST", action, data=filled.values, expect=expect)
        expect = 200 if expect == REDIRECTS else expect
        return self._open("GET", action, query=filled.values, expect=expect)

    def post(
        self, where: str, data: Mapping[str, Any], *, expect: int | tuple[int, ...] = REDIRECTS
    ) -> Page:
        """Send what no form offers, with a good CSRF token, as somebody who tries things would."""
        sent = {"csrf_token": self.token()} | dict(data)
        return self._open("POST", where, data=sent, expect=expect)

    def token(self) -> str:
        """A CSRF token of this browser's session, from the first page that holds one."""
        for where in ("/sign-in", "/"):
            page = self._open("GET", where, expect=(200, *REDIRECTS))
            if found := page.soup.select("input[name=csrf_token]"):
                return attribute(found[0], "value")
        raise AssertionError("no page holds a CSRF token")

    def _open(
        self,
        method: str,
        url: str,
        *,
        expect: int | tuple[int, ...],
        data: Any = None,
        query: Any = None,
    ) -> Page:
        self.session.commit()  # let the app see what the test arranged
        response = self.client.open(url, method=method, data=data, query_string=query)
        self.session.expire_all()  # and the test see what the app did
        page = Page(response, url)
        wanted = expect if isinstance(expect, tuple) else (expect,)
        assert page.status in wanted, f"{method} {url} gave {page.status}:\n{_gist(page)}"
        if page.is_html and page.status not in REDIRECTS:
            check_page(page.html, f"{method} {url}", page.soup)
        return page


def _gist(page: Page) -> str:
    if not page.is_html:
        return page.response.text[:2000]
    return "\n".join([f"leads to {page.location}" if page.location else page.text[:2000]])
