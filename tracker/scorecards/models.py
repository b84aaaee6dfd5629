"""Scorecards, their printed order by year, indicators, and what an indicator means from when on."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from tracker.core.database import Base, Key, LongText, ShortText, Slug, UtcDateTime, words
from tracker.meetings.models import Body
from tracker.people.models import Post
from tracker.plan.models import Pledge
from tracker.scorecards.enums import BenchmarkKind, PeriodType, Polarity, Unit
from tracker.scorecards.exact import Amount


class Scorecard(Base):
    """A set of indicators that a body reads every quarter."""

    __tablename__ = "scorecard"

    id: Mapped[Key]
    slug: Mapped[Slug] = mapped_column(unique=True)
    name: Mapped[ShortText]
    about: Mapped[LongText]
    body_id: Mapped[int | None] = mapped_column(ForeignKey("body.id"))
    improving_is_amber: Mapped[bool]
    document: Mapped[ShortText]
    place: Mapped[ShortText]
    demonstration: Mapped[bool]
    version: Mapped[int] = mapped_column()

    body: Mapped[Body | None] = relationship(lazy="raise_on_sql")

    __mapper_args__ = {"version_id_col": version}


class Edition(Base):
    """What a scorecard prints, in which order and under which refs, from a day on."""

    __tablename__ = "scorecard_edition"
    __table_args__ = (UniqueConstraint("scorecard_id", "from_on"),)

    id: Mapped[Key]
    scorecard_id: Mapped[int] = mapped_column(ForeignKey("scorecard.id"))
    from_on: Mapped[date]
    notes: Mapped[LongText]
    document: Mapped[ShortText]
    place: Mapped[ShortText]
    demonstration: Mapped[bool]
    version: Mapped[int] = mapped_column()

    scorecard: Mapped[Scorecard] = relationship(lazy="raise_on_sql")
    lines: Mapped[list["Line"]] = relationship(
        back_populates="edition", lazy="raise_on_sql", order_by="Line.position"
    )

    __mapper_args__ = {"version_id_col": version}


class Line(Base):
    """An indicator's place in an edition. A ref is text ("5.10") and is only of that edition."""

    __tablename__ = "scorecard_line"
    __table_args__ = (
        UniqueConstraint("edition_id", "indicator_id"),
        UniqueConstraint("edition_id", "ref"),
        Index(None, "edition_id", "position"),
        Index(None, "indicator_id"),
    )

    id: Mapped[Key]
    edition_id: Mapped[int] = mapped_column(ForeignKey("scorecard_edition.id"))
    indicator_id: Mapped[int] = mapped_column(ForeignKey("indicator.id"))
    position: Mapped[int]
    ref: Mapped[str] = mapped_column(String(20))
    priority: Mapped[ShortText]
    aim: Mapped[ShortText]

    edition: Mapped[Edition] = relationship(back_populates="lines", lazy="raise_on_sql")
    indicator: Mapped["Indicator"] = relationship(lazy="raise_on_sql")


class Indicator(Base):
    """One measure through all its names and refs; it has one period type (rules 5.13.2).

    `variant_of` is the indicator that this one counts in another way: never one line of a chart.
    """

    __tablename__ = "indicator"
    __table_args__ = (Index(None, "scorecard_id"), Index(None, "variant_of_id"))

    id: Mapped[Key]
    scorecard_id: Mapped[int] = mapped_column(ForeignKey("scorecard.id"))
    slug: Mapped[Slug] = mapped_column(unique=True)
    period_type: Mapped[PeriodType] = mapped_column(words(PeriodType))
    is_seasonal: Mapped[bool]
    variant_of_id: Mapped[int | None] = mapped_column(ForeignKey("indicator.id"))
    also_called: Mapped[LongText]
    document: Mapped[ShortText]
    place: Mapped[ShortText]
    demonstration: Mapped[bool]
    version: Mapped[int] = mapped_column()

    scorecard: Mapped[Scorecard] = relationship(lazy="raise_on_sql")
    definitions: Mapped[list["Definition"]] = relationship(
        back_populates="indicator", lazy="raise_on_sql", order_by="Definition.from_on"
    )

    __mapper_args__ = {"version_id_col": version}


