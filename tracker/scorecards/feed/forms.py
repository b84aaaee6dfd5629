"""Forms about one's address for the figures."""

from tracker.core.forms import Form


class MakeFeedForm(Form):
    """Nothing but the deed."""


class EndFeedForm(Form):
    """Nothing but the deed."""
