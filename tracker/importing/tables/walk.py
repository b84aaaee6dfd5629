"""Row after row: what is an action becomes a draft, the rest is accounted for."""

from collections.abc import Callable, Iterable

from tracker.importing.grids import Row, Table
from tracker.importing.reading import Skipped
from tracker.importing.tables import rowkinds
from tracker.importing.tables.cells import line_of, text_at
from tracker.importing.tables.drafts import Draft, draft_of, is_same_action, where_of
from tracker.importing.tables.heads import Segment
from tracker.importing.tables.layouts import Layout
from tracker.importing.tables.looks import is_deadline
from tracker.importing.tables.outline import Outline
from tracker.importing.tables.rowkinds import Kind, row_kinds
from tracker.importing.tables.words import shortened

_CLOSED = (".", "!", "?", ":", ";", ")")
OVER_THE_PAGE = "It goes on over a page break: two rows were joined"
JOINED = "joined to the row above"
HIDDEN = "This row is hidden in the file"
PART = "It is part of action {}"
ONE_ACTION = "Its dates or leads stand on several rows, which were joined"
_NUMBERED = frozenset(
    {
        rowkinds.ACTION,
        rowkinds.DECISION,
        rowkinds.EMPTY,
        rowkinds.PLACEHOLDER,
        rowkinds.SECTION,
        rowkinds.UNDONE,
    }
)
_TOLD_EVERY = 500  # rows
Progress = Callable[[int], None]


class Walk:
    """What was found so far: drafts of actions, and what was passed over and why."""

    def __init__(self, outline: Outline, is_pdf: bool, on_rows: Progress | None = None) -> None:
        self.outline = outline
        self.drafts: list[Draft] = []
        self.skipped: list[Skipped] = []
        self.refs: list[str] = []
        self.done = 0
        self._is_pdf = is_pdf
        self._on_rows = on_rows
        self._filled_down: dict[int, str] = {}
        self._last: Draft | None = None
        self._is_at_top = False

    def tell(self) -> None:
        """Say how many rows are done."""
        if self._on_rows:
            self._on_rows(self.done)

    def read(
        self, segment: Segment, layout: Layout, goes_on: bool = False, follows: bool = False
    ) -> None:
        """Read the rows of a segment; `goes_on` says that it is the table before, continued, and
        `follows` that its heads are printed again and nothing stands between."""
        if not goes_on and not follows:
            self._filled_down, self._last = {}, None
        self._is_at_top = goes_on or self._is_pdf
        rows = segment.table.rows
        self._skip_heads(segment)
        kinds = row_kinds(segment, layout)
        for index in range(segment.body, segment.stop):
            self._row(rows[index], index, kinds[index], segment, layout)
            if index % _TOLD_EVERY == 0 and self._on_rows:
                self._on_rows(self.done - segment.stop + index)

    def _skip_heads(self, segment: Segment) -> None:
        for index in range(segment.first, segment.body):
            row = segment.table.rows[index]
            if not row.is_blank:
                self.skip(segment.table, row, rowkinds.HEADING)

    def _row(self, row: Row, index: int, kind: Kind, segment: Segment, layout: Layout) -> None:
        table = segment.table
        if "ref" in layout.of and kind.name in _NUMBERED:
            self.refs.append(text_at(row, layout.of["ref"]))
        if kind.name == rowkinds.SECTION:
            self._section(row, index, kind, table, layout)
        elif kind.name == rowkinds.UPDATE and self._last is not None:
            self._last.go_on(Draft(self._last.where, {"update": kind.text}), "\n")
            self.skip(table, row, JOINED)
        elif kind.name in (rowkinds.ACTION, rowkinds.MORE):
            self._action(index, kind, segment, layout)
        else:
            self.skip(table, row, kind.name)

    def _section(self, row: Row, index: int, kind: Kind, table: Table, layout: Layout) -> None:
        place = layout.sections[:1]
        column = next((n for n, cell in row.own_cells() if cell.text), 0)
        if place and column in layout.sections:
            self._fill_down(row, layout)
        else:
            self._filled_down = {}
            self.outline.add(kind.text, f"row {_style(row)}")
        self.skip(table, row, rowkinds.SECTION)

    def _action(self, index: int, kind: Kind, segment: Segment, layout: Layout) -> None:
        row = segment.table.rows[index]
        draft = draft_of(segment.table, index, layout, segment.labels)
        if self._joins(draft, row, index, kind, layout):
            self.skip(segment.table, row, JOINED)
            return
        if kind.name == rowkinds.MORE:
            self.skip(segment.table, row, rowkinds.UNDONE)
            return
        self._fill_down(row, layout)
        nearest = [self._filled_down[n] for n in layout.sections if self._filled_down.get(n)]
        draft.path = (*self.outline.path, *nearest)
        draft.outside = self.outline.outside
        draft.heading_due = _due_above(draft)
        self.outline.use()
        if row.is_hidden:
            draft.queries.append(HIDDEN)
        self._note_part(draft)
        self.drafts.append(draft)
        self._last, self._is_at_top = draft, False

    def _note_part(self, draft: Draft) -> None:
        """An action without a ref below one that ends "to include:" is part of it, and stays an
        action of its own under the same heading."""
        before = self._last
        if draft.get("ref") or before is None:
            return
        draft.parent = before.parent if before.parent and not before.get("ref") else None
        if before.get("action").rstrip().endswith(":"):
            draft.parent = before.get("ref") or "the one above"
        if draft.parent:
            draft.queries.append(PART.format(draft.parent))

    def _fill_down(self, row: Row, layout: Layout) -> None:
        """A heading in a column of its own holds until the next; one further out ends those
        further in."""
        for place, column in enumerate(layout.sections):
            text = " ".join(text_at(row, column).split())
            if text and text != self._filled_down.get(column):
                for inner in layout.sections[place + 1 :]:
                    self._filled_down.pop(inner, None)
            if text:
                self._filled_down[column] = text

    def _joins(self, draft: Draft, row: Row, index: int, kind: Kind, layout: Layout) -> bool:
        """Whether a row goes on with the action above, which takes it in."""
        before = self._last
        if before is None:
            return False
        if kind.name == rowkinds.MORE or is_same_action(row, index, layout):
            if is_same_action(row, index, layout):
                draft.texts.pop("action", None)
            self._take_in(draft, " " if self._is_at_top else "\n", ONE_ACTION)
            return True
        if self._is_split(before, draft):
            self._take_in(draft, " ", OVER_THE_PAGE)
            return True
        return False

    def _take_in(self, draft: Draft, joint: str, query: str) -> None:
        before = self._last
        if before is None:
            return
        before.go_on(draft, joint)
        if query not in before.queries and (query == OVER_THE_PAGE or draft.get("due")):
            before.queries.append(query)
        self._is_at_top = False

    def _is_split(self, before: Draft, draft: Draft) -> bool:
        """The rest of an action that a page break cut: no ref, no date, no lead, and the words
        run on."""
        if any(draft.get(name) for name in ("ref", "due", "revised_due")):
            return False
        has_any = any(before.get(name) for name in ("ref", "due", "lead"))
        text, above = draft.get("action"), before.get("action").rstrip()
        is_open = not above.endswith(_CLOSED)
        runs_on = text[:1].islower() and not above.endswith((":", ";"))
        if self._is_at_top and has_any:
            return runs_on or (is_open and not draft.get("lead"))
        return runs_on and is_open and has_any and self._is_pdf and not draft.get("lead")

    def skip(self, table: Table, row: Row, why: str) -> None:
        """A row is passed over."""
        self.skipped.append(Skipped(where_of(table, row), why, shortened(line_of(row))))

    def skip_all(self, table: Table, rows: Iterable[Row], why: str) -> None:
        """Rows of a table that is none of actions, in one entry."""
        written = [row for row in rows if not row.is_blank]
        if not written:
            return
        more = f" … and {len(written) - 1} more rows" if len(written) > 1 else ""
        text = shortened(line_of(written[0])) + more
        self.skipped.append(Skipped(where_of(table, written[0]), why, text))


