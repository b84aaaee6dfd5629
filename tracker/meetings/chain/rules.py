"""From who reports to whom to the branches of one picture."""

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Generic, TypeVar

Key = TypeVar("Key", bound=Hashable)


@dataclass(frozen=True)
class Branch(Generic[Key]):
    """A box of the picture, and those that report to it."""

    key: Key
    below: list["Branch[Key]"] = field(default_factory=list)

    @property
    def size(self) -> int:
        """How many boxes hang on it, itself included."""
        return 1 + sum(each.size for each in self.below)


def branches(above: Mapping[Key, Key | None]) -> list[Branch[Key]]:
    """The tops with all that hangs on them, in the order given.

    Whoever reports to somebody who is not in the picture stands at the top. A ring of bodies that
    report to each other is refused when it is typed; one that got in otherwise is opened at its
    first, so that nobody falls out of the picture.
    """
    below: dict[Key, list[Key]] = {key: [] for key in above}
    tops: list[Key] = []
    for key, to in above.items():
        if to in below:
            below[to].append(key)
        else:
            tops.append(key)
    seen: set[Key] = set()
    found = [_grow(key, below, seen) for key in tops]
    found += _rings(above, below, seen)
    return found


def _rings(
    above: Mapping[Key, Key | None], below: Mapping[Key, Sequence[Key]], seen: set[Key]
) -> list[Branch[Key]]:
    found = []
    for key in above:
        if key not in seen:
            found.append(_grow(key, below, seen))
    return found


def _grow(key: Key, below: Mapping[Key, Sequence[Key]], seen: set[Key]) -> Branch[Key]:
    seen.add(key)
    return Branch(key, [_grow(each, below, seen) for each in below[key] if each not in seen])


def biggest_first(found: Iterable[Branch[Key]]) -> list[Branch[Key]]:
    """The tops in the order of how much hangs on them; of two alike, as they were."""
    return sorted(found, key=lambda branch: -branch.size)
