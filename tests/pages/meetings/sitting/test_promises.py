"""Actions in one line, and promises that are offered as actions."""

from sqlalchemy import select

from tests.factories.meetings import MeetingFactory
from tests.factories.people import PostFactory
from tests.pages.meetings.sitting.room import NOVEMBER, PROMISE, save, show
from tracker.actions.models import Action
from tracker.meetings.minutes.models import Arising


def test_an_action_in_one_line_is_due_at_the_board_after_this_one(
    secretary, session, meeting, item
):
    MeetingFactory(body=meeting.body, held_on=NOVEMBER)
    post = PostFactory(name="Head of Housing")
    page = secretary.submit(
        show(secretary, meeting),
        {"text": "Send the list of landlords", "accountable": post.id, "due": "next_board"},
        form=f"items/{item.id}/action",
    )
    page = secretary.follow(page)
    assert "Send the list of landlords" in page.text
    action = session.scalars(select(Action)).one()
    assert (action.due_on, action.arising_meeting_id) == (NOVEMBER, meeting.id)
    assert session.scalars(select(Arising)).one().action_id == action.id


def test_an_action_that_lacks_something_comes_back_with_its_words(secretary, meeting, item):
    page = secretary.submit(
        show(secretary, meeting),
        {"text": "Send the list", "due": "day"},
        form=f"items/{item.id}/action",
        expect=422,
    )
    assert page.errors == ["Choose who answers for it", "Enter the date it is due"]
    assert page.value("text") == "Send the list"


def test_a_promise_is_offered_and_made_an_action(secretary, session, meeting, item):
    MeetingFactory(body=meeting.body, held_on=NOVEMBER)
    post = PostFactory(name="Fostering manager")
    page = save(secretary, meeting, item, f"The report was received. {PROMISE}")
    assert "This sounds like a promise" in page.text
    form = secretary.get(page.link("Make it an action"))
    assert form.value("text") == PROMISE
    assert form.value("due") == "next_board"
    page = secretary.follow(secretary.submit(form, accountable=post.id))
    assert "This sounds like a promise" not in page.text
    assert session.scalars(select(Arising)).one().words == PROMISE
    assert session.scalars(select(Action)).one().text == PROMISE


def test_a_promise_is_waved_away_and_offered_again(secretary, meeting, item):
    page = save(secretary, meeting, item, PROMISE)
    page = secretary.follow(secretary.submit(page, button=f"It is no promise : {PROMISE}"))
    assert "This sounds like a promise" not in page.text
    again = "Offer again what was waved away (1) of Scorecard, quarter 1"
    page = secretary.follow(secretary.submit(page, button=again))
    assert "This sounds like a promise" in page.text
