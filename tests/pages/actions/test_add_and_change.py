"""Adding an action and changing its words: by whom, with what errors, and two at once."""

from datetime import date

import pytest
from sqlalchemy import func, select

from tests.factories.meetings import BodyFactory, MeetingFactory
from tests.factories.people import PostFactory
from tests.factories.plan import CommitmentFactory, PlanFactory, PledgeFactory
from tests.factories.workstreams import WorkstreamFactory
from tests.pages.actions.doing import on
from tracker.actions.enums import Precision
from tracker.actions.models import Action, ActionHelper, ActionPledge
from tracker.audit.models import AuditEntry
from tracker.core.visibility import Visibility


def newest(session):
    return session.scalars(select(Action).order_by(Action.id.desc()).limit(1)).one()


def how_many(session):
    return session.scalar(select(func.count(Action.id)))


def add(browser, answers=None, expect=(302, 303), where="/actions/new", **more):
    page = browser.get(where)
    first = {"text": "Open a drop-in", **on("due_on", 31, 3, 2026)} | (answers or {})
    return browser.submit(page, first, form="/actions/new", expect=expect, **more)


def test_a_chair_adds_an_action_to_the_own_workstream(world, as_, session):
    post = PostFactory(name="Drop-in team")
    page = add(as_(world.chair), accountable=post.id, success_measure="It is open")
    action = newest(session)
    assert page.location.endswith(f"/actions/{action.id}")
    assert (action.ref, action.text) == ("H3", "Open a drop-in")
    assert (action.due_on, action.due_precision) == (date(2026, 3, 31), Precision.DAY)
    assert (action.original_due_on, action.moves) == (date(2026, 3, 31), 0)
    assert action.workstream_id == world.workstream.id
    assert action.accountable_post_id == post.id
    assert action.visibility is Visibility.BOARD
    told = session.scalars(select(AuditEntry).order_by(AuditEntry.id.desc()).limit(1)).one()
    assert told.after["accountable"] == "Drop-in team"
    assert told.by_name == world.chair.name


def test_a_chair_is_offered_no_other_workstream(world, as_, session):
    other = WorkstreamFactory(name="Good Health")
    browser = as_(world.chair)
    offered = browser.get("/actions/new").all("select[name=workstream] option")
    assert offered == ["Good Homes"]
    page = browser.get("/actions/new")
    sent = {
        "once": page.value("once"), "text": "Try it", "workstream": other.id,
        "plan": world.action.plan_id, "due_precision": "none", "visibility": "board",
    }  # fmt: skip
    refused = browser.post("/actions/new", sent, expect=422)
    assert refused.errors
    assert how_many(session) == 1


def test_the_secretary_adds_anywhere_with_pledges_commitments_and_helpers(world, as_, session):
    plan = world.action.plan
    one, two = PledgeFactory(plan=plan, number=1), PledgeFactory(plan=plan, number=2)
    commitment = CommitmentFactory(pledge=one)
    helper = PostFactory()
    answers = {
        "pledges": [one.id, two.id],
        "commitments": [commitment.id],
        "helpers": [helper.id],
        "workstream": "",
        "ref": "B1",
        "visibility": "public",
        **on("starts_on", 1, 1, 2026),
    }
    add(as_(world.secretary), answers)
    action = newest(session)
    links = {(link.pledge_id, link.commitment_id) for link in session.scalars(_links(action))}
    assert links == {(one.id, commitment.id), (two.id, None)}
    assert [h.post_id for h in session.scalars(_helpers(action))] == [helper.id]
    assert (action.workstream_id, action.ref) == (None, "B1")
    assert action.starts_on == date(2026, 1, 1)


def _links(action):
    return select(ActionPledge).where(ActionPledge.action_id == action.id)


def _helpers(action):
    return select(ActionHelper).where(ActionHelper.action_id == action.id)


