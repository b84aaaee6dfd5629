"""The form of saying something, about whatever it is."""

from collections.abc import Sequence
from typing import Any

from wtforms import (
    BooleanField,
    Field,
    RadioField,
    SelectField,
    TextAreaField,
    ValidationError,
)
from wtforms.validators import DataRequired

from tracker.core.forms import Form
from tracker.voice.enums import ShownAs
from tracker.voice.forms import LONGEST, NO_NAMES, AsksAboutNames
from tracker.voice.media.forms import CarriesFiles, SaysSomething
from tracker.voice.saying.box import Box
from tracker.voice.saying.service import Words
from tracker.voice.worries.words import may_be_worrying

NOT_SURE = "I am not sure"
IS_SOMEBODY_UNSAFE = (
    "Is somebody not safe? Then tick this, and only the safeguarding lead reads it. If not, send "
    "it as it is"
)


class SayForm(CarriesFiles, AsksAboutNames, Form):
    """What somebody says, with or without files, and who is to see their name."""

    text = TextAreaField(
        "Your comment", [SaysSomething("Write your comment"), LONGEST], description=NO_NAMES
    )
    shown_as = RadioField("Show my name as", [DataRequired("Choose how your name is shown")])
    unsafe = BooleanField("This is about somebody who is not safe")

    def __init__(self, box: Box, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.shown_as.choices = box.names
        self.known = box.known
        if not self.is_submitted() and not self.shown_as.data:
            self.shown_as.data = box.names[0][0]

    def validate_unsafe(self, field: Field) -> None:
        """Suggest the tick where the words make one ask; whoever writes decides."""
        if not field.data and not self.sure.data and may_be_worrying(self.text.data or ""):
            self.is_asking = True
            raise ValidationError(IS_SOMEBODY_UNSAFE)

    @property
    def is_urgent(self) -> bool:
        return bool(self.unsafe.data)

    @property
    def words(self) -> Words:
        """The typed values; ask only after the form was found valid."""
        return Words(
            self.said,
            ShownAs(self.shown_as.data),
            bool(self.unsafe.data),
            files=self.sent,
            consent=self.consent,
        )


class SayAnythingForm(SayForm):
    """What nobody asked about, and which group it is for."""

    workstream = SelectField(
        "Which group is it for?",
        description="Its chair answers you. If you are not sure, the board secretary does.",
    )

    def __init__(self, box: Box, groups: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(box, **kwargs)
        self.workstream.choices = [*groups, ("", NOT_SURE)]
        if not self.is_submitted() and not self.is_kept:
            self.workstream.data = ""

    @property
    def workstream_id(self) -> int | None:
        """Whose chair answers; none where the board secretary does."""
        return int(self.workstream.data) if self.workstream.data else None
