"""Exceptions with what was seen, what was promised, and where it got to."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import joinedload

from tracker.actions import queries as actions
from tracker.actions.action_row import ActionRow
from tracker.actions.models import Action
from tracker.core.database import db
from tracker.core.errors import NotFound
from tracker.meetings import policy as meeting_policy
from tracker.meetings.models import Body, Meeting
from tracker.meetings.moment import moment_on
from tracker.people.identity import SignedIn
from tracker.scorecards.book import Book, open_book
from tracker.scorecards.exceptions.enums import ExceptionState
from tracker.scorecards.exceptions.models import DataException
from tracker.scorecards.exceptions.policy import visible_to
from tracker.scorecards.figure_models import Figure
from tracker.scorecards.rules import break_between
from tracker.scorecards.said import Said, said
from tracker.scorecards.spans import Span


@dataclass(frozen=True, slots=True)
class Seen:
    """A figure at one end of an exception, with its period."""

    said: Said
    label: str


@dataclass(frozen=True, slots=True)
class MeetingName:
    """A meeting as an exception names it."""

    id: int
    held_on: date
    body_name: str


@dataclass(frozen=True, slots=True)
class Row:
    """An exception as its reader may see it: what the board saw, and the newest figure beside it.

    `is_comparable` where no change of meaning lies between the two; `action` is None where there
    is none or the reader may not know it.
    """

    exception: DataException
    scorecard: str
    raised_at: MeetingName | None
    promised_for: MeetingName | None
    old: Seen | None
    new: Seen | None
    is_comparable: bool
    action: ActionRow | None

    @property
    def is_open(self) -> bool:
        return self.exception.state is ExceptionState.OPEN

    def is_late(self, today: date) -> bool:
        """Promised for a meeting that was to be, and still open."""
        return self.is_open and self.promised_for is not None and self.promised_for.held_on < today


def exceptions(viewer: SignedIn, *where: ColumnElement[bool], today: date) -> list[Row]:
    """The exceptions that a viewer may see, by meeting and place; a fixed number of queries."""
    found = db.session.scalars(
        select(DataException)
        .where(visible_to(viewer), *where)
        .options(
            joinedload(DataException.scorecard),
            joinedload(DataException.indicator),
            joinedload(DataException.figure),
            joinedload(DataException.closing_figure),
            joinedload(DataException.owner),
        )
        .order_by(DataException.raised_on.desc(), DataException.position)
    ).all()
    book = open_book([each.indicator_id for each in found if each.indicator_id])
    acts = _actions([each.action_id for each in found if each.action_id], viewer)
    meetings = _meetings(found, viewer, today)
    return [_row(each, book, acts, meetings) for each in found]


def grouped(rows: Sequence[Row]) -> list[Row]:
    """The rows of each scorecard together, the scorecard that came first, first."""
    order = list(dict.fromkeys(each.scorecard for each in rows))
    return sorted(rows, key=lambda each: order.index(each.scorecard))


def get_exception(exception_id: int, viewer: SignedIn, *, today: date) -> Row:
    """One of them; NotFound if there is none for this viewer."""
    rows = exceptions(viewer, DataException.id == exception_id, today=today)
    if not rows:
        raise NotFound
    return rows[0]


def to_change(exception_id: int) -> DataException:
    """The exception itself, held until the deed is done."""
    found = db.session.scalar(
        select(DataException).where(DataException.id == exception_id).with_for_update()
    )
    if found is None:
        raise NotFound
    return found


def latest_figure(indicator_id: int | None) -> Figure | None:
    """The newest published figure of an indicator, for a deed to keep: its number is not read."""
    if indicator_id is None:
        return None
    book = open_book([indicator_id])
    days = [day for _, outturn, day in book.figures if not outturn]
    return book.figure(indicator_id, max(days)) if days else None


def _row(
    each: DataException,
    book: Book,
    acts: dict[int, ActionRow],
    meetings: dict[int, MeetingName],
) -> Row:
    closing = each.closing_figure or _newest(each.indicator_id, book)
    return Row(
        each,
        each.scorecard.name,
        meetings.get(each.raised_at_id or 0),
        meetings.get(each.promised_for_id or 0),
        _seen(each, each.figure, book),
        _seen(each, closing, book) if closing is not each.figure else None,
        _is_comparable(each, closing, book),
        acts.get(each.action_id or 0),
    )


def _newest(indicator_id: int | None, book: Book) -> Figure | None:
    days = [day for id_, outturn, day in book.figures if id_ == indicator_id and not outturn]
    return book.figure(indicator_id, max(days)) if indicator_id and days else None


def _seen(each: DataException, figure: Figure | None, book: Book) -> Seen | None:
    if figure is None or each.indicator is None:
        return None
    span = Span(each.indicator.period_type, figure.ends_on)
    stands = book.said(figure.indicator_id, figure.ends_on, outturn=figure.is_outturn)
    then = said(figure, book.meaning(figure.indicator_id, figure.ends_on))
    # A revision from before its correction was hidden tells of that one.
    return Seen(stands if stands.is_hidden else then, span.label)


def _is_comparable(each: DataException, closing: Figure | None, book: Book) -> bool:
    if each.figure is None or closing is None:
        return False
    known = book.definitions[each.figure.indicator_id]
    return break_between(known, each.figure.ends_on, closing.ends_on) is None


def _actions(ids: Sequence[int], viewer: SignedIn) -> dict[int, ActionRow]:
    found = actions.rows(moment_on(), viewer=viewer, where=[Action.id.in_(ids)]) if ids else []
    return {each.id: each for each in found}


def _meetings(
    found: Sequence[DataException], viewer: SignedIn, today: date
) -> dict[int, MeetingName]:
    ids = {each.raised_at_id for each in found} | {each.promised_for_id for each in found}
    rows = db.session.execute(
        select(Meeting.id, Meeting.held_on, Body.name)
        .join(Body, Body.id == Meeting.body_id)
        .where(
            Meeting.id.in_(sorted(each for each in ids if each)),
            meeting_policy.visible_to(viewer, today=today),
        )
    )
    return {row.id: MeetingName(*row) for row in rows}
