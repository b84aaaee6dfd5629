"""What a board saw in its figures, what it said it would do, and what came of it."""

import csv
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from sqlalchemy import delete, select

from tests.factories.actions import ActionFactory
from tests.factories.meetings import BodyFactory, MeetingFactory
from tests.factories.people import PostFactory, person
from tests.factories.plan import PledgeFactory
from tests.factories.scorecards import (
    DataExceptionFactory,
    EditionFactory,
    FigureFactory,
    ScorecardFactory,
    measure,
)
from tests.support.queries import count_queries
from tracker.access.roles import Role
from tracker.actions.models import Action, ActionPledge
from tracker.audit.enums import Deed
from tracker.audit.models import AuditEntry
from tracker.core import clock
from tracker.core.database import db
from tracker.core.transaction import unit_of_work
from tracker.core.visibility import Visibility
from tracker.meetings.models import Meeting
from tracker.scorecards.enums import Hiding
from tracker.scorecards.exceptions.enums import ExceptionState, NextStep, Tone
from tracker.scorecards.exceptions.models import DataException
from tracker.scorecards.figure_models import Figure
from tracker.scorecards.models import IndicatorAction
from tracker.seeding import service as seeding
from tracker.seeding.commands import SEED
from tracker.words.models import Word

DECEMBER, JUNE = date(2024, 12, 31), date(2025, 6, 30)
# The table of 5 February 2025, word for word (documents.md U14).
PRINTED = Path(__file__).parents[2] / "importing_corpus/figures/exceptions_february_2025.csv"


@pytest.fixture
def secretary(browser, session):
    return browser.sign_in(person(Role.BOARD_SECRETARY, name="Secretary"))


ANSWERS = {
    "tone": "risk",
    "heading": "Placement moves",
    "told": "107 moves for 91 people",
    "step": "deep_dive",
    "next_step": "Look deep into it",
    "visibility": "board",
}


def test_the_table_of_february_2025_is_as_the_council_printed_it(app, browser, session):
    with app.app_context(), unit_of_work():
        seeding.load(SEED, demo=True)
        db.session.execute(delete(Word))  # the paper writes out no short form
    meeting = session.scalar(select(Meeting.id).where(Meeting.held_on == date(2025, 2, 5)))
    page = browser.sign_in(person(Role.BOARD_MEMBER)).get(f"/meetings/{meeting}/exceptions")
    rows = page.soup.select("table:has(#seen) tbody tr")
    for note in page.soup.select(".ct-screen"):
        note.decompose()  # what is not on paper
    found = [
        tuple(" ".join(cell.get_text().split()) for cell in row.select("th, td")) for row in rows
    ]
    with PRINTED.open(encoding="utf-8", newline="") as file:
        assert found == [tuple(row.values()) for row in csv.DictReader(file)]
    assert len(found) == 10
    heads = [each.get_text() for each in page.soup.select("table:has(#seen) thead th")]
    assert heads == ["Scorecard", "Key Highlights / Risks", "Next Steps"]


def test_the_newest_figure_stands_beside_the_one_that_was_seen(browser, session):
    edition = EditionFactory()
    told = {"value": Decimal(107), "second": Decimal(91)}
    moves = measure(edition, {DECEMBER: told}, second="individuals")
    figure = session.scalars(select(Figure)).one()
    made = DataExceptionFactory(scorecard=edition.scorecard, indicator=moves, figure=figure)
    FigureFactory(indicator_id=moves.id, ends_on=JUNE, value=Decimal(81), second=Decimal(65))
    page = browser.sign_in(person(Role.COMMITTEE_MEMBER)).get(f"/exceptions/{made.id}")
    old, new = "107 (91 individuals) in Q3 2024/25", "81 (65 individuals) in Q1 2025/26"
    assert f"{old}, then {new}" in page.text


def test_a_hidden_figure_stays_hidden_in_an_exception(browser, session):
    edition = EditionFactory()
    secure = measure(edition, {JUNE: {"value": Decimal(1), "hiding": Hiding.SMALL}})
    made = DataExceptionFactory(scorecard=edition.scorecard, indicator=secure)
    page = browser.sign_in(person(Role.BOARD_MEMBER)).get(f"/exceptions/{made.id}")
    assert "Hidden in Q1 2025/26" in page.text
    assert "1 in Q1" not in page.text


