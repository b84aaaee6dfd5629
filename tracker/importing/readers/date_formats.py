"""A date as a spreadsheet shows it: "Apr-18" for the first of April 2018 with the format mmm-yy."""

import re
from datetime import date, datetime, time

_TOKEN = re.compile(
    r'"[^"]*"|\\.|_.|\*.|\[[^\]]*\]|AM/PM|A/P|y+|m+|d+|h+|s+|.', re.DOTALL | re.IGNORECASE
)
# Formats that Excel keeps by number and shows as the country of the machine does.
_BY_COUNTRY = {
    "mm-dd-yy": "dd/mm/yyyy",
    "m/d/yy h:mm": "dd/mm/yyyy hh:mm",
    "General": "dd/mm/yyyy",
    "@": "dd/mm/yyyy",
}
_LONG = "d mmmm yyyy"
_MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September",
           "October", "November", "December")  # fmt: skip
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def date_shown(value: date | time, number_format: str) -> str:
    """The date or the time in its cell's format, months and days in English."""
    pattern = number_format.split(";")[0]
    if pattern.lower().startswith("[$-f800]"):
        pattern = _LONG
    elif isinstance(value, time) and pattern in _BY_COUNTRY:
        pattern = "hh:mm"
    tokens = _TOKEN.findall(_BY_COUNTRY.get(pattern, pattern))
    is_half_day = any(token.upper() in ("AM/PM", "A/P") for token in tokens)
    day = value if isinstance(value, date) else date(1899, 12, 30)
    clock = value if isinstance(value, time) else _clock(value)
    shown = ""
    for place, token in enumerate(tokens):
        letter = token[0].lower()
        if letter == "m" and _is_minutes(tokens, place):
            shown += f"{clock.minute:0{min(len(token), 2)}d}"
        elif letter in "ymd":
            shown += _day_part(day, letter, len(token))
        elif letter in "hs" or token.upper() in ("AM/PM", "A/P"):
            shown += _clock_part(clock, token, is_half_day)
        else:
            shown += _literal(token)
    return shown.strip()


def _clock(value: date) -> time:
    return value.time() if isinstance(value, datetime) else time()


def _is_minutes(tokens: list[str], place: int) -> bool:
    """An m after hours or before seconds means minutes."""
    if len(tokens[place]) > 2:
        return False
    before = [token[0].lower() for token in tokens[:place] if token[0].lower() in "ymdhs"]
    after = [token[0].lower() for token in tokens[place + 1 :] if token[0].lower() in "ymdhs"]
    return before[-1:] == ["h"] or after[:1] == ["s"]


def _day_part(day: date, letter: str, length: int) -> str:
    if letter == "y":
        return f"{day.year % 100:02d}" if length < 3 else f"{day.year:04d}"
    if length < 3:
        return f"{day.month if letter == 'm' else day.day:0{length}d}"
    name = _MONTHS[day.month - 1] if letter == "m" else _DAYS[day.weekday()]
    return {3: name[:3], 5: name[:1] if letter == "m" else name}.get(length, name)


def _clock_part(clock: time, token: str, is_half_day: bool) -> str:
    letter = token[0].lower()
    if letter == "a":
        half = "AM" if clock.hour < 12 else "PM"
        return half if len(token) > 3 else half[0]
    number = clock.hour if letter == "h" else clock.second
    if letter == "h" and is_half_day:
        number = number % 12 or 12
    return f"{number:0{min(len(token), 2)}d}"


def _literal(token: str) -> str:
    if token.startswith('"'):
        return token.strip('"')
    if token.startswith(("[", "*")):
        return ""
    return token[1:] if token.startswith("\\") else " " if token.startswith("_") else token
