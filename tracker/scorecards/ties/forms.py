"""Forms about what an indicator is tied to."""

from wtforms import BooleanField, SearchField

from tracker.core.forms import Form
from tracker.meetings.forms import choose


class PartForm(Form):
    """A number that is part of this one."""

    part = choose("Part", "Choose an indicator from the list")
    is_complete = BooleanField(
        "All parts together are the whole",
        description="Then one hidden part hides another too, so that neither can be worked out.",
    )


class SearchForm(Form):
    """Which actions to look among."""

    class Meta(Form.Meta):
        csrf = False

    q = SearchField("Words of an action, or its ref")
