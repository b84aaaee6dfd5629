"""What an import will do: each row with its fate, before anything is written."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import selectinload

from tracker.actions.enums import Judgement, Outcome
from tracker.actions.models import Action, ActionPledge, ActionUpdate
from tracker.actions.policy import visible_to
from tracker.core.database import db
from tracker.importing import facts
from tracker.importing.comparing import Difference, Standing, differences
from tracker.importing.edits import EditedRow, edited_rows
from tracker.importing.enums import Fate
from tracker.importing.headings import Headings, Meaning, Promise
from tracker.importing.leads import Posts
from tracker.importing.matching import Known, Match, match_rows
from tracker.importing.reading import PlanReading
from tracker.importing.renumbering import given_refs
from tracker.people.identity import SignedIn
from tracker.people.models import Post
from tracker.plan.models import Plan, Pledge

REWORDED = "The ref is the same as before, but the words are not. Check that it is the same action"
RAG_OF = {
    Judgement.NOT_ON_TRACK: "Red",
    Judgement.SOME_ISSUES: "Amber",
    Judgement.ON_TRACK: "Green",
}
DONE = frozenset({Outcome.COMPLETE, Outcome.EMBEDDED})


@dataclass(frozen=True, slots=True)
class PreviewRow:
    """A row and what will become of it; `changes` is what differs from the action it is."""

    edited: EditedRow
    fate: Fate
    action_id: int | None = None
    changes: tuple[Difference, ...] = ()

    @property
    def is_doubtful(self) -> bool:
        """Whether somebody should look at it."""
        return self.edited.has_doubts


@dataclass(frozen=True, slots=True)
class Preview:
    """All that an import will do. `gone` are actions of the plan that the file does not name;
    they stay. `headings` knows which pledges and commitments will be added."""

    rows: tuple[PreviewRow, ...]
    gone: tuple[Standing, ...]
    headings: Headings
    posts: Posts

    def of(self, fate: Fate) -> list[PreviewRow]:
        """The rows with one fate; a page names it by its word."""
        return [each for each in self.rows if each.fate == fate]

    @property
    def to_import(self) -> list[PreviewRow]:
        """The rows that are not left out."""
        return [each for each in self.rows if each.fate is not Fate.LEFT_OUT]

    @property
    def doubtful(self) -> list[PreviewRow]:
        """The rows that somebody should look at."""
        return [each for each in self.rows if each.is_doubtful]


def preview(
    reading: PlanReading, edits: Mapping[str, Any], plan: Plan | None, *, viewer: SignedIn | None
) -> Preview:
    """Compare the edited rows with what a viewer may see of a plan; without one all are new."""
    edited = edited_rows(reading, edits)
    standings = standings_of(plan, viewer) if plan else []
    by_id = {each.id: each for each in standings}
    counted = [each for each in edited if each.counts]
    matches = match_rows(
        [(each.row.ref, each.row.action) for each in counted],
        [Known(each.id, each.ref, each.text) for each in standings],
    )
    matched = {counted[place].key: match for place, match in matches.items()}
    refs = _given_refs(plan, counted, matches)
    rows = []
    for each in edited:
        match = matched.get(each.key)
        if match and match.is_reworded and REWORDED not in each.settled:
            each = replace(each, row=replace(each.row, queries=(*each.row.queries, REWORDED)))
        rows.append(_fate(each, by_id[match.action_id] if match else None, refs))
    named = {match.action_id for match in matched.values()}
    headings = Headings(promises_of(plan) if plan else [])
    for row in rows:
        if row.fate is Fate.NEW:
            headings.place(row.edited.row.path)
    return Preview(
        rows=tuple(rows),
        gone=tuple(each for each in standings if each.id not in named),
        headings=headings,
        posts=posts(),
    )


def standings_of(plan: Plan, viewer: SignedIn | None) -> list[Standing]:
    """The actions of a plan that a viewer may see, as a file would print them."""
    loaded = (
        selectinload(Action.accountable_post),
        selectinload(Action.pledge_links).joinedload(ActionPledge.pledge),
        selectinload(Action.pledge_links).joinedload(ActionPledge.commitment),
    )
    actions = db.session.scalars(
        select(Action)
        .where(Action.plan_id == plan.id, visible_to(viewer))
        .options(*loaded)
        .order_by(Action.ref_order, Action.id)
    ).all()
    latest = db.session.execute(
        select(ActionUpdate.id, ActionUpdate.progress)
        .join(Action, Action.last_update_id == ActionUpdate.id)
        .where(Action.plan_id == plan.id)
    )
    said = {row.id: row.progress for row in latest}
    return [_standing(action, said.get(action.last_update_id or 0, "")) for action in actions]


def promises_of(plan: Plan) -> list[Promise]:
    """The pledges of a plan with what they mean."""
    rows = db.session.scalars(
        select(Pledge)
        .where(Pledge.plan_id == plan.id)
        .options(selectinload(Pledge.commitments))
        .order_by(Pledge.number)
    )
    return [
        Promise(
            number=pledge.number,
            name=pledge.name,
            id=pledge.id,
            meanings=[Meaning(each.text, each.id) for each in pledge.commitments],
        )
        for pledge in rows
    ]


def posts() -> Posts:
    """Every post, for matching leads."""
    rows = db.session.execute(select(Post.id, Post.name).order_by(Post.id))
    return Posts([(row.id, row.name) for row in rows])


def likely_plan(
    reading: PlanReading, plans: Sequence[Plan], *, viewer: SignedIn | None
) -> Plan | None:
    """The plan that half or more of the rows are found in, if there is one."""
    rows = [(row.ref, row.action) for row in reading.rows]
    best, most = None, max(1, len(rows) // 2)
    for plan in plans:
        actions = db.session.execute(
            select(Action.id, Action.ref, Action.text).where(
                Action.plan_id == plan.id, visible_to(viewer)
            )
        )
        found = len(match_rows(rows, [Known(*each) for each in actions]))
        if found >= most:
            best, most = plan, found + 1
    return best


def days_of(reading: PlanReading, today: date) -> tuple[date, date]:
    """The first and last day of a new plan: the years of its title, else of its dates, else this
    year. A title prints no days, so the first year's first and the last one's last are taken."""
    years = reading.years
    if years is None:
        due = sorted(row.due.on.year for row in reading.rows if row.due.on)
        years = (min(due[0], today.year), max(due[-1], today.year)) if due else None
    first, last = years or (today.year, today.year)
    return date(first, 1, 1), date(last, 12, 31)


def _given_refs(
    plan: Plan | None, counted: Sequence[EditedRow], matches: Mapping[int, Match]
) -> dict[int, str]:
    """The refs that the file can give to actions, by their id."""
    if plan is None:
        return {}
    found = db.session.execute(select(Action.id, Action.ref).where(Action.plan_id == plan.id))
    refs = {row.id: row.ref for row in found}
    printed = {
        match.action_id: facts.ref(counted[place].row, [])
        for place, match in sorted(matches.items())
    }
    return given_refs({i: ref for i, ref in printed.items() if ref and ref != refs[i]}, refs)


def _fate(edited: EditedRow, action: Standing | None, refs: Mapping[int, str]) -> PreviewRow:
    if not edited.counts:
        return PreviewRow(edited, Fate.LEFT_OUT)
    if action is None:
        return PreviewRow(edited, Fate.NEW)
    row = replace(edited.row, ref=refs.get(action.id, action.ref))
    changes = tuple(differences(row, action))
    return PreviewRow(edited, Fate.CHANGED if changes else Fate.SAME, action.id, changes)


def _standing(action: Action, progress: str) -> Standing:
    headings = [link.pledge.name for link in action.pledge_links]
    headings += [link.commitment.text for link in action.pledge_links if link.commitment]
    post = action.accountable_post
    return Standing(
        id=action.id,
        ref=action.ref,
        text=action.text,
        due_on=action.due_on,
        due_precision=action.due_precision.value,
        lead=action.lead or (post.name if post else ""),
        success_measure=action.success_measure,
        rag="Blue" if action.outcome in DONE else action.judgement and RAG_OF[action.judgement],
        progress=progress,
        headings=tuple(headings),
    )
