"""`python -m tests.chaos`: everything that may go wrong with letters, and the table of what did.

The whole takes hours on two cores, so it can be done in parts: `--part points`. What was done is
kept in the file that `--keep` names, and not done again. `--seed 7` repeats one run.
"""

import argparse
import json
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path

from tests.chaos.letters import controls, sink
from tests.chaos.letters.arena import POINTS
from tests.chaos.letters.runs import Ground, Ran, days_of_faults, kills, memory, outage, together
from tests.support.database import BOTH

Todo = tuple[str, str, int]  # a run's name, its database, its seed
RANDOM, POINTED, SCHEDULERS, SEEDS, OUTAGES = 10, 5, 100, 40, 4
SEVERAL = (2, 2, 5, 2, 10)
OUT_FOR = 6


def todo(part: str) -> Iterator[Todo]:
    """The runs of a part, in order: each kind on both databases by turns."""
    if part == "random":
        yield from (("random kills", BOTH[n % 2], n) for n in range(RANDOM))
    elif part in ("points", "log"):
        times = POINTED if part == "points" else 2
        yield from ((f"{part}: {p}", BOTH[n % 2], n) for n in range(times) for p in POINTS)
    elif part == "schedulers":
        yield from (
            (f"{SEVERAL[n % 5]} schedulers", BOTH[n // 5 % 2], n) for n in range(SCHEDULERS)
        )
    elif part == "outage":
        yield from ((f"no mail server for {OUT_FOR} h", BOTH[n % 2], n) for n in range(OUTAGES))
    elif part == "days":
        yield from (("ten days of faults", BOTH[n % 2], n) for n in range(SEEDS))
    elif part == "sink":
        modes = sink.MODES if sink.smtp_sink() else ()
        yield from ((f"smtp-sink {mode}", BOTH[n % 2], n) for n, mode in enumerate(modes))


def run(ground: Ground, what: Todo) -> Ran:
    """One of them."""
    name, backend, seed = what
    kind, _, rest = name.partition(": ")
    if kind == "points":
        return kills(ground, backend, seed, number=10, point=rest, people=60)
    if kind == "log":
        return kills(ground, backend, seed, number=10, point=rest, people=60, has_log=True)
    if name == "random kills":
        return kills(ground, backend, seed, number=50, people=200)
    if name.endswith("schedulers"):
        return together(ground, backend, seed, schedulers=int(name.split()[0]))
    if name.startswith("no mail server"):
        return outage(ground, backend, seed, mornings=1, hours=OUT_FOR)
    if name.startswith("smtp-sink"):
        return sink.run(ground, backend, name.removeprefix("smtp-sink "), seed)
    return days_of_faults(ground, backend, seed)


def bad_designs() -> Iterator[Ran]:
    """The designs that must be found wanting, for the top of the table."""
    for design, workers, number in controls.DESIGNS:
        with tempfile.TemporaryDirectory() as folder:
            yield controls.ran(Path(folder), design, workers=workers, kills=number)


def table(ran: list[Ran]) -> str:
    """What was done, a line for each kind of run."""
    lines = ["| design | workers | messages | kills | lost | sent twice or more | notes |"]
    lines.append("|---|---|---|---|---|---|---|")
    groups: dict[tuple[str, str], list[Ran]] = {}
    for each in ran:
        groups.setdefault((each.name, each.backend), []).append(each)
    for (name, backend), found in groups.items():
        messages, killed, lost, doubled = (
            sum(getattr(each, fact) for each in found)
            for fact in ("messages", "kills", "lost", "doubled")
        )
        seeds = ", ".join(str(each.seed) for each in found)
        red = sum(bool(each.problems) for each in found)
        notes = f"{len(found)} runs, {red} red, {found[0].notes}; seeds {seeds}"
        lines.append(
            f"| {name}, {backend} | {found[0].workers} | {messages} | {killed} | {lost} "
            f"| {doubled} | {notes} |"
        )
    return "\n".join(lines)


def main() -> int:
    """Run what is asked for, tell of each run, print the table; 1 where something was red."""
    parts = ("controls", "random", "points", "log", "schedulers", "days", "outage", "sink")
    ask = argparse.ArgumentParser("python -m tests.chaos")
    ask.add_argument("--part", choices=parts, action="append")
    ask.add_argument("--seed", type=int)
    ask.add_argument("--name", help="only runs whose name holds these words")
    ask.add_argument("--backend", choices=BOTH)
    ask.add_argument("--keep", type=Path, help="where results are kept, to go on later")
    ask.add_argument("--minutes", type=float, default=1e9, help="begin no run after so many")
    told = ask.parse_args()
    kept = _kept(told.keep)
    until = time.monotonic() + 60 * told.minutes
    if "controls" in (told.part or parts) and not any(each.backend == "" for each in kept):
        kept += [_tell(each, told.keep) for each in bad_designs()]
    with tempfile.TemporaryDirectory(prefix="chaos-", dir=memory()) as folder:
        ground = Ground(Path(folder))
        try:
            for what in (each for part in told.part or parts for each in todo(part)):
                if time.monotonic() < until and _is_asked_for(what, told, kept):
                    ran = run(ground, what)
                    ran.name, ran.backend, ran.seed = what
                    kept.append(_tell(ran, told.keep))
        finally:
            ground.databases.stop()
    sys.stdout.write(table(kept) + "\n")
    return int(any(each.problems for each in kept if each.backend))


def _is_asked_for(what: Todo, told: argparse.Namespace, kept: list[Ran]) -> bool:
    name, backend, seed = what
    is_done = any((each.name, each.backend, each.seed) == what for each in kept)
    return not is_done and (
        (told.seed in (None, seed))
        and (told.backend in (None, backend))
        and (told.name or "") in name
    )


def _tell(ran: Ran, keep: Path | None) -> Ran:
    what = f"{ran.name}, {ran.backend}, seed {ran.seed}: {ran.messages} messages, {ran.kills} kills"
    sys.stdout.write(f"{what}, {ran.doubled} twice, {ran.seconds:.0f} s\n")
    for problem in ran.problems[:10]:
        sys.stdout.write(f"  ! {problem}\n")
    sys.stdout.flush()
    if keep is not None:
        with keep.open("a") as file:
            file.write(json.dumps(asdict(ran)) + "\n")
    return ran


def _kept(keep: Path | None) -> list[Ran]:
    if keep is None or not keep.exists():
        return []
    return [Ran(**json.loads(line)) for line in keep.read_text().splitlines()]


if __name__ == "__main__":
    sys.exit(main())
