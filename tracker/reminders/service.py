"""Writing the letters that should exist by now and do not: run as often as you like."""

from collections.abc import Callable, Mapping
from datetime import date, datetime, time
from functools import partial

from sqlalchemy import ColumnElement, select

from tracker.core import clock
from tracker.core.database import db
from tracker.core.dates import is_working_day
from tracker.core.transaction import unit_of_work
from tracker.meetings.rules import Span
from tracker.outbox import runs, suppression, untold
from tracker.outbox.enums import LetterKind
from tracker.outbox.models import Letter, LetterItem
from tracker.outbox.rules import WAITING, digest_expires_at
from tracker.outbox.service import NewDigest, NewItem, queue_digests
from tracker.reminders.due import Announced, DueLetter, Picture, announced, letters_of
from tracker.reminders.reasons import why
from tracker.reminders.rules import AMBASSADORS_WINDOW, WINDOW, digest_span, may_send_at
from tracker.reminders.waiting import keep_subjects_true

JOB = "digest"


def generate(draw: Callable[[], Picture] | None = None) -> int:
    """Queue today's letters that are not there yet; gives how many those were.

    It asks what should exist, not what the hour is, so a tick that was missed is made good by the
    next one. It looks without a lock first: most ticks have nothing to write.
    """
    today, now = clock.today(), clock.now()
    draw = draw or partial(Picture, today)
    if not _are_hours_of_work(today, now):
        return 0
    written = _write(today, draw) if _is_anything_to_do(today, draw) else 0
    keep_subjects_true(draw())
    return written


def _write(today: date, draw: Callable[[], Picture]) -> int:
    with unit_of_work():
        found = _missing(today, draw)
        written = queue_digests([_new(letter, picture) for letter, picture in found])
        runs.finish(JOB, today)
    return written


def _are_hours_of_work(today: date, now: datetime) -> bool:
    closed = runs.closed_days()
    return is_working_day(today, closed) and may_send_at(now, is_ambassador=False)


def _is_anything_to_do(today: date, draw: Callable[[], Picture]) -> bool:
    return bool(_missing(today, draw)) or not runs.finished(JOB, today)


def _missing(today: date, draw: Callable[[], Picture]) -> list[tuple[DueLetter, Picture]]:
    """Letters that announce what people have not heard of, but for those who had theirs today."""
    picture = draw()
    last = runs.last_day(JOB, before=today)
    span = digest_span(today, last_run=last, closed=picture.closed)
    if span is None:
        return []
    had = _had_letter(today)
    spans = {
        user_id: Span(min(first, span.first), today)
        for user_id, first in suppression.came_back().items()
    }
    heard_of = _told(Span(min(span.first, picture.reaches_back_to(span)), span.last), spans)
    found = [
        letter for letter in letters_of(picture, span, heard_of, spans) if letter.to.id not in had
    ]
    return [(letter, picture) for letter in _with_what_waited(found, picture)]


def _with_what_waited(found: list[DueLetter], picture: Picture) -> list[DueLetter]:
    """The same letters, which tell also what older ones of their people did not get to tell."""
    if not found:
        return found
    waited = untold.by_older_letters((each.to.id for each in found), before=picture.day)
    return [_joined(each, waited.get(each.to.id, set()), picture) for each in found]


def _joined(letter: DueLetter, waited: set[Announced], picture: Picture) -> DueLetter:
    """A letter that tells some more steps, those of them that still hold."""
    if not waited:
        return letter
    steps = waited | {announced(step) for step in letter.announces}
    return picture.letter(letter.to.id, steps) or letter


def _had_letter(today: date) -> frozenset[int]:
    """Who had a letter today, or may have, also one that was sent again: more is for tomorrow's."""
    waits = Letter.state.in_(WAITING) & Letter.content.is_(None)
    people = select(Letter.user_id).where(
        Letter.kind == LetterKind.DIGEST, Letter.created_on == today, ~waits
    )
    return frozenset(db.session.scalars(people))


def _told(span: Span, spans: Mapping[int, Span]) -> frozenset[tuple[int, Announced]]:
    """What people have heard of already: each step is announced to a person once.

    Who is written to again has not heard of what stood in letters that did not arrive.
    """
    told = _announced(
        LetterItem.fell_on.between(span.first, span.last), ~untold.was_cancelled(span.first)
    )
    if not spans:
        return told
    arrived = ~suppression.never_arrived(LetterItem.letter_id)
    return frozenset(each for each in told if each[0] not in spans) | _announced(
        LetterItem.user_id.in_(sorted(spans)), arrived
    )


def _announced(*where: ColumnElement[bool]) -> frozenset[tuple[int, Announced]]:
    rows = db.session.execute(select(LetterItem.user_id, *untold.STEP).where(*where))
    return frozenset(
        (user_id, (step, about, object_id, fell_on))
        for user_id, step, about, object_id, fell_on in rows
    )


def _new(letter: DueLetter, picture: Picture) -> NewDigest:
    opens = (AMBASSADORS_WINDOW if letter.is_to_ambassador else WINDOW)[0]
    return NewDigest(
        key=letter.dedupe_key,
        user_id=letter.to.id,
        subject=letter.subject,
        on=letter.on,
        not_before_at=_at(letter.on, opens),
        expires_at=digest_expires_at(letter.on, picture.closed),
        items=tuple(
            NewItem(
                step.text,
                step.about.value,
                step.id,
                step.fell_on,
                why(step, today=letter.on, closed=picture.closed),
            )
            for step in letter.announces
        ),
    )


def _at(day: date, opens: time) -> datetime:
    return datetime.combine(day, opens, clock.LONDON)
