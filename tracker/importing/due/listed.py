"""The marks of a list in a due cell: "1. September 2025", and below it "2. October 2025"."""

import re

_MARK = re.compile(
    r"(?<!\S)(?:(?:action|item|step|task|stage|point|milestone) ([0-9]{1,2}) ?[.):–-]"
    r"|\(?([0-9]{1,2})[.):](?=\s)|([0-9]{1,2}) ?[–-](?=\s?[A-Za-z]))\s*",
    re.IGNORECASE,
)
_LETTER = re.compile(r"(?<!\S)\(?([a-h])\)\s*")
_BULLET = re.compile(r"^[ \t]*[•·▪●○‣*][ \t]*", re.MULTILINE)


def without_marks(text: str) -> str:
    """The entries of a list, a line each, without their numbers, letters or bullets; any other
    text as it is."""
    lines = [line for line in text.splitlines() if line.strip()]
    if len(lines) > 1 and all(map(_BULLET.match, lines)):
        return _BULLET.sub("", text)
    letters = list(_LETTER.finditer(text))
    if len(letters) > 1 and "".join(each[1] for each in letters) == "abcdefgh"[: len(letters)]:
        return _LETTER.sub("\n", text).strip()
    return _without_numbers(text)


def _without_numbers(text: str) -> str:
    """The first number begins the text, and each is one more than the last, as no figures of
    dates are."""
    marks = list(_MARK.finditer(text))
    numbers = [int(next(filter(None, mark.groups()))) for mark in marks]
    is_list = len(marks) > 1 and not text[: marks[0].start()].strip()
    if not is_list or numbers != list(range(numbers[0], numbers[0] + len(numbers))):
        return text
    return _MARK.sub("\n", text).strip()
