"""Deeds on packs: asking for one, saying how far it is, and how it ended."""

import json
from collections.abc import Mapping
from pathlib import Path

from sqlalchemy import select, update

from tracker.audit import service as audit
from tracker.audit.enums import Deed
from tracker.core import clock
from tracker.core.database import db
from tracker.core.person import Person
from tracker.core.visibility import Visibility
from tracker.meetings.models import Meeting
from tracker.meetings.pack import keeping, rules
from tracker.meetings.pack.contents import Contents
from tracker.meetings.pack.enums import PackKind, PackState
from tracker.meetings.pack.models import Pack

STOPPED = "The tracker was stopped while it made this pack."
_UNDER_WAY = (PackState.WAITING, PackState.MAKING)
_AUDIT = {
    PackKind.FULL: Visibility.RESTRICTED,
    PackKind.BOARD: Visibility.BOARD,
    PackKind.PUBLIC: Visibility.PUBLIC,
}


def ask(contents: Contents, *, by: Person) -> Pack | None:
    """Ask for a pack; None where one of this kind is being made already.

    One that fell silent is taken over: it counts as failed.
    """
    meeting = contents.meeting
    db.session.scalars(select(Meeting.id).where(Meeting.id == meeting.id).with_for_update()).one()
    for old in _under_way(meeting.id, contents.kind):
        if not rules.is_dead(old.state, old.beat_at, clock.instant()):
            return None
        old.state, old.told, old.ended_at = PackState.FAILED, told(STOPPED), clock.now()
    pack = Pack(
        meeting_id=meeting.id,
        kind=contents.kind,
        state=PackState.WAITING,
        done=0,
        total=0,
        pages=None,
        fingerprint=contents.fingerprint,
        file_id=None,
        told=told(parts=contents.parts),
        asked_at=clock.now(),
        asked_by_id=by.id,
        beat_at=clock.instant(),
        ended_at=None,
    )
    db.session.add(pack)
    db.session.flush()
    return pack


def beat(pack_id: int, state: PackState, done: int, total: int) -> None:
    """Say that a pack is still being made, and how far it is; needs a unit of work."""
    db.session.execute(
        update(Pack)
        .where(Pack.id == pack_id, Pack.state.in_(_UNDER_WAY))
        .values(state=state, done=done, total=total, beat_at=clock.instant())
    )


def finish(
    pack_id: int, made: Path, pages: int, out: Mapping[str, str], *, name: str, by: Person
) -> list[str]:
    """Keep a pack that is ready, and give the files of older ones, which go after the commit."""
    pack = _claimed(pack_id)
    if pack is None:  # taken over meanwhile
        return []
    pack.pages = pages
    stored = keeping.keep(made, pack, name)
    pack.file_id, pack.state, pack.ended_at = stored.id, PackState.READY, clock.now()
    pack.told = told(parts=json.loads(pack.told).get("parts", {}), out=out)
    audit.record(
        Deed.PACK_MADE,
        subject_type="meeting",
        subject_id=pack.meeting_id,
        by=by,
        after={"pack": pack.kind.label, "pages": pages},
        visibility=_AUDIT[pack.kind],
    )
    db.session.flush()
    return keeping.prune(pack)


def fail(pack_id: int, why: str) -> None:
    """Say in a sentence why there is no pack; needs a unit of work."""
    pack = _claimed(pack_id)
    if pack is not None:
        pack.state, pack.told, pack.ended_at = PackState.FAILED, told(why), clock.now()


def told(
    why: str = "", *, parts: Mapping[str, str] | None = None, out: Mapping[str, str] | None = None
) -> str:
    """What is kept of a making: why it failed, marks of its parts, and what could not go in.

    Only ids and marks: no title, so that nothing private stands in it.
    """
    return json.dumps({"why": why, "parts": dict(parts or {}), "out": dict(out or {})})


def _claimed(pack_id: int) -> Pack | None:
    return db.session.scalar(
        select(Pack).where(Pack.id == pack_id, Pack.state.in_(_UNDER_WAY)).with_for_update()
    )


def _under_way(meeting_id: int, kind: PackKind) -> list[Pack]:
    return list(
        db.session.scalars(
            select(Pack).where(
                Pack.meeting_id == meeting_id, Pack.kind == kind, Pack.state.in_(_UNDER_WAY)
            )
        )
    )
