"""What of a scorecard was read differently from what is right."""

from collections.abc import Iterator
from typing import Any

FIGURES = ("value", "secondary", "numerator", "denominator")


def differences(right: dict[str, Any], got: dict[str, Any]) -> Iterator[str]:
    """A sentence for each difference, both in the shape of `import scorecard --format json`."""
    if got["title"] != right["title"]:
        yield f"title {got['title']!r}"
    if [each for each in got["periods"] if each in right["periods"]] != right["periods"]:
        yield f"periods {got['periods']!r}, right is {right['periods']!r}"
    read = {each["ref"]: each for each in got["indicators"]}
    for indicator in right["indicators"]:
        found = read.pop(indicator["ref"], None)
        if found is None:
            yield f"{indicator['ref']} was not read"
        else:
            yield from _of_indicator(indicator, found)
    yield from (f"{ref!r} is no indicator" for ref in read)


def _of_indicator(right: dict[str, Any], got: dict[str, Any]) -> Iterator[str]:
    ref = right["ref"]
    if " ".join(got["name"].split()) != right["name"]:
        yield f"{ref}: name {got['name']!r}"
    priorities = {right["priority"]} if right["priority"] else {"", "Priority 4"}
    if got["priority"] not in priorities:
        yield f"{ref}: priority {got['priority']!r}"
    if right["unit"] not in (None, got["unit"]):
        yield f"{ref}: unit {got['unit']!r}, right is {right['unit']!r}"
    values = {each["period"]: each for each in got["values"]}
    for value in right["values"]:
        yield from _of_value(ref, value, values.get(value["period"]))
    printed = [each for each in got["benchmarks"] if each["text"]]
    if printed != right["benchmarks"]:
        yield f"{ref}: benchmarks {printed!r}, right is {right['benchmarks']!r}"


def _of_value(ref: str, right: dict[str, Any], got: dict[str, Any] | None) -> Iterator[str]:
    place = f"{ref} {right['period']}"
    if got is None:
        if right["text"]:
            yield f"{place}: {right['text']!r} was not read"
        return
    for each in ("text", *FIGURES):
        if got[each] != right[each]:
            yield f"{place}: {each} {got[each]!r}, right is {right[each]!r}"
