"""What the pages of good news and of what is printed need to be looked at."""

from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from tests.factories.published import CelebrationFactory
from tracker.plan.models import Plan, Pledge

Special = dict[str, dict[str, Any]]


def published(session: Session, *, plan: str) -> Special:
    """Good news that waits to be published, under a promise of the live plan."""
    pledge = session.scalars(select(Pledge).join(Plan).where(Plan.slug == plan).limit(1)).one()
    news = {"celebration_id": CelebrationFactory(pledge=pledge, is_waiting=True).id}
    return {f"celebrations.{deed}": news for deed in ("change", "publish", "remove")}
