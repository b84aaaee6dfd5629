from dataclasses import replace
from datetime import date, timedelta
from functools import partial

import pytest
from sqlalchemy import delete, select

from tests.factories.council import REAL_NAME, World, user_of
from tests.factories.people import person
from tests.factories.said import DID, SECRET, again, answer, audited, post, seen
from tests.factories.voice import CommentFactory
from tracker.access.roles import Role
from tracker.audit.enums import Deed
from tracker.core import clock
from tracker.core.errors import DomainError, NotAccepted, NotAllowed, NotFound
from tracker.core.visibility import Visibility
from tracker.outbox.models import Letter
from tracker.people.enums import AccountMatter
from tracker.people.models import RoleHeld
from tracker.people.unnamed import UNNAMED
from tracker.voice import queries
from tracker.voice.enums import CommentState, ShownAs
from tracker.voice.service import change_comment, withdraw_comment
from tracker.voice.worries import queries as worries
from tracker.voice.worries import service, telling


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


def test_released_the_days_to_answer_are_given_back(world):
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
    looked_at = again(comment, world.safeguarding)
    service.release_comment(looked_at, by=world.safeguarding, note="Rang them.")
    assert seen(comment, world.safeguarding).text == SECRET  # the record stays with them


def letters(session, matter):
    return set(session.scalars(select(Letter.user_id).where(Letter.account_matter == matter.value)))


def flag(world, by=None):
    comment = post(world)
    by = by or world.member
    service.flag_comment(again(comment, by), by=by)
    return comment


def test_the_safeguarding_leads_are_written_to_at_once(session, world):
    other = person(Role.SAFEGUARDING_LEAD)
    flag(world)
    assert letters(session, AccountMatter.WORRY) == {world.safeguarding.id, other.id}


def test_who_raised_it_is_written_to_only_where_there_is_no_other(session, world):
    flag(world, by=replace(world.safeguarding, roles=frozenset(Role)))
    assert letters(session, AccountMatter.WORRY) == {world.safeguarding.id}


def test_looked_at_in_time_nobody_else_is_told(session, world):
    comment = flag(world)
    service.look_at(again(comment, world.safeguarding), by=world.safeguarding)
    clock.hold(date(2025, 9, 7))
    assert telling.tell_late() == 0
    assert letters(session, AccountMatter.WORRY_LATE) == set()
    with pytest.raises(DomainError):
        service.look_at(again(comment, world.safeguarding), by=world.safeguarding)


def test_who_flagged_it_does_not_say_that_they_look_at_it(world):
    by = replace(world.member, roles=frozenset({Role.SAFEGUARDING_LEAD, Role.BOARD_MEMBER}))
    comment = flag(world)
    with pytest.raises(NotAccepted, match="another safeguarding lead"):
        service.look_at(again(comment, by), by=by)


def test_after_four_hours_of_working_time_more_people_are_told_once(session, world):
    comment = flag(world)  # on Friday at nine: over the weekend
    assert telling.tell_late() == 0
    clock.hold(date(2025, 9, 8))
    assert telling.tell_late() == 1
    told = {world.safeguarding.id, world.participation.id, world.secretary.id}
    assert letters(session, AccountMatter.WORRY_LATE) == told
    assert telling.tell_late() == 0
    (worry,) = worries.worries_of(seen(comment, world.safeguarding)).worries
    assert worry.is_late
    entry = audited(session)[-1]
    assert (entry.deed, entry.by_id) == (Deed.COMMENT_WORRY_LATE, None)


def test_nobody_silences_a_comment_by_worrying_again(session, world):
    comment = flag(world)
    service.release_comment(
        again(comment, world.safeguarding), by=world.safeguarding, note="All is well."
    )
    service.flag_comment(again(comment, world.member), by=world.member)
    assert seen(comment, world.lead).text == SECRET  # it stays to be read
    assert [each.comment.id for each in worries.open_worries(world.safeguarding)] == [comment.id]
    with pytest.raises(DomainError, match="already"):
        service.flag_comment(again(comment, world.member), by=world.member)
    service.flag_comment(again(comment, world.lead), by=world.lead)  # nor one after the other
    assert seen(comment, world.secretary).text == SECRET
    by = replace(world.safeguarding, id=person(Role.SAFEGUARDING_LEAD).id)
    service.flag_comment(again(comment, by), by=by)  # whose office it is to know more
    assert seen(comment, world.lead).state is CommentState.HIDDEN


