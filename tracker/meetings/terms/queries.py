"""Reads of terms of reference: every version of a body's, and which holds on a day."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import func, select

from tracker.core import clock
from tracker.core.database import db
from tracker.meetings import policy
from tracker.meetings.enums import MeetingStatus
from tracker.meetings.models import Body, Meeting
from tracker.meetings.terms import rules
from tracker.meetings.terms.models import Terms
from tracker.meetings.terms.rules import ReviewState
from tracker.people.identity import SignedIn

MOST_MEETINGS = 30
PARTS = (
    ("text", "What it does"),
    ("membership", "Who is on it"),
    ("substitutes", "Substitutes"),
    ("quorum", "Quorum"),
)


@dataclass(frozen=True, slots=True)
class TermsRow:
    """A version of a body's terms of reference, as pages show it."""

    id: int
    body_id: int
    number: int
    text: str
    membership: str
    substitutes: str
    quorum: int | None
    adopted_on: date | None
    adopted_at_id: int | None
    review_set_on: date | None
    what_changed: str
    document: str
    place: str
    demonstration: bool
    version: int
    meeting_on: date | None

    @property
    def is_draft(self) -> bool:
        """Whether nobody adopted it yet."""
        return self.adopted_on is None

    @property
    def review_on(self) -> date | None:
        """When it is to be reviewed; a draft is not."""
        return rules.review_day(self.adopted_on, self.review_set_on)

    def review_words(self, today: date) -> str:
        """Review due by, or overdue since; nothing for a draft."""
        day = self.review_on
        return "" if day is None else rules.review_words(day, today=today)

    def needs_review(self, today: date) -> bool:
        """Whether its review is due or overdue."""
        day = self.review_on
        return day is not None and rules.review_state(day, today=today) is not ReviewState.LATER

    def part(self, name: str) -> str:
        """One of its parts as text."""
        value = getattr(self, name)
        return "" if value is None else str(value)


@dataclass(frozen=True, slots=True)
class ReviewDue:
    """A body whose terms are to be reviewed."""

    body_slug: str
    body_name: str
    words: str


def versions(body_id: int, *, drafts: bool) -> list[TermsRow]:
    """Every version of a body's terms, the latest first; `drafts` for who keeps the meetings."""
    return _rows([Terms.body_id == body_id, *([] if drafts else [Terms.adopted_on.is_not(None)])])


def all_in_force(day: date) -> dict[int, TermsRow]:
    """The terms in force on a day, by body, in one statement."""
    found: dict[int, list[TermsRow]] = {}
    for row in _rows([Terms.adopted_on <= day]):
        found.setdefault(row.body_id, []).append(row)
    held = {body_id: rules.in_force(rows, day) for body_id, rows in found.items()}
    return {body_id: row for body_id, row in held.items() if row is not None}


def quorum_on(body_id: int, day: date) -> int | None:
    """How many must be there for a body to decide on a day; None where its terms do not say."""
    held = rules.in_force(_rows([Terms.body_id == body_id, Terms.adopted_on <= day]), day)
    return held.quorum if held else None


def reviews_due(viewer: SignedIn, *, today: date) -> list[ReviewDue]:
    """The bodies whose terms are due for review or overdue, the longest overdue first."""
    late = [row for row in all_in_force(today).values() if row.needs_review(today)]
    if not late:
        return []
    names = db.session.execute(
        select(Body.id, Body.slug, Body.name).where(
            Body.id.in_([row.body_id for row in late]),
            Body.ended_on.is_(None),
            policy.visible_to(viewer, today=today),
        )
    )
    known = {row.id: row for row in names}
    ordered = sorted(late, key=lambda row: (row.review_on or today, row.body_id))
    return [
        ReviewDue(known[row.body_id].slug, known[row.body_id].name, row.review_words(today))
        for row in ordered
        if row.body_id in known
    ]


def terms_to_change(terms_id: int) -> Terms:
    """A version held for a deed until the transaction ends."""
    return db.session.scalars(select(Terms).where(Terms.id == terms_id).with_for_update()).one()


def adopting_meetings(body_id: int) -> list[tuple[str, date]]:
    """The body's own past meetings, at which its terms can have been adopted, latest first."""
    rows = db.session.execute(
        select(Meeting.id, Meeting.held_on)
        .where(
            Meeting.body_id == body_id,
            Meeting.held_on <= clock.today(),
            Meeting.status != MeetingStatus.CANCELLED,
        )
        .order_by(Meeting.held_on.desc(), Meeting.id)
        .limit(MOST_MEETINGS)
    )
    return [(str(row.id), row.held_on) for row in rows]


def next_number(body_id: int) -> int:
    """The number that the next version of a body's terms gets."""
    last = db.session.scalar(select(func.max(Terms.number)).where(Terms.body_id == body_id))
    return (last or 0) + 1


def draft_of(body_id: int) -> int | None:
    """The number of the version that nobody adopted yet, if there is one."""
    return db.session.scalar(
        select(Terms.number).where(Terms.body_id == body_id, Terms.adopted_on.is_(None)).limit(1)
    )


def last_adopted(body_id: int) -> date | None:
    """The day on which a body's terms were adopted last."""
    return db.session.scalar(select(func.max(Terms.adopted_on)).where(Terms.body_id == body_id))


def _rows(where: Iterable[Any]) -> list[TermsRow]:
    rows: Iterable[Any] = db.session.execute(
        select(
            Terms.id,
            Terms.body_id,
            Terms.number,
            Terms.text,
            Terms.membership,
            Terms.substitutes,
            Terms.quorum,
            Terms.adopted_on,
            Terms.adopted_at_id,
            Terms.review_on,
            Terms.what_changed,
            Terms.document,
            Terms.place,
            Terms.demonstration,
            Terms.version,
            Meeting.held_on,
        )
        .outerjoin(Meeting, Meeting.id == Terms.adopted_at_id)
        .where(*where)
        .order_by(Terms.number.desc(), Terms.id)
    )
    return [TermsRow(*row) for row in rows]
