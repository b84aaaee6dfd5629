"""Reads of evidence: a file of an action that somebody may see."""

from tracker.actions.models import Evidence
from tracker.actions.queries import get_action, get_part
from tracker.core.database import db
from tracker.core.errors import NotFound
from tracker.files.models import StoredFile
from tracker.people.identity import SignedIn


def file_of(action_id: int, evidence_id: int, viewer: SignedIn) -> StoredFile:
    """A file under its action’s own label; NotFound, in the one shape, for everything else."""
    evidence = get_part(Evidence, evidence_id, get_action(action_id, viewer=viewer))
    if evidence.removed_on is not None or evidence.file_id is None:
        raise NotFound
    return db.session.get_one(StoredFile, evidence.file_id)
