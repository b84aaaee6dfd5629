"""The minutes of a meeting as data: who was there, what was said, what was resolved and promised.

The same record is composed from the tables while they are a draft, and kept whole once approved.
"""

import json
from collections.abc import Collection, Mapping
from dataclasses import asdict, dataclass, replace
from datetime import date
from typing import Any

from tracker.core.visibility import Visibility
from tracker.meetings.agenda.enums import ItemKind
from tracker.meetings.agenda.policy import Eyes
from tracker.meetings.agenda.queries import PRIVATE_ITEM
from tracker.meetings.minutes.enums import AttendanceState

REFERRED_TO = "Referred to the "
ANOTHER_BODY = "another body"  # one of which the reader may not know


@dataclass(frozen=True, slots=True)
class Attendee:
    """Somebody at the meeting or kept from it, with the title of that day."""

    name: str
    title: str
    state: str
    substitute_for: str = ""
    joined: str = ""
    left: str = ""
    demonstration: bool = False

    @property
    def hours(self) -> str:
        """When they came or went, where they were not there from end to end."""
        said = [f"joined at {self.joined}"] * bool(self.joined)
        return " and ".join(said + [f"left at {self.left}"] * bool(self.left))


@dataclass(frozen=True, slots=True)
class Declared:
    """An interest that was declared."""

    name: str
    kind: str
    note: str
    left_the_room: bool


@dataclass(frozen=True, slots=True)
class Resolved:
    """A resolution: what kind, its words, and where it sends the matter."""

    kind: str
    text: str
    subject_to: str = ""
    onward: str = ""


@dataclass(frozen=True, slots=True)
class Arisen:
    """An action that arose: what, who, and the date that was promised first."""

    action_id: int
    ref: str
    text: str
    lead: str
    due: str
    visibility: str


@dataclass(frozen=True, slots=True)
class MinutedItem:
    """An item with all that was said of it; `is_closed` where only its public words are left."""

    item_id: int
    number: int
    minute: int | None
    kind: str
    title: str
    visibility: str
    exempt_paragraph: str = ""
    exempt_reason: str = ""
    public_title: str = ""
    public_note: str = ""
    discussion: str = ""
    resolutions: tuple[Resolved, ...] = ()
    actions: tuple[Arisen, ...] = ()
    interests: tuple[Declared, ...] = ()
    is_closed: bool = False
    demonstration: bool = False

    @property
    def shown_number(self) -> int:
        """The number of the minute, or of the agenda until the numbers are given."""
        return self.minute or self.number


@dataclass(frozen=True, slots=True)
class MinutesText:
    """All of it; dates and times as they are printed in ISO form."""

    body: str
    held_on: date
    began: str
    closed: str
    place: str
    chair: str
    attendees: tuple[Attendee, ...] = ()
    interests: tuple[Declared, ...] = ()
    items: tuple[MinutedItem, ...] = ()
    actions: tuple[Arisen, ...] = ()

    def those(self, *states: AttendanceState) -> list[tuple[Attendee, int]]:
        """The people in one of these states in their order; who is told alike, once, with how many:
        papers of a council name their councillors, and this record may not."""
        found: list[tuple[Attendee, int]] = []
        for each in self.attendees:
            if each.state not in states:
                continue
            if found and found[-1][0] == each:
                found[-1] = (each, found[-1][1] + 1)
            else:
                found.append((each, 1))
        return found

    @property
    def present(self) -> list[tuple[Attendee, int]]:
        """Members who were there, and who stood in for one."""
        return self.those(AttendanceState.PRESENT, AttendanceState.SUBSTITUTE)

    @property
    def in_attendance(self) -> list[tuple[Attendee, int]]:
        """Officers and guests."""
        return self.those(AttendanceState.IN_ATTENDANCE)

    @property
    def apologies(self) -> list[tuple[Attendee, int]]:
        """Who had said that they could not come."""
        return self.those(AttendanceState.APOLOGIES)

    @property
    def absent(self) -> list[tuple[Attendee, int]]:
        """Who did not come, without a word."""
        return self.those(AttendanceState.ABSENT)

    @property
    def all_actions(self) -> list[Arisen]:
        """Every action that they name, of the items and of the meeting alone."""
        return [each for item in self.items for each in item.actions] + list(self.actions)

    @property
    def action_ids(self) -> frozenset[int]:
        """The same by their ids."""
        return frozenset(each.action_id for each in self.all_actions)

    @property
    def decided(self) -> list[MinutedItem]:
        """The items on which something was resolved or promised, or of which the public is told."""
        return [each for each in self.items if each.resolutions or each.actions]


def seen(
    text: MinutesText,
    eyes: Eyes,
    *,
    labels: Mapping[int, Visibility],
    actions: Collection[int],
    unnamed: Collection[tuple[int, str]],
) -> MinutesText:
    """The minutes as these eyes may read them.

    `labels` are the items’ labels today: Part 2 that was lifted is open in old minutes too.
    `actions` are the actions that the reader may see, `unnamed` the items and words of what was
    referred to a body that they may not know of.
    """
    items = []
    for each in text.items:
        label = labels.get(each.item_id, Visibility(each.visibility))
        if eyes.may_see(label):
            resolutions = tuple(
                _unnamed(made) if (each.item_id, made.text) in unnamed else made
                for made in each.resolutions
            )
            known = _known(each.actions, actions)
            items.append(replace(each, resolutions=resolutions, actions=known))
        elif eyes.may_know_of(label):
            items.append(closed(each))
    return replace(text, items=tuple(items), actions=_known(text.actions, actions))


def closed(item: MinutedItem) -> MinutedItem:
    """What is said of a private item to those who may not read it; built anew, not blanked."""
    return MinutedItem(
        item_id=item.item_id,
        number=item.number,
        minute=item.minute,
        kind=ItemKind.ORDINARY.value,
        title=item.public_title or PRIVATE_ITEM,
        visibility=item.visibility,
        exempt_paragraph=item.exempt_paragraph,
        exempt_reason=item.exempt_reason,
        public_title=item.public_title,
        public_note=item.public_note,
        is_closed=True,
        demonstration=item.demonstration,
    )


def _unnamed(made: Resolved) -> Resolved:
    name = made.onward.removeprefix(REFERRED_TO)
    text = made.text.replace(f"the {name}", ANOTHER_BODY).replace(name, ANOTHER_BODY)
    return replace(made, text=text, onward=f"Referred to {ANOTHER_BODY}")


def _known(arisen: tuple[Arisen, ...], ids: Collection[int]) -> tuple[Arisen, ...]:
    return tuple(each for each in arisen if each.action_id in ids)


def to_json(text: MinutesText) -> str:
    """The whole record, to be kept."""
    return json.dumps(asdict(text), ensure_ascii=False, default=date.isoformat)


def from_json(kept: str) -> MinutesText:
    """The record as it was kept."""
    told = json.loads(kept)
    return MinutesText(
        **told
        | {
            "held_on": date.fromisoformat(told["held_on"]),
            "attendees": tuple(Attendee(**each) for each in told["attendees"]),
            "interests": tuple(Declared(**each) for each in told["interests"]),
            "items": tuple(_item(each) for each in told["items"]),
            "actions": tuple(Arisen(**each) for each in told["actions"]),
        }
    )


def _item(told: dict[str, Any]) -> MinutedItem:
    return MinutedItem(
        **told
        | {
            "resolutions": tuple(Resolved(**each) for each in told["resolutions"]),
            "actions": tuple(Arisen(**each) for each in told["actions"]),
            "interests": tuple(Declared(**each) for each in told["interests"]),
        }
    )
