"""Whatever is sent to any address, the answer is a plain sentence or a 404, never our own fault."""

import re
from itertools import product

import pytest
from bs4 import BeautifulSoup
from sqlalchemy import select

from tests.architecture.authz import methods, rules
from tests.architecture.authz_world import build
from tests.factories.people import PostHoldingFactory, UserFactory
from tests.factories.workstreams import SeatFactory
from tests.support.answers import words_of
from tests.support.forms import FilledForm, attribute
from tracker.access.roles import Role
from tracker.actions.models import Action
from tracker.people.models import Post
from tracker.workstreams.enums import SeatKind
from tracker.workstreams.models import Workstream

LONG = "x" * 1_000_000
TURNED = "\u202egnp.\u200f\ufeff"
HUGE = "9" * 20
TYPED = ("31/02/2026", LONG, "ten\0 signed", TURNED, "-1", HUGE, "0x1f", "’; DROP TABLE action --")
ASKED = ("abc", "-1", "0", HUGE, "1.5", "\0", TURNED, "<x>", "x" * 5_000, "", "2026-02-31", "٣")
IDS = (0, -1, 2**31 - 1, 2**31, 2**63, 10**30)
FEW_TYPED, FEW_ASKED = ("31/02/2026", "ten\0 signed", HUGE), ("abc", "-1", HUGE, "\0")
ALWAYS_ASKED = ("page", "q", "sort", "next", "as_of", "meeting", "format", "plan", "workstream")
OVERRIDE = {"X-HTTP-Method-Override": "DELETE", "X-Method-Override": "PUT"}
NOT_ASKED = ("account.leave", "upkeep.readyz")
HIDDEN = ("csrf_token",)
PARTS = range(8)
FINE = {200, 302, 303, 308, 400, 403, 404, 405, 409, 410, 413, 422, 429}


class Prober:
    """Somebody who may do all there is, and who tries things."""

    def __init__(self, app, session, browser):
        self.app, self.session, self.browser = app, session, browser
        self.addresses = app.url_map.bind("localhost")
        self.world = build(session)
        self.browser.sign_in(self._everybody())
        self.token = browser.token()
        self.wrong = []

    def _everybody(self):
        user = UserFactory(roles=list(Role), is_cleared=True)
        own = self.session.scalar(select(Workstream).where(Workstream.slug == "own"))
        SeatFactory(workstream=own, user=user, kind=SeatKind.CHAIR)
        SeatFactory(workstream=own, user=user, kind=SeatKind.AMBASSADOR)
        theirs = select(Action.accountable_post_id).where(Action.workstream_id == own.id)
        for post in self.session.scalars(select(Post).where(Post.id.in_(theirs))):
            PostHoldingFactory(post=post, user=user)
        return user

    def places(self, method, part=None):
        """Each address that takes this method, for an object that this person may look at.

        The long tests take an eighth of the addresses each: those with one beginning stay together.
        """
        firsts = sorted({first_of(rule) for rule in rules(self.app)})
        for rule in rules(self.app):
            if method not in methods(rule) or rule.endpoint in NOT_ASKED:
                continue
            if part is not None and firsts.index(first_of(rule)) % len(PARTS) != part:
                continue
            states = self.world.states(rule.rule, set(rule.arguments)).values()
            urls = [self.addresses.build(rule.endpoint, each, method=method) for each in states]
            yield next((url for url in urls if self.is_there(url)), urls[0])

    def is_there(self, url):
        """Whether the address leads to a page."""
        return self.send("GET", url, "as it is")[0] == 200

    def send(self, method, url, why, *, fine=FINE, **sent):
        """Send one request, note an answer that should not be, and undo what it did."""
        cookies = dict(self.browser.client._cookies)
        undo = self.session.connection().begin_nested()
        response = self.browser.client.open(url, method=method, **sent)
        status, text = response.status_code, words_of(response)
        response.close()
        undo.rollback()
        self.session.expire_all()
        self.browser.client._cookies = cookies
        if status not in fine:
            self.wrong.append(f"{method} {url[:100]} {why}: {status}")
        return status, text

    def forms(self, url):
        """The forms of a page that change something, but for those in its frame."""
        status, page = self.send("GET", url, "as it is")
        found = BeautifulSoup(page, "html.parser").select("form[method=post]")
        gone = ("/sign-out", "/demo/sign-in")
        return [each for each in found if status == 200 and attribute(each, "action") not in gone]

    def check(self):
        assert not self.wrong, "\n".join(self.wrong)


@pytest.fixture
def prober(app, session, browser):
    return Prober(app, session, browser)


def first_of(rule):
    return rule.rule.split("/")[1]


def shown(value):
    return repr(value) if len(value) < 40 else f"{value[:10]!r}… ({len(value):,})"


def queries_of(soup):
    """The names that a page's own filters and links ask with."""
    names = [attribute(each, "name") for each in soup.select("form[method=get] [name]")]
    links = [attribute(each, "href").partition("?")[2] for each in soup.select("main a[href]")]
    names += [name for link in links for name in re.findall(r"(?:^|&)([\w-]+)=", link)]
    return list(dict.fromkeys(names))


