"""England's bank holidays: as published where they are, by rule where they are not yet."""

from datetime import date, timedelta
from functools import cache

from govuk_bank_holidays.bank_holidays import BankHolidays

MONDAY, SATURDAY = 0, 5


@cache
def bank_holidays(year: int) -> frozenset[date]:
    """The working weekdays of a year that are bank holidays in England."""
    return _published().get(year) or _by_rule(year)


@cache
def _published() -> dict[int, frozenset[date]]:
    """The government's own list, from the copy inside the package: nothing is fetched."""
    calendar = BankHolidays(use_cached_holidays=True)
    years: dict[int, set[date]] = {}
    for holiday in calendar.get_holidays(division=BankHolidays.ENGLAND_AND_WALES):
        years.setdefault(holiday["date"].year, set()).add(holiday["date"])
    return {year: frozenset(days) for year, days in years.items()}


def _by_rule(year: int) -> frozenset[date]:
    """The eight usual days, with substitutes for those that fall on a weekend."""
    easter = _easter(year)
    christmas = _substituted([date(year, 12, 25), date(year, 12, 26)])
    return frozenset(
        {
            *_substituted([date(year, 1, 1)]),
            easter - timedelta(days=2),
            easter + timedelta(days=1),
            _monday_from(date(year, 5, 1)),
            _monday_from(date(year, 5, 25)),
            _monday_from(date(year, 8, 25)),
            *christmas,
        }
    )


def _substituted(days: list[date]) -> set[date]:
    """Each day itself, or for one on a weekend the next weekday that is still free."""
    taken = {day for day in days if day.weekday() < SATURDAY}
    for day in days:
        substitute = day
        while day.weekday() >= SATURDAY and (
            substitute.weekday() >= SATURDAY or substitute in taken
        ):
            substitute += timedelta(days=1)
        taken.add(substitute)
    return taken


def _monday_from(day: date) -> date:
    """The first Monday on or after a day."""
    return day + timedelta(days=(MONDAY - day.weekday()) % 7)


def _easter(year: int) -> date:
    """Easter Sunday: the first Sunday after the full moon that follows 21 March."""
    golden = year % 19
    century, of_century = divmod(year, 100)
    leap_centuries, rest = divmod(century, 4)
    moon_drift = (8 * century + 13) // 25
    epact = (19 * golden + century - leap_centuries - moon_drift + 15) % 30
    weekday = (32 + 2 * rest + 2 * (of_century // 4) - epact - of_century % 4) % 7
    correction = (golden + 11 * epact + 22 * weekday) // 451
    month, day = divmod(epact + weekday - 7 * correction + 114, 31)
    return date(year, month, day + 1)
