"""One scorecard of one quarter, as its reader may see it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby

from tracker.core.periods import Quarter
from tracker.people.identity import SignedIn
from tracker.scorecards import filters, finding
from tracker.scorecards.book import open_book
from tracker.scorecards.enums import BenchmarkKind, Rating
from tracker.scorecards.filters import Filters
from tracker.scorecards.frame import Frame
from tracker.scorecards.models import Edition, Line, Scorecard
from tracker.scorecards.queries import (
    TiedAction,
    actions_measured_by,
    benchmarks_on,
    commentaries_on,
    get_scorecard,
    lines_of,
    published_quarters,
)
from tracker.scorecards.rows import Row, row_of


@dataclass(frozen=True)
class ScorecardPage:
    """What the page prints; without a published figure it has no frame and no rows."""

    scorecard: Scorecard
    edition: Edition | None
    quarters: Sequence[Quarter]
    priorities: Sequence[str]
    asked: Filters
    frame: Frame | None
    rows: Sequence[Row]
    actions: Mapping[int, list[TiedAction]]
    is_restricted: bool = False

    @cached_property
    def shown(self) -> list[Row]:
        """The lines that were asked for."""
        return [each for each in self.rows if self.asked.fits(each)]

    @property
    def groups(self) -> list[tuple[str, list[Row]]]:
        """The lines shown, under the priorities of the edition."""
        by_priority = groupby(self.shown, key=lambda each: each.line.priority)
        return [(priority, list(rows)) for priority, rows in by_priority]

    @property
    def headline(self) -> str:
        return finding.headline(self.rows)

    @property
    def lead(self) -> str:
        return finding.lead(self.rows)

    @property
    def frames(self) -> finding.Frames:
        return finding.frames(self.rows)

    @property
    def reds(self) -> list[Row]:
        """What needs a reason and a way back."""
        return [each for each in self.rows if each.rating is Rating.RED]

    @cached_property
    def kinds(self) -> list[BenchmarkKind]:
        """Whose figures stand beside ours: England and neighbours always, as the council prints."""
        always = (BenchmarkKind.NATIONAL, BenchmarkKind.NEIGHBOURS)
        return [
            kind
            for kind in BenchmarkKind
            if kind in always or any(kind in each.beside for each in self.rows)
        ]

    @property
    def earlier(self) -> Quarter | None:
        """The published quarter before this one."""
        return next(
            (each for each in self.quarters if self.frame and each < self.frame.quarter), None
        )

    @property
    def later(self) -> Quarter | None:
        """The published quarter after this one."""
        after = [each for each in self.quarters if self.frame and each > self.frame.quarter]
        return min(after, default=None)


def scorecard_page(
    slug: str, args: Mapping[str, str], *, viewer: SignedIn, sees_small: bool = False
) -> ScorecardPage:
    """A scorecard's page for an address; NotFound if there is none of this slug."""
    found = get_scorecard(slug)
    scorecard = found.scorecard
    quarters = published_quarters([scorecard.id]).get(scorecard.id, [])
    quarter = filters.quarter_asked(args.get("quarter", ""), quarters)
    edition = found.edition_on(quarter.ends_on) if quarter else None
    frame = Frame(quarter) if quarter and edition else None
    lines = lines_of([edition.id]) if edition else []
    priorities = list(dict.fromkeys(each.priority for each in lines if each.priority))
    rows = rows_of(lines, frame, scorecard, sees_small=sees_small) if frame else []
    reds = [each.indicator_id for each in rows if each.rating is Rating.RED]
    return ScorecardPage(
        scorecard,
        edition,
        quarters,
        priorities,
        filters.read(args, quarters=quarters, priorities=priorities),
        frame,
        rows,
        actions_measured_by(reds, viewer) if reds else {},
        sees_small,
    )


def rows_of(
    lines: Sequence[Line], frame: Frame, scorecard: Scorecard, *, sees_small: bool = False
) -> list[Row]:
    """The lines of a scorecard of a quarter, in four queries."""
    ids = [each.indicator_id for each in lines]
    days = frame.days(each.indicator for each in lines)
    book = open_book(ids, on=days, sees_small=sees_small)
    benchmarks = benchmarks_on(ids, frame.quarter.ends_on)
    said = commentaries_on(ids, days)
    rows = []
    for line in lines:
        span = frame.spans(line.indicator.period_type)[-1]
        rows.append(
            row_of(
                line,
                frame,
                book,
                benchmarks=benchmarks.get(line.indicator_id, ()),
                commentary=said.get((line.indicator_id, span.ends_on)) if span else None,
                improving_is_amber=scorecard.improving_is_amber,
            )
        )
    return rows
