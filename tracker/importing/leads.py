"""Who carries what a printed lead names: as a person decided, else the post of that very name."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tracker.importing.lead_text import nearest, offered_parts

NOBODY = "nobody"
NEW = "new"
SPLIT = "split"
POST = "post:"
LIKE_ENOUGH = 70.0


@dataclass(frozen=True, slots=True)
class Lead:
    """One printed lead: how many rows it leads, how it might be split, which posts are like it.

    `decided` is one of nobody, new, split or `post:<id>`; `likely` are (id, name), best first.
    """

    text: str
    rows: int
    decided: str
    parts: tuple[str, ...] = ()
    likely: tuple[tuple[int, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Carriers:
    """The posts that a lead names: who is accountable, and who helps. A name without a post is one
    that will be added."""

    accountable: str = ""
    helpers: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """All of them, the accountable one first."""
        return (*filter(None, (self.accountable,)), *self.helpers)


class Posts:
    """The posts that are there, by what they are called."""

    def __init__(self, named: Sequence[tuple[int, str]]) -> None:
        self.names = {post_id: name for post_id, name in named}
        self._ids = {_folded(name): post_id for post_id, name in named}

    def id_of(self, name: str) -> int | None:
        """The post of exactly this name, capitals and spaces aside."""
        return self._ids.get(_folded(name))

    def like(self, text: str) -> tuple[tuple[int, str], ...]:
        """Up to three posts whose names are like a text, best first."""
        found = nearest(text, list(self.names.values()))
        near = [name for name, score in found if score >= LIKE_ENOUGH][:3]
        return tuple((self._ids[_folded(name)], name) for name in near)


def decision(text: str, decided: Mapping[str, str], posts: Posts) -> str:
    """What was decided of a printed lead; without a word the post of that very name, or nobody."""
    if text in decided:
        return decided[text]
    same = posts.id_of(text)
    return f"{POST}{same}" if same is not None else NOBODY


def carriers(text: str, decided: Mapping[str, str], posts: Posts) -> Carriers:
    """The names of the posts that carry an action with this lead."""
    what = decision(text, decided, posts) if text else NOBODY
    if what == SPLIT:
        first, *others = offered_parts(text) or (text,)
        return Carriers(first, tuple(dict.fromkeys(each for each in others if each != first)))
    if what == NEW:
        return Carriers(text)
    if what.startswith(POST) and (number := what.removeprefix(POST)).isdigit():
        return Carriers(posts.names.get(int(number), ""))
    return Carriers()


def leads_of(texts: Sequence[str], decided: Mapping[str, str], posts: Posts) -> list[Lead]:
    """Every printed lead once, the one with most rows first."""
    counted: dict[str, int] = {}
    for text in texts:
        if text:
            counted[text] = counted.get(text, 0) + 1
    return [
        Lead(
            text=text,
            rows=rows,
            decided=decision(text, decided, posts),
            parts=offered_parts(text),
            likely=posts.like(text),
        )
        for text, rows in sorted(counted.items(), key=lambda item: -item[1])
    ]


def _folded(name: str) -> str:
    return " ".join(name.split()).casefold()
