"""Reads of packs: how each kind stands for one meeting, and the file of one that is ready."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import func, not_, select

from tracker.actions.models import Action
from tracker.actions.policy import visible_to as actions_seen_by
from tracker.core import clock
from tracker.core.database import db
from tracker.files.models import StoredFile
from tracker.meetings.agenda.models import AgendaItem, Paper
from tracker.meetings.models import Body, Meeting
from tracker.meetings.pack import rules
from tracker.meetings.pack.enums import PackKind, PackState
from tracker.meetings.pack.models import Pack
from tracker.meetings.pack.policy import READ_BY
from tracker.meetings.pack.readers import READERS
from tracker.meetings.policy import visible_to as bodies_seen_by
from tracker.voice.models import Comment
from tracker.voice.policy import stands


@dataclass(frozen=True, slots=True)
class PackRow:
    """A making of a pack as its page shows it."""

    id: int
    kind: PackKind
    state: PackState
    done: int
    total: int
    pages: int | None
    fingerprint: str
    told: Mapping[str, Any]
    asked_at: datetime
    beat_at: datetime | None
    ended_at: datetime | None
    size: int

    @property
    def is_dead(self) -> bool:
        return rules.is_dead(self.state, self.beat_at, clock.instant())

    @property
    def is_under_way(self) -> bool:
        return self.state in (PackState.WAITING, PackState.MAKING) and not self.is_dead

    @property
    def percent(self) -> int:
        return rules.percent(self.done, self.total)

    @property
    def size_words(self) -> str:
        """1.4 MB, as whoever downloads it by telephone wants to know."""
        return f"{max(self.size / 1e6, 0.1):.1f} MB"

    @property
    def out(self) -> dict[str, str]:
        """The papers that could not be put in, by their keys."""
        return dict(self.told.get("out", {}))


@dataclass(frozen=True, slots=True)
class Standing:
    """How one kind of pack stands: the one that is ready, and the last that was asked for."""

    kind: PackKind
    ready: PackRow | None = None
    latest: PackRow | None = None
    changes: Sequence[str] = field(default=())
    left_out: Sequence[tuple[str, str]] = field(default=())
    is_withheld: bool = False

    @property
    def under_way(self) -> PackRow | None:
        return self.latest if self.latest and self.latest.is_under_way else None

    @property
    def failed(self) -> str:
        """Why the last try made none; "" where it did, or is still at it."""
        if self.latest is None or self.latest.is_under_way:
            return ""
        if self.latest.is_dead:
            return "The tracker was stopped while it made this pack."
        return str(self.latest.told.get("why", "")) if self.latest.state is PackState.FAILED else ""


_COLUMNS = (
    Pack.id, Pack.kind, Pack.state, Pack.done, Pack.total, Pack.pages, Pack.fingerprint, Pack.told,
    Pack.asked_at, Pack.beat_at, Pack.ended_at, StoredFile.size,
)  # fmt: skip


def packs_of(meeting_id: int) -> dict[PackKind, Standing]:
    """For each kind the newest that is ready and the newest of all: one query."""
    newest = (
        select(func.max(Pack.id))
        .where(Pack.meeting_id == meeting_id)
        .group_by(Pack.kind, Pack.state == PackState.READY)
    )
    rows = db.session.execute(
        select(*_COLUMNS)
        .outerjoin(StoredFile, Pack.file_id == StoredFile.id)
        .where(Pack.id.in_(newest))
        .order_by(Pack.id)
    )
    found: dict[PackKind, Standing] = {}
    for each in rows:
        row = _row(each)
        before = found.get(row.kind, Standing(row.kind))
        ready = row if row.state is PackState.READY else before.ready
        found[row.kind] = Standing(row.kind, ready, row)
    return found


def ready_file(meeting_id: int, kind: PackKind) -> StoredFile | None:
    """The file of the newest pack of a kind that is ready, as long as its readers may read it."""
    row = db.session.execute(
        select(StoredFile, Pack.told)
        .join(Pack, Pack.file_id == StoredFile.id)
        .where(Pack.meeting_id == meeting_id, Pack.kind == kind, Pack.state == PackState.READY)
        .order_by(Pack.id.desc())
        .limit(1)
    ).first()
    if row is None:
        return None
    parts = json.loads(row.told or "{}").get("parts", {})
    return None if tells_too_much(parts, kind) else row.StoredFile


def tells_too_much(parts: Mapping[str, str], kind: PackKind) -> bool:
    """Whether a pack holds in full what its readers may not read any more."""
    eyes = READ_BY[kind]
    items, papers = rules.open_ids(parts, "item"), rules.open_ids(parts, "paper")
    labels = set(
        db.session.scalars(select(AgendaItem.visibility).where(AgendaItem.id.in_(items)).distinct())
    )
    rows = db.session.execute(
        select(AgendaItem.visibility, Paper.visibility)
        .join(AgendaItem, Paper.item_id == AgendaItem.id)
        .where(Paper.id.in_(papers))
        .distinct()
    )
    labels.update(label for row in rows for label in row)
    reader = READERS[kind]
    actions = select(Action.id).where(
        Action.id.in_(rules.open_ids(parts, "action")), not_(actions_seen_by(reader))
    )
    bodies = select(Body.id).where(
        Body.id.in_(rules.open_ids(parts, "body")),
        not_(bodies_seen_by(reader, today=clock.today())),
    )
    return (
        not all(eyes.may_see(label) for label in labels)
        or not _all_stand(rules.comment_ids(parts))
        or db.session.scalar(actions.limit(1)) is not None
        or db.session.scalar(bodies.limit(1)) is not None
    )


def _all_stand(comment_ids: Sequence[int]) -> bool:
    """Whether nobody took back, removed or hid any of the comments that a pack holds."""
    standing = select(func.count(Comment.id)).where(Comment.id.in_(comment_ids), stands())
    return not comment_ids or db.session.scalar(standing) == len(comment_ids)


def agenda_is_out(meeting_id: int) -> bool:
    """Whether others than its keepers are told of a meeting’s agenda."""
    out_at = select(Meeting.agenda_out_at).where(Meeting.id == meeting_id)
    return db.session.scalar(out_at) is not None


def _row(row: Any) -> PackRow:
    values = dict(row._mapping)
    values["told"] = json.loads(values["told"] or "{}")
    values["size"] = values["size"] or 0
    return PackRow(**values)
