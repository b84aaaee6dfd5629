"""What waits for whoever checks and publishes, scorecard by scorecard."""

from collections import defaultdict
from dataclasses import dataclass

from sqlalchemy import select

from tracker.core.database import db
from tracker.core.periods import Quarter, quarter_of
from tracker.scorecards.models import Indicator, Scorecard
from tracker.scorecards.queries import AtWork, at_work


@dataclass(frozen=True, slots=True)
class ToCheck:
    """How many figures of a scorecard wait, with the page of those that end first."""

    slug: str
    name: str
    entered: int
    checked: int
    quarter: Quarter
    is_outturn: bool


def waiting_for_checkers() -> list[ToCheck]:
    """The scorecards of which anything waits, by name, in two queries."""
    rows = db.session.execute(
        select(Indicator.id, Scorecard.slug, Scorecard.name).join(Indicator.scorecard)
    )
    cards = {id_: (name, slug) for id_, slug, name in rows}
    waiting: dict[tuple[str, str], list[AtWork]] = defaultdict(list)
    for cell in at_work(cards):
        waiting[cards[cell.indicator_id]].append(cell)
    return [
        ToCheck(
            slug,
            name,
            entered=sum(not cell.is_checked for cell in cells),
            checked=sum(cell.is_checked for cell in cells),
            quarter=quarter_of(cells[0].ends_on),
            is_outturn=cells[0].is_outturn,
        )
        for (name, slug), cells in sorted(waiting.items())
    ]
