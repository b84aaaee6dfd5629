"""Our own words on a page: what is left when all that the council wrote is one short word.

Where words come from the council (titles of actions, papers, minutes, names of posts) they are not
ours to make plain here: the checker hints while they are written, and a plain summary stands first.
They are found by structure, not by marks in templates, so that no mark can hide words of ours:
every text in the database becomes `COUNCIL` before the page is made, and counts as that one word.
"""

from bs4 import BeautifulSoup
from bs4.element import NavigableString, PreformattedString, Tag
from sqlalchemy import Enum, Text, UniqueConstraint, select
from sqlalchemy.orm import Session

from tracker.core.database import Base

COUNCIL = "Zed"
SHORT = 300  # ShortText
OF_THE_PROGRAM = frozenset({"made_up", "seed_key", "told"})
INLINE = frozenset(
    {"a", "abbr", "b", "bdi", "cite", "code", "del", "em", "i", "ins", "q", "s", "small", "span"}
    | {"strong", "sub", "sup", "time", "u", "font", "wbr"}
)
SILENT = ("script", "style", "svg", "template")


def make_council_say_one_word(session: Session) -> None:
    """Put the one word into every text that somebody wrote."""
    for mapper in Base.registry.mappers:
        texts = [column for column in mapper.columns if _is_written(column)]
        for number, row in enumerate(session.scalars(select(mapper.class_))):
            for column in texts:
                if getattr(row, column.key):
                    unique = f" {number}" if _must_differ(column) else ""
                    setattr(row, column.key, f"{COUNCIL}{unique}")
    session.commit()


def _is_written(column) -> bool:
    """A short or a long text; keys, marks and words of the program’s own have other lengths."""
    if isinstance(column.type, Enum) or column.key in OF_THE_PROGRAM:
        return False
    return isinstance(column.type, Text) or getattr(column.type, "length", None) == SHORT


def _must_differ(column) -> bool:
    keys = [each for each in column.table.constraints if isinstance(each, UniqueConstraint)]
    keys += [each for each in column.table.indexes if each.unique]
    return any(column.name in key.columns for key in keys)


def our_words(html: str) -> str:
    """The words of a page in their order, one block a paragraph."""
    body = BeautifulSoup(html, "html.parser").body
    for each in body.select(", ".join(SILENT)):
        each.decompose()
    parts: list[str] = []
    _gather(body, parts)
    lines = (" ".join(each.split()) for each in "".join(parts).split("\n\n"))
    return "\n\n".join(each for each in lines if each)


def _gather(tag: Tag, parts: list[str]) -> None:
    for each in tag.children:
        if isinstance(each, PreformattedString):
            continue
        if isinstance(each, NavigableString):
            parts.append(str(each).replace("\n", " "))
        elif isinstance(each, Tag):
            edge = "" if each.name in INLINE else "\n\n"
            parts.append(edge)
            _gather(each, parts)
            parts.append(edge)
