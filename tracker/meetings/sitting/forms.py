"""Forms of a sitting: what is said, resolved and promised, who is there, what is declared."""

from typing import Any

from wtforms import BooleanField, HiddenField, RadioField, StringField, TextAreaField
from wtforms.validators import DataRequired, Length, ValidationError

from tracker.core.forms import Form, choices
from tracker.core.versions import VersionedForm
from tracker.meetings.forms import NO_NAMES, ArisingForm, choose, chosen, one_of
from tracker.meetings.minutes.enums import AttendanceState, InterestKind, ResolutionKind
from tracker.meetings.sitting.attending import Attendee
from tracker.meetings.sitting.declaring import Interest
from tracker.meetings.sitting.notes import Sent
from tracker.meetings.sitting.resolving import Resolved
from tracker.meetings.times import parse_time

A_LONG_TEXT = 20_000
Choices = list[tuple[str, str]]


def _time(field: Any) -> Any:
    """The time in a field, or None where it is empty."""
    try:
        return parse_time(field.data) if field.data else None
    except ValueError as error:
        raise ValidationError(str(error)) from error


def _is_time(_form: Any, field: Any) -> None:
    _time(field)


class NoteForm(VersionedForm):
    """What was said of an item; the version tells from which text its writer began."""

    discussion = TextAreaField(
        "What was said",
        validators=[
            Length(max=A_LONG_TEXT, message=f"Shorten this to {A_LONG_TEXT:,} characters or fewer")
        ],
        description=NO_NAMES,
    )
    public_note = TextAreaField("What the public minutes say of it")
    public_base = HiddenField()

    def sent(self, *, is_private: bool) -> Sent:
        """The typed words; ask only after the form was found valid."""
        note = (self.public_note.data or "") if is_private else None
        return Sent(self.discussion.data or "", self.seen, note, self.public_base.data or "")


class ResolveForm(Form):
    """How an item ends."""

    kind = RadioField(
        "What did the meeting do?",
        choices=choices(list(ResolutionKind)),
        validators=[one_of("Choose what the meeting did")],
        validate_choice=False,
    )
    text = TextAreaField(
        "Words of the resolution",
        description="Leave this empty for the usual words, such as: That the item be noted.",
    )
    subject_to = StringField("Subject to", description="Only where it is approved subject to this.")
    refer_to = choose("Refer it to", "Choose a body from the list", may_be_empty=True)
    defer_to = choose("Defer it to", "Choose a meeting from the list", may_be_empty=True)

    def offer(self, bodies: Choices, meetings: Choices) -> None:
        """Fill the lists; the next meeting is the first that is offered."""
        self.refer_to.choices = [("", "Choose a body"), *bodies]
        self.defer_to.choices = [*meetings, ("", "The next meeting, when its date is set")]

    def resolved(self) -> Resolved:
        """The typed values; ask only after the form was found valid."""
        return Resolved(
            kind=ResolutionKind(self.kind.data),
            text=self.text.data or "",
            subject_to=self.subject_to.data or "",
            refer_to_id=chosen(self.refer_to),
            defer_to_id=chosen(self.defer_to),
        )


class SittingActionForm(ArisingForm):
    """An action that arose from an item, and the words that promised it."""

    words = HiddenField()


class MarkForm(Form):
    """Nothing but the deed, which its button names."""


class TimesForm(VersionedForm):
    """When the meeting began and closed."""

    began_at = StringField("Began at", validators=[_is_time])
    closed_at = StringField("Closed at", validators=[_is_time])

    @property
    def times(self) -> tuple[Any, Any]:
        """The typed values; ask only after the form was found valid."""
        return _time(self.began_at), _time(self.closed_at)


class AttendeeForm(VersionedForm):
    """Somebody on the register."""

    name = StringField("Name", validators=[DataRequired("Enter a name")])
    title = StringField(
        "Title",
        description="As it was on that day, such as: Head of Housing. It stays so in the minutes.",
    )
    state = RadioField(
        "As",
        choices=choices(list(AttendanceState)),
        validators=[one_of("Choose as what")],
        validate_choice=False,
        default=AttendanceState.IN_ATTENDANCE.value,
    )
    substitute_for = choose("Stands in for", "Choose from the list for whom", may_be_empty=True)
    joined_at = StringField(
        "Joined at",
        validators=[_is_time],
        description="Only where they came later. Such as 14:20.",
    )
    left_at = StringField(
        "Left at", validators=[_is_time], description="Only where they went earlier."
    )

    def offer(self, seats: Choices) -> None:
        """Fill the list of those for whom somebody can stand in."""
        self.substitute_for.choices = [("", "Nobody"), *seats]

    def attendee(self) -> Attendee:
        """The typed values; ask only after the form was found valid."""
        return Attendee(
            name=self.name.data or "",
            title=self.title.data or "",
            state=AttendanceState(self.state.data),
            substitute_for=self.substitute_for.data or "",
            joined_at=_time(self.joined_at),
            left_at=_time(self.left_at),
        )


class DeclareForm(Form):
    """An interest that somebody declares."""

    who = choose("Who declares it?", "Choose who declares it")
    kind = RadioField(
        "What kind of interest?",
        choices=choices(list(InterestKind)),
        validators=[one_of("Choose the kind of interest")],
        validate_choice=False,
    )
    item = choose("In which item?", "Choose an item from the list", may_be_empty=True)
    note = TextAreaField(
        "What is it? (you can leave this out)", description=f"As it was declared. {NO_NAMES}"
    )
    left_the_room = BooleanField("They left the room for it")

    def offer(self, people: Choices, items: Choices) -> None:
        """Fill the lists."""
        self.who.choices = [("", "Choose"), *people]
        self.item.choices = [("", "The whole meeting"), *items]

    def interest(self) -> Interest:
        """The typed values; ask only after the form was found valid."""
        return Interest(
            attendance_id=int(self.who.data),
            item_id=chosen(self.item),
            kind=InterestKind(self.kind.data),
            note=self.note.data or "",
            left_the_room=self.left_the_room.data,
        )
