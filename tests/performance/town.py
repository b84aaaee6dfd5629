"""A large council: the demonstration with ten thousand more actions of fifty leads or more."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from sqlalchemy import insert, select, update

from tracker.access.roles import Role
from tracker.actions.enums import Judgement, Precision
from tracker.actions.models import Action, ActionPledge, ActionUpdate
from tracker.actions.refs import ref_order
from tracker.core import clock
from tracker.core.database import db
from tracker.core.transaction import unit_of_work
from tracker.core.visibility import Visibility
from tracker.people.enums import PostKind
from tracker.people.models import Post, PostHolding, RoleHeld, User
from tracker.plan.models import Plan, Pledge
from tracker.workstreams.models import Workstream

LEADS = 50
NOTHING = {"document": "", "place": "", "demonstration": True}


def grow(number: int, *, all_overdue: bool, people: int = LEADS) -> None:
    """Add leads and actions to a seeded database; overdue since yesterday, or of every state."""
    with unit_of_work():
        posts = _leads(people)
        plan = db.session.scalars(select(Plan).where(Plan.slug == "strategy-2022-26")).one()
        pledges = list(db.session.scalars(select(Pledge.id).where(Pledge.plan_id == plan.id)))
        streams = list(db.session.scalars(select(Workstream.id)))
        if all_overdue:
            _retire_the_others()
        rows = list(_actions(number, plan.id, posts, streams, all_overdue=all_overdue))
        db.session.execute(insert(Action), rows)
        ids = list(
            db.session.scalars(select(Action.id).where(Action.ref.like("X%")).order_by(Action.id))
        )
        links = [
            {"action_id": each, "pledge_id": pledges[at % len(pledges)]}
            for at, each in enumerate(ids)
        ]
        db.session.execute(insert(ActionPledge), links)
        if not all_overdue:
            _say(ids)


def _leads(people: int) -> list[int]:
    now, today = clock.now(), clock.today()
    for at in range(people):
        post = Post(
            slug=f"lead-{at}", name=f"Lead {at}", kind=PostKind.POST, is_vacant=False, **NOTHING
        )
        user = User(
            email=f"lead.{at}@example.org",
            name=f"Lead {at}",
            known_as=f"Lead {at}",
            is_active=True,
            is_cleared=False,
            epoch=0,
            demonstration=True,
            created_at=now,
        )
        db.session.add_all([post, user])
        db.session.flush()
        db.session.add_all(
            [
                PostHolding(post_id=post.id, user_id=user.id, started_on=today),
                RoleHeld(user_id=user.id, role=Role.ACTION_LEAD, given_at=now),
            ]
        )
    db.session.flush()
    return list(db.session.scalars(select(Post.id).where(Post.slug.like("lead-%"))))


def _actions(
    number: int, plan_id: int, posts: list[int], streams: list[int], *, all_overdue: bool
) -> Iterator[dict[str, Any]]:
    today = clock.today()
    for at in range(number):
        due = today - timedelta(days=1) if all_overdue else _due(at, today)
        yield NOTHING | {
            "plan_id": plan_id,
            "workstream_id": streams[at % len(streams)],
            "ref": f"X{at + 1}",
            "ref_order": ref_order(f"X{at + 1}"),
            "text": f"Make promise {at + 1} come true for every young person who needs it",
            "plain_summary": "What we will do, in plain words.",
            "success_measure": "Young people say that it happened",
            "lead": f"Lead {at % len(posts)}",
            "accountable_post_id": posts[at % len(posts)],
            "visibility": Visibility.BOARD,
            "original_due_on": due,
            "original_due_precision": Precision.DAY,
            "due_on": due,
            "due_precision": Precision.DAY,
            "due_text": "",
            "review_is_assumed": False,
            "origin": "",
            "to_check": "",
            "made_up": "",
            "added_on": date(2025, 2, 5),
            "version": 1,
            "moves": 0,
        }


def _due(at: int, today: date) -> date:
    """A tenth overdue, a tenth soon, the rest later."""
    if at % 10 == 0:
        return today - timedelta(days=1 + at % 90)
    return today + timedelta(days=at % 20 if at % 10 == 1 else 40 + at % 300)


def _say(ids: list[int]) -> None:
    """Half of the actions had a word in this cycle: most on track, some not."""
    judged = [Judgement.ON_TRACK] * 6 + [Judgement.SOME_ISSUES] * 3 + [Judgement.NOT_ON_TRACK]
    today = clock.today()
    updates = [
        NOTHING
        | {
            "action_id": each,
            "counts_on": today - timedelta(days=at % 20),
            "at": clock.now(),
            "by_name": "Lead",
            "judgement": judged[at % 10],
            "is_no_change": False,
            "progress": "It goes on",
            "why": "Somebody is missing",
            "road_to_green": "Find somebody",
            "ask": "",
            "made_up": "",
        }
        for at, each in enumerate(ids)
        if at % 2
    ]
    db.session.execute(insert(ActionUpdate), updates)
    said = update(Action).where(
        Action.id.in_(select(ActionUpdate.action_id)), Action.ref.like("X%")
    )
    db.session.execute(
        said.values(
            last_update_id=_said(ActionUpdate.id),
            judged_update_id=_said(ActionUpdate.id),
            judgement=_said(ActionUpdate.judgement),
            judged_on=_said(ActionUpdate.counts_on),
            said_on=_said(ActionUpdate.counts_on),
        ).execution_options(synchronize_session=False)
    )


def _said(column: Any) -> Any:
    """A column of an action's one update."""
    return (
        select(column)
        .where(ActionUpdate.action_id == Action.id)
        .correlate(Action)
        .scalar_subquery()
    )


def _retire_the_others() -> None:
    """Only the ten thousand are due, so that the letters are theirs."""
    db.session.execute(
        update(Action)
        .where(Action.outcome.is_(None))
        .values(due_on=None, due_precision=Precision.NONE, original_due_on=None)
        .execution_options(synchronize_session=False)
    )
