"""The board page's filter."""

from wtforms import Form, HiddenField, SelectField, StringField


class BoardFilter(Form):
    """Plan and workstream; sent by GET, so it has no token and never fails.

    The meeting stays, where one was asked for; a day to look at is for pages without one.
    """

    plan = SelectField("Plan", validate_choice=False)
    workstream = SelectField("Workstream", validate_choice=False)
    as_of = StringField("As of, such as 30/7/2025")
    meeting = HiddenField()
