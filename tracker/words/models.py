"""The council's terms with their short forms, and young people's words for them."""

from sqlalchemy import CheckConstraint, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from tracker.core.database import Base, Key, LongText, ShortText, words
from tracker.words.enums import Agreement


class Word(Base):
    """A term of the council's: what it means in plain words, and what young people say.

    `proposed_by_id` is whoever proposed `says` last, empty where a document did; `made_up` names
    what was made up for the demonstration.
    """

    __tablename__ = "word"
    __table_args__ = (
        UniqueConstraint("term"),
        CheckConstraint("(state = 'asked') = (says = '')", name="asked_says_nothing"),
    )

    id: Mapped[Key]
    term: Mapped[ShortText]
    acronym: Mapped[ShortText]
    meaning: Mapped[LongText]
    says: Mapped[ShortText]
    why: Mapped[LongText]
    state: Mapped[Agreement] = mapped_column(words(Agreement))
    proposed_by_id: Mapped[int | None] = mapped_column(ForeignKey("user.id"))
    made_up: Mapped[ShortText]
    document: Mapped[ShortText]
    place: Mapped[ShortText]
    demonstration: Mapped[bool]
    version: Mapped[int] = mapped_column()

    __mapper_args__ = {"version_id_col": version}
