"""Once a day: throw away what nobody needs to keep."""

from datetime import timedelta

from sqlalchemy import delete, or_, update

from tracker.core import clock, once
from tracker.core.database import db
from tracker.core.transaction import unit_of_work
from tracker.files import sweeping
from tracker.importing import service as imports
from tracker.outbox import runs
from tracker.outbox.models import Letter
from tracker.people.models import Absence, Draft, SignInAttempt, UserSession

JOB = "housekeeping"
CONTENT_KEPT_FOR = timedelta(days=7)
SESSIONS_KEPT_FOR = timedelta(days=30)
ATTEMPTS_KEPT_FOR = timedelta(days=1)
ABSENCES_KEPT_FOR = timedelta(days=366)


def daily() -> bool:
    """Tidy up, if nobody did today; gives whether it was done."""
    today = clock.today()
    if runs.finished(JOB, today):
        return False
    with unit_of_work():
        _forget()
        return runs.finish(JOB, today)


def _forget() -> None:
    now = clock.instant()
    once.forget_old()
    imports.forget_old_files()
    sweeping.sweep()
    db.session.execute(delete(Draft).where(Draft.expires_at < now))
    db.session.execute(delete(SignInAttempt).where(SignInAttempt.at < now - ATTEMPTS_KEPT_FOR))
    over = clock.today() - ABSENCES_KEPT_FOR
    db.session.execute(delete(Absence).where(Absence.last_on < over))
    old = now - SESSIONS_KEPT_FOR
    db.session.execute(
        delete(UserSession).where(or_(UserSession.ended_at < old, UserSession.last_seen_at < old))
    )
    db.session.execute(
        update(Letter)
        .where(Letter.finished_at < clock.now() - CONTENT_KEPT_FOR, Letter.content.is_not(None))
        .values(content=None)
    )
