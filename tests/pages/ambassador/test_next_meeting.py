"""The next meeting on an ambassador's first page: its day, its list, and what one can say."""

from tests.factories.agendas import ItemFactory
from tests.factories.meetings import BodyFactory
from tracker.core import clock
from tracker.core.visibility import Visibility
from tracker.meetings.enums import BodyKind


def test_what_the_next_meeting_talks_about_can_be_spoken_of(browser, session, board, plan, young):
    BodyFactory(name="Young voices", kind=BodyKind.SHADOW, is_public=True, reports_to=board.body)
    board.body.is_public = True
    item = ItemFactory(
        meeting_id=board.id, title="Flats", summary="Ten new flats.", visibility=Visibility.PUBLIC
    )
    ItemFactory(meeting_id=board.id, title="Not for all", visibility=Visibility.BOARD)
    browser.sign_in(young)
    page = browser.get("/")
    assert "Ten new flats." not in page.text, "the agenda is a draft"
    assert "Friday 26 September 2025" in page.text
    say = browser.get(page.link("Say something for the meeting"))
    browser.submit(say, text="Talk about the bus.", shown_as="role", form="/voice/say")
    owed = browser.get("voice.index", show="mine")
    assert "The board secretary owes you an answer" in owed.text
    board.agenda_out_at = clock.now()
    session.commit()
    page = browser.get("/")
    assert "Ten new flats." in page.text
    assert "Not for all" not in page.text
    assert page.link("Say what you think of Flats") == f"/meetings/{board.id}/before/{item.id}"
    assert page.link("Get ready for the meeting") == f"/meetings/{board.id}/before"
    assert page.link("Young voices")
    assert (
        "See what the next meeting will talk about"
        in page.all("section[aria-labelledby=new] li")[0]
    )


def test_of_a_meeting_that_is_not_theirs_they_see_the_day_alone(browser, board, plan, young):
    page = browser.sign_in(young).get("/")
    assert "Friday 26 September 2025" in page.text
    assert not page.soup.select(f'a[href="/meetings/{board.id}"]')
