"""Two people wrote in one text at once: both texts become one, and no line of either is lost."""

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

Lines = list[str]


@dataclass(frozen=True, slots=True)
class Merged:
    """What two texts came to; `clashed` where both wrote in one place, one under the other now."""

    text: str
    clashed: bool


def merge(base: str, theirs: str, ours: str) -> Merged:
    """Take what each of two texts changed in the one that both began with, line by line.

    Where both changed the same place, both stand there, theirs first. Every line that either
    typed is in the result; a line goes only where one of them took it out.
    """
    lines: Lines = []
    clashed = False
    for was, a, b in _chunks(_lines(base), _lines(theirs), _lines(ours)):
        if a == b or b == was:
            lines += a
        elif a == was:
            lines += b
        else:
            both = _both(was, a, b)
            clashed = clashed or both not in (a, b)
            lines += both
    return Merged("\n".join(lines), clashed)


def _lines(text: str) -> Lines:
    return text.split("\n") if text else []


def _chunks(base: Lines, a: Lines, b: Lines) -> Iterator[tuple[Lines, Lines, Lines]]:
    """The three texts cut at the lines that all have in common, in order."""
    at, at_a, at_b = 0, 0, 0
    for start, start_a, start_b, size in [*_common(base, a, b), (len(base), len(a), len(b), 0)]:
        yield base[at:start], a[at_a:start_a], b[at_b:start_b]
        same = base[start : start + size]
        yield same, same, same
        at, at_a, at_b = start + size, start_a + size, start_b + size


def _common(base: Lines, a: Lines, b: Lines) -> Iterator[tuple[int, int, int, int]]:
    """Where a run of lines stands in all three, and how long it is."""
    in_a, in_b = _matches(base, a), _matches(base, b)
    i = j = 0
    while i < len(in_a) and j < len(in_b):
        (from_a, to_a, size_a), (from_b, to_b, size_b) = in_a[i], in_b[j]
        start, end = max(from_a, from_b), min(from_a + size_a, from_b + size_b)
        if start < end:
            yield start, to_a + start - from_a, to_b + start - from_b, end - start
        if from_a + size_a < from_b + size_b:
            i += 1
        else:
            j += 1


def _matches(base: Lines, other: Lines) -> list[tuple[int, int, int]]:
    found = SequenceMatcher(None, base, other, autojunk=False).get_matching_blocks()
    return [(block.a, block.b, block.size) for block in found if block.size]


def _both(was: Lines, a: Lines, b: Lines) -> Lines:
    """Both in one place: what they share once, theirs above ours; what one took out is out."""
    kept_a = [line for line in a if line in b or line not in was]
    kept_b = [line for line in b if line in a or line not in was]
    found: Lines = []
    matcher = SequenceMatcher(None, kept_a, kept_b, autojunk=False)
    for _, from_a, to_a, from_b, to_b in matcher.get_opcodes():
        first, second = kept_a[from_a:to_a], kept_b[from_b:to_b]
        found += first if first == second else first + second
    return found
