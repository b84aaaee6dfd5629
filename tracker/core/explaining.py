"""Short forms are explained where they first stand on a page: NEET (not in education …).

A page is read token by token and spliced, never written anew: what is not explained stays as it was
byte for byte, drawings and all. Pure; decision 0028 says what is left alone and why.
"""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from markupsafe import escape

_INSIDE = r"""(?:[^<>"']|"[^"]*"|'[^']*')*"""
_TOKEN = re.compile(
    rf"""<!--.*?-->
    | <(?P<raw>script|style|textarea|title|select|svg)\b{_INSIDE}>.*?</(?P=raw)\s*>
    | <(?P<end>/?)(?P<name>[a-zA-Z][\w-]*)(?P<inside>{_INSIDE})>
    """,
    re.VERBOSE | re.DOTALL | re.IGNORECASE,
)
_MAIN = re.compile(r"<main\b[^>]*>(.*)</main>", re.DOTALL)
_BODY = re.compile(r"<body\b[^>]*>(.*)</body>", re.DOTALL)
_LIKE_ONE = re.compile(r"(?<![\w#-])[A-Z][A-Za-z0-9&]*[A-Z]")
_VOID = frozenset(("area", "br", "col", "hr", "img", "input", "link", "source", "track", "wbr"))
# A name of a control, a heading or a column is read out again and again, and what somebody said is
# theirs: nothing is written into these. What stands only there is explained at the end of the page.
_LEFT_ALONE = frozenset(
    ("a", "abbr", "blockquote", "button", "caption", "code", "dt", "kbd", "label", "legend", "pre")
    + ("q", "summary", "th", "h1", "h2", "h3", "h4", "h5", "h6")
)
_UNSPOKEN = re.compile(r"\b(?:hidden|aria-hidden=\"true\")(?=[\s=>]|$)")
AS_WRITTEN = "data-as-written"  # on a page that is final: it keeps what it said
_VISUALLY_HIDDEN = "visually-hidden"


def may_hold_any(html: str) -> bool:
    """Whether a page's main content has anything like a short form: nobody is asked for nothing."""
    main = _content(html)
    return main is not None and _LIKE_ONE.search(main[1]) is not None


def explained(html: str, short_forms: Mapping[str, str]) -> str:
    """The page with each short form explained once, where its main content first says it."""
    main = _content(html)
    if main is None:
        return html
    inside = explained_part(main[1], short_forms)
    return f"{html[: main.start(1)]}{inside}{html[main.end(1) :]}"


def explained_part(html: str, short_forms: Mapping[str, str]) -> str:
    """The same for a part of a page, or of a pack, that is read by itself."""
    if not short_forms:
        return html
    found = {each[1] for each in _any_of(tuple(short_forms)).finditer(html)}
    if not found:
        return html
    said = " ".join(html.casefold().split())
    wanted = {each: short_forms[each] for each in found if short_forms[each].casefold() not in said}
    parts, left = _explain(html, wanted) if wanted else ([html], {})
    return "".join(parts) + (_at_the_end(left) if left else "")


def explained_text(text: str, short_forms: Mapping[str, str]) -> str:
    """Plain words with each short form explained where it first stands."""
    told: set[str] = set()

    def one(found: re.Match[str]) -> str:
        short = found[1]
        if short in told or short_forms[short].casefold() in text.casefold():
            return found[0]
        told.add(short)
        return f"{found[0]} ({short_forms[short]})"

    return _any_of(tuple(short_forms)).sub(one, text) if short_forms else text


def _content(html: str) -> re.Match[str] | None:
    """The main content of a page; a letter is all content."""
    return _MAIN.search(html) or _BODY.search(html)


def _explain(html: str, wanted: Mapping[str, str]) -> tuple[list[str], dict[str, str]]:
    """The parts of the content with what was explained, and what only stands where nothing is."""
    form = _any_of(tuple(wanted))
    parts: list[str] = []
    left = dict(wanted)
    elsewhere: dict[str, str] = {}
    is_final = AS_WRITTEN in html
    for text, is_open in _texts(html):
        if is_open and left and not is_final:
            text = form.sub(lambda found: _once(found, left), text)
        elif is_open is not None:
            elsewhere |= {each[1]: wanted[each[1]] for each in form.finditer(text)}
        parts.append(text)
    return parts, {short: full for short, full in elsewhere.items() if short in left}


def _once(found: re.Match[str], left: dict[str, str]) -> str:
    full = left.pop(found[1], "")
    if not full or found.string[found.end() :].lstrip().startswith("("):
        return found[0]
    return f'{found[0]} <span class="ct-meant">({escape(full)})</span>'


def _at_the_end(left: Mapping[str, str]) -> str:
    lines = "".join(
        f"<dt>{escape(short)}</dt><dd>{escape(full)}</dd>" for short, full in sorted(left.items())
    )
    return (
        '<section class="ct-short-forms" aria-labelledby="short-forms">'
        f'<h2 id="short-forms">Short forms on this page</h2><dl>{lines}</dl></section>\n'
    )


def _texts(html: str) -> Iterator[tuple[str, bool | None]]:
    """What is read, with whether something may be written there, and with None what is not."""
    at, depth, names = 0, 0, []
    for token in _TOKEN.finditer(html):
        if token.start() > at:
            yield html[at : token.start()], depth == 0
        at = token.end()
        yield token[0], None
        name = (token["name"] or "").lower()
        if not name or name in _VOID:
            continue
        if not token["end"]:
            closes = name in _LEFT_ALONE or _is_unspoken(token["inside"])
            names.append((name, closes))
            depth += closes
        else:
            while names:
                opened, closes = names.pop()
                depth -= closes
                if opened == name:
                    break
    if at < len(html):
        yield html[at:], depth == 0


def _is_unspoken(inside: str) -> bool:
    return _VISUALLY_HIDDEN in inside or _UNSPOKEN.search(inside) is not None


@lru_cache(maxsize=64)
def _any_of(short_forms: tuple[str, ...]) -> re.Pattern[str]:
    """Any of the short forms as a word of its own, or several (PEPs); not of an address."""
    longer_first = sorted(short_forms, key=len, reverse=True)
    either = "|".join(map(re.escape, longer_first))
    return re.compile(rf"(?<![\w@./&#=-])({either})s?(?![\w@=&’'-]|[./]\w)")
