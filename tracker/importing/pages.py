"""What the pages of an import show: its rows a page at a time, and what stands around them."""

from collections.abc import Sequence
from dataclasses import dataclass
from zlib import crc32

from tracker.importing.comparing import Standing
from tracker.importing.enums import Fate
from tracker.importing.leads import SPLIT, decision
from tracker.importing.models import PlanImport
from tracker.importing.preview import Preview, PreviewRow, preview
from tracker.importing.reading import Column, PlanReading, distinct_columns
from tracker.importing.target import Target
from tracker.people.identity import SignedIn
from tracker.plan.models import Plan

SIZE = 50
DOUBTS = "doubts"
SHOWN = {
    "": "All rows",
    DOUBTS: "To look at",
    Fate.NEW.value: "To be added",
    Fate.CHANGED.value: "To be changed",
    Fate.SAME.value: "Staying as they are",
    Fate.LEFT_OUT.value: "Left out",
    Fate.GONE.value: "Only in the plan",
}


@dataclass(frozen=True)
class ImportPage:
    """An import, what it will do, and the rows of one page of one kind."""

    id: int
    file_name: str
    reading: PlanReading
    what: Preview
    target: Target
    plan_name: str
    show: str
    page: int
    lead_count: int
    leads_known: int
    size: int = SIZE

    @property
    def headline(self) -> str:
        """The finding: how many actions, and how many somebody should look at."""
        count, doubts = len(self.what.to_import), len(self.what.doubtful)
        actions = f"{count:,} action{'' if count == 1 else 's'} understood"
        return f"{actions}, {doubts:,} to look at" if doubts else actions

    @property
    def mark(self) -> int:
        """A number that is another one where an import would do something else."""
        rows = [
            (each.edited.mark, each.fate, each.action_id, each.changes) for each in self.what.rows
        ]
        return crc32(repr((self.target, rows)).encode()) % 10**9

    @property
    def is_draft(self) -> bool:
        """Whether it makes a plan that only the board secretary sees: one without a pledge too."""
        is_adopted = self.target.is_adopted and self.what.headings.promises
        return bool(self.target.name) and not is_adopted

    @property
    def kinds(self) -> list[tuple[str, str, int]]:
        """The kinds of rows that there are, as (value, words, how many)."""
        counts = {kind: self._count(kind) for kind in SHOWN}
        return [(kind, SHOWN[kind], counts[kind]) for kind in SHOWN if counts[kind] or not kind]

    @property
    def rows(self) -> Sequence[PreviewRow]:
        """The rows of this page."""
        start = (self.page - 1) * SIZE
        return self._rows(self.show)[start : start + SIZE]

    @property
    def gone(self) -> Sequence[Standing]:
        """The actions of this page that the file does not name, where these are shown."""
        start = (self.page - 1) * SIZE
        return self.what.gone[start : start + SIZE] if self.show == Fate.GONE else ()

    @property
    def total(self) -> int:
        """How many rows of the kind that is shown there are."""
        return self._count(self.show)

    @property
    def pages(self) -> int:
        """How many pages they fill."""
        return max(1, -(-self.total // SIZE))

    @property
    def used(self) -> list[Column]:
        """The columns that are used."""
        return [each for each in distinct_columns(self.reading) if each.field]

    @property
    def kept_beside(self) -> list[Column]:
        """The columns that are not."""
        return [each for each in distinct_columns(self.reading) if not each.field]

    def _rows(self, show: str) -> Sequence[PreviewRow]:
        if show == DOUBTS:
            return self.what.doubtful
        return self.what.of(Fate(show)) if show and show != Fate.GONE else self.what.rows

    def _count(self, show: str) -> int:
        return len(self.what.gone) if show == Fate.GONE else len(self._rows(show))


def import_page(
    found: PlanImport,
    reading: PlanReading,
    target: Target,
    plan: Plan | None,
    *,
    viewer: SignedIn,
    show: str = "",
    page: int = 1,
) -> ImportPage:
    """The page of an import; an unknown kind shows all rows, a page too far the last."""
    what = preview(reading, found.edits, plan, viewer=viewer)
    read = [each.edited.row for each in what.to_import]
    leads = {text for row in read for text in (row.lead, row.helper)} - {""}
    decided = [decision(lead, found.leads, what.posts) for lead in leads]
    made = ImportPage(
        id=found.id,
        file_name=found.file_name,
        reading=reading,
        what=what,
        target=target,
        plan_name=plan.name if plan else target.name,
        show=show if show in SHOWN else "",
        page=1,
        lead_count=len(leads),
        leads_known=sum(each.startswith("post:") or each in (SPLIT, "new") for each in decided),
    )
    object.__setattr__(made, "page", min(max(page, 1), made.pages))
    return made
