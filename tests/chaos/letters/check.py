"""Does a history hold what was promised? Compares the receiver's record, the town and the rows."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import Any

from tests.chaos.letters.arena import instant
from tests.chaos.letters.clock import LONDON
from tests.chaos.letters.history import Delivered, History
from tests.chaos.letters.oracle import expected, fallen, works
from tests.chaos.letters.town import Town

SOON = timedelta(minutes=15)
ALLOWED = {
    None: {"queued"},
    "queued": {"sending", "held", "expired", "cancelled"},
    "retry": {"sending", "held", "expired", "cancelled"},
    "sending": {"sent", "retry", "in_doubt", "failed", "cancelled"},
    "in_doubt": {"retry", "sent", "expired", "cancelled"},
    "held": {"queued", "expired", "cancelled"},
}
ENDED = {"sent", "failed", "expired", "cancelled"}
GIVEN_BACK = re.compile("not tried|mail is held|waits for the hours|was stopped", re.IGNORECASE)

expected_on = lru_cache(maxsize=256)(expected)


@lru_cache(maxsize=256)
def open_on(town: Town, day: date) -> dict[str, tuple[frozenset[str], frozenset[str]]]:
    """For each person what stays open, and what else a letter of this day may still tell of."""
    lasting, tidings = defaultdict(set), defaultdict(set)
    for name, thing, fell_on, lasts in fallen(town, day):
        if fell_on <= day:
            (lasting if lasts else tidings)[name].add(thing)
    return {
        name: (frozenset(lasting[name]), frozenset(tidings[name]))
        for name in lasting.keys() | tidings.keys()
    }


def check(history: History) -> list[str]:
    """Everything that is not as promised; an empty list is a pass."""
    return [*of_mail(history), *_illegal(history), *_late(history)]


def of_mail(history: History) -> list[str]:
    """What is wrong with the letters themselves, whatever the rows' history says."""
    return [
        *_lost(history),
        *_invented(history),
        *_no_longer_theirs(history),
        *_copies(history),
        *_once_a_day(history),
    ]


def lost_and_doubled(history: History) -> tuple[int, int]:
    """For the table: letters whose news nobody was told, and those that arrived more than once."""
    copies = Counter(each.id for each in history.delivered)
    lost = {(name, day) for name, day, _ in _untold(history)}
    return len(lost), sum(number > 1 for number in copies.values())


def _midnight(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, tzinfo=LONDON)


def _lost(history: History) -> Iterator[str]:
    arrived = {each.id for each in history.delivered}
    for each in history.letters:
        if each["state"] == "sent" and each["message_id"] not in arrived:
            yield f"letter {each['id']} is sent, and nobody has it"
    for name, day, thing in _untold(history):
        yield f"{name} was not told of {thing} of {day}"


def _untold(history: History) -> Iterator[tuple[str, date, str]]:
    """What the oracle asks for, and nobody has: who, the day on which it was due, of what."""
    had: dict[str, dict[date, set[str]]] = defaultdict(lambda: defaultdict(set))
    for each in history.delivered:
        had[each.to.partition("@")[0]][each.day] |= each.says[1]
    excused = _excused(history)
    for day in filter(works, history.days):
        began, ended = _midnight(day), _midnight(day + timedelta(days=1))
        before = expected_on(next(history.towns_between(began, began)), day)
        after = expected_on(list(history.towns_between(ended, ended))[-1], day)
        for name, things in after.items():
            if (name, day) in excused or (name, None) in excused:
                continue
            for thing in {each for each, is_new in things.items() if is_new} - had[name][day]:
                must_be_today = before.get(name, {}).get(thing) and day not in history.missed
                if must_be_today or not _told_later(history, had[name], name, thing, day):
                    yield name, day, thing


def _told_later(
    history: History, had: dict[date, set[str]], name: str, thing: str, day: date
) -> bool:
    """Told on one of the next working days, or no longer so when that came."""
    later = [each for each in history.days if each > day and works(each)][:2]
    for each in later:
        town = list(history.towns_between(_midnight(each), _midnight(each + timedelta(days=1))))[-1]
        lasting, tidings = open_on(town, each).get(name, (frozenset(), frozenset()))
        if thing in had[each] or thing not in lasting | tidings:
            return True
    return len(later) < 2


def _excused(history: History) -> set[tuple[str, date | None]]:
    """Whom the receiver refused for good: on that day, or from then on."""
    by_id = {each["message_id"]: each for each in history.letters}
    found: set[tuple[str, date | None]] = set()
    for each in history.wrong:
        if each["fault"] == "5xx at RCPT":
            found.add((each["about"].partition("@")[0], None))
        elif each["fault"] == "5xx at the dot" and each["about"] in by_id:
            letter = by_id[each["about"]]
            day = datetime.fromisoformat(each["at"]).astimezone(LONDON).date()
            found.add((letter["email"].partition("@")[0], day))
    for letter in history.letters:  # twice in doubt: left to a person, and on their list
        if letter["state"] == "in_doubt":
            day = date.fromisoformat(str(letter["created_on"])[:10])
            found.add((letter["email"].partition("@")[0], day))
    return found


