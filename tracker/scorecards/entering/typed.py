"""A figure as somebody typed it -> its numbers, or a sentence why it cannot be one. Pure."""

import re
from dataclasses import dataclass
from decimal import Decimal

from tracker.scorecards.enums import Missing, Unit
from tracker.scorecards.exact import LARGEST, share
from tracker.scorecards.figure_text import Figure, read_figure
from tracker.scorecards.said import Numbers

_IN_A_BOX = {
    Missing.NOT_APPLICABLE: "n/a",
    Missing.NOT_AVAILABLE: "-",
    Missing.NOT_YET: "tbc",
    Missing.SUPPRESSED: "c",
    Missing.UNREADABLE: "",
}
_WHY = {
    "not applicable": Missing.NOT_APPLICABLE,
    "not available": Missing.NOT_AVAILABLE,
    "not yet": Missing.NOT_YET,
    "suppressed": Missing.SUPPRESSED,
}

NUMBERS = ("value", "missing", "numerator", "denominator", "second")
"""What a typed figure and a kept one both hold."""


_RUN = re.compile(r"[0-9](?:[0-9.,]*[0-9])?", re.ASCII)
_NUMBER = re.compile(r"(?:[0-9]+|[0-9]{1,3}(?:,[0-9]{3})+)(?:\.[0-9]+)?", re.ASCII)


class NotAFigure(ValueError):
    """What was typed is no figure of its unit; the message says what would be."""


@dataclass(frozen=True, slots=True)
class Typed:
    """The numbers of a typed figure. `printed` is the percentage as typed beside two numbers, and
    `has_sign` whether a % sign was typed."""

    value: Decimal | None = None
    numerator: Decimal | None = None
    denominator: Decimal | None = None
    second: Decimal | None = None
    missing: Missing | None = None
    printed: Decimal | None = None
    has_sign: bool = False


def read_typed(text: str, unit: Unit) -> Typed | None:
    """Read "12 of 16", "75%", "105 (82)", "1,185" or "n/a"; None where nothing was typed.

    Raises NotAFigure.
    """
    if not text.strip():
        return None
    _refuse_slips(text)
    found = read_figure(text)
    if found.denominator == 0:
        raise NotAFigure("Nothing can be shared out among nobody. Write n/a if there were none")
    if found.value is None:
        return Typed(missing=_why(found, text))
    if found.value < 0 or (found.secondary or 0) < 0:
        raise NotAFigure("A figure cannot be less than nought")
    if max(found.value, found.denominator or 0) >= LARGEST:
        raise NotAFigure("This is more than a council has of anything")
    if unit is Unit.PERCENT:
        return _percentage(found, text)
    if found.numerator is not None:
        raise NotAFigure(f"Write one number: this is {unit.label.lower()}")
    return Typed(value=_exact(found.value), second=_exact(found.secondary), has_sign="%" in text)


def _refuse_slips(text: str) -> None:
    """A paper's figure is read as far as it goes; one that is typed now is written again."""
    for run in _RUN.findall(text):
        if not _NUMBER.fullmatch(run):
            raise NotAFigure(f"“{run[:40]}” is no number. Write it as 1,185 or 12.5")


def as_typed(figure: Numbers | None, unit: Unit) -> str:
    """What a figure looks like in its box; `read_typed` reads it back."""
    if figure is None:
        return ""
    if figure.value is None:
        return _IN_A_BOX[figure.missing or Missing.NOT_AVAILABLE]
    if figure.numerator is not None and figure.denominator is not None:
        return f"{_plain(figure.numerator)} of {_plain(figure.denominator)}"
    sign = "%" if unit is Unit.PERCENT else ""
    second = f" ({_plain(figure.second)})" if figure.second is not None else ""
    return f"{_plain(figure.value)}{sign}{second}"


def _plain(value: Decimal) -> str:
    return f"{value.normalize():,f}"


def _why(found: Figure, text: str) -> Missing:
    if found.missing not in _WHY:
        raise NotAFigure(f"No figure can be read in “{text.strip()[:40]}”. Write one, or n/a")
    return _WHY[found.missing]


def _percentage(found: Figure, text: str) -> Typed:
    top, bottom = _exact(found.numerator), _exact(found.denominator)
    if top is None or bottom is None:
        value = _exact(found.value)
        if value is not None and value > 100:
            raise NotAFigure("A percentage is at most 100. Write two numbers, such as 12 of 16")
        return Typed(value=value, second=_exact(found.secondary), has_sign="%" in text)
    if top > bottom:
        raise NotAFigure("The first number is larger than the second. Write it as 12 of 16")
    printed = _exact(found.value) if "%" in text else None
    return Typed(share(top, bottom), top, bottom, printed=printed, has_sign=printed is not None)


def _exact(value: float | None) -> Decimal | None:
    return None if value is None else Decimal(str(value))
