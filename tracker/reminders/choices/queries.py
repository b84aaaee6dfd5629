"""Reads of what people chose: for the engine all at once, for a page one person's."""

from collections import defaultdict

from sqlalchemy import or_, select

from tracker.core.database import db
from tracker.reminders.choices.rules import Choice
from tracker.reminders.enums import Rhythm
from tracker.reminders.models import MailChoice
from tracker.reminders.rules import happened_on
from tracker.reminders.triggers import Trigger

_TRIGGERS = {each.value: each for each in Trigger}
Choices = dict[int, dict[Trigger, Choice]]


def all_choices() -> Choices:
    """Every choice that moves a letter, by person; whoever chose nothing is not in it."""
    moves = or_(MailChoice.rhythm != Rhythm.EACH_DAY, MailChoice.before == Rhythm.WEEKLY)
    found: Choices = defaultdict(dict)
    for row in db.session.scalars(select(MailChoice).where(moves).order_by(MailChoice.id)):
        if row.trigger in _TRIGGERS:
            since = happened_on(row.set_at)
            found[row.user_id][_TRIGGERS[row.trigger]] = Choice(row.rhythm, row.before, since)
    return dict(found)


def is_stopped(user_id: int) -> bool:
    """Whether any kind of letter is switched off for somebody."""
    return Rhythm.NEVER in choices_of(user_id).values()


def choices_of(user_id: int) -> dict[Trigger, Rhythm]:
    """What a person chose, of what they chose anything about."""
    rows = db.session.scalars(select(MailChoice).where(MailChoice.user_id == user_id))
    return {_TRIGGERS[row.trigger]: row.rhythm for row in rows if row.trigger in _TRIGGERS}