def test_it_is_written_down_closed_with_the_new_figure_and_opened_again(secretary, session):
    edition = EditionFactory()
    moves = measure(edition, {DECEMBER: 107})
    page = secretary.get(f"/exceptions/new?indicator={moves.id}")
    page = secretary.submit(page, ANSWERS)  # the scorecard and the indicator stand there
    page = secretary.follow(page)
    assert "It is done when the findings and what follows from them" in page.text
    made = session.scalars(select(DataException)).one()
    assert (made.figure_id, made.step, made.position) == (
        session.scalar(select(Figure.id)),
        NextStep.DEEP_DIVE,
        1,
    )
    FigureFactory(indicator_id=moves.id, ends_on=JUNE, value=Decimal(81))
    page = secretary.get(f"/exceptions/{made.id}/close")
    assert page.link("Quote a figure")
    assert "107 in Q3 2024/25, then 81 in Q1 2025/26" in page.text
    page = secretary.follow(secretary.submit(page, {"what": "Fewer move, and we know why"}))
    assert "Closed: Fewer move, and we know why" in page.text
    FigureFactory(indicator_id=moves.id, ends_on=date(2025, 9, 30), value=Decimal(70))
    assert "then 81 in Q1" in secretary.get(f"/exceptions/{made.id}").text  # as it was closed
    page = secretary.get(f"/exceptions/{made.id}/reopen")
    page = secretary.follow(secretary.submit(page, {"why": "They move again"}))
    assert "then 70 in Q2" in page.text
    deeds = session.scalars(select(AuditEntry.deed).order_by(AuditEntry.id)).all()
    assert deeds[1:] == [Deed.EXCEPTION_RAISED, Deed.EXCEPTION_CLOSED, Deed.EXCEPTION_REOPENED]


def test_what_was_promised_for_a_meeting_that_is_over_is_late(browser, session):
    board = BodyFactory.board()
    over = MeetingFactory(body=board, held_on=date(2025, 4, 1))
    DataExceptionFactory(promised_for=over, heading="Attendance")
    page = browser.sign_in(person(Role.BOARD_MEMBER)).get("/exceptions")
    assert page.h1.endswith("1 of 1 exceptions is open, 1 promised for a meeting that is over")
    assert "Promised for 1 April 2025, and still open" in page.text
    promised = browser.get(f"/meetings/{over.id}/exceptions")
    assert "Promised for this meeting" in promised.text


def test_readers_see_those_of_their_label_and_cannot_change_them(browser, session):
    DataExceptionFactory(heading="Open to all")
    DataExceptionFactory(heading="For the board", visibility=Visibility.BOARD)
    DataExceptionFactory(heading="Private", visibility=Visibility.RESTRICTED)
    page = browser.sign_in(person(Role.COMMITTEE_MEMBER)).get("/exceptions")
    assert "Open to all" in page.text
    assert "For the board" not in page.text
    page = browser.sign_in(person(Role.BOARD_MEMBER)).get("/exceptions")
    assert "For the board" in page.text
    assert "Private" not in page.text
    assert "Write an exception down" not in page.text
    assert "Private" in browser.sign_in(
        person(Role.BOARD_MEMBER, is_cleared=True)
    ).get("/exceptions").text  # fmt: skip


def test_an_action_that_the_reader_may_not_know_is_not_named(browser, session):
    action = ActionFactory(text="A private deed", visibility=Visibility.RESTRICTED)
    made = DataExceptionFactory(action=action)
    page = browser.sign_in(person(Role.BOARD_MEMBER)).get(f"/exceptions/{made.id}")
    assert action.ref not in page.text


def test_the_lists_may_be_empty(secretary, session):
    meeting = MeetingFactory(body=BodyFactory.board())
    assert "What turns this page on" in secretary.get("/exceptions").text
    assert "Show all of them" in secretary.get("/exceptions?state=closed").text
    page = secretary.get(f"/meetings/{meeting.id}/exceptions")
    assert "No exception is written down for this meeting" in page.text


def test_many_exceptions_ask_as_often_as_one(browser, session):
    def another():
        edition = EditionFactory()
        indicator = measure(edition, {DECEMBER: 50, JUNE: 60})
        DataExceptionFactory(
            scorecard=edition.scorecard, indicator=indicator, action=ActionFactory()
        )

    browser.sign_in(person(Role.BOARD_MEMBER))
    another()
    browser.get("/exceptions")
    with count_queries() as for_one:
        browser.get("/exceptions")
    for _ in range(15):
        another()
    with count_queries() as for_many:
        browser.get("/exceptions")
    assert len(for_many) == len(for_one)


