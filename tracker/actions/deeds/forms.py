"""Forms for the deeds on an action: what is said, asked, proposed, agreed and shown."""

from typing import Any

from wtforms import (
    BooleanField,
    Field,
    RadioField,
    SelectField,
    StringField,
    TextAreaField,
    URLField,
)
from wtforms.validators import InputRequired, Length, Optional, ValidationError

from tracker.actions.action_row import ActionRow
from tracker.actions.deeds.allowed import may_move
from tracker.actions.enums import Judgement, Outcome, Precision
from tracker.actions.links import link_refused
from tracker.actions.progress import Said
from tracker.core.forms import DateField, Form, choices
from tracker.core.number_forms import AsksAboutNumbers
from tracker.core.versions import VersionedForm

NEVER_NAME = "Never name a child, or say what could tell who they are."


def open_link(_form: Any, field: Field) -> None:
    """A link leads to the open web."""
    refused = link_refused(field.data) if field.data else None
    if refused:
        raise ValidationError(refused)


class UpdateForm(AsksAboutNumbers, VersionedForm):
    """How an action stands, in the words of its lead."""

    is_no_change = BooleanField("No change, still true")
    judgement = RadioField(
        "How does it stand?", validators=[Optional()], choices=choices(list(Judgement)), default=""
    )
    progress = TextAreaField(
        "What is new, in one line", validators=[Length(max=1000)], description=NEVER_NAME
    )
    why = TextAreaField("What stands in the way", validators=[Length(max=2000)])
    road_to_green = TextAreaField("What will bring it back on track", validators=[Length(max=2000)])
    ask = TextAreaField(
        "What you ask of the board",
        validators=[Length(max=2000)],
        description="If it is nothing, say so.",
    )
    new_date = DateField("New date", description="Leave it empty where the date stays.")
    move_reason = TextAreaField("Why it moves", validators=[Length(max=2000)])
    review_on = DateField("Next review", description="Within three months.")

    @property
    def said(self) -> Said:
        """The typed values; ask only after the form was found valid."""
        return Said(
            judgement=Judgement(self.judgement.data) if self.judgement.data else None,
            progress=self.progress.data or "",
            why=self.why.data or "",
            road_to_green=self.road_to_green.data or "",
            ask=self.ask.data or "",
            is_no_change=bool(self._typed("is_no_change")),
            asks_new_date=self._typed("new_date") is not None,
            review_on=self._typed("review_on"),
        )

    def _typed(self, name: str) -> Any:
        return self[name].data if name in self else None

    def only_what_fits(self, row: ActionRow, *, waiting: object) -> None:
        """Leave out the boxes that this action has no use for."""
        if row.judgement is None:
            del self.is_no_change
        if row.due_precision is not Precision.ONGOING:
            del self.review_on
        if waiting is not None or not may_move(row):
            del self.new_date
            del self.move_reason


class NewDateForm(Form):
    """Another due date, and why."""

    new_date = DateField("New date", missing="Enter the new date")
    move_reason = TextAreaField(
        "Why it moves", validators=[InputRequired("Say why it moves"), Length(max=2000)]
    )


class AgreeMoveForm(Form):
    """The chair agrees the first move as it stands."""


class AgreeAtMeetingForm(Form):
    """What the board agreed, at which meeting."""

    meeting = SelectField(
        "At which meeting did the board agree?",
        validators=[InputRequired("Choose the meeting at which the board agreed")],
    )


class RefuseForm(Form):
    """No, and why."""

    note = TextAreaField("Why", validators=[InputRequired("Say why"), Length(max=2000)])


class ProposeClosureForm(Form):
    """How an action ends, why, and what shows it."""

    outcome = RadioField(
        "How does it end?",
        validators=[InputRequired("Choose how it ends")],
        choices=choices(list(Outcome)),
    )
    reason = TextAreaField("What was done, or why it ends", validators=[Length(max=2000)])
    evidence_label = StringField("What the link shows", description="Such as “Minutes of 24 June”.")
    evidence_url = URLField(
        "Link to what shows it",
        validators=[open_link],
        description="It begins with https://. Nothing that names a child.",
    )
