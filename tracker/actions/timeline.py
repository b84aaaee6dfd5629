"""The story of an action in words: what happened, when, by whom, the newest first."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from tracker.actions.action_row import ActionRow
from tracker.actions.story import Story, Told
from tracker.core.dates import describe_due, long_date

Meetings = Mapping[int, str]


@dataclass(frozen=True, slots=True)
class Happening:
    """One thing that happened: a title, when and by whom, its words, and named facts."""

    on: date
    order: tuple[int, int]
    title: str
    when: str
    text: str = ""
    facts: tuple[tuple[str, str], ...] = ()
    url: str = ""
    is_made_up: bool = False


def happenings(row: ActionRow, story: Story, *, meetings: Meetings) -> list[Happening]:
    """The whole story, the newest first; on one day what was written later comes first."""
    told = [
        _added(row, meetings),
        *(_said(each) for each in story.updates),
        *(_moved(each, number, meetings) for number, each in _numbered(story)),
        *(_shown(each) for each in story.evidence),
        *(happening for each in story.closures for happening in _closed(each, meetings)),
    ]
    return sorted(told, key=lambda each: (each.on, each.order), reverse=True)


def _added(row: ActionRow, meetings: Meetings) -> Happening:
    arose = meetings.get(row.arising_meeting_id or 0, "")
    source = _source(row.place, row.document)
    return Happening(
        on=row.added_on,
        order=(0, row.id),
        title="Came into the tracker from a paper" if source else "Added to the plan",
        when=source or long_date(row.added_on),
        text=f"It arose at the meeting of {arose}." if arose else "",
        is_made_up=row.demonstration,
    )


def _said(told: Told) -> Happening:
    shown = told.judgement.label if told.judgement else "Progress"
    facts = (
        ("What stands in the way", told.second_text),
        ("Road to green", told.third_text),
        ("Ask of the board", told.fourth_text),
    )
    return Happening(
        on=told.on,
        order=(1, told.id),
        title=f"No change, still {shown}" if told.flag else shown,
        when=_when(told.on, told.by, told.place, told.document),
        text=told.first_text,
        facts=tuple(fact for fact in facts if fact[1]),
        is_made_up=told.is_made_up,
    )


def _numbered(story: Story) -> Iterator[tuple[int, Told]]:
    """Each move with which agreed move it is, 0 for those that do not count."""
    agreed = sorted(story.moves_made, key=lambda move: (move.agreed_on or move.on, move.id))
    numbers = {move.id: number for number, move in enumerate(agreed, 1)}
    return ((numbers.get(move.id, 0), move) for move in story.moves)


def _moved(told: Told, number: int, meetings: Meetings) -> Happening:
    to = describe_due(told.to_on, told.word)
    asked = f"Asked for on {long_date(told.on)}{_by(told.by)}."
    reason = ("Reason", told.first_text)
    if told.waits:
        return _move(told, told.on, f"New date asked for: {to}", asked, reason)
    if told.refused_on:
        refused = ("Why it stays", told.second_text)
        title = f"The date stays: {to} was refused"
        return _move(told, told.refused_on, title, asked, reason, refused)
    before = describe_due(told.from_on, told.from_precision) if told.from_on else "no date"
    on = told.agreed_on or told.on
    if told.flag:
        return _move(told, on, f"Date moved with its meeting: {before} to {to}", "", reason)
    agreed = f"Agreed{_by(told.agreed_by)}{_at(told, meetings)}. {_ordinal(number)} move."
    return _move(told, on, f"Date moved: {before} to {to}", f"{asked} {agreed}", reason)


def _move(told: Told, on: date, title: str, text: str, *facts: tuple[str, str]) -> Happening:
    return Happening(
        on=on,
        order=(3, told.id),
        title=title,
        when=_when(on, "", told.place, told.document),
        text=text,
        facts=tuple(fact for fact in facts if fact[1]),
        is_made_up=told.is_made_up,
    )


def _closed(told: Told, meetings: Meetings) -> Iterator[Happening]:
    """A closure that waits or was answered, and once more where it was taken back."""
    on = told.agreed_on or told.refused_on or told.on
    outcome = told.outcome.label
    title = f"Proposed for closure: {outcome}"
    text = ""
    facts = [("Why", told.first_text), ("What shows it", told.third_text)]
    if not told.waits:
        text = f"Proposed on {long_date(told.on)}{_by(told.by)}."
    if told.agreed_on:
        title = f"Closed: {outcome}"
        text += f" The board agreed{_at(told, meetings)}."
    if told.refused_on:
        title = "It stays open: closing it was refused"
        facts.append(("Why it stays open", told.second_text))
    yield Happening(
        on=on,
        order=(4, told.id),
        title=title,
        when=_when(on, told.by if told.waits else told.agreed_by, told.place, told.document),
        text=text,
        facts=tuple(fact for fact in facts if fact[1]),
        is_made_up=told.is_made_up,
    )
    if told.ended_on:
        yield Happening(
            told.ended_on,
            (5, told.id),
            "Opened again",
            long_date(told.ended_on),
            "The closure was taken back.",
        )


def _shown(told: Told) -> Happening:
    gone = told.ended_on is not None
    return Happening(
        on=told.on,
        order=(2, told.id),
        title="Evidence that was taken off later" if gone else "Evidence added",
        when=_when(told.on, told.by, told.place, told.document),
        text=told.first_text + (f" ({told.file_kind.label} file)" if told.file_kind else ""),
        url="" if gone else told.second_text,
        is_made_up=told.is_made_up,
    )


def _when(on: date, by: str, place: str, document: str) -> str:
    return ", ".join(filter(None, [long_date(on), by, _source(place, document)]))


def _source(place: str, document: str) -> str:
    return f"{place} ({document})" if place and document else place or document


def _at(told: Told, meetings: Meetings) -> str:
    meeting = meetings.get(told.meeting_id or 0, "")
    return f" at the meeting of {meeting}" if meeting else ""


def _by(name: str) -> str:
    return f" by {name}" if name else ""


def _ordinal(number: int) -> str:
    words = ("First", "Second", "Third", "Fourth", "Fifth")
    return words[number - 1] if 1 <= number <= len(words) else f"{number}th"
