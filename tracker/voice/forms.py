"""Forms for comments that were said: change, answer, take back, remove."""

from typing import Any

from wtforms import (
    Field,
    RadioField,
    SelectField,
    SubmitField,
    TextAreaField,
    ValidationError,
)
from wtforms import (
    Form as PlainForm,
)
from wtforms.validators import DataRequired, Length, Optional

from tracker.core import clock
from tracker.core.forms import LONG, DateField, Form, choices
from tracker.core.number_forms import AsksAboutNumbers
from tracker.core.reading_forms import ChecksWords
from tracker.core.versions import VersionedForm
from tracker.voice.enums import AnswerKind
from tracker.voice.private_facts import possible_private_facts, question
from tracker.voice.service import Reply

NO_NAMES = "Please do not name a child, a carer or an address."
ON_A_PHONE = 80  # words that can be read without scrolling
LONGEST = Length(max=LONG, message=f"Shorten this to {LONG:,} characters or fewer")


class AsksAboutNames:
    """A text that may name somebody is asked about once; a second button sends it all the same."""

    sure = SubmitField("Send it as it is")
    known: tuple[str, ...] = ()
    is_asking = False

    def validate_text(self, field: Field) -> None:
        """Ask, unless something else is wrong with it, the person is sure, or it is urgent."""
        if field.errors or self.sure.data or self.is_urgent:
            return
        found = possible_private_facts(field.data or "", known=self.known, today=clock.today())
        if found:
            self.is_asking = True
            raise ValidationError(question(found))

    @property
    def is_urgent(self) -> bool:
        """Whether nothing may stand between the words and whoever has to read them."""
        return False


class ChangeCommentForm(AsksAboutNames, VersionedForm):
    """One's own words anew."""

    text = TextAreaField(
        "Your comment", [DataRequired("Write your comment"), LONGEST], description=NO_NAMES
    )


class AnswerForm(ChecksWords, AsksAboutNumbers, AsksAboutNames, VersionedForm):
    """One of the four answers, in words, with the day that it promises."""

    kind = RadioField("What do you answer?", [Optional()])
    text = TextAreaField(
        "Your answer",
        [Optional(), LONGEST],
        description="Write to the person who asked: up to 80 words, which a phone shows at once. "
        "Please do not name a child or a carer.",
    )
    day = DateField(
        "By when, or on which day?",
        description="If you are doing it, or will look again. Such as 26 9 2025",
    )

    def __init__(self, known: tuple[str, ...] = (), **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.kind.choices = choices(list(AnswerKind))
        self.known = known

    @property
    def too_long(self) -> int:
        """How many words there are where they are more than read well on a phone; else 0."""
        number = len((self.text.data or "").split())
        return number if number > ON_A_PHONE else 0

    @property
    def reply(self) -> Reply:
        """The typed values; ask only after the form was found valid."""
        kind = AnswerKind(self.kind.data) if self.kind.data else None
        return Reply(kind, self.text.data or "", self.day.data)


class WithdrawForm(Form):
    """Nothing but the deed."""


class RemoveForm(Form):
    """Why somebody's words are taken away."""

    reason = TextAreaField(
        "Why do you remove it?",
        [DataRequired("Say why you remove it"), Length(max=1000)],
        description="Whoever wrote it is told this. Readers are not.",
    )


class VoiceFilter(PlainForm):
    """Which comments and of which workstream; sent by GET, so it has no token and never fails."""

    show = SelectField("Show", validate_choice=False)
    workstream = SelectField("Workstream", validate_choice=False)
