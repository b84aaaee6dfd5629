"""What the tracker knows of the steps of several meetings, from its own tables and the ticks."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import ScalarSelect, and_, func, or_, select

from tracker.access.permissions import Permission
from tracker.access.roles import permissions_of
from tracker.actions.models import Action
from tracker.actions.policy import visible_to
from tracker.core import clock
from tracker.core.database import db
from tracker.core.visibility import Visibility
from tracker.meetings.agenda.enums import ItemState
from tracker.meetings.agenda.models import AgendaItem, Paper
from tracker.meetings.agenda.policy import Eyes
from tracker.meetings.cycle.basis import Council, Subject
from tracker.meetings.cycle.enums import StepKind
from tracker.meetings.cycle.models import CycleTick
from tracker.meetings.cycle.standing import Done, Known
from tracker.meetings.enums import MeetingStatus
from tracker.meetings.minutes.enums import CorrectionState, MinutesState
from tracker.meetings.minutes.models import Correction, Minutes
from tracker.meetings.models import Meeting
from tracker.meetings.round_models import RoundSignOff
from tracker.meetings.written_up import Noted, written_up
from tracker.people.identity import SignedIn

K = StepKind
BY_HAND = frozenset({K.SUMMARIES, K.PAPERS, K.DECISIONS})
OUT = (MinutesState.CIRCULATED, MinutesState.AGREED, MinutesState.APPROVED)


def known(
    subjects: Sequence[Subject], council: Council, viewer: SignedIn, *, today: date
) -> dict[int, Known]:
    """What is known of each: four queries. Only for readers of the body’s own matters."""
    ids = [each.id for each in subjects]
    ticks = _ticks(ids)
    signed = _signed(ids)
    rows = db.session.execute(_facts(ids, viewer)).all()
    noted = written_up([Noted(r.id, r.held_on, r.note, r.changed_at) for r in rows if _ended(r)])
    found = {}
    for row in rows:
        subject = Subject(row.id, row.body_id, row.held_on)
        own = _Rows(row, ticks[row.id], signed[row.id], is_noted=row.id in noted)
        found[row.id] = _known(own, subject, council, today)
    return found


@dataclass(frozen=True, slots=True)
class _Rows:
    """What was read of one meeting."""

    facts: Any
    ticks: dict[str, Done]
    signed: dict[int, date]
    is_noted: bool


def _ended(row: Any) -> bool:
    """Of a meeting without minutes, its note may say what was decided."""
    return row.status is MeetingStatus.HELD and row.state is None


def _known(own: _Rows, subject: Subject, council: Council, today: date) -> Known:
    row, done, facts = own.facts, dict(own.ticks), defaultdict[str, list[str]](list)
    _round(subject, council, own.signed, today, done, facts)
    if row.shows_agenda and row.items:
        facts[K.SUMMARIES].append(
            f"{row.summarised} of {_many(row.items, 'item')} "
            f"{'has' if row.summarised == 1 else 'have'} a plain summary"
        )
        facts[K.PAPERS].append(_many(row.papers, "paper") if row.papers else "No papers yet")
        if row.late:
            facts[K.PAPERS].append(f"{_many(row.late, 'paper')} came late")
    if row.agenda_out_at:
        out = Done(_day(row.agenda_out_at))
        done[K.AGENDA] = out
        done.setdefault(K.PAPERS, out)
    if row.status is MeetingStatus.HELD:
        done[K.MEETING] = Done(subject.held_on)
    if row.arisen:
        facts[K.DECISIONS].append(f"{_many(row.arisen, 'action')} in the plan")
    out_on, are_out = _minutes(own, done, facts)
    if not row.key_messages:
        done.pop(K.KEY_MESSAGES, None)
    else:
        done.setdefault(K.KEY_MESSAGES, Done())
    if above := council.above(subject):
        facts[K.KEY_MESSAGES].append(f"For {above}")
    return Known(
        held_on=subject.held_on,
        status=row.status,
        done=done,
        facts=facts,
        by_hand=BY_HAND if row.items else BY_HAND | {K.AGENDA},
        has_only_note=are_out and row.state is None,
        minutes_out_on=out_on,
        minutes_are_out=are_out,
    )


def _round(
    subject: Subject,
    council: Council,
    signed: dict[int, date],
    today: date,
    done: dict[str, Done],
    facts: dict[str, list[str]],
) -> None:
    own = council.round_of(subject)
    if own is None:
        return
    if own.is_frozen:
        done[K.FROZEN] = Done(council.frozen[subject.id].made_on)
    streams = council.streams_of(subject, today)
    days = [signed[each] for each in streams if signed.get(each, date.min) >= own.days.first]
    facts[K.SIGN_OFF].append(f"{len(days)} of {_many(len(streams), 'workstream')} signed off")
    if days and len(days) == len(streams):
        done[K.SIGN_OFF] = Done(max(days))


def _minutes(
    own: _Rows, done: dict[str, Done], facts: dict[str, list[str]]
) -> tuple[date | None, bool]:
    """When the minutes went out, and whether they did; a note of a meeting that has none counts."""
    row = own.facts
    out_on = _day(row.circulated_at)
    are_out = row.state in OUT or own.is_noted
    if own.is_noted:
        facts[K.MINUTES].append("A note says what was decided")
    if are_out:
        done[K.MINUTES] = Done(out_on)
        done.setdefault(K.DECISIONS, Done(_day(row.decisions_at) or out_on))
    elif row.decisions_at:
        done.setdefault(K.DECISIONS, Done(_day(row.decisions_at)))
    if row.corrections:
        wait = "waits" if row.corrections == 1 else "wait"
        facts[K.MINUTES].append(f"{_many(row.corrections, 'correction')} {wait} for an answer")
    if row.agreed_at:
        facts[K.MINUTES].append("Agreed by the chair")
    if row.state is MinutesState.APPROVED:
        done[K.APPROVED] = Done(_day(row.locked_at))
    return out_on, are_out


def _facts(ids: Sequence[int], viewer: SignedIn) -> Any:
    manages = Permission.MEETING_MANAGE in permissions_of(viewer.roles)
    eyes = Eyes(manages=manages, reads_board=True, is_cleared=viewer.is_cleared)
    labels = [label for label in Visibility if eyes.may_see(label)]
    to_take = and_(
        AgendaItem.meeting_id == Meeting.id,
        AgendaItem.state == ItemState.PLANNED,
        AgendaItem.visibility.in_(labels),
    )
    papers = and_(
        Paper.item_id == AgendaItem.id,
        Paper.withdrawn_at.is_(None),
        Paper.visibility.in_(labels),
    )
    arisen = and_(Action.arising_meeting_id == Meeting.id, visible_to(viewer))
    readable = select(AgendaItem.id).where(AgendaItem.visibility.in_(labels))
    waiting = and_(
        Correction.minutes_id == Minutes.id,
        Correction.state == CorrectionState.OPEN,
        or_(Correction.item_id.is_(None), Correction.item_id.in_(readable)),
    )
    shows = Meeting.agenda_out_at.is_not(None)
    return (
        select(
            Meeting.id,
            Meeting.body_id,
            Meeting.held_on,
            Meeting.status,
            Meeting.note,
            Meeting.changed_at,
            Meeting.agenda_out_at,
            Meeting.key_messages,
            Minutes.state,
            Minutes.circulated_at,
            Minutes.decisions_at,
            Minutes.agreed_at,
            Minutes.locked_at,
            (shows | manages).label("shows_agenda"),
            _number(AgendaItem, to_take).label("items"),
            _number(AgendaItem, to_take, AgendaItem.summary != "").label("summarised"),
            _number(Paper, to_take, papers).label("papers"),
            _number(Paper, to_take, papers, Paper.is_late).label("late"),
            _number(Action, arisen).label("arisen"),
            _number(Correction, waiting).label("corrections"),
        )
        .outerjoin(Minutes, Minutes.meeting_id == Meeting.id)
        .where(Meeting.id.in_(ids))
    )


def _number(thing: Any, *where: Any) -> ScalarSelect[Any]:
    return select(func.count(thing.id)).where(*where).correlate(Meeting, Minutes).scalar_subquery()


def _ticks(ids: Sequence[int]) -> dict[int, dict[str, Done]]:
    found = defaultdict[int, dict[str, Done]](dict)
    for tick in db.session.scalars(select(CycleTick).where(CycleTick.meeting_id.in_(ids))):
        found[tick.meeting_id][tick.step] = Done(
            _day(tick.done_at), tick.by_name, is_tick=tick.step != K.KEY_MESSAGES
        )
    return found


def _signed(ids: Sequence[int]) -> dict[int, dict[int, date]]:
    found = defaultdict[int, dict[int, date]](dict)
    rows = db.session.execute(
        select(RoundSignOff.meeting_id, RoundSignOff.workstream_id, RoundSignOff.signed_at).where(
            RoundSignOff.meeting_id.in_(ids)
        )
    )
    for meeting_id, workstream_id, signed_at in rows:
        found[meeting_id][workstream_id] = clock.london(signed_at).date()
    return found


def _day(moment: datetime | None) -> date | None:
    return clock.london(moment).date() if moment else None


def _many(number: int, thing: str) -> str:
    return f"{number} {thing}{'s' if number != 1 else ''}"
