"""Points of surveys and visits, as the record knows of them."""

from dataclasses import replace

from tests.factories.council import World
from tests.factories.published import SourceFactory
from tests.factories.said import audited
from tracker.core.visibility import Visibility
from tracker.voice.reach.service import add_point


def test_a_point_about_a_restricted_action_is_on_record_as_restricted(session):
    world = World(visibility=Visibility.RESTRICTED)
    by = replace(world.participation, is_cleared=True)
    add_point(SourceFactory(), "The rent rose.", f"action-{world.action.id}", by=by)
    assert audited(session)[-1].visibility is Visibility.RESTRICTED
