"""Forms of what is said before a meeting."""

from typing import Any

from wtforms import RadioField, TextAreaField
from wtforms.validators import DataRequired, Length

from tracker.core.forms import Form
from tracker.meetings.shadow.enums import SpokenAs
from tracker.voice.forms import NO_NAMES, AsksAboutNames

LONGEST = 1_000


class SayForm(AsksAboutNames, Form):
    """What young people say of an item, and under which name it is printed."""

    text = TextAreaField(
        "What do you think of it?",
        [
            DataRequired("Write what you think"),
            Length(max=LONGEST, message=f"Shorten this to {LONGEST:,} characters or fewer"),
        ],
        description=NO_NAMES,
    )
    shown_as = RadioField(
        "Print it under this name", [DataRequired("Choose the name it is printed under")]
    )

    def __init__(
        self, names: list[tuple[str, str]], known: tuple[str, ...] = (), **kwargs: Any
    ) -> None:
        super().__init__(**kwargs)
        self.shown_as.choices = names
        self.known = known
        if not self.is_submitted() and not self.shown_as.data:
            self.shown_as.data = names[0][0]

    @property
    def name(self) -> SpokenAs:
        """What was chosen; ask only after the form was found valid."""
        return SpokenAs(self.shown_as.data)


class TakeBackForm(Form):
    """Nothing but the deed."""


class HideForm(Form):
    """Why somebody’s words are hidden."""

    reason = TextAreaField(
        "Why do you hide it?",
        [DataRequired("Say why you hide it"), Length(max=1000)],
        description="Whoever wrote it is told this. Readers are not.",
    )
