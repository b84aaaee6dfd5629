"""PDF files with ruled tables, as Word prints them."""

from collections.abc import Sequence
from io import BytesIO

from reportlab.lib import colors
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.platypus import Paragraph, SimpleDocTemplate, Spacer, Table

from tests.importing_corpus.grid import ACROSS, DOWN, C, Line, Printed, printed_rows, words

GRID = [
    ("GRID", (0, 0), (-1, -1), 0.5, colors.black),
    ("VALIGN", (0, 0), (-1, -1), "TOP"),
]


def pdf(*blocks: "str | Ruled") -> bytes:
    """A landscape PDF of lines of text and ruled tables, which break over pages."""
    out = BytesIO()
    body = getSampleStyleSheet()["BodyText"]
    flow = []
    for each in blocks:
        if isinstance(each, str):
            flow.append(Paragraph(each, body))
        else:
            flow += [each.table(), Spacer(1, 12)]
    SimpleDocTemplate(out, pagesize=landscape(A4), invariant=1, title="").build(flow)
    return out.getvalue()


class Ruled:
    """A table with lines around its cells; `widths` are in points; the head comes again on each
    page where `repeats` says so."""

    def __init__(
        self, heads: Sequence[str], lines: Sequence[Line], widths: Sequence[int], repeats: bool
    ) -> None:
        self.rows = printed_rows([[C(each, is_bold=True) for each in heads], *lines], len(heads))
        self.widths, self.repeats = list(widths), repeats

    def table(self) -> Table:
        """As reportlab lays it out."""
        cells = [[_cell(each) for each in row] for row in self.rows]
        repeats = 1 if self.repeats else 0
        return Table(
            cells, colWidths=self.widths, repeatRows=repeats, style=[*GRID, *self._looks()]
        )

    def _looks(self) -> list[tuple[object, ...]]:
        looks: list[tuple[object, ...]] = []
        for n, row in enumerate(self.rows):
            end = len(row) - 1
            if end and all(each == ACROSS for each in row[1:]):
                looks.append(("SPAN", (0, n), (end, n)))
            for column, each in enumerate(row):
                if isinstance(each, C) and each.fill:
                    fill = colors.HexColor(f"#{each.fill}")
                    looks.append(("BACKGROUND", (column, n), (column, n), fill))
        return looks


def _cell(printed: Printed) -> Paragraph | str:
    if printed in (ACROSS, DOWN):
        return ""
    text = words(printed).replace("&", "&amp;").replace("\n", "<br/>")
    style = getSampleStyleSheet()["BodyText"]
    bold = isinstance(printed, C) and printed.is_bold
    return Paragraph(f"<b>{text}</b>" if bold and text else text, style)
