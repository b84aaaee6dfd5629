"""The two clocks: the council's time, which a demonstration may hold, and real instants."""

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

LONDON = ZoneInfo("Europe/London")
HELD_AT = time(9, 0)

_held: date | None = None


def hold(day: date | None) -> None:
    """Hold the council's clock at 09:00 of a London day, or let it run again."""
    global _held
    _held = day


def held() -> date | None:
    """The day at which the council's clock is held, if it is."""
    return _held


def now() -> datetime:
    """The council's time, as an aware UTC datetime."""
    if _held is not None:
        return datetime.combine(_held, HELD_AT, LONDON).astimezone(UTC)
    return instant()


def today() -> date:
    """The council's date in London: 00:30 on 1 July is already 1 July."""
    return london(now()).date()


def london(moment: datetime) -> datetime:
    """An instant as London's wall clock shows it."""
    return moment.astimezone(LONDON)


def instant() -> datetime:
    """Real time, for sessions, throttles, leases and back-off only."""
    return datetime.now(UTC)


def of_machine(*parts: int) -> datetime:
    """What this machine's own clock reads, as an instant: a system's log names no zone."""
    return datetime(*parts).astimezone(UTC)  # type: ignore[arg-type]
