"""Good news in figures: published ones that went the way the council wants."""

from dataclasses import dataclass

from tracker.core.periods import Quarter
from tracker.people.identity import SignedIn
from tracker.scorecards import listing
from tracker.scorecards.enums import Change, Unit
from tracker.scorecards.finding import plain_name
from tracker.scorecards.rows import Row

SHOWN = 2


@dataclass(frozen=True)
class GoodFigure:
    """A figure that got better: as printed, what it counts, and what it was."""

    indicator_id: int
    text: str
    name: str
    was: str


@dataclass(frozen=True)
class GoodFigures:
    """The best few of one published quarter."""

    period: str
    figures: list[GoodFigure]


def good_figures(viewer: SignedIn, ended: Quarter) -> GoodFigures | None:
    """The shares that rose or fell the most, for the better, in the latest published quarter.

    A share of a hundred says something by itself; a count does not say whether it is many. A
    hidden figure has no change, so that none is told of here (rules 5.10).
    """
    for listed in listing.listing(ended, viewer=viewer):
        better = sorted(filter(_is_good, listed.rows), key=lambda row: row.strength, reverse=True)
        if better and listed.latest is not None:
            return GoodFigures(listed.latest.months, [_figure(row) for row in better[:SHOWN]])
    return None


def _is_good(row: Row) -> bool:
    return row.change is Change.BETTER and row.meaning.unit is Unit.PERCENT and bool(row.was)


def _figure(row: Row) -> GoodFigure:
    return GoodFigure(row.indicator_id, row.now.text, plain_name(row.meaning.name), row.was)
