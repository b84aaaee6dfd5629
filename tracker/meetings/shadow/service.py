"""Deeds before a meeting: say something of an item, take it back, hide it.

The words never stand in the audit, nor the name of an author who hides it.
"""

from collections.abc import Mapping

from sqlalchemy import select

from tracker.access.roles import Role
from tracker.audit import service as audit
from tracker.audit.enums import Deed
from tracker.core import clock
from tracker.core.database import db
from tracker.core.errors import DomainError, NotAccepted, NotAllowed
from tracker.core.visibility import Visibility
from tracker.meetings.agenda.models import ItemComment
from tracker.meetings.models import Meeting
from tracker.meetings.shadow import policy, speaking
from tracker.meetings.shadow.enums import SpokenAs
from tracker.meetings.shadow.queries import Before, ItemBefore, Said, why_closed
from tracker.people.identity import SignedIn

NOT_YOURS = "Ambassadors comment here, and the participation lead for young people."
NOT_OUT = "The agenda is not out yet, so nobody can comment yet."
GONE = "This comment is hidden or taken back already, so there is nothing left to do."


def say(found: Before, item: ItemBefore, text: str, name: SpokenAs, *, by: SignedIn) -> ItemComment:
    """Say something of an item before the meeting begins; said twice on a day, it stands once."""
    if not policy.may_say(by):
        raise NotAllowed(NOT_YOURS)
    if not found.is_out:
        raise NotAccepted({"": NOT_OUT})
    meeting = db.session.scalars(
        select(Meeting).where(Meeting.id == found.meeting.id).with_for_update()
    ).one()
    if closed := why_closed(meeting, meeting.began_at):
        raise NotAccepted({"": closed})
    shown_as = speaking.shown_as(name, by, found.shadow)
    if (said := _said_already(item, text, shown_as, by)) is not None:
        return said
    comment = ItemComment(
        item_id=item.item.id,
        text=text,
        shown_as=shown_as,
        said_at=clock.now(),
        by_id=by.id,
        document="",
        place="",
        demonstration=False,
    )
    db.session.add(comment)
    db.session.flush()  # the audit needs its id
    after = {"item_id": item.item.id, "shown_as": shown_as}  # its title may become private
    _record(Deed.ITEM_COMMENT_ADDED, comment, item.item.visibility, by=by, after=after)
    return comment


def take_back(item: ItemBefore, said: Said, *, by: SignedIn) -> None:
    """Take one’s own words back: nobody reads them any more, and the record keeps them."""
    if said.by_id != by.id:
        raise NotAllowed("Only whoever wrote a comment takes it back.")
    comment = _standing(said)
    comment.withdrawn_at = clock.now()
    _record(Deed.ITEM_COMMENT_WITHDRAWN, comment, item.item.visibility, by=by)


def hide(item: ItemBefore, said: Said, reason: str, *, by: SignedIn) -> None:
    """Take another’s words away, with a reason that their author is told."""
    if not policy.may_hide(by, said):
        raise DomainError(GONE)
    comment = _standing(said)
    comment.withdrawn_at = clock.now()
    comment.hidden_reason = reason
    _record(Deed.ITEM_COMMENT_HIDDEN, comment, item.item.visibility, by=by)


def _standing(said: Said) -> ItemComment:
    comment = db.session.scalars(
        select(ItemComment).where(ItemComment.id == said.id).with_for_update()
    ).one()
    if comment.withdrawn_at is not None:
        raise DomainError(GONE)
    return comment


def _said_already(item: ItemBefore, text: str, shown_as: str, by: SignedIn) -> ItemComment | None:
    found = db.session.scalars(
        select(ItemComment).where(
            ItemComment.item_id == item.item.id,
            ItemComment.by_id == by.id,
            ItemComment.text == text,
            ItemComment.shown_as == shown_as,
            ItemComment.withdrawn_at.is_(None),
        )
    )
    today = clock.today()
    return next((each for each in found if clock.london(each.said_at).date() == today), None)


def _record(
    deed: Deed,
    comment: ItemComment,
    visibility: Visibility,
    *,
    by: SignedIn,
    after: Mapping[str, object] | None = None,
) -> None:
    """An ambassador who hides their name is called what readers see; an officer is not."""
    hides = comment.by_id == by.id and by.has(Role.AMBASSADOR) and comment.shown_as != by.name
    audit.record(
        deed,
        subject_type="item_comment",
        subject_id=comment.id,
        by=by,
        after=after,
        visibility=visibility,
        as_name=comment.shown_as if hides else "",
    )
