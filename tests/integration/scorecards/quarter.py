"""Typing into a quarter's sheet and checking it, as the pages do."""

from datetime import date

from sqlalchemy import select

from tests.factories.people import person
from tracker.core.periods import Quarter
from tracker.people.identity import SignedIn
from tracker.scorecards.entering.boxes import Entry
from tracker.scorecards.entering.checking import Verdict, check
from tracker.scorecards.entering.queries import get_sheet
from tracker.scorecards.entering.service import enter
from tracker.scorecards.figure_models import Figure

MARCH, JUNE = date(2025, 3, 31), date(2025, 6, 30)
QUARTER = Quarter(2025, 1)


def signed_in_as(*roles, name):
    user = person(roles[0], name=name)
    return SignedIn(
        id=user.id,
        email=user.email,
        name=user.name,
        known_as="",
        roles=frozenset(roles),
        is_cleared=False,
    )


def sheet():
    return get_sheet("card", QUARTER)


def row_of(indicator):
    return next(each for each in sheet().rows if each.indicator_id == indicator.id)


def figure_of(session, indicator, state=None):
    where = [Figure.indicator_id == indicator.id]
    where += [Figure.state == state] if state else []
    return session.scalars(select(Figure).where(*where).order_by(Figure.id.desc())).first()


def page_of(indicator):
    """What somebody has before them who opens the page: what is in the boxes, and its marks."""
    row = row_of(indicator)
    return dict(row.boxes), row.seen


def type_in(indicator, by, *, page=None, asked="", **texts):
    """Type into boxes of a row, of the page as it is now or as it was."""
    held, seen = page or page_of(indicator)
    (answer,) = enter(sheet(), [Entry(indicator.id, held | texts, seen, asked)], by=by)
    return answer


def insist(indicator, by, note, **texts):
    """Type, be asked, and answer in the note; what was asked."""
    page = page_of(indicator)
    answer = type_in(indicator, by, page=page, **texts)
    again = type_in(indicator, by, page=page, asked=answer.entry.asked, note=note, **texts)
    assert again.is_kept, again
    return answer.questions


def look(indicator, by, *, is_right=True, words=""):
    """Say of a row that it is right, or send it back."""
    return check(sheet(), [Verdict(indicator.id, row_of(indicator).stamp, is_right, words)], by=by)