@pytest.mark.slow
@pytest.mark.parametrize("part", PARTS)
def test_no_question_breaks_a_page(prober, part):
    for url in prober.places("GET", part):
        status, page = prober.send("GET", url, "as it is")
        own = queries_of(BeautifulSoup(page, "html.parser")) if status == 200 else []
        for value in ASKED:
            every = dict.fromkeys((*ALWAYS_ASKED, *own), value)
            prober.send("GET", url, f"with {shown(value)} for all", query_string=every)
        for name, value in product(own, FEW_ASKED):
            asked = {name: value}
            prober.send("GET", url, f"with {name}={shown(value)}", query_string=asked)
    prober.check()


@pytest.mark.slow
@pytest.mark.parametrize("part", PARTS)
def test_no_form_breaks_whatever_is_typed(prober, part):
    tried = set()
    for url in prober.places("GET", part):
        for form in prober.forms(url):
            action = attribute(form, "action").partition("?")[0] or url
            filled = FilledForm(form)
            names = [name for name in filled.controls if name not in HIDDEN]
            if (action, *names) in tried:
                continue
            tried.add((action, *names))
            good = filled.values.to_dict(flat=False)
            for value in TYPED:
                every = good | dict.fromkeys(names, value)
                prober.send("POST", action, f"with {shown(value)} for all", data=every)
            for name, value in product(names, FEW_TYPED):
                data = good | {name: value}
                prober.send("POST", action, f"with {name}={shown(value)}", data=data)
            for name in names:
                data = {each: good[each] for each in good if each != name}
                prober.send("POST", action, f"without {name}", data=data)
            prober.send("POST", action, "with nothing", data={"csrf_token": prober.token})
    prober.check()


def test_no_form_takes_one_thing_twice_or_a_file_for_words(prober):
    for url in prober.places("POST"):
        names = ("once", "version", "text", "name", "due-day", "role", "email")
        twice = {name: ["a", "b"] for name in names} | {"csrf_token": prober.token}
        prober.send("POST", url, "with everything twice", data=twice)
        prober.send("POST", url, "with JSON", json={"csrf_token": prober.token, "name": {"a": []}})
        token = {"csrf_token": prober.token}
        files = {name: (__file__, "evil.html") for name in ("text", "name", "file")}
        opened = {name: (open(path, "rb"), to) for name, (path, to) in files.items()}  # noqa: SIM115  the client closes them
        prober.send("POST", url, "with files", data=token | opened)
    prober.check()


def test_a_number_that_nobody_has_is_not_found(prober):
    for rule in rules(prober.app):
        numbers = [name for name, each in rule._converters.items() if type(each).__name__ == "Id"]
        for name, number in product(numbers, IDS):
            url = re.sub(rf"<int:{name}>", str(number), rule.rule)
            for values in prober.world.states(rule.rule, set(rule.arguments)).values():
                there = {key: value for key, value in values.items() if key != name}
                break
            for key, value in there.items():
                url = re.sub(rf"<[^<>]*:{key}>", str(value), url)
            for method in methods(rule):
                data = {"csrf_token": prober.token} if method == "POST" else None
                prober.send(method, url, "by number", fine={404}, data=data)
    prober.check()


def test_other_methods_are_refused_and_none_is_overridden(prober):
    token = {"csrf_token": prober.token}
    for url in prober.places("GET"):
        status, page = prober.send("GET", url, "as it is")
        fine = {status}
        _, body = prober.send("HEAD", url, "as GET without its page", fine=fine)
        if body:
            prober.wrong.append(f"HEAD {url} has a body")
        prober.send("OPTIONS", url, "asked what it takes", fine={200})
        for method in ("PUT", "DELETE", "PATCH", "TRACE"):
            prober.send(method, url, "that nobody offers", fine={405, 400}, data=token)
        prober.send("GET", url, "overridden", fine=fine, headers=OVERRIDE)
    for url in prober.places("POST"):
        prober.send("GET", f"{url}?_method=POST", "overridden", fine=FINE)
    prober.check()


@pytest.mark.parametrize(
    "path",
    [
        "/actions/1%00",
        "/plan/%E2%80%AE",
        "/plan/" + "x" * 5_000,
        "/plan/a%0d%0aSet-Cookie:%20x=1",
        "/workstreams/%ff%fe",
        "/bodies/%00",
        "/%2e%2e/etc/passwd",
        "/static/../seed/people.csv",
        "/static/%2e%2e/seed/people.csv",
        "/static/..%2f..%2fetc/passwd",
        "/meetings/1.ics/",
        "/help/%3Cscript%3E",
        "/people/1/clearance/steal",
    ],
)
def test_an_odd_address_is_not_found(prober, path):
    prober.send("GET", path, "", fine={404})
    prober.check()
