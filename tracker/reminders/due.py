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
from tracker.reminders.action_info import ActionInfo
from tracker.reminders.addressing import Addressing
from tracker.reminders.boards import board_steps
from tracker.reminders.choices.queries import all_choices
from tracker.reminders.directory import directory_on
from tracker.reminders.enums import About, StepKind
from tracker.reminders.escalations import EscalationInfo
from tracker.reminders.facts import Gathered, gather
from tracker.reminders.hearing import Hearing
from tracker.reminders.ladder_queries import ladders as read_ladders
from tracker.reminders.ladders import Ladders
from tracker.reminders.open_steps import open_action_steps, open_comment_steps
from tracker.reminders.prints import PrintInfo
from tracker.reminders.round_steps import round_steps
from tracker.reminders.rounds import RoundPart
from tracker.reminders.rules import digest_span, moved_step
from tracker.reminders.said import CommentInfo, Worry
from tracker.reminders.scorecards import ScorecardInfo
from tracker.reminders.sight import Recipient
from tracker.reminders.steps import TIDINGS, Step, Subject
from tracker.reminders.triggers import Trigger

Thing = (
    ActionInfo | CommentInfo | PrintInfo | BoardMeeting | RoundPart | Worry | EscalationInfo
    | ScorecardInfo
)  # fmt: skip
Announced = tuple[str, str, int, date]


class Told(NamedTuple):
    """A step that has fallen and still holds, as somebody has it."""

    step: Step
    thing: Thing
    to: Recipient
    news_on: date = date.min
    stays: bool = True
    lead_is_silent: bool = False


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
    is_to_shared: bool = False

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
    return step.text, step.about, step.id, step.fell_on


class Picture:
    """All that is open on a day, for everybody; from it any person's letter can be made."""

    def __init__(self, day: date, ladders: Ladders | None = None) -> None:
        self.day = day
        self.ladders = ladders or read_ladders()
        self.closed = closed_days()
        self.directory = directory_on(day)
        self.unreachable = unreachable()
        self._hearing = Hearing(all_choices(), self.directory, self.closed)
        self._told: dict[int, dict[Subject, list[Told]]] = {}
        self._letters: dict[tuple[int, frozenset[Announced]], DueLetter | None] = {}
        gathered = gather(day, self.ladders, self.closed)
        to = Addressing(self.directory, gathered.helpers, gathered.open_posts)
        self._tell_work(gathered, to)
        self._tell_said(gathered, to)
        self._tell_rest(gathered, to)
        self._tell_others(gathered, to)

    def _tell_work(self, gathered: Gathered, to: Addressing) -> None:
        as_of = self.day, self.closed, self.ladders
        for action in gathered.actions:
            for step in open_action_steps(action.id, action.facts, *as_of):
                self._tell(step, action, to.of_action(action, step.rung))
        for move in gathered.moves:
            action, about = move.action, About.ACTION
            for step in moved_step(
                StepKind.DATE_MOVED, move.agreed_on, about, action.id, move.to_on, self.ladders
            ):
                told = to.of_action(action, step.rung)
                self._tell(step, action, [one for one in told if one.user_id != move.agreed_by])

    def _tell_said(self, gathered: Gathered, to: Addressing) -> None:
        as_of = self.day, self.closed, self.ladders
        for asked in gathered.differences:
            for rung in self.ladders.on(asked.asked_on).rungs(Trigger.DIFFERENCE):
                recipients = to.of_difference(asked, rung)
                self._tell(asked.step(rung), asked.action, recipients)
        for printed in gathered.prints:
            for rung in self.ladders.on(printed.asked_on).rungs(Trigger.MAY_PRINT):
                self._tell(printed.step(rung), printed, to.of_print(printed, rung))
        for comment in gathered.comments:
            for step in open_comment_steps(comment.facts, *as_of):
                self._tell(step, comment, to.of_comment(comment, step.rung))

    def _tell_rest(self, gathered: Gathered, to: Addressing) -> None:
        for worry in gathered.worries:
            if worry.flagged_on <= self.day:
                self._tell(self._worry_step(worry), worry, to.of_worry(worry))
        for found in gathered.boards:
            for step in board_steps(found, self.day, self.closed, self.ladders):
                self._tell(step, found.board, to.of_board(step.rung))
        if gathered.round is not None:
            for step, part, recipient in round_steps(gathered.round, to, self.day):
                self._tell(step, part, [recipient])

    def _tell_others(self, gathered: Gathered, to: Addressing) -> None:
        for each in gathered.escalations:
            for rung in self.ladders.on(each.since).rungs(Trigger.ESCALATION):
                self._tell(each.step(rung), each, to.of_escalation(each))
        for card in gathered.scorecards:
            for step in card.steps(self.day, self.closed, self.ladders):
                self._tell(step, card, to.of_scorecard(card, step.rung))

    def _worry_step(self, worry: Worry) -> Step:
        rung = self.ladders.on(worry.flagged_on).rule(Trigger.WORRY).rungs[0]
        return Step(StepKind.WORRY, worry.flagged_on, About.COMMENT, worry.comment_id, rung=rung)

    def _tell(self, step: Step, thing: Thing, recipients: Iterable[Recipient]) -> None:
        for each in recipients:
            heard = self._hearing.heard(step, thing, each)
            if heard is not None:
                things = self._told.setdefault(each.user_id, {})
                things.setdefault(step.subject, []).append(Told(step, thing, each, *heard))

    def people_with_steps(self, span: Span) -> list[int]:
        """Everybody who is to be told of a step within some days."""
        return sorted(
            user_id
            for user_id, things in self._told.items()
            if any(told.news_on in span for held in things.values() for told in held)
        )

    def steps_of(self, user_id: int, span: Span) -> list[Step]:
        """A person's steps of which they are to be told within some days."""
        things = self._told.get(user_id, {})
        return [t.step for held in things.values() for t in held if t.news_on in span]

    def reaches_back_to(self, span: Span) -> date:
        """When the oldest step fell that is to be told within some days: it may have waited."""
        fell_on = (
            told.step.fell_on
            for things in self._told.values()
            for held in things.values()
            for told in held
            if told.news_on in span
        )
        return min(fell_on, default=span.first)

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
        is_shared = user_id in self.directory.shared
        return DueLetter(person, self.day, tuple(rows), tuple(announces), is_shared)


def due_letters(
    on: date,
    *,
    span: Span | None = None,
    told: Collection[tuple[int, Announced]] = (),
    ladders: Ladders | None = None,
) -> list[DueLetter]:
    """The letters of a day, by current facts as if it were that day; reads no outbox.

    Without more it is as if all earlier letters had gone out. `span` reaches further back, for
    days that were missed; `told` names steps that a person has heard of already; `ladders` are
    others than those in force, to see what they would change.
    """
    picture = Picture(on, ladders)
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


def _gravest(held: list[Told]) -> Told:
    return max(held, key=lambda told: (told.step.gravity, told.step.fell_on))


def _latest_debt(held: list[Told]) -> Told | None:
    debts = [told for told in held if told.stays and told.step.kind not in TIDINGS]
    return max(debts, key=lambda told: (told.step.fell_on, told.step.gravity), default=None)


def _newest_first(step: Step) -> tuple[int, int, int, int]:
    place, days = step.gravity
    return -step.fell_on.toordinal(), -place, -days, step.id
