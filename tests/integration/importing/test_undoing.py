"""An import is taken back within a day, unless somebody built on it."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import joinedload, selectinload

from tests.factories import readings
from tests.factories.actions import ActionFactory, EvidenceFactory
from tests.factories.voice import CommentFactory
from tests.integration.importing.test_making import NEW, actions
from tracker.actions.models import Action, ActionPledge, ActionUpdate, Closure, DueMove
from tracker.audit import queries as audit
from tracker.audit.models import AuditEntry
from tracker.core import clock
from tracker.core.database import Base
from tracker.core.errors import DomainError
from tracker.importing import service
from tracker.importing.enums import ImportState
from tracker.importing.models import PlanImport
from tracker.importing.target import Target
from tracker.people.models import Post
from tracker.plan.models import Plan

LATER = Target(slug="our-plan", dated=date(2025, 9, 4))


def whole(session):
    """How many rows there are of everything that an import could make."""
    names = ("action", "action_update", "closure", "due_move", "action_pledge", "action_helper",
             "plan", "pledge", "commitment", "post")  # fmt: skip
    tables = [Base.metadata.tables[name] for name in names]
    return {t.name: session.scalar(select(func.count()).select_from(t)) for t in tables}


def test_a_new_plan_is_gone_with_all_that_came_with_it(bring, rows, housing, secretary, session):
    before = whole(session)
    found = bring(readings.reading(*rows), target=NEW, leads={"Participation Team": "new"})
    service.import_plan(found, by=secretary)
    assert whole(session) != before
    service.undo(found, by=secretary)
    session.flush()
    assert whole(session) == before
    assert (found.state, found.plan_id) == (ImportState.UNDONE, None)


def test_it_can_be_imported_again(bring, rows, secretary, session):
    found = bring(readings.reading(*rows), target=NEW)
    service.import_plan(found, by=secretary)
    service.undo(found, by=secretary)
    made = service.import_plan(found, by=secretary)
    assert made.added == 3


def test_changed_actions_are_as_they_were(bring, rows, housing, secretary, session):
    service.import_plan(bring(readings.reading(*rows), target=NEW), by=secretary)
    session.expire_all()
    keep = ("version",)
    before = {
        ref: {c.key: getattr(a, c.key) for c in Action.__table__.columns if c.key not in keep}
        for ref, a in actions(session).items()
    }
    first, second, third = rows
    later = readings.reading(
        replace(first, action="Review all housing options", due=readings.MARCH, rag="Red",
                lead="Director", section="Health", path=("Health",)),
        replace(second, due=readings.MARCH),
        replace(third, rag="Green"),
        readings.row("A new one", ref="2d"),
    )  # fmt: skip
    found = bring(later, target=LATER)
    service.import_plan(found, by=secretary)
    service.undo(found, by=secretary)
    session.flush()
    session.expire_all()
    after = {
        ref: {c.key: getattr(a, c.key) for c in Action.__table__.columns if c.key not in keep}
        for ref, a in actions(session).items()
    }
    assert after == before
    assert session.scalar(select(func.count(DueMove.id))) == 0
    assert session.scalars(select(Closure)).one().reopened_on is None


@pytest.mark.parametrize(
    "build",
    [
        lambda action: setattr(action, "plain_summary", "Somebody said it plainly"),
        lambda action: CommentFactory(action=action),
        lambda action: EvidenceFactory(action=action),
        lambda action: ActionFactory(plan=action.plan),
        lambda action: setattr(action.pledge_links[0].pledge, "plain", "Somebody said it plainly"),
    ],
    ids=["changed", "commented", "shown", "another action", "a pledge reworded"],
)
def test_what_somebody_built_on_stays(bring, rows, secretary, session, build):
    found = bring(readings.reading(*rows), target=NEW)
    service.import_plan(found, by=secretary)
    links = selectinload(Action.pledge_links).joinedload(ActionPledge.pledge)
    first = select(Action).options(joinedload(Action.plan), links).order_by(Action.id)
    build(session.scalars(first).first())
    session.flush()
    nested = session.begin_nested()
    with pytest.raises(DomainError, match="Since this import"):
        service.undo(found, by=secretary)
    nested.rollback()
    assert len(actions(session)) >= 3


def test_a_post_that_others_use_stays(bring, rows, secretary, session):
    found = bring(readings.reading(*rows), target=NEW, leads={"Participation Team": "new"})
    service.import_plan(found, by=secretary)
    post = session.scalars(select(Post).where(Post.name == "Participation Team")).one()
    ActionFactory(accountable_post=post)
    session.flush()
    service.undo(found, by=secretary)
    session.flush()
    assert session.scalar(select(func.count(Post.id)).where(Post.name == "Participation Team")) == 1


def test_after_a_day_it_stays(bring, rows, secretary, session):
    found = bring(readings.reading(*rows), target=NEW)
    service.import_plan(found, by=secretary)
    clock.hold(clock.today() + timedelta(days=2))
    with pytest.raises(DomainError, match="undone for a day"):
        service.undo(found, by=secretary)


def test_the_next_action_with_the_same_id_has_a_history_of_its_own(bring, rows, secretary, session):
    found = bring(readings.reading(rows[0]), target=NEW)
    service.import_plan(found, by=secretary)
    (action,) = actions(session).values()
    taken = action.id
    service.undo(found, by=secretary)
    session.flush()
    ActionFactory(id=taken)
    session.flush()
    assert session.scalar(select(func.count(AuditEntry.id)).where(AuditEntry.subject_id == taken))
    assert audit.history_of("action", taken, secretary) == []


def test_a_file_that_was_not_imported_is_thrown_away(bring, rows, session):
    found = bring(readings.reading(*rows), target=NEW)
    service.throw_away(found)
    session.flush()
    assert session.scalars(select(PlanImport)).all() == []


def test_files_are_forgotten_after_a_week_and_what_they_became_is_not(
    bring, rows, secretary, session
):
    found = bring(readings.reading(*rows), target=NEW)
    service.import_plan(found, by=secretary)
    session.flush()
    clock.hold(clock.today() + timedelta(days=8))
    assert service.forget_old_files() == 1
    session.expire_all()
    assert session.scalars(select(PlanImport.content)).all() == [None]
    assert session.scalar(select(func.count(ActionUpdate.id))) == 1
    assert session.scalars(select(Plan)).one().name == "Our plan"
