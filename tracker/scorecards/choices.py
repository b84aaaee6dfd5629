"""What forms offer of indicators: (value, words) pairs, by name."""

from sqlalchemy import ColumnElement, select

from tracker.core.database import db
from tracker.scorecards.models import Definition, Indicator

Choices = list[tuple[str, str]]


def indicator_choices(*where: ColumnElement[bool]) -> Choices:
    """The indicators of which all of this holds, under the names that they have now."""
    rows = db.session.execute(
        select(Indicator.id, Definition.name)
        .join(Definition, Definition.indicator_id == Indicator.id)
        .where(*where)
        .order_by(Definition.from_on)
    )
    latest = {number: name for number, name in rows}
    return sorted(((str(number), name) for number, name in latest.items()), key=lambda it: it[1])
