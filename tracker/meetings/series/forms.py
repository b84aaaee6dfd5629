"""The two forms of a series: from when and how often, and then each of its dates."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from wtforms import IntegerField, RadioField
from wtforms.validators import InputRequired, NumberRange

from tracker.core.forms import DateField, Form, choices
from tracker.meetings.forms import TimesMixin, day_of, one_of
from tracker.meetings.series import rules
from tracker.meetings.series.rules import MOST, Pattern


class RhythmForm(Form):
    """From when on, how often, and how many."""

    class Meta(Form.Meta):
        csrf = False

    first = DateField("First meeting", missing="Enter the date of the first meeting")
    every = IntegerField(
        "Every how many months?",
        validators=[
            InputRequired("Enter every how many months it meets"),
            NumberRange(1, 12, "Enter a number of months from 1 to 12"),
        ],
    )
    number = IntegerField(
        "How many meetings?",
        validators=[
            InputRequired("Enter how many meetings to set"),
            NumberRange(1, MOST, f"Enter a number of meetings from 1 to {MOST}"),
        ],
    )
    pattern = RadioField(
        "Which weekday of its month?",
        validators=[one_of("Choose which weekday of its month")],
        validate_choice=False,
        choices=choices(list(Pattern)),
    )

    def dates(self) -> list[date]:
        """The dates that follow; ask only after the form was found valid."""
        return rules.dates(
            day_of(self.first),
            every=self.every.data or 1,
            number=self.number.data or 1,
            pattern=Pattern(self.pattern.data),
        )

    def words(self) -> str:
        """Which day of its month each of them is."""
        return rules.words_of(day_of(self.first), Pattern(self.pattern.data))


class DatesForm(TimesMixin, Form):
    """Each date, to be moved or left out, and the times and the place of all of them."""

    day_1 = DateField("Meeting 1")
    day_2 = DateField("Meeting 2")
    day_3 = DateField("Meeting 3")
    day_4 = DateField("Meeting 4")
    day_5 = DateField("Meeting 5")
    day_6 = DateField("Meeting 6")
    day_7 = DateField("Meeting 7")
    day_8 = DateField("Meeting 8")
    day_9 = DateField("Meeting 9")
    day_10 = DateField("Meeting 10")
    day_11 = DateField("Meeting 11")
    day_12 = DateField("Meeting 12")

    @classmethod
    def beginning_with(cls, days: Sequence[date], **more: Any) -> "DatesForm":
        """The form with these dates in its boxes."""
        boxes: dict[str, Any] = {f"day_{n}": day for n, day in enumerate(days, start=1)}
        return cls(**boxes, **more)

    @property
    def lines(self) -> list[DateField]:
        """The boxes of every date."""
        return [self[f"day_{n}"] for n in range(1, MOST + 1)]

    @property
    def days(self) -> list[date]:
        """The dates that stand in them; an emptied one is left out."""
        return [line.data for line in self.lines if line.data is not None]
