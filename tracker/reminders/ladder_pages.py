"""What the pages of the ladder show."""

from dataclasses import dataclass
from datetime import date

from tracker.access.roles import Role
from tracker.core.dates import is_working_day, next_working_day, previous_working_day
from tracker.outbox.runs import closed_days
from tracker.people.unnamed import UNNAMED
from tracker.reminders import changing
from tracker.reminders.changing import Change, is_as_it_came
from tracker.reminders.due import DueLetter, due_letters
from tracker.reminders.ladder import TriggerRule
from tracker.reminders.ladder_queries import ladder_on
from tracker.reminders.ladder_words import audience_words, when_words
from tracker.reminders.triggers import Trigger
from tracker.reminders.wording import items_of


@dataclass(frozen=True, slots=True)
class StepLine:
    """A step in words."""

    when: str
    to: str
    copies: str


@dataclass(frozen=True, slots=True)
class Line:
    """A trigger as it is on a day, since when it is the council's own, and what is coming."""

    trigger: Trigger
    is_on: bool
    steps: list[StepLine]
    since: date | None
    coming: list[Change]


def steps(rule: TriggerRule) -> list[StepLine]:
    """The steps of a rule in words."""
    return [
        StepLine(when_words(rule, rung), audience_words(rung.to), audience_words(rung.copies))
        for rung in rule.rungs
    ]


def lines(today: date) -> list[Line]:
    """The whole ladder as it is today."""
    ladder, every = ladder_on(today), changing.changes()
    found = []
    for trigger in Trigger:
        rule = ladder.rule(trigger)
        own = [change for change in every if change.rule.trigger is trigger]
        begun = [change for change in own if change.from_on <= today]
        since = begun[0].from_on if begun and not is_as_it_came(rule) else None
        coming = [change for change in reversed(own) if change.from_on > today]
        found.append(Line(trigger, rule.is_on, steps(rule), since, coming))
    return found


@dataclass(frozen=True, slots=True)
class StoryLine:
    """A change of a trigger, in words; one that has not begun may be taken back."""

    change: Change
    steps: list[StepLine]
    may_be_taken_back: bool


def story(trigger: Trigger, today: date) -> list[StoryLine]:
    """What the council changed of a trigger, the latest first."""
    return [
        StoryLine(each, steps(each.rule), each.from_on > today)
        for each in changing.changes(trigger)
    ]


@dataclass(frozen=True, slots=True)
class PlainRow:
    """A thing in a letter, without its words: its reference, and why it is there."""

    ref: str
    why: str


@dataclass(frozen=True, slots=True)
class PlainLetter:
    """A letter of a day, without the words of what it is about."""

    name: str
    email: str
    subject: str
    rows: list[PlainRow]


@dataclass(frozen=True, slots=True)
class DayOfLetters:
    """The letters of a day; on a day off none, and the day on which they are written instead."""

    on: date
    letters: list[PlainLetter]
    written_on: date | None
    before: date
    after: date


def letters_of_day(on: date) -> DayOfLetters:
    """Who would get what on a day, as `tracker reminders preview` says it."""
    closed = closed_days()
    is_off = not is_working_day(on, closed)
    return DayOfLetters(
        on,
        [_plain(letter, closed) for letter in due_letters(on)],
        next_working_day(on, closed) if is_off else None,
        previous_working_day(on, closed),
        next_working_day(on, closed),
    )


def _plain(letter: DueLetter, closed: frozenset[date]) -> PlainLetter:
    rows = [PlainRow(item.ref, item.why) for item in items_of(letter, closed)]
    if letter.to.has(Role.AMBASSADOR):  # “yours was answered” beside a name would tell who wrote it
        return PlainLetter(UNNAMED, "", letter.subject, rows)
    return PlainLetter(letter.to.name, letter.to.email, letter.subject, rows)
