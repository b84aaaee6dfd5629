"""Deeds on what comes round every year: add it, change it, end it."""

from dataclasses import asdict, dataclass
from datetime import date

from tracker.audit import service as audit
from tracker.audit.enums import Deed
from tracker.core import clock
from tracker.core.database import db
from tracker.core.errors import ChangedMeanwhile, DomainError, NotAccepted
from tracker.core.person import Person
from tracker.meetings.diary.models import YearlyItem
from tracker.meetings.forward import rules


@dataclass(frozen=True, slots=True)
class ItemDetails:
    """What comes round, when, and who leads what it asks for."""

    name: str
    month: int
    day: int | None
    what: str
    lead_post_id: int | None
    workstream_id: int | None
    body_id: int | None
    makes_ahead: int


def add_item(details: ItemDetails, *, by: Person) -> YearlyItem:
    """From now on it comes round every year."""
    _check(details)
    item = YearlyItem(ended_on=None, document="", place="", demonstration=False, **asdict(details))
    db.session.add(item)
    db.session.flush()
    _record(Deed.YEARLY_ITEM_ADDED, item, by=by, after=_told(asdict(details)))
    return item


def change_item(item: YearlyItem, details: ItemDetails, *, by: Person, version: int) -> None:
    """Change it from the next round on; an action that it made stays as it is."""
    _expect(item, version)
    _check(details)
    new = asdict(details)
    before, after = audit.changes({name: getattr(item, name) for name in new}, new)
    if not after:
        return
    for name, value in after.items():
        setattr(item, name, value)
    _record(Deed.YEARLY_ITEM_CHANGED, item, by=by, before=_told(before), after=_told(after))


def end_item(item: YearlyItem, *, by: Person, version: int) -> None:
    """It comes round no more; the actions that it made stay."""
    _expect(item, version)
    item.ended_on = clock.today()
    _record(Deed.YEARLY_ITEM_ENDED, item, by=by, after={"ended_on": item.ended_on})


def _expect(item: YearlyItem, version: int) -> None:
    if item.version != version:
        raise ChangedMeanwhile
    if item.ended_on is not None:
        raise DomainError(f"{item.name} no longer comes round.")


def _check(details: ItemDetails) -> None:
    refused = rules.day_refused(details.month, details.day)
    if refused:
        raise NotAccepted({"day": refused})


def _told(values: dict[str, object]) -> dict[str, object]:
    """What the history keeps: not the numbers of rows, which say nothing to a reader."""
    return {name: value for name, value in values.items() if not name.endswith("_id")}


def _record(
    deed: Deed,
    item: YearlyItem,
    *,
    by: Person,
    before: dict[str, object] | None = None,
    after: dict[str, date | object] | None = None,
) -> None:
    audit.record(
        deed,
        subject_type="yearly_item",
        subject_id=item.id,
        by=by,
        before=before,
        after={"name": item.name} | (after or {}),
    )
