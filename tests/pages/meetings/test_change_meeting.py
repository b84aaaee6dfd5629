from datetime import date, time

import pytest
from sqlalchemy import select

from tests.factories.actions import ActionFactory
from tests.factories.meetings import BodyFactory, MeetingFactory
from tests.factories.people import person
from tracker.access.roles import Role
from tracker.actions.enums import Precision
from tracker.actions.models import DueMove
from tracker.core import clock
from tracker.meetings.enums import MeetingStatus
from tracker.meetings.models import Meeting

SEPTEMBER, OCTOBER = date(2025, 9, 26), date(2025, 10, 3)
DEEDS = ("change", "move", "cancel", "hold", "note", "arising")


def on(day, name="held_on"):
    return {f"{name}-day": day.day, f"{name}-month": day.month, f"{name}-year": day.year}


@pytest.fixture
def board(session):
    return BodyFactory.board()


@pytest.fixture
def meeting(board):
    return MeetingFactory(body=board, starts_at=time(14), ends_at=time(16))


@pytest.fixture
def secretary(browser, session):
    return browser.sign_in(person(Role.BOARD_SECRETARY, name="Board Secretary"))


def open_form(browser, deed, meeting):
    return browser.get(f"meetings.{deed}", meeting_id=meeting.id)


def due_at(meeting, **facts):
    return ActionFactory(
        due_on=meeting.held_on,
        due_precision=Precision.NEXT_BOARD,
        due_meeting_id=meeting.id,
        **facts,
    )


def test_a_meeting_goes_into_the_diary(secretary, session, board):
    form = secretary.get("/meetings/add?body=executive-board")
    assert form.value("body") == str(board.id)
    sent = secretary.submit(
        form, {"starts_at": "2pm", "ends_at": "4.30pm", "place_held": "Town Hall"} | on(SEPTEMBER)
    )
    made = session.scalars(select(Meeting)).one()
    assert (made.held_on, made.starts_at, made.ends_at) == (SEPTEMBER, time(14), time(16, 30))
    assert secretary.follow(sent).notices == ["The meeting is in the diary."]


def test_a_form_sent_twice_adds_one_meeting(secretary, session, board):
    form = secretary.get("/meetings/add?body=executive-board")
    first = secretary.submit(form, on(SEPTEMBER))
    again = secretary.submit(form, on(SEPTEMBER))
    assert again.location.endswith(first.location)
    assert len(session.scalars(select(Meeting)).all()) == 1


def test_a_bad_meeting_is_explained_and_not_added(secretary, session, board):
    page = secretary.submit(secretary.get("meetings.add"), expect=422)
    assert page.errors == ["Choose who meets", "Enter the date of the meeting"]
    facts = {"body": board.id, "starts_at": "25:00", "ends_at": "9"} | on(SEPTEMBER)
    page = secretary.submit(page, facts, expect=422)
    assert page.errors == [
        "“25:00” is not a time. Enter one such as 14:00 or 2:30pm",
        "Say whether 9 is morning or afternoon, such as 14:00 or 2:30pm",
    ]
    page = secretary.submit(page, {"starts_at": "", "ends_at": "16:00"}, expect=422)
    assert page.errors == ["Enter when it begins, or take out when it ends"]
    assert session.scalars(select(Meeting)).all() == []


def test_a_second_meeting_on_a_day_is_refused_beside_the_date(secretary, board, meeting):
    page = secretary.submit(
        secretary.get("/meetings/add?body=executive-board"), on(SEPTEMBER), expect=422
    )
    assert page.errors == ["Executive Board already has a meeting on 26 September 2025"]


def test_time_and_place_change(secretary, meeting):
    form = open_form(secretary, "change", meeting)
    assert (form.value("starts_at"), form.value("place_held")) == ("14:00", "Town Hall")
    secretary.submit(form, starts_at="9.30", ends_at="11:00", place_held="Suite 1")
    assert (meeting.starts_at, meeting.place_held, meeting.version) == (time(9, 30), "Suite 1", 2)


