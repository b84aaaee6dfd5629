"""Forms about minutes: numbers, corrections and their answers, the words of an item, approval."""

from typing import Any

from wtforms import BooleanField, IntegerField, RadioField, StringField, TextAreaField
from wtforms.validators import DataRequired, InputRequired, Length, NumberRange

from tracker.core.forms import Form, choices
from tracker.core.number_forms import AsksAboutNumbers
from tracker.core.versions import VersionedForm
from tracker.meetings.forms import NO_NAMES, choose, one_of
from tracker.meetings.minutes.enums import CorrectionState
from tracker.meetings.minutes.queries import MinutesSight

WHOLE = "0"
LONGEST_NOTE = 20_000


class CirculateForm(Form):
    """With which number the minutes begin, and whether open items may stay open."""

    first_number = IntegerField(
        "Number of the first minute",
        validators=[
            InputRequired("Enter the number of the first minute"),
            NumberRange(1, 9_999, "Enter a number from 1 to 9,999"),
        ],
    )
    although_undecided = BooleanField("Send them although these items have no resolution")


class CorrectionForm(Form):
    """What is wrong, and where."""

    item = choose("Where?", "Choose where in the minutes")
    text = TextAreaField(
        "What should it say?",
        validators=[DataRequired("Say what should be different")],
        description=f"Such as: I was there, and am not on the list. {NO_NAMES}",
    )

    def offer(self, seen: MinutesSight) -> None:
        """The items that the reader reads, and the minutes as a whole."""
        items = seen.text.items if seen.text else ()
        self.item.choices = [
            ("", "Choose"),
            (WHOLE, "Who was there, or the minutes as a whole"),
            *((str(e.item_id), f"{e.shown_number}. {e.title}") for e in items if not e.is_closed),
        ]

    @property
    def item_id(self) -> int | None:
        """The item that was chosen; none for the whole."""
        return int(self.item.data) or None


class AnswerForm(Form):
    """Whether a correction is made."""

    made = RadioField(
        "What became of it?",
        validators=[one_of("Choose what became of it")],
        validate_choice=False,
        choices=choices([CorrectionState.MADE, CorrectionState.NOT_MADE]),
    )
    answer = TextAreaField("Your answer", description="Needed where it is not made: say why.")


class ItemWordsForm(AsksAboutNumbers, VersionedForm):
    """What the minutes say of an item."""

    discussion = TextAreaField(
        "What was said",
        validators=[Length(max=LONGEST_NOTE, message="Shorten this to 20,000 characters or fewer")],
        description=NO_NAMES,
    )


class PrivateItemWordsForm(ItemWordsForm):
    """The same of a private item, with what the public minutes say of it."""

    public_note = TextAreaField(
        "Fair summary for the public",
        description="Whoever may not read the item reads this instead. Give nothing private away.",
    )


class AgreeForm(Form):
    """Which chair agreed."""

    agreed_as = StringField(
        "Post of the chair who agreed",
        validators=[DataRequired("Name the post of the chair who agreed")],
        description="Such as: Chair of the committee.",
    )


class ApproveForm(Form):
    """At which meeting, and subject to what."""

    at = choose("Approved at the meeting on", "Choose the meeting that approved them")
    subject_to = TextAreaField(
        "Subject to",
        description="Leave empty where they were approved as they stand. Such as: the inclusion of "
        "the Head of Service as in attendance.",
    )

    def offer(self, meetings: list[tuple[str, str]]) -> None:
        """The meetings that can have approved them."""
        first: list[Any] = [] if len(meetings) == 1 else [("", "Choose")]
        self.at.choices = first + meetings