@pytest.mark.parametrize(
    ("answers", "due_on", "precision"),
    [
        ({"due_precision": "month", "due_month": "2", "due_month_year": "2026"},
         date(2026, 2, 28), Precision.MONTH),
        ({"due_precision": "quarter", "due_quarter": "4", "due_quarter_year": "2025/26"},
         date(2026, 3, 31), Precision.QUARTER),
        ({"due_precision": "year", "due_year": "2026"}, date(2026, 12, 31), Precision.YEAR),
        ({"due_precision": "next_board"}, date(2025, 9, 26), Precision.NEXT_BOARD),
        ({"due_precision": "none"}, None, Precision.NONE),
        ({"due_precision": "ongoing", **on("review_on", 1, 12, 2025)}, None, Precision.ONGOING),
    ],
    ids=lambda value: value["due_precision"] if isinstance(value, dict) else "",
)  # fmt: skip
def test_a_due_date_is_meant_as_exactly_as_it_is_said(
    world, as_, session, answers, due_on, precision
):
    board = MeetingFactory(body=BodyFactory.board(), held_on=date(2025, 9, 26))
    add(as_(world.secretary), answers)
    action = newest(session)
    assert (action.due_on, action.due_precision) == (due_on, precision)
    is_board = precision is Precision.NEXT_BOARD
    assert action.due_meeting_id == (board.id if is_board else None)
    is_ongoing = precision is Precision.ONGOING
    assert action.review_on == (date(2025, 12, 1) if is_ongoing else None)


@pytest.mark.parametrize(
    ("answers", "error"),
    [
        ({"text": ""}, "Say what will be done"),
        ({"text": "x" * 2001}, "2,000 characters"),
        ({"text": "a\x00b"}, "Characters that cannot be shown"),
        ({"plain_summary": "word " * 51}, "Shorten this to 50 words. It has 51"),
        ({"ref": "H2"}, "H2 is taken in this plan. Enter another ref"),
        ({"ref": "H" * 21}, "Shorten the ref to 20 characters or fewer"),
        (on("due_on", 31, 2, 2026), "31/2/2026 is not a date. February 2026 has 28 days"),
        (on("due_on", "", "", ""), "Enter the date it is due, such as 31/3/2026"),
        (on("due_on", "9" * 300, 1, 2026), "is not a date"),
        (on("starts_on", 1, 13, 2026), "is not a date"),
        ({"due_precision": "month"}, "Choose the month"),
        ({"due_precision": "month", "due_month": "2", "due_month_year": "20x6"},
         "Enter a year from 2000 to 2100, such as 2026"),
        ({"due_precision": "year", "due_year": "2205"},
         "Enter a year from 2000 to 2100, such as 2026"),
        ({"due_precision": "year", "due_year": "٢٠٢٦"},
         "Enter a year from 2000 to 2100, such as 2026"),
        ({"due_precision": "quarter", "due_quarter": "3", "due_quarter_year": "2025"},
         "Enter the financial year, such as 2025/26"),
        ({"due_precision": "ongoing"},
         "An ongoing action needs a review date, 5 December 2025 at the latest"),
        ({"due_precision": "ongoing", **on("review_on", 6, 12, 2025)},
         "The next review is at most a quarter ahead: 5 December 2025 at the latest"),
        ({"due_precision": "next_board"}, "No date is set for the next board, so choose another"),
    ],
)  # fmt: skip
def test_an_error_is_explained_and_nothing_is_added(world, as_, session, answers, error):
    page = add(as_(world.secretary), answers, expect=422)
    assert [each for each in page.errors if error in each], page.errors
    assert how_many(session) == 1
    if "text" not in answers:
        assert page.value("text") == "Open a drop-in"


def test_errors_stand_in_the_order_of_the_page(world, as_):
    wrong = {
        "text": "",
        "ref": "H" * 21,
        **on("starts_on", 1, 13, 2026),
        **on("due_on", 31, 2, 2026),
    }
    links = add(as_(world.secretary), wrong, expect=422).soup.select(".govuk-error-summary a")
    assert [each["href"] for each in links] == ["#text", "#starts_on-day", "#ref", "#due_on-day"]


def test_a_pledge_of_another_plan_is_refused(world, as_, session):
    other = PlanFactory(name="Improvement plan")
    pledge = PledgeFactory(plan=other)
    answers = {"plan": world.action.plan_id, "pledges": [pledge.id]}
    page = add(as_(world.secretary), answers, expect=422)
    assert page.errors == ["Choose pledges of the plan that you chose above"]
    assert how_many(session) == 1


