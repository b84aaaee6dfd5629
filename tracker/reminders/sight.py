"""What letters ask of an action before they name it, and who gets a step."""

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from tracker.core.visibility import Visibility
from tracker.reminders.enums import Audience


class Standing(NamedTuple):
    """Why something comes to somebody else: for whom, until when, and whether they were chosen."""

    user_id: int
    words: str
    last_on: date
    is_chosen: bool


class Recipient(NamedTuple):
    """Somebody who gets a step: as what, as a copy or not, for want of another, for who is away."""

    user_id: int
    audience: Audience
    is_copy: bool = False
    stands_in: bool = False
    away: Standing | None = None


@dataclass(frozen=True, slots=True)
class Sight:
    """What `may_see` asks of an action, and all that it asks; letters are about live plans."""

    visibility: Visibility
    workstream_id: int | None
    accountable_post_id: int | None
    is_in_draft: bool = False