def test_moving_says_which_actions_move_and_moves_them(secretary, session, meeting):
    action = due_at(meeting, ref="H2", text="Finish the Charter")
    form = open_form(secretary, "move", meeting)
    assert "1 action moves with it" in form.text
    assert [row["Action"] for row in form.table("Actions that move")] == ["H2 Finish the Charter"]
    page = secretary.submit(form, on(OCTOBER), expect=200)
    steps = page.table("Steps that move with the meeting")
    (agenda,) = (row for row in steps if row["What"] == "Agenda and pack go out")
    assert agenda["It was"] == "Thursday 18 September 2025"
    assert agenda["It will be"] == "Thursday 25 September 2025"
    assert (meeting.held_on, action.due_on) == (SEPTEMBER, SEPTEMBER)
    page = secretary.follow(secretary.submit(page))
    assert page.notices == [
        f"The meeting has moved, and what is due at it. {len(steps)} of its steps have new days."
    ]
    assert (meeting.held_on, action.due_on) == (OCTOBER, OCTOBER)
    assert session.scalars(select(DueMove)).one().asked_by_name == "Board Secretary"
    page = secretary.get("meetings.show", meeting_id=meeting.id)
    assert page.h1 == "Executive Board Friday 3 October 2025"


def test_another_day_than_the_one_that_was_shown_is_shown_first(secretary, meeting):
    page = secretary.submit(open_form(secretary, "move", meeting), on(OCTOBER), expect=200)
    page = secretary.submit(page, on(date(2025, 10, 10)), expect=200)
    assert meeting.held_on == SEPTEMBER
    secretary.submit(page)
    assert meeting.held_on == date(2025, 10, 10)


def test_a_move_so_near_that_days_are_over_says_so(secretary, meeting):
    page = secretary.submit(
        open_form(secretary, "move", meeting), on(date(2025, 9, 10)), expect=200
    )
    assert "over already" in page.text
    assert "If it moves to Wednesday 10 September 2025" in page.text


def test_what_was_ticked_stays_ticked_when_the_meeting_moves(secretary, meeting):
    secretary.post(f"/meetings/{meeting.id}/cycle/papers/tick", {})
    page = secretary.submit(open_form(secretary, "move", meeting), on(OCTOBER), expect=200)
    assert "Papers are in (done)" in page.text
    secretary.submit(page)
    page = secretary.get("cycles.show", meeting_id=meeting.id)
    (papers,) = (text for text in page.all("table tbody tr") if "Papers are in" in text)
    assert "Thursday 25 September 2025" in papers
    assert "Done 5 September 2025" in papers


def test_only_another_time_moves_at_once(secretary, meeting):
    secretary.submit(open_form(secretary, "move", meeting), starts_at="9:30")
    assert (meeting.held_on, meeting.starts_at) == (SEPTEMBER, time(9, 30))


def test_a_bad_move_is_explained_and_moves_nothing(secretary, meeting):
    action = due_at(meeting)
    form = open_form(secretary, "move", meeting)
    page = secretary.submit(form, on(date(2025, 9, 4)), expect=422)
    assert page.errors == ["The new date must be today or later"]
    page = secretary.submit(form, {"held_on-day": "31"}, expect=422)
    assert page.errors == ["31/9/2025 is not a date. September 2025 has 30 days"]
    assert page.value("held_on-day") == "31"
    assert (meeting.held_on, action.due_on) == (SEPTEMBER, SEPTEMBER)


def test_cancelling_hands_on_what_is_due(secretary, board, meeting):
    action, later = due_at(meeting), MeetingFactory(body=board, held_on=OCTOBER)
    secretary.submit(open_form(secretary, "cancel", meeting), reason="Too few can come")
    assert meeting.status is MeetingStatus.CANCELLED
    assert action.due_meeting_id == later.id
    page = secretary.get("meetings.show", meeting_id=meeting.id)
    assert page.h1.endswith("26 September 2025: cancelled")
    assert "Move it to another day" not in page.text


