"""Reads of the parts of a number, and of actions to be measured."""

from dataclasses import dataclass

from sqlalchemy import or_, select

from tracker.actions.models import Action
from tracker.actions.policy import visible_to
from tracker.core.database import db
from tracker.core.errors import NotFound
from tracker.people.identity import SignedIn
from tracker.scorecards.book import definitions_of
from tracker.scorecards.models import IndicatorAction, PartOf
from tracker.scorecards.queries import TiedAction

MOST = 20


@dataclass(frozen=True, slots=True)
class Part:
    """An indicator at the other end of a tie."""

    id: int
    name: str
    is_complete: bool


def parts_of(indicator_id: int) -> tuple[list[Part], list[Part]]:
    """The parts of an indicator's number, and the wholes of which it is a part."""
    rows = db.session.scalars(
        select(PartOf)
        .where(or_(PartOf.whole_id == indicator_id, PartOf.part_id == indicator_id))
        .order_by(PartOf.id)
    ).all()
    known = definitions_of({each for row in rows for each in (row.whole_id, row.part_id)})
    names = {number: meanings[-1].name for number, meanings in known.items()}
    parts, wholes = [], []
    for row in rows:
        if row.whole_id == indicator_id:
            parts.append(Part(row.part_id, names[row.part_id], row.is_complete))
        else:
            wholes.append(Part(row.whole_id, names[row.whole_id], row.is_complete))
    return parts, wholes


def pairs() -> list[tuple[int, int]]:
    """Every (whole, part)."""
    rows = db.session.execute(select(PartOf.whole_id, PartOf.part_id))
    return [(row.whole_id, row.part_id) for row in rows]


def actions_found(words: str, viewer: SignedIn, *, but: set[int]) -> list[TiedAction]:
    """The actions with these words, or of this ref, that the viewer may see; the first twenty."""
    if not words:
        return []
    rows = db.session.execute(
        select(Action.id, Action.ref, Action.text)
        .where(
            or_(
                Action.text.icontains(words, autoescape=True),
                Action.ref.istartswith(words, autoescape=True),
            ),
            Action.id.not_in(but),
            visible_to(viewer),
        )
        .order_by(Action.ref_order, Action.id)
        .limit(MOST)
    )
    return [TiedAction(*row) for row in rows]


def action_seen(action_id: int, viewer: SignedIn) -> Action:
    """An action that the viewer may see; NotFound if it is not there for them."""
    found = db.session.scalar(select(Action).where(Action.id == action_id, visible_to(viewer)))
    if found is None:
        raise NotFound
    return found


def tie_of(indicator_id: int, action_id: int) -> IndicatorAction | None:
    """What ties the two, if anything does."""
    return db.session.scalar(
        select(IndicatorAction).where(
            IndicatorAction.indicator_id == indicator_id, IndicatorAction.action_id == action_id
        )
    )
