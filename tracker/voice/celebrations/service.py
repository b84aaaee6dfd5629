"""Deeds on good news: propose, change, publish, remove. Its words are not written in the audit."""

from dataclasses import dataclass
from datetime import date

from tracker.audit import service as audit
from tracker.audit.enums import Deed
from tracker.core import clock
from tracker.core.database import db
from tracker.core.errors import ChangedMeanwhile, DomainError, NotAllowed
from tracker.people.identity import SignedIn
from tracker.people.unnamed import unnamed
from tracker.voice.celebrations import queries, rules
from tracker.voice.celebrations.models import Celebration


@dataclass(frozen=True, slots=True)
class Told:
    """What somebody tells: under which pledge, in which month."""

    pledge_id: int
    text: str
    month: date


def propose(told: Told, *, by: SignedIn) -> Celebration:
    """Propose good news; nobody else reads it until it is published."""
    celebration = Celebration(
        pledge_id=told.pledge_id,
        text=told.text,
        month=rules.first_of(told.month),
        proposed_at=clock.now(),
        proposed_by_id=by.id,
        document="",
        place="",
        demonstration=False,
    )
    db.session.add(celebration)
    db.session.flush()  # the audit needs its id
    _record(Deed.CELEBRATION_ADDED, celebration, by)
    return celebration


def change(celebration: Celebration, told: Told, *, by: SignedIn, version: int) -> None:
    """Put its words, its month or its pledge right."""
    _expect(celebration, version)
    celebration.pledge_id = told.pledge_id
    celebration.text = told.text
    celebration.month = rules.first_of(told.month)
    _record(Deed.CELEBRATION_CHANGED, celebration, by)


def publish(celebration: Celebration, *, by: SignedIn, version: int) -> None:
    """Let everybody who signs in read it."""
    if not queries.may_publish(by):
        raise NotAllowed("The participation lead or the board secretary publishes good news.")
    if celebration.published_at is not None:
        raise DomainError("This is published already.")
    _expect(celebration, version)
    celebration.published_at = clock.now()
    celebration.published_by_id = by.id
    _record(Deed.CELEBRATION_PUBLISHED, celebration, by)


def remove(celebration: Celebration, *, by: SignedIn) -> None:
    """Take it away for good, be it published or not."""
    _record(Deed.CELEBRATION_REMOVED, celebration, by)
    db.session.delete(celebration)


def _expect(celebration: Celebration, version: int) -> None:
    if celebration.version != version:
        raise ChangedMeanwhile


def _record(deed: Deed, celebration: Celebration, by: SignedIn) -> None:
    audit.record(
        deed,
        subject_type="celebration",
        subject_id=celebration.id,
        by=by,
        after={"pledge_id": celebration.pledge_id, "month": celebration.month},
        as_name=unnamed(by.id),
    )
