"""Pure rules of minutes: their numbers, which items need a decision, and what they are called."""

from collections.abc import Iterable
from datetime import date
from zlib import crc32

from tracker.core.dates import long_date
from tracker.meetings.agenda.enums import ItemKind
from tracker.meetings.minutes.enums import MinutesState, ResolutionKind

MAY = 5
# Nothing is resolved on who sent apologies, what was declared, and when the next meeting is.
_WITHOUT_DECISION = frozenset(
    {ItemKind.APOLOGIES, ItemKind.DECLARATIONS, ItemKind.NEXT_MEETING, ItemKind.ANY_OTHER}
)
_RESOLVED = {
    ResolutionKind.APPOINT: "to appoint",
    ResolutionKind.APPROVE: "to approve",
    ResolutionKind.APPROVE_SUBJECT_TO: "to approve, subject to a change",
    ResolutionKind.ENDORSE: "to endorse",
    ResolutionKind.NOTE: "to note",
    ResolutionKind.REFER: "to refer",
    ResolutionKind.DEFER: "to defer",
}


def municipal_year(day: date) -> tuple[date, date]:
    """The first and last day of the municipal year of a day: May to May (rules 5.7).

    It begins at the council’s annual meeting, in May; its day is in no paper, so the whole of May
    counts to the new year. Who circulates minutes may give another first number.
    """
    first = date(day.year if day.month >= MAY else day.year - 1, MAY, 1)
    return first, date(first.year + 1, MAY - 1, 30)


def year_words(day: date) -> str:
    """The municipal year as papers name it: 2025/26."""
    first, last = municipal_year(day)
    return f"{first.year}/{last.year % 100:02}"


def first_number(given: Iterable[tuple[date, int, int]], *, on: date) -> int:
    """The number of a meeting’s first minute; `given` are days, first numbers and how many.

    Numbers go on from the highest that its municipal year has given, and begin anew at 1.
    """
    year = municipal_year(on)
    last = [first + many - 1 for day, first, many in given if municipal_year(day) == year]
    return max(last, default=0) + 1


def needs_decision(kind: ItemKind) -> bool:
    """Whether an item of this kind ends with a resolution (rules 5.7)."""
    return kind not in _WITHOUT_DECISION


def resolved_words(kind: ResolutionKind) -> str:
    """How a resolution is told from another: RESOLVED, to note."""
    return _RESOLVED[kind]


def standing_words(
    state: MinutesState, *, approved_on: date | None = None, agreed_as: str = ""
) -> str:
    """How far minutes are, as they say it of themselves."""
    if state is MinutesState.APPROVED:
        return f"Approved on {long_date(approved_on)}" if approved_on else "Approved"
    if state is MinutesState.AGREED:
        by = agreed_as or "the chair"
        return f"Draft. Agreed by {by}. To be approved at the next meeting"
    if state is MinutesState.CIRCULATED:
        return "Draft. With those who were there, for correction"
    return "Draft. Not yet sent to anybody"


def approval_words(held_on: date, subject_to: str) -> str:
    """What a meeting resolves of the minutes before it, as the council’s papers print it."""
    said = f"That the minutes of the meeting held on {long_date(held_on)} be approved as a correct"
    subject = subject_to.strip().rstrip(".")
    return f"{said} record subject to {subject}." if subject else f"{said} record."


def words_version(discussion_version: int, public_note: str) -> int:
    """What tells one saving of an item’s words from the next: the fair summary has no number."""
    return discussion_version * 100_000 + crc32(public_note.encode()) % 100_000
