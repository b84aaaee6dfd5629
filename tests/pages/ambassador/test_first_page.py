"""An ambassador’s first page: what is new since they last looked, and nothing that pries."""

from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import select

from tests.factories.actions import ActionFactory, ClosureFactory, closed, said
from tests.factories.agendas import ItemFactory
from tests.factories.people import person
from tests.factories.voice import AnswerFactory, CommentFactory, CommentFlagFactory
from tests.factories.workstreams import SeatFactory, WorkstreamFactory
from tests.support.queries import at_most, count_queries
from tracker.access.roles import Role
from tracker.actions.enums import Judgement
from tracker.audit.models import AuditEntry
from tracker.core import clock
from tracker.reports.young.models import Look
from tracker.workstreams.enums import SeatKind


def before(day=2, hour=12):
    """A moment of this September, before today."""
    return datetime(2025, 9, day, hour, tzinfo=UTC)


def new_of(page):
    return page.all("section[aria-labelledby=new] li")


def test_plain_words_first_and_no_chores(browser, plan, homes, young):
    action = ActionFactory(plan=plan, workstream=homes, plain_summary="A promise from landlords")
    said(action, Judgement.ON_TRACK, progress="They have read it", on=date(2025, 9, 2))
    ActionFactory(plan=plan, plain_summary="Somebody else’s")
    page = browser.sign_in(young).get("/")
    assert page.h1 == "Hello. One thing is new."
    news = "A promise from landlords On track There is news of 2 September 2025."
    assert new_of(page) == [news], "an update is written for the board"
    assert page.soup.select(f'section[aria-labelledby=new] a[href="/actions/{action.id}#story"]')
    assert "What happened since the last board meeting" in page.text
    assert "You sit on Good Homes." in page.text
    assert "You have not said anything yet" in page.text
    assert "Somebody else’s" not in page.text


def test_what_was_new_is_old_on_the_next_visit(browser, session, plan, homes, young):
    old = ActionFactory(plan=plan, workstream=homes, plain_summary="Rent paid ahead")
    said(old, progress="Agreed", on=date(2025, 9, 2), at=before(day=2))
    fresh = ActionFactory(plan=plan, workstream=homes, plain_summary="A first move")
    said(fresh, progress="The path is drawn", on=date(2025, 9, 4), at=before(day=4))
    browser.sign_in(young)
    assert browser.get("/").h1 == "Hello. Two things are new."
    session.get_one(Look, young.id).looked_at = before(day=3)
    session.commit()
    page = browser.get("/")
    assert page.h1 == "Hello. One thing is new."
    assert [each.startswith("A first move") for each in new_of(page)] == [True]
    assert "What happened since you last looked" in page.text
    again = browser.get("/")
    assert new_of(again) == new_of(page), "going back shows the same visit’s news"


def test_a_visit_ends_after_half_an_hour(browser, session, plan, young):
    session.add(Look(user_id=young.id, since=before(day=1), looked_at=before(day=3)))
    session.commit()
    browser.sign_in(young).get("/")
    session.expire_all()
    look = session.get_one(Look, young.id)
    assert (look.since, look.looked_at) == (before(day=3), clock.now())
    look.looked_at = clock.now() - timedelta(minutes=29)
    look.since = before(day=1)
    session.commit()
    browser.get("/")
    session.expire_all()
    look = session.get_one(Look, young.id)
    assert (look.since, look.looked_at) == (before(day=1), clock.now())


def test_that_somebody_looked_is_in_no_history(browser, session, plan, young):
    browser.sign_in(young)
    entries = session.scalars(select(AuditEntry.id)).all()
    browser.get("/")
    assert session.get(Look, young.id) is not None
    assert session.scalars(select(AuditEntry.id)).all() == entries
    browser.sign_in(person(Role.BOARD_SECRETARY)).get("/")
    assert len(session.scalars(select(Look)).all()) == 1, "of nobody else it is kept"


def test_an_answer_is_told_first_and_leads_to_it(browser, plan, homes, young):
    action = ActionFactory(plan=plan, workstream=homes)
    comment = CommentFactory(action=action, author=young, text="Moving day is rough")
    AnswerFactory(comment=comment, text="Two people help you now")
    page = browser.sign_in(young).get("/")
    assert new_of(page) == ["You have an answer to “Moving day is rough” We did it."]
    where = page.link("You have an answer to “Moving day is rough”")
    assert where == f"/voice/{comment.id}"
    assert "Two people help you now" in browser.get(where).text


def test_what_one_said_is_short_and_leads_to_the_rest(browser, plan, homes, young):
    action = ActionFactory(
        plan=plan, workstream=homes, text="Gain approval", plain_summary="Landlords promise"
    )
    comment = CommentFactory(action=action, author=young, answer_due_on=clock.today())
    AnswerFactory(comment=comment, text="We read it")
    CommentFactory(action=None, workstream=homes, author=young)
    page = browser.sign_in(young).get("/")
    (anything, said) = page.all("section[aria-labelledby=said] article")
    assert "5 September 2025, something nobody asked about" in anything
    assert "about Landlords promise" in said
    assert "Gain approval" not in page.text
    assert "We read it" in said
    assert page.link("Does that answer it?").endswith("/verdict")
    assert "All promises" in page.text


def test_what_is_not_sent_stands_on_the_first_page(browser, plan, young):
    page = browser.sign_in(young).get("/voice/say")
    browser.submit(page, button="Keep it for later", text="Half a thought")
    page = browser.get("/")
    assert page.link("Go on with “Half a thought”") == "/voice/say"


