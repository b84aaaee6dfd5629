"""The part of a form that asks when something is due, for any form about an action."""

import re
from collections.abc import Callable
from datetime import date
from typing import Any

from wtforms import Field, RadioField, SelectField, StringField
from wtforms.validators import InputRequired

from tracker.actions.details import Due
from tracker.actions.enums import Precision
from tracker.actions.rules import review_refused
from tracker.core import clock, dates
from tracker.core.forms import DateField, choices
from tracker.core.periods import MONTHS, NotAQuarter, parse_quarter

QUARTERS = ("April to June", "July to September", "October to December", "January to March")
NO_BOARD = "No date is set for the next board, so choose another"


class DuePart:
    """Fields for a due date of any precision; mix it into a `Form` before it.

    Set `next_board` to the next board (with `id` and `held_on`) or None before validating; `due`
    holds the answer after. `templates/actions/_due_part.html` prints it: `due_part(form)`.
    """

    due_precision = RadioField(
        "When is it due?",
        validators=[InputRequired("Choose when it is due")],
        choices=choices(list(Precision)),
        default=Precision.DAY.value,
    )
    due_on = DateField("The day", description="Such as 31 3 2026")
    due_month = SelectField(
        "Month", choices=[("", ""), *((str(n), name) for n, name in enumerate(MONTHS, 1))]
    )
    due_month_year = StringField("Year", description="Such as 2026")
    due_quarter = SelectField(
        "Quarter", choices=[("", ""), *((str(n), f"Q{n}, {m}") for n, m in enumerate(QUARTERS, 1))]
    )
    due_quarter_year = StringField("Financial year", description="Such as 2025/26")
    due_year = StringField("The year", description="It falls due on 31 December. Such as 2026")
    review_on = DateField("When will it be looked at again?", description="Within three months")

    next_board: Any = None
    due: Due | None = None

    def validate(self, extra_validators: Any = None) -> bool:
        """The form's own checks, then the date as its precision needs it."""
        is_valid: bool = super().validate(extra_validators)  # type: ignore[misc]  # the Form's
        self.due = self._read_due()
        return is_valid and self.due is not None

    def _read_due(self) -> Due | None:
        chosen = self.due_precision.data
        if chosen not in {each.value for each in Precision}:
            return None
        precision = Precision(chosen)
        if precision is Precision.ONGOING:
            return self._ongoing()
        if precision is Precision.NEXT_BOARD:
            return self._at_next_board()
        if precision is Precision.NONE:
            return Due()
        readers: dict[Precision, Callable[[], date | None]] = {
            Precision.DAY: self._day,
            Precision.MONTH: self._month,
            Precision.QUARTER: self._quarter,
            Precision.YEAR: self._year,
        }
        on = readers[precision]()
        return Due(precision, on) if on else None

    def _day(self) -> date | None:
        if self.due_on.data is None and not self.due_on.errors:
            _refuse(self.due_on, f"Enter the date it is due, such as {dates.EXAMPLE}")
        return self.due_on.data

    def _month(self) -> date | None:
        year = _year_of(self.due_month_year)
        if not self.due_month.data:
            _refuse(self.due_month, "Choose the month")
        if year is None or self.due_month.errors:
            return None
        return dates.end_of_month(date(year, int(self.due_month.data), 1))

    def _quarter(self) -> date | None:
        if not self.due_quarter.data:
            _refuse(self.due_quarter, "Choose the quarter")
        if self.due_quarter.errors:
            return None
        try:
            return parse_quarter(f"Q{self.due_quarter.data} {self.due_quarter_year.data}").ends_on
        except NotAQuarter:
            _refuse(self.due_quarter_year, "Enter the financial year, such as 2025/26")
            return None

    def _year(self) -> date | None:
        year = _year_of(self.due_year)
        return None if year is None else date(year, 12, 31)

    def _ongoing(self) -> Due | None:
        refused = review_refused(self.review_on.data, today=clock.today())
        if refused and not self.review_on.errors:
            _refuse(self.review_on, refused)
        return None if refused else Due(Precision.ONGOING, review_on=self.review_on.data)

    def _at_next_board(self) -> Due | None:
        if self.next_board is None:
            _refuse(self.due_precision, NO_BOARD)
            return None
        return Due(Precision.NEXT_BOARD, self.next_board.held_on, self.next_board.id)


def _year_of(field: Field) -> int | None:
    typed = field.data or ""
    if re.fullmatch(r"[0-9]{4}", typed) and dates.FIRST_YEAR <= int(typed) <= dates.LAST_YEAR:
        return int(typed)
    _refuse(field, f"Enter a year from {dates.FIRST_YEAR} to {dates.LAST_YEAR}, such as 2026")
    return None


def _refuse(field: Field, sentence: str) -> None:
    field.errors = [*field.errors, sentence]
