"""Deeds on evidence: show a link or a file, take it off again."""

from tracker.actions.links import link_refused
from tracker.actions.models import Action, Evidence
from tracker.actions.service import record
from tracker.audit.enums import Deed
from tracker.core import clock
from tracker.core.database import db
from tracker.core.errors import NotAccepted
from tracker.core.person import Person
from tracker.files.models import StoredFile


def add_evidence(
    action: Action, *, label: str, url: str = "", file: StoredFile | None = None, by: Person
) -> Evidence:
    """Attach a link or a file that shows what was done."""
    if file is None and (refused := link_refused(url)):
        raise NotAccepted({"url": refused})
    evidence = Evidence(
        action_id=action.id,
        label=label,
        url="" if file else url,
        file_id=file.id if file else None,
        added_on=clock.today(),
        added_by_id=by.id,
        added_by_name=by.name,
        document="",
        place="",
        demonstration=False,
    )
    db.session.add(evidence)
    record(Deed.EVIDENCE_ADDED, action, by=by, after=_told(label, url, file))
    return evidence


def remove_evidence(action: Action, evidence: Evidence, *, by: Person) -> None:
    """Take evidence off the page. The history keeps a link; a file is deleted, and only named."""
    evidence.removed_on = clock.today()
    file = db.session.get(StoredFile, evidence.file_id) if evidence.file_id else None
    if file is not None:
        file.gone_at = clock.now()
    told = _told(evidence.label, evidence.url, file)
    record(Deed.EVIDENCE_REMOVED, action, by=by, before=told)


def _told(label: str, url: str, file: StoredFile | None) -> dict[str, object]:
    return {"label": label, **({"file": file.kind.label} if file else {"url": url})}
