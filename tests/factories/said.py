"""What people say and answer, done as the services do it."""

from datetime import date

from sqlalchemy import select

from tracker.audit.models import AuditEntry
from tracker.voice import queries, service
from tracker.voice.enums import AnswerKind, ShownAs
from tracker.voice.saying.box import box_for
from tracker.voice.saying.service import Words, post_comment
from tracker.voice.service import Reply

DID = Reply(AnswerKind.WE_DID_IT, "The rule is gone.")
LOOK = Reply(AnswerKind.WE_WILL_LOOK_AGAIN, "We wait for the landlord.", date(2025, 9, 26))
SECRET = "Put one name and one number on it."


def post(world, *, by=None, text=SECRET, shown_as=ShownAs.ROLE, is_unsafe=False):
    """Somebody of the world, the ambassador if nobody is named, says something of its action."""
    by = by or world.ambassador
    return post_comment(box_for(world.action.id, by), Words(text, shown_as, is_unsafe), by=by)


def again(comment, by):
    """The comment as the next request loads it."""
    return queries.get_comment(comment.id, by)


def seen(comment, by):
    """The comment as a reader sees it."""
    return queries.get_row(comment.id, by)


def answer(comment, reply, *, by):
    """Somebody answers it, as it stands."""
    found = again(comment, by)
    return service.answer_comment(found, reply, by=by, version=found.version)


def audited(session):
    """What was put on record, oldest first."""
    session.flush()
    return list(session.scalars(select(AuditEntry).order_by(AuditEntry.id)))
