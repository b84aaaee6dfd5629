"""How a deed on a comment is written down: without its words, and a name only where it is shown."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy.orm.attributes import flag_modified

from tracker.audit import service as audit
from tracker.audit.enums import Deed
from tracker.core.visibility import Visibility
from tracker.people.identity import SignedIn
from tracker.people.unnamed import unnamed
from tracker.voice import rules
from tracker.voice.enums import ShownAs
from tracker.voice.models import Comment


def record(
    deed: Deed,
    comment: Comment,
    label: Visibility,
    *,
    by: SignedIn,
    before: Mapping[str, Any] | None = None,
    after: Mapping[str, Any] | None = None,
    is_private: bool = False,
) -> None:
    """The deed without the words; an author who hides their name is called what readers see, and
    an ambassador who does something with another's comment by no name at all."""
    is_own = comment.author_id == by.id
    hides = is_own and (is_private or comment.shown_as is not ShownAs.FULL)
    audit.record(
        deed,
        subject_type="comment",
        subject_id=comment.id,
        by=by,
        before=before,
        after=after,
        visibility=Visibility.RESTRICTED if is_private else label,
        as_name=called(comment) if hides else "" if is_own else unnamed(by.id),
    )


def called(comment: Comment) -> str:
    return rules.shown_name(
        ShownAs.GROUP if comment.shown_as is ShownAs.GROUP else ShownAs.ROLE,
        name="",
        first_name="",
        role=comment.author_role,
        group=comment.group_name,
    )


def touch(comment: Comment) -> None:
    """Make whoever looks at an earlier state of this comment look again before they save."""
    flag_modified(comment, "text")