class Definition(Base):
    """What an indicator means for periods that end on a day or after it, until the next one.

    `is_break` forbids comparing across its first day; `target_high` is the upper end of a range;
    `tolerance` is in per cent of the target, None for the council's own default; `population` is
    what a rate is per 10,000 of, with the year of the estimate; `second` names the second figure
    ("individuals" of "105 (82 individuals)").
    """

    __tablename__ = "indicator_definition"
    __table_args__ = (
        UniqueConstraint("indicator_id", "from_on"),
        CheckConstraint("decimals BETWEEN 0 AND 4", name="few_decimals"),
        CheckConstraint("tolerance IS NULL OR tolerance >= 0", name="tolerance_not_negative"),
        CheckConstraint("population IS NULL OR population > 0", name="population_positive"),
        CheckConstraint(
            "target_high IS NULL OR (polarity = 'range' AND target_high >= target)",
            name="range_has_ends",
        ),
    )

    id: Mapped[Key]
    indicator_id: Mapped[int] = mapped_column(ForeignKey("indicator.id"))
    from_on: Mapped[date]
    name: Mapped[ShortText]
    unit: Mapped[Unit] = mapped_column(words(Unit))
    decimals: Mapped[int]
    second: Mapped[ShortText]
    polarity: Mapped[Polarity] = mapped_column(words(Polarity))
    target: Mapped[Amount | None]
    target_high: Mapped[Amount | None]
    tolerance: Mapped[Amount | None]
    denominator: Mapped[ShortText]
    cohort: Mapped[ShortText]
    population: Mapped[int | None]
    population_year: Mapped[str] = mapped_column(String(40))
    owner_post_id: Mapped[int | None] = mapped_column(ForeignKey("post.id"))
    checker_post_id: Mapped[int | None] = mapped_column(ForeignKey("post.id"))
    pledge_id: Mapped[int | None] = mapped_column(ForeignKey("pledge.id"))
    acronyms: Mapped[LongText]
    is_break: Mapped[bool]
    what_changed: Mapped[LongText]
    document: Mapped[ShortText]
    place: Mapped[ShortText]
    demonstration: Mapped[bool]
    made_up: Mapped[ShortText]
    version: Mapped[int] = mapped_column()

    indicator: Mapped[Indicator] = relationship(back_populates="definitions", lazy="raise_on_sql")
    owner: Mapped[Post | None] = relationship(lazy="raise_on_sql", foreign_keys=[owner_post_id])
    checker: Mapped[Post | None] = relationship(lazy="raise_on_sql", foreign_keys=[checker_post_id])
    pledge: Mapped[Pledge | None] = relationship(lazy="raise_on_sql")

    __mapper_args__ = {"version_id_col": version}


class Benchmark(Base):
    """A figure of others, "most recent available" for periods that end on a day or after it."""

    __tablename__ = "benchmark"
    __table_args__ = (UniqueConstraint("indicator_id", "kind", "from_on"),)

    id: Mapped[Key]
    indicator_id: Mapped[int] = mapped_column(ForeignKey("indicator.id"))
    kind: Mapped[BenchmarkKind] = mapped_column(words(BenchmarkKind))
    from_on: Mapped[date]
    value: Mapped[Amount]
    unit: Mapped[Unit] = mapped_column(words(Unit, "benchmark_unit"))
    year: Mapped[str] = mapped_column(String(40))
    cohort: Mapped[ShortText]
    source: Mapped[ShortText]
    note: Mapped[LongText]
    document: Mapped[ShortText]
    place: Mapped[ShortText]
    demonstration: Mapped[bool]
    version: Mapped[int] = mapped_column()

    __mapper_args__ = {"version_id_col": version}


class StatisticalNeighbour(Base):
    """An authority that is like ours in a financial year (rules 5.5.9)."""

    __tablename__ = "statistical_neighbour"
    __table_args__ = (UniqueConstraint("year", "name"),)

    id: Mapped[Key]
    year: Mapped[int]
    name: Mapped[ShortText]


class PartOf(Base):
    """An indicator whose number is one part of another's: the whole gives away a hidden part."""

    __tablename__ = "indicator_part"
    __table_args__ = (
        UniqueConstraint("whole_id", "part_id"),
        CheckConstraint("whole_id != part_id", name="no_part_of_itself"),
        Index(None, "part_id"),
    )

    id: Mapped[Key]
    whole_id: Mapped[int] = mapped_column(ForeignKey("indicator.id"))
    part_id: Mapped[int] = mapped_column(ForeignKey("indicator.id"))
    is_complete: Mapped[bool]


class IndicatorAction(Base):
    """An action whose success an indicator measures."""

    __tablename__ = "indicator_action"
    __table_args__ = (UniqueConstraint("indicator_id", "action_id"), Index(None, "action_id"))

    id: Mapped[Key]
    indicator_id: Mapped[int] = mapped_column(ForeignKey("indicator.id"))
    action_id: Mapped[int] = mapped_column(ForeignKey("action.id"))
    tied_by_id: Mapped[int | None] = mapped_column(ForeignKey("user.id"))
    tied_at: Mapped[datetime] = mapped_column(UtcDateTime)
