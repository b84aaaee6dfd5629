"""Other refs for many actions of a plan at once, which may be each other's."""

from collections.abc import Sequence

from tracker.actions.brought import Source
from tracker.actions.models import Action
from tracker.actions.service import record
from tracker.audit.enums import Deed
from tracker.core.database import db
from tracker.core.person import Person


def give_refs(given: Sequence[tuple[Action, str, Source]], *, by: Person | None) -> None:
    """Give actions of one plan the refs that a newer version of its document has."""
    before = {action.id: action.ref for action, _, _ in given}
    set_refs([(action, ref) for action, ref, _ in given])
    for action, ref, source in given:
        record(
            Deed.ACTION_CHANGED,
            action,
            by=by,
            before={"ref": before[action.id]},
            after={"ref": ref},
            note=f"{source.document}, {source.place}",
        )


def set_refs(given: Sequence[tuple[Action, str]]) -> None:
    """Set refs of one plan: all are let go before one is taken."""
    for action, _ in given:
        action.ref = f"~{action.id}"
    db.session.flush()
    for action, ref in given:
        action.ref = ref
    db.session.flush()
