"""The runs: each builds a town, does what it is about, heals, waits until quiet, and is checked."""

import json
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from tests.chaos.letters import building, check
from tests.chaos.letters.arena import POINTS, Arena
from tests.chaos.letters.clock import LONDON
from tests.chaos.letters.history import Delivered, History
from tests.chaos.letters.nemesis import Nemesis
from tests.chaos.letters.oracle import works
from tests.chaos.letters.town import CALENDARS, Town, build
from tests.support.database import SQLITE, Databases, plain_engine

BUSY = 0.004  # seconds that the receiver takes for a letter, before and after it has it
CLAIM = 3
WRITTEN = "SELECT count(*) FROM day_run WHERE job = 'digest'"
MONDAY = [date(2027, 3, 22), date(2027, 3, 23)]


@dataclass
class Ran:
    """What became of a run, for the table and for whoever wants to know."""

    name: str
    backend: str
    workers: int
    messages: int
    kills: int
    lost: int
    doubled: int
    problems: list[str]
    seed: int
    notes: str = ""
    done: list[str] = field(default_factory=list)
    seconds: float = 0.0


class Ground:
    """Where runs take place: a folder, databases, and towns that were built once."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.databases = folder, Databases(folder / "databases")
        self.databases.folder.mkdir(parents=True, exist_ok=True)
        self._built: dict[tuple[str, Town], str] = {}
        self.number = 0

    def address(self, backend: str, town: Town) -> str:
        """A database of its own with the town in it."""
        key = backend, town
        if key not in self._built:
            self._built[key] = self.databases.with_tables(backend)
            engine = plain_engine(self._built[key])
            building.build(engine, town)
            engine.dispose()
        return self.databases.copy(self._built[key])

    def restart(self) -> None:
        """Stop PostgreSQL without a word to anybody, and start it again."""
        self.databases.restart()

    @contextmanager
    def arena(self, backend: str, town: Town, **settings: Any) -> Iterator[Arena]:
        """A run's own processes, with the clock at the first day's morning."""
        self.number += 1
        arena = Arena(self.folder / f"run-{self.number}", self.address(backend, town), **settings)
        try:
            yield arena.start()
        finally:
            arena.stop()
            self.databases.drop(arena.address)


def history_of(arena: Arena, nemesis: Nemesis, days: list[date], **facts: Any) -> History:
    """All that a run left behind."""
    return History(
        days=days,
        towns=nemesis.towns,
        letters=arena.rows(
            'SELECT l.*, u.email FROM letter l JOIN "user" u ON u.id = l.user_id ORDER BY l.id'
        ),
        events=arena.rows("SELECT * FROM letter_event ORDER BY id"),
        delivered=[
            Delivered(
                datetime.fromisoformat(each["at"]),
                each["real"],
                to,
                each["id"],
                each["sha256"],
                each["text"],
            )
            for each in _lines(arena.folder / "record")
            for to in each["to"]
        ],
        wrong=_lines(arena.folder / "wrong"),
        disturbed=arena.disturbed,
        kills=arena.kills,
        **facts,
    )


def _lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text().splitlines()] if path.exists() else []


def memory() -> str | None:
    """A folder in memory, where there is one: the disk is not what is tried here."""
    return "/dev/shm" if Path("/dev/shm").is_dir() else None


def morning(day: date, hour: int = 9, minute: int = 5) -> datetime:
    """A moment of a day in London."""
    return datetime(day.year, day.month, day.day, hour, minute, tzinfo=LONDON)


def judged(
    name: str, arena: Arena, nemesis: Nemesis, days: list[date], seed: int, **facts: Any
) -> Ran:
    """Check a run that is over."""
    history = history_of(arena, nemesis, days, **facts)
    lost, doubled = check.lost_and_doubled(history)
    doubts = sum(each["to_state"] == "in_doubt" for each in history.events)
    parked = sum(each["state"] == "in_doubt" for each in history.letters)
    return Ran(
        name=name,
        backend="sqlite" if nemesis.is_sqlite else "postgresql",
        workers=arena.most,
        messages=len(history.delivered),
        kills=arena.kills,
        lost=lost,
        doubled=doubled,
        problems=check.check(history),
        seed=seed,
        notes=f"{doubts} in doubt, {parked} left so",
        done=nemesis.done,
        seconds=time.monotonic() - arena.started_at,
    )


def kills(
    ground: Ground,
    backend: str,
    seed: int,
    *,
    number: int,
    point: str = "",
    people: int = 120,
    has_log: bool = False,
    workers: int = 1,
    answers_after: float = BUSY,
    **settings: object,
) -> Ran:
    """Letters while workers are killed so many times, at a point or whenever: a day's, or two's."""
    days, used = MONDAY, 1
    town = build(days, seed % 5, people=people, tasks=people * 7)
    with ground.arena(backend, town, has_log=has_log, **settings) as arena:
        nemesis = Nemesis(arena, town, seed)
        arena.clock.until(morning(days[0]))
        arena.fault(
            **{"seconds before the record": BUSY, "seconds before the answer": answers_after}
        )
        if point:
            most = 1 if point in (POINTS[0], POINTS[1]) else 6
            told = {"point": point, "most": most, "seed": seed}
            (arena.folder / "points").write_text(json.dumps(told))
        arena.workers(workers)
        until = time.monotonic() + 60 + 10 * number
        while arena.kills < number and time.monotonic() < until:
            if _is_over(arena, used):
                if used == len(days):
                    break
                arena.clock.until(morning(days[used]))
                used += 1
            if not point and arena.alive:
                nemesis.kill()
            arena.let_time_go_by()
            time.sleep(0.04)
        (arena.folder / "points").unlink(missing_ok=True)
        for pid in list(arena.alive):
            arena.tell(pid, 9)
        arena.until_quiet()
        return judged(point or "random kills", arena, nemesis, days[:used], seed, has_log=has_log)


def _is_over(arena: Arena, days: int) -> bool:
    """Whether all letters of so many days are written, and have ended."""
    return bool(arena.one(WRITTEN) == days) and not arena.waiting()


def together(
    ground: Ground, backend: str, seed: int, *, schedulers: int = 2, people: int = 60
) -> Ran:
    """Several schedulers at once, one of them stopped for longer than its claims last.

    With a mail log: who is stopped between the dot and the answer leaves a letter in doubt.
    """
    days = MONDAY
    town = build(days, seed % 5, people=people, tasks=people * 7)
    with ground.arena(backend, town, has_log=True, claim_seconds=CLAIM) as arena:
        nemesis = Nemesis(arena, town, seed)
        arena.clock.until(morning(days[0]))
        arena.fault(**{"seconds before the record": BUSY, "seconds before the answer": BUSY})
        arena.workers(schedulers)
        arena.wait(lambda: arena.folder.joinpath("record").stat().st_size, "the first letter")
        nemesis.pause(CLAIM + 1)
        arena.until_quiet()
        name = f"{schedulers} schedulers, one paused"
        return judged(name, arena, nemesis, days[:1], seed, has_log=True)


def outage(
    ground: Ground, backend: str, seed: int, *, mornings: int, hours: float = 0.5, people: int = 60
) -> Ran:
    """No mail server for so many hours of so many mornings, each of whose probes fails."""
    days = [MONDAY[0] + timedelta(days=n) for n in range(mornings + 1)]
    town = build(days, seed % 5, people=people, tasks=people * 5)
    with ground.arena(backend, town) as arena:
        nemesis = Nemesis(arena, town, seed)
        arena.stop_receiving()
        arena.clock.until(morning(days[0]))
        arena.workers(1)
        for day in days[:mornings]:
            arena.clock.until(morning(day))
            arena.wait(arena.is_written, "the day's letters are written")
            arena.wait(lambda: arena.one("SELECT count(*) FROM letter WHERE attempts > 0"), "a try")
            while arena.clock.now() < morning(day) + timedelta(hours=hours):
                arena.clock.go_by(121)  # the rest that the server is given
                arena.ticks(1)
        arena.disturb()
        arena.receive()
        arena.until_quiet()
        arena.clock.until(morning(days[mornings]))
        arena.until_quiet()
        missed = set(days[: mornings - 1])
        return judged(f"{mornings} mornings", arena, nemesis, days, seed, missed=missed)


def days_of_faults(
    ground: Ground,
    backend: str,
    seed: int,
    *,
    people: int = 300,
    tasks: int = 2_000,
    calendar: str = "",
    length: int = 99,
) -> Ran:
    """Ten days of everything that may go wrong."""
    days = CALENDARS[calendar or list(CALENDARS)[seed % 3]][:length]
    town = build(days, seed % 5, people=people, tasks=tasks)
    restart = None if backend == SQLITE else ground.restart
    with ground.arena(backend, town) as arena:
        nemesis = Nemesis(arena, town, seed, restart)
        arena.clock.until(morning(days[0], 6))
        missed: set[date] = set()
        arena.workers(1)
        for day in days:
            if day in missed:
                continue
            arena.clock.until(morning(day, 9, nemesis.chance.randrange(60)))
            _a_day(arena, nemesis, day)
            if day == days[2] and nemesis.chance.random() < 0.5:
                missed.add(_a_day_and_a_half(arena, nemesis, day))
        return judged("ten days", arena, nemesis, days, seed, missed=missed)


def _a_day(arena: Arena, nemesis: Nemesis, day: date) -> None:
    if not works(day):
        arena.ticks()  # which must not write
        return
    for _ in range(nemesis.chance.choice([1, 1, 2, 3])):
        nemesis.strike()
    if nemesis.chance.random() < 0.5:
        nemesis.deed()
    arena.until_quiet()


def _a_day_and_a_half(arena: Arena, nemesis: Nemesis, day: date) -> date:
    """The clock jumps by 36 hours, over the whole of the next day."""
    nemesis.done.append("the clock by +36 h")
    arena.clock.step(36 * 3600)
    arena.disturb()
    arena.ticks()
    return day + timedelta(days=1)
