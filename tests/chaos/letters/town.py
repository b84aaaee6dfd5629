"""A town in plain words: who leads what, and what is due when. Knows nothing of the product."""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from random import Random

ADDRESS = "{}@example.org"


@dataclass(frozen=True)
class Resident:
    """Somebody with one part in it; `stream` is the workstream of a chair or an ambassador."""

    name: str
    part: str  # lead, chair, secretary, member, ambassador, participation
    stream: int | None = None
    is_here: bool = True

    @property
    def address(self) -> str:
        """Where letters to them go."""
        return ADDRESS.format(self.name)


@dataclass(frozen=True)
class Task:
    """An action: who leads it, in which workstream, and its date."""

    ref: str
    lead: str
    stream: int
    due: date
    is_open_to_all: bool = True


@dataclass(frozen=True)
class Remark:
    """What an ambassador wrote about an action; nobody answers in this town."""

    ref: str
    author: str
    on: date


@dataclass(frozen=True)
class Town:
    """All of it, on some day; a deed makes a new town."""

    residents: tuple[Resident, ...]
    tasks: tuple[Task, ...]
    boards: tuple[date, ...]
    remarks: tuple[Remark, ...]

    def without(self, name: str) -> "Town":
        """Somebody has left."""
        return replace(
            self,
            residents=tuple(
                replace(each, is_here=False) if each.name == name else each
                for each in self.residents
            ),
        )

    def with_task(self, ref: str, **facts: object) -> "Town":
        """Something about an action is different now."""
        return replace(
            self,
            tasks=tuple(
                replace(each, **facts) if each.ref == ref else each  # type: ignore[arg-type]
                for each in self.tasks
            ),
        )

    def with_board_moved(self, old: date, new: date) -> "Town":
        """A meeting is on another day now."""
        return replace(self, boards=tuple(new if each == old else each for each in self.boards))


# Ten days each, as the faults ask: a bank holiday and a clock change, the year's end, October.
CALENDARS = {
    "easter": [date(2027, 3, 22) + timedelta(days=n) for n in range(10)],
    "christmas": [date(2026, 12, 23) + timedelta(days=n) for n in range(13)],
    "october": [date(2027, 10, 26) + timedelta(days=n) for n in range(10)],
}


def build(days: list[date], seed: int, *, people: int = 300, tasks: int = 2_000) -> Town:
    """A town whose dates fall around these days, so that much is due on each."""
    chance = Random(seed)  # no secret
    streams = max(2, people // 25)
    parts = [("secretary", None), ("participation", None)]
    parts += [("chair", n) for n in range(streams)]
    parts += [("ambassador", n) for n in range(streams)]
    parts += [("member", None)] * max(2, people // 20)
    parts += [("lead", None)] * (people - len(parts))
    residents = tuple(Resident(f"r{n:04}", *part) for n, part in enumerate(parts))
    leads = [each.name for each in residents if each.part == "lead"]
    made = tuple(
        Task(f"T{n:05}", chance.choice(leads), chance.randrange(streams), _due(chance, days))
        for n in range(tasks)
    )
    writers = [each.name for each in residents if each.part == "ambassador"]
    remarks = tuple(
        Remark(task.ref, chance.choice(writers), chance.choice(days[:-1]))
        for task in chance.sample(made, max(2, people // 15))
    )
    boards = (days[-1] + timedelta(days=1), days[0] + timedelta(days=14))
    return Town(residents, made, (*boards, days[0] + timedelta(days=22)), remarks)


def _due(chance: Random, days: list[date]) -> date:
    """Lately overdue, due within these days, a week or four from them, or none of that soon."""
    day = chance.choice(days)
    return day + timedelta(days=chance.choice([-14, -7, -1, 0, 0, 7, 7, 28, 28, 90, 120]))
