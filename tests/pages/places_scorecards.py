"""An indicator of the demonstration with things that can still be changed."""

from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from tests.factories.scorecards import DefinitionFactory
from tracker.scorecards.models import Indicator

Values = dict[str, dict[str, object]]


def measured(session: Session) -> Values:
    """The values of pages that need more than any indicator."""
    indicator = session.scalars(select(Indicator).where(Indicator.slug == "sdq-completed")).one()
    later = DefinitionFactory(indicator=indicator, from_on=date(2026, 4, 1), name="SDQs completed")
    return {
        "meanings.correct": {"indicator_id": indicator.id, "definition_id": later.id},
    }
