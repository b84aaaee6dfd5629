"""A comment as a row of debts, and how many of a period were paid, in time, or not (rules 5.9).

A debt begins when a comment is sent, when an answer is called “not yet” enough, or when the day
passes that an answer promised; the next answer pays it. So a promise that was not kept, and an
answer that was not enough, do not count as answered.
"""

from collections.abc import Iterable, Iterator
from dataclasses import astuple, dataclass
from datetime import date, timedelta

from tracker.voice.enums import AnswerKind, Verdict

_ONE_DAY = timedelta(days=1)
_DOES = frozenset({AnswerKind.WE_DID_IT, AnswerKind.WE_ARE_DOING_IT})


@dataclass(frozen=True, slots=True)
class Given:
    """An answer: on which London day, what it promised, and what was said of it on which day."""

    on: date
    kind: AnswerKind
    promised_on: date | None = None
    verdict: Verdict | None = None
    judged_on: date | None = None
    owed_again_on: date | None = None


@dataclass(frozen=True, slots=True)
class Said:
    """A comment that was owed an answer, with the answers that it got, oldest first."""

    workstream_id: int | None
    posted_on: date
    due_on: date
    answers: tuple[Given, ...] = ()


@dataclass(frozen=True, slots=True)
class Debt:
    """An answer that was owed: since when, by when, and since when it is not any more."""

    since: date
    due_on: date
    paid_on: date | None


@dataclass(frozen=True, slots=True)
class Figures:
    """Of the comments owed an answer: `answered` and `waiting` make `owed`; of those answered some
    `in_time` and some `changed` something, of those waiting some are `late` or `not_yet` enough."""

    owed: int = 0
    answered: int = 0
    in_time: int = 0
    waiting: int = 0
    late: int = 0
    not_yet: int = 0
    changed: int = 0

    def __add__(self, other: "Figures") -> "Figures":
        return Figures(*(a + b for a, b in zip(astuple(self), astuple(other), strict=True)))


def debts(said: Said) -> Iterator[Debt]:
    """All that was ever owed for a comment, in the order in which it was."""
    first, *later = [*(each.on for each in said.answers), None]
    yield Debt(said.posted_on, said.due_on, first)
    for answer, paid_on in zip(said.answers, later, strict=True):
        held_until = answer.judged_on if answer.owed_again_on else paid_on
        if answer.promised_on and (held_until is None or held_until > answer.promised_on):
            yield Debt(answer.promised_on + _ONE_DAY, answer.promised_on, held_until)
        if answer.judged_on and answer.owed_again_on:
            yield Debt(answer.judged_on, answer.owed_again_on, paid_on)


def was_owed(said: Said, first: date, last: date) -> bool:
    """Whether an answer to it was owed on any day of a period."""
    return any(
        debt.since <= last and (debt.paid_on is None or debt.paid_on >= first)
        for debt in debts(said)
    )


def figures_of(said: Said, as_of: date) -> Figures:
    """One comment as it stood at the end of a day: it counts once, as answered or as waiting."""
    known = [debt for debt in debts(said) if debt.since <= as_of]
    open_debts = [debt for debt in known if debt.paid_on is None or debt.paid_on > as_of]
    given = [answer for answer in said.answers if answer.on <= as_of]
    if open_debts:
        return Figures(
            owed=1,
            waiting=1,
            late=int(any(debt.due_on < as_of for debt in open_debts)),
            not_yet=int(bool(given) and _verdict(given[-1], as_of) is Verdict.NOT_YET),
        )
    in_time = all(debt.paid_on is not None and debt.paid_on <= debt.due_on for debt in known)
    return Figures(
        owed=1,
        answered=1,
        in_time=int(in_time),
        changed=int(bool(given) and _changed(given[-1], as_of)),
    )


def total(every: Iterable[Said], first: date, last: date) -> dict[int | None, Figures]:
    """The figures of a period by workstream, None for what is nobody's but the secretary's."""
    found: dict[int | None, Figures] = {}
    for said in every:
        if was_owed(said, first, last):
            own = found.get(said.workstream_id, Figures())
            found[said.workstream_id] = own + figures_of(said, last)
    return found


def _verdict(answer: Given, as_of: date) -> Verdict | None:
    is_known = answer.judged_on is not None and answer.judged_on <= as_of
    return answer.verdict if is_known else None


def _changed(answer: Given, as_of: date) -> bool:
    """It was done; or whoever asked says that what is being done answers it."""
    if _verdict(answer, as_of) is Verdict.ANSWERS_IT:
        return answer.kind in _DOES
    return answer.kind is AnswerKind.WE_DID_IT