def test_the_next_step_becomes_an_action_that_its_meeting_hears_of(secretary, session):
    board = BodyFactory.board()
    seen = MeetingFactory(body=board, held_on=date(2025, 7, 30))
    coming = MeetingFactory(body=board, held_on=date(2025, 9, 26))
    pledge = PledgeFactory()
    moves = measure(EditionFactory(), {JUNE: 81}, pledge=pledge)
    made = DataExceptionFactory(
        indicator=moves,
        raised_at=seen,
        raised_on=date(2025, 7, 30),
        promised_for=coming,
        owner=PostFactory(name="Head of Homes"),
        next_step="Look deep into it.",
    )
    page = secretary.get(f"/exceptions/{made.id}/action")
    page = secretary.submit(page, {"plan": str(pledge.plan_id)})
    page = secretary.follow(page)
    assert "Look deep into it." in page.text
    action = session.scalars(select(Action)).one()
    assert (action.lead, action.due_meeting_id, action.arising_meeting_id) == (
        "Head of Homes",
        coming.id,
        seen.id,
    )
    assert session.scalars(select(ActionPledge.pledge_id)).all() == [pledge.id]
    assert session.scalars(select(IndicatorAction.indicator_id)).all() == [moves.id]
    assert "Look deep into it." in secretary.get(f"/meetings/{coming.id}/promises").text
    assert action.ref in secretary.get(f"/indicators/{moves.id}").text
    page = secretary.get(f"/exceptions/{made.id}")
    assert action.ref in page.text
    assert "Make it an action" not in page.text


def test_words_that_tell_of_few_children_are_asked_about(secretary, session):
    made = DataExceptionFactory()
    page = secretary.get(f"/exceptions/{made.id}/close")
    told = {"what": "Only two children are left"}
    page = secretary.submit(page, told, expect=422)
    assert page.errors == [
        "“Only two children” may tell of fewer than five people. Write it otherwise, or tick this"
    ]
    page = secretary.follow(secretary.submit(page, told | {"is_fine": "y"}))
    assert "Only two children are left" in page.text


def test_what_is_open_stands_before_what_is_closed(secretary, session):
    DataExceptionFactory(heading="Old and open", raised_on=date(2025, 2, 5))
    closed = {"state": ExceptionState.CLOSED, "closed_at": clock.now(), "what_happened": "Done."}
    DataExceptionFactory(heading="New and closed", raised_on=date(2025, 7, 30), **closed)
    heads = secretary.get("/exceptions").all("table:has(#exceptions) tbody th a")
    assert heads == ["Old and open", "New and closed"]


def test_words_owner_and_meeting_change_and_the_history_says_how(secretary, session):
    owner = PostFactory(name="Head of Service")
    board = MeetingFactory(body=BodyFactory.board(), held_on=date(2025, 9, 26))
    made = DataExceptionFactory(heading="Moves", told="It went up.")
    page = secretary.get(f"/exceptions/{made.id}/change")
    told = {"told": "It went up twice.", "owner": str(owner.id), "promised_for": str(board.id)}
    page = secretary.follow(secretary.submit(page, told))
    assert "It went up twice." in page.text
    history = page.soup.select_one("details").text
    for words in ("It went up.", "It went up twice.", "Head of Service", "26 September 2025"):
        assert words in history
    entry = session.scalars(select(AuditEntry).order_by(AuditEntry.id.desc())).first()
    assert entry.deed is Deed.EXCEPTION_CHANGED
    assert "heading" not in entry.after


def test_two_people_who_change_one_at_once_lose_nothing(secretary, session):
    made = DataExceptionFactory(heading="Moves")
    page = secretary.get(f"/exceptions/{made.id}/change")
    made.heading = "Their heading"
    session.flush()
    refused = secretary.submit(page, heading="My heading", expect=409)
    assert "Their heading" in refused.text
    assert refused.value("heading") == "My heading"


def test_what_became_private_takes_its_history_with_it(secretary, browser, session):
    made = DataExceptionFactory(heading="Moves", told="Open words")
    cleared = browser.sign_in(person(Role.BOARD_SECRETARY, is_cleared=True))
    page = cleared.get(f"/exceptions/{made.id}/change")
    cleared.submit(page, visibility="restricted", told="Secret words")
    assert "Open words" in cleared.get(f"/exceptions/{made.id}").soup.select_one("details").text
    browser.sign_in(person(Role.AUDITOR))
    assert "exception" not in browser.get("/audit").soup.main.table.text
    browser.get(f"/exceptions/{made.id}", expect=404)


def test_the_list_is_asked_by_state_tone_and_scorecard(browser, session):
    one, other = ScorecardFactory(name="One"), ScorecardFactory(name="Other")
    DataExceptionFactory(heading="Good news", tone=Tone.HIGHLIGHT, scorecard=one)
    DataExceptionFactory(heading="A worry", scorecard=one)
    DataExceptionFactory(heading="Elsewhere", scorecard=other)
    browser.sign_in(person(Role.BOARD_MEMBER))

    def found(**wanted):
        page = browser.get("exceptions.index", **wanted)
        return {each for each in ("Good news", "A worry", "Elsewhere") if each in page.text}

    assert found() == {"Good news", "A worry", "Elsewhere"}
    assert found(tone="highlight") == {"Good news"}
    assert found(tone="risk", scorecard=one.slug) == {"A worry"}
    assert found(state="closed") == set()
    assert "Show all of them" in browser.get("exceptions.index", state="closed").text
