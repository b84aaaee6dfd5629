"""A number or a date as a spreadsheet shows it: 0.73 with the format 0% is "73%"."""

import re
from datetime import date, time, timedelta
from decimal import ROUND_HALF_UP, Decimal

from tracker.importing.readers.date_formats import date_shown

# Quoted text, an escaped character, a gap, a filler, [a colour or a currency], a single character.
TOKEN = re.compile(r'"[^"]*"|\\.|_.|\*.|\[[^\]]*\]|E\+|General|.', re.DOTALL)
_CURRENCY = re.compile(r"\[\$([^\]-]*)")
_MOST_DECIMALS = 15
_BIG = 1e15

Value = str | float | bool | date | time | timedelta | None


def shown(value: Value, number_format: str) -> str:
    """What the cell shows; text and errors are themselves."""
    if value is None or isinstance(value, str):
        return value or ""
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, timedelta):
        minutes = round(value.total_seconds() / 60)
        return f"{minutes // 60}:{minutes % 60:02d}"
    if isinstance(value, date | time):
        return date_shown(value, number_format)
    if value != value or abs(value) >= _BIG:
        return f"{value:g}"
    return _number(Decimal(repr(value)), number_format)


def general(value: Decimal) -> str:
    """A number without a format of its own, with as many digits as a cell shows."""
    text = f"{value:.10g}" if value % 1 else f"{value:.0f}"
    return f"{Decimal(text):f}" if "e" in text and abs(value) > Decimal("1e-9") else text


def _number(value: Decimal, number_format: str) -> str:
    tokens, shows_sign = _section(number_format, value)
    if any(token in ("General", "E+", "/", "@") for token in tokens):
        return general(value)
    before, places, after = "", "", ""
    for token in tokens:
        if token in "0#?.,":
            places += token
        elif places:
            after += _literal(token)
        else:
            before += _literal(token)
    if not places.strip(".,"):
        return (before + places + after).strip()
    value = value.scaleb(2 * tokens.count("%"))
    sign = "-" if value < 0 and shows_sign else ""
    digits = _digits(abs(value), places)
    sign = sign if digits.strip("0.,") else ""
    return f"{sign}{before}{digits}{after}".strip()


def _digits(value: Decimal, places: str) -> str:
    """The digits of a number as "#,##0.00" and the like lay them out."""
    whole, _, fraction = places.partition(".")
    thousands = len(whole) - len(whole.rstrip(","))
    fraction = fraction.replace(",", "")[:_MOST_DECIMALS]
    rounded = value.scaleb(-3 * thousands).quantize(
        Decimal(1).scaleb(-len(fraction)), ROUND_HALF_UP
    )
    separator = "," if "," in whole.rstrip(",") else ""
    units, _, decimals = f"{rounded:{separator}f}".partition(".")
    least = len(fraction.rstrip("#?"))
    decimals = decimals[:least] + decimals[least:].rstrip("0")
    units = units.zfill(min(whole.count("0"), _MOST_DECIMALS)) if not separator else units
    return f"{units}.{decimals}" if decimals else units


def _section(number_format: str, value: Decimal) -> tuple[list[str], bool]:
    """The tokens for a number of this sign, and whether it needs a minus before it."""
    sections: list[list[str]] = [[]]
    for token in TOKEN.findall(number_format):
        if token == ";":
            sections.append([])
        else:
            sections[-1].append(token)
    if value < 0 and len(sections) > 1:
        return sections[1], False
    if value == 0 and len(sections) > 2:
        return sections[2], False
    return sections[0], True


def _literal(token: str) -> str:
    """What a token that is no digit shows."""
    if token.startswith('"'):
        return token.strip('"')
    if token.startswith("["):
        currency = _CURRENCY.match(token)
        return currency[1] if currency else ""
    if len(token) > 1:
        return token[1] if token.startswith("\\") else " " if token.startswith("_") else ""
    return token
