"""How much of a file is taken. A council's plan has 20 to 200 rows; these leave room to spare and
keep a crafted file from filling the memory (reliability.md 2.11)."""

from collections.abc import Iterable

from tracker.importing.grids import NotReadable, Row

MB = 1024 * 1024
UPLOAD = 5 * MB
ROWS = 6_000  # 5,000 actions, and the headings between them
COLUMNS = 200
CELLS = 300_000
PARAGRAPHS = 20_000
TEXT = 16 * MB

ONLY_THE_PLAN = "Save only the part with the plan as a new file and try again"


class Tally:
    """Counts what a reader takes of one file, and stops it at the first limit."""

    def __init__(self) -> None:
        self.rows = self.cells = self.paragraphs = self.text = 0

    def row(self, row: Row) -> Row:
        """Count a row; a blank one counts its cells alone."""
        self.cells += len(row.cells)
        if len(row.cells) > COLUMNS:
            raise NotReadable(f"A table has more than {COLUMNS} columns. {ONLY_THE_PLAN}")
        if self.cells > CELLS:
            raise NotReadable(f"The file has more than {CELLS:,} cells. {ONLY_THE_PLAN}")
        if not row.is_blank:
            self.rows += 1
            self.texts(cell.text for _, cell in row.own_cells())
        if self.rows > ROWS:
            raise NotReadable(f"The file has more than {ROWS:,} rows. {ONLY_THE_PLAN}")
        return row

    def words(self, text: str) -> str:
        """Count a paragraph outside tables, unless it says nothing."""
        self.paragraphs += 1 if text else 0
        if self.paragraphs > PARAGRAPHS:
            raise NotReadable(f"The file has more than {PARAGRAPHS:,} paragraphs. {ONLY_THE_PLAN}")
        self.texts((text,))
        return text

    def texts(self, texts: Iterable[str]) -> None:
        """Count what is written in some cells."""
        self.text += sum(map(len, texts))
        if self.text > TEXT:
            raise NotReadable(f"The file holds more text than can be taken. {ONLY_THE_PLAN}")
