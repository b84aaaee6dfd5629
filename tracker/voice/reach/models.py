"""The surveys, visits, groups and events at which young people were asked."""

from datetime import date

from sqlalchemy import CheckConstraint, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from tracker.core.database import Base, Key, LongText, ShortText, words
from tracker.voice.reach.enums import SourceKind


class Source(Base):
    """A survey, visit, group or event; what was said there are its points, comments themselves.

    `took_part` is a number of people, printed only where it is not small (rules 5.10).
    """

    __tablename__ = "source"
    __table_args__ = (
        CheckConstraint("until_on >= from_on", name="until_after_from"),
        CheckConstraint("took_part IS NULL OR took_part >= 0", name="took_part_counted"),
        UniqueConstraint("name", "from_on"),
    )

    id: Mapped[Key]
    kind: Mapped[SourceKind] = mapped_column(words(SourceKind))
    name: Mapped[ShortText]
    about: Mapped[LongText]
    from_on: Mapped[date]
    until_on: Mapped[date]
    took_part: Mapped[int | None]
    document: Mapped[ShortText]
    place: Mapped[ShortText]
    demonstration: Mapped[bool]
    version: Mapped[int] = mapped_column()

    __mapper_args__ = {"version_id_col": version}
