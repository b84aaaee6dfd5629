"""Deeds on what stands on every agenda of a body."""

from dataclasses import asdict, dataclass

from sqlalchemy import select, update

from tracker.audit import service as audit
from tracker.audit.enums import Deed
from tracker.core.database import db
from tracker.core.errors import NotAccepted, NotFound
from tracker.core.person import Person
from tracker.meetings import history
from tracker.meetings.agenda import beginning, rules
from tracker.meetings.agenda.enums import ItemKind, Purpose
from tracker.meetings.agenda.models import StandingItem
from tracker.meetings.agenda.waiting import standing_items
from tracker.meetings.models import Body


@dataclass(frozen=True, slots=True)
class StandingWords:
    """What a standing item says."""

    kind: ItemKind
    title: str
    purpose: Purpose
    minutes: int | None
    presenter: str


def add(body: Body, words: StandingWords, *, by: Person) -> StandingItem:
    """Let an item stand on every agenda of a body from its next one on."""
    present = standing_items(body.id)
    _check_is_new(words, present)
    item = StandingItem(
        body_id=body.id, position=0, document="", place="", demonstration=False, **asdict(words)
    )
    db.session.add(item)
    db.session.flush()
    _number([each.id for each in beginning.placed(present, [item])])
    _record(Deed.STANDING_ITEM_ADDED, item, body, by=by, after=asdict(words))
    return item


def change(item: StandingItem, body: Body, words: StandingWords, *, by: Person) -> None:
    """Change it for the agendas that are not begun yet."""
    _check_is_new(words, [each for each in standing_items(body.id) if each is not item])
    values = asdict(words)
    before, after = audit.changes({name: getattr(item, name) for name in values}, values)
    if not after:
        return
    for name in after:
        setattr(item, name, values[name])
    _record(Deed.STANDING_ITEM_CHANGED, item, body, by=by, before=before, after=after)


def move(item: StandingItem, body: Body, *, up: bool) -> None:
    """Take it one place earlier or later."""
    _number(rules.moved([each.id for each in standing_items(body.id)], item.id, up=up))


def remove(item: StandingItem, body: Body, *, by: Person) -> None:
    """Let it no longer stand on agendas; those that are begun keep it."""
    _record(Deed.STANDING_ITEM_REMOVED, item, body, by=by, before={"title": item.title})
    db.session.delete(item)


def standing_to_change(body: Body, standing_id: int) -> StandingItem:
    """A standing item of a body that is held for a deed."""
    found = db.session.scalars(
        select(StandingItem).where(StandingItem.id == standing_id, StandingItem.body_id == body.id)
    ).first()
    if found is None:
        raise NotFound
    return found


def _check_is_new(words: StandingWords, present: list[StandingItem]) -> None:
    if words.kind is not ItemKind.ORDINARY and any(it.kind is words.kind for it in present):
        raise NotAccepted({"kind": f"“{words.kind.label}” stands on its agendas already"})
    if any(it.title.casefold() == words.title.casefold() for it in present):
        raise NotAccepted({"title": "An item with this title stands on its agendas already"})


def _number(ids: list[int]) -> None:
    for position, item_id in enumerate(ids, start=1):
        db.session.execute(
            update(StandingItem).where(StandingItem.id == item_id).values(position=position)
        )


def _record(
    deed: Deed,
    item: StandingItem,
    body: Body,
    *,
    by: Person,
    before: dict[str, object] | None = None,
    after: dict[str, object] | None = None,
) -> None:
    told = {"body": body.name, "standing_item": item.title, **(after or {})}
    history.of_body(deed, body, by=by, before=before, after=told)
