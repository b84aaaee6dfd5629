"""What every page that a test sees must be: valid, titled, labelled, and whole."""

import re
from collections import Counter

import html5lib
from bs4 import BeautifulSoup, Tag

from tests.support.forms import attribute, text_of

STRAIGHT_QUOTES = re.compile(r"['\"]")
OUR_WORDS = {"button", "caption", "legend"}
OUR_CLASSES = {"govuk-hint", "govuk-error-message"}
NEEDS_LABEL = {"input", "select", "textarea"}
NEEDS_NO_LABEL = {"hidden", "submit", "button"}
FOCUSABLE = {"input", "select", "textarea", "button", "a", "summary"}
REFERENCES = ("for", "aria-describedby", "aria-labelledby", "aria-controls")
HEADINGS = ["h1", "h2", "h3", "h4", "h5"]
WITHIN = re.compile("^#")
INLINE = re.compile(r"on[a-z]+")


# find_all where a selector would do: CSS selectors take five times as long, on every page that any
# test sees.


def check_page(html: str, where: str, soup: BeautifulSoup | None = None) -> None:
    """Fail at the first thing that is wrong with a page, in a sentence; `soup` if it was read."""
    parser = html5lib.HTMLParser()
    parser.parse(html)
    lines = html.splitlines()
    wrong = [
        f"{name} {details or ''} near {lines[line - 1].strip()[:120]!r}"
        for (line, _column), name, details in parser.errors
    ]
    assert not wrong, f"{where}: invalid HTML: {wrong}"
    for problem in problems(soup or BeautifulSoup(html, "html.parser")):
        raise AssertionError(f"{where}: {problem}")


def problems(soup: BeautifulSoup) -> list[str]:
    """All that is wrong with a page."""
    return [
        *_title(soup),
        *_ids(soup),
        *_forms(soup),
        *_tables(soup),
        *_words(soup),
        *_foreign(soup),
        *_order(soup),
    ]


def _title(soup: BeautifulSoup) -> list[str]:
    headings = soup.find_all("h1")
    if len(headings) != 1:
        return [f"a page has one h1, this has {[text_of(each) for each in headings]}"]
    title = text_of(soup.title) if soup.title else ""
    is_error = title.startswith("Error: ")
    has_summary = soup.find(class_="govuk-error-summary") is not None
    if is_error != has_summary:
        return [f"“Error: ” in the title and the error summary go together: {title!r}"]
    names = (text_of(headings[0]), _without_caption(headings[0]))
    if not title.removeprefix("Error: ").startswith(names):
        return [f"the title must start with the h1: {title!r}, {names[0]!r}"]
    if len(soup.find_all("main")) != 1 or not (soup.html and soup.html.get("lang")):
        return ["a page has one main and says its language"]
    return []


def _without_caption(heading: Tag) -> str:
    """A heading without the small line above it, which a title may leave out."""
    caption = heading.select_one(
        ".govuk-caption-xl, .govuk-caption-l, .govuk-caption-m, .ct-caption"
    )
    words = text_of(heading)
    return words.replace(text_of(caption), "", 1).strip() if caption else words


def _ids(soup: BeautifulSoup) -> list[str]:
    ids = Counter(attribute(tag, "id") for tag in soup.find_all(id=True))
    summaries = soup.find_all(class_="govuk-error-summary")
    return [
        *(f"the id {each!r} stands twice" for each, times in ids.items() if times > 1),
        *(
            f"{reference}={target!r} points at nothing"
            for reference in REFERENCES
            for tag in soup.find_all(True, attrs={reference: True})
            for target in attribute(tag, reference).split()
            if target not in ids
        ),
        *(
            f"the link {attribute(link, 'href')} ({text_of(link)}) goes nowhere"
            for link in soup.find_all("a", href=WITHIN)
            if attribute(link, "href")[1:] not in ids
        ),
        *(
            f"the error link {attribute(link, 'href')} leads to what takes no focus"
            for summary in summaries
            for link in summary.find_all("a")
            if not _takes_focus(soup.find(id=attribute(link, "href").removeprefix("#")))
        ),
    ]


def _takes_focus(goal: object) -> bool:
    return isinstance(goal, Tag) and (goal.name in FOCUSABLE or goal.has_attr("tabindex"))


def _forms(soup: BeautifulSoup) -> list[str]:
    found = []
    for form in soup.find_all("form", method="post"):
        if not form.get("action"):
            found.append("a form that posts needs an action")
        if not form.find("input", attrs={"name": "csrf_token"}):
            found.append(f"the form to {attribute(form, 'action')} has no CSRF token")
    labelled = {attribute(label, "for") for label in soup.find_all("label")}
    for control in soup.find_all(NEEDS_LABEL, type=lambda kind: kind not in NEEDS_NO_LABEL):
        named = control.get("aria-label") or control.get("aria-labelledby")
        if (
            attribute(control, "id") not in labelled
            and not named
            and not control.find_parent("label")
        ):
            found.append(f"{attribute(control, 'name')!r} has no label")
    for tag in soup.find_all(["button", "a"]):
        if not text_of(tag) and not tag.get("aria-label"):
            found.append(f"a {tag.name} without words: {str(tag)[:120]}")
    return found


def _tables(soup: BeautifulSoup) -> list[str]:
    return [
        f"a table has one caption: {text_of(table)[:80]!r}"
        for table in soup.find_all("table")
        if len(table.find_all("caption")) != 1 and table.get("role") != "presentation"
    ] + [
        f"a picture needs words: {str(image)[:120]}"
        for image in soup.select("img:not([alt]), svg[role=img]:not([aria-label])")
        if not image.find("title") and not image.get("aria-labelledby")
    ]


def _words(soup: BeautifulSoup) -> list[str]:
    return [
        f"straight quotes: {text_of(tag)[:80]!r}"
        for tag in soup.find_all(_is_ours)
        if STRAIGHT_QUOTES.search(text_of(tag))
    ]


def _is_ours(tag: Tag) -> bool:
    """Whether a tag holds words of ours, not of a user."""
    is_head = tag.name == "th" and tag.get("scope") == "col"
    return tag.name in OUR_WORDS or is_head or not OUR_CLASSES.isdisjoint(tag.get("class") or ())


def _foreign(soup: BeautifulSoup) -> list[str]:
    """What our Content-Security-Policy would stop, and what no council asked to load."""
    found = [
        f"loaded from elsewhere: {attribute(tag, name)}"
        for tag, name in (
            *((tag, "src") for tag in soup.find_all(src=True)),
            *((tag, "href") for tag in soup.find_all("link", href=True)),
        )
        if "//" in attribute(tag, name) and attribute(tag, "rel") != "canonical"
    ]
    for tag in soup.find_all(True):
        inline = [name for name in tag.attrs if name == "style" or INLINE.fullmatch(name)]
        if inline:
            found.append(f"inline {inline[0]} on {str(tag)[:120]}")
    found.extend("an inline style sheet" for _ in soup.find_all("style"))
    return found


def _order(soup: BeautifulSoup) -> list[str]:
    levels = [int(tag.name[1]) for main in soup.find_all("main") for tag in main.find_all(HEADINGS)]
    return [
        f"a heading of level {here} follows one of level {before}"
        for before, here in zip(levels, levels[1:], strict=False)
        if here > before + 1
    ]
