"""The forms of a quarter: rows of any number, read back by the names of their boxes."""

import re
from collections.abc import Mapping
from dataclasses import replace

from flask import request
from wtforms import TextAreaField

from tracker.core.forms import Form, clean
from tracker.scorecards.entering.service import Entry, Verdict

BOXES = ("figure", "seen", "note", "why", "recover")
LONGEST = {"figure": 80, "seen": 80, "note": 2_000, "why": 2_000, "recover": 2_000}
MOST_ROWS = 500
_ROW = re.compile(r"i([0-9]{1,9})-version", re.ASCII)
_VERDICT = re.compile(r"f([0-9]{1,9})-version", re.ASCII)


class EnterForm(Form):
    """The token, `once` and a column to paste; the rows are read by `entries`."""

    column = TextAreaField("Paste a column from a spreadsheet")

    @property
    def entries(self) -> list[Entry]:
        """Every row that was sent, in the order of the page."""
        return [_entry(request.form, number) for number in _numbers(_ROW)]


class CheckForm(Form):
    """The token and `once`; what is said of each figure is read by `verdicts`."""

    @property
    def verdicts(self) -> list[Verdict]:
        """The figures of which something is said."""
        found = []
        for number in _numbers(_VERDICT):
            said = request.form.get(f"f{number}-is", "")
            if said in ("right", "back"):
                words = _text(request.form, f"f{number}-words", 2_000)
                version = _number(request.form.get(f"f{number}-version", ""))
                found.append(Verdict(number, version, said == "right", words))
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
        replace(each, figure=line[: LONGEST["figure"]] or each.figure)
        for each, line in zip(entries, lines + [""] * len(entries), strict=False)
    ]
    return filled, max(len(lines) - len(entries), 0)


def _numbers(pattern: re.Pattern[str]) -> list[int]:
    found = [int(match[1]) for name in request.form if (match := pattern.fullmatch(name))]
    return found[:MOST_ROWS]


def _entry(texts: Mapping[str, str], number: int) -> Entry:
    told = {name: _text(texts, box(number, name), LONGEST[name]) for name in BOXES}
    return Entry(number, version=_number(texts.get(box(number, "version"), "")), **told)


def _text(texts: Mapping[str, str], name: str, longest: int) -> str:
    text = str(clean(texts.get(name, "")))
    return "".join(c for c in text if ord(c) >= 32 or c in "\n\t")[:longest]


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else 0
