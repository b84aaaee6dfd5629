"""The ladder in force: the council's own numbers, and what it changed from which day on."""

from collections import defaultdict
from datetime import date
from functools import lru_cache
from typing import Any

from sqlalchemy import select

from tracker.core.database import db
from tracker.core.settings import DatedSetting, settings_on
from tracker.reminders.ladder import DEFAULT, Ladder, TriggerRule, read
from tracker.reminders.ladders import ALWAYS, Ladders
from tracker.reminders.triggers import Trigger

PREFIX = "reminders:"


def setting_name(trigger: Trigger) -> str:
    """Under which name a trigger's rule is kept."""
    return f"{PREFIX}{trigger.value}"


def ladder_on(day: date) -> Ladder:
    """The ladder in force on a day."""
    return _with_settings(settings_on(PREFIX, day))


def ladders() -> Ladders:
    """Every ladder, past and to come, each from its first day on; read in one statement."""
    rows = db.session.execute(
        select(DatedSetting.name, DatedSetting.from_on, DatedSetting.value)
        .where(DatedSetting.name.startswith(PREFIX, autoescape=True))
        .order_by(DatedSetting.from_on, DatedSetting.id)
    )
    changes: dict[date, dict[str, dict[str, Any]]] = defaultdict(dict)
    for name, from_on, value in rows:
        changes[from_on][name] = value
    periods, values = [(ALWAYS, DEFAULT)], dict[str, dict[str, Any]]()
    for from_on in sorted(changes):
        values |= changes[from_on]
        periods.append((from_on, _with_settings(values)))
    return Ladders(tuple(periods))


def _with_settings(values: dict[str, dict[str, Any]]) -> Ladder:
    rules = [
        read(trigger, values[setting_name(trigger)])
        for trigger in Trigger
        if setting_name(trigger) in values
    ]
    return _ladder(tuple(rules)) if rules else DEFAULT


@lru_cache(maxsize=64)
def _ladder(rules: tuple[TriggerRule, ...]) -> Ladder:
    """The same rules give the same ladder, so that what is remembered of it stays good."""
    return DEFAULT.with_rules(rules)
