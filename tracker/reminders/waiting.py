"""Letters that wait: what they would say now, so that the outbox shows the right count."""

from collections import defaultdict
from collections.abc import Iterator
from itertools import islice

from sqlalchemy import select

from tracker.core.database import db
from tracker.core.transaction import unit_of_work
from tracker.outbox.enums import LetterKind
from tracker.outbox.models import Letter, LetterItem
from tracker.outbox.rules import WAITING
from tracker.outbox.service import say_anew
from tracker.outbox.untold import STEP
from tracker.reminders.due import Announced, DueLetter, Picture

_WAITS = (
    Letter.kind == LetterKind.DIGEST,
    Letter.state.in_(WAITING),
    Letter.content.is_(None),
)


def keep_subjects_true(picture: Picture) -> int:
    """Bring the subjects of waiting letters up to date; gives how many had to change."""
    subjects = _changed(picture)
    if subjects:
        with unit_of_work():
            say_anew(subjects)
    return len(subjects)


def letters_that_wait(picture: Picture, *, most: int) -> Iterator[DueLetter]:
    """What the letters that wait say by a picture, so many of them, those that go first before."""
    return islice((due for _, _, due in _dues(picture)), most)


def _changed(picture: Picture) -> dict[int, str]:
    """The letters whose count has changed; one of which nothing is open ends when it would go."""
    return {letter_id: due.subject for letter_id, was, due in _dues(picture) if due.subject != was}


def _dues(picture: Picture) -> Iterator[tuple[int, str, DueLetter]]:
    letters = db.session.execute(
        select(Letter.id, Letter.user_id, Letter.subject)
        .where(*_WAITS)
        .order_by(Letter.not_before_at, Letter.id)
    ).all()
    announced = _announced() if letters else {}
    for letter_id, user_id, subject in letters:
        due = picture.letter(user_id, announced.get(letter_id, set()))
        if due is not None:
            yield letter_id, subject, due


def _announced() -> dict[int, set[Announced]]:
    found: dict[int, set[Announced]] = defaultdict(set)
    rows = db.session.execute(
        select(LetterItem.letter_id, *STEP)
        .join(Letter, Letter.id == LetterItem.letter_id)
        .where(*_WAITS)
    )
    for letter_id, step, about, object_id, fell_on in rows:
        found[letter_id].add((step, about, object_id, fell_on))
    return found
