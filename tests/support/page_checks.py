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
ITS_OWN_LABEL = ("aria-label", "aria-labelledby")
REFERENCES = ("for", "aria-describedby", "aria-labelledby", "aria-controls")
HEADINGS = ("h1", "h2", "h3", "h4", "h5")
INLINE = re.compile(r"on[a-z]+")


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
    # Walked once: each search of a page by Beautiful Soup walks it anew, on every page of any test.
    tags = [each for each in soup.descendants if isinstance(each, Tag)]
    return [
        *_title(soup, tags),
        *_ids(tags),
        *_forms(tags),
        *_labels(tags),
        *_tables(tags),
        *_words(tags),
        *_foreign(tags),
        *_order(tags),
    ]


def _named(tags: list[Tag], *names: str) -> list[Tag]:
    return [tag for tag in tags if tag.name in names]


def _of_class(tags: list[Tag], name: str) -> list[Tag]:
    return [tag for tag in tags if name in (tag.get("class") or ())]


def _title(soup: BeautifulSoup, tags: list[Tag]) -> list[str]:
    headings = _named(tags, "h1")
    if len(headings) != 1:
        return [f"a page has one h1, this has {[text_of(each) for each in headings]}"]
    title = text_of(soup.title) if soup.title else ""
    is_error = title.startswith("Error: ")
    has_summary = _of_class(tags, "govuk-error-summary") != []
    if is_error != has_summary:
        return [f"“Error: ” in the title and the error summary go together: {title!r}"]
    names = (text_of(headings[0]), _without_caption(headings[0]))
    if not title.removeprefix("Error: ").startswith(names):
        return [f"the title must start with the h1: {title!r}, {names[0]!r}"]
    if len(_named(tags, "main")) != 1 or not (soup.html and soup.html.get("lang")):
        return ["a page has one main and says its language"]
    return []


def _without_caption(heading: Tag) -> str:
    """A heading without the small line above it, which a title may leave out."""
    caption = heading.select_one(
        ".govuk-caption-xl, .govuk-caption-l, .govuk-caption-m, .ct-caption"
    )
    words = text_of(heading)
    return words.replace(text_of(caption), "", 1).strip() if caption else words


def _ids(tags: list[Tag]) -> list[str]:
    by_id = {attribute(tag, "id"): tag for tag in reversed(tags) if tag.has_attr("id")}
    times = Counter(attribute(tag, "id") for tag in tags if tag.has_attr("id"))
    links = [link for link in _named(tags, "a") if attribute(link, "href").startswith("#")]
    return [
        *(f"the id {each!r} stands twice" for each in times if times[each] > 1),
        *(
            f"{reference}={target!r} points at nothing"
            for reference in REFERENCES
            for tag in tags
            if tag.has_attr(reference)
            for target in attribute(tag, reference).split()
            if target not in by_id
        ),
        *(
            f"the link {attribute(link, 'href')} ({text_of(link)}) goes nowhere"
            for link in links
            if attribute(link, "href")[1:] not in by_id
        ),
        *(
            f"the error link {attribute(link, 'href')} leads to what takes no focus"
            for summary in _of_class(tags, "govuk-error-summary")
            for link in summary.find_all("a")
            if not _takes_focus(by_id.get(attribute(link, "href").removeprefix("#")))
        ),
    ]


def _takes_focus(goal: Tag | None) -> bool:
    return goal is not None and (goal.name in FOCUSABLE or goal.has_attr("tabindex"))


def _forms(tags: list[Tag]) -> list[str]:
    found = []
    for form in _named(tags, "form"):
        if attribute(form, "method") != "post":
            continue
        if not form.get("action"):
            found.append("a form that posts needs an action")
        if not form.find("input", attrs={"name": "csrf_token"}):
            found.append(f"the form to {attribute(form, 'action')} has no CSRF token")
    return found


def _labels(tags: list[Tag]) -> list[str]:
    found = []
    labelled = {attribute(label, "for") for label in _named(tags, "label")}
    for control in _named(tags, *NEEDS_LABEL):
        if (
            control.get("type") not in NEEDS_NO_LABEL
            and attribute(control, "id") not in labelled
            and not any(control.get(name) for name in ITS_OWN_LABEL)
            and not control.find_parent("label")
        ):
            found.append(f"{attribute(control, 'name')!r} has no label")
    for tag in _named(tags, "button", "a"):
        if not text_of(tag) and not tag.get("aria-label"):
            found.append(f"a {tag.name} without words: {str(tag)[:120]}")
    return found


def _tables(tags: list[Tag]) -> list[str]:
    return [
        f"a table has one caption: {text_of(table)[:80]!r}"
        for table in _named(tags, "table")
        if len(table.find_all("caption")) != 1 and table.get("role") != "presentation"
    ] + [
        f"a picture needs words: {str(image)[:120]}"
        for image in _named(tags, "img", "svg")
        if _lacks_words(image) and not image.find("title") and not image.get("aria-labelledby")
    ]


def _lacks_words(image: Tag) -> bool:
    if image.name == "img":
        return not image.has_attr("alt")
    return image.get("role") == "img" and not image.has_attr("aria-label")


def _words(tags: list[Tag]) -> list[str]:
    return [
        f"straight quotes: {text_of(tag)[:80]!r}"
        for tag in tags
        if _is_ours(tag) and STRAIGHT_QUOTES.search(text_of(tag))
    ]


def _is_ours(tag: Tag) -> bool:
    """Whether a tag holds words of ours, not of a user."""
    is_head = tag.name == "th" and tag.get("scope") == "col"
    return tag.name in OUR_WORDS or is_head or not OUR_CLASSES.isdisjoint(tag.get("class") or ())


def _foreign(tags: list[Tag]) -> list[str]:
    """What our Content-Security-Policy would stop, and what no council asked to load."""
    found = [
        f"loaded from elsewhere: {attribute(tag, name)}"
        for tag in tags
        for name in (("src", "href") if tag.name == "link" else ("src",))
        if "//" in attribute(tag, name) and attribute(tag, "rel") != "canonical"
    ]
    for tag in tags:
        inline = [name for name in tag.attrs if name == "style" or INLINE.fullmatch(name)]
        if inline:
            found.append(f"inline {inline[0]} on {str(tag)[:120]}")
    found.extend("an inline style sheet" for _ in _named(tags, "style"))
    return found


def _order(tags: list[Tag]) -> list[str]:
    levels = [int(tag.name[1]) for tag in _named(tags, *HEADINGS) if tag.find_parent("main")]
    return [
        f"a heading of level {here} follows one of level {before}"
        for before, here in zip(levels, levels[1:], strict=False)
        if here > before + 1
    ]
