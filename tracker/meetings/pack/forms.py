"""The form of a pack’s page: a button for each kind."""

from wtforms import SelectField

from tracker.core.forms import Form, choices
from tracker.meetings.pack.enums import PackKind


class MakePackForm(Form):
    """Which pack to make."""

    kind = SelectField("Pack", choices=choices(list(PackKind)))
