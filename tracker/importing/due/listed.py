"""The numbers of a list in a due cell: "1. September 2025" and below it "2. October 2025"."""

import re

_MARK = re.compile(
    r"(?<!\S)(?:(?:action|item|step|task|stage|point|milestone) ([0-9]{1,2}) ?[.):–-]"
    r"|\(?([0-9]{1,2})[.):](?=\s)|([0-9]{1,2}) ?[–-](?=\s?[A-Za-z]))\s*",
    re.IGNORECASE,
)


def without_numbers(text: str) -> str:
    """The entries of a list, a line each, without their numbers; any other text as it is. The
    first number begins the text, and each is one more than the last: no figures of dates are."""
    marks = list(_MARK.finditer(text))
    numbers = [int(next(filter(None, mark.groups()))) for mark in marks]
    is_list = len(marks) > 1 and not text[: marks[0].start()].strip()
    if not is_list or numbers != list(range(numbers[0], numbers[0] + len(numbers))):
        return text
    return _MARK.sub("\n", text).strip()
