"""Who is due what on a day: one answer for the letters that are written and for their preview."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from tracker.access.roles import Role
from tracker.meetings.queries import BoardMeeting
from tracker.meetings.rules import Span
from tracker.outbox.runs import closed_days
from tracker.outbox.suppression import unreachable
from tracker.people.identity import SignedIn
from tracker.reminders.addressing import Addressing, Recipient
from tracker.reminders.directory import directory_on
from tracker.reminders.enums import About, StepKind
from tracker.reminders.facts import ActionInfo, CommentInfo, Gathered, Worry, gather
from tracker.reminders.open_steps import (
    TIDINGS,
    open_action_steps,
    open_comment_steps,
    open_meeting_steps,
)
from tracker.reminders.rules import GRAVITY, Step, digest_span

Thing = ActionInfo | CommentInfo | BoardMeeting | Worry
Announced = tuple[StepKind, About, int, date]


class Told(NamedTuple):
    """A step that has fallen and still holds, as somebody has it."""

    step: Step
    thing: Thing
    to: Recipient


@dataclass(frozen=True, slots=True)
class Row:
    """One thing in a letter: its gravest new step, or the latest one where none is new."""

    told: Told
    is_new: bool


@dataclass(frozen=True, slots=True)
class DueLetter:
    """A person's letter of a day: all that is open for them, and the steps it announces."""

    to: SignedIn
    on: date
    rows: tuple[Row, ...]
    announces: tuple[Step, ...]

    @property
    def dedupe_key(self) -> str:
        return f"digest:{self.to.id}:{self.on.isoformat()}"

    @property
    def subject(self) -> str:
        """Fixed words and a count, which is the number of rows."""
        count = len(self.rows)
        return "1 thing needs you" if count == 1 else f"{count} things need you"

    @property
    def is_to_ambassador(self) -> bool:
        """Somebody who is an ambassador and nothing else has quieter hours."""
        return self.to.roles == {Role.AMBASSADOR}


def announced(step: Step) -> Announced:
    """What makes a step one: it is announced to a person once."""
    return step.kind, step.about, step.id, step.fell_on


class Picture:
    """All that is open on a day, for everybody; from it any person's letter can be made."""

    def __init__(self, day: date) -> None:
        self.day = day
        self.closed = closed_days()
        self.directory = directory_on(day)
        self.unreachable = unreachable()
        self._told: dict[int, dict[tuple[About, int], list[Told]]] = {}
        self._letters: dict[tuple[int, frozenset[Announced]], DueLetter | None] = {}
        gathered = gather(day)
        to = Addressing(self.directory, gathered.helpers, gathered.open_posts)
        self._tell_work(gathered, to)
        self._tell_rest(gathered, to)

    def _tell_work(self, gathered: Gathered, to: Addressing) -> None:
        for action in gathered.actions:
            for step in open_action_steps(action.id, action.facts, self.day, self.closed):
                self._tell(step, action, to.of_action(action, step.who))
        for comment in gathered.comments:
            for step in open_comment_steps(comment.facts, self.day, self.closed):
                self._tell(step, comment, to.of_comment(comment, step.who))

    def _tell_rest(self, gathered: Gathered, to: Addressing) -> None:
        for worry in gathered.worries:
            if worry.flagged_on <= self.day:
                self._tell(_step(worry), worry, to.of_worry(worry))
        for board in gathered.boards:
            for step in open_meeting_steps(board.id, board.held_on, self.day, self.closed):
                self._tell(step, board, to.of_board(board))

    def _tell(self, step: Step, thing: Thing, recipients: Iterable[Recipient]) -> None:
        for each in recipients:
            things = self._told.setdefault(each.user_id, {})
            things.setdefault((step.about, step.id), []).append(Told(step, thing, each))

    def people_with_steps(self, span: Span) -> list[int]:
        """Everybody for whom a step fell within some days."""
        return sorted(
            user_id
            for user_id, things in self._told.items()
            if any(told.step.fell_on in span for held in things.values() for told in held)
        )

    def steps_of(self, user_id: int, span: Span) -> list[Step]:
        """A person's steps that fell within some days."""
        things = self._told.get(user_id, {})
        return [t.step for held in things.values() for t in held if t.step.fell_on in span]

    def letter(self, user_id: int, new: Collection[Announced]) -> DueLetter | None:
        """A person's letter that announces some steps; None where none of them still holds."""
        key = user_id, frozenset(new)
        if key not in self._letters:
            self._letters[key] = self._letter(*key)
        return self._letters[key]

    def _letter(self, user_id: int, new: Collection[Announced]) -> DueLetter | None:
        rows, announces = [], []
        for held in self._told.get(user_id, {}).values():
            fresh = [told for told in held if announced(told.step) in new]
            announces += [told.step for told in fresh]
            shown = _gravest(fresh) if fresh else _latest_debt(held)
            if shown is not None:
                rows.append(Row(shown, is_new=bool(fresh)))
        if not announces:
            return None
        rows.sort(key=lambda row: _newest_first(row.told.step))
        person = self.directory.people[user_id]
        return DueLetter(person, self.day, tuple(rows), tuple(announces))


def due_letters(
    on: date, *, span: Span | None = None, told: Collection[tuple[int, Announced]] = ()
) -> list[DueLetter]:
    """The letters of a day, by current facts as if it were that day; reads no outbox.

    Without more it is as if all earlier letters had gone out. `span` reaches further back, for
    days that were missed; `told` names steps that a person has heard of already.
    """
    picture = Picture(on)
    span = span or digest_span(on, closed=picture.closed)
    return [] if span is None else letters_of(picture, span, told)


def letters_of(
    picture: Picture,
    span: Span,
    told: Collection[tuple[int, Announced]] = (),
    spans: Mapping[int, Span] | None = None,
) -> list[DueLetter]:
    """The letters of a picture's day that announce what fell within some days.

    `spans` are those of people for whom other days count; whose letters come back get none.
    """
    letters, spans = [], spans or {}
    for user_id in sorted({*picture.people_with_steps(span), *spans} - picture.unreachable):
        steps = {announced(step) for step in picture.steps_of(user_id, spans.get(user_id, span))}
        new = {step for step in steps if (user_id, step) not in told} if told else steps
        letter = picture.letter(user_id, new) if new else None
        if letter is not None:
            letters.append(letter)
    return letters


def _step(worry: Worry) -> Step:
    return Step(StepKind.WORRY, worry.flagged_on, About.COMMENT, worry.comment_id)


def _gravest(held: list[Told]) -> Told:
    return max(held, key=lambda told: (GRAVITY[told.step.kind], told.step.fell_on))


def _latest_debt(held: list[Told]) -> Told | None:
    debts = [told for told in held if told.step.kind not in TIDINGS]
    return max(debts, key=lambda told: (told.step.fell_on, GRAVITY[told.step.kind]), default=None)


def _newest_first(step: Step) -> tuple[int, int, int]:
    return -step.fell_on.toordinal(), -GRAVITY[step.kind], step.id
