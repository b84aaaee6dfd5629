"""What nobody answered in time climbs by itself: asked at every tick, each step taken once."""

import logging

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from tracker.core import clock
from tracker.core.database import db
from tracker.core.transaction import unit_of_work
from tracker.meetings.escalations import queries, service
from tracker.meetings.escalations.models import Escalation

log = logging.getLogger(__name__)


def climb_due() -> int:
    """Move up what has run out of days, and say how many; asked again, it does nothing.

    Each is a unit of its own: what goes wrong with one keeps no other back.
    """
    waiting = db.session.scalars(
        select(Escalation.id)
        .where(Escalation.moves_after < clock.today())
        .order_by(Escalation.moves_after, Escalation.id)
    ).all()
    return sum(_climb_safely(number) for number in waiting)


def _climb_safely(number: int) -> bool:
    try:
        with unit_of_work():
            # Held and asked again, so that of two schedulers the second finds it done.
            it = queries.to_change(number)
            if it.moves_after is None or it.moves_after >= clock.today():
                return False
            service.take_up(it, service.THE_CLOCK, by=None, version=it.version)
            return True
    except IntegrityError:
        log.info("Escalation %s was moved up by another", number)
        return False
