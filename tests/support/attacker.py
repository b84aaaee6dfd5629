"""A reader with time: works out hidden numbers from all that is shown, by trying them all."""

from collections.abc import Hashable, Iterator, Mapping, Sequence

from tracker.scorecards.small.arithmetic import Sum

FURTHEST = 14  # two values found below it are enough to know nothing


def candidates(
    name: Hashable,
    sums: Sequence[Sum],
    shown: Mapping[Hashable, int],
    small: Mapping[Hashable, int],
) -> set[int]:
    """The first two values that a hidden number can have; only one: it was recovered.

    `small` are the hidden numbers of which the reader knows that they are 1 to the given number.
    """
    unknown = sorted({key for each in sums for key in each.members} - set(shown), key=str)
    if name not in unknown:
        return {0, 1}
    unknown.remove(name)
    found: set[int] = set()
    for value in _range(name, small):
        if next(_fits(unknown, sums, {**shown, name: value}, small), False):
            found.add(value)
        if len(found) == 2:
            break
    return found


def _range(name: Hashable, small: Mapping[Hashable, int]) -> range:
    return range(1, small[name] + 1) if name in small else range(FURTHEST + 1)


def _fits(
    unknown: list[Hashable],
    sums: Sequence[Sum],
    values: dict[Hashable, int],
    small: Mapping[Hashable, int],
) -> Iterator[bool]:
    if any(_is_wrong(each, values) for each in sums):
        return
    if not unknown:
        yield True
        return
    first, *rest = unknown
    for value in _range(first, small):
        yield from _fits(rest, sums, {**values, first: value}, small)


def _is_wrong(each: Sum, values: Mapping[Hashable, int]) -> bool:
    """Whether a sum is already past its whole, or whole and parts are all there and differ."""
    if each.whole not in values:
        return False
    there = [values[part] for part in each.parts if part in values]
    if sum(there) > values[each.whole]:
        return True
    is_all = len(there) == len(each.parts)
    return is_all and each.is_complete and sum(there) != values[each.whole]