def test_cancelling_needs_a_reason_and_a_next_meeting(secretary, meeting):
    due_at(meeting)
    form = open_form(secretary, "cancel", meeting)
    page = secretary.submit(form, reason="  ", expect=422)
    assert page.errors == ["Say why it is cancelled"]
    page = secretary.submit(form, reason="Too few can come", expect=409)
    assert "no later one is set" in page.text
    assert meeting.status is MeetingStatus.PLANNED


def test_a_meeting_is_marked_as_held_once_its_day_has_come(secretary, meeting):
    assert "It took place" not in secretary.get("meetings.show", meeting_id=meeting.id).text
    assert "yet" in secretary.submit(open_form(secretary, "hold", meeting), expect=409).text
    clock.hold(SEPTEMBER)
    page = secretary.get("meetings.show", meeting_id=meeting.id)
    secretary.submit(secretary.get(page.link("It took place")))
    assert meeting.status is MeetingStatus.HELD


def test_the_note_is_written_down(secretary, meeting):
    secretary.submit(open_form(secretary, "note", meeting), note="Agreed:\n1. A map")
    assert meeting.note == "Agreed:\n1. A map"


@pytest.mark.parametrize(
    ("deed", "mine", "kept"),
    [
        ("note", {"note": "Mine"}, {"note": "Mine"}),
        ("change", {"place_held": "Mine"}, {"place_held": "Mine"}),
        ("move", on(OCTOBER), {"held_on-day": "3"}),
        ("cancel", {"reason": "Mine"}, {"reason": "Mine"}),
    ],
)
def test_the_second_to_save_sees_theirs_and_keeps_their_own(
    secretary, session, meeting, deed, mine, kept
):
    form = open_form(secretary, deed, meeting)
    meeting.note = "Theirs"
    meeting.place_held = "Their room"
    session.flush()
    page = secretary.submit(form, mine, expect=409)
    assert "Somebody changed this while you were writing" in page.errors[0]
    for name, value in kept.items():
        assert page.value(name) == value
    theirs = (
        {row["Field"]: row["Saved by somebody else"] for row in page.table("What differs")}
        if deed != "cancel"
        else {}
    )
    assert theirs.get("Note", "Theirs") == "Theirs"
    assert theirs.get("Where", "Their room") == "Their room"
    assert (meeting.note, meeting.place_held, meeting.held_on) == (
        "Theirs",
        "Their room",
        SEPTEMBER,
    )
    secretary.submit(page)
    assert meeting.version == 3


def test_a_form_without_its_version_changes_nothing(secretary, meeting):
    for version in ("", "x", "9" * 40, "²"):
        secretary.post(
            f"/meetings/{meeting.id}/note", {"note": "Mine", "version": version}, expect=409
        )
    assert meeting.note == ""


@pytest.mark.parametrize("deed", DEEDS)
@pytest.mark.parametrize(
    "role", [role for role in Role if role not in (Role.BOARD_SECRETARY, Role.DEMOCRATIC_SERVICES)]
)
def test_other_roles_are_refused(browser, meeting, deed, role):
    browser.sign_in(person(role))
    browser.get(f"meetings.{deed}", meeting_id=meeting.id, expect=403)
    browser.post(browser.address(f"meetings.{deed}", meeting_id=meeting.id), {}, expect=403)
    assert meeting.version == 1


@pytest.mark.parametrize("deed", DEEDS)
def test_the_signed_out_are_sent_to_sign_in(browser, meeting, deed):
    page = browser.get(f"meetings.{deed}", meeting_id=meeting.id, expect=302)
    assert "/sign-in" in page.location


@pytest.mark.parametrize("deed", DEEDS)
def test_a_meeting_that_is_not_there_cannot_be_changed(secretary, meeting, deed):
    secretary.get(f"meetings.{deed}", meeting_id=meeting.id + 999, expect=404)


@pytest.mark.parametrize("deed", DEEDS)
def test_a_change_without_its_token_changes_nothing(browser, meeting, deed):
    browser.sign_in(person(Role.BOARD_SECRETARY))
    where = browser.address(f"meetings.{deed}", meeting_id=meeting.id)
    browser.client.post(where, data={"note": "x", "place_held": "x", "version": "1"})
    assert meeting.version == 1