def test_what_is_said_since_a_lead_looked_can_be_hidden(session, world):
    comment = flag(world)
    service.release_comment(
        again(comment, world.safeguarding), by=world.safeguarding, note="All is well."
    )
    answer(comment, DID, by=world.lead)
    again(comment, world.lead).answers[-1].answered_at = clock.now() + timedelta(minutes=1)
    session.flush()
    service.flag_comment(again(comment, world.member), by=world.member)
    assert seen(comment, world.lead).state is CommentState.HIDDEN


def test_new_words_can_be_hidden_again_by_the_same_person(session, world):
    comment = flag(world)
    service.release_comment(
        again(comment, world.safeguarding), by=world.safeguarding, note="All is well."
    )
    found = again(comment, world.ambassador)
    change_comment(found, "Other words", by=world.ambassador, version=found.version)
    found.edited_at = clock.now() + timedelta(minutes=1)
    session.flush()
    service.flag_comment(again(comment, world.member), by=world.member)
    assert seen(comment, world.lead).state is CommentState.HIDDEN


def test_where_no_other_lead_can_look_who_finds_one_is_told_at_once(session, world):
    by = world.safeguarding
    flag(world, by=replace(by, roles=frozenset(Role)))
    told = {world.participation.id, world.secretary.id}
    assert letters(session, AccountMatter.WORRY_LATE) == told


def test_where_there_is_no_lead_at_all_somebody_is_told_at_once(session, world):
    session.execute(delete(RoleHeld).where(RoleHeld.role == Role.SAFEGUARDING_LEAD))
    flag(world)
    told = {world.participation.id, world.secretary.id}
    assert letters(session, AccountMatter.WORRY_LATE) == told


def test_a_worry_does_not_make_a_late_answer_one_in_time(world):
    comment = post(world)
    clock.hold(date(2025, 9, 29))
    service.flag_comment(again(comment, world.lead), by=world.lead)
    service.release_comment(
        again(comment, world.safeguarding), by=world.safeguarding, note="All is well."
    )
    row = seen(comment, world.lead)
    assert (row.owed_on, row.is_late) == (date(2025, 9, 19), True)


def test_a_worry_that_hides_nothing_gives_nobody_more_days(world):
    comment = flag(world, by=world.lead)
    release = partial(service.release_comment, by=world.safeguarding, note="All is well.")
    release(again(comment, world.safeguarding))
    service.flag_comment(again(comment, world.lead), by=world.lead)
    clock.hold(date(2025, 9, 12))
    release(again(comment, world.safeguarding))
    assert seen(comment, world.lead).owed_on == date(2025, 9, 19)


def test_an_ambassador_who_is_worried_is_not_named_in_the_history(session, world):
    world.action.visibility = Visibility.PUBLIC
    comment = flag(world, by=world.other_ambassador)
    (entry,) = [each for each in audited(session) if each.deed is Deed.COMMENT_FLAGGED]
    assert (entry.subject_id, entry.by_id, entry.by_name) == (comment.id, None, UNNAMED)


def test_who_looks_and_says_nothing_for_a_working_day_is_told_of_too(session, world):
    comment = flag(world)
    service.look_at(again(comment, world.safeguarding), by=world.safeguarding)
    clock.hold(date(2025, 9, 8))
    assert telling.tell_late() == 1
    assert world.secretary.id in letters(session, AccountMatter.WORRY_LATE)


@pytest.mark.parametrize("shown_as", [ShownAs.YOUNG, ShownAs.GROUP])
def test_a_lead_who_is_worried_about_what_they_wrote_down_does_not_silence_it(
    session, world, shown_as
):
    group = "The hub" if shown_as is ShownAs.GROUP else ""
    author = user_of(world.participation)
    comment = CommentFactory(
        action=world.action, author=author, shown_as=shown_as, group_name=group, is_for_others=True,
        answer_due_on=date(2025, 9, 19), text=SECRET,
    )  # fmt: skip
    service.flag_comment(again(comment, world.participation), by=world.participation)
    assert seen(comment, world.lead).state is CommentState.HIDDEN
    service.release_comment(
        again(comment, world.safeguarding), by=world.safeguarding, note="All is well."
    )
    row = seen(comment, world.lead)
    assert (row.text, row.owed_on) == (SECRET, date(2025, 9, 19))


def test_the_record_stays_with_safeguarding_when_its_author_takes_it_back(session, world):
    comment = flag(world)
    withdraw_comment(again(comment, world.ambassador), by=world.ambassador)
    service.release_comment(
        again(comment, world.safeguarding), by=world.safeguarding, note="Rang them."
    )
    assert seen(comment, world.safeguarding).text == SECRET
    assert seen(comment, world.chair).text == ""
    unworried = post(world, text="Nobody was worried.")
    withdraw_comment(again(unworried, world.ambassador), by=world.ambassador)
    assert seen(unworried, world.safeguarding).text == ""
