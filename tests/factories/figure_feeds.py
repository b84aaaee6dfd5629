"""Addresses for the figures."""

from factory import LazyAttribute

from tests.factories.base import Factory, now
from tests.factories.invitations import SECRET
from tests.factories.people import UserFactory
from tracker.people.private_addresses.rules import hash_of
from tracker.scorecards.feed.models import FigureFeed


class FigureFeedFactory(Factory):
    """An address for the figures: `FigureFeedFactory(user_id=…, secret="…")`."""

    class Meta:
        model = FigureFeed

    class Params:
        secret = SECRET

    user_id = LazyAttribute(lambda _: UserFactory().id)
    token_hash = LazyAttribute(lambda feed: hash_of(feed.secret))
    made_at = now()
    read_at = None
