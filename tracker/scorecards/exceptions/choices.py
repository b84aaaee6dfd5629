"""What the forms of exceptions offer: (value, words) pairs, in reading order."""

from sqlalchemy import select

from tracker.core.database import db
from tracker.scorecards.models import Indicator, Scorecard

Choices = list[tuple[str, str]]


def scorecard_choices() -> Choices:
    """Every scorecard, by name."""
    rows = db.session.execute(select(Scorecard.id, Scorecard.name).order_by(Scorecard.name))
    return [(str(number), name) for number, name in rows]


def indicator_asked(number: int | None) -> Indicator | None:
    """The indicator from whose page somebody came."""
    return db.session.get(Indicator, number) if number and number < 2**31 else None
