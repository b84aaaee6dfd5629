"""What a reader could work out: sums whose hidden members must not be pinned down. Pure."""

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass

UNBOUNDED = 10**9
TRIES = 5_000  # steps of one search; beyond it a number counts as found, so that more is hidden


@dataclass(frozen=True, slots=True)
class Sum:
    """A whole and its parts; where parts are missing, the whole is at least their sum."""

    whole: Hashable
    parts: tuple[Hashable, ...]
    is_complete: bool = True

    @property
    def members(self) -> tuple[Hashable, ...]:
        """The whole and the parts."""
        return (self.whole, *self.parts)


@dataclass(frozen=True, slots=True)
class Equation:
    """`sign` times each unknown, added up, is `total`."""

    unknowns: tuple[tuple[Hashable, int], ...]
    total: int


Ranges = dict[Hashable, tuple[int, int]]


class _Lost(Exception):
    """The search took too long."""


def pinned(
    sums: Iterable[Sum], known: Mapping[Hashable, int], hidden: Mapping[Hashable, tuple[int, int]]
) -> set[Hashable]:
    """Which hidden numbers can be worked out: only one whole number fits all sums.

    `known` are the numbers that a reader sees, `hidden` the range that a reader may assume of each
    one that is not: the worst case is a reader who knows which of them are small.
    """
    ranges: Ranges = dict(hidden)
    equations = list(_equations(sums, known, ranges))
    found: set[Hashable] = set()
    for group in _groups(equations):
        names = {name for each in group for name, _ in each.unknowns}
        own = {name: ranges[name] for name in names}
        found |= _pinned_in(group, own) & set(hidden)
    return found


def _equations(
    sums: Iterable[Sum], known: Mapping[Hashable, int], ranges: Ranges
) -> Iterable[Equation]:
    """The sums that hold something hidden; what is missing of a whole is one more unknown."""
    for n, each in enumerate(sums):
        signed = [(each.whole, -1), *((part, 1) for part in each.parts)]
        if not any(name in ranges for name, _ in signed):
            continue
        if not all(name in ranges or name in known for name, _ in signed):
            continue  # a member that nobody knows leaves the sum without force
        unknowns = [(name, sign) for name, sign in signed if name in ranges]
        if not each.is_complete:
            rest = ("rest", n)
            ranges[rest] = (0, UNBOUNDED)
            unknowns.append((rest, 1))
        total = -sum(sign * known[name] for name, sign in signed if name not in ranges)
        yield Equation(tuple(unknowns), total)


def _groups(equations: Sequence[Equation]) -> list[list[Equation]]:
    """Equations that share an unknown, directly or through others, together."""
    groups: list[tuple[set[Hashable], list[Equation]]] = []
    for each in equations:
        names, together = {name for name, _ in each.unknowns}, [each]
        apart = []
        for others, group in groups:
            if names & others:
                names |= others
                together = group + together
            else:
                apart.append((others, group))
        groups = [*apart, (names, together)]
    return [group for _, group in groups]


def _pinned_in(equations: Sequence[Equation], ranges: Ranges) -> set[Hashable]:
    """Of one group: every unknown for which no second value is found."""
    try:
        first = _solution(equations, ranges)
    except _Lost:
        return set(ranges)
    if first is None:
        return set()  # the figures contradict each other: nothing follows from them
    loose: set[Hashable] = set()
    for name, value in first.items():
        if name in loose:
            continue
        low, high = ranges[name]
        for other in ((low, value - 1), (value + 1, high)):
            try:
                second = _solution(equations, {**ranges, name: other})
            except _Lost:
                continue
            if second is not None:
                loose |= {each for each in second if second[each] != first[each]}
                break
    return set(ranges) - loose


def _solution(equations: Sequence[Equation], ranges: Ranges) -> dict[Hashable, int] | None:
    """One set of whole numbers that fits, None where there is none."""
    return _search(equations, dict(ranges), [TRIES])


def _search(
    equations: Sequence[Equation], ranges: Ranges, left: list[int]
) -> dict[Hashable, int] | None:
    left[0] -= 1
    if left[0] < 0:
        raise _Lost
    if not _narrow(equations, ranges):
        return None
    open_ = [(high - low, str(name), name) for name, (low, high) in ranges.items() if low < high]
    if not open_:
        return {name: low for name, (low, _) in ranges.items()}
    _, _, name = min(open_)
    low, high = ranges[name]
    for value in range(low, high + 1):
        found = _search(equations, {**ranges, name: (value, value)}, left)
        if found is not None:
            return found
    return None


def _narrow(equations: Sequence[Equation], ranges: Ranges) -> bool:
    """Draw every range in as far as its equations say; False where one is empty."""
    is_moving = True
    while is_moving:
        is_moving = False
        for each in equations:
            lows = [sign * ranges[name][sign < 0] for name, sign in each.unknowns]
            highs = [sign * ranges[name][sign > 0] for name, sign in each.unknowns]
            for n, (name, sign) in enumerate(each.unknowns):
                most = each.total - (sum(lows) - lows[n])
                least = each.total - (sum(highs) - highs[n])
                low, high = (least, most) if sign > 0 else (-most, -least)
                was = ranges[name]
                now = (max(was[0], low), min(was[1], high))
                if now[0] > now[1]:
                    return False
                if now != was:
                    ranges[name] = now
                    is_moving = True
                    lows[n], highs[n] = sign * now[sign < 0], sign * now[sign > 0]
    return True
