"""Forms about meetings and bodies: text in, typed values out, errors in plain words."""

from collections.abc import Callable
from datetime import date, time
from typing import Any

from wtforms import (
    BooleanField,
    Field,
    HiddenField,
    IntegerField,
    RadioField,
    SelectField,
    StringField,
    TextAreaField,
)
from wtforms.validators import DataRequired, Length, NumberRange, Optional, ValidationError

from tracker.actions.details import ActionDetails, Due
from tracker.actions.enums import Precision
from tracker.core.dates import long_date
from tracker.core.forms import DateField, Form, choices
from tracker.core.versions import VersionedForm
from tracker.meetings.bodies import BodyDetails
from tracker.meetings.choices import plan_choices, post_choices, workstream_choices
from tracker.meetings.enums import BodyKind, MemberRole
from tracker.meetings.queries import NextBoard
from tracker.meetings.service import Times
from tracker.meetings.times import parse_time

NO_NAMES = "Never name a child, a carer or an address."


def one_of(sentence: str, *, may_be_empty: bool = False) -> Callable[[Any, Any], None]:
    """Refuse what the list does not offer, with a sentence of our own."""

    def check(_form: Any, field: Any) -> None:
        offered = {value for value, *_ in field.iter_choices()}
        if (field.data or "") not in (offered if may_be_empty else offered - {""}):
            raise ValidationError(sentence)

    return check


def choose(label: str, sentence: str, *, may_be_empty: bool = False, **kwargs: Any) -> Any:
    """A list from which one is chosen; an empty first line counts where it may be empty."""
    checks = [one_of(sentence, may_be_empty=may_be_empty)]
    return SelectField(label, validators=checks, validate_choice=False, **kwargs)


def day_of(field: DateField) -> date:
    """The day of a field that must have one; ask only after the form was found valid."""
    if field.data is None:
        raise ValueError(f"{field.name} was not checked")
    return field.data


def chosen(field: Field) -> int | None:
    """The id that was chosen from a list, or none."""
    data = field.data or ""
    return int(data) if data.isdigit() else None


class WhoMixin:
    """Who meets. Fields and their errors stand in the order in which these classes do."""

    body = choose("Who meets", "Choose who meets")


class DayMixin:
    """On which day."""

    held_on = DateField("Date", missing="Enter the date of the meeting")


class TimesMixin:
    """When on its day a meeting begins and ends, and where."""

    starts_at = StringField(
        "Begins at", description="Such as 14:00. Leave empty if it is not known yet."
    )
    ends_at = StringField("Ends at")
    place_held = StringField("Where")

    def validate_starts_at(self, field: Field) -> None:
        _time_of(field)

    def validate_ends_at(self, field: Field) -> None:
        _time_of(field)

    @property
    def times(self) -> Times:
        """The typed values; ask only after the form was found valid."""
        return Times(_time_of(self.starts_at), _time_of(self.ends_at), self.place_held.data or "")


def _time_of(field: Any) -> time | None:
    try:
        return parse_time(field.data) if field.data else None
    except ValueError as error:
        raise ValidationError(str(error)) from error


class AddMeetingForm(WhoMixin, DayMixin, TimesMixin, Form):
    """A new meeting of a body."""


class ChangeMeetingForm(TimesMixin, VersionedForm):
    """Its times and its place."""


class MoveMeetingForm(DayMixin, TimesMixin, VersionedForm):
    """Another day, with its times and its place; `shown` is the day whose steps were shown."""

    shown = HiddenField()

    def has_shown(self, day: date) -> bool:
        """Whether the reader saw what moves to this day."""
        return bool(self.shown.data == day.isoformat())

    def show(self, day: date) -> None:
        """What moves to this day is being shown."""
        self.shown.data = day.isoformat()


class CancelMeetingForm(VersionedForm):
    """Why a meeting will not take place."""

    reason = StringField(
        "Why is it cancelled?",
        validators=[DataRequired("Say why it is cancelled")],
        description="The history keeps this.",
    )


class HeldForm(VersionedForm):
    """Nothing but the deed."""


class NoteForm(VersionedForm):
    """What was decided, or what a coming meeting is about."""

    note = TextAreaField("Note", description=NO_NAMES)


class SignOffForm(Form):
    """A workstream is as it should stand at the board."""

    note = TextAreaField(
        "Anything the board should know (you can leave this out)", description=NO_NAMES
    )


