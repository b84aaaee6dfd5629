"""Taking an import back within a day, where nothing was built on it."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import islice
from typing import Any

from sqlalchemy import Table, delete, select
from sqlalchemy.orm import selectinload

from tracker.actions.enums import Precision
from tracker.actions.models import (
    Action,
    ActionHelper,
    ActionPledge,
    ActionUpdate,
    Closure,
    DueMove,
)
from tracker.actions.renumbering import set_refs
from tracker.actions.service import record, restate
from tracker.audit.enums import Deed
from tracker.core import clock
from tracker.core.database import Base, db
from tracker.core.errors import DomainError
from tracker.core.person import Person
from tracker.core.visibility import Visibility
from tracker.importing.kept import OWN
from tracker.importing.making import Made
from tracker.importing.models import PlanImport
from tracker.plan.models import Commitment, Plan, Pledge

WITHIN = timedelta(days=1)
AT_A_TIME = 500
STORY = (ActionUpdate, DueMove, Closure, ActionPledge, ActionHelper)
OWNED = frozenset(model.__tablename__ for model in STORY)
IN_ORDER = ("commitment", "pledge", "plan", "post")
TOLD = ("ref", "text", "lead")
BUILT_ON = "Since this import {}. So it stays. Change what is wrong in the plan itself."


def undo_refused(imported: PlanImport) -> str | None:
    """Why an import cannot be taken back by the clock; nothing if it can."""
    if imported.imported_at is None:
        return "Nothing was imported from this file, so there is nothing to undo."
    if clock.now() - imported.imported_at > WITHIN:
        return "An import can be undone for a day. After that, change the plan by hand."
    return None


def undo(made: Made, *, by: Person) -> None:
    """Remove what an import made and give back what it changed.

    Raises DomainError where something was built on it: an action changed since, a comment, a link,
    another action under its pledges.
    """
    _expect_untouched(made)
    _record_removed(made, by=by)
    _remove_actions(made)
    _give_back(made, by=by)
    _remove_rest(made, but_posts=_posts_in_use(made))


def _expect_untouched(made: Made) -> None:
    ids = [int(each) for each in made.versions]
    for some in _some(ids):
        now = db.session.execute(select(Action.id, Action.version).where(Action.id.in_(some)))
        found = {row.id: row.version for row in now}
        for action_id in some:
            if found.get(action_id) != made.versions[str(action_id)]:
                raise DomainError(BUILT_ON.format("an action was changed"))
    _expect_not_reworded(made)
    for table, column, what in _pointing_at(made):
        for some in _some(made.rows[what]):
            rows = db.session.execute(select(_owner(table)).where(column.in_(some)))
            if any(row[0] not in _made_of(table, made) for row in rows):
                raise DomainError(BUILT_ON.format(_WORDS.get(table.name, "something points at it")))


def _expect_not_reworded(made: Made) -> None:
    for model, name, most, words in _REWORDED:
        told: Any = model
        for some in _some(made.rows.get(name, [])):
            if db.session.scalar(select(told.id).where(told.id.in_(some), told.version > most)):
                raise DomainError(BUILT_ON.format(words))


def _owner(table: Table) -> Any:
    """The column that says whose a row is: an action's, where it is a part of its story."""
    return table.c.action_id if table.name in OWNED else next(iter(table.primary_key))


def _made_of(table: Table, made: Made) -> frozenset[int]:
    return frozenset(made.rows.get("action" if table.name in OWNED else table.name, ()))


# An import adds each, and adopts the plan: a later version is somebody's work.
_REWORDED = (
    (Plan, "plan", 2, "its plan was changed"),
    (Pledge, "pledge", 1, "a pledge was reworded"),
    (Commitment, "commitment", 1, "a commitment was reworded"),
)
_WORDS = {
    "action": "an action was added to its plan or pledges",
    "action_pledge": "an action was put under its pledges",
    "comment": "somebody commented on an action",
    "frozen_action": "its actions went into a board's papers",
    "evidence": "somebody showed evidence for an action",
    "pledge": "a pledge was added to its plan",
    "commitment": "a pledge was explained further",
    "pledge_workstream": "a workstream was given one of its pledges",
}


def _pointing_at(made: Made) -> Iterator[tuple[Table, Any, str]]:
    """Every column that points at a table of which rows were made, but for an action's own story
    and for posts, which stay where they are used."""
    for table in Base.metadata.sorted_tables:
        for key in table.foreign_keys:
            what = key.column.table.name
            is_own = what == "action" and table.name in OWNED
            if what in made.rows and what != "post" and not is_own and table.name != "plan_import":
                yield table, key.parent, what


