"""Forms about terms of reference."""

from datetime import date

from wtforms import IntegerField, StringField, TextAreaField, ValidationError
from wtforms.validators import DataRequired, Length, NumberRange, Optional

from tracker.core.dates import parse_day
from tracker.core.forms import DateField, Form, typed
from tracker.core.versions import VersionedForm
from tracker.meetings.forms import choose, chosen
from tracker.meetings.terms.service import TermsDetails

LONGEST = 20_000
TOO_LONG = f"Shorten this to {LONGEST:,} characters or fewer"


class TermsForm(VersionedForm):
    """What a version says."""

    text = TextAreaField(
        "What it does",
        validators=[
            DataRequired("Write what the body is for and what it does"),
            Length(max=LONGEST, message=TOO_LONG),
        ],
        description="One point on each line: then two versions can be compared line by line.",
    )
    membership = TextAreaField("Who is on it")
    substitutes = TextAreaField("Substitutes", description="Who may come in whose place.")
    quorum = IntegerField(
        "Quorum",
        validators=[Optional(), NumberRange(1, 200, "Enter a number of people from 1 to 200")],
        description="How many must be there to decide. Leave empty if the terms name no number.",
    )
    what_changed = TextAreaField(
        "What changed since the version before", description="A sentence or two, for the list."
    )

    def details(self) -> TermsDetails:
        """The typed values; ask only after the form was found valid."""
        return TermsDetails(
            text=typed(self.text),
            membership=typed(self.membership),
            substitutes=typed(self.substitutes),
            quorum=self.quorum.data,
            what_changed=typed(self.what_changed),
        )


class AdoptForm(VersionedForm):
    """When a version was adopted, where, and when it is looked at again."""

    adopted_on = DateField("Adopted on", missing="Enter the day on which it was adopted")
    meeting = choose("At which meeting", "Choose a meeting from the list", may_be_empty=True)
    review_on = DateField(
        "Review by", description="Leave it empty for a year after the day of adoption."
    )

    @property
    def meeting_id(self) -> int | None:
        """The meeting that was chosen, or none."""
        return chosen(self.meeting)


class RemoveDraftForm(VersionedForm):
    """Nothing but the deed."""


class OnDayForm(Form):
    """The day for which somebody wants to know what held."""

    class Meta(Form.Meta):
        csrf = False

    on = StringField("Which version held on, such as 31/3/2025")

    def validate_on(self, field: StringField) -> None:
        self.day: date | None = None
        text = typed(field)
        if not text:
            return
        try:
            self.day = date.fromisoformat(text) if text[:4].isdigit() else parse_day(text)
        except ValueError as error:
            raise ValidationError(str(error)) from error
