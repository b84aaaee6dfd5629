"""What the rows of one file call the things of another, by their ids in the database."""

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from tracker.audit.enums import Deed
from tracker.audit.models import AuditEntry
from tracker.core.database import db
from tracker.meetings.models import Body, Meeting
from tracker.people.models import Post, User
from tracker.scorecards.models import Indicator, Scorecard
from tracker.workstreams.models import Workstream

_Slugged = type[Body] | type[Indicator] | type[Post] | type[Scorecard] | type[Workstream]


def slugs(model: _Slugged) -> dict[int | None, str]:
    """The slugs of all things of a kind."""
    return {row.id: row.slug for row in db.session.execute(select(model.id, model.slug))}


def emails() -> dict[int | None, str]:
    """Everybody by their address."""
    return {row.id: row.email for row in db.session.execute(select(User.id, User.email))}


def meeting_keys() -> dict[int | None, str]:
    """Every meeting by its body and day."""
    rows = select(Meeting).options(joinedload(Meeting.body))
    keys: dict[int | None, str] = {
        each.id: f"{each.body.slug}/{each.held_on.isoformat()}" for each in db.session.scalars(rows)
    }
    return keys | {None: ""}


def former_days() -> dict[int, set[str]]:
    """The days on which meetings were to be before they were moved: what is theirs stays known."""
    moved = select(AuditEntry).where(AuditEntry.deed == Deed.MEETING_MOVED)
    found: dict[int, set[str]] = {}
    for entry in db.session.scalars(moved):
        if "held_on" in entry.before:
            found.setdefault(entry.subject_id or 0, set()).add(entry.before["held_on"])
    return found
