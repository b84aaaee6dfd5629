"""The sheet of a quarter: each indicator with what is at work, what stands and what was before."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select

from tracker.core.database import db
from tracker.core.errors import NotFound
from tracker.core.periods import Quarter
from tracker.people.models import User
from tracker.scorecards.book import Book, aim_of, open_book
from tracker.scorecards.entering.checks import Known
from tracker.scorecards.entering.typed import as_typed
from tracker.scorecards.enums import FigureState, PeriodType, Rating
from tracker.scorecards.figure_models import Commentary, Figure
from tracker.scorecards.frame import Frame
from tracker.scorecards.models import Definition, Line, Scorecard
from tracker.scorecards.policy import WORKING
from tracker.scorecards.queries import commentaries_on, get_scorecard, lines_of
from tracker.scorecards.rules import break_between, compared_with, rating
from tracker.scorecards.said import Said, said
from tracker.scorecards.spans import Span


@dataclass(frozen=True, slots=True)
class Row:
    """An indicator's place in a quarter, with true values: only for who enters and checks.

    `working` is the revision at work, `published` the one that stands.
    """

    line: Line
    meaning: Definition
    span: Span
    is_outturn: bool
    working: Figure | None
    published: Figure | None
    before: Said
    before_span: Span
    is_comparable: bool
    commentary: Commentary | None
    entered_by: str

    @property
    def indicator_id(self) -> int:
        return self.line.indicator_id

    @property
    def says(self) -> Said:
        """What is at work, or stands."""
        return said(self.working or self.published, self.meaning, sees_small=True)

    @property
    def typed(self) -> str:
        """What stands in its box before anybody types."""
        return as_typed(self.working or self.published, self.meaning.unit)

    @property
    def stands(self) -> Said:
        """What is published."""
        return said(self.published, self.meaning, sees_small=True)

    @property
    def known(self) -> Known:
        """What the checks are told."""
        return Known(
            ref=self.line.ref,
            unit=self.meaning.unit,
            decimals=self.meaning.decimals,
            period_type=self.line.indicator.period_type,
            before=self.before.value if self.is_comparable else None,
            before_label=self.before_span.label,
            is_same_year=self.before_span.quarter.year == self.span.quarter.year,
            published=self.published.value if self.published else None,
            has_second=bool(self.meaning.second),
        )

    @property
    def rating(self) -> Rating | None:
        """The colour that it has, or will have."""
        figure = self.working or self.published
        if figure is None or figure.value is None:
            return None
        return rating(figure.value, aim_of(self.meaning))

    @property
    def lacks_words(self) -> bool:
        """Red needs a reason and a way back (rules 5.5.3)."""
        told = self.commentary
        return self.rating is Rating.RED and not (told and told.why and told.recover)


@dataclass(frozen=True, slots=True)
class Sheet:
    """A scorecard's quarter as those see it who fill and check it."""

    scorecard: Scorecard
    quarter: Quarter
    rows: Sequence[Row]
    is_outturn: bool = False

    @property
    def label(self) -> str:
        """The period: the quarter, or the whole year that ends with it."""
        if self.is_outturn:
            return f"outturn of {self.quarter.year_label}"
        return self.quarter.label

    @property
    def at_work(self) -> list[Row]:
        return [each for each in self.rows if each.working is not None]

    @property
    def checked(self) -> list[Row]:
        """What may be published."""
        return [
            each
            for each in self.at_work
            if each.working and each.working.state is FigureState.CHECKED
        ]

    @property
    def lacking(self) -> list[Row]:
        """What is red, is about to be published, and nobody has said why."""
        return [each for each in self.checked if each.lacks_words]

    @property
    def missing(self) -> list[Row]:
        """What nobody has entered."""
        return [each for each in self.rows if each.working is None and each.published is None]


def get_sheet(slug: str, quarter: Quarter, *, is_outturn: bool = False) -> Sheet:
    """The sheet of a quarter, or of the whole year that ends with it; NotFound if there is no such
    scorecard or edition. A fixed number of queries."""
    if is_outturn:
        quarter = Quarter(quarter.year, 4)
    found = get_scorecard(slug)
    edition = found.edition_on(quarter.ends_on)
    if edition is None:
        raise NotFound
    frame = Frame(quarter)
    whole = Span(PeriodType.YEAR, quarter.ends_on) if is_outturn else None
    lines = [
        (line, span)
        for line in lines_of([edition.id])
        if (span := whole or frame.spans(line.indicator.period_type)[-1]) is not None
    ]
    ids = [line.indicator_id for line, _ in lines]
    days = frame.days(line.indicator for line, _ in lines)
    book = open_book(ids, on=days, sees_small=True)
    working = _working(ids, {span.ends_on for _, span in lines}, is_outturn=is_outturn)
    told = commentaries_on(ids, days)
    rows = [_row(line, span, book, working, told, is_outturn=is_outturn) for line, span in lines]
    return Sheet(found.scorecard, quarter, rows, is_outturn)


def _row(
    line: Line,
    span: Span,
    book: Book,
    working: dict[tuple[int, date], tuple[Figure, str]],
    told: dict[tuple[int, date], Commentary],
    *,
    is_outturn: bool,
) -> Row:
    figure, by = working.get((line.indicator_id, span.ends_on), (None, ""))
    before = compared_with(span, is_seasonal=line.indicator.is_seasonal)
    broken = break_between(book.definitions[line.indicator_id], before.ends_on, span.ends_on)
    return Row(
        line,
        book.meaning(line.indicator_id, span.ends_on),
        span,
        is_outturn,
        figure,
        book.figure(line.indicator_id, span.ends_on, outturn=is_outturn),
        book.said(line.indicator_id, before.ends_on, outturn=is_outturn),
        before,
        broken is None,
        told.get((line.indicator_id, span.ends_on)),
        by,
    )


def _working(
    ids: Sequence[int], days: set[date], *, is_outturn: bool
) -> dict[tuple[int, date], tuple[Figure, str]]:
    rows = db.session.execute(
        select(Figure, User.name)
        .outerjoin(User, User.id == Figure.entered_by_id)
        .where(
            Figure.indicator_id.in_(ids),
            Figure.ends_on.in_(days),
            Figure.state.in_(WORKING),
            Figure.is_outturn.is_(is_outturn),
        )
    )
    return {(each.indicator_id, each.ends_on): (each, name or "") for each, name in rows}
