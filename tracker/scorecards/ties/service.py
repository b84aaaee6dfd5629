"""Deeds on ties: a number that is part of another, and an action that an indicator measures."""

from sqlalchemy import select

from tracker.actions.models import Action
from tracker.audit import service as audit
from tracker.audit.enums import Deed
from tracker.core import clock
from tracker.core.database import db
from tracker.core.errors import NotAccepted, NotFound
from tracker.core.person import Person
from tracker.scorecards.book import definitions_of
from tracker.scorecards.meanings.queries import hold, published_days
from tracker.scorecards.meanings.service import record
from tracker.scorecards.models import IndicatorAction, PartOf
from tracker.scorecards.small.working_out import rehide_after
from tracker.scorecards.ties.queries import pairs, tie_of
from tracker.scorecards.ties.rules import comes_back


def add_part(whole_id: int, part_id: int, *, is_complete: bool, by: Person) -> None:
    """Say that a number is part of another: a hidden part hides what would give it away.

    `is_complete` where all parts together are the whole.
    """
    hold([whole_id, part_id])
    known = pairs()
    if (whole_id, part_id) in known:
        raise NotAccepted({"part": "It is a part already"})
    if comes_back(whole_id, part_id, known):
        raise NotAccepted({"part": "It is a whole of which this is a part, or the same"})
    db.session.add(PartOf(whole_id=whole_id, part_id=part_id, is_complete=is_complete))
    after = {"part": _name(part_id), "is_complete": is_complete}
    record(Deed.INDICATOR_PART_ADDED, whole_id, by, after=after)
    _rehide(whole_id, part_id, by)


def remove_part(whole_id: int, part_id: int, *, by: Person) -> None:
    """Say that it is none; NotFound if it was none."""
    hold([whole_id, part_id])
    found = db.session.scalar(
        select(PartOf).where(PartOf.whole_id == whole_id, PartOf.part_id == part_id)
    )
    if found is None:
        raise NotFound
    before = {"part": _name(part_id), "is_complete": found.is_complete}
    record(Deed.INDICATOR_PART_REMOVED, whole_id, by, before=before)
    db.session.delete(found)
    _rehide(whole_id, part_id, by)


def tie(indicator_id: int, action: Action, *, by: Person) -> None:
    """Let an indicator measure an action; once is enough."""
    hold([indicator_id])
    if tie_of(indicator_id, action.id) is not None:
        return
    db.session.add(
        IndicatorAction(
            indicator_id=indicator_id,
            action_id=action.id,
            tied_by_id=by.id,
            tied_at=clock.now(),
        )
    )
    _record(Deed.INDICATOR_ACTION_TIED, indicator_id, action, by)


def untie(indicator_id: int, action: Action, *, by: Person) -> None:
    """Let it measure the action no longer."""
    hold([indicator_id])
    found = tie_of(indicator_id, action.id)
    if found is not None:
        db.session.delete(found)
        _record(Deed.INDICATOR_ACTION_UNTIED, indicator_id, action, by)


def _record(deed: Deed, indicator_id: int, action: Action, by: Person) -> None:
    """A deed on the action: it is as private as that, and stands in its history."""
    audit.record(
        deed,
        subject_type="action",
        subject_id=action.id,
        by=by,
        after={"indicator": _name(indicator_id)},
        visibility=action.visibility,
    )


def _name(indicator_id: int) -> str:
    return definitions_of([indicator_id])[indicator_id][-1].name


def _rehide(whole_id: int, part_id: int, by: Person) -> None:
    db.session.flush()
    days = published_days(whole_id) | published_days(part_id)
    if days:
        rehide_after(days, by=by)
