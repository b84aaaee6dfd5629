"""Escalations as people use them: raise, read, take up, answer, close, reopen, count."""

from datetime import date

import pytest
from sqlalchemy import select

from tests.factories.actions import ActionFactory
from tests.factories.escalations import EscalationFactory
from tests.factories.people import PostFactory, person
from tests.factories.plan import PlanFactory
from tests.factories.reminders import in_post
from tests.factories.workstreams import SeatFactory, WorkstreamFactory
from tests.support.queries import at_most
from tracker.access.roles import Role
from tracker.core import clock
from tracker.core.visibility import Visibility
from tracker.meetings.escalations.enums import EscalationState, Level, Theme
from tracker.meetings.escalations.models import Escalation, EscalationStep


@pytest.fixture
def chair(session):
    return person(Role.WORKSTREAM_CHAIR)


@pytest.fixture
def lead(session):
    """A lead, the post that they hold, and the one above it."""
    return *in_post(), PostFactory(name="Head of Service").id


def typed(lead, **more):
    wanted = {
        "kind": "concern",
        "text": "Reports for reviews come after the review.",
        "theme": "records",
        "team": lead[1].id,
        "manager": lead[2],
        "visibility": "board",
    }
    return wanted | more


def test_a_concern_goes_from_its_chair_to_its_answer_and_back(browser, session, chair, lead):
    form = browser.sign_in(chair).get("escalations.add")
    assert "not to whom" in form.text
    page = browser.follow(browser.submit(form, **typed(lead)))
    assert page.h1.endswith("5 working days left")
    assert "Answer it" not in page.text
    it = session.scalars(select(Escalation)).one()
    browser.sign_in(lead[0])
    (row,) = browser.get("escalations.index").table("Escalations")
    assert (row["With"], row["Where it stands"]) == (lead[1].name, "5 working days left")
    form = browser.get("escalations.give_answer", escalation_id=it.id)
    page = browser.follow(browser.submit(form, words="They come a week before, from today."))
    assert page.h1.endswith("Answered")
    browser.get("escalations.close", escalation_id=it.id, expect=403)
    browser.sign_in(chair)
    page = browser.get("escalations.show", escalation_id=it.id)
    assert "They come a week before, from today." in page.text
    form = browser.get(page.link("Reopen it"))
    page = browser.follow(browser.submit(form, words="Two were late again."))
    assert page.h1.endswith("5 working days left")
    form = browser.get(page.link("Take it one level up"))
    page = browser.follow(browser.submit(form, words="It cannot wait."))
    assert page.h1.endswith("10 working days left")
    page = browser.follow(
        browser.submit(browser.get(page.link("Close it")), words="It is settled.")
    )
    assert page.h1.endswith("Closed")
    assert "Close it" not in page.text


def test_what_is_missing_is_said_beside_its_box_and_what_was_typed_stays(browser, chair, lead):
    form = browser.sign_in(chair).get("escalations.add")
    page = browser.submit(form, text="Late reports.", theme="other", expect=422)
    assert "Choose whether it is a concern or good practice" in page.text
    assert page.value("text") == "Late reports."
    page = browser.submit(form, **typed(lead, theme="other"), expect=422)
    assert "Say in a few words what the theme is" in page.text
    browser.submit(page, theme_other="Lifts to school")


def test_who_is_not_cleared_cannot_raise_what_they_could_not_read(browser, chair, lead):
    form = browser.sign_in(chair).get("escalations.add")
    assert [each["value"] for each in form.soup.select("input[name=visibility]")] == ["board"]
    sent = typed(lead, visibility="restricted")
    assert (
        "Choose who may see it"
        in browser.post("/meetings/escalations/raise", sent, expect=422).text
    )


def test_an_action_is_named_only_to_who_may_see_it(browser, session, chair):
    plan = PlanFactory(starts_on=date(2022, 1, 1), ends_on=date(2026, 12, 31))
    private = ActionFactory(plan=plan, ref="GH-77", visibility=Visibility.RESTRICTED)
    it = EscalationFactory(raised_by_id=chair.id, action_id=private.id)
    page = browser.sign_in(chair).get("escalations.show", escalation_id=it.id)
    assert "GH-77" not in page.text
    assert "GH-77" not in browser.get("escalations.add").text
    cleared = person(Role.BOARD_SECRETARY, is_cleared=True)
    assert "GH-77" in browser.sign_in(cleared).get("escalations.show", escalation_id=it.id).text


def test_what_the_clock_did_is_said_to_be_the_clocks(browser, session, chair):
    it = EscalationFactory(raised_by_id=chair.id, level=Level.MANAGER)
    session.add(
        EscalationStep(
            escalation_id=it.id,
            number=1,
            deed="moved_up",
            level=Level.MANAGER,
            at=clock.now(),
            by_id=None,
            why="No answer came.",
        )
    )
    page = browser.sign_in(chair).get("escalations.show", escalation_id=it.id)
    assert "Moved up, senior manager level 5 September 2025" in page.text
    assert "the clock" in page.text


