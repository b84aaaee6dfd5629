"""Figures with every revision, what is said of them, and who let a small number be seen."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, TextClause, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from tracker.core.database import Base, Key, LongText, ShortText, UtcDateTime, words
from tracker.scorecards.enums import FigureState, Hiding, Missing
from tracker.scorecards.exact import Amount

_WORKING = text("state IN ('entered', 'checked')")
_STANDING = text("state = 'published'")
_CELL = ("indicator_id", "is_outturn", "ends_on")


class ByTwo:
    """What one person enters, and another checks and publishes (rules 5.5, F7).

    `asked` are the questions that it raised, one a line, and `note` is what its writer says to
    whoever checks it: neither is for readers. `sent_back` is what is to be put right.
    """

    state: Mapped[FigureState] = mapped_column(words(FigureState))
    asked: Mapped[LongText] = mapped_column(default="")
    note: Mapped[LongText] = mapped_column(default="")
    sent_back: Mapped[LongText] = mapped_column(default="")
    entered_by_id: Mapped[int | None] = mapped_column(ForeignKey("user.id"))
    entered_at: Mapped[datetime] = mapped_column(UtcDateTime)
    checked_by_id: Mapped[int | None] = mapped_column(ForeignKey("user.id"))
    checked_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    published_by_id: Mapped[int | None] = mapped_column(ForeignKey("user.id"))
    published_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    replaced_at: Mapped[datetime | None] = mapped_column(UtcDateTime)


def _one(name: str, *columns: str, state: TextClause) -> Index:
    """At most one row in a state, of all that agree in some columns."""
    return Index(name, *columns, unique=True, sqlite_where=state, postgresql_where=state)


def _published_has_date() -> CheckConstraint:
    return CheckConstraint(
        "(state IN ('published', 'replaced')) = (published_at IS NOT NULL)",
        name="published_has_date",
    )


class Figure(ByTwo, Base):
    """One revision of an indicator's figure for the period that ends on a day.

    A cell is (indicator, is_outturn, ends_on). It has at most one revision at work and one that
    is published; older ones stay, replaced. Of a percentage, `value` is computed from numerator
    and denominator wherever both are known, in per cent. `number` counts a cell's revisions.
    """

    __tablename__ = "figure"
    __table_args__ = (
        UniqueConstraint("indicator_id", "is_outturn", "ends_on", "number"),
        _one("uq_figure_working", *_CELL, state=_WORKING),
        _one("uq_figure_standing", *_CELL, state=_STANDING),
        Index(None, "ends_on", "state"),
        CheckConstraint("(value IS NULL) = (missing IS NOT NULL)", name="value_or_why_not"),
        CheckConstraint("denominator IS NULL OR denominator > 0", name="denominator_positive"),
        _published_has_date(),
    )

    id: Mapped[Key]
    indicator_id: Mapped[int] = mapped_column(ForeignKey("indicator.id"))
    is_outturn: Mapped[bool]
    ends_on: Mapped[date]
    number: Mapped[int]
    value: Mapped[Amount | None]
    numerator: Mapped[Amount | None]
    denominator: Mapped[Amount | None]
    second: Mapped[Amount | None]
    missing: Mapped[Missing | None] = mapped_column(words(Missing))
    hiding: Mapped[Hiding] = mapped_column(words(Hiding))
    cohort: Mapped[ShortText]
    source: Mapped[ShortText]
    why_corrected: Mapped[LongText]
    document: Mapped[ShortText]
    place: Mapped[ShortText]
    demonstration: Mapped[bool]
    version: Mapped[int] = mapped_column()

    __mapper_args__ = {"version_id_col": version}


class Commentary(ByTwo, Base):
    """What is said of an indicator's period: why it is so, and what is done to recover.

    One revision: a period has at most one at work and one that is published. Both texts are empty
    where what was said is taken away.
    """

    __tablename__ = "commentary"
    __table_args__ = (
        _one("uq_commentary_working", "indicator_id", "ends_on", state=_WORKING),
        _one("uq_commentary_standing", "indicator_id", "ends_on", state=_STANDING),
        _published_has_date(),
    )

    id: Mapped[Key]
    indicator_id: Mapped[int] = mapped_column(ForeignKey("indicator.id"))
    ends_on: Mapped[date]
    why: Mapped[LongText]
    recover: Mapped[LongText]
    made_up: Mapped[ShortText]
    document: Mapped[ShortText]
    place: Mapped[ShortText]
    demonstration: Mapped[bool]
    version: Mapped[int] = mapped_column()

    __mapper_args__ = {"version_id_col": version}


class SmallNumberShown(Base):
    """A small number that somebody let the public see, by name and with a reason (rules 5.10.5)."""

    __tablename__ = "small_number_shown"
    __table_args__ = (Index(None, "indicator_id", "ends_on"),)

    id: Mapped[Key]
    indicator_id: Mapped[int] = mapped_column(ForeignKey("indicator.id"))
    is_outturn: Mapped[bool]
    ends_on: Mapped[date]
    reason: Mapped[LongText]
    shown_by_id: Mapped[int] = mapped_column(ForeignKey("user.id"))
    shown_at: Mapped[datetime] = mapped_column(UtcDateTime)
    ended_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    ended_by_id: Mapped[int | None] = mapped_column(ForeignKey("user.id"))
