"""Where sentences end: full stops that are no decimals or abbreviations, lists, headings."""

import re

_WORD = re.compile(r"\w+(?:[-‐‑.,'’/]\w+)*")
_ITEM = re.compile(r"^\s*(?:[-*•–·▪]|\(?(?:\d{1,3}|[a-z]|[ivx]{1,4})[.)])\s+")
_STOP = re.compile(r"(?<![.!?…])[.!?…]++[\"'”’)\]]*+(?=\s+[\"'“‘(\[]*[A-Z0-9£]|\s*$)")
_INITIAL = re.compile(r"(?:[A-Z]\.)*[A-Z]")
_ABBREVIATIONS = re.compile(
    r"approx|cf|cllr|dept|[djms]r|e\.?g|encl|est|ext|fig|hon|i\.?e|ltd|messrs|mrs|ms|paras?|pp|prof"
    r"|rev|st|tel|viz|vs",
    re.IGNORECASE,
)
_ENDED = re.compile(r"[.!?…:;,][\"'”’)\]]*\s*$")
_LONGEST_HEADING = 10
_LONGEST = 30  # an abbreviation is shorter
_SHORT_LINE = 60  # shorter than this a line was ended by hand, not by the width of a page


def words(text: str) -> list[str]:
    """The words of a text: with a hyphen, an apostrophe or a decimal point still one."""
    return _WORD.findall(text)


def sentences(text: str) -> list[str]:
    """The sentences of a text, those with words; a heading above others is none."""
    blocks = [block for block in _blocks(text) if words(block)]
    spoken = [block for block in blocks[:-1] if not _is_heading(block)] + blocks[-1:]
    return [
        sentence
        for block in spoken
        for sentence in _cut(_ITEM.sub("", block, count=1))
        if words(sentence)
    ]


def _is_heading(block: str) -> bool:
    return not (_ENDED.search(block) or _ITEM.match(block)) and (
        len(words(block)) <= _LONGEST_HEADING
    )


def _blocks(text: str) -> list[str]:
    """Paragraphs, headings and list items, each on one line."""
    blocks: list[str] = []
    is_open = False
    for line in text.splitlines():
        if not line.strip():
            is_open = False
        elif is_open and not _ITEM.match(line) and not _was_ended(blocks[-1], line):
            blocks[-1] += f" {line.strip()}"
        else:
            blocks.append(line.strip())
            is_open = True
    return blocks


def _was_ended(before: str, line: str) -> bool:
    """Whether somebody pressed Enter between the two lines."""
    return line.lstrip()[:1].isupper() and len(before) < _SHORT_LINE and not before.endswith(",")


def _cut(block: str) -> list[str]:
    found: list[str] = []
    begin = 0
    for stop in _STOP.finditer(block):
        before = block[max(begin, stop.start() - _LONGEST) : stop.start()]
        if not _is_abbreviated(before, stop[0], block[stop.end() :].lstrip()):
            found.append(block[begin : stop.end()].strip())
            begin = stop.end()
    return [*found, block[begin:].strip()]


def _is_abbreviated(before: str, stop: str, after: str) -> bool:
    """Whether the full stop belongs to what stands before it: Mr, e.g., J., No. 5."""
    if stop[:1] != "." or stop.startswith(".."):
        return False
    word = (before.split() or [""])[-1].lstrip("\"'“‘([")
    if word.casefold() in {"no", "nos"}:
        return after[:1].isdigit()
    is_initial = _INITIAL.fullmatch(word) is not None and word != "I"
    return bool(after) and (is_initial or _ABBREVIATIONS.fullmatch(word) is not None)
