"""Where the headings of a file stand in a plan: the outermost is a pledge, the nearest says what
it means. What the plan does not have yet will be added."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from rapidfuzz import fuzz

from tracker.importing.kept import kept
from tracker.importing.matching import folded

ALIKE = 90.0
LONGEST_NAME = 300
_NUMBERED = re.compile(
    r"(?:pledge|priority|promise|aim|objective|theme|outcome|commitment|goal)\s*"
    r"(?:no\.?\s*|number\s*)?([0-9]{1,3})\s*[-–—:.)]*\s*",
    re.IGNORECASE,
)
_NUMBER_ALONE = re.compile(r"([0-9]{1,3})\s*[-–—:.)]\s*(?=\D)")


@dataclass(slots=True)
class Promise:
    """A pledge of the plan, or one to be: `id` is none, and it is added before its actions."""

    number: int
    name: str
    id: int | None = None
    plain: str = ""
    meanings: list["Meaning"] = field(default_factory=list)


@dataclass(slots=True)
class Meaning:
    """A commitment of a pledge, or one to be."""

    text: str
    id: int | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """Where an action goes: its pledge, and the commitment where the file names one."""

    promise: Promise
    meaning: Meaning | None = None


class Headings:
    """The headings of a plan, to which those of a file are added as they are met."""

    def __init__(self, promises: Sequence[Promise]) -> None:
        self.promises = list(promises)
        self._known: dict[tuple[str, ...], Place] = {}

    def place(self, path: tuple[str, ...]) -> Place | None:
        """Where the actions under these headings (outermost first) go; nowhere without one."""
        path = tuple(kept(each) for each in path if folded(each))
        if not path:
            return None
        if path not in self._known:
            self._known[path] = self._find(path)
        return self._known[path]

    @property
    def new_promises(self) -> list[Promise]:
        """The pledges that will be added."""
        return [each for each in self.promises if each.id is None]

    @property
    def new_meanings(self) -> list[tuple[Promise, Meaning]]:
        """The commitments that will be added, with their pledges."""
        return [
            (promise, each)
            for promise in self.promises
            for each in promise.meanings
            if each.id is None
        ]

    def _find(self, path: tuple[str, ...]) -> Place:
        nearest = path[-1]
        if len(path) == 1:
            for promise in self.promises:
                meaning = _alike_meaning(promise, nearest)
                if meaning:
                    return Place(promise, meaning)
            return Place(self._promise(nearest))
        promise = self._promise(path[0])
        meaning = _alike_meaning(promise, nearest)
        if meaning is None:
            meaning = Meaning(nearest)
            promise.meanings.append(meaning)
        return Place(promise, meaning)

    def _promise(self, heading: str) -> Promise:
        number, name = numbered(heading)
        for promise in self.promises:
            if _alike(name, promise.name) or (number == promise.number and not folded(name)):
                return promise
        made = Promise(self._free_number(number), shortened(name or heading), plain=_rest(name))
        self.promises.append(made)
        return made

    def _free_number(self, wanted: int | None) -> int:
        taken = {each.number for each in self.promises}
        if wanted and wanted not in taken:
            return wanted
        return max(taken, default=0) + 1


def numbered(heading: str) -> tuple[int | None, str]:
    """`Pledge 2: We will listen` is 2 and the words; without a number the heading as it is."""
    match = _NUMBERED.match(heading) or _NUMBER_ALONE.match(heading)
    if match is None:
        return None, heading
    return int(match[1]) or None, heading[match.end() :].strip()


def shortened(text: str, most: int = LONGEST_NAME) -> str:
    """A text on one line, cut where it is too long for a name."""
    line = " ".join(text.split())
    return line if len(line) <= most else f"{line[: most - 1].rstrip()}…"


def _rest(name: str) -> str:
    """The whole of a heading that is too long for a name."""
    return name if shortened(name) != " ".join(name.split()) else ""


def _alike_meaning(promise: Promise, text: str) -> Meaning | None:
    return next((each for each in promise.meanings if _alike(text, each.text)), None)


def _alike(one: str, other: str) -> bool:
    one, other = folded(one), folded(other)
    return bool(one) and fuzz.token_sort_ratio(one, other, score_cutoff=ALIKE) > 0
