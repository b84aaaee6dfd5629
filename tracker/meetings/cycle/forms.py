"""Forms of a cycle: one button, key messages, and how long notice is."""

from wtforms import IntegerField, RadioField, TextAreaField
from wtforms.validators import InputRequired, Length

from tracker.core.forms import DateField, Form, choices
from tracker.core.number_forms import AsksAboutNumbers
from tracker.core.reading_forms import ChecksWords
from tracker.core.versions import VersionedForm
from tracker.meetings.cycle.enums import Counting
from tracker.meetings.cycle.rules import Notice
from tracker.meetings.forms import NO_NAMES

LONGEST_MESSAGES = 3_000


class TickForm(Form):
    """Nothing but the deed."""


class KeyMessagesForm(ChecksWords, AsksAboutNumbers, VersionedForm):
    """What the body above is to know of a meeting."""

    key_messages = TextAreaField(
        "Key messages",
        validators=[
            Length(max=LONGEST_MESSAGES, message="Shorten this to 3,000 characters or fewer")
        ],
        description="What the meeting wants to be known: what was decided, what goes well, what "
        f"does not. A line for each. {NO_NAMES}",
    )


class NoticeForm(Form):
    """How long before a meeting of a kind of body its papers are out, from a day on."""

    days = IntegerField("How many days", validators=[InputRequired("Enter a number of days")])
    counting = RadioField(
        "Which days count",
        choices=choices(list(Counting)),
        validators=[InputRequired("Choose which days count")],
        description="The day on which the papers go out and the day of the meeting never count.",
    )
    from_on = DateField(
        "From which day does it count?", missing="Enter the day from which it counts"
    )

    @property
    def notice(self) -> Notice:
        """The typed values; ask only after the form was found valid."""
        return Notice(int(self.days.data or 0), Counting(self.counting.data))
