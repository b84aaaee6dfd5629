"""Which number may be a part of which. Pure."""

from collections.abc import Iterable


def comes_back(whole_id: int, part_id: int, pairs: Iterable[tuple[int, int]]) -> bool:
    """Whether the whole is itself a part of its new part, directly or by way of others.

    `pairs` are (whole, part) as they stand.
    """
    known = list(pairs)
    found, fresh = set[int](), {part_id}
    while fresh:
        found |= fresh
        fresh = {part for whole, part in known if whole in fresh} - found
    return whole_id in found
