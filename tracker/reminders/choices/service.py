"""What people do about their letters: choose, and switch them off."""

from collections.abc import Mapping

from sqlalchemy import select

from tracker.access.roles import Role
from tracker.audit import service as audit
from tracker.audit.enums import Deed
from tracker.core import clock
from tracker.core.database import db
from tracker.core.errors import DomainError
from tracker.core.person import Person
from tracker.people.models import RoleHeld, User
from tracker.reminders.choices.queries import choices_of
from tracker.reminders.choices.rules import can_be_off
from tracker.reminders.enums import Rhythm
from tracker.reminders.models import MailChoice
from tracker.reminders.triggers import Trigger

BY_LINK = "by the link in a letter, without signing in"


def choose(user_id: int, wanted: Mapping[Trigger, Rhythm], *, by: Person) -> bool:
    """Choose how a person hears of some triggers; gives whether anything is other than before."""
    old, new = _put(user_id, _allowed(user_id, wanted))
    if new:
        audit.record(
            Deed.LETTERS_CHOSEN,
            subject_type="person",
            subject_id=user_id,
            by=by,
            before=old,
            after=new,
        )
    return bool(new)


def stop_all(user_id: int) -> bool:
    """Switch off every kind that can be, for whoever has the link of a letter to this person."""
    wanted = dict.fromkeys(Trigger, Rhythm.NEVER)
    old, new = _put(user_id, _allowed(user_id, wanted))
    if new:
        audit.record(
            Deed.LETTERS_STOPPED,
            subject_type="person",
            subject_id=user_id,
            by=None,
            before=old,
            after=new,
            note=BY_LINK,
        )
    return bool(new)


def write_again(user_id: int, *, by: Person) -> None:
    """Switch on what the link stopped for a mailbox that has no sign-in to choose with."""
    if not db.session.scalar(select(User.is_shared_address).where(User.id == user_id)):
        raise DomainError("Whoever can sign in chooses for themselves which letters come.")
    stopped = [each for each, rhythm in choices_of(user_id).items() if rhythm is Rhythm.NEVER]
    if not choose(user_id, dict.fromkeys(stopped, Rhythm.EACH_DAY), by=by):
        raise DomainError("Letters to this mailbox are on already.")


def _allowed(user_id: int, wanted: Mapping[Trigger, Rhythm]) -> dict[Trigger, Rhythm]:
    roles = db.session.scalars(
        select(RoleHeld.role).where(RoleHeld.user_id == user_id, RoleHeld.ended_at.is_(None))
    )
    is_ambassador = set(roles) == {Role.AMBASSADOR}
    return {
        trigger: rhythm
        for trigger, rhythm in wanted.items()
        if can_be_off(trigger, is_ambassador=is_ambassador)
    }


def _put(
    user_id: int, wanted: Mapping[Trigger, Rhythm]
) -> tuple[dict[str, Rhythm], dict[str, Rhythm]]:
    """Write down what changes; gives it as it was and as it is."""
    db.session.execute(select(User.id).where(User.id == user_id).with_for_update())
    rows = db.session.scalars(select(MailChoice).where(MailChoice.user_id == user_id))
    known = {row.trigger: row for row in rows}
    old, new = {}, {}
    for trigger, rhythm in wanted.items():
        row = known.get(trigger.value)
        before = row.rhythm if row else Rhythm.EACH_DAY
        if rhythm is before:
            continue
        if row is None:
            row = MailChoice(user_id=user_id, trigger=trigger.value)
            db.session.add(row)
        row.rhythm, row.before, row.set_at = rhythm, before, clock.now()
        old[trigger.value], new[trigger.value] = before, rhythm
    db.session.flush()
    return old, new
