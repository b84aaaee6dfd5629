"""How an agenda begins: the standing items of its body, and what waits from the last meeting."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol, TypeVar

from tracker.core.dates import long_date
from tracker.meetings.agenda.enums import ItemKind, Purpose

OPENERS = frozenset(
    {ItemKind.APOLOGIES, ItemKind.DECLARATIONS, ItemKind.MINUTES, ItemKind.PROMISES}
)
CLOSERS = frozenset({ItemKind.ANY_OTHER, ItemKind.NEXT_MEETING})
PROMISES_MINUTES = 10


class Standing(Protocol):
    """What stands on every agenda of a body."""

    @property
    def kind(self) -> ItemKind: ...

    @property
    def title(self) -> str: ...

    @property
    def purpose(self) -> Purpose: ...

    @property
    def minutes(self) -> int | None: ...

    @property
    def presenter(self) -> str: ...


class OnAgenda(Protocol):
    """What is on an agenda already, or waits to come on it."""

    @property
    def kind(self) -> ItemKind: ...

    @property
    def title(self) -> str: ...

    @property
    def carried_from_id(self) -> int | None: ...


class Waiting(Standing, Protocol):
    """An item that was held over."""

    @property
    def id(self) -> int: ...


@dataclass(frozen=True, slots=True)
class NewItem:
    """An item that comes on an agenda by itself; `carried_from_id` where it was held over."""

    kind: ItemKind
    title: str
    purpose: Purpose
    minutes: int | None
    presenter: str
    carried_from_id: int | None = None


Kinded = TypeVar("Kinded", bound="HasKind")


class HasKind(Protocol):
    """What the place on an agenda depends on."""

    @property
    def kind(self) -> ItemKind: ...


def coming(
    standing: Sequence[Standing],
    present: Iterable[OnAgenda],
    held_over: Iterable[Waiting],
    *,
    last_on: date | None,
    tells_promises: bool,
) -> list[NewItem]:
    """What an agenda lacks of what comes by itself, in its order; asked twice, nothing more.

    `last_on` is the day of the last meeting that took place. Before the first meeting of a body
    there are no minutes to approve and no promises to look back at.
    """
    present = list(present)
    known = {_same(each) for each in present}
    carried = {each.carried_from_id for each in present}
    new = [_from_standing(each, last_on) for each in _with_promises(standing, tells_promises)]
    if last_on is None:
        new = [each for each in new if each.kind not in (ItemKind.MINUTES, ItemKind.PROMISES)]
    new = [each for each in new if _same(each) not in known]
    waiting = [_from_waiting(each) for each in held_over if each.id not in carried]
    return _together(new, waiting)


def placed(present: Sequence[Kinded], more: Iterable[Kinded]) -> list[Kinded]:
    """An order with more in it: openers at the top, the rest before what closes a meeting."""
    order = list(present)
    for each in more:
        order.insert(_place(order, each.kind), each)
    return order


def title_of(kind: ItemKind, title: str, last_on: date | None) -> str:
    """The minutes are named by the meeting of which they are."""
    if kind is ItemKind.MINUTES and last_on is not None:
        return f"Minutes of the meeting of {long_date(last_on)}"
    return title


def _together(new: Sequence[NewItem], waiting: Sequence[NewItem]) -> list[NewItem]:
    """What was held over stands where its standing item would, which then is not needed."""
    waits = {_same(each): each for each in waiting if each.kind is not ItemKind.MINUTES}
    found = [waits.get(_same(each), each) for each in new]
    return placed(found, [each for each in waiting if each not in found])


def _place(order: Sequence[HasKind], kind: ItemKind) -> int:
    kinds = [each.kind for each in order]
    if kind in OPENERS:
        return next((at for at, it in enumerate(kinds) if it not in OPENERS), len(kinds))
    if kind is ItemKind.NEXT_MEETING:
        return len(kinds)
    closing = CLOSERS if kind is not ItemKind.ANY_OTHER else {ItemKind.NEXT_MEETING}
    end = len(kinds)
    while end and kinds[end - 1] in closing:
        end -= 1
    return end


def _with_promises(standing: Sequence[Standing], tells_promises: bool) -> list[Standing]:
    """“What we promised last time” comes after the minutes, where nobody made it stand there."""
    found = list(standing)
    if not tells_promises or any(each.kind is ItemKind.PROMISES for each in found):
        return found
    promises = NewItem(
        ItemKind.PROMISES, ItemKind.PROMISES.label, Purpose.DISCUSS, PROMISES_MINUTES, ""
    )
    after = [at + 1 for at, each in enumerate(found) if each.kind is ItemKind.MINUTES]
    found.insert(after[0] if after else _place(found, ItemKind.PROMISES), promises)
    return found


def _from_standing(each: Standing, last_on: date | None) -> NewItem:
    title = title_of(each.kind, each.title, last_on)
    return NewItem(each.kind, title, each.purpose, each.minutes, each.presenter)


def _from_waiting(each: Waiting) -> NewItem:
    return NewItem(each.kind, each.title, each.purpose, each.minutes, each.presenter, each.id)


def _same(each: OnAgenda | NewItem) -> object:
    """What makes two items one: their kind, and of ordinary ones their words."""
    return each.kind if each.kind is not ItemKind.ORDINARY else each.title.casefold()
