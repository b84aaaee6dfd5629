"""Forms about what comes round every year."""

from typing import Any

from wtforms import IntegerField, StringField, TextAreaField
from wtforms.validators import DataRequired, InputRequired, Length, NumberRange, Optional

from tracker.core.forms import typed
from tracker.core.periods import MONTHS
from tracker.core.versions import VersionedForm
from tracker.meetings import choices
from tracker.meetings.forms import NO_NAMES, choose, chosen
from tracker.meetings.forward.service import ItemDetails
from tracker.people.identity import SignedIn

SIX_WEEKS = 42


class ItemForm(VersionedForm):
    """What comes round, when, and who leads what it asks for."""

    name = StringField(
        "What comes round",
        validators=[
            DataRequired("Enter what comes round, such as National Care Leavers Month"),
            Length(max=120, message="Shorten this to 120 characters or fewer"),
        ],
    )
    month = choose(
        "Month",
        "Choose a month",
        choices=[
            ("", "Choose"),
            *((str(number), name) for number, name in enumerate(MONTHS, start=1)),
        ],
    )
    day = IntegerField(
        "Day",
        validators=[Optional(), NumberRange(1, 31, "Enter a day from 1 to 31")],
        description="Leave it empty if it is the whole month.",
    )
    what = TextAreaField(
        "What is to be done for it",
        validators=[Length(max=600, message="Shorten this to 600 characters or fewer")],
        description=NO_NAMES,
    )
    lead = choose("Who answers for it", "Choose a post from the list", may_be_empty=True)
    workstream = choose("Workstream", "Choose a workstream from the list", may_be_empty=True)
    body = choose(
        "Whose is it",
        "Choose from the list whose it is",
        may_be_empty=True,
        description="Who may not know of this body does not see it in the year.",
    )
    makes_ahead = IntegerField(
        "How many days before is its action made?",
        validators=[
            InputRequired("Enter how many days before its action is made"),
            NumberRange(0, 300, "Enter a number of days from 0 to 300"),
        ],
        default=SIX_WEEKS,
    )

    def offer(self, viewer: SignedIn, *, today: Any) -> None:
        """Fill the lists."""
        self.lead.choices = [("", "Nobody yet"), *choices.post_choices()]
        self.workstream.choices = [("", "None"), *choices.workstream_choices(today=today)]
        bodies = choices.body_choices(viewer, today=today)
        self.body.choices = [("", "Everybody’s"), *bodies]

    def details(self) -> ItemDetails:
        """The typed values; ask only after the form was found valid."""
        return ItemDetails(
            name=typed(self.name),
            month=int(self.month.data),
            day=self.day.data,
            what=typed(self.what),
            lead_post_id=chosen(self.lead),
            workstream_id=chosen(self.workstream),
            body_id=chosen(self.body),
            makes_ahead=self.makes_ahead.data or 0,
        )


class EndItemForm(VersionedForm):
    """Nothing but the deed."""
