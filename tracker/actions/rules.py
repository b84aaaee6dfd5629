"""The status of an action: what the lead says, what the calendar knows, and how they meet."""

from dataclasses import dataclass
from datetime import date, timedelta

# The counts are part of these rules; they lie in a file of their own for its length.
from tracker.actions.counts import CountedAs as CountedAs
from tracker.actions.counts import Counts as Counts
from tracker.actions.counts import headline as headline
from tracker.actions.counts import overall as overall
from tracker.actions.counts import summary as summary
from tracker.actions.counts import tally as tally
from tracker.actions.enums import Judgement, Outcome, Precision, State
from tracker.core.dates import long_date
from tracker.core.periods import quarter_ahead

DUE_SOON = timedelta(days=28)
MOVES_AT_RISK = 2
ENDED_WELL = frozenset({Outcome.COMPLETE, Outcome.EMBEDDED})
_JUDGED = {
    Judgement.ON_TRACK: State.GREEN,
    Judgement.SOME_ISSUES: State.AMBER,
    Judgement.NOT_ON_TRACK: State.RED,
}
_SEVERITY = {State.GREEN: 0, State.AMBER: 1, State.RED: 2}
_CAN_BE_STALE = frozenset({State.RED, State.AMBER, State.NO_UPDATE})
_ROAD_NEEDED = {
    "reason": "Say what stands in the way",
    "road": "Say what will bring it back on track",
}
NEEDED: dict[Judgement | None, dict[str, str]] = {
    Judgement.SOME_ISSUES: _ROAD_NEEDED,
    Judgement.NOT_ON_TRACK: _ROAD_NEEDED
    | {"ask": "Say what you ask of the board. If it is nothing, say so"},
}


@dataclass(frozen=True, slots=True)
class Facts:
    """What counts of an action on a day, closed or proposed by that day included."""

    due_on: date | None = None
    precision: Precision = Precision.NONE
    starts_on: date | None = None
    review_on: date | None = None
    judgement: Judgement | None = None
    judged_on: date | None = None
    said_on: date | None = None
    moves: int = 0
    is_proposed: bool = False
    outcome: Outcome | None = None
    is_vacant: bool = False

    @property
    def is_open(self) -> bool:
        """Neither ended nor proposed for closure."""
        return self.outcome is None and not self.is_proposed

    @property
    def is_ongoing(self) -> bool:
        """It has no end date; one due at a board not yet set has an end, only an unknown one."""
        return self.due_on is None and self.precision is not Precision.NEXT_BOARD


def state(facts: Facts, *, today: date, cycle_began: date) -> State:
    """What is shown of an action: the first of the council's rules that fits it."""
    if facts.outcome is not None:
        return State.COMPLETE if facts.outcome in ENDED_WELL else State.STOPPED
    if facts.is_proposed:
        return State.PROPOSED_COMPLETE
    worst = _worse(facts.judgement, computed_floor(facts, today=today, cycle_began=cycle_began))
    if worst in (State.RED, State.AMBER):
        return worst
    if facts.starts_on is not None and facts.starts_on > today:
        return State.NOT_STARTED
    if facts.is_ongoing:
        return State.ONGOING
    return State.GREEN if _is_said(facts, cycle_began) else State.NO_UPDATE


def counted_as(facts: Facts, *, today: date, cycle_began: date) -> CountedAs:
    """How one action counts, worked out once and then tallied under every heading it has."""
    return CountedAs(
        state(facts, today=today, cycle_began=cycle_began),
        is_overdue=is_overdue(facts, today=today),
        is_due_soon=is_due_soon(facts, today=today),
    )


def computed_floor(facts: Facts, *, today: date, cycle_began: date) -> State | None:
    """The best that the calendar lets an action be shown as: red, amber, or no limit."""
    if is_overdue(facts, today=today):
        return State.RED
    if is_review_missed(facts, today=today):
        return State.AMBER
    return State.AMBER if is_at_risk(facts, today=today, cycle_began=cycle_began) else None


def _worse(judgement: Judgement | None, floor: State | None) -> State:
    judged = State.GREEN if judgement is None else _JUDGED[judgement]
    return max(judged, floor or State.GREEN, key=_SEVERITY.__getitem__)


def is_overdue(facts: Facts, *, today: date) -> bool:
    """Its due date has passed and it is neither ended nor proposed for closure."""
    return facts.is_open and facts.due_on is not None and facts.due_on < today


def overdue_days(facts: Facts, *, today: date) -> int:
    """How many days overdue: 1 on the day after the due date, 0 if it is not."""
    if facts.due_on is None or not is_overdue(facts, today=today):
        return 0
    return (today - facts.due_on).days


