"""Since when a thing is new for somebody, and writing down that they looked."""

import logging
from datetime import datetime, time, timedelta

from sqlalchemy.exc import DBAPIError

from tracker.actions.standing import Moment
from tracker.core import clock
from tracker.core.database import db
from tracker.core.transaction import unit_of_work
from tracker.people.identity import SignedIn
from tracker.reports.young.models import Look

log = logging.getLogger(__name__)

# Whoever comes back within this is still on the same visit: what was new stays so.
VISIT = timedelta(minutes=30)
OFTEN = timedelta(minutes=1)
FIRST_LOOK = timedelta(days=28)


def since(viewer: SignedIn, moment: Moment) -> tuple[datetime, str]:
    """From when on things are new, and the words for that, which end a sentence."""
    look = db.session.get(Look, viewer.id)
    if look is not None:
        is_later_visit = clock.now() - look.looked_at >= VISIT
        began = look.looked_at if is_later_visit else look.since
        if began is not None:
            return began, "since you last looked"
    if moment.cycle_began is not None:
        began = datetime.combine(moment.cycle_began, time(), clock.LONDON)
        return began, "since the last board meeting"
    return clock.now() - FIRST_LOOK, "in the last four weeks"


def looked(viewer: SignedIn) -> None:
    """Write down that somebody looked, in a transaction of its own; a page never fails for it."""
    now = clock.now()
    try:
        look = db.session.get(Look, viewer.id)
        if look is not None and now - look.looked_at < OFTEN:
            return
        with unit_of_work():
            look = db.session.get(Look, viewer.id)
            if look is None:
                db.session.add(Look(user_id=viewer.id, since=None, looked_at=now))
                return
            if now - look.looked_at >= VISIT:
                look.since = look.looked_at
            look.looked_at = now
    except DBAPIError:
        log.warning("Could not write down that a first page was looked at")
