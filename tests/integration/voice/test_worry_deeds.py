from dataclasses import replace
from datetime import date

import pytest

from tests.factories.council import REAL_NAME, World, user_of
from tests.factories.said import DID, SECRET, again, answer, audited, post, seen
from tests.factories.voice import CommentFactory
from tracker.access.roles import Role
from tracker.core import clock
from tracker.core.errors import DomainError, NotAccepted, NotAllowed, NotFound
from tracker.core.visibility import Visibility
from tracker.voice import queries
from tracker.voice.enums import CommentState
from tracker.voice.worries import service


@pytest.fixture
def world(session):
    return World()


def test_a_flag_hides_at_once_and_stops_the_debt(world):
    comment = post(world)
    service.flag_comment(again(comment, world.lead), by=world.lead)
    for by in (world.lead, world.participation, world.secretary):
        assert (seen(comment, by).state, seen(comment, by).text) == (CommentState.HIDDEN, "")
    assert seen(comment, world.safeguarding).text == SECRET
    assert seen(comment, world.ambassador).text == SECRET
    assert queries.answers_owed(world.lead) == []
    with pytest.raises(DomainError):
        service.flag_comment(again(comment, world.member), by=world.member)
    with pytest.raises(NotAllowed):
        answer(comment, DID, by=world.lead)


def test_released_the_days_to_answer_begin_anew(world):
    comment = post(world)
    service.flag_comment(again(comment, world.lead), by=world.lead)
    clock.hold(date(2025, 9, 12))
    found = again(comment, world.safeguarding)
    service.release_comment(found, by=world.safeguarding, note="Rang them.")
    row = seen(comment, world.lead)
    assert (row.state, row.owed_on) == (CommentState.STANDS, date(2025, 9, 26))


def test_nobody_releases_what_they_flagged_wrote_or_answer_for(session, world):
    comment = post(world)
    service.flag_comment(again(comment, world.member), by=world.member)
    both = frozenset({Role.SAFEGUARDING_LEAD})
    for name in ("member", "lead", "chair", "ambassador"):
        each = getattr(world, name)
        by = replace(each, roles=each.roles | both)
        with pytest.raises(NotAccepted, match="another safeguarding lead"):
            service.release_comment(again(comment, by), by=by, note="Fine.")
    service.release_comment(
        again(comment, world.safeguarding), by=world.safeguarding, note="Rang them."
    )
    with pytest.raises(DomainError):
        service.release_comment(
            again(comment, world.safeguarding), by=world.safeguarding, note="Twice."
        )


def test_a_private_comment_is_never_there_for_anybody_else(session, world):
    comment = post(world, is_unsafe=True)
    assert comment.answer_due_on is None
    for by in (world.lead, world.chair, world.secretary, world.member, world.auditor):
        with pytest.raises(NotFound):
            again(comment, by)
        assert queries.on_action(world.action.id, by).comments == []
    placeholder = seen(comment, world.participation)
    assert (placeholder.text, placeholder.written_by) == ("", REAL_NAME)
    service.release_comment(
        again(comment, world.safeguarding), by=world.safeguarding, note="Safe now."
    )
    assert seen(comment, world.safeguarding).is_dealt_with
    assert queries.on_action(world.action.id, world.secretary).comments == []
    entries = audited(session)
    assert {entry.visibility for entry in entries} == {Visibility.RESTRICTED}
    assert REAL_NAME not in {entry.by_name for entry in entries}


def test_the_safeguarding_lead_reads_a_flagged_comment_of_an_action_they_do_not_see(world):
    world.action.visibility = Visibility.RESTRICTED
    speaker = user_of(world.ambassador)
    comment = CommentFactory(action=world.action, author=speaker, text=SECRET)
    with pytest.raises(NotFound):
        again(comment, world.safeguarding)
    world.action.visibility = Visibility.BOARD
    service.flag_comment(again(comment, world.member), by=world.member)
    world.action.visibility = Visibility.RESTRICTED
    row = seen(comment, world.safeguarding)
    assert (row.text, row.about.text, row.about.is_visible) == (SECRET, "", False)
