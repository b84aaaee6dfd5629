"""How far back a private calendar goes."""

from datetime import date

YEARS_BACK = 2


def first_day(today: date) -> date:
    """The first day of the past that a calendar keeps."""
    try:
        return today.replace(year=today.year - YEARS_BACK)
    except ValueError:  # 29 February
        return today.replace(year=today.year - YEARS_BACK, day=28)
