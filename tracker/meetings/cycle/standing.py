"""How each step of a cycle stands on a day, from what the tracker knows and what was ticked."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date

from tracker.core.dates import working_days_between
from tracker.meetings.cycle.enums import Standing, StepKind
from tracker.meetings.cycle.rules import Dated
from tracker.meetings.enums import MeetingStatus

MOST_COUNTED = 60


@dataclass(frozen=True, slots=True)
class Done:
    """That a step is done: on which day, if that is known, and by whom; a tick is a person’s."""

    on: date | None = None
    by: str = ""
    is_tick: bool = False


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of one meeting: its steps that are done, what else is worth a line, by key."""

    held_on: date
    status: MeetingStatus
    done: dict[str, Done] = field(default_factory=dict)
    facts: dict[str, list[str]] = field(default_factory=dict)
    by_hand: frozenset[StepKind] = frozenset()
    has_only_note: bool = False
    minutes_out_on: date | None = None
    minutes_are_out: bool = False

    @property
    def is_over(self) -> bool:
        """Whether somebody said that it took place."""
        return self.status is MeetingStatus.HELD


@dataclass(frozen=True, slots=True)
class Line:
    """A step as the page shows it."""

    kind: StepKind
    key: str
    on: date | None
    standing: Standing
    done: Done | None
    late_by: int
    facts: tuple[str, ...]
    may_be_ticked: bool = False

    @property
    def is_done(self) -> bool:
        """Whether nothing is left of it to do."""
        return self.standing in (Standing.DONE, Standing.NOT_NEEDED)

    @property
    def is_open(self) -> bool:
        """Whether somebody has it still to do."""
        return not self.kind.is_automatic and self.standing in _TO_DO

    @property
    def late_words(self) -> str:
        """3 working days late; what is very late is not counted."""
        if self.late_by > MOST_COUNTED:
            return f"more than {MOST_COUNTED} working days late"
        return f"{self.late_by} working day{'s' if self.late_by != 1 else ''} late"


_TO_DO = (Standing.LATE, Standing.TODAY, Standing.AHEAD)


def lines(
    steps: Iterable[Dated], known: Known, *, today: date, closed: frozenset[date] = frozenset()
) -> list[Line]:
    """Every step with how it stands on a day."""
    return list(_lines(steps, known, today, closed))


def _lines(
    steps: Iterable[Dated], known: Known, today: date, closed: frozenset[date]
) -> Iterator[Line]:
    for step in steps:
        done, standing = known.done.get(step.key), _standing(step, known, today)
        until = today if standing is Standing.LATE else (done.on if done else None)
        late = working_days_between(step.on, until, closed) if step.on and until else 0
        yield Line(
            kind=step.kind,
            key=step.key,
            on=step.on,
            standing=standing,
            done=done,
            late_by=0 if step.kind.is_automatic else late,
            facts=tuple(known.facts.get(step.key, ())),
            may_be_ticked=done is None and step.kind in known.by_hand,
        )


def _standing(step: Dated, known: Known, today: date) -> Standing:
    if step.key in known.done:
        return Standing.DONE
    if _is_moot(step, known):
        return Standing.NOT_NEEDED
    if step.on is None:
        return Standing.NO_DATE
    if step.kind.is_automatic and step.kind is not StepKind.FROZEN and step.on <= today:
        return Standing.DONE
    if step.on >= today:
        return Standing.TODAY if step.on == today else Standing.AHEAD
    if step.kind.is_after and not known.is_over:
        return Standing.WAITS
    if known.held_on < today and not step.kind.is_after and step.kind is not StepKind.MEETING:
        return Standing.NOT_DONE
    return Standing.LATE


def _is_moot(step: Dated, known: Known) -> bool:
    """Minutes are asked for where they are not out, and approved where there are any.

    Of minutes without a day nobody knows when they came.
    """
    if step.kind is StepKind.APPROVED:
        return known.has_only_note
    if step.kind is not StepKind.MINUTES_CHASED or not known.minutes_are_out:
        return False
    return known.minutes_out_on is None or step.on is None or known.minutes_out_on <= step.on


def next_to_do(found: Iterable[Line]) -> Line | None:
    """The earliest step that somebody has still to do."""
    return next((line for line in found if line.is_open), None)
