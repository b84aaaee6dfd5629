"""Deeds on a quarter's sheet: keep what was typed, or take it back. Nothing is published here."""

from collections.abc import Callable, Iterable, Mapping, Set
from dataclasses import dataclass, field, replace
from typing import Any

from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm.exc import StaleDataError

from tracker.core import clock
from tracker.core.database import db
from tracker.core.errors import NotAccepted
from tracker.people.identity import SignedIn
from tracker.scorecards.entering.boxes import Entry, Merged, mark, merged
from tracker.scorecards.entering.checks import questions
from tracker.scorecards.entering.record import Turn, record
from tracker.scorecards.entering.sheet import Row, Sheet
from tracker.scorecards.entering.typed import NUMBERS, NotAFigure, Typed, read_typed
from tracker.scorecards.enums import FigureState, Hiding
from tracker.scorecards.figure_models import Commentary, Figure
from tracker.scorecards.small.words import small_words

_WORDS = frozenset({"why", "recover"})
_NOTHING_TO_CHECK = (
    "There is nothing to check that this note could go with. Change the figure or what is said of "
    "it, or empty the note"
)
_AT_ONCE = "Somebody saved this row at the same moment. Look at it, then save again"
_NOT_SOURCED: dict[str, Any] = {"document": "", "place": "", "demonstration": False}


@dataclass(frozen=True, slots=True)
class Answer:
    """What became of a row: kept, taken back, unchanged, or given back.

    `problems` are sentences by box, `questions` those that a note answers, `theirs` what somebody
    else saved meanwhile, by box.
    """

    entry: Entry
    is_kept: bool = False
    is_taken_back: bool = False
    problems: Mapping[str, str] = field(default_factory=dict)
    questions: tuple[str, ...] = ()
    theirs: Mapping[str, str] = field(default_factory=dict)

    @property
    def is_settled(self) -> bool:
        return not self.problems and not self.questions


@dataclass(frozen=True, slots=True)
class _Wanted:
    """What a figure, or its words, are to hold at work: None where nothing is to be at work.

    `asked` are questions that wait for an answer, `known` all that whoever checks it should see.
    """

    content: dict[str, Any] | None = None
    asked: tuple[str, ...] = ()
    known: tuple[str, ...] = ()


def enter(sheet: Sheet, entries: Iterable[Entry], *, by: SignedIn) -> list[Answer]:
    """Keep every row that is right; give back each that is not, with why."""
    rows = {row.indicator_id: row for row in sheet.rows}
    known = [each for each in entries if each.indicator_id in rows]
    return [_enter(rows[each.indicator_id], each, by) for each in known]


def _enter(row: Row, entry: Entry, by: SignedIn) -> Answer:
    sent = merged(entry, row.boxes)
    back = replace(entry, texts=sent.texts)
    if sent.theirs:
        return Answer(back, problems=_meanwhile(row, sent), theirs=sent.theirs)
    if not sent.touched:
        return Answer(back)
    try:
        figure, words = _figure(row, sent), _words(row, sent)
        if "note" in sent.touched and sent.texts["note"] and not (figure.content or words.content):
            raise NotAccepted({"note": _NOTHING_TO_CHECK})
    except NotAccepted as refusal:
        return Answer(back, problems=refusal.by_field)
    asked = (*figure.asked, *words.asked, *_small(sent, sent.touched & {"note"}))
    shown = mark("\n".join([sent.texts["figure"], *asked]))
    is_answered = entry.asked == shown and "note" in sent.touched and sent.texts["note"]
    if asked and not is_answered:
        return Answer(replace(back, asked=shown), questions=asked)
    try:
        with db.session.begin_nested():
            turns = [
                _settle(row.working, _new_figure, figure, row, sent, by),
                _settle(row.words, _new_words, words, row, sent, by),
            ]
    except (IntegrityError, StaleDataError):
        return Answer(back, problems={"figure": _AT_ONCE})
    return Answer(back, is_kept="entered" in turns, is_taken_back="taken-back" in turns)


def _meanwhile(row: Row, sent: Merged) -> dict[str, str]:
    by = {name: row.written_by if name in _WORDS else row.entered_by for name in sent.theirs}
    return {
        name: f"{by[name] or 'Somebody'} wrote here while you did. Save again to take yours, or "
        "bring the two together first"
        for name in sent.theirs
    }


