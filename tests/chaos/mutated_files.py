"""Read thousands of spoilt files: `python -m tests.chaos.mutated_files 10000 [seed]`.

Each must give a reading or a sentence. Batches are read in processes with the limits of the child
that reads files; where such a process dies, the file is read once more by a child of its own.
"""

import json
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from tests.chaos.mutations import SEED, mutated
from tracker.importing import inside
from tracker.importing.child import read_plan_safely, read_scorecard_safely
from tracker.importing.grids import NotReadable

BATCH = 100
_HOUSE = Path(__file__).resolve().parents[2]

Outcome = tuple[int, str]


def outcomes(count: int, seed: int = SEED) -> list[Outcome]:
    """What became of each file: "read", "refused", "died: a sentence" or "crashed: where"."""
    starts = range(0, count, BATCH)
    with ThreadPoolExecutor(2) as threads:
        batches = threads.map(lambda n: list(_batch(n, min(n + BATCH, count), seed)), starts)
        return [outcome for batch in batches for outcome in batch]


def _batch(start: int, end: int, seed: int) -> Iterator[Outcome]:
    while start < end:
        command = (sys.executable, "-m", __spec__.name, "--batch", f"{start}", f"{end}", f"{seed}")
        done = subprocess.run(command, cwd=_HOUSE, capture_output=True, text=True, check=False)
        for line in done.stdout.splitlines():
            number, outcome = json.loads(line)
            yield number, outcome
            start = number + 1
        if start < end:  # it died of this one
            yield start, f"died: {alone(start, seed)}"
            start += 1


def alone(number: int, seed: int) -> str:
    """The sentence for one file, as a person who uploads it gets it."""
    name, content = mutated(number, seed)
    reader = read_scorecard_safely if name.startswith("scorecard") else read_plan_safely
    try:
        reader(name, content)
    except NotReadable as refusal:
        return str(refusal)
    return "read"


def read_batch(start: int, end: int, seed: int) -> None:
    """Inside a process with limits: a line for each file."""
    files = [(number, *mutated(number, seed)) for number in range(start, end)]
    inside.PROCESSOR_SECONDS = 60
    inside.limit()
    answers, sys.stdout = sys.stdout, sys.stderr  # some libraries print
    for number, name, content in files:
        answers.write(f"{json.dumps([number, _outcome(name, content)])}\n")
        answers.flush()


def _outcome(name: str, content: bytes) -> str:
    task = "scorecard" if name.startswith("scorecard") else "plan"
    try:
        inside.understood({"task": task, "name": name, "choices": {}}, content, lambda *_: None)
    except NotReadable:
        return "refused"
    except Exception as error:
        return f"crashed: {name} {inside.place_of(error)}"
    return "read"


def main(count: int, seed: int) -> int:
    """Print how often each came; 1 if a file crashed its reader."""
    counted = Counter(outcome for _, outcome in outcomes(count, seed))
    for outcome, times in counted.most_common():
        sys.stdout.write(f"{times:6d}  {outcome}\n")
    return 1 if any(outcome.startswith("crashed") for outcome in counted) else 0


if __name__ == "__main__":
    if sys.argv[1:2] == ["--batch"]:
        read_batch(*map(int, sys.argv[2:]))
    else:
        given = [int(word) for word in sys.argv[1:]]
        sys.exit(main(given[0] if given else 200, given[1] if given[1:] else SEED))
