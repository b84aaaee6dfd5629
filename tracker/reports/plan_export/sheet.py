"""An exported plan as an Excel workbook that opens at the table and prints on A4 across."""

import io
from math import ceil
from typing import TYPE_CHECKING

from tracker.actions.enums import Precision, State
from tracker.core.sheets import clean, safe_workbook, write_text
from tracker.reports.plan_export.columns import (
    HEAD,
    INK,
    LEVELS,
    TINTS,
    Column,
    columns_of,
    headings_of,
    key,
)
from tracker.reports.plan_export.content import ExportedAction, ExportedPlan, Section

if TYPE_CHECKING:  # the library is large, and a server that never exports never loads it
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

SHEET = "Action plan"
WIDE = 4.6  # characters for each centimetre of a column
LEAST = {"Due": 18.0, "RAG": 14.0}  # a date that does not fit is shown as ####
LINE = 13.5  # points that a line of ten-point text takes
HIGHEST = 409  # points that Excel allows
DATES = {Precision.DAY: "d mmmm yyyy", Precision.MONTH: "mmmm yyyy"}
DATES[Precision.NEXT_BOARD] = DATES[Precision.DAY]
Style = dict[str, object]
_CELL: Style = {
    "text_wrap": True,
    "valign": "top",
    "border": 1,
    "border_color": "#B9B2C4",
    "font_size": 10,
}


def as_xlsx(plan: ExportedPlan) -> bytes:
    """A sheet with the plan and a sheet with the key."""
    out = io.BytesIO()
    with safe_workbook(out, title=plan.name) as book:
        _Sheet(book, plan).write()
        _key(book)
    return out.getvalue()


class _Sheet:
    """The plan's sheet, written from the top down."""

    def __init__(self, book: "Workbook", plan: ExportedPlan) -> None:
        self.book, self.plan = book, plan
        self.sheet: Worksheet = book.add_worksheet(SHEET)
        self.columns = columns_of(plan)
        self.widths = [max(each.weight * WIDE, LEAST.get(each.head, 0)) for each in self.columns]
        self.formats: dict[object, Format] = {}
        self.at = 0

    def write(self) -> None:
        """Title, headings, actions, and how it prints."""
        self._title()
        head = self.at
        heading = {**_CELL, "bold": True, "font_color": "#FFFFFF", "bg_color": f"#{HEAD}"}
        cells = zip(self.columns, self.widths, strict=True)
        self.sheet.set_row(head, max(_height(each.head, width * 0.8) for each, width in cells))
        for n, column in enumerate(self.columns):
            self.sheet.set_column(n, n, self.widths[n])
            self.sheet.write_string(head, n, column.head, self._format("head", heading))
        self.at += 1
        before: Section | None = None
        for section in self.plan.sections:
            for level, words in headings_of(section, before):
                self._heading(level, words)
            for action in section.actions:
                self._action(action)
            before = section
        self._printing(head)

    def _title(self) -> None:
        bold: Style = {"bold": True, "font_color": f"#{HEAD}"}
        where = f"{self.plan.council}. {self.plan.as_at}. {self.plan.finding}."
        said = f"{self.plan.marking}. The sheet “Key” says what the RAG words mean."
        lines: list[tuple[str, Style]] = [(self.plan.name, {**bold, "font_size": 18}), (where, {})]
        lines += [(self.plan.note, {})] * bool(self.plan.note) + [(said, bold)]
        for text, style in lines:
            self.sheet.write_string(self.at, 0, clean(text), self._format(str(style), style))
            self.at += 1

    def _heading(self, level: int, words: str) -> None:
        """Across the table, as high as its words need: merged cells do not grow by themselves."""
        style = {"bold": True, "bg_color": f"#{LEVELS[level]}", "font_size": 13 - level}
        of_level = self._format(f"level {level}", {**_CELL, **style, "valign": "vcenter"})
        self.sheet.set_row(self.at, _height(words, sum(self.widths) * 0.8))
        last = len(self.columns) - 1
        self.sheet.merge_range(self.at, 0, self.at, last, clean(words), of_level)
        self.at += 1

    def _action(self, action: ExportedAction) -> None:
        cells = zip(self.columns, self.widths, strict=True)
        heights = [_height(column.of(action), width) for column, width in cells]
        self.sheet.set_row(self.at, max(heights))
        for n, column in enumerate(self.columns):
            self._cell(n, column, action)
        self.at += 1

    def _cell(self, n: int, column: Column, action: ExportedAction) -> None:
        if column.head == "Due" and action.due_on and action.due_precision in DATES:
            shown = DATES[action.due_precision]
            style = {**_CELL, "num_format": shown, "align": "left"}
            self.sheet.write_datetime(self.at, n, action.due_on, self._format(shown, style))
            return
        style = {**_CELL, "font_color": f"#{INK}"}
        name: object = "cell"
        if column.head == "RAG" and action.state in TINTS:
            tint, ink = TINTS[action.state]
            style |= {"bg_color": f"#{tint}", "font_color": f"#{ink}", "bold": True}
            name = action.state
        write_text(self.sheet, self.at, n, column.of(action), self._format(name, style))

    def _format(self, name: object, style: Style) -> "Format":
        if name not in self.formats:
            self.formats[name] = self.book.add_format({"font_name": "Arial", **style})
        return self.formats[name]

    def _printing(self, head: int) -> None:
        last = len(self.columns) - 1
        self.sheet.autofilter(head, 0, max(self.at - 1, head), last)
        self.sheet.freeze_panes(head + 1, 1)
        self.sheet.repeat_rows(head)
        self.sheet.set_landscape()
        self.sheet.set_paper(9)  # A4
        self.sheet.set_margins(left=0.4, right=0.4, top=0.6, bottom=0.6)
        self.sheet.fit_to_pages(1, 0)
        self.sheet.print_area(0, 0, max(self.at - 1, head), last)
        self.sheet.set_header(f"&R{_plain(self.plan.marking)}")
        self.sheet.set_footer(f"&L{_plain(self.plan.name)}&RPage &P of &N")


def _height(text: str, width: float) -> float:
    """How high a row has to be for a text to show, in points; not every program finds out."""
    lines = sum(max(1, ceil(len(line) / (width * 1.2))) for line in text.split("\n"))
    return min(HIGHEST, LINE * lines + 4)


def _plain(words: str) -> str:
    """For a header or footer, where & begins a code and 255 characters are the most."""
    return clean(words).replace("&", "&&")[:180]


def _key(book: "Workbook") -> None:
    """What the words mean, with their colours."""
    sheet = book.add_worksheet("Key")
    bold = book.add_format({"bold": True, "font_size": 14})
    sheet.set_column(0, 0, 26)
    sheet.set_column(1, 1, 60)
    sheet.write_string(0, 0, "What the RAG words mean", bold)
    for n, (state, word, meaning) in enumerate(key(), start=2):
        sheet.write_string(n, 0, word, book.add_format(_key_style(state)))
        sheet.write_string(n, 1, meaning, book.add_format(_CELL))


def _key_style(state: State) -> Style:
    tint, ink = TINTS.get(state, ("FFFFFF", INK))
    return {**_CELL, "bold": True, "bg_color": f"#{tint}", "font_color": f"#{ink}"}
