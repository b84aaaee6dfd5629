"""Forms about promises: what was reported back, and the filters of the register."""

import wtforms
from wtforms import SelectField, TextAreaField
from wtforms.validators import DataRequired

from tracker.core.forms import choices
from tracker.core.versions import VersionedForm
from tracker.meetings.forms import NO_NAMES
from tracker.meetings.promises.rules import Kept


class ReportForm(VersionedForm):
    """What a meeting was told."""

    what = TextAreaField(
        "What was reported back?",
        validators=[DataRequired("Say what was reported back")],
        description=f"As it was said at the meeting. {NO_NAMES}",
    )


class RegisterForm(wtforms.Form):
    """The filters above the register, in its address."""

    kept = SelectField("What became of it", choices=[("", "All"), *choices(list(Kept))])
    body = SelectField("Who meets")
