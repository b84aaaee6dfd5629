"""The pages of a meeting: whoever is shown one may open it."""

from datetime import UTC, date, datetime

import pytest

from tests.factories.agendas import ItemFactory
from tests.factories.meetings import BodyFactory, MeetingFactory
from tests.factories.people import person
from tests.factories.sittings import MinutesFactory
from tracker.access.roles import Role
from tracker.meetings.enums import BodyKind, MeetingStatus
from tracker.meetings.minutes.enums import MinutesState

OUT = datetime(2025, 7, 22, 9, tzinfo=UTC)


@pytest.fixture
def meetings(session):
    """Of the board and of a public committee: to come, out, and over with minutes."""
    board = BodyFactory.board()
    committee = BodyFactory(kind=BodyKind.COMMITTEE, is_public=True)
    BodyFactory(kind=BodyKind.SHADOW, reports_to=committee)
    made = []
    for body in (board, committee):
        made.append(MeetingFactory(body=body))
        made.append(MeetingFactory(body=body, held_on=date(2025, 9, 15), agenda_out_at=OUT))
        over = {"held_on": date(2025, 7, 30), "status": MeetingStatus.HELD, "agenda_out_at": OUT}
        for number, state in enumerate(MinutesState):
            if state is not MinutesState.APPROVED:
                day = over | {"held_on": date(2025, 7, 30 - number)}
                made.append(MeetingFactory(body=body, **day))
                MinutesFactory(meeting_id=made[-1].id, state=state)
    for meeting in made:
        ItemFactory(meeting_id=meeting.id)
    return made


@pytest.mark.parametrize("role", list(Role))
def test_whoever_is_shown_a_page_of_a_meeting_may_open_it(browser, session, meetings, role):
    browser.sign_in(person(role))
    seen = 0
    for meeting in meetings:
        page = browser.get("meetings.show", meeting_id=meeting.id, expect=(200, 404))
        if page.status == 404:
            continue
        for tab in page.soup.select("nav[aria-label='This meeting'] a"):
            browser.get(str(tab["href"]))
            seen += 1
    assert seen


def test_a_draft_agenda_has_no_tab_but_for_who_keeps_the_meetings(browser, session, meetings):
    draft, out = meetings[0], meetings[1]

    def tabs(meeting):
        page = browser.get("meetings.show", meeting_id=meeting.id)
        return page.all("nav[aria-label='This meeting'] a")

    browser.sign_in(person(Role.BOARD_MEMBER))
    assert "Agenda" not in tabs(draft)
    assert "Agenda" in tabs(out)
    assert "At the meeting" not in tabs(out)
    browser.sign_in(person(Role.DEMOCRATIC_SERVICES))
    assert {"Agenda", "Pack", "At the meeting"} <= set(tabs(draft))
