"""Opening a pack’s papers, inside the child: how many pages each has, or why it cannot go in."""

import warnings
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import pikepdf
from PIL import Image

from tracker.meetings.pack import office
from tracker.meetings.pack.book import Part

LOCKED = "it is locked with a password"
BROKEN = "it is damaged and cannot be read"
EMPTY = "it has no pages"
GONE = "its file is not in its place"
TOO_LARGE = "it is a picture of more points than can be printed"
MOST_POINTS = 120_000_000

PDF, PICTURE = "pdf", "picture"
_PICTURES = frozenset({"png", "jpg"})
_OFFICE = frozenset({"docx", "xlsx"})


@dataclass
class Opened:
    """A paper’s PDF that is ready to be put in, a picture, or why neither."""

    kind: str = ""
    pages: int = 0
    why: str = ""
    pdf: pikepdf.Pdf | None = None


@dataclass
class Papers:
    """All papers of a pack by their keys; they stay open until the pack is written."""

    opened: dict[str, Opened] = field(default_factory=dict)

    @property
    def reasons(self) -> dict[str, str]:
        """The papers that cannot be put in, with the reason."""
        return {key: each.why for key, each in self.opened.items() if each.why}

    def leave_out(self, key: str, why: str) -> None:
        """A paper that looked well when it was opened and could not be put in."""
        self.opened[key] = Opened(why=why)


def open_papers(parts: tuple[Part, ...], work: Path, on_each: Callable[[], None]) -> Papers:
    """Open every paper; Word and Excel become PDFs first, where the machine can do that."""
    papers = Papers()
    for part in parts:
        if part.kind:
            papers.opened[part.key] = _opened(part, work)
            on_each()
    return papers


def _opened(part: Part, work: Path) -> Opened:
    path = Path(part.path)
    if not part.path or not path.is_file():
        return Opened(why=GONE)
    if part.kind in _PICTURES:
        return _picture(path)
    if part.kind in _OFFICE:
        converted = office.to_pdf(path, part.kind, work / part.key)
        return _pdf(converted.path) if converted.path else Opened(why=converted.why)
    return _pdf(path)


def _pdf(path: Path) -> Opened:
    """Streams stay on the disk until the pack is written: memory does not grow with the papers."""
    try:
        pdf = pikepdf.open(path, access_mode=pikepdf.AccessMode.stream)
    except pikepdf.PasswordError:
        return Opened(why=LOCKED)
    except (pikepdf.PdfError, OSError, ValueError):
        return Opened(why=BROKEN)
    try:
        pages = len(pdf.pages)
        for page in pdf.pages:
            _ = page.mediabox
    except Exception:  # whatever a damaged file makes of its reader
        return Opened(why=BROKEN)
    return Opened(PDF, pages, pdf=pdf) if pages else Opened(why=EMPTY)


def _picture(path: Path) -> Opened:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            with Image.open(path) as picture:
                if picture.width * picture.height > MOST_POINTS:
                    return Opened(why=TOO_LARGE)
                picture.verify()
    except Image.DecompressionBombError:
        return Opened(why=TOO_LARGE)
    except Exception:  # Pillow raises whatever its decoders raise
        return Opened(why=BROKEN)
    return Opened(PICTURE, 1)


def notes(reasons: Mapping[str, str], keys: list[str]) -> dict[str, str]:
    """What the contents list says of every paper."""
    return {key: f"Not in this pack: {reasons[key]}." if key in reasons else "" for key in keys}
