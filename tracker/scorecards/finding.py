"""What a scorecard comes to: its headline, its counts, and the council's three lists. Pure."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from tracker.scorecards.enums import Change, Rating
from tracker.scorecards.exact import plain
from tracker.scorecards.rows import Row

_WRAPPED = re.compile(r"\s*\([^)]*\)")
_COUNTED = re.compile(r"^(number of|% of|%)\s+", re.IGNORECASE)
_JUDGED = (Change.BETTER, Change.WORSE)


@dataclass(frozen=True, slots=True)
class Frames:
    """The three lists of the council's own report (documents.md C25-14); each measure is in one."""

    strengths: list[Row]
    assurance: list[Row]
    focus: list[Row]


def plain_name(name: str) -> str:
    """An indicator's name as it stands in a sentence, without signs and brackets."""
    short = _COUNTED.sub("", _WRAPPED.sub("", name)).strip() or name
    return short[0].upper() + short[1:]


def headline(rows: Sequence[Row]) -> str:
    """The two strongest movements, one of each way where there is one; honest where there is none.

    Only measures of which the council wants the number to do something are better or worse.
    """
    moved = strongest(rows)
    if not moved:
        return _nothing(rows)
    first = moved[0]
    others = [each for each in moved if each.change is not first.change]
    second = others[:1] or moved[1:2]
    return ". ".join(_movement(each) for each in (first, *second))


def strongest(rows: Sequence[Row]) -> list[Row]:
    """What got better or worse, the strongest movement first."""
    judged = [each for each in rows if each.change in _JUDGED]
    return sorted(judged, key=lambda each: each.strength, reverse=True)


def _movement(row: Row) -> str:
    assert row.moved is not None
    assert row.change is not None
    way = "up" if row.moved.is_up else "down"
    figure = row.now.text
    if row.moved.of and row.now.second is not None:
        figure = f"{plain(row.now.second)} {row.moved.of}"
    return f"{row.change.label}: {plain_name(row.meaning.name)}, {way} to {figure}"


def _nothing(rows: Sequence[Row]) -> str:
    if any(each.change is not None for each in rows):
        return "Nothing is better or worse than before"
    if any(each.now.value is not None for each in rows):
        return "Nothing can be compared with before"
    return "No figures to show for this quarter"


def lead(rows: Sequence[Row]) -> str:
    """How many there are of each kind, in two sentences."""
    changes = Counter(each.change for each in rows)
    ratings = Counter(each.rating for each in rows if each.rating)
    counts = [
        f"{changes[change]} {words}"
        for change, words in (
            (Change.BETTER, "better"),
            (Change.WORSE, "worse"),
            (Change.SAME, "the same"),
        )
        if changes[change]
    ]
    neither = changes[Change.UP] + changes[Change.DOWN]
    counts += [f"{neither} neither better nor worse"] * bool(neither)
    counts += [f"{changes[None]} not compared"] * bool(changes[None])
    number = len(rows)
    first = f"{number} {'indicator' if number == 1 else 'indicators'}: {', '.join(counts)}."
    if not ratings:
        return f"{first} None has a colour, because none has a target and a figure."
    colours = ", ".join(f"{ratings[each]} {each.label.lower()}" for each in Rating if ratings[each])
    if ratings.total() == 1:
        (one,) = ratings
        return f"{first} The one with a target and a figure is {one.label.lower()}."
    return f"{first} Of the {ratings.total()} with a target and a figure: {colours}."


def frames(rows: Sequence[Row]) -> Frames:
    """Red is for focus; better or on target a strength; explained, assurance; else worse, focus."""
    found = Frames([], [], [])
    for row in sorted(rows, key=lambda each: each.strength, reverse=True):
        if row.rating is Rating.RED:
            found.focus.append(row)
        elif row.rating is Rating.GREEN or row.change is Change.BETTER:
            found.strengths.append(row)
        elif row.commentary:
            found.assurance.append(row)
        elif row.change is Change.WORSE:
            found.focus.append(row)
    found.focus.sort(key=lambda each: each.rating is not Rating.RED)
    return found
