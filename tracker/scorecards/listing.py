"""All scorecards with their latest quarter, and what waits for those who enter and check."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import select

from tracker.core.database import db
from tracker.core.periods import Quarter
from tracker.people.identity import SignedIn
from tracker.scorecards import finding
from tracker.scorecards.book import Book, open_book
from tracker.scorecards.enums import FigureState
from tracker.scorecards.figure_models import Figure
from tracker.scorecards.frame import Frame
from tracker.scorecards.models import Indicator, Line, Scorecard
from tracker.scorecards.policy import WORKING, sees_working
from tracker.scorecards.queries import at_work, lines_of, published_quarters, scorecards
from tracker.scorecards.rows import Row, row_of


@dataclass(frozen=True, slots=True)
class Waiting:
    """How many figures of the quarter that ended are not there; how many wait for whom."""

    missing: int
    entered: int
    checked: int

    @property
    def words(self) -> list[str]:
        """A clause for each kind of which there is any."""
        kinds = (
            (self.missing, "not entered"),
            (self.entered, "to be checked"),
            (self.checked, "to be published"),
        )
        return [f"{number} {words}" for number, words in kinds if number]


@dataclass(frozen=True, slots=True)
class Listed:
    """A scorecard in the list; `latest` is its newest published quarter, if it has any."""

    scorecard: Scorecard
    latest: Quarter | None
    rows: list[Row]
    waiting: Waiting | None

    @property
    def headline(self) -> str:
        return finding.headline(self.rows)

    @property
    def lead(self) -> str:
        return finding.lead(self.rows)


def listing(ended: Quarter, *, viewer: SignedIn) -> list[Listed]:
    """Every scorecard; `ended` is the quarter whose figures are due. Seven queries at most."""
    every = scorecards()
    latest = {
        each: quarters[0]
        for each, quarters in published_quarters([each.scorecard.id for each in every]).items()
    }
    editions = {
        each.scorecard.id: each.edition_on(latest.get(each.scorecard.id, ended).ends_on)
        for each in every
    }
    lines: dict[int, list[Line]] = defaultdict(list)
    for line in lines_of([each.id for each in editions.values() if each]):
        lines[line.edition_id].append(line)
    of = {each: lines[edition.id] for each, edition in editions.items() if edition}
    frames = {each: Frame(quarter) for each, quarter in latest.items() if each in of}
    days = {day for each, frame in frames.items() for day in frame.days(_measured(of[each]))}
    book = open_book([line.indicator_id for each in frames for line in of[each]], on=days)
    waiting = _waiting(of, Frame(ended)) if sees_working(viewer) else {}
    return [
        Listed(
            each.scorecard,
            latest.get(each.scorecard.id),
            _latest_rows(each.scorecard, of, frames, book),
            waiting.get(each.scorecard.id),
        )
        for each in every
    ]


def _latest_rows(
    scorecard: Scorecard, of: dict[int, list[Line]], frames: dict[int, Frame], book: Book
) -> list[Row]:
    if scorecard.id not in frames:
        return []
    amber, frame = scorecard.improving_is_amber, frames[scorecard.id]
    return [row_of(line, frame, book, improving_is_amber=amber) for line in of[scorecard.id]]


def _measured(lines: Iterable[Line]) -> list[Indicator]:
    return [each.indicator for each in lines]


def _waiting(of: dict[int, list[Line]], frame: Frame) -> dict[int, Waiting]:
    """What waits for each scorecard: of the quarter that ended, and corrections of any other."""
    due = {
        line.indicator_id: span.ends_on
        for lines in of.values()
        for line in lines
        if (span := frame.spans(line.indicator.period_type)[-1])
    }
    every = [line.indicator_id for lines in of.values() for line in lines]
    working = at_work(every)
    known = db.session.execute(
        select(Figure.indicator_id, Figure.ends_on).where(
            Figure.indicator_id.in_(every),
            Figure.is_outturn.is_(False),
            Figure.state.in_([*WORKING, FigureState.PUBLISHED]),
            Figure.ends_on.in_(set(due.values())),
        )
    )
    there = {(row.indicator_id, row.ends_on) for row in known}
    found = {}
    for each, lines in of.items():
        ids = {line.indicator_id for line in lines}
        missing = [id_ for id_ in ids if id_ in due and (id_, due[id_]) not in there]
        waiting = [cell.is_checked for cell in working if cell.indicator_id in ids]
        found[each] = Waiting(len(missing), waiting.count(False), waiting.count(True))
    return found
