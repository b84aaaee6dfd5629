"""What was promised about a figure comes to the meeting that it was promised for, and stays on."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from tests.factories.actions import ActionFactory
from tests.factories.agendas import ItemFactory
from tests.factories.meetings import BodyFactory, MeetingFactory
from tests.factories.people import person
from tests.factories.plan import PlanFactory
from tests.factories.scorecards import (
    DataExceptionFactory,
    EditionFactory,
    FigureFactory,
    ScorecardFactory,
    measure,
)
from tracker.access.roles import Role
from tracker.core import clock
from tracker.core.visibility import Visibility
from tracker.meetings.agenda.enums import ItemKind
from tracker.meetings.enums import MeetingStatus
from tracker.meetings.pack.enums import PackKind
from tracker.scorecards.exceptions.coming import mark, told
from tracker.scorecards.exceptions.enums import ExceptionState

ITEM = "Key data exceptions and next steps"
PROMISED = "table:has(#promised) tbody tr"


@pytest.fixture
def board(session):
    return BodyFactory.board()


@pytest.fixture
def held(board):
    days = (date(2025, 4, 1), date(2025, 6, 3), date(2025, 7, 30))
    return [
        MeetingFactory(body=board, held_on=day, status=MeetingStatus.HELD) for day in days
    ]  # fmt: skip


@pytest.fixture
def coming(board, held):
    return MeetingFactory(body=board, held_on=date(2025, 9, 26))


@pytest.fixture
def secretary(browser, session):
    return browser.sign_in(person(Role.BOARD_SECRETARY))


def close(made, day):
    made.state = ExceptionState.CLOSED
    made.what_happened = "Fewer move now."
    made.closed_at = datetime(2025, *day, 9, tzinfo=UTC)


def begin(secretary, meeting):
    page = secretary.get("agendas.begin", meeting_id=meeting.id)
    return secretary.follow(secretary.submit(page))


def test_what_was_promised_comes_on_the_agenda_once_and_leads_to_where_it_got_to(
    secretary, session, coming
):
    DataExceptionFactory(promised_for=coming, heading="Moves")
    page = begin(secretary, coming)
    assert page.link("What was promised about the figures").endswith(
        f"/meetings/{coming.id}/exceptions"
    )
    assert ITEM not in secretary.get("agendas.begin", meeting_id=coming.id).soup.main.text


@pytest.mark.parametrize("what", ["nothing", "closed", "private", "of another body"])
def test_without_anything_due_that_its_readers_may_see_there_is_no_item(
    secretary, session, coming, held, what
):
    if what == "closed":
        close(DataExceptionFactory(promised_for=held[0]), (6, 3))
    elif what == "private":
        DataExceptionFactory(promised_for=coming, visibility=Visibility.RESTRICTED)
    elif what == "of another body":
        other = BodyFactory(name="Committee", slug="committee")
        DataExceptionFactory(promised_for=MeetingFactory(body=other, held_on=date(2025, 4, 1)))
    ItemFactory(meeting_id=coming.id)  # a page with an agenda
    session.flush()
    assert ITEM not in secretary.get("agendas.begin", meeting_id=coming.id).text


def test_what_stays_open_is_carried_over_and_says_how_often(secretary, session, coming, held):
    DataExceptionFactory(promised_for=held[0], heading="Attendance")
    DataExceptionFactory(promised_for=held[2], heading="NEET")
    DataExceptionFactory(promised_for=coming, heading="Moves")
    close(DataExceptionFactory(promised_for=held[0], heading="Early years"), (6, 10))
    session.flush()

    def rows(meeting):
        page = secretary.get(f"/meetings/{meeting.id}/exceptions")
        return {
            row.select_one("strong").text: " ".join(row.select("td")[2].text.split())
            for row in page.soup.select(PROMISED)
        }

    found = rows(coming)
    assert list(found) == ["Attendance", "NEET", "Moves"]
    assert "Carried over from 1 April 2025, 3 meetings ago" in found["Attendance"]
    assert "Carried over from 30 July 2025" in found["NEET"]
    assert "ago" not in found["NEET"]
    assert "Promised for 26 September 2025" in found["Moves"]
    # On 3 June the one that was closed a week later was still open.
    assert set(rows(held[1])) == {"Attendance", "Early years"}
    assert set(rows(held[2])) == {"Attendance", "NEET"}


@pytest.fixture
def on_agenda(coming):
    coming.agenda_out_at = clock.now()
    public = {"visibility": Visibility.PUBLIC}
    return ItemFactory(meeting_id=coming.id, kind=ItemKind.EXCEPTIONS, title=ITEM, **public)


@pytest.mark.parametrize(
    ("kind", "labels"),
    [
        (PackKind.FULL, {"public", "board", "restricted"}),
        (PackKind.BOARD, {"public", "board"}),
        (PackKind.PUBLIC, {"public"}),
    ],
)
def test_a_pack_tells_its_readers_what_they_may_see(
    browser, session, coming, on_agenda, kind, labels
):
    for label in (Visibility.PUBLIC, Visibility.BOARD, Visibility.RESTRICTED):
        DataExceptionFactory(promised_for=coming, heading=f"The {label} one", visibility=label)
    reader = browser.sign_in(person(Role.BOARD_SECRETARY, is_cleared=True))
    text = reader.get(f"/meetings/{coming.id}/pack/read?kind={kind}").text
    assert {
        each for each in ("public", "board", "restricted") if f"The {each} one" in text
    } == labels


def test_a_pack_holds_the_old_figure_with_the_new_one_and_no_way_out_of_the_paper(
    secretary, session, coming, held, on_agenda
):
    edition = EditionFactory()
    moves = measure(edition, {date(2024, 12, 31): 107})
    figure = FigureFactory(indicator_id=moves.id, ends_on=date(2025, 6, 30), value=Decimal(81))
    DataExceptionFactory(
        scorecard=edition.scorecard, indicator=moves, promised_for=held[2], heading="Moves"
    )
    page = secretary.get(f"/meetings/{coming.id}/pack/read?kind=board")
    table = page.soup.select_one("table:has(#pack-exceptions)")
    assert "Carried over from 30 July 2025" in table.text
    assert "81 in Q1 2025/26" in table.text
    assert table.select("a") == []
    figure.value = Decimal(80)
    session.flush()
    assert "80 in Q1 2025/26" in secretary.get(f"/meetings/{coming.id}/pack/read?kind=board").text


def test_a_pack_knows_when_what_it_tells_has_changed_and_which_actions_it_names(
    app, session, coming, on_agenda
):
    action = ActionFactory(plan=PlanFactory(), visibility=Visibility.PUBLIC)
    made = DataExceptionFactory(promised_for=coming, action=action)

    def asked(of):
        session.commit()
        with app.app_context():
            return of(coming.id, PackKind.BOARD)

    before = asked(mark)
    assert asked(told) == [f"action-{action.id}"]
    clock.hold(date(2025, 9, 8))
    assert asked(mark) == before
    close(made, (9, 8))
    assert asked(mark) != before


def test_a_scorecard_is_named_once_however_its_exceptions_were_written_down(secretary, session):
    meeting = MeetingFactory(body=BodyFactory.board())
    one, other = ScorecardFactory(name="One"), ScorecardFactory(name="Other")
    for scorecard in (one, other, one):
        DataExceptionFactory(scorecard=scorecard, raised_at=meeting)
    page = secretary.get(f"/meetings/{meeting.id}/exceptions")
    heads = page.soup.select("table:has(#seen) tbody th")
    seen = [each.get_text() for each in heads if not each.select(".govuk-visually-hidden")]
    assert seen == ["One", "Other"]


def test_an_exception_seen_at_a_meeting_is_written_down_from_its_page(secretary, held):
    meeting = held[0]
    for _ in ("none yet", "one more"):
        page = secretary.get("exceptions.meeting", meeting_id=meeting.id)
        form = secretary.get(page.link("Write "))
        assert form.soup.select_one("#meeting option[selected]")["value"] == str(meeting.id)
        DataExceptionFactory(raised_at=meeting)
