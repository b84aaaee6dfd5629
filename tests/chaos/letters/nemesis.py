"""What is done to a run, by chance from a seed: to its processes, its mail server, its clock."""

import signal
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from random import Random

from tests.chaos.letters.arena import Arena
from tests.chaos.letters.history import Since
from tests.chaos.letters.oracle import works
from tests.chaos.letters.town import Town

AUDIT = (
    "INSERT INTO audit_entry (at, deed, subject_type, subject_id, by_id, by_name, visibility, "
    "before, after, note) VALUES (:at, :deed, 'chaos', NULL, NULL, '', 'board', '{}', '{}', '')"
)
MAIL = (
    *("4xx at RCPT", "4xx at DATA", "4xx at the dot", "5xx at RCPT", "5xx at the dot"),
    *("drop at RCPT", "drop at the dot", "drop after the dot", "drop at QUIT", "slow"),
)
OFTEN = {"5xx at RCPT": 0.02, "5xx at the dot": 0.05, "slow": 0.02}
STARTS_WITHIN = 15.0  # a worker on a busy machine; who is killed before it, proves nothing
DAYS = (timedelta(days=7), timedelta(days=14), timedelta(days=28))


class Nemesis:
    """Chooses and does what goes wrong; `towns` keeps what its deeds made of the town."""

    def __init__(
        self, arena: Arena, town: Town, seed: int, restart: Callable[[], None] | None = None
    ) -> None:
        self.arena, self.restart = arena, restart
        self.chance = Random(seed)  # no secret
        self.towns = [Since(datetime.min.replace(tzinfo=UTC), float("-inf"), town)]
        self.done: list[str] = []

    @property
    def town(self) -> Town:
        """As it is now."""
        return self.towns[-1].town

    def strike(self) -> None:
        """One thing of all that may go wrong, begun and ended."""
        machines = [self.kill, self.kill, self.pause, self.second, *[self.mail] * 6]
        machines += [self.an_hour_off] * 2 + [self.database] * (self.restart is not None)
        deed = self.chance.choice(machines)
        deed()

    # What goes wrong with machines

    def kill(self) -> None:
        """SIGKILL to a worker: at any moment, most often while it is at its letters."""
        self._note("kill")
        if self.chance.random() < 0.8:
            self.arena.until_it_moves(STARTS_WITHIN)
            time.sleep(self.chance.uniform(0.0, 0.12))
        else:
            time.sleep(self.chance.uniform(0.0, 0.6))
        self._tell(signal.SIGKILL)

    def pause(self, seconds: float = 1.8) -> None:
        """SIGSTOP to the worker that has the lease, while another takes its place."""
        self._note("pause")
        self.arena.workers(max(2, len(self.arena.alive)))
        time.sleep(self.chance.uniform(0.0, 0.5))
        pid = int((self.arena.one("SELECT owner FROM scheduler_lease") or ":0").split(":")[1])
        self.arena.tell(pid, signal.SIGSTOP)
        time.sleep(seconds)
        self.arena.tell(pid, signal.SIGCONT)
        self.arena.disturb()
        self._back_to_one()

    def second(self) -> None:
        """Another scheduler, or ten, for a while."""
        self._note("more schedulers")
        self.arena.workers(self.chance.choice([2, 2, 5, 10]))
        time.sleep(self.chance.uniform(0.3, 1.0))
        self._back_to_one()

    def mail(self) -> None:
        """The mail server fails in some way, now and then or always, for a while."""
        fault = self.chance.choice(MAIL)
        rate = OFTEN.get(fault, self.chance.choice([0.1, 0.5, 1.0]))
        self._note(f"{fault}, {rate}")
        self.arena.fault(**{fault: rate, "seed": self.chance.randrange(1_000_000), "seconds": 0.7})
        time.sleep(self.chance.uniform(0.3, 1.2))
        self.arena.fault()

    def an_hour_off(self) -> None:
        """The wall clock is set wrong by an hour, and back after a while."""
        seconds = self.chance.choice([-3600, 3600])
        self._note(f"the clock by {seconds // 3600} h")
        self.arena.clock.step(seconds)
        self.arena.disturb()
        time.sleep(self.chance.uniform(0.5, 1.5))
        self.arena.clock.step(-seconds)
        self.arena.disturb()

    def database(self) -> None:
        """PostgreSQL is stopped at once, and comes back."""
        assert self.restart is not None
        self._note("the database stops")
        time.sleep(self.chance.uniform(0.0, 0.5))
        self.restart()
        self.arena.disturb()

    # What people do meanwhile

    def deed(self) -> None:
        """Somebody leaves, or something becomes private, or moves."""
        kind = self.chance.choice(["leave", "private", "move", "move", "board"])
        self._note(kind)
        getattr(self, f"_{kind}")()

    def _leave(self) -> None:
        here = [r for r in self.town.residents if r.is_here and r.part in ("member", "lead")]
        name = self.chance.choice(here).name
        gone = 'UPDATE "user" SET is_active = :no, deactivated_at = :at WHERE name = :name'
        self._do("person_changed", (gone, {"no": False, "name": name}), self.town.without(name))

    def _private(self) -> None:
        ref = self._task()
        now = "UPDATE action SET visibility = 'restricted' WHERE ref = :ref"
        self._do(
            "action_changed", (now, {"ref": ref}), self.town.with_task(ref, is_open_to_all=False)
        )

    def _move(self) -> None:
        ref, by = self._task(), self.chance.choice(DAYS)
        due = next(each.due for each in self.town.tasks if each.ref == ref) + by
        now = "UPDATE action SET due_on = :due WHERE ref = :ref"
        self._do(
            "action_changed", (now, {"due": due, "ref": ref}), self.town.with_task(ref, due=due)
        )

    def _board(self) -> None:
        old, by = self.chance.choice(self.town.boards), self.chance.choice(DAYS)
        new = old + by
        if new not in self.town.boards and works(new):
            now = "UPDATE meeting SET held_on = :new WHERE held_on = :old"
            moved = self.town.with_board_moved(old, new)
            self._do("meeting_changed", (now, {"new": new, "old": old}), moved)

    def _task(self) -> str:
        today = self.arena.clock.now().date()
        near = [t for t in self.town.tasks if t.is_open_to_all and abs(t.due - today) < DAYS[1]]
        return self.chance.choice(near or list(self.town.tasks)).ref

    def _do(self, deed: str, change: tuple[str, dict[str, object]], town: Town) -> None:
        now, real = self.arena.clock.now(), self.arena.clock.monotonic()
        at = now.strftime("%Y-%m-%d %H:%M:%S.%f") + ("" if self.is_sqlite else "+00:00")
        statement, values = change
        given = {
            k: str(v) if self.is_sqlite and hasattr(v, "year") else v for k, v in values.items()
        }
        if ":at" in statement:
            given["at"] = at
        self.arena.write((statement, given), (AUDIT, {"at": at, "deed": deed}))
        self.towns.append(Since(now, real, town))

    @property
    def is_sqlite(self) -> bool:
        """Which keeps times as words."""
        return self.arena.address.startswith("sqlite")

    def _note(self, what: str) -> None:
        self.done.append(what)
        self.arena.disturb()

    def _tell(self, what: signal.Signals) -> int:
        alive = sorted(self.arena.alive)
        pid = self.chance.choice(alive) if alive else 0
        return pid if self.arena.tell(pid, what) else 0

    def _back_to_one(self) -> None:
        """The others stop as they should, each told once: SIGTERM.

        One that was begun in the meantime, in place of one that ended by itself, is told too.
        """
        self.arena.workers(1)
        told: set[int] = set()

        def are_gone() -> bool:
            for pid in set(sorted(self.arena.alive)[1:]) - told:
                told.add(pid)
                self.arena.tell(pid, signal.SIGTERM)
            return len(self.arena.alive) <= 1

        self.arena.wait(are_gone, "the other schedulers stop")
