"""An action while its table is being read: texts by field, before they are given a meaning."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from tracker.importing.grids import Row, Table
from tracker.importing.reading import Where
from tracker.importing.tables.cells import is_from_above, text_at
from tracker.importing.tables.layouts import Layout


@dataclass(slots=True)
class Draft:
    """The texts of an action by field; `value` is the real date behind its due cell,
    `revised_value` that behind the new date; `fill` the colour that judges it. Of its headings the
    first `outside` stand outside its table."""

    where: Where
    texts: dict[str, str] = field(default_factory=dict)
    others: dict[int, str] = field(default_factory=dict)
    progress: dict[int, str] = field(default_factory=dict)
    path: tuple[str, ...] = ()
    outside: int = 0
    value: date | float | None = None
    revised_value: date | float | None = None
    fill: str = ""
    layout: Layout = field(default_factory=Layout)
    labels: tuple[str, ...] = ()
    heading_due: str = ""
    parent: str | None = None
    queries: list[str] = field(default_factory=list)

    def get(self, name: str) -> str:
        """The text of a field, "" for none."""
        return self.texts.get(name, "")

    def go_on(self, other: "Draft", joint: str) -> None:
        """Take in a row that goes on with this action; what both say is said once."""
        for name, text in other.texts.items():
            before = self.texts.get(name, "")
            self.texts[name] = _joined(before, text, joint)
            if name == "due" and before and text:
                self.value = None
        self.value = self.value or (other.value if self.get("due") == other.get("due") else None)
        for mine, theirs in ((self.others, other.others), (self.progress, other.progress)):
            for column, text in theirs.items():
                mine[column] = _joined(mine.get(column, ""), text, joint)


def _joined(before: str, text: str, joint: str) -> str:
    if not before or not text or text in before.split("\n"):
        return before or text
    return f"{before}{joint}{text}"


def draft_of(table: Table, index: int, layout: Layout, labels: tuple[str, ...]) -> Draft:
    """The texts of a row by its table's layout."""
    row = table.rows[index]
    draft = Draft(where_of(table, row), layout=layout, labels=labels)
    for name, column in layout.of.items():
        text = text_at(row, column)
        if text:
            draft.texts[name] = text
    draft.value = _value(row, layout.of.get("due"))
    _revise(draft, row)
    judge = _judge(row, layout)
    if judge is not None:
        draft.fill = row.cells[judge].fill
        if judge in layout.earlier:
            draft.texts["rag"] = text_at(row, judge)
    draft.progress = dict(_texts(row, layout.progress))
    draft.others = dict(_texts(row, layout.others))
    return draft


def _revise(draft: Draft, row: Row) -> None:
    """The new date: of several the last that says anything."""
    last = next((n for n in _revised(draft.layout) if row.cells[n].text), None)
    if last is not None:
        draft.texts["revised_due"] = text_at(row, last)
        draft.revised_value = _value(row, last)


def _revised(layout: Layout) -> tuple[int, ...]:
    last = layout.of.get("revised_due")
    return () if last is None else (last, *layout.revised)


def _judge(row: Row, layout: Layout) -> int | None:
    """The column whose words or colour judge: of several periods the last that says anything."""
    last = layout.of.get("rag", layout.fill)
    if last is None or row.cells[last].text or row.cells[last].fill:
        return last
    said = (each for each in layout.earlier if row.cells[each].text or row.cells[each].fill)
    return next(said, last)


def _value(row: Row, column: int | None) -> date | float | None:
    return row.cells[column].value if column is not None else None


def _texts(row: Row, columns: tuple[int, ...]) -> Iterator[tuple[int, str]]:
    for column in columns:
        text = text_at(row, column)
        if text:
            yield column, text


def where_of(table: Table, row: Row) -> Where:
    """The place of a row, as its kind of file counts."""
    if table.is_lines:
        return Where(table=table.number, row=row.number, line=row.number)
    return Where(table=table.number, row=row.number, sheet=table.sheet or None)


def is_same_action(row: Row, index: int, layout: Layout) -> bool:
    """The action's cell goes on from the row above: one action over several rows."""
    return is_from_above(row, index, layout.of["action"])
