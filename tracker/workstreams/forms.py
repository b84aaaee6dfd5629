"""Forms about workstreams and their seats."""

from typing import Any

from wtforms import (
    IntegerField,
    RadioField,
    SelectField,
    SelectMultipleField,
    StringField,
    TextAreaField,
)
from wtforms.validators import InputRequired, Length, NumberRange, Optional

from tracker.core.forms import DateField, choices
from tracker.core.versions import VersionedForm
from tracker.workstreams.enums import SeatKind
from tracker.workstreams.service import Holder, WorkstreamDetails

MOST_POUNDS = 1_000_000_000
NOBODY = "nobody"


class PoundsField(IntegerField):
    """Whole pounds, however they are written: 20000, 20,000 or £20,000."""

    def process_formdata(self, valuelist: list[Any]) -> None:
        typed = str(valuelist[0]).replace(",", "").replace("£", "").strip() if valuelist else ""
        if not typed:
            self.data = None
        elif typed.isascii() and typed.isdigit() and int(typed[:12]) <= MOST_POUNDS:
            self.data = int(typed[:12])
        else:
            self.data = None
            raise ValueError("Enter whole pounds, such as 20,000")


class WorkstreamForm(VersionedForm):
    """What a workstream says of itself."""

    name = StringField(
        "Name", validators=[InputRequired("Enter the workstream’s name"), Length(max=200)]
    )
    focus = TextAreaField("What it is about", validators=[Length(max=2000)])
    started_on = DateField("First day", missing="Enter its first day")
    ended_on = DateField("Last day", description="Leave it empty while it is at work.")
    budget_allotted = PoundsField("Budget it was given", validators=[Optional(), NumberRange(0)])
    budget_spent = PoundsField("Spent so far", validators=[Optional(), NumberRange(0)])
    pledges = SelectMultipleField("Pledges that it serves", coerce=int)

    @property
    def details(self) -> WorkstreamDetails:
        """The typed values; ask only after the form was found valid."""
        assert self.started_on.data
        return WorkstreamDetails(
            name=self.name.data or "",
            focus=self.focus.data or "",
            started_on=self.started_on.data,
            ended_on=self.ended_on.data,
            budget_allotted=self.budget_allotted.data,
            budget_spent=self.budget_spent.data,
        )

    @property
    def pledge_ids(self) -> tuple[int, ...]:
        """The pledges that were ticked."""
        return tuple(self.pledges.data or ())


class SeatForm(VersionedForm):
    """Who sits in a seat, from which day."""

    kind = RadioField(
        "Which seat", validators=[InputRequired("Choose the seat")], choices=choices(list(SeatKind))
    )
    holder = SelectField("Who sits there", validators=[InputRequired("Choose who sits there")])
    from_on = DateField(
        "From which day",
        missing="Enter the day from which they sit there",
        description="Whoever sits there now keeps the seat until the day before.",
    )

    @property
    def who(self) -> Holder | None:
        """The post or the person who was chosen, or nobody."""
        kind, _, key = (self.holder.data or "").partition(":")
        if not key.isdigit():
            return None
        return Holder(post_id=int(key)) if kind == "post" else Holder(user_id=int(key))