def _invented(history: History) -> Iterator[str]:
    by_id = {each["message_id"]: each for each in history.letters}
    doubted = {each["letter_id"] for each in history.events if each["to_state"] == "in_doubt"}
    seen: set[str] = set()
    for each in history.delivered:
        letter = by_id.get(each.id)
        if letter is None or letter["email"] != each.to:
            yield f"{each.to} has {each.id}, which no row tells of"
            continue
        if letter["state"] != "sent" and letter["id"] not in doubted:
            yield f"{each.to} has letter {letter['id']}, which is {letter['state']}"
        if each.id not in seen:
            seen.add(each.id)
            yield from _untrue(history, each, letter)


def _untrue(history: History, each: Delivered, letter: dict[str, Any]) -> Iterator[str]:
    count, things, rows = each.says
    name, written_on = each.to.partition("@")[0], date.fromisoformat(str(letter["created_on"])[:10])
    if count != rows or rows != len(things):
        yield f"letter {letter['id']} says {count}, and lists {rows} of {len(things)} things"
    since = _midnight(written_on) if letter["id"] in _doubted(history) else None
    for town in history.towns_while(each.real, each.real, or_since=since):
        for day in {each.day, written_on}:
            lasting, tidings = open_on(town, day).get(name, (frozenset(), frozenset()))
            if lasting <= things <= lasting | tidings:
                return
    yield f"letter {letter['id']} to {name} of {each.day}: {sorted(things ^ lasting)} is not so"


def _no_longer_theirs(history: History) -> Iterator[str]:
    """Nothing to who has left, and nothing of what is private by now: not even in a copy."""
    for each in history.delivered:
        towns = list(history.towns_while(each.real, each.real))
        name = each.to.partition("@")[0]
        if not any(one.is_here for town in towns for one in town.residents if one.name == name):
            yield f"{name} has left, and had a letter at {each.at}"
        public = {task.ref for town in towns for task in town.tasks if task.is_open_to_all}
        for ref in {thing.split()[-1] for thing in each.says[1] if "board" not in thing} - public:
            yield f"{name} was told of {ref} at {each.at}, which is private"


def _doubted(history: History) -> set[int]:
    return {each["letter_id"] for each in history.events if each["to_state"] == "in_doubt"}


def _copies(history: History) -> Iterator[str]:
    copies: dict[str, list[Delivered]] = defaultdict(list)
    for each in history.delivered:
        copies[each.id].append(each)
    ids = {each["id"]: each["message_id"] for each in history.letters}
    doubts = Counter(
        ids[each["letter_id"]] for each in history.events if each["to_state"] == "in_doubt"
    )
    for name, found in copies.items():
        is_same_town = len(list(history.towns_while(found[0].real, found[-1].real))) == 1
        if len({each.seal for each in found}) > 1 and is_same_town:
            yield f"the copies of {name} differ"
        if len(found) - 1 > doubts[name]:
            yield f"{name} came {len(found)} times, and was in doubt {doubts[name]} times"
    more = sum(len(found) - 1 for found in copies.values())
    drops = sum(each["fault"] == "drop after the dot" for each in history.wrong)
    allowed = 0 if history.has_log else history.kills + drops
    if more > allowed:
        twice = [name for name, found in copies.items() if len(found) > 1]
        yield f"{more} copies too many, where {allowed} are allowed: {twice[:3]}"


def _once_a_day(history: History) -> Iterator[str]:
    ids: dict[tuple[str, date], set[str]] = defaultdict(set)
    for each in history.delivered:
        ids[each.to, each.day].add(each.id)
    for (to, day), found in ids.items():
        if len(found) > 1:
            yield f"{to} had {len(found)} letters on {day}"
        if not works(day):
            yield f"{to} had a letter on {day}, a day off"


def _illegal(history: History) -> Iterator[str]:
    stories: dict[int, list[dict[str, Any]]] = defaultdict(list)
    for each in sorted(history.events, key=lambda event: event["id"]):
        stories[each["letter_id"]].append(each)
    for letter in history.letters:
        state, fence, claims = None, 0, 0
        for each in stories[letter["id"]]:
            if each["from_state"] != state or each["to_state"] not in ALLOWED.get(state, set()):
                yield f"letter {letter['id']} went from {state} to {each['to_state']}"
            if each["fence"] < fence:
                yield f"the fence of letter {letter['id']} fell to {each['fence']}"
            is_given_back = state == "sending" and GIVEN_BACK.search(each["note"])
            claims += (each["to_state"] == "sending") - bool(
                is_given_back and each["to_state"] == "retry" and "sending it" not in each["note"]
            )
            state, fence = each["to_state"], each["fence"]
        if state != letter["state"] or fence != letter["fence"]:
            yield f"letter {letter['id']} is {letter['state']}, its history ends {state}"
        if claims != letter["attempts"]:
            yield f"letter {letter['id']} was claimed {claims} times, and says {letter['attempts']}"


def _late(history: History) -> Iterator[str]:
    first: dict[str, datetime] = {}
    for each in history.delivered:
        first.setdefault(each.id, each.at)
    wrong = [datetime.fromisoformat(each["at"]) for each in history.wrong]
    for letter in history.letters:
        if (at := first.get(letter["message_id"])) is None:
            continue
        ready = max(instant(letter["not_before_at"]), instant(letter["created_at"]))
        since = max([ready, *(each for each in [*history.disturbed, *wrong] if each <= at)])
        if at - since > SOON:
            late = (at - since).total_seconds() / 60
            yield f"letter {letter['id']} came {late:.0f} minutes after all was well again"
