"""Telling of a worry at once, and of one that nobody has looked at in time: never what it says."""

import logging
from datetime import datetime

from sqlalchemy import func, select

from tracker.access.roles import Role
from tracker.audit import service as audit
from tracker.audit.enums import Deed
from tracker.core import clock
from tracker.core.database import db
from tracker.core.dates import next_working_day
from tracker.core.transaction import unit_of_work
from tracker.core.visibility import Visibility
from tracker.outbox import service as outbox
from tracker.outbox.enums import LetterKind
from tracker.outbox.runs import closed_days
from tracker.people.enums import AccountMatter
from tracker.people.models import RoleHeld, User
from tracker.voice.hearing import leads_for
from tracker.voice.models import CommentFlag
from tracker.voice.worries.rules import WITHIN, look_by

log = logging.getLogger(__name__)
WHEN_LATE = (Role.SAFEGUARDING_LEAD, Role.PARTICIPATION_LEAD, Role.BOARD_SECRETARY)


def tell_of(flag: CommentFlag) -> None:
    """Write to the safeguarding leads now; to whoever is worried, and of a private word to whom it
    is about, only where there is no other.

    Nobody could look at it then, so whoever can find a safeguarding lead is told at once, too.
    """
    leads = _people(Role.SAFEGUARDING_LEAD)
    others = [user for user in leads if user != flag.by_id]
    if flag.is_private:
        others = list(leads_for(flag.comment_id).others)
    _write(flag, others or leads, AccountMatter.WORRY)
    if not others:
        found = [user for user in _people(*WHEN_LATE) if user not in leads]
        _write(flag, found, AccountMatter.WORRY_LATE)


def tell_late() -> int:
    """Tell more people of each worry that nobody has looked at in four hours of working time.

    Gives how many those were; asked again, it does nothing. Each is a unit of its own.
    """
    waits = select(CommentFlag.id).where(
        CommentFlag.released_at.is_(None),
        CommentFlag.late_told_at.is_(None),
        func.coalesce(CommentFlag.seen_at, CommentFlag.flagged_at) <= clock.now() - WITHIN,
    )
    found = db.session.scalars(waits.order_by(CommentFlag.id)).all()
    return sum(_tell_late(flag_id) for flag_id in found)


def _tell_late(flag_id: int) -> bool:
    with unit_of_work():
        held = select(CommentFlag).where(CommentFlag.id == flag_id).with_for_update()
        flag = db.session.scalars(held.execution_options(populate_existing=True)).one()
        is_done = flag.released_at or flag.late_told_at
        if is_done or clock.now() < _told_late_from(flag):
            return False
        flag.late_told_at = clock.now()
        kept_out = leads_for(flag.comment_id).kept_out if flag.is_private else ()
        told = [user for user in _people(*WHEN_LATE) if user not in kept_out]
        _write(flag, told, AccountMatter.WORRY_LATE)
        audit.record(
            Deed.COMMENT_WORRY_LATE,
            subject_type="comment",
            subject_id=flag.comment_id,
            by=None,
            visibility=Visibility.RESTRICTED,
        )
        return True


def _told_late_from(flag: CommentFlag) -> datetime:
    """When more people are told: four hours after it was raised, or, where somebody said that they
    look at it, a working day after that."""
    closed = closed_days()
    if flag.seen_at is None:
        return look_by(flag.flagged_at, closed)
    seen = flag.seen_at.astimezone(clock.LONDON)
    return datetime.combine(next_working_day(seen.date(), closed), seen.time(), clock.LONDON)


def _people(*roles: Role) -> list[int]:
    held = (
        select(User.id)
        .join(RoleHeld, RoleHeld.user_id == User.id)
        .where(User.is_active, RoleHeld.role.in_(roles), RoleHeld.ended_at.is_(None))
    )
    return list(db.session.scalars(held.distinct().order_by(User.id)))


def _write(flag: CommentFlag, people: list[int], matter: AccountMatter) -> None:
    for user_id in people:
        key = f"{matter.value}:{flag.id}:{user_id}"
        outbox.queue(LetterKind.ACCOUNT, key, user_id, matter=matter.value, subject=matter.label)