def _give_back(made: Made, *, by: Person) -> None:
    whole = (selectinload(Action.helpers), selectinload(Action.pledge_links))
    changed: list[Action] = []
    for some in _some([int(each) for each in made.before]):
        changed += db.session.scalars(select(Action).where(Action.id.in_(some)).options(*whole))
    told = {each.id: {name: str(getattr(each, name) or "") for name in TOLD} for each in changed}
    refs = [(each, str(made.before[str(each.id)]["ref"])) for each in changed]
    set_refs([(each, ref) for each, ref in refs if each.ref != ref])
    for action in changed:
        before, was_said = made.before[str(action.id)], told[action.id]
        _take_back_story(action, before)
        for name in OWN:
            setattr(action, name, _typed(name, before[name]))
        _give_back_links(action, before)
        restate(action)
        now = {name: str(getattr(action, name) or "") for name in TOLD}
        record(Deed.ACTION_CHANGED, action, by=by, before=was_said, after=now, note="Import undone")
    db.session.flush()


def _give_back_links(action: Action, before: dict[str, Any]) -> None:
    helpers = {each.post_id: each for each in action.helpers}
    action.helpers[:] = [
        helpers.get(post_id) or ActionHelper(post_id=post_id) for post_id in before["helpers"]
    ]
    links = {(each.pledge_id, each.commitment_id): each for each in action.pledge_links}
    action.pledge_links[:] = [
        links.get((pledge, commitment)) or ActionPledge(pledge_id=pledge, commitment_id=commitment)
        for pledge, commitment in before["pledges"]
    ]


def _take_back_story(action: Action, before: dict[str, Any]) -> None:
    """Remove what the import said of an action; nobody else said anything since."""
    for model, name in ((ActionUpdate, "updates"), (DueMove, "moves"), (Closure, "closures")):
        column: Any = model
        db.session.execute(
            delete(model).where(column.action_id == action.id, column.id.not_in(before[name]))
        )
    for closure_id in before["closed_by"]:
        closure = db.session.get(Closure, closure_id)
        if closure is not None:
            closure.reopened_on = None
    db.session.flush()


def _typed(name: str, value: Any) -> Any:
    if value is None:
        return None
    if name in ("starts_on", "original_due_on", "review_on"):
        return date.fromisoformat(value)
    if name == "original_due_precision":
        return Precision(value)
    return Visibility(value) if name == "visibility" else value


def _posts_in_use(made: Made) -> set[int]:
    """Posts of the import that somebody holds or another action names: they stay."""
    posts = made.rows.get("post", [])
    used: set[int] = set()
    for table in Base.metadata.sorted_tables:
        for key in table.foreign_keys:
            if key.column.table.name != "post" or not posts:
                continue
            found = select(key.parent, _owner(table)).where(key.parent.in_(posts))
            own = _made_of(table, made)
            used |= {post for post, row in db.session.execute(found) if row not in own}
    return used


def _record_removed(made: Made, *, by: Person) -> None:
    for some in _some(made.rows.get("action", [])):
        for action in db.session.scalars(select(Action).where(Action.id.in_(some))):
            said = {"ref": action.ref, "text": action.text}
            record(Deed.ACTION_REMOVED, action, by=by, before=said, note="Import undone")
    db.session.flush()


def _remove_actions(made: Made) -> None:
    """Before anything is given back: what was made may have taken an earlier ref."""
    for some in _some(made.rows.get("action", [])):
        for model in STORY:
            column: Any = model
            db.session.execute(delete(model).where(column.action_id.in_(some)))
        db.session.execute(delete(Action).where(Action.id.in_(some)))


def _remove_rest(made: Made, *, but_posts: set[int]) -> None:
    for name in IN_ORDER:
        table = Base.metadata.tables[name]
        ids = [each for each in made.rows.get(name, ()) if name != "post" or each not in but_posts]
        for some in _some(ids):
            db.session.execute(delete(table).where(table.c.id.in_(some)))
    db.session.expire_all()


def _some(ids: Sequence[int]) -> Iterator[list[int]]:
    """The ids in parts that one statement can take."""
    rest = iter(ids)
    while part := list(islice(rest, AT_A_TIME)):
        yield part