def test_what_no_form_offers_is_refused_in_a_sentence(world, as_, session):
    PledgeFactory(plan=world.action.plan)
    browser = as_(world.secretary)
    for field in ("plan", "workstream", "accountable", "helpers", "pledges", "meeting",
                  "visibility", "due_precision", "due_month"):  # fmt: skip
        for value in ("9" * 30, "-1", "purple", "\x00", "1' OR 1=1"):
            sent = {
                "text": "Try it", "plan": world.action.plan_id, "workstream": "",
                "accountable": "", "meeting": "", "visibility": "board", "due_precision": "none",
            }  # fmt: skip
            expect = (422, 303) if field == "due_month" else 422
            browser.post("/actions/new", sent | {field: value}, expect=expect)
    browser.post("/actions/new", {}, expect=422)


def test_marks_that_turn_text_round_are_dropped(world, as_, session):
    add(as_(world.secretary), {"text": "Open\u202e a drop-in\u200f"})
    assert newest(session).text == "Open a drop-in"


def test_a_megabyte_of_text_is_refused_in_a_sentence(world, as_, session):
    page = add(as_(world.secretary), {"text": "x" * 1_000_000}, expect=422)
    assert page.errors
    assert how_many(session) == 1


def test_the_same_form_twice_adds_one_action(world, as_, session):
    browser = as_(world.secretary)
    page = browser.get("/actions/new")
    answers = {"text": "Open a drop-in", "due_precision": "none"}
    first = browser.submit(page, answers, form="/actions/new")
    second = browser.submit(page, answers, form="/actions/new")
    assert second.location == first.location
    assert how_many(session) == 2


def test_the_link_of_a_workstream_fills_it_in(world, as_):
    slug, plan = world.workstream.slug, world.action.plan.slug
    page = as_(world.secretary).get(f"/actions/new?workstream={slug}&plan={plan}")
    assert page.value("workstream") == str(world.workstream.id)


@pytest.mark.parametrize("who", ["lead", "member", "ambassador", "committee", "auditor"])
def test_others_add_and_change_nothing(world, as_, who):
    browser = as_(getattr(world, who))
    browser.get("/actions/new", expect=403)
    browser.get(f"/actions/{world.action.id}/change", expect=403)


def test_a_chair_does_not_change_the_words(world, as_):
    as_(world.chair).get(f"/actions/{world.action.id}/change", expect=403)


def change(browser, page, expect=(302, 303), **answers):
    return browser.submit(page, form="/change", expect=expect, **answers)


def test_the_secretary_changes_the_words_and_the_history_tells(world, as_, session):
    browser = as_(world.secretary)
    page = browser.get(f"/actions/{world.action.id}/change")
    assert page.value("text") == "Finish the Charter"
    change(browser, page, text="Sign the Charter", ref="H7", plain_summary="Landlords promise.")
    assert (world.action.text, world.action.ref) == ("Sign the Charter", "H7")
    shown = browser.get(f"/actions/{world.action.id}")
    assert "Text: Finish the Charter → became Sign the Charter" in shown.text


def test_a_change_of_nothing_writes_no_history(world, as_, session):
    browser = as_(world.secretary)
    before = session.scalar(select(func.count(AuditEntry.id)))
    change(browser, browser.get(f"/actions/{world.action.id}/change"))
    assert session.scalar(select(func.count(AuditEntry.id))) == before


def test_the_second_of_two_sees_theirs_and_keeps_the_own(world, as_, session):
    first, second = as_(world.secretary), as_(world.secretary)
    address = f"/actions/{world.action.id}/change"
    open_first, open_second = first.get(address), second.get(address)
    change(first, open_first, text="Sign the Charter")
    page = change(second, open_second, expect=409, text="Finish it", success_measure="All signed")
    assert world.action.text == "Sign the Charter"
    assert page.value("text") == "Finish it"
    rows = {row["Field"]: row for row in page.table("What differs")}
    assert rows["What will be done"]["Saved by somebody else"] == "Sign the Charter"
    assert rows["What will be done"]["Yours, still below"] == "Finish it"
    change(second, page)
    assert (world.action.text, world.action.success_measure) == ("Finish it", "All signed")
