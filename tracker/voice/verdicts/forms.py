"""“Does that answer it?”: two buttons, and words for whoever wants to say what is missing."""

from typing import Any

from wtforms import HiddenField, RadioField, TextAreaField
from wtforms.validators import Optional

from tracker.core.forms import Form, choices
from tracker.voice.enums import Verdict
from tracker.voice.forms import LONGEST, AsksAboutNames


class VerdictForm(AsksAboutNames, Form):
    """What is said of an answer: a button says which, and `number` which answer was read."""

    text = TextAreaField(
        "What is missing?",
        [Optional(), LONGEST],
        description="You do not have to write anything. Please do not name anybody.",
    )
    verdict = RadioField("Does that answer it?", [Optional()], choices=choices(list(Verdict)))
    number = HiddenField()

    def __init__(self, known: tuple[str, ...], **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.known = known

    @property
    def said(self) -> Verdict | None:
        """Which button it was; that which sends words as they are says it too."""
        typed = (self.verdict.data, *(self.sure.raw_data or ()))
        return next((each for each in Verdict if each.value in typed), None)

    @property
    def seen(self) -> int:
        """The number of the answer that was read; 0 is none."""
        typed = str(self.number.data or "")
        return int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 10 else 0
