"""An indicator of the demonstration with things that can still be changed."""

from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from tests.factories.scorecards import BenchmarkFactory, DefinitionFactory
from tracker.scorecards.enums import Unit
from tracker.scorecards.models import Indicator, Line

Values = dict[str, dict[str, object]]


def measured(session: Session) -> Values:
    """The values of pages that need more than any indicator."""
    indicator = session.scalars(select(Indicator).where(Indicator.slug == "sdq-completed")).one()
    later = DefinitionFactory(indicator=indicator, from_on=date(2026, 4, 1), name="SDQs completed")
    lines = select(Line).where(Line.indicator_id == indicator.id).order_by(Line.id.desc())
    line = session.scalars(lines.limit(1)).one()
    here = {"slug": "corporate-parenting", "edition_id": line.edition_id, "line_id": line.id}
    kept = ("show", "change_edition", "add_line", "change_line", "drop", "rename")
    return {
        "meanings.correct": {"indicator_id": indicator.id, "definition_id": later.id},
        "beside.correct": {
            "indicator_id": indicator.id,
            "benchmark_id": BenchmarkFactory(
                indicator_id=indicator.id, from_on=date(2026, 4, 1), unit=Unit.PERCENT
            ).id,
        },
        "beside.of_year": {"year": 2025},
        **{f"editions.{each}": here for each in kept},
    }
