"""Making an import the plan: every row in one transaction, with a list of all that it made."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import selectinload

from tracker.actions import bringing
from tracker.actions.brought import Brought, Source
from tracker.actions.closing import reopen
from tracker.actions.details import ActionDetails, details_of
from tracker.actions.models import Action, Closure
from tracker.actions.renumbering import give_refs
from tracker.actions.rules import default_review_on
from tracker.actions.service import change_action
from tracker.core import clock
from tracker.core.database import db
from tracker.core.errors import DomainError, NotAccepted
from tracker.core.person import Person
from tracker.importing import facts
from tracker.importing.comparing import Difference
from tracker.importing.enums import Fate
from tracker.importing.headings import Headings, shortened
from tracker.importing.kept import kept, snapshot
from tracker.importing.leads import Posts, carriers
from tracker.importing.preview import Preview, PreviewRow
from tracker.importing.reading import PlanRow
from tracker.importing.target import Target
from tracker.meetings.queries import cycle_began
from tracker.people import posts as post_deeds
from tracker.people.enums import PostKind
from tracker.plan import service as plan_deeds
from tracker.plan.models import Plan, Pledge
from tracker.plan.service import PlanDetails, PledgeDetails


@dataclass(slots=True)
class Made:
    """What an import made and changed, so that it can be undone: ids by table, the versions of the
    actions that it left behind, and the earlier values of those that it changed."""

    rows: dict[str, list[int]] = field(default_factory=dict)
    versions: dict[str, int] = field(default_factory=dict)
    before: dict[str, dict[str, Any]] = field(default_factory=dict)
    added: int = 0
    changed: int = 0
    same: int = 0

    def note(self, table: str, row_id: int) -> None:
        """Remember a row that was made."""
        self.rows.setdefault(table, []).append(row_id)


def make_plan(target: Target, *, by: Person | None) -> Plan:
    """The plan that the target names, made where it is new."""
    if target.slug and not target.name:
        # Nobody else gives a ref in it until this is done.
        plan = db.session.scalar(select(Plan).where(Plan.slug == target.slug).with_for_update())
        if plan is None:
            raise DomainError(f"There is no plan called {target.slug} any more. Choose another.")
        return plan
    if target.starts_on is None or target.ends_on is None:
        raise NotAccepted({"starts_on": "Enter the plan’s first and last day"})
    details = PlanDetails(target.name, target.starts_on, target.ends_on)
    return plan_deeds.add_plan(details, by=by, slug=target.slug)


def make(
    preview: Preview,
    plan: Plan,
    target: Target,
    decided: Mapping[str, str],
    *,
    file_name: str,
    is_new: bool,
    by: Person | None,
) -> Made:
    """Write what the preview announced. Needs a unit of work; raises DomainError and then nothing
    of it stands. `is_new` where the plan was made for this."""
    return _Making(preview, plan, target, decided, file_name, is_new, by).run()


class _Making:
    def __init__(
        self,
        preview: Preview,
        plan: Plan,
        target: Target,
        decided: Mapping[str, str],
        file_name: str,
        is_new: bool,
        by: Person | None,
    ) -> None:
        self.preview, self.plan, self.target, self.by = preview, plan, target, by
        self.decided, self.file_name, self.is_new = decided, shortened(file_name), is_new
        self.today = clock.today()
        self.counts_on = min(target.dated or self.today, self.today)
        self.made = Made()
        if is_new:
            self.made.note("plan", plan.id)

    def run(self) -> Made:
        rows = self.preview.to_import
        if not rows:
            raise DomainError("Every row is left out, so there is nothing to import.")
        self._make_headings(self.preview.headings)
        read = [row.edited.row for row in rows]
        self.posts = self._make_posts([text for row in read for text in (row.lead, row.helper)])
        changed = [row for row in rows if row.fate is Fate.CHANGED]
        found = self._begin_to_change(changed)
        new = [row for row in rows if row.fate is Fate.NEW]
        actions = bringing.bring(
            [self._brought(row) for row in new],
            self.plan,
            added_on=self._added_on,
            review_on=self._review_on,
            by=self.by,
        )
        for action in actions:
            self.made.note("action", action.id)
        self._change(changed, found)
        actions += found.values()
        if self.is_new and self.target.is_adopted and self.preview.headings.promises:
            plan_deeds.adopt_plan(self.plan, by=self.by, version=self.plan.version)
        db.session.flush()
        self.made.versions = {str(action.id): action.version for action in actions}
        self.made.added, self.made.changed = len(new), len(changed)
        self.made.same = len(rows) - len(new) - len(changed)
        return self.made

    @property
    def _added_on(self) -> date:
        """Actions of a new plan count from its first day, as those of the seeds do."""
        return self.plan.starts_on if self.is_new else max(self.plan.starts_on, self.counts_on)

    @property
    def _review_on(self) -> date:
        return default_review_on(cycle_began(self.today) or self.plan.starts_on)

    def _make_headings(self, headings: Headings) -> None:
        for promise in headings.new_promises:
            details = PledgeDetails(promise.name, plain=promise.plain)
            number = promise.number
            pledge = plan_deeds.add_pledge(self.plan, details, number=number, by=self.by)
            promise.id = pledge.id
            self.made.note("pledge", pledge.id)
        pledges = {each.id: each for each in db.session.scalars(self._pledges())}
        for promise, meaning in headings.new_meanings:
            pledge = pledges[promise.id or 0]
            commitment = plan_deeds.add_commitment(pledge, meaning.text, by=self.by)
            meaning.id = commitment.id
            self.made.note("commitment", commitment.id)

    def _pledges(self) -> Any:
        whole = selectinload(Pledge.plan)
        return select(Pledge).where(Pledge.plan_id == self.plan.id).options(whole)

    def _make_posts(self, leads: Sequence[str]) -> Posts:
        """The posts that were decided on and are not there yet, added once each."""
        posts = self.preview.posts
        wanted: dict[str, None] = {}
        for text in leads:
            named = carriers(text, self.decided, posts)
            wanted |= dict.fromkeys(named.names)
        missing = [name for name in wanted if posts.id_of(name) is None]
        made = [(self._add_post(name).id, name) for name in missing]
        return Posts([*posts.names.items(), *made])

    def _add_post(self, name: str) -> Any:
        post = post_deeds.add_post(shortened(kept(name)), PostKind.POST, by=self.by)
        self.made.note("post", post.id)
        return post

    def _brought(self, row: PreviewRow) -> Brought:
        source = row.edited.row
        doubts = list(source.queries)
        details = ActionDetails(
            plan_id=self.plan.id,
            text=kept(source.action),
            workstream_id=self.target.workstream_id,
            ref=facts.ref(source, doubts),
            success_measure=kept(source.success_measure),
            lead=facts.line(kept(source.lead), "The lead", doubts),
            pledges=facts.links(self.preview.headings.place(source.path)),
            visibility=self.target.visibility,
            **self._carried_by(source),
        )
        if source.helper and not carriers(source.helper, self.decided, self.posts).names:
            doubts.append(f"The file names a second lead or helper: {kept(source.helper)}")
        due = facts.due(source.due, doubts)
        return Brought(
            details,
            due,
            first=facts.first_due(source, doubts),
            source=self._source(source),
            to_check=kept("\n".join(doubts)),
            said=facts.said(source),
        )

    def _carried_by(self, row: PlanRow) -> dict[str, Any]:
        lead = carriers(row.lead, self.decided, self.posts)
        accountable = self.posts.id_of(lead.accountable) if lead.accountable else None
        named = (*lead.helpers, *carriers(row.helper, self.decided, self.posts).names)
        helpers = {self.posts.id_of(name) for name in named} - {None, accountable}
        return {
            "accountable_post_id": accountable,
            "helper_post_ids": tuple(sorted(each for each in helpers if each is not None)),
        }

    def _source(self, row: PlanRow) -> Source:
        return Source(self.file_name, shortened(row.where.words), self.counts_on)

    def _begin_to_change(self, rows: Sequence[PreviewRow]) -> dict[int, Action]:
        """Remember actions as they are, and give them their new refs before anything takes one."""
        found = {action.id: action for action in self._loaded(rows)}
        self.made.before = {str(action.id): snapshot(action) for action in found.values()}
        given = [
            (found[row.action_id or 0], each.now, self._source(row.edited.row))
            for row in rows
            for each in row.changes
            if each.field == "ref"
        ]
        give_refs(given, by=self.by)
        return found

    def _change(self, rows: Sequence[PreviewRow], found: Mapping[int, Action]) -> None:
        for row in rows:
            action = found[row.action_id or 0]
            changes = {each.field: each for each in row.changes}
            self._change_words(action, row, changes)
            self._change_story(action, row, changes)

    def _loaded(self, rows: Sequence[PreviewRow]) -> Sequence[Action]:
        whole = (selectinload(Action.helpers), selectinload(Action.pledge_links))
        wanted = [row.action_id for row in rows]
        return db.session.scalars(select(Action).where(Action.id.in_(wanted)).options(*whole)).all()

    def _change_words(
        self, action: Action, row: PreviewRow, changes: Mapping[str, Difference]
    ) -> None:
        source, now = row.edited.row, details_of(action)
        doubts: list[str] = []
        if "text" in changes:
            now = replace(now, text=kept(source.action))
        if "success_measure" in changes:
            now = replace(now, success_measure=kept(source.success_measure))
        if "lead" in changes:
            carried = self._carried_by(source)
            now = replace(now, lead=facts.line(kept(source.lead), "The lead", doubts), **carried)
        if "moved" in changes:
            now = replace(now, pledges=facts.links(self.preview.headings.place(source.path)))
        if now != details_of(action):
            change_action(action, now, by=self.by, version=action.version)
        if "due" in changes:
            facts.due(source.due, doubts)
        lines = (*action.to_check.splitlines(), *source.queries, *doubts)
        action.to_check = kept("\n".join(dict.fromkeys(lines)))
        db.session.flush()

    def _change_story(
        self, action: Action, row: PreviewRow, changes: Mapping[str, Difference]
    ) -> None:
        source = row.edited.row
        if "rag" in changes and action.outcome is not None:
            self._reopen(action)
        if "due" in changes:
            due = replace(facts.due(source.due, []), review_on=self._review_on)
            bringing.move_due(action, due, self._source(source), by=self.by)
        if changes.keys() & {"rag", "progress"}:
            said = facts.said(source)
            if said is not None:
                bringing.say_of(action, said, self._source(source), by=self.by)
        db.session.flush()

    def _reopen(self, action: Action) -> None:
        """The document says that it is not finished after all."""
        closure = db.session.scalar(
            select(Closure)
            .where(Closure.action_id == action.id, Closure.agreed_on.is_not(None))
            .order_by(Closure.id.desc())
            .limit(1)
        )
        if closure is not None:
            reopen(action, closure, by=self.by, note=f"As the document says: {self.file_name}")
