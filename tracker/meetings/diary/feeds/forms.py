"""Forms about one’s private calendar."""

from wtforms import RadioField
from wtforms.validators import DataRequired

from tracker.core.forms import Form, choices
from tracker.meetings.diary.enums import FeedShows


class ShowsForm(Form):
    """Which meetings stand in it."""

    shows = RadioField(
        "Which meetings stand in it?",
        [DataRequired("Choose which meetings stand in it")],
        choices=choices(list(FeedShows)),
        default=FeedShows.MINE.value,
    )

    @property
    def wanted(self) -> FeedShows:
        """What was chosen; ask only after the form was found valid."""
        return FeedShows(self.shows.data)


class MakeFeedForm(ShowsForm):
    """A first address, or a new one."""


class ChooseForm(ShowsForm):
    """Another choice under the address that there is."""


class EndFeedForm(Form):
    """Nothing but the deed."""
