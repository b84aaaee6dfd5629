"""What an administrator types about reminders."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from wtforms import (
    BooleanField,
    IntegerField,
    SelectMultipleField,
    StringField,
    ValidationError,
)
from wtforms.validators import InputRequired, Optional

from tracker.core.dates import parse_day
from tracker.core.forms import DateField, Form, typed
from tracker.reminders.enums import Audience
from tracker.reminders.ladder import MOST_STEPS, Rung, TriggerRule

SPARE = 1


class CloseDaysForm(Form):
    """The council is closed from a day to a day."""

    first = DateField("First day", missing="Enter the first day, such as 24 12 2026")
    last = DateField("Last day, if it is more than one")
    label = StringField(
        "Why",
        validators=[InputRequired("Say why, such as Christmas closure")],
        description="Such as Christmas closure. People see it beside the day.",
    )


class OpenAgainForm(Form):
    """A day is a working day after all."""


class TakeBackForm(Form):
    """A change that has not begun is taken back."""


class PreviewForm(Form):
    """The day whose letters somebody wants to see."""

    class Meta(Form.Meta):
        csrf = False

    on = StringField("Letters of, such as 24/12/2025")

    def validate_on(self, field: StringField) -> None:
        text = typed(field)
        try:
            self.day = date.fromisoformat(text) if text[:4].isdigit() else parse_day(text)
        except ValueError as error:
            raise ValidationError(str(error)) from error


@dataclass(frozen=True)
class StepBoxes:
    """The boxes of one step; `number` counts from 1."""

    number: int
    days: IntegerField
    to: SelectMultipleField
    copies: SelectMultipleField

    @property
    def is_empty(self) -> bool:
        """Nothing is typed or ticked: there is no such step."""
        return not (self.days.raw_data and any(self.days.raw_data)) and not (
            self.to.data or self.copies.data
        )


class RuleForm(Form):
    """A trigger from a day on: whether it is on, and its steps; an empty step is none."""

    from_on = DateField("From", missing="Enter the day from which this counts")
    is_on = BooleanField("These letters are written")

    def __init__(self, rule: TriggerRule, *, from_on: date) -> None:
        self.trigger = rule.trigger
        super().__init__(about=rule.trigger.value, data=_values(rule, from_on))
        for step in self.all_steps:
            audiences = [(each.value, each.label) for each in rule.trigger.audiences]
            step.to.choices = step.copies.choices = audiences

    @property
    def all_steps(self) -> list[StepBoxes]:
        """Every step that there are boxes for."""
        return [
            StepBoxes(n + 1, self[f"days_{n}"], self[f"to_{n}"], self[f"copies_{n}"])
            for n in range(MOST_STEPS if self.trigger.has_days else 1)
        ]

    @property
    def steps(self) -> list[StepBoxes]:
        """The steps to show: those that there are, and one to add."""
        used = [step.number for step in self.all_steps if not self._is_blank(step)]
        return self.all_steps[: max(used, default=0) + SPARE]

    def rule(self) -> tuple[TriggerRule, list[int]]:
        """What was typed as a rule in its order, and for each of its steps the boxes it is from."""
        is_before = self.trigger.counting.is_before
        found = [(n, step) for n, step in enumerate(self.all_steps) if not step.is_empty]
        found.sort(key=lambda each: each[1].days.data or 0, reverse=is_before)
        rungs = tuple(
            Rung(step.days.data or 0, _audiences(step.to), _audiences(step.copies))
            for _, step in found
        )
        is_on = bool(self.is_on.data) or self.trigger.is_statutory
        return TriggerRule(self.trigger, rungs, is_on), [n for n, _ in found]

    def take(self, wrong: dict[str, str], places: list[int]) -> None:
        """Put what is wrong beside the boxes that it is about."""
        for name, why in wrong.items():
            what, _, place = name.rpartition("_")
            if what in ("days", "to", "copies") and place.isdigit():
                name = f"{what}_{places[int(place)]}"
            whole = "days_0" if self.trigger.has_days else "to_0"
            self.refuse(self[name if name in self._fields else whole], why)

    def _is_blank(self, step: StepBoxes) -> bool:
        if self.is_submitted():
            return step.is_empty
        return step.days.data is None and not step.to.data


for place in range(MOST_STEPS):
    setattr(RuleForm, f"days_{place}", IntegerField("Days", validators=[Optional()]))
    setattr(RuleForm, f"to_{place}", SelectMultipleField("To", coerce=str))
    setattr(RuleForm, f"copies_{place}", SelectMultipleField("Copy to", coerce=str))


def _values(rule: TriggerRule, from_on: date) -> dict[str, Any]:
    values: dict[str, Any] = {"from_on": from_on, "is_on": rule.is_on}
    for n, rung in enumerate(rule.rungs):
        values |= {
            f"days_{n}": rung.days,
            f"to_{n}": [each.value for each in rung.to],
            f"copies_{n}": [each.value for each in rung.copies],
        }
    return values


def _audiences(field: SelectMultipleField) -> tuple[Audience, ...]:
    return tuple(Audience(value) for value in field.data or ())
