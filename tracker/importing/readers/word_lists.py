"""Numbers that Word counts by itself: they stand in no text, and are the refs of some plans."""

from xml.etree.ElementTree import Element

from tracker.importing.readers.word_parts import Parts, W, val, whole
from tracker.importing.readers.word_text import style_of

_ROMAN = ((100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"),
          (1, "i"))  # fmt: skip
_LEVELS = 9


class Lists:
    """Counts the numbered paragraphs of a document, in its order."""

    def __init__(self, parts: Parts) -> None:
        self._parts = parts
        self._abstract: dict[str, str] = {}
        self._levels: dict[tuple[str, int], Element] = {}
        self._counts: dict[str, list[int | None]] = {}
        self._restarts: dict[tuple[str, int], int] = {}
        root = parts.part("numbering")
        if root is not None:
            self._learn(root)

    def _learn(self, root: Element) -> None:
        for each in root.iter(W + "num"):
            abstract = val(each.find(W + "abstractNumId"))
            number = val(each, "numId") or ""
            self._abstract[number] = abstract or ""
            for override in each.findall(W + "lvlOverride"):
                start = whole(val(override.find(W + "startOverride")))
                if start is not None:
                    self._restarts[number, whole(val(override, "ilvl")) or 0] = start
        for each in root.iter(W + "abstractNum"):
            for level in each.findall(W + "lvl"):
                place = (val(each, "abstractNumId") or "", whole(val(level, "ilvl")) or 0)
                self._levels[place] = level

    def is_item(self, paragraph: Element) -> bool:
        """It is a bullet or a numbered item."""
        return self._place(paragraph) is not None

    def label(self, paragraph: Element) -> str:
        """The number that Word shows before a paragraph ("2.1", "a)"), "" for none and bullets."""
        place = self._place(paragraph)
        if place is None:
            return ""
        number, level = place
        abstract = self._abstract[number]
        counts = self._counts.setdefault(abstract, [None] * _LEVELS)
        own = counts[level]
        restart = self._restarts.pop(place, None)
        if restart is not None:
            counts[level] = restart
        else:
            counts[level] = self._start(abstract, level) if own is None else own + 1
        counts[level + 1 :] = [None] * (_LEVELS - level - 1)
        return self._words(abstract, level, counts)

    def _place(self, paragraph: Element) -> tuple[str, int] | None:
        """The list that a paragraph belongs to and its level there."""
        properties = paragraph.find(W + "pPr")
        style = style_of(properties, self._parts)
        own = properties.find(W + "numPr") if properties is not None else None
        number, level = style.list_id, style.list_level
        if own is not None:
            number = val(own.find(W + "numId")) or number
            level = whole(val(own.find(W + "ilvl"))) or 0
        level = min(level or 0, _LEVELS - 1)
        is_known = number is not None and (self._abstract.get(number, ""), level) in self._levels
        return (number, level) if number is not None and is_known else None

    def _start(self, abstract: str, level: int) -> int:
        element = self._levels.get((abstract, level))
        start = val(element.find(W + "start")) if element is not None else None
        found = whole(start)
        return 1 if found is None else found

    def _words(self, abstract: str, level: int, counts: list[int | None]) -> str:
        printed = val(self._levels[(abstract, level)].find(W + "lvlText")) or ""
        if self._kind(abstract, level) in ("bullet", "none"):
            return ""
        for n in range(level + 1):
            if f"%{n + 1}" in printed:
                count = counts[n]
                number = self._start(abstract, n) if count is None else count
                word = _counted(number, self._kind(abstract, n))
                printed = printed.replace(f"%{n + 1}", word)
        return printed.strip()

    def _kind(self, abstract: str, level: int) -> str:
        element = self._levels.get((abstract, level))
        return (val(element.find(W + "numFmt")) if element is not None else None) or "decimal"


def _counted(number: int, kind: str) -> str:
    if kind.endswith("Letter"):
        letter = chr(ord("a") + (number - 1) % 26) * min((number - 1) // 26 + 1, 9)
        return letter.upper() if kind.startswith("upper") else letter
    if kind.endswith("Roman"):
        roman, number = "", number % 400
        for value, word in _ROMAN:
            roman += word * (number // value)
            number %= value
        return roman.upper() if kind.startswith("upper") else roman
    return f"{number:02d}" if kind == "decimalZero" else str(number)