def _figure(row: Row, sent: Merged) -> _Wanted:
    is_typed = "figure" in sent.touched
    typed = _read(row, sent.texts["figure"]) if is_typed else None
    content = _content(row, sent, typed)
    if content is None:
        return _Wanted()
    if row.published and not content["why_corrected"]:
        sentence = f"It was published as {row.stands.spoken}. Say why it is corrected"
        raise NotAccepted({"corrected": sentence})
    asked = (
        *(questions(typed, row.known) if typed else ()),
        *_small(sent, sent.touched & {"cohort", "source", "corrected"}),
    )
    before = row.working.asked.splitlines() if row.working and not is_typed else []
    return _Wanted(content, asked, tuple(dict.fromkeys([*before, *asked])))


def _content(row: Row, sent: Merged, typed: Typed | None) -> dict[str, Any] | None:
    """What the figure at work is to hold; None where none is to be, or it would be as published."""
    texts = sent.texts
    if "figure" in sent.touched and typed is None:
        if row.published and not row.working:
            raise NotAccepted({"figure": "It is published, and stays. Write another, or n/a"})
        return None
    numbers = typed or row.working or row.published
    if numbers is None:
        if texts["cohort"] or texts["source"]:
            raise NotAccepted({"figure": "Write the figure too, or empty what goes with it"})
        return None
    content = {name: getattr(numbers, name) for name in NUMBERS}
    content |= {"cohort": texts["cohort"], "source": texts["source"]}
    if typed and not row.meaning.second:
        content["second"] = None  # of two numbers the first is taken, once somebody said so
    if row.published and all(getattr(row.published, name) == content[name] for name in content):
        if "corrected" in sent.touched and texts["corrected"]:
            raise NotAccepted({"corrected": "Nothing is corrected: the figure is as published"})
        return None
    return content | {"why_corrected": texts["corrected"]}


def _read(row: Row, text: str) -> Typed | None:
    try:
        return read_typed(text, row.meaning.unit)
    except NotAFigure as refusal:
        raise NotAccepted({"figure": f"{refusal}"}) from None


def _words(row: Row, sent: Merged) -> _Wanted:
    wanted = {name: sent.texts[name] for name in _WORDS}
    if wanted == {name: getattr(row.told, name) if row.told else "" for name in _WORDS}:
        return _Wanted()
    return _Wanted(wanted, _small(sent, sent.touched & _WORDS), _small(sent, _WORDS))


def _small(sent: Merged, boxes: Set[str]) -> tuple[str, ...]:
    """What words may tell of few people (rules 5.10.4)."""
    return tuple(
        f"“{words}” may tell of fewer than five people. Is it fit for all who read it?"
        for name in sorted(boxes)
        for words in small_words(sent.texts[name])
    )


def _settle(
    thing: Figure | Commentary | None,
    new: Callable[[Row], Figure | Commentary],
    wanted: _Wanted,
    row: Row,
    sent: Merged,
    by: SignedIn,
) -> Turn | None:
    """Make what is at work be as wanted; the turn that it took."""
    content = wanted.content
    if content is None:
        if thing is None:
            return None
        db.session.delete(thing)
        db.session.flush()
        record("taken-back", thing, row.span.label, by)
        return "taken-back"
    is_changed = thing is None or any(getattr(thing, name) != content[name] for name in content)
    if not (is_changed or "note" in sent.touched or row.sent_back):
        return None
    thing = thing or new(row)
    if is_changed:
        for name in content:
            setattr(thing, name, content[name])
        thing.asked = "\n".join(wanted.known)
        thing.entered_by_id, thing.entered_at = by.id, clock.now()
    thing.note, thing.sent_back = sent.texts["note"], ""
    thing.state, thing.checked_by_id, thing.checked_at = FigureState.ENTERED, None, None
    db.session.add(thing)
    db.session.flush()
    record("entered", thing, row.span.label, by)
    return "entered"


def _new_figure(row: Row) -> Figure:
    return Figure(
        indicator_id=row.indicator_id,
        is_outturn=row.is_outturn,
        ends_on=row.span.ends_on,
        number=row.published.number + 1 if row.published else 1,
        hiding=Hiding.SHOWN,
        **_NOT_SOURCED,
    )


def _new_words(row: Row) -> Commentary:
    return Commentary(
        indicator_id=row.indicator_id, ends_on=row.span.ends_on, made_up="", **_NOT_SOURCED
    )
