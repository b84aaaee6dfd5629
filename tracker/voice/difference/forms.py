"""The form of one question: each answer is a button."""

from wtforms import RadioField
from wtforms.validators import InputRequired

from tracker.core.forms import Form, choices
from tracker.voice.difference.enums import Difference


class DifferenceForm(Form):
    """What an ambassador says; a button sends it."""

    said = RadioField(
        "Has this made a difference?",
        [InputRequired("Choose one of the four answers")],
        choices=choices(list(Difference)),
    )
