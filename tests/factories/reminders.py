"""Situations that letters are about: a post and its holder, a workstream with a chair, a board."""

from datetime import date

from tests.factories.actions import ActionFactory
from tests.factories.base import session
from tests.factories.meetings import BodyFactory, MeetingFactory, MemberFactory
from tests.factories.people import PostFactory, PostHoldingFactory, person
from tests.factories.workstreams import WorkstreamFactory, chair_of
from tracker.access.roles import Role
from tracker.core import clock
from tracker.core.settings import DatedSetting
from tracker.reminders.ladder import DEFAULT, written
from tracker.reminders.ladder_queries import setting_name


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


def changed(trigger, from_on, *, by, rule=None):
    """A change of the ladder from a day on; without a rule the one that it came with."""
    row = DatedSetting(
        name=setting_name(trigger),
        from_on=from_on,
        value=written(rule or DEFAULT.rule(trigger)),
        set_by_id=by.id,
        set_at=clock.now(),
    )
    session().add(row)
    session().flush()
    return row