def is_due_soon(facts: Facts, *, today: date) -> bool:
    """It is open and falls due today or within 28 days."""
    due_on = facts.due_on
    return facts.is_open and due_on is not None and today <= due_on <= today + DUE_SOON


def is_stale(facts: Facts, *, today: date, cycle_began: date) -> bool:
    """Silence in this cycle: shown as No update, or as a mark on a red or an amber that stays."""
    shown = state(facts, today=today, cycle_began=cycle_began)
    return shown in _CAN_BE_STALE and not _is_said(facts, cycle_began)


def is_review_missed(facts: Facts, *, today: date) -> bool:
    """An open action without an end date was to be looked at again, and the day has passed."""
    review_on = facts.review_on
    return facts.is_open and facts.is_ongoing and review_on is not None and review_on < today


def is_at_risk(facts: Facts, *, today: date, cycle_began: date) -> bool:
    """Nearly due without an update in this cycle, moved twice, or nobody holds the post."""
    return facts.is_open and (
        facts.moves >= MOVES_AT_RISK
        or facts.is_vacant
        or (is_due_soon(facts, today=today) and not _is_said(facts, cycle_began))
    )


def floor_reasons(facts: Facts, *, today: date, cycle_began: date) -> tuple[str, ...]:
    """Why the calendar says red or amber, a phrase for each reason; none if it says neither."""
    if days := overdue_days(facts, today=today):
        return (f"overdue by {_days(days)}",)
    reasons = []
    if is_review_missed(facts, today=today) and facts.review_on is not None:
        reasons.append(f"its review was due on {long_date(facts.review_on)}")
    return (*reasons, *risk_reasons(facts, today=today, cycle_began=cycle_began))


def risk_reasons(facts: Facts, *, today: date, cycle_began: date) -> tuple[str, ...]:
    """Why an action is at risk, a phrase for each reason; none if it is not."""
    if not is_at_risk(facts, today=today, cycle_began=cycle_began):
        return ()
    reasons = []
    is_due_unsaid = is_due_soon(facts, today=today) and not _is_said(facts, cycle_began)
    if facts.due_on is not None and is_due_unsaid:
        left = (facts.due_on - today).days
        when = f"in {_days(left)}" if left else "today"
        reasons.append(f"due {when} with no update yet for the next board")
    if facts.moves >= MOVES_AT_RISK:
        times = "twice" if facts.moves == MOVES_AT_RISK else f"{facts.moves} times"
        reasons.append(f"its date has moved {times}")
    if facts.is_vacant:
        reasons.append("nobody holds the post that leads it")
    return tuple(reasons)


def may_stand(
    judgement: Judgement | None, facts: Facts, *, today: date, asks_new_date: bool = False
) -> str | None:
    """Why a judgement cannot be taken; nothing if it can. On track cannot stand on an overdue."""
    days = overdue_days(facts, today=today)
    if not days or asks_new_date or judgement is not Judgement.ON_TRACK:
        return None
    return (
        f"This is {_days(days)} overdue, so it cannot stand as {judgement.label}. "
        f"Say {Judgement.NOT_ON_TRACK.label}, or ask for a new date"
    )


def missing_words(
    judgement: Judgement | None, *, reason: str | None, road: str | None, ask: str | None
) -> dict[str, str]:
    """What an amber or a red still needs: the name of the field and a sentence for each."""
    given = {"reason": reason, "road": road, "ask": ask}
    return {
        name: sentence
        for name, sentence in NEEDED.get(judgement, {}).items()
        if not (given[name] or "").strip()
    }


def default_review_on(cycle_began: date) -> date:
    """When an ongoing action that came without a review date is looked at again."""
    return quarter_ahead(cycle_began)


def review_refused(review_on: date | None, *, today: date) -> str | None:
    """Why a day cannot be the next review of an ongoing action; nothing if it can."""
    latest = quarter_ahead(today)
    if review_on is None:
        return f"An ongoing action needs a review date, {long_date(latest)} at the latest"
    if review_on <= today:
        return "The next review must be after today"
    if review_on > latest:
        return f"The next review is at most a quarter ahead: {long_date(latest)} at the latest"
    return None


def is_chairs_to_agree(moves: int) -> bool:
    """The chair agrees the first move of a date, the board every later one."""
    return moves == 0


def _is_said(facts: Facts, cycle_began: date) -> bool:
    return facts.said_on is not None and facts.said_on >= cycle_began


def _days(n: int) -> str:
    return f"{n} day" if n == 1 else f"{n:,} days"
