"""The update round of the board of 26 September 2025 in letters: it opens on the 5th, asks on the
12th and 16th, and closes on the 17th."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from tests.factories.actions import ActionFactory, said
from tests.factories.council import signed_in
from tests.factories.people import PostFactory, person
from tests.factories.reminders import board_on, in_post, led_action
from tests.factories.workstreams import SeatFactory, WorkstreamFactory, chair_of
from tests.support.queries import count_queries
from tracker.access.roles import Role
from tracker.actions.update_round.queries import to_update
from tracker.core.settings import set_from
from tracker.core.visibility import Visibility
from tracker.meetings.models import Meeting
from tracker.meetings.moment import moment_on
from tracker.meetings.round_models import RoundSignOff
from tracker.reminders.due import due_letters
from tracker.reminders.ladder import DEFAULT, Trigger, written
from tracker.reminders.ladder_queries import setting_name
from tracker.reminders.wording import items_of
from tracker.workstreams.enums import SeatKind

OPENS, ASKS, ASKS_AGAIN, CLOSES = (date(2025, 9, day) for day in (5, 12, 16, 17))
FAR = {"due_on": date(2026, 3, 31)}


@pytest.fixture
def stream(session):
    board_on()
    return WorkstreamFactory(name="Good Homes")


@pytest.fixture
def chair(stream):
    return chair_of(stream)


def of_round(on, *, new=True):
    """Who has a row of the round in their letter, and what it says."""
    return {
        letter.to.id: item.detail
        for letter in due_letters(on)
        for row, item in zip(letter.rows, items_of(letter), strict=True)
        if item.ref == "Update round" and row.is_new == new
    }


def texts(user, on):
    letters = [letter for letter in due_letters(on) if letter.to.id == user.id]
    return [step.text for letter in letters for step in letter.announces]


def test_a_lead_gets_one_row_however_many_actions_they_have(lead, stream, chair):
    user, post = lead
    for _ in range(3):
        led_action(post, workstream=stream, **FAR)
    assert of_round(OPENS) == {
        user.id: "All 3 of your actions still need a word by Wednesday 17 September.",
        chair.id: "Good Homes: 3 of 3 still need a word by Wednesday 17 September.",
    }


def test_a_chair_who_leads_some_reads_the_number_of_the_whole_workstream(lead, stream):
    chair, post = in_post(Role.WORKSTREAM_CHAIR, Role.ACTION_LEAD)
    SeatFactory(workstream=stream, user=chair, kind=SeatKind.CHAIR)
    for each in (post, lead[1], lead[1]):
        led_action(each, workstream=stream, **FAR)
    by = "still {} a word by Wednesday 17 September."
    own = f"Your action {by.format('needs')}"
    assert of_round(OPENS)[chair.id] == f"{own} Good Homes: 3 of 3 {by.format('need')}"
    assert of_round(ASKS)[chair.id] == own


def test_a_lead_gets_three_letters_of_a_round_at_most(lead, stream, chair):
    led_action(lead[1], workstream=stream, **FAR)
    days = [date(2025, 9, day) for day in range(1, 27)]
    told = {day: texts(lead[0], day) for day in days}
    rounds = {day: [each for each in found if "round" in each] for day, found in told.items()}
    assert {day: found for day, found in rounds.items() if found} == {
        OPENS: ["round_opens_15"],
        ASKS: ["round_asks_10"],
        ASKS_AGAIN: ["round_asks_8"],
    }


def test_the_chair_hears_at_the_opening_of_the_second_request_and_at_the_close(lead, stream, chair):
    led_action(lead[1], workstream=stream, **FAR)
    assert [bool(chair.id in of_round(day)) for day in (OPENS, ASKS, ASKS_AGAIN, CLOSES)] == [
        True, False, True, True,
    ]  # fmt: skip


def test_who_has_said_how_it_goes_is_left_in_peace_at_once(session, lead, stream, chair):
    action = led_action(lead[1], workstream=stream, **FAR)
    assert lead[0].id in of_round(ASKS)
    said(action, on=OPENS)
    session.flush()
    assert of_round(ASKS) == of_round(ASKS_AGAIN) == {}
    assert of_round(OPENS) == {}


def test_what_was_said_before_the_round_opened_does_not_count(session, lead, stream):
    said(led_action(lead[1], workstream=stream, **FAR), on=date(2025, 9, 4))
    session.flush()
    assert lead[0].id in of_round(ASKS)


def test_a_lead_who_has_said_some_hears_of_the_others(session, lead, stream):
    said(led_action(lead[1], workstream=stream, **FAR), on=OPENS)
    led_action(lead[1], workstream=stream, **FAR)
    session.flush()
    assert of_round(ASKS)[lead[0].id].startswith("1 of your 2 actions still needs a word")


def test_at_the_close_the_chair_signs_off_and_sees_who_gave_no_reply(lead, stream, chair):
    secretary = person(Role.BOARD_SECRETARY)
    for ref, label in (("H2", "public"), ("H10", "board"), ("H1", "public")):
        led_action(lead[1], workstream=stream, ref=ref, visibility=Visibility(label), **FAR)
    silent = "Good Homes: 3 of 3 without a word. No reply to two update requests: H1, H2, H10."
    told = of_round(CLOSES)
    assert set(told) == {chair.id, secretary.id}
    assert told[secretary.id] == silent
    assert told[chair.id].startswith(silent)
    assert told[chair.id].endswith(" Sign off what the board will see.")


def test_a_chair_who_has_signed_off_is_asked_no_more(session, lead, stream, chair):
    led_action(lead[1], workstream=stream, **FAR)
    meeting = session.query(Meeting).one()
    signed = RoundSignOff(
        meeting_id=meeting.id,
        workstream_id=stream.id,
        by_id=chair.id,
        signed_at=datetime(2025, 9, 16, tzinfo=UTC),
        note="",
    )
    session.add(signed)
    session.flush()
    assert of_round(CLOSES) == {}


def test_after_the_close_no_lead_is_asked_and_the_chair_s_row_stays(session, lead, stream, chair):
    led_action(lead[1], workstream=stream, **FAR)
    led_action(lead[1], workstream=stream, due_on=CLOSES)
    assert of_round(date(2025, 9, 18), new=False) == {}
    assert lead[0].id not in of_round(date(2025, 9, 24), new=False)
    assert chair.id in of_round(date(2025, 9, 24), new=False)
    assert of_round(date(2025, 9, 29), new=False) == {}


def test_many_without_a_word_are_named_a_few_and_counted(lead, stream, chair):
    for number in range(20):
        led_action(lead[1], workstream=stream, ref=f"H{number + 1}", **FAR)
    assert "H11, H12 and 8 more." in of_round(CLOSES)[chair.id]


def test_a_post_that_nobody_holds_is_the_chair_s(stream, chair):
    led_action(PostFactory(), workstream=stream, **FAR)
    told = of_round(ASKS)
    assert set(told) == {chair.id}
    assert "Nobody is recorded in the posts that lead them" in told[chair.id]


def test_what_letters_may_not_name_is_not_counted(session, lead, stream):
    for label in (Visibility.RESTRICTED, Visibility.DRAFT):
        led_action(lead[1], workstream=stream, visibility=label, **FAR)
    assert of_round(OPENS) == {}


def test_nobody_hears_of_a_round_of_what_they_may_not_see(session, stream):
    _, post = in_post(Role.COMMITTEE_MEMBER)
    led_action(post, workstream=stream, **FAR)
    assert of_round(OPENS) == {}


def test_a_letter_counts_as_the_page_does(session, lead, stream):
    said(led_action(lead[1], workstream=stream, **FAR), on=OPENS)
    led_action(lead[1], workstream=stream, **FAR)
    led_action(lead[1], workstream=stream, proposed_on=OPENS, **FAR)
    led_action(lead[1], workstream=stream, starts_on=date(2026, 1, 1), **FAR)
    session.flush()
    viewer = signed_in(lead[0], Role.ACTION_LEAD, posts=[lead[1].id])
    assert to_update(viewer, moment_on(OPENS), since=OPENS) == {stream.id: 1}
    assert of_round(OPENS)[lead[0].id].startswith("1 of your 2 actions")


def test_the_round_moves_with_its_board(session, lead, stream):
    led_action(lead[1], workstream=stream, **FAR)
    session.query(Meeting).one().held_on = date(2025, 10, 3)
    session.flush()
    assert of_round(OPENS) == {}
    assert lead[0].id in of_round(ASKS)
    assert texts(lead[0], ASKS).count("round_opens_15") == 1


def test_another_ladder_for_the_round_counts_from_its_opening_on(session, lead, stream):
    led_action(lead[1], workstream=stream, **FAR)
    rule = DEFAULT.rule(Trigger.UPDATE_ROUND)
    later = replace(rule, rungs=(replace(rule.rungs[0], days=12), *rule.rungs[1:]))
    by = person(Role.ADMINISTRATOR)
    set_from(setting_name(Trigger.UPDATE_ROUND), OPENS, written(later), by=by)
    session.flush()
    assert of_round(OPENS) == {}
    assert lead[0].id in of_round(date(2025, 9, 10))


def test_a_round_that_is_switched_off_writes_to_nobody(session, lead, stream):
    led_action(lead[1], workstream=stream, **FAR)
    rule = replace(DEFAULT.rule(Trigger.UPDATE_ROUND), is_on=False)
    by = person(Role.ADMINISTRATOR)
    set_from(setting_name(Trigger.UPDATE_ROUND), date(2025, 9, 1), written(rule), by=by)
    session.flush()
    assert of_round(OPENS) == of_round(CLOSES) == {}


def test_a_round_takes_the_same_number_of_statements_however_large(session, lead, stream):
    def statements():
        session.flush()
        with count_queries() as sent:
            due_letters(CLOSES)
        return len(sent)

    led_action(lead[1], workstream=stream, **FAR)
    few = statements()
    for _ in range(15):
        _, post = in_post()
        other = WorkstreamFactory()
        chair_of(other)
        ActionFactory(accountable_post=post, workstream=other, **FAR)
    assert statements() == few


def test_actions_outside_the_workstreams_are_asked_about_too(lead, stream, chair):
    user, post = lead
    secretary = person(Role.BOARD_SECRETARY)
    ActionFactory(accountable_post=post, workstream=None, **FAR)
    assert of_round(OPENS) == {
        user.id: "Your action still needs a word by Wednesday 17 September.",
        secretary.id: "Outside the workstreams: 1 of 1 still needs a word by Wednesday 17 "
        "September. Nobody chairs them here, so this comes to you.",
    }
