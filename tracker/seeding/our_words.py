"""The council's terms and young people's words for them, as a seed file."""

from collections.abc import Iterator

from sqlalchemy import select

from tracker.core.database import db
from tracker.seeding.sheets import Known, Row, Sheet, Told, cells, columns, source, source_of
from tracker.words.enums import Agreement
from tracker.words.models import Word

_SAME = ("term", "acronym", "meaning", "says", "why", "made_up")


def _add(row: Row, _known: Known) -> Word:
    return Word(
        **{name: row[name] for name in _SAME},
        state=Agreement(row["state"]),
        proposed_by_id=None,
        **source(row),
    )


def _told() -> Iterator[Told]:
    for word in db.session.scalars(select(Word).order_by(Word.id)):
        same = {name: getattr(word, name) for name in _SAME}
        yield Told(word, cells(**same, state=word.state, **source_of(word)))


SHEETS = (
    Sheet(
        "words",
        Word,
        columns("term,acronym,meaning,says,why,state,made_up,document,place,demonstration"),
        ("term",),
        _add,
        _told,
    ),
)
