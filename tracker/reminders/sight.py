"""What letters ask of an action before they name it, and who gets a step."""

from dataclasses import dataclass
from typing import NamedTuple

from tracker.core.visibility import Visibility
from tracker.reminders.enums import Audience


class Recipient(NamedTuple):
    """Somebody who gets a step: as what, as a copy or not, and whether for want of another."""

    user_id: int
    audience: Audience
    is_copy: bool = False
    stands_in: bool = False


@dataclass(frozen=True, slots=True)
class Sight:
    """What `may_see` asks of an action, and all that it asks; letters are about live plans."""

    visibility: Visibility
    workstream_id: int | None
    accountable_post_id: int | None
    is_in_draft: bool = False
