"""What the town's letters have to say, from the council's own ladder: shares no code with it."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date, timedelta

from tests.chaos.letters.town import Town

DAY = timedelta(days=1)
BANK_HOLIDAYS = {
    *(date(2026, 12, 25), date(2026, 12, 28), date(2027, 1, 1), date(2027, 3, 26)),
    *(date(2027, 3, 29), date(2027, 5, 3), date(2027, 5, 31), date(2027, 8, 30)),
    *(date(2027, 12, 27), date(2027, 12, 28), date(2028, 1, 3)),
}
Fell = tuple[str, str, date, bool]  # to whom, of what, when, and whether it stays open after


def works(day: date) -> bool:
    """Monday to Friday, and no bank holiday."""
    return day.weekday() < 5 and day not in BANK_HOLIDAYS


def counted(day: date, number: int) -> date:
    """So many working days later, or earlier."""
    while number:
        day += DAY if number > 0 else -DAY
        number -= works(day) * (1 if number > 0 else -1)
    return day


def told_on(day: date) -> date:
    """The working day whose letter tells of what fell on a day."""
    return day if works(day) else counted(day, 1)


def fallen(town: Town, day: date) -> Iterator[Fell]:
    """Every step that fell by a day and still holds on it."""
    here = {each.name: each for each in town.residents if each.is_here}
    secretaries = [each.name for each in here.values() if each.part == "secretary"]
    chairs = defaultdict(lambda: secretaries)
    chairs |= {each.stream: [each.name] for each in here.values() if each.part == "chair"}
    tasks = {each.ref: each for each in town.tasks if each.is_open_to_all}
    for task in tasks.values():
        lead = [task.lead] if task.lead in here else chairs[task.stream]
        chair, thing = chairs[task.stream], task.ref
        if task.due >= day:
            yield from _to(lead, thing, True, task.due - 28 * DAY, task.due - 7 * DAY)
            continue
        first, fifth, tenth = (counted(task.due, n) for n in (1, 5, 10))
        monday = day - day.weekday() * DAY
        mondays = [monday] if monday > first and told_on(monday) != fifth else []
        yield from _to(lead, thing, True, first, fifth, *mondays)
        yield from _to(chair, thing, True, fifth, tenth)
        yield from _to(secretaries, thing, True, tenth)
    leading = {each.lead for each in tasks.values()}
    invited = [
        name
        for name, each in here.items()
        if each.part in ("member", "chair", "ambassador") or name in leading
    ]
    for held_on in town.boards:
        if held_on >= day:
            steps = (counted(held_on, -n) for n in (15, 10, 5, 1))
            yield from _to(invited, f"board {held_on}", False, *steps)
    guides = [each.name for each in here.values() if each.part == "participation"]
    for remark in town.remarks:
        if remark.ref in tasks:
            task, fifth, tenth = tasks[remark.ref], counted(remark.on, 5), counted(remark.on, 10)
            lead = [task.lead] if task.lead in here else chairs[task.stream]
            thing = f"remark {remark.ref}"
            yield from _to(lead, thing, True, remark.on, fifth, tenth)
            yield from _to(guides, thing, True, remark.on)
            yield from _to(chairs[task.stream], thing, True, tenth)


def _to(names: list[str], thing: str, lasts: bool, *days: date) -> Iterator[Fell]:
    yield from ((name, thing, fell_on, lasts) for name in names for fell_on in days)


def expected(town: Town, day: date) -> dict[str, dict[str, bool]]:
    """Who has a letter on a working day, of what, and which of that is new to them."""
    since, new, old = counted(day, -1), defaultdict(set), defaultdict(set)
    for name, thing, fell_on, lasts in fallen(town, day):
        if since < fell_on <= day:
            new[name].add(thing)
        elif fell_on <= since and lasts:
            old[name].add(thing)
    return {
        name: dict.fromkeys(old[name] - things, False) | dict.fromkeys(things, True)
        for name, things in new.items()
        if works(day)
    }
