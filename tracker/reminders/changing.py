"""Changing the ladder from a day on, taking back what has not begun, and the story of both."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import delete, select

from tracker.audit import service as audit
from tracker.audit.enums import Deed
from tracker.core import clock
from tracker.core.database import db
from tracker.core.dates import long_date
from tracker.core.errors import DomainError, NotAccepted, NotFound
from tracker.core.person import Person
from tracker.core.settings import DatedSetting, set_from
from tracker.people.models import User
from tracker.reminders.ladder import DEFAULT, TriggerRule, problems, read, written
from tracker.reminders.ladder_queries import PREFIX, ladder_on, setting_name
from tracker.reminders.ladder_words import rule_words
from tracker.reminders.triggers import Trigger


@dataclass(frozen=True, slots=True)
class Change:
    """A rule of the council's own, from which day on, and who set it."""

    id: int
    rule: TriggerRule
    from_on: date
    by_name: str
    set_at: datetime


def check(rule: TriggerRule, from_on: date) -> None:
    """Refuse a rule that is not allowed, one for days gone by, and one that changes nothing."""
    wrong = problems(rule)
    if from_on < clock.today():
        wrong["from_on"] = "Choose today or later: letters of days gone by have been written"
    if not wrong and ladder_on(from_on).rule(rule.trigger) == rule:
        wrong["from_on"] = f"It is so already on {long_date(from_on)}. Change something first"
    if wrong:
        raise NotAccepted(wrong)


def change_rule(rule: TriggerRule, from_on: date, *, by: Person) -> None:
    """Let a trigger follow another rule from a day on."""
    check(rule, from_on)
    before = ladder_on(from_on).rule(rule.trigger)
    set_from(setting_name(rule.trigger), from_on, written(rule), by=by)
    _record(Deed.REMINDERS_CHANGED, from_on, before=before, after=rule, by=by)


def take_back(change_id: int, *, by: Person) -> Trigger:
    """Take back a change that has not begun."""
    change = get_change(change_id)
    if change.from_on <= clock.today():
        raise DomainError("This has begun. To undo it, change the reminder again.")
    db.session.execute(delete(DatedSetting).where(DatedSetting.id == change.id))
    after = ladder_on(change.from_on).rule(change.rule.trigger)
    _record(Deed.REMINDERS_TAKEN_BACK, change.from_on, before=change.rule, after=after, by=by)
    return change.rule.trigger


def get_change(change_id: int) -> Change:
    """A change by its id."""
    found = [each for each in changes() if each.id == change_id]
    if not found:
        raise NotFound("This change was taken back, or never made.")
    return found[0]


def changes(trigger: Trigger | None = None) -> list[Change]:
    """What the council changed, of one trigger or of all, the latest first."""
    wanted = DatedSetting.name.startswith(PREFIX, autoescape=True)
    if trigger is not None:
        wanted = DatedSetting.name == setting_name(trigger)
    rows = db.session.execute(
        select(DatedSetting, User.name)
        .join(User, User.id == DatedSetting.set_by_id)
        .where(wanted)
        .order_by(DatedSetting.from_on.desc(), DatedSetting.id.desc())
    )
    return [
        Change(row.id, _rule(row.name, row.value), row.from_on, name, row.set_at)
        for row, name in rows
    ]


def _rule(name: str, value: dict[str, Any]) -> TriggerRule:
    return read(Trigger(name.removeprefix(PREFIX)), value)


def is_as_it_came(rule: TriggerRule) -> bool:
    """Whether a rule is the one that rules 5.6 print."""
    return DEFAULT.rule(rule.trigger) == rule


def _record(
    deed: Deed, from_on: date, *, before: TriggerRule, after: TriggerRule, by: Person
) -> None:
    audit.record(
        deed,
        subject_type="reminders",
        subject_id=None,
        by=by,
        before={"steps": rule_words(before)},
        after={"steps": rule_words(after), "from_on": from_on},
        note=after.trigger.label,
    )
