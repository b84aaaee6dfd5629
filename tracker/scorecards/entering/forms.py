"""The forms of a quarter: rows of any number, read back by the names of their boxes."""

import re
from collections.abc import Mapping
from dataclasses import replace

from flask import request
from wtforms import TextAreaField

from tracker.core.forms import Form, clean
from tracker.scorecards.entering.boxes import LONGEST, Entry
from tracker.scorecards.entering.checking import Verdict

MOST_ROWS = 500
_ROW = re.compile(r"i([0-9]{1,9})-figure", re.ASCII)
_VERDICT = re.compile(r"i([0-9]{1,9})-stamp", re.ASCII)


class EnterForm(Form):
    """The token, `once` and a column to paste; the rows are read by `entries`."""

    column = TextAreaField("Paste a column from a spreadsheet")

    @property
    def entries(self) -> list[Entry]:
        """Every row that was sent, in the order of the page."""
        return [_entry(request.form, number) for number in _numbers(_ROW)]


class CheckForm(Form):
    """The token and `once`; what is said of each row is read by `verdicts`."""

    @property
    def stamps(self) -> list[tuple[int, str]]:
        """Every row that was sent, with what was looked at."""
        return [(each, request.form[box(each, "stamp")]) for each in _numbers(_VERDICT)]

    @property
    def verdicts(self) -> list[Verdict]:
        """The rows of which something is said."""
        found = []
        for number, stamp in self.stamps:
            said = request.form.get(box(number, "is"), "")
            if said in ("right", "back"):
                words = _text(request.form, box(number, "words"), 2_000)
                found.append(Verdict(number, stamp, said == "right", words))
        return found


class PublishForm(Form):
    """Nothing but the deed."""


def box(indicator_id: int, name: str) -> str:
    """The name, and the id, of a box of an indicator's row."""
    return f"i{indicator_id}-{name}"


def pasted(column: str, entries: list[Entry]) -> tuple[list[Entry], int]:
    """The rows with a pasted column in their boxes, line by line, and how many lines had no row."""
    lines = [line.split("\t")[0].strip() for line in column.splitlines()]
    filled = [
        replace(each, texts={**each.texts, "figure": line[: LONGEST["figure"]]}) if line else each
        for each, line in zip(entries, lines + [""] * len(entries), strict=False)
    ]
    return filled, max(len(lines) - len(entries), 0)


def _numbers(pattern: re.Pattern[str]) -> list[int]:
    found = [int(match[1]) for name in request.form if (match := pattern.fullmatch(name))]
    return found[:MOST_ROWS]


def _entry(sent: Mapping[str, str], number: int) -> Entry:
    texts = {name: _text(sent, box(number, name), longest) for name, longest in LONGEST.items()}
    seen, asked = (sent.get(box(number, name), "") for name in ("seen", "asked"))
    return Entry(number, texts, seen, asked)


def _text(sent: Mapping[str, str], name: str, longest: int) -> str:
    text = str(clean(sent.get(name, "")))
    return "".join(c for c in text if ord(c) >= 32 or c in "\n\t")[:longest]
