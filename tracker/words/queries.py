"""Reads of terms: all of them, one, and the two lists that pages and checkers ask for."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import func, or_, select

from tracker.core.database import db
from tracker.words.enums import Agreement
from tracker.words.models import Word

_COLUMNS = (
    Word.id,
    Word.term,
    Word.acronym,
    Word.meaning,
    Word.says,
    Word.why,
    Word.state,
    Word.proposed_by_id,
    Word.made_up,
    Word.document,
    Word.place,
    Word.demonstration,
    Word.version,
)


@dataclass(frozen=True, slots=True)
class WordRow:
    """A term, as pages show it."""

    id: int
    term: str
    acronym: str
    meaning: str
    says: str
    why: str
    state: Agreement
    proposed_by_id: int | None
    made_up: str
    document: str
    place: str
    demonstration: bool
    version: int

    @property
    def letter(self) -> str:
        """Under which it stands from A to Z; # for what begins with none."""
        first = self.term[:1].upper()
        return first if first.isalpha() else "#"


def words(asked: str = "") -> list[WordRow]:
    """Every term from A to Z, or those in which something stands."""
    statement = select(*_COLUMNS).order_by(func.lower(Word.term), Word.id)
    if asked:
        columns = (Word.term, Word.acronym, Word.meaning, Word.says)
        statement = statement.where(
            or_(*(each.icontains(asked, autoescape=True) for each in columns))
        )
    rows: Any = db.session.execute(statement)
    return [WordRow(*row) for row in rows]


def word(word_id: int) -> WordRow | None:
    """One term, if it is there."""
    rows: Any = db.session.execute(select(*_COLUMNS).where(Word.id == word_id))
    return next((WordRow(*row) for row in rows), None)


def word_to_change(word_id: int) -> Word:
    """A term held for a deed until the transaction ends."""
    return db.session.scalars(select(Word).where(Word.id == word_id).with_for_update()).one()


def is_taken(term: str, *, but: int | None = None) -> bool:
    """Whether another term is called so, in whatever letters."""
    taken = db.session.scalars(select(Word.id).where(func.lower(Word.term) == term.lower()))
    return any(each != but for each in taken)


def short_forms() -> Mapping[str, str]:
    """What each short form stands for; the first in the alphabet where two share one."""
    rows = db.session.execute(
        select(Word.acronym, Word.term).where(Word.acronym != "").order_by(Word.term.desc())
    )
    return {row.acronym: row.term for row in rows}


def agreed_words() -> Mapping[str, str]:
    """What young people agreed to say instead of a term or its short form."""
    rows = db.session.execute(
        select(Word.term, Word.acronym, Word.says).where(Word.state == Agreement.AGREED)
    )
    return {name: row.says for row in rows for name in (row.term, row.acronym) if name}
