"""Deeds on escalations: raise, take up, answer, close, reopen, and set the days."""

from dataclasses import asdict, dataclass
from datetime import date

from sqlalchemy import func, select

from tracker.audit import service as audit
from tracker.audit.enums import Deed
from tracker.core import clock
from tracker.core.database import db
from tracker.core.errors import ChangedMeanwhile, DomainError, NotAccepted
from tracker.core.person import Person
from tracker.core.settings import set_from, settings_on
from tracker.core.visibility import Visibility
from tracker.meetings.escalations import policy, rules
from tracker.meetings.escalations.enums import (
    EscalationKind,
    EscalationState,
    Level,
    StepDeed,
    Theme,
)
from tracker.meetings.escalations.models import Escalation, EscalationStep
from tracker.outbox.runs import closed_days

SETTING = "escalations:days"
THE_CLOCK = "No answer came in the days that there were for it."
DEEDS = {
    StepDeed.RAISED: Deed.ESCALATION_RAISED,
    StepDeed.MOVED_UP: Deed.ESCALATION_MOVED_UP,
    StepDeed.ANSWERED: Deed.ESCALATION_ANSWERED,
    StepDeed.CLOSED: Deed.ESCALATION_CLOSED,
    StepDeed.REOPENED: Deed.ESCALATION_REOPENED,
}


@dataclass(frozen=True, slots=True)
class EscalationDetails:
    """What somebody raises, about what, and with whom."""

    kind: EscalationKind
    theme: Theme
    theme_other: str
    text: str
    visibility: Visibility
    workstream_id: int | None
    action_id: int | None
    team_post_id: int
    manager_post_id: int


def days_on(day: date) -> rules.Days:
    """The days of the ladder as they are set on a day."""
    held = settings_on(SETTING, day)
    return rules.read(held[SETTING]) if held else rules.Days()


def set_days(days: rules.Days, *, from_on: date, by: Person) -> None:
    """Other days from a day on; what waits already keeps the days that it has."""
    wrong = days.problems()
    if from_on < clock.today():
        wrong["from_on"] = "Choose today or a later day: what is past stays as it was"
    if wrong:
        raise NotAccepted(wrong)
    set_from(SETTING, from_on, rules.written(days), by=by)
    after = {**rules.written(days), "from_on": from_on}
    audit.record(
        Deed.ESCALATION_DAYS_SET, subject_type="escalation", subject_id=None, by=by, after=after
    )


def raise_it(details: EscalationDetails, *, by: Person) -> Escalation:
    """From now on the team has its days; good practice is told, and nothing is owed."""
    today = clock.today()
    is_concern = details.kind is EscalationKind.CONCERN
    state = EscalationState.OPEN if is_concern else EscalationState.TOLD
    it = Escalation(raised_by_id=by.id, raised_on=today, **asdict(details))
    _put(it, state, Level.TEAM, started_on=today)
    db.session.add(it)
    db.session.flush()
    _stamp(it, StepDeed.RAISED, details.text, by=by)
    return it


def take_up(it: Escalation, why: str, *, by: Person | None, version: int) -> None:
    """One level up; `by` is nobody where the clock does it."""
    _expect(it, StepDeed.MOVED_UP, version)
    above = it.level.next
    if above is None:
        raise DomainError("There is nobody above the board.")
    _put(it, it.state, above, started_on=it.started_on)
    _stamp(it, StepDeed.MOVED_UP, why, by=by)


def answer(it: Escalation, words: str, *, by: Person, version: int) -> None:
    """The clock stops; whoever raised it says whether that is enough."""
    _end(it, StepDeed.ANSWERED, EscalationState.ANSWERED, words, by=by, version=version)


def close(it: Escalation, words: str, *, by: Person, version: int) -> None:
    """Nothing is owed any more."""
    _end(it, StepDeed.CLOSED, EscalationState.CLOSED, words, by=by, version=version)


def reopen(it: Escalation, why: str, *, by: Person, version: int) -> None:
    """An answer is owed again, at the level where it was, with all its days."""
    _expect(it, StepDeed.REOPENED, version)
    _put(it, EscalationState.OPEN, it.level, started_on=clock.today())
    _stamp(it, StepDeed.REOPENED, why, by=by)


def _end(
    it: Escalation, deed: StepDeed, state: EscalationState, words: str, *, by: Person, version: int
) -> None:
    _expect(it, deed, version)
    _put(it, state, it.level, started_on=it.started_on)
    _stamp(it, deed, words, by=by)


def _put(it: Escalation, state: EscalationState, level: Level, *, started_on: date) -> None:
    """Where it stands from now on, with the days that there are for that."""
    today = clock.today()
    by_when: tuple[date | None, date | None] = (None, None)
    if state is EscalationState.OPEN:  # asked before anything changes, so that all is saved at once
        by_when = rules.clock_days(
            level, started_on=started_on, since=today, days=days_on(today), closed=closed_days()
        )
    it.state, it.level, it.started_on, it.since_at = state, level, started_on, clock.now()
    it.answer_by, it.moves_after = by_when


def _expect(it: Escalation, deed: StepDeed, version: int) -> None:
    if it.version != version:
        raise ChangedMeanwhile
    if not policy.is_possible(deed, it):
        raise DomainError(policy.in_the_way(it))


def _stamp(it: Escalation, deed: StepDeed, why: str, *, by: Person | None) -> None:
    last = select(func.max(EscalationStep.number)).where(EscalationStep.escalation_id == it.id)
    db.session.add(
        EscalationStep(
            escalation_id=it.id,
            number=(db.session.scalar(last) or 0) + 1,
            deed=deed,
            level=it.level,
            at=clock.now(),
            by_id=by.id if by else None,
            why=why,
        )
    )
    db.session.flush()
    # The history is read by more people than an escalation, so it holds none of its words.
    told = {"kind": it.kind, "level": it.level, "state": it.state}
    audit.record(
        DEEDS[deed],
        subject_type="escalation",
        subject_id=it.id,
        by=by,
        after=told,
        visibility=it.visibility,
    )
