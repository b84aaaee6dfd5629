"""Which figures are hidden: the small ones, and those from which a small one would follow. Pure."""

from collections.abc import Collection, Hashable, Mapping, Sequence
from dataclasses import dataclass

from tracker.scorecards.enums import Hiding
from tracker.scorecards.small.arithmetic import UNBOUNDED, Sum, pinned

LARGEST = 4  # "fewer than five" (documents.md C23-19); a council may choose 5


@dataclass(frozen=True, slots=True)
class Fact:
    """What a figure tells of people.

    `counts` are all numbers of people that can be read from it (its value, the second figure, of a
    percentage its numerator and the rest); `amount` is the one that stands in sums, None where it
    stands in none. `was_public` where it has been seen already, so that hiding it helps little;
    `is_let_through` where somebody let it be seen, by name and with a reason; `is_printed` is False
    for what stands on no page and only follows from two figures that do.
    """

    counts: tuple[int, ...]
    amount: int | None = None
    was_public: bool = False
    is_let_through: bool = False
    is_printed: bool = True

    def is_small(self, largest: int) -> bool:
        """Zero is a true zero and is printed (rules 5.10.2)."""
        return not self.is_let_through and any(1 <= each <= largest for each in self.counts)


def hidden_among(
    facts: Mapping[Hashable, Fact], sums: Sequence[Sum], *, largest: int = LARGEST
) -> dict[Hashable, Hiding]:
    """How each figure stands to the public.

    Greedy: as long as a hidden number can be worked out from the sums and all that is shown, the
    next smallest figure of a sum that gives it away is hidden too, one not seen before first. In
    the end at least two whole numbers fit for every number that is hidden, even for a reader who
    knows which of them are small, unless a sum has nothing left to hide. Sums that name a figure
    which is not there say nothing.
    """
    hiding: dict[Hashable, Hiding] = {
        key: Hiding.SMALL if fact.is_small(largest) else Hiding.SHOWN for key, fact in facts.items()
    }
    at_work = [each for each in sums if all(_has_amount(facts, key) for key in each.members)]
    while found := _given_away(facts, at_work, hiding, largest):
        shown = {
            key
            for each in at_work
            if found & set(each.members)
            for key in each.members
            if hiding[key] is Hiding.SHOWN and _may_be_hidden(facts[key])
        }
        if not shown:
            break
        hiding[min(shown, key=lambda key: _order(facts[key], key))] = Hiding.SECONDARY
    return hiding


def _may_be_hidden(fact: Fact) -> bool:
    return fact.is_printed and not fact.is_let_through


def _has_amount(facts: Mapping[Hashable, Fact], key: Hashable) -> bool:
    return key in facts and facts[key].amount is not None


def _order(fact: Fact, key: Hashable) -> tuple[bool, int, str]:
    """New ones first, then the smallest; the key decides between equals, so that a repeat agrees.

    A zero is last: a reader expects it to be printed.
    """
    return fact.was_public, fact.amount or UNBOUNDED, str(key)


def _given_away(
    facts: Mapping[Hashable, Fact],
    sums: Sequence[Sum],
    hiding: Mapping[Hashable, Hiding],
    largest: int,
) -> set[Hashable]:
    known, unknown = dict[Hashable, int](), dict[Hashable, tuple[int, int]]()
    for key in _members(sums):
        amount = facts[key].amount
        assert amount is not None
        if hiding[key] is Hiding.SHOWN:
            known[key] = amount
        elif 1 <= amount <= largest:
            unknown[key] = (1, largest)
        else:
            unknown[key] = (0, UNBOUNDED)
    return pinned(sums, known, unknown)


def _members(sums: Sequence[Sum]) -> Collection[Hashable]:
    return dict.fromkeys(key for each in sums for key in each.members)
