"""Forms about small numbers."""

from wtforms import RadioField, TextAreaField
from wtforms.validators import DataRequired, Length

from tracker.core.forms import Form


class ShowForm(Form):
    """Why everybody may see it."""

    reason = TextAreaField(
        "Why everybody may see it",
        [DataRequired("Write why everybody may see it"), Length(max=2_000)],
        description="It is listed with your name. Never write a name or a detail of a child.",
    )


class EndForm(Form):
    """Nothing but the deed."""


class LargestForm(Form):
    """How small is small."""

    largest = RadioField(
        "Which numbers are hidden",
        [DataRequired("Choose which numbers are hidden")],
        choices=[("4", "1 to 4: fewer than five"), ("5", "1 to 5")],
        description="Ask the council which rule is its own. A nought is always shown.",
    )
