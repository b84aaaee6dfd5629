"""Where an import goes: into a plan that is there, or into a new one, and what goes with it."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from datetime import date
from typing import Any

from tracker.core.visibility import Visibility
from tracker.importing.preview import days_of
from tracker.importing.reading import PlanReading
from tracker.plan.models import Plan


@dataclass(frozen=True, slots=True)
class Target:
    """`slug` names a plan that is there; without one a plan is made with `name` and its days.

    `dated` is the day from which what the document says counts. The workstream and who may see
    them are given to new actions alone.
    """

    slug: str = ""
    name: str = ""
    starts_on: date | None = None
    ends_on: date | None = None
    dated: date | None = None
    workstream_id: int | None = None
    visibility: Visibility = Visibility.BOARD
    is_adopted: bool = True

    def as_json(self) -> dict[str, Any]:
        """Plain values for the import's row."""
        values = asdict(self)
        days = {name: value.isoformat() for name, value in values.items() if _is_day(value)}
        return values | days | {"visibility": self.visibility.value}


def target_from(plain: Mapping[str, Any]) -> Target:
    """The target that `as_json` wrote."""
    days = {
        name: date.fromisoformat(plain[name]) if plain.get(name) else None
        for name in ("starts_on", "ends_on", "dated")
    }
    return Target(**{**plain, **days, "visibility": Visibility(plain["visibility"])})


def guessed(reading: PlanReading, plan: Plan | None, today: date) -> Target:
    """Where a file most likely goes: the plan that has most of its actions, else a new one."""
    dated = min(reading.dated, today) if reading.dated else None
    if plan is not None:
        return Target(slug=plan.slug, dated=dated or min(today, plan.ends_on))
    starts_on, ends_on = days_of(reading, today)
    name = reading.title or reading.file.rpartition(".")[0].replace("_", " ")
    target = Target(name=name[:200], starts_on=starts_on, ends_on=ends_on)
    return replace(target, dated=dated or min(starts_on, today))


def _is_day(value: object) -> bool:
    return isinstance(value, date)
