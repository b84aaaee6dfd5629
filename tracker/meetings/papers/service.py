"""Deeds on papers: add, change, replace, withdraw, move up and down."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import func, select, update

from tracker.audit import service as audit
from tracker.audit.enums import Deed
from tracker.core import clock
from tracker.core.database import db
from tracker.core.errors import ChangedMeanwhile, DomainError, NotAccepted
from tracker.core.person import Person
from tracker.core.visibility import Visibility
from tracker.files.models import StoredFile
from tracker.files.names import name_for
from tracker.meetings.agenda.enums import ExemptParagraph
from tracker.meetings.agenda.models import AgendaItem, Paper
from tracker.meetings.enums import MeetingStatus
from tracker.meetings.models import Meeting
from tracker.meetings.papers import rules
from tracker.meetings.papers.queries import would_be_late


@dataclass(frozen=True, slots=True)
class Words:
    """What is said of a paper, and who may read it."""

    title: str
    summary: str
    visibility: Visibility
    exempt_paragraph: ExemptParagraph | None = None
    exempt_reason: str = ""
    public_title: str = ""

    @property
    def kept(self) -> dict[str, Any]:
        """The columns; what only Part 2 has stays empty for all others."""
        is_private = self.visibility is Visibility.RESTRICTED
        return {
            "title": self.title,
            "summary": self.summary,
            "visibility": self.visibility,
            "exempt_paragraph": self.exempt_paragraph if is_private else None,
            "exempt_reason": self.exempt_reason if is_private else "",
            "public_title": self.public_title if is_private else "",
        }


def add_paper(
    item: AgendaItem, words: Words, file: StoredFile, *, late_reason: str, by: Person,
    is_cleared: bool,
) -> Paper:  # fmt: skip
    """Add a paper at the end of an item; a late one says why it is urgent."""
    out_at = _expect_to_come(item)
    _check(item, words, is_cleared=is_cleared)
    late = _expect_urgent(item, late_reason)
    last = db.session.scalar(select(func.max(Paper.position)).where(Paper.item_id == item.id))
    paper = _new(item, words, file, position=(last or 0) + 1, late=late, late_reason=late_reason)
    db.session.flush()  # the audit needs its id
    _record(Deed.PAPER_ADDED, paper, item, out_at, by=by, after=_told(words, file, paper))
    _revised(item, out_at)
    return paper


def change_paper(paper: Paper, words: Words, *, by: Person, version: int, is_cleared: bool) -> None:
    """Change what is said of a paper; its file only by `replace_paper`."""
    _expect(paper, version)
    out_at = _expect_to_come(paper.item)
    _check(paper.item, words, is_cleared=is_cleared, now=paper.visibility)
    before = {name: getattr(paper, name) for name in words.kept}
    old, new = audit.changes(before, words.kept)
    if not new:
        return
    stricter = max(paper.visibility, words.visibility, key=list(Visibility).index)
    for name, value in words.kept.items():
        setattr(paper, name, value)
    if "title" in new:  # a word that was taken out of the title stands in no download either
        file = db.session.get_one(StoredFile, paper.file_id)
        file.name = name_for(words.title, file.kind)
    if paper.visibility is Visibility.RESTRICTED:
        _restrict_earlier(paper)
    _record(Deed.PAPER_CHANGED, paper, paper.item, out_at, by=by, before=old, after=new,
            label=stricter)  # fmt: skip
    _revised(paper.item, out_at)


def replace_paper(
    paper: Paper, file: StoredFile, *, reason: str, late_reason: str, by: Person, version: int
) -> Paper:
    """Put a newer file in the place of a paper’s; the old one stays on record with the reason."""
    _expect(paper, version)
    out_at = _expect_to_come(paper.item)
    late = _expect_urgent(paper.item, late_reason)
    words = Words(
        paper.title,
        paper.summary,
        paper.visibility,
        paper.exempt_paragraph,
        paper.exempt_reason,
        paper.public_title,
    )
    newer = _new(
        paper.item, words, file, position=paper.position, late=late, late_reason=late_reason
    )
    newer.replaces_id = paper.id
    _withdraw(paper, reason)
    db.session.flush()
    _record(Deed.PAPER_WITHDRAWN, paper, paper.item, out_at, by=by, after={"reason": reason})
    _record(Deed.PAPER_ADDED, newer, paper.item, out_at, by=by, after=_told(words, file, newer))
    _revised(paper.item, out_at)
    return newer


def withdraw_paper(paper: Paper, *, reason: str, by: Person, version: int) -> None:
    """Take a paper off the agenda; it stays on record with the reason."""
    _expect(paper, version)
    out_at = _expect_to_come(paper.item)
    _withdraw(paper, reason)
    _record(Deed.PAPER_WITHDRAWN, paper, paper.item, out_at, by=by, after={"reason": reason})
    _revised(paper.item, out_at)


def move_paper(paper: Paper, *, places: int, by: Person) -> None:
    """Move a paper up or down among those that count."""
    out_at = _expect_to_come(paper.item)
    current = list(
        db.session.scalars(
            select(Paper)
            .where(Paper.item_id == paper.item_id, Paper.withdrawn_at.is_(None))
            .order_by(Paper.position, Paper.id)
            .with_for_update()
        )
    )
    order = rules.moved(current, paper, by=places)
    if order == current:
        return
    for position, each in enumerate(order, 1):
        each.position = position
    after = {"place": order.index(paper) + 1}
    _record(Deed.PAPER_MOVED, paper, paper.item, out_at, by=by, after=after)


def _new(
    item: AgendaItem,
    words: Words,
    file: StoredFile,
    *,
    position: int,
    late: bool,
    late_reason: str,
) -> Paper:
    paper = Paper(
        item_id=item.id,
        file_id=file.id,
        position=position,
        added_at=clock.now(),
        added_on=clock.today(),
        is_late=late,
        late_reason=late_reason if late else "",
        withdrawn_at=None,
        withdrawn_reason="",
        demonstration=False,
        **words.kept,
    )
    db.session.add(paper)
    return paper


def _restrict_earlier(paper: Paper) -> None:
    """What a private paper replaced says the same: it is as private, on record as it is."""
    label = {
        "visibility": paper.visibility,
        "exempt_paragraph": paper.exempt_paragraph,
        "exempt_reason": paper.exempt_reason,
        "public_title": paper.public_title,
    }
    earlier = paper.replaces_id
    while earlier is not None:
        replaced = db.session.get_one(Paper, earlier)
        for name, value in label.items():
            setattr(replaced, name, value)
        earlier = replaced.replaces_id


def _check(
    item: AgendaItem, words: Words, *, is_cleared: bool, now: Visibility | None = None
) -> None:
    wrong = rules.exempt_refused(
        words.visibility,
        has_paragraph=words.exempt_paragraph is not None,
        reason=words.exempt_reason,
    )
    if said := rules.summary_refused(words.summary):
        wrong["summary"] = said
    labels = rules.labels_of_a_paper(item.visibility, is_cleared=is_cleared, now=now)
    if words.visibility not in labels:
        wrong["visibility"] = "A paper is never more open than its item. Choose another label"
    if wrong:
        raise NotAccepted(wrong)


def _expect_urgent(item: AgendaItem, late_reason: str) -> bool:
    late = would_be_late(item.meeting_id)
    if late and not late_reason:
        raise NotAccepted({"late_reason": "Say why it is urgent: papers for this meeting were due"})
    return late


def _expect_to_come(item: AgendaItem) -> datetime | None:
    """When the agenda went out; a meeting that is cancelled gets no more papers."""
    status, out_at = db.session.execute(
        select(Meeting.status, Meeting.agenda_out_at).where(Meeting.id == item.meeting_id)
    ).one()
    if status is MeetingStatus.CANCELLED:
        raise DomainError("This meeting was cancelled, so its papers stay as they were.")
    return out_at


def _expect(paper: Paper, version: int) -> None:
    if paper.withdrawn_at is not None or paper.version != version:
        raise ChangedMeanwhile


def _withdraw(paper: Paper, reason: str) -> None:
    if not reason:
        raise NotAccepted({"reason": "Say why"})
    paper.withdrawn_at, paper.withdrawn_reason = clock.now(), reason


def _revised(item: AgendaItem, out_at: datetime | None) -> None:
    """Say on the agenda that it changed since it went out; no version of the meeting is spent."""
    if out_at is not None:
        db.session.execute(
            update(Meeting)
            .where(Meeting.id == item.meeting_id)
            .values(agenda_revised_at=clock.now())
            .execution_options(synchronize_session=False)
        )


def _told(words: Words, file: StoredFile, paper: Paper) -> dict[str, Any]:
    told = {"title": words.title, "kind": file.kind, "visibility": words.visibility}
    return told | ({"late_reason": paper.late_reason} if paper.is_late else {})


def _record(
    deed: Deed,
    paper: Paper,
    item: AgendaItem,
    out_at: datetime | None,
    *,
    by: Person,
    before: Mapping[str, Any] | None = None,
    after: Mapping[str, Any] | None = None,
    label: Visibility | None = None,
) -> None:
    """Under the strictest label of the paper and its item; of a draft agenda nobody is told."""
    labels = {item.visibility, label or paper.visibility}
    if Visibility.RESTRICTED in labels:
        shown = Visibility.RESTRICTED
    elif out_at is None:
        shown = Visibility.DRAFT
    else:
        shown = max(labels, key=list(Visibility).index)
    audit.record(
        deed,
        subject_type="paper",
        subject_id=paper.id,
        by=by,
        before=before,
        after=after,
        visibility=shown,
    )
