"""The years of good news: an annual report is of April to March (AR: "2024 - 2025")."""

from datetime import date

APRIL = 4
MONTHS_BACK = 18


def year_of(month: date) -> int:
    """The year in which the council's year began: 2024 for March 2025."""
    return month.year if month.month >= APRIL else month.year - 1


def months_of(year: int) -> tuple[date, date]:
    """The first month of a council's year, and the first of the next."""
    return date(year, APRIL, 1), date(year + 1, APRIL, 1)


def year_words(year: int) -> str:
    """2024/25, as a quarter's year is said."""
    return f"{year}/{(year + 1) % 100:02}"


def first_of(day: date) -> date:
    """The first day of a day's month."""
    return day.replace(day=1)


def months_back(today: date) -> list[date]:
    """The months of which news can be told: this one first, then back."""
    last = today.year * 12 + today.month - 1
    return [date(n // 12, n % 12 + 1, 1) for n in range(last, last - MONTHS_BACK, -1)]
