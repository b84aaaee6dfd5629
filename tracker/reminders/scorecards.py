"""Scorecards as letters know them: figures of the quarter that ended which nobody reads yet."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from tracker.core.dates import working_days_after
from tracker.core.periods import Quarter, quarter_of
from tracker.meetings.rules import Span as Days
from tracker.reminders.enums import About, StepKind
from tracker.reminders.ladders import Ladders
from tracker.reminders.steps import Step
from tracker.reminders.triggers import Trigger
from tracker.scorecards.book import Book, open_book
from tracker.scorecards.frame import Frame
from tracker.scorecards.models import Scorecard
from tracker.scorecards.queries import lines_of, published_quarters, scorecards


class ScorecardInfo(NamedTuple):
    """A scorecard of which some figures of a quarter are not published: how many of how many, and
    the posts that own what these count. It names no indicator and no number."""

    id: int
    slug: str
    name: str
    quarter: Quarter
    published: int
    wanted: int
    owner_post_ids: tuple[int, ...]

    def steps(self, day: date, closed: frozenset[date], ladders: Ladders) -> Iterator[Step]:
        """What has fallen by a day: counted in working days after the quarter (rules 5.6)."""
        ended = self.quarter.ends_on
        for ladder, days in ladders.during(Days(ended, day)):
            for rung in ladder.rungs(Trigger.SCORECARD):
                fell_on = working_days_after(ended, rung.days, closed)
                if fell_on in days:
                    yield Step(StepKind.SCORECARD, fell_on, About.SCORECARD, self.id, ended, rung)


def unpublished(day: date) -> list[ScorecardInfo]:
    """Scorecards with figures of the latest quarter still to come, in five statements.

    One of which nothing was ever published is not in use yet, and no letter is written of it.
    """
    every = scorecards()
    in_use = published_quarters([each.scorecard.id for each in every]) if every else {}
    quarter = quarter_of(day).previous
    cards = {
        edition.id: each.scorecard
        for each in every
        if each.scorecard.id in in_use and (edition := each.edition_on(quarter.ends_on))
    }
    if not cards:
        return []
    frame, due = Frame(quarter), defaultdict[int, list[tuple[int, date]]](list)
    for line in lines_of(cards):
        span = frame.spans(line.indicator.period_type)[-1]
        if span is not None:
            due[line.edition_id].append((line.indicator_id, span.ends_on))
    cells = [cell for its in due.values() for cell in its]
    book = open_book({each for each, _ in cells}, on={day for _, day in cells})
    found = [_info(cards[edition_id], quarter, its, book) for edition_id, its in due.items()]
    return [each for each in found if each.published < each.wanted]


def _info(
    card: Scorecard, quarter: Quarter, due: list[tuple[int, date]], book: Book
) -> ScorecardInfo:
    missing = [cell for cell in due if book.figure(*cell) is None]
    owners = {book.meaning(*cell).owner_post_id for cell in missing}
    return ScorecardInfo(
        card.id,
        card.slug,
        card.name,
        quarter,
        published=len(due) - len(missing),
        wanted=len(due),
        owner_post_ids=tuple(sorted(each for each in owners if each is not None)),
    )