class ArisingForm(Form):
    """An action that was agreed at a meeting."""

    text = TextAreaField(
        "What will be done?",
        validators=[
            DataRequired("Say what will be done"),
            Length(max=1000, message="Shorten this to 1,000 characters or fewer"),
        ],
        description=NO_NAMES,
    )
    accountable = choose("Who answers for it?", "Choose who answers for it")
    plan = choose("Plan", "Choose the plan it belongs to")
    workstream = choose("Workstream", "Choose a workstream from the list", may_be_empty=True)
    due = RadioField(
        "When is it due?", validators=[one_of("Choose when it is due")], validate_choice=False
    )
    due_on = DateField("Date")
    success_measure = StringField("How will you know that it is done?")

    def offer(self, coming: NextBoard | None, *, today: date) -> None:
        """Fill the lists; the next board is a due date where there is one."""
        self.accountable.choices = [("", "Choose"), *post_choices()]
        self.plan.choices = plan_choices(today=today)
        self.workstream.choices = [("", "None"), *workstream_choices(today=today)]
        self.due.choices = [(Precision.DAY.value, "On a day")]
        if coming is not None:
            words = f"At the next board, {long_date(coming.held_on)}"
            self.due.choices.insert(0, (Precision.NEXT_BOARD.value, words))

    def validate_due_on(self, field: DateField) -> None:
        if self.due.data == Precision.DAY.value and not field.data and not field.process_errors:
            raise ValidationError("Enter the date it is due")

    def details(self, meeting_id: int) -> ActionDetails:
        """The action's facts, naming the meeting at which it arose."""
        return ActionDetails(
            plan_id=int(self.plan.data),
            text=self.text.data or "",
            workstream_id=chosen(self.workstream),
            accountable_post_id=chosen(self.accountable),
            success_measure=self.success_measure.data or "",
            arising_meeting_id=meeting_id,
        )

    def when(self, coming: NextBoard | None) -> Due:
        """When it is due: at the next board, or on the typed day."""
        if self.due.data == Precision.NEXT_BOARD.value and coming is not None:
            return Due(Precision.NEXT_BOARD, on=coming.held_on, meeting_id=coming.id)
        return Due(Precision.DAY, on=self.due_on.data)


class BodyForm(VersionedForm):
    """What a board, committee or group says of itself."""

    name = StringField(
        "Name",
        validators=[
            DataRequired("Enter its name"),
            Length(max=100, message="Shorten the name to 100 characters or fewer"),
        ],
    )
    kind = RadioField(
        "What is it?",
        validators=[one_of("Choose what it is")],
        validate_choice=False,
        choices=choices(list(BodyKind)),
    )
    purpose = TextAreaField("What is it for?")
    workstream = choose(
        "Works for the workstream",
        "Choose a workstream from the list",
        may_be_empty=True,
        description="A task and finish group always works for one.",
    )
    ends_on = DateField("To be done by", description="Only for a group that is set up for a time.")
    reports_to = choose("Reports to", "Choose from the list to whom it reports", may_be_empty=True)
    cadence_text = StringField("How often does it meet?", description="Such as: every two months.")
    cadence_days = IntegerField(
        "About how many days lie between its meetings?",
        validators=[Optional(), NumberRange(1, 1000, "Enter a number of days from 1 to 1,000")],
    )
    is_public = BooleanField(
        "It meets in public", description="Then everybody who signs in sees its meetings."
    )
    is_executive_board = BooleanField(
        "It is the executive board",
        description="Its meetings set the cycle of updates. There can be one.",
    )

    def details(self) -> BodyDetails:
        """The typed values; ask only after the form was found valid."""
        return BodyDetails(
            name=self.name.data or "",
            kind=BodyKind(self.kind.data),
            cadence_days=self.cadence_days.data,
            cadence_text=self.cadence_text.data or "",
            purpose=self.purpose.data or "",
            reports_to_id=chosen(self.reports_to),
            is_public=self.is_public.data,
            is_executive_board=self.is_executive_board.data,
            workstream_id=chosen(self.workstream),
            ends_on=self.ends_on.data,
        )


class EndBodyForm(VersionedForm):
    """A group is closed with what came of it."""

    ended_on = DateField("Last day", missing="Enter its last day")
    came_of_it = TextAreaField(
        "What came of it?",
        validators=[DataRequired("Say what came of it, so that nobody has to ask in a year")],
        description=NO_NAMES,
    )


class ReopenBodyForm(VersionedForm):
    """A group that was closed goes on."""

    reason = TextAreaField(
        "Why does it go on?",
        validators=[DataRequired("Say why it goes on")],
        description=NO_NAMES,
    )


class AddMemberForm(Form):
    """Who joins a body, as what, from when."""

    who = choose("Post or person", "Choose a post or a person")
    role = choose(
        "As", "Choose as what", choices=choices(list(MemberRole)), default=MemberRole.MEMBER.value
    )
    started_on = DateField("From", missing="Enter the day they join")


class EndMemberForm(Form):
    """From when somebody is no longer on a body."""

    ended_on = DateField("Last day", missing="Enter their last day")
