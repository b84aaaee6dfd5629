"""The town as rows of the product's database, made once for a run."""

from dataclasses import replace
from datetime import UTC, date, datetime, time
from typing import Any

from sqlalchemy import Engine, insert
from sqlalchemy.orm import Session

from tests import factories
from tests.chaos.letters.oracle import counted
from tests.chaos.letters.town import Town
from tests.factories.meetings import BodyFactory, MeetingFactory, MemberFactory
from tests.factories.people import PostFactory, PostHoldingFactory, UserFactory
from tests.factories.plan import PlanFactory
from tests.factories.voice import CommentFactory
from tests.factories.workstreams import SeatFactory, WorkstreamFactory
from tracker.access.roles import Role
from tracker.actions.enums import Precision
from tracker.actions.models import Action
from tracker.actions.refs import ref_order
from tracker.core.settings import DatedSetting
from tracker.core.visibility import Visibility
from tracker.reminders.ladder import DEFAULT, written
from tracker.reminders.triggers import Trigger
from tracker.workstreams.enums import SeatKind

LONG_AGO = date(2026, 1, 1)
SINCE = datetime(2026, 1, 1, 12, tzinfo=UTC)
ROLES = {
    "lead": Role.ACTION_LEAD,
    "chair": Role.WORKSTREAM_CHAIR,
    "secretary": Role.BOARD_SECRETARY,
    "member": Role.BOARD_MEMBER,
    "ambassador": Role.AMBASSADOR,
    "participation": Role.PARTICIPATION_LEAD,
}
# Triggers of which the oracle says nothing are off in this town.
OFF = (Trigger.UPDATE_ROUND, Trigger.PACK, Trigger.MINUTES, Trigger.MOVED)


def build(engine: Engine, town: Town) -> None:
    """Put the town into an empty database."""
    with Session(engine) as session, factories.bound_to(session):
        posts = _people(town)
        _actions(session, town, posts)
        session.commit()


def _people(town: Town) -> dict[str, Any]:
    """All residents with what they hold; gives the leads' posts and the workstreams."""
    count = 1 + max(each.stream or 0 for each in town.residents)
    held: dict[str, Any] = {f"stream {n}": WorkstreamFactory() for n in range(count)}
    board = BodyFactory.board()
    for each in town.residents:
        user = UserFactory(
            name=each.name, email=each.address, roles=[ROLES[each.part]], created_at=SINCE
        )
        held[each.name] = user
        if each.part == "lead":
            post = PostFactory(name=f"Post of {each.name}")
            PostHoldingFactory(post=post, user=user, started_on=LONG_AGO)
            held[f"post {each.name}"] = post
        elif each.part == "member":
            MemberFactory(body=board, user=user)
        elif each.stream is not None:
            kind = SeatKind.CHAIR if each.part == "chair" else SeatKind.AMBASSADOR
            stream = held[f"stream {each.stream}"]
            SeatFactory(workstream=stream, kind=kind, user=user, started_on=LONG_AGO)
    for day in town.boards:
        MeetingFactory(body=board, held_on=day, changed_at=SINCE)
    return held


def _actions(session: Session, town: Town, held: dict[str, Any]) -> None:
    plan = PlanFactory(starts_on=LONG_AGO, ends_on=date(2030, 12, 31))
    rows = [
        {
            "plan_id": plan.id,
            "workstream_id": held[f"stream {task.stream}"].id,
            "ref": task.ref,
            "ref_order": ref_order(task.ref),
            "text": "Keep what was promised",
            "plain_summary": "",
            "success_measure": "",
            "lead": "",
            "accountable_post_id": held[f"post {task.lead}"].id,
            "visibility": Visibility.PUBLIC,
            "original_due_on": task.due,
            "original_due_precision": Precision.DAY,
            "due_on": task.due,
            "due_precision": Precision.DAY,
            "due_text": "",
            "review_is_assumed": False,
            "origin": "",
            "to_check": "",
            "made_up": "",
            "document": "",
            "place": "",
            "demonstration": False,
            "added_on": LONG_AGO,
            "version": 1,
            "moves": 0,
        }
        for task in town.tasks
    ]
    session.execute(insert(Action), rows)
    actions = {each.ref: each for each in session.query(Action)}
    for remark in town.remarks:
        CommentFactory(
            action=actions[remark.ref],
            author=held[remark.author],
            posted_at=datetime.combine(remark.on, time(8), UTC),
            answer_due_on=counted(remark.on, 10),
        )
    for trigger in OFF:
        session.add(
            DatedSetting(
                name=f"reminders:{trigger}",
                from_on=LONG_AGO,
                value=written(replace(DEFAULT.rule(trigger), is_on=False)),
                set_by_id=held[town.residents[0].name].id,
                set_at=SINCE,
            )
        )
