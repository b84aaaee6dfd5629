"""Which row of a file is which action of a plan: by its text first, then by its ref."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

ALIKE = 88.0  # of 100: the same action in slightly other words
SAME_REF = 45.0  # with the same ref, less will do
LOOKED_AT = 12  # actions that share the most words with a row are compared with it
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Known:
    """An action as matching sees it."""

    id: int
    ref: str
    text: str


@dataclass(frozen=True, slots=True)
class Match:
    """A row's action; `is_reworded` where the ref is the same but the words differ much."""

    action_id: int
    is_reworded: bool = False


def match_rows(rows: Sequence[tuple[str, str]], actions: Sequence[Known]) -> dict[int, Match]:
    """The match of each row, given as (ref, text), by its place; rows without one are left out.

    One to one. Texts that are the same match first, among equals those with the same ref; then
    texts that are alike; then refs, where the words still have something in common: refs move from
    year to year and are given again (importing.md 5).
    """
    matching = _Matching(rows, actions)
    matching.by_same_text()
    matching.by_like_text()
    matching.by_ref()
    return matching.found


def folded(text: str) -> str:
    """A text as it is compared: its words in lower case, without marks between them."""
    return " ".join(_WORD.findall(text.casefold()))


class _Matching:
    def __init__(self, rows: Sequence[tuple[str, str]], actions: Sequence[Known]) -> None:
        self.found: dict[int, Match] = {}
        self.rows = [(ref.casefold(), folded(text)) for ref, text in rows]
        self.actions = {each.id: each for each in actions}
        self.texts = {each.id: folded(each.text) for each in actions}
        self.free = dict.fromkeys(self.actions)

    def by_same_text(self) -> None:
        by_text: dict[str, list[int]] = defaultdict(list)
        for action_id, text in self.texts.items():
            by_text[text].append(action_id)
        candidates = (
            (self._refs_differ(place, action_id), place, action_id)
            for place, (_, text) in enumerate(self.rows)
            for action_id in by_text.get(text, ())
        )
        for _, place, action_id in sorted(candidates):
            self._take(place, action_id)

    def by_like_text(self) -> None:
        words = _Words({each: self.texts[each] for each in self.free})
        candidates = []
        for place in self._free_rows():
            for action_id in words.nearest(self.rows[place][1], LOOKED_AT):
                score = self._alike(place, action_id)
                if score >= ALIKE:
                    differ = self._refs_differ(place, action_id)
                    candidates.append((differ, -score, place, action_id))
        for _, _, place, action_id in sorted(candidates):
            self._take(place, action_id)

    def by_ref(self) -> None:
        refs = Counter(self.actions[each].ref.casefold() for each in self.free)
        by_ref = {self.actions[each].ref.casefold(): each for each in self.free}
        own = Counter(self.rows[place][0] for place in self._free_rows())
        for place in list(self._free_rows()):
            ref = self.rows[place][0]
            if ref and refs[ref] == 1 and own[ref] == 1:
                score = self._alike(place, by_ref[ref])
                if score >= SAME_REF:
                    self._take(place, by_ref[ref], is_reworded=score < ALIKE)

    def _take(self, place: int, action_id: int, *, is_reworded: bool = False) -> None:
        if place not in self.found and action_id in self.free:
            del self.free[action_id]
            self.found[place] = Match(action_id, is_reworded)

    def _free_rows(self) -> Iterator[int]:
        return (place for place in range(len(self.rows)) if place not in self.found)

    def _alike(self, place: int, action_id: int) -> float:
        return fuzz.token_sort_ratio(self.rows[place][1], self.texts[action_id])

    def _refs_differ(self, place: int, action_id: int) -> bool:
        return self.rows[place][0] != self.actions[action_id].ref.casefold()


class _Words:
    """Texts by their words, so that no row is compared with every action."""

    def __init__(self, texts: Mapping[int, str]) -> None:
        self._having: dict[str, list[int]] = defaultdict(list)
        for key, text in texts.items():
            for word in set(text.split()):
                self._having[word].append(key)
        self._too_common = max(50, len(texts) // 10)

    def nearest(self, text: str, most: int) -> list[int]:
        """The keys of the texts that share the most of the rarer words."""
        shared: Counter[int] = Counter()
        for word in set(text.split()):
            having = self._having.get(word, ())
            if len(having) <= self._too_common:
                shared.update(having)
        return [key for key, _ in shared.most_common(most)]