def _due_above(draft: Draft) -> str:
    """The date of the nearest heading that says by when, where no column does; else the one that
    the head of a target names ("Target 2018")."""
    if "due" in draft.layout.of:
        return ""
    above = next((each for each in reversed(draft.path) if is_deadline(each)), "")
    return above or draft.layout.year


def _style(row: Row) -> str:
    """How a heading row is set, to tell one rank from another."""
    column, cell = next(((n, c) for n, c in row.own_cells() if c.text), (0, row.cells[0]))
    wide = sum(each.covered_by is not None for each in row.cells) > 0
    return f"{column} {wide} {cell.is_bold} {cell.fill}"


def _is_next(first: Skipped, each: Skipped, count: int) -> bool:
    """It is the row right below the `count` rows from the first on, of the same table."""
    here, there = first.where, each.where
    if here.table != there.table or here.row is None or there.row is None:
        return False
    return here.row + count == there.row


def in_runs(skipped: Iterable[Skipped]) -> tuple[Skipped, ...]:
    """Blank and empty rows that follow one another in one entry, with their number."""
    found: list[Skipped] = []
    count = 0
    for each in skipped:
        before = found[-1] if found else None
        is_run = before and each.why in (rowkinds.BLANK, rowkinds.EMPTY) and each.why == before.why
        if before and is_run and _is_next(before, each, count):
            count += 1
            found[-1] = Skipped(before.where, before.why, f"{count} rows")
        else:
            count = 1
            found.append(each)
    return tuple(found)
