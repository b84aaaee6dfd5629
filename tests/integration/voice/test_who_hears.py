"""A private word about a safeguarding lead's own work is for another lead."""

from datetime import date

import pytest
from sqlalchemy import delete, select

from tests.factories.base import session as current
from tests.factories.council import World, signed_in, user_of
from tests.factories.said import SECRET, again, post, seen
from tests.support.queries import at_most
from tracker.access.roles import Role
from tracker.core import clock
from tracker.core.errors import NotFound
from tracker.outbox.models import Letter
from tracker.people.enums import AccountMatter
from tracker.people.models import RoleHeld
from tracker.reminders.said import worries as reminded
from tracker.voice import queries
from tracker.voice.enums import CommentState
from tracker.voice.hearing import leads_for
from tracker.voice.saying.box import box_for, box_for_anything
from tracker.voice.worries import queries as worries
from tracker.voice.worries import service, telling

NEVER = "never one who answers for this"
MAY_ALSO = "may also answer for this"


@pytest.fixture
def world(session):
    return World()


def as_lead(world, name):
    """The same person, who is a safeguarding lead too."""
    each = getattr(world, name)
    held = RoleHeld(user_id=each.id, role=Role.SAFEGUARDING_LEAD, given_at=clock.now())
    current().add(held)
    current().flush()
    return signed_in(
        user_of(each), *each.roles, Role.SAFEGUARDING_LEAD, posts=each.post_ids, chairs=each.chairs
    )


def letters(session, matter):
    return set(session.scalars(select(Letter.user_id).where(Letter.account_matter == matter.value)))


def alone(session, world):
    session.execute(delete(RoleHeld).where(RoleHeld.user_id == world.safeguarding.id))


@pytest.mark.parametrize("name", ["lead", "chair"])
def test_another_lead_reads_what_is_said_of_a_leads_own_work(session, world, name):
    own = as_lead(world, name)
    comment = post(world, is_unsafe=True)
    assert seen(comment, world.safeguarding).text == SECRET
    with pytest.raises(NotFound):
        seen(comment, own)
    with pytest.raises(NotFound):
        again(comment, own)
    assert worries.open_worries(own) == []
    assert (queries.how_many_wait(own), queries.how_many_wait(world.safeguarding)) == (0, 1)
    assert NEVER in box_for(world.action.id, world.ambassador).hears
    assert NEVER in leads_for(comment.id).words


@pytest.mark.parametrize("name", ["lead", "chair"])
def test_whose_work_it_is_gets_no_letter_of_it_either(session, world, name):
    own = as_lead(world, name)
    post(world, is_unsafe=True)
    assert letters(session, AccountMatter.WORRY) == {world.safeguarding.id}
    assert [each.kept_from for each in reminded()] == [(own.id,)]
    clock.hold(date(2025, 9, 8))
    assert telling.tell_late() == 1
    told = {world.safeguarding.id, world.participation.id, world.secretary.id}
    assert letters(session, AccountMatter.WORRY_LATE) == told


def test_where_there_is_no_other_they_read_it_and_the_box_says_so_before(session, world):
    own = as_lead(world, "chair")
    alone(session, world)
    assert MAY_ALSO in box_for(world.action.id, world.ambassador).hears
    comment = post(world, is_unsafe=True)
    assert seen(comment, own).text == SECRET
    assert letters(session, AccountMatter.WORRY) == {own.id}
    # Nobody else can say what came of it, so others are told at once.
    told = {world.participation.id, world.secretary.id}
    assert letters(session, AccountMatter.WORRY_LATE) == told


def test_a_lead_who_has_left_is_no_other(session, world):
    own = as_lead(world, "chair")
    gone = user_of(world.safeguarding)
    gone.is_active, gone.deactivated_at = False, clock.now()
    session.flush()
    comment = post(world, is_unsafe=True)
    assert seen(comment, own).text == SECRET


def test_what_worries_somebody_else_stays_with_every_lead(session, world):
    own = as_lead(world, "lead")
    comment = post(world)
    service.flag_comment(again(comment, world.member), by=world.member)
    row = seen(comment, own)
    assert (row.state, row.text) == (CommentState.HIDDEN, SECRET)


def test_of_other_work_every_lead_reads_it(session, world):
    world.action.accountable_post = None
    session.flush()
    own = as_lead(world, "lead")
    assert seen(post(world, is_unsafe=True), own).text == SECRET
    assert NEVER not in box_for(world.action.id, world.ambassador).hears


def test_who_answers_what_nobody_asked_about_is_chosen_after_the_box(session, world):
    as_lead(world, "chair")
    assert NEVER in box_for_anything(world.ambassador).hears
    alone(session, world)
    assert MAY_ALSO in box_for_anything(world.ambassador).hears


def test_a_lead_who_wrote_it_is_no_other(session, world):
    own = as_lead(world, "chair")
    by = signed_in(user_of(world.safeguarding), Role.SAFEGUARDING_LEAD, Role.BOARD_MEMBER)
    comment = post(world, by=by, is_unsafe=True)
    assert seen(comment, own).text == SECRET


def test_a_lead_does_not_silence_what_is_said_of_their_own_work(session, world):
    own = as_lead(world, "chair")
    comment = post(world)
    service.flag_comment(again(comment, world.member), by=world.member)
    found = again(comment, world.safeguarding)
    service.release_comment(found, by=world.safeguarding, note="All is well.")
    service.flag_comment(again(comment, own), by=own)
    assert seen(comment, world.member).state is CommentState.STANDS


def test_letters_ask_once_who_hears_however_many_private_words_there_are(session, world):
    own = as_lead(world, "lead")
    for number in range(5):
        post(world, text=f"{SECRET} {number}", is_unsafe=True)
    session.flush()
    with at_most(2):
        found = reminded()
    assert [each.kept_from for each in found] == [(own.id,)] * 5
