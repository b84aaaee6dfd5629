"""Make a pack of 60 papers and 600 pages: `python -m tests.performance.packs`.

The limits are the customer's: 60 seconds with progress shown, and 400 MB. Seconds are those of the
clock, so run it on a machine that does nothing else. Half of the papers are text, a quarter slides
with pictures, a quarter scans, as secretaries hand them in: a page of those is one large picture.
"""

import os
import resource
import sys
import tempfile
import time
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

from flask import Flask
from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas
from rich.console import Console
from rich.table import Table
from sqlalchemy.orm import Session

from tests import factories
from tests.factories.agendas import ItemCommentFactory, ItemFactory, PaperFactory
from tests.factories.meetings import BodyFactory, MeetingFactory, MemberFactory
from tests.factories.paper_files import kept_file, pdf_bytes
from tests.support import database
from tests.support.apps import make_app
from tracker.core import clock
from tracker.meetings import listing
from tracker.meetings.pack import child, printing
from tracker.meetings.pack.contents import contents
from tracker.meetings.pack.enums import PackKind

ITEMS, PAPERS, PAGES = 12, 60, 10
SECONDS, MB = 60.0, 400.0
SUMMARY = "What this says in plain words, for whoever reads it on paper on the evening before. " * 6


def pictured(size: tuple[float, float], wide: int, high: int) -> bytes:
    """A PDF with a picture of noise on each page: it packs as badly as a scan does."""
    made = BytesIO()
    canvas = Canvas(made, pagesize=size)
    for _ in range(PAGES):
        grey = Image.frombytes("L", (wide // 4, high // 4), os.urandom(wide * high // 16))
        picture = BytesIO()
        grey.resize((wide, high)).save(picture, "JPEG", quality=60)
        picture.seek(0)
        canvas.drawImage(ImageReader(picture), 0, 0, *size)
        canvas.showPage()
    canvas.save()
    return made.getvalue()


def fill(app: Flask) -> tuple[int, float]:
    """A board with all these papers: its meeting, and how many MB they are."""
    slides, scan = pictured((960, 540), 1280, 720), pictured((595, 842), 1240, 1754)
    board = MeetingFactory(body=BodyFactory.board(), agenda_out_at=datetime(2025, 9, 1, tzinfo=UTC))
    for _ in range(12):
        MemberFactory(body=board.body)
    size = 0
    for number in range(ITEMS):
        item = ItemFactory(meeting_id=board.id, position=number, summary=SUMMARY)
        ItemCommentFactory(item_id=item.id)
        for at in range(PAPERS // ITEMS):
            text = pdf_bytes(f"Paper {number}.{at}", PAGES)
            content = (text, slides, text, scan)[(number + at) % 4]
            size += len(content)
            PaperFactory(item=item, position=at, file=kept_file(app, content), summary=SUMMARY)
    return board.id, size / 1e6


def main() -> int:
    """Print how long it took and what it needed; exit 1 where a limit is broken."""
    said: list[float] = []
    with tempfile.TemporaryDirectory() as folder:
        databases = database.Databases(Path(folder))
        address = databases.with_tables(database.SQLITE)
        app = make_app(databases, address)
        with Session(database.plain_engine(address)) as session, factories.bound_to(session):
            meeting_id, size = fill(app)
            session.commit()
        began = time.monotonic()
        with app.test_request_context():
            row = listing.meeting_row(meeting_id, None, today=clock.today())
            assert row is not None
            book = printing.book_of(contents(row, PackKind.BOARD, {}), str)
        work, target = Path(folder) / "work", Path(folder) / "pack.pdf"
        work.mkdir()
        made = child.make(book, work, target, lambda *_: said.append(time.monotonic()))
        took = time.monotonic() - began
        written = target.stat().st_size / 1e6
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    silence = max(b - a for a, b in zip([began, *said], said, strict=False))
    table = Table("What", "Is", "At most", title="A pack")
    table.add_row("papers, MB", f"{PAPERS}, {size:.0f}", "")
    table.add_row("pages, MB", f"{made.pages}, {written:.0f}", "")
    table.add_row("seconds", f"{took:.1f}", f"{SECONDS:.0f}")
    table.add_row("peak of the child, MB", f"{peak:.0f}", f"{MB:.0f}")
    table.add_row("words of progress, longest silence", f"{len(said)}, {silence:.1f} s", "")
    Console().print(table)
    return int(took > SECONDS or peak > MB or made.pages < PAPERS * PAGES)


if __name__ == "__main__":
    sys.exit(main())