def test_the_list_is_filtered_by_state_and_kind_and_counts_good_practice(browser, session):
    EscalationFactory(state=EscalationState.ANSWERED, answer_by=None, moves_after=None)
    EscalationFactory.at_board(theme=Theme.HEALTH)
    for _ in range(3):
        EscalationFactory.good_practice()
    browser.sign_in(person(Role.BOARD_SECRETARY))
    page = browser.get("escalations.index")
    assert page.h1 == "Escalations 5 escalations"
    assert "3 good practice alerts in 2025/26." in page.text
    (row,) = browser.get("escalations.index", state="open").table("Escalations")
    assert (row["Level"], row["Where it stands"]) == ("Board", "Waits for the board")
    assert len(browser.get("escalations.index", kind="good_practice").table("Escalations")) == 3
    page = browser.get("escalations.index", state="open", kind="good_practice")
    assert page.h1.startswith("Escalations: open, good practice alert None of these")
    assert len(browser.get("escalations.index", state="nonsense").table("Escalations")) == 5


def test_themes_are_counted_by_the_quarter_in_which_they_were_raised(browser, session):
    EscalationFactory(raised_on=date(2025, 6, 30))
    EscalationFactory(raised_on=date(2025, 7, 1))
    EscalationFactory(raised_on=date(2025, 9, 1))
    EscalationFactory(raised_on=date(2024, 9, 30), theme=Theme.HOMES)
    page = browser.sign_in(person(Role.AUDITOR)).get("escalations.themes")
    (row,) = page.table("Escalations by theme")
    assert row["Theme"] == "Reports and records on time"
    assert [
        row[f"Q{n} {year}"] for n, year in ((4, "2024/25"), (1, "2025/26"), (2, "2025/26"))
    ] == [
        "0",
        "1",
        "2",
    ]
    assert row["All four"] == "3"


def test_other_days_are_set_from_a_day_on(browser, session):
    browser.sign_in(person(Role.BOARD_SECRETARY))
    form = browser.get("escalations.days")
    assert form.value("team") == "5"
    page = browser.submit(form, outside="14", expect=422)
    assert "Enter 15 or more" in page.text
    page = browser.follow(browser.submit(page, team="3", outside="14"))
    assert "A team answers within 3 working days" in page.text


def test_the_second_to_take_a_step_keeps_what_they_typed(browser, session):
    it = EscalationFactory()
    browser.sign_in(person(Role.BOARD_SECRETARY))
    form = browser.get("escalations.step_up", escalation_id=it.id)
    browser.submit(form, words="First.")
    again = browser.get("escalations.give_answer", escalation_id=it.id)
    it.text = "Changed."
    session.flush()
    page = browser.submit(again, words="Mine", expect=409)
    assert page.value("words") == "Mine"


def test_a_step_that_cannot_be_taken_says_where_it_stands(browser, session):
    it = EscalationFactory()
    page = browser.sign_in(person(Role.BOARD_SECRETARY)).get(
        "escalations.reopen", escalation_id=it.id, expect=409
    )
    assert "This escalation is open, at team level." in page.text


def test_the_way_there_is_on_the_page_of_meetings_for_who_may_go(browser, session):
    page = browser.sign_in(person(Role.WORKSTREAM_CHAIR)).get("meetings.index")
    assert browser.get(page.link("Escalations")).h1.endswith("Nothing is raised")
    page = browser.sign_in(person(Role.COMMITTEE_MEMBER)).get("meetings.index")
    assert "Escalations" not in page.text


def test_the_boards_summary_names_what_waits_for_it_under_exceptions(browser, session):
    PlanFactory(starts_on=date(2022, 1, 1), ends_on=date(2026, 12, 31))
    EscalationFactory.at_board()
    EscalationFactory.at_board(visibility=Visibility.RESTRICTED)
    EscalationFactory()
    where = "section[aria-labelledby=exceptions] li"
    page = browser.sign_in(person(Role.BOARD_MEMBER)).get("reports.board")
    assert page.all(where) == ["1 escalation waits for the board’s answer."]
    page = browser.sign_in(person(Role.COMMITTEE_MEMBER)).get("reports.board")
    assert page.all(where) == []


def test_the_first_page_says_what_waits_for_ones_own_answer(browser, session, lead):
    EscalationFactory(team_post_id=lead[1].id)
    EscalationFactory(manager_post_id=lead[1].id)
    EscalationFactory.at_board(team_post_id=lead[1].id)
    page = browser.sign_in(lead[0]).get("reports.home")
    assert "1 thing needs you" in page.h1
    assert len(browser.get(page.link("1 escalation waits for your answer")).table()) == 3
    page = browser.sign_in(person(Role.BOARD_SECRETARY)).get("reports.home")
    assert "1 escalation waits for your answer" in page.text


def test_a_chair_sees_what_is_about_their_workstream(browser, session, chair):
    own = WorkstreamFactory()
    SeatFactory(workstream=own, user=chair)
    EscalationFactory(workstream_id=own.id)
    EscalationFactory(workstream_id=WorkstreamFactory().id)
    (row,) = browser.sign_in(chair).get("escalations.index").table("Escalations")
    assert own.name in row["What"]


def test_the_list_asks_as_often_for_one_as_for_many(browser, session):
    browser.sign_in(person(Role.BOARD_SECRETARY))
    EscalationFactory()
    with at_most(30) as one:
        browser.get("escalations.index")
    for _ in range(15):
        EscalationFactory(workstream_id=WorkstreamFactory().id)
    with at_most(30) as many:
        browser.get("escalations.index")
    assert len(one) == len(many)
