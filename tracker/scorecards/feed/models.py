"""Whose address reads the published figures."""

from tracker.core.database import Base
from tracker.people.private_addresses.models import PrivateAddress


class FigureFeed(PrivateAddress, Base):
    """A person's one address for the figures, until they end it or make another."""

    __tablename__ = "figure_feed"
