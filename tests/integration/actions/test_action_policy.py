"""Each rule of who may see and touch an action: the question and the WHERE clause agree."""

import itertools

import pytest
from sqlalchemy import select

from tests.factories.actions import ActionFactory
from tests.factories.council import World, signed_in
from tests.factories.people import UserFactory
from tests.factories.plan import PlanFactory
from tracker.access.roles import Role
from tracker.actions import policy
from tracker.actions.models import Action
from tracker.core.visibility import Visibility
from tracker.plan.enums import PlanStatus


@pytest.fixture
def world(session):
    """An action of every label, in the world's workstream, in another, in none, in a draft plan."""
    world = World()
    plan, post = world.action.plan, world.post
    draft = PlanFactory(status=PlanStatus.DRAFT)
    other = ActionFactory(plan=plan).workstream
    for label, stream in itertools.product(Visibility, (world.workstream, other, None)):
        ActionFactory(plan=plan, workstream=stream, visibility=label)
        ActionFactory(plan=plan, workstream=stream, visibility=label, accountable_post=post)
        ActionFactory(plan=draft, workstream=stream, visibility=label, accountable_post=post)
    return world


def viewers(world):
    """Every role alone and with a clearance, an invited ambassador, and the world's people."""
    for role in Role:
        for is_cleared in (False, True):
            yield signed_in(UserFactory(is_cleared=is_cleared), role)
    yield signed_in(UserFactory(), Role.AMBASSADOR, ambassador_of=[world.workstream.id])
    cleared = UserFactory(is_cleared=True)
    yield signed_in(cleared, Role.AMBASSADOR, ambassador_of=[world.workstream.id])
    yield signed_in(cleared, Role.COMMITTEE_MEMBER, Role.ADMINISTRATOR)
    yield from world.everybody


def test_the_question_and_the_clause_agree(world, session):
    every = session.scalars(select(Action)).all()
    for viewer in viewers(world):
        for clause, question in (
            (policy.visible_to, policy.may_see),
            (policy.updatable_by, policy.may_update),
        ):
            found = set(session.scalars(select(Action.id).where(clause(viewer))))
            assert found == {each.id for each in every if question(viewer, each)}, viewer


def test_nobody_touches_what_they_may_not_see(world, session):
    every = session.scalars(select(Action)).all()
    deeds = (
        policy.may_update,
        policy.may_agree_first_move,
        policy.may_record_board,
        policy.may_change,
        lambda viewer, action: policy.may_answer_move(viewer, action, moves=0),
        lambda viewer, action: policy.may_answer_move(viewer, action, moves=1),
    )
    for viewer, action, may in itertools.product(viewers(world), every, deeds):
        assert policy.may_see(viewer, action) or not may(viewer, action)


def test_a_later_move_is_only_the_boards(world):
    action = world.action
    assert policy.may_answer_move(world.chair, action, moves=0)
    assert not policy.may_answer_move(world.chair, action, moves=1)
    assert policy.may_answer_move(world.secretary, action, moves=1)
    assert not policy.may_answer_move(world.lead, action, moves=0)


def test_a_chair_adds_to_the_own_workstream_alone(world):
    own = world.workstream.id
    assert policy.may_add_to(world.chair, own)
    assert not policy.may_add_to(world.chair, own + 1)
    assert not policy.may_add_to(world.chair, None)
    assert policy.may_add_to(world.secretary, None)
    assert not policy.may_add_to(world.lead, own)


def test_an_action_of_a_draft_plan_is_as_hidden_as_its_plan(world, session):
    drafts = session.scalars(select(Action).where(Action.is_in_draft)).all()
    assert {each.visibility for each in drafts} == set(Visibility)
    for viewer in world.everybody:
        seen = [each for each in drafts if policy.may_see(viewer, each)]
        assert bool(seen) == viewer.has(Role.BOARD_SECRETARY)
