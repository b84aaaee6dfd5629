"""Situations that letters are about: a post and its holder, a workstream with a chair, a board."""

from datetime import date

from tests.factories.actions import ActionFactory
from tests.factories.meetings import BodyFactory, MeetingFactory, MemberFactory
from tests.factories.people import PostFactory, PostHoldingFactory, person
from tests.factories.workstreams import WorkstreamFactory, chair_of
from tracker.access.roles import Role


def in_post(*roles, **facts):
    """A person in a post of their own; gives both."""
    user = person(*(roles or (Role.ACTION_LEAD,)), **facts)
    return user, PostHoldingFactory(user=user, post=PostFactory()).post


def led_action(post, **facts):
    """An action of a post, in a workstream that has a chair unless another is given."""
    if "workstream" not in facts:
        facts["workstream"] = WorkstreamFactory()
        chair_of(facts["workstream"])
    return ActionFactory(accountable_post=post, **facts)


def board_on(day=date(2025, 9, 26), members=()):
    """The Executive Board's next meeting, with these people on its list."""
    body = BodyFactory.board()
    for user in members:
        MemberFactory(body=body, user=user)
    return MeetingFactory(body=body, held_on=day)
