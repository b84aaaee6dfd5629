"""Forms about occasions and their points."""

from typing import Any

from wtforms import Form as PlainForm
from wtforms import IntegerField, RadioField, SelectField, StringField, TextAreaField
from wtforms.validators import DataRequired, NumberRange, Optional

from tracker.core.forms import DateField, choices, typed
from tracker.voice.published.forms import AsksWhoIsMeant
from tracker.voice.reach.enums import SourceKind
from tracker.voice.reach.service import Occasion


class SourceForm(AsksWhoIsMeant):
    """What is known of a survey, visit, group or event."""

    public = ("about",)
    kind = RadioField("What was it?", [DataRequired("Choose what it was")])
    name = StringField("Name", [DataRequired("Enter its name")])
    about = TextAreaField(
        "What was it about?", description="A sentence or two. Please name nobody."
    )
    from_on = DateField("First day", missing="Enter its first day")
    until_on = DateField(
        "Last day", description="Leave it empty if it was one day. For a year: 31 December."
    )
    took_part = IntegerField(
        "How many took part",
        [Optional(), NumberRange(0, 100_000, "Enter a number of people from 0 to 100,000")],
        description="Leave it empty if you do not know. Fewer than 5 is shown as that.",
    )
    document = StringField("Which paper tells of it?", description="Leave it empty if none does.")
    place = StringField("Where in that paper?")

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.kind.choices = choices(list(SourceKind))

    def validate(self, *args: Any, **kwargs: Any) -> bool:
        """The last day may not be before the first."""
        is_valid = super().validate(*args, **kwargs)
        first, last = self.from_on.data, self.until_on.data
        if is_valid and first and last and last < first:
            self.refuse(self.until_on, "The last day must not be before the first")
            return False
        return is_valid

    def occasion(self) -> Occasion:
        """The typed values; ask only after the form was found valid."""
        first = self.from_on.data
        assert first is not None
        return Occasion(
            kind=SourceKind(self.kind.data),
            name=typed(self.name),
            about=typed(self.about),
            from_on=first,
            until_on=self.until_on.data or first,
            took_part=self.took_part.data,
            document=typed(self.document),
            place=typed(self.place),
        )


class PointForm(AsksWhoIsMeant):
    """What was said there, and what it is about."""

    text = TextAreaField(
        "What was said?",
        [DataRequired("Write what was said")],
        description="One point, as it was said. Please do not name a child, a carer or a school.",
    )
    thing = SelectField("What is it about?", description="That says who owes an answer.")


class SourceFilter(PlainForm):
    """Which occasions; sent by GET, so it has no token and never fails."""

    kind = SelectField("Kind", validate_choice=False)
