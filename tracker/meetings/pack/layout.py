"""Our own pages, inside the child: laid out until their contents list names the right pages."""

from collections.abc import Mapping
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import Any

import weasyprint
from weasyprint.urls import URLFetcher, URLFetcherResponse

from tracker.meetings.pack import rules
from tracker.meetings.pack.book import WHY, Book, Part, filled
from tracker.meetings.pack.papers import PDF, PICTURE, Papers, notes

VARIANT = "pdf/ua-1"
PICTURES = "paper:"
_TRIES = 4
_WIDEST = "888 to 888"


class Pictures(URLFetcher):  # type: ignore[misc]  # WeasyPrint ships no types
    """Gives the pictures of this pack to our pages, and nothing else from anywhere."""

    def __init__(self, paths: Mapping[str, str]) -> None:
        super().__init__(allowed_protocols=frozenset({PICTURES.rstrip(":")}))
        self._paths = paths

    def fetch(self, url: str, headers: Any = None) -> Any:
        path = self._paths.get(url.removeprefix(PICTURES))
        if path is None:
            raise ValueError("not a picture of this pack")
        return URLFetcherResponse(url, Path(path).read_bytes())


@dataclass(frozen=True, slots=True)
class Run:
    """A part with its pages: `first` counts from 1 through the whole pack, `own` is how many of
    ours it has; a paper’s PDF has none of ours."""

    part: Part
    first: int
    pages: int
    own: int

    @property
    def last(self) -> int:
        return self.first + self.pages - 1


@dataclass(frozen=True)
class LaidOut:
    """Our pages, written to `path`, and every run of the pack in order."""

    path: Path
    runs: tuple[Run, ...]

    @property
    def pages(self) -> int:
        return self.runs[-1].last


def lay_out(book: Book, papers: Papers, work: Path) -> LaidOut:
    """Write our own pages; the numbers in them are those of the whole pack."""
    html = _html(book, papers)
    keys = [part.key for part in book.parts]
    told = notes(papers.reasons, keys)
    pictures = Pictures({part.key: part.path for part in book.parts if part.kind})
    sheet = weasyprint.CSS(string=book.css)
    said = dict.fromkeys(keys, _WIDEST)
    runs: tuple[Run, ...] = ()
    for _ in range(_TRIES):
        text = filled(html, said, told)
        document = weasyprint.HTML(string=text, url_fetcher=pictures).render(stylesheets=[sheet])
        runs = _runs(book, papers, document)
        now = {run.part.key: rules.pages_words(run.first, run.last) for run in runs}
        now |= {part.key: "" for part in book.parts if part.key not in now}
        if now == said:
            break
        said = now
    path = work / "own.pdf"
    document.write_pdf(path, pdf_variant=VARIANT)
    return LaidOut(path, runs)


def is_own(part: Part, papers: Papers) -> bool:
    """Whether we print a part: a paper only where it is a picture, or could not be put in."""
    return not part.kind or papers.opened[part.key].kind != PDF


def _html(book: Book, papers: Papers) -> str:
    body = "".join(_own(part, papers) for part in book.parts if is_own(part, papers))
    return (
        f'<!DOCTYPE html><html lang="en-GB"><head><meta charset="utf-8">'
        f'<title>{escape(book.title)}</title><meta name="author" content="{escape(book.council)}">'
        f"</head><body>{body}</body></html>"
    )


def _own(part: Part, papers: Papers) -> str:
    opened = papers.opened.get(part.key)
    if opened is None or opened.kind == PICTURE:
        return part.html
    return part.missing.replace(WHY, escape(opened.why))


def _runs(book: Book, papers: Papers, document: Any) -> tuple[Run, ...]:
    """Every part with its pages, from where its anchor stands in our pages."""
    pages = list(enumerate(document.pages))  # a part stands on several: the first of them counts
    starts = {name: n for n, page in reversed(pages) for name in page.anchors}
    own = [part.key for part in book.parts if is_own(part, papers)]
    ends = [*(starts[key] for key in own[1:]), len(pages)]
    counts = {key: end - starts[key] for key, end in zip(own, ends, strict=True)}
    runs, first = [], 1
    for part in book.parts:
        printed = counts.get(part.key, 0)
        number = printed or papers.opened[part.key].pages
        runs.append(Run(part, first, number, printed))
        first += number
    return tuple(runs)
