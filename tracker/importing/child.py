"""Reading a file that somebody sent, in a process of its own with little memory and little time.

A crafted file can take all memory, loop for ever or crash its reader. It does that to a child that
holds no secret, writes no file and ends by itself; the parent gets a reading or a sentence.
`python -m tracker.importing.child` is that child.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from tracker.importing import sandbox
from tracker.importing.reading import (
    Choices,
    PlanReading,
    Skipped,
    Where,
    reading_from,
    row_from,
    to_json,
)
from tracker.importing.scorecard_reading import ScorecardReading, indicator_from, scorecard_from

OnProgress = Callable[[int, int], None]
_LISTS: Mapping[str, Callable[[Mapping[str, Any]], Any]] = {
    "rows": row_from,
    "indicators": indicator_from,
    "skipped": lambda plain: Skipped(Where(**plain["where"]), plain["why"], plain["text"]),
    "lines": lambda plain: str(plain["text"]),
}


def read_plan_safely(
    name: str,
    content: bytes,
    choices: Choices = Choices(),  # noqa: B008 - frozen
    *,
    on_progress: OnProgress | None = None,
) -> PlanReading:
    """What a plan's file says. `on_progress` gets the rows understood so far and all of them.

    Raises NotReadable with a sentence that says what to do, however the child ended.
    """
    head, lists = _read("plan", name, content, choices, on_progress)
    with sandbox.no_nonsense():
        return replace(reading_from(head), rows=lists["rows"], skipped=lists["skipped"])


def read_scorecard_safely(
    name: str, content: bytes, *, on_progress: OnProgress | None = None
) -> ScorecardReading:
    """What a scorecard's file says; otherwise as `read_plan_safely`."""
    head, lists = _read("scorecard", name, content, Choices(), on_progress)
    with sandbox.no_nonsense():
        reading = scorecard_from(head)
        return replace(reading, indicators=lists["indicators"], skipped=lists["skipped"])


def read_text_safely(name: str, content: bytes) -> tuple[str, ...]:
    """The lines of a file, the cells of its tables apart by tabs; otherwise as
    `read_plan_safely`."""
    return _read("text", name, content, Choices(), None)[1]["lines"]


def _read(
    task: str, name: str, content: bytes, choices: Choices, on_progress: OnProgress | None
) -> tuple[dict[str, Any], dict[str, tuple[Any, ...]]]:
    """The reading without its long lists, and these; they come in pieces, each made small at
    once, so that the parent never holds the whole twice."""
    request = {"task": task, "name": name, "choices": to_json(choices)}
    head: dict[str, Any] = {}
    lists: dict[str, list[Any]] = {kind: [] for kind in _LISTS}
    with sandbox.answers(request, content) as answers:
        for kind, value in answers:
            if kind == "progress":
                _pass_on(value, on_progress)
            elif kind == "head":
                head = value
            elif kind in _LISTS:
                with sandbox.no_nonsense():
                    lists[kind].extend(map(_LISTS[kind], value))
    return head, {kind: tuple(items) for kind, items in lists.items()}


def _pass_on(value: Any, on_progress: OnProgress | None) -> None:
    with sandbox.no_nonsense():
        done, count = map(int, value)
    if on_progress is not None:
        on_progress(done, count)


if __name__ == "__main__":
    from tracker.importing import inside

    inside.main()
