"""What a document says of itself: its title, its years, its own date."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from tracker.importing.due_text import find_dates
from tracker.importing.grids import Document, Paragraph
from tracker.importing.tables.looks import heading_word
from tracker.importing.tables.outline import is_aside
from tracker.importing.tables.words import one_line, shortened

_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?:\s*[-–—/]\s*((?:19|20)?\d\d)(?!\d))?(?![\d])")
_DATED = re.compile(
    r"\b(?:updated?|as (?:at|of)|dated?|compiled|version|revised|correct (?:at|on|as at)|"
    r"last updated|published|position at|prepared|issued|produced|status at|month|"
    r"meeting(?: of| held)?|reviewed)\b",
    re.IGNORECASE,
)
_JUNK_TITLE = re.compile(
    r"(?:microsoft word|document\d*|untitled|book\d*|sheet\d*|powerpoint|title|word document)\b.*",
    re.IGNORECASE,
)
_GENERIC = re.compile(
    r"\W*(?:\d+\W*)?(?:introduction|contents|foreword|background|purpose)\b", re.I
)
_LINES = 40
_LONGEST = 200


@dataclass(frozen=True, slots=True)
class About:
    """`year` is that of dates that print none, where one year is named, and `year_from` says
    where."""

    title: str = ""
    years: tuple[int, int] | None = None
    dated: date | None = None
    year: int | None = None
    year_from: str = ""


def about(document: Document, titles: Sequence[str], heads: Iterable[str]) -> About:
    """`titles` are the rows above the heads of its tables, `heads` the heads themselves."""
    lines = [each for each in document.blocks if isinstance(each, Paragraph)][:_LINES]
    title = _title(document, lines, titles)
    said = [one_line(each.text) for each in lines] + [one_line(each) for each in titles[:_LINES]]
    year, source = _one_year(title, said, document.name, heads)
    return About(
        title=shortened(title),
        years=years_of(title) or _first_range(said),
        dated=_own_date(said),
        year=year,
        year_from=source,
    )


def years_of(text: str) -> tuple[int, int] | None:
    """The first and last year that a text names: 2018-20 is (2018, 2020)."""
    found: list[int] = []
    for match in _YEAR.finditer(text):
        first = int(match[1])
        found.append(first)
        if match[2]:
            last = int(match[2]) if len(match[2]) == 4 else first // 100 * 100 + int(match[2])
            found.append(last if last > first else first)
    return (min(found), max(found)) if found else None


def _first_range(said: Sequence[str]) -> tuple[int, int] | None:
    """Of the lines above the plan the first that names a span of years as a plan's title does."""
    for each in said[:6]:
        years = years_of(each)
        if years and years[0] < years[1] and len(each) <= 120:
            return years
    return None


def _title(document: Document, lines: Sequence[Paragraph], titles: Sequence[str]) -> str:
    if document.title and not _JUNK_TITLE.fullmatch(document.title):
        return one_line(document.title)
    headings = [each.text for each in lines if each.level and not _GENERIC.match(each.text)] or [
        each.text for each in lines[:3] if each.is_bold and len(each.text) <= _LONGEST
    ]
    found = (
        each
        for each in [*headings, *titles]
        if not (heading_word(each) or is_aside(each) or each.rstrip().endswith(":"))
    )
    return one_line(next(found, ""))


def _own_date(said: Sequence[str]) -> date | None:
    """ "Updated 4 July 2012", "as at 31 March 2025": a whole day in a short line that says so."""
    for each in said:
        if len(each) <= _LONGEST and _DATED.search(each):
            days = [read.on for read in find_dates(each) if read.on and read.precision == "day"]
            if days:
                return days[-1]
    return None


def _one_year(
    title: str, said: Sequence[str], name: str, heads: Iterable[str]
) -> tuple[int | None, str]:
    """The year where one and only one is named, and by what."""
    dated = [each for each in said if len(each) <= _LONGEST and _DATED.search(each)]
    sources = (
        ("the title", [title]),
        ("the date of the document", dated[:3]),
        ("a heading", said[:8]),
        ("the heads of the columns", list(heads)),
        ("the name of the file", [name.replace("_", " ")]),
    )
    for source, texts in sources:
        named = {year for text in texts for year in (years_of(text) or ())}
        if len(named) == 1:
            return named.pop(), source
    return None, ""
