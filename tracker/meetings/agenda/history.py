"""What is written down of deeds on an agenda, each under the label of what it tells of."""

from collections.abc import Mapping

from tracker.audit import service as audit
from tracker.audit.enums import Deed
from tracker.core.person import Person
from tracker.core.visibility import Visibility
from tracker.meetings.agenda.models import AgendaItem, Paper
from tracker.meetings.history import label_of as label_of_body
from tracker.meetings.models import Meeting


def label_of(label: Visibility, meeting: Meeting) -> Visibility:
    """Who may read of it: Part 2 its own readers alone, and of a draft agenda nobody is told."""
    if label is Visibility.RESTRICTED:
        return label
    return Visibility.DRAFT if meeting.agenda_out_at is None else label


def of_agenda(
    deed: Deed,
    meeting: Meeting,
    *,
    by: Person,
    after: Mapping[str, object] | None = None,
    note: str = "",
) -> None:
    """Write down a deed on the whole of an agenda; it names no item."""
    audit.record(
        deed,
        subject_type="agenda",
        subject_id=meeting.id,
        by=by,
        after={"body": meeting.body.name, "meeting": meeting.held_on, **(after or {})},
        visibility=label_of(label_of_body(meeting.body), meeting),
        note=note,
    )


def of_item(
    deed: Deed,
    item: AgendaItem,
    meeting: Meeting,
    *,
    by: Person,
    before: Mapping[str, object] | None = None,
    after: Mapping[str, object] | None = None,
    note: str = "",
    label: Visibility | None = None,
) -> None:
    """Write down a deed on an item; of what is private now, all that was written is hidden too."""
    audit.record(
        deed,
        subject_type="agenda_item",
        subject_id=item.id,
        by=by,
        before=before,
        after=after,
        visibility=label_of(label or item.visibility, meeting),
        note=note,
    )


def of_paper(deed: Deed, paper: Paper, meeting: Meeting, *, by: Person, note: str = "") -> None:
    """Write down what was done to the label of a private paper: for the cleared alone."""
    audit.record(
        deed,
        subject_type="paper",
        subject_id=paper.id,
        by=by,
        after={"title": paper.title, "meeting": meeting.held_on},
        visibility=Visibility.RESTRICTED,
        note=note,
    )
