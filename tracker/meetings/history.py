"""What is written down of deeds on bodies and meetings, each for those who may know of it."""

from collections.abc import Mapping

from tracker.audit import service as audit
from tracker.audit.enums import Deed
from tracker.core.person import Person
from tracker.core.visibility import Visibility
from tracker.meetings.models import Body, Meeting


def of_body(
    deed: Deed,
    body: Body,
    *,
    by: Person,
    before: Mapping[str, object] | None = None,
    after: Mapping[str, object] | None = None,
) -> None:
    """Write down a deed on a body."""
    audit.record(
        deed,
        subject_type="body",
        subject_id=body.id,
        by=by,
        before=before,
        after=after,
        visibility=label_of(body),
    )


def of_meeting(
    deed: Deed,
    meeting: Meeting,
    *,
    by: Person | None,
    before: Mapping[str, object] | None = None,
    after: Mapping[str, object] | None = None,
    label: Visibility | None = None,
    note: str = "",
) -> None:
    """Write down a deed on a meeting, under a label of its own where it tells of less than that;
    what the tracker did by itself is by nobody."""
    audit.record(
        deed,
        subject_type="meeting",
        subject_id=meeting.id,
        by=by,
        before=before,
        after=after,
        visibility=label or label_of(meeting.body),
        note=note,
    )


def label_of(body: Body) -> Visibility:
    """Who may know what a body does."""
    return Visibility.PUBLIC if body.is_public else Visibility.BOARD