@pytest.mark.parametrize(
    ("facts", "title"),
    [
        ({"removed_reason": "It names a person"}, "was taken down"),
        ({}, "is hidden for now"),
    ],
)
def test_what_happened_to_ones_words_is_told_kindly(
    browser, session, plan, homes, young, facts, title
):
    comment = CommentFactory(
        action=ActionFactory(plan=plan, workstream=homes), author=young, **facts
    )
    if facts:
        lead = person(Role.PARTICIPATION_LEAD)
        comment.removed_at, comment.removed_by_id = clock.now(), lead.id
    else:
        CommentFlagFactory(comment=comment)
    session.commit()
    (new,) = new_of(browser.sign_in(young).get("/"))
    assert title in new


def test_a_finished_action_is_news(browser, plan, homes, young):
    action = ActionFactory(plan=plan, workstream=homes, plain_summary="A kettle for each flat")
    closed(action, on=date(2025, 9, 4))
    (new,) = new_of(browser.sign_in(young).get("/"))
    assert new.startswith("A kettle for each flat Complete")


def test_whether_it_made_a_difference_is_asked_and_stays_to_be_changed(
    browser, session, plan, homes, young
):
    action = ActionFactory(
        plan=plan, workstream=homes, plain_summary="A kettle", proposed_on=date(2025, 9, 1)
    )
    ClosureFactory(action=action)
    page = browser.sign_in(young).get("/")
    (asked,) = page.all("section[aria-labelledby=asked] li")
    assert asked == "A kettle They say it is done. Tell the board what you see."
    where = page.link("A kettle")
    browser.submit(browser.get(where), form=where, button="Partly")
    (asked,) = browser.get("/").all("section[aria-labelledby=asked] li")
    assert asked == "A kettle You said: Partly. You can still change it."


def test_without_a_seat_it_is_about_all_workstreams(browser, plan, homes):
    ActionFactory(plan=plan, workstream=homes, plain_summary="Of homes", visibility="public")
    page = browser.sign_in(person(Role.AMBASSADOR)).get("/")
    assert "You do not sit on a workstream yet, so this is about all of them." in page.text
    assert "Of homes" in page.text


def test_two_seats_are_both_there(browser, plan, homes, young):
    work = WorkstreamFactory(slug="work", name="Good Work")
    SeatFactory(workstream=work, user=young, kind=SeatKind.AMBASSADOR)
    for stream in (homes, work):
        for number in range(4):
            ActionFactory(plan=plan, workstream=stream, plain_summary=f"{stream.slug} {number}")
    page = browser.sign_in(young).get("/")
    assert "You sit on Good Homes and Good Work." in page.text
    assert page.link("All actions of Good Homes") == "/actions?workstream=homes"
    assert page.link("All actions of Good Work") == "/actions?workstream=work"


def test_with_nothing_at_all_each_part_says_what_will_be_there(browser, session):
    page = browser.sign_in(person(Role.AMBASSADOR)).get("/")
    assert page.h1 == "Hello. Nothing is new in the last four weeks."
    for words in (
        "You have not said anything yet",
        "There are no actions yet",
        "No date is set yet.",
        "Not safe now?",
    ):
        assert words in page.text
    assert "Nothing is new" in browser.get("/new").h1


def test_fifty_things_have_pages(browser, plan, homes, young):
    for number in range(50):
        action = ActionFactory(plan=plan, workstream=homes, plain_summary=f"Thing {number}")
        said(action, progress="Done a bit", on=date(2025, 9, 2))
    page = browser.sign_in(young).get("/")
    assert page.h1 == "Hello. 50 things are new."
    assert len(new_of(page)) == 3
    pages = [browser.get(f"{page.link('All that is new (50)')}?page={n}") for n in (1, 2, 3)]
    titles = [each for page in pages for each in page.all("main .ct-list strong")]
    assert sorted(titles) == sorted(f"Thing {number}" for number in range(50))
    assert pages[1].all(".ct-pager__where") == ["21 to 40 of 50 new things"]


def test_it_asks_the_same_of_the_database_however_much_there_is(
    browser, session, board, plan, homes, young
):
    board.agenda_out_at = clock.now()

    def more():
        for number in range(12):
            action = ActionFactory(plan=plan, workstream=homes)
            said(action, progress="Done a bit")
            AnswerFactory(comment=CommentFactory(action=action, author=young))
            ItemFactory(meeting_id=board.id, title=f"Item {number}")
        session.commit()

    more()
    browser.sign_in(young).get("/")
    with count_queries() as few:
        browser.client.get("/")
    more()
    with at_most(len(few)):
        browser.client.get("/")
    assert len(few) < 35, few


def test_only_ambassadors_have_the_page_of_news(browser, plan):
    page = browser.sign_in(person(Role.BOARD_MEMBER)).get("/new", expect=302)
    assert page.location == "/"


def test_an_action_is_read_plainly_first_and_in_the_councils_words_below(
    browser, plan, homes, young
):
    action = ActionFactory(
        plan=plan, workstream=homes, text="Gain RP sign-off", plain_summary="Landlords say yes"
    )
    page = browser.sign_in(young).get(f"/actions/{action.id}")
    assert page.h1.endswith("Landlords say yes")
    assert "In the council’s words: Gain RP sign-off" in page.text
    assert browser.get("/actions").link("Landlords say yes") == f"/actions/{action.id}"
    page = browser.sign_in(person(Role.BOARD_SECRETARY)).get(f"/actions/{action.id}")
    assert page.h1.endswith("Gain RP sign-off")
    assert page.all(".ct-lead") == ["Landlords say yes"]
