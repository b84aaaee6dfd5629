"""What the dates of cycles depend on: closed days, and what the council set from which day."""

from dataclasses import dataclass, field
from datetime import date

from sqlalchemy import JSON, Integer, String, cast, null, or_, select, union_all

from tracker.core.database import db
from tracker.core.settings import DatedSetting
from tracker.meetings.cycle.rules import CHASED_AFTER, Notice, chase_days, notice_of
from tracker.meetings.enums import BodyKind
from tracker.meetings.rounds import SETTING, Terms
from tracker.meetings.rules import round_steps, set_for
from tracker.outbox.models import ClosedDay

MINUTES = "reminders:minutes"
NOTICE = "meetings:notice:"


@dataclass(frozen=True, slots=True)
class CycleTerms:
    """The terms as they are now; `rounds` are those of update rounds."""

    rounds: Terms = Terms()
    chased: tuple[tuple[date, tuple[int, ...]], ...] = ()
    notices: dict[BodyKind, list[tuple[date, Notice]]] = field(default_factory=dict)

    @property
    def closed(self) -> frozenset[date]:
        """The days on which the council is closed."""
        return self.rounds.closed

    def notice_for(self, kind: BodyKind, held_on: date) -> Notice:
        """The notice of a meeting: what is changed later than its round would open is for the
        meeting after it."""
        return self.notice_on(kind, set_for(held_on, self.closed))

    def notice_on(self, kind: BodyKind, day: date) -> Notice:
        """The notice that counts on a day."""
        changes = self.notices.get(kind, [])
        return next((notice for since, notice in reversed(changes) if since <= day), Notice())

    def chased_for(self, held_on: date) -> tuple[int, ...]:
        """The days after a board on which its minutes are asked for."""
        return next(
            (days for since, days in reversed(self.chased) if since <= held_on), CHASED_AFTER
        )


def setting_name(kind: BodyKind) -> str:
    """The name of the setting that holds a kind of body’s notice."""
    return NOTICE + kind.value


def terms() -> CycleTerms:
    """The terms as they are now, in one statement."""
    rows = db.session.execute(
        union_all(
            select(
                DatedSetting.name,
                DatedSetting.value,
                DatedSetting.from_on.label("day"),
                DatedSetting.id,
            ).where(
                or_(
                    DatedSetting.name.in_((SETTING, MINUTES)),
                    DatedSetting.name.startswith(NOTICE, autoescape=True),
                )
            ),
            select(cast(null(), String), cast(null(), JSON), ClosedDay.day, cast(null(), Integer)),
        )
    ).all()
    settings = sorted((row for row in rows if row.id), key=lambda row: (row.day, row.id))
    notices: dict[BodyKind, list[tuple[date, Notice]]] = {}
    for row in settings:
        if row.name.startswith(NOTICE):
            kind = BodyKind(row.name.removeprefix(NOTICE))
            notices.setdefault(kind, []).append((row.day, notice_of(row.value)))
    return CycleTerms(
        Terms(
            frozenset(row.day for row in rows if not row.id),
            tuple((r.day, round_steps(r.value)) for r in settings if r.name == SETTING),
        ),
        tuple((r.day, chase_days(r.value)) for r in settings if r.name == MINUTES),
        notices,
    )
