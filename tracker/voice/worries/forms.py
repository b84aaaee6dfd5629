"""Forms of worries about comments."""

from wtforms import TextAreaField
from wtforms.validators import DataRequired, Length

from tracker.core.forms import Form


class FlagForm(Form):
    """Nothing but the deed."""


class ReleaseForm(Form):
    """What came of a worry."""

    note = TextAreaField(
        "What did you do?",
        [DataRequired("Say what you did"), Length(max=1000)],
        description="Kept for safeguarding leads only. Case details belong in the case system.",
    )
