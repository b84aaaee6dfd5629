"""The picture, the seats, terms and a series to everybody: states that no demonstration shows."""

from datetime import date

import pytest
from playwright.sync_api import expect

from tests.factories.meetings import BodyFactory, MeetingFactory, MemberFactory
from tests.factories.people import PostFactory, person
from tests.factories.terms import TermsFactory, YearlyItemFactory
from tests.factories.workstreams import WorkstreamFactory
from tests.support.axe import assert_accessible
from tests.support.served import DESK, PHONE
from tracker.access.roles import Role
from tracker.meetings.enums import BodyKind

pytestmark = pytest.mark.browser
SERIES = (
    "/bodies/executive-board/year"
    "?first-day=26&first-month=12&first-year=2025&every=3&number=3&pattern=last"
)


def fill():
    """Vacant seats, late reviews, a group past its day and one that is over."""
    board = BodyFactory.board()
    homes = WorkstreamFactory(name="Homes")
    MeetingFactory(body=board)
    vacant = PostFactory(is_vacant=True)
    MemberFactory(body=board, user=None, post=vacant, substitute_post_id=PostFactory().id)
    for number in (1, 2):
        TermsFactory(
            body_id=board.id, number=number, text=f"A\n{number}", adopted_on=date(2024, 2, number)
        )
    days = {"workstream_id": homes.id, "ends_on": date(2025, 9, 1)}
    BodyFactory(kind=BodyKind.TASK, **days)
    BodyFactory(kind=BodyKind.TASK, ended_on=date(2025, 9, 1), came_of_it="A report.", **days)
    BodyFactory(slug="over", ended_on=date(2025, 9, 1), came_of_it="A report. " * 20)
    YearlyItemFactory(ended_on=date(2025, 9, 1), what="Plan it. " * 20)
    YearlyItemFactory(month=9)


@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
def test_axe_finds_nothing_where_much_is_missing_or_late(chromium, live, size):
    fill()
    window = chromium.window(person(Role.BOARD_SECRETARY), size=size)
    for address in (
        "/",
        "/bodies",
        "/bodies/seats",
        "/bodies/executive-board",
        "/bodies/over",
        "/bodies/executive-board/terms",
        "/bodies/executive-board/terms/2/differences",
        "/meetings/year",
        "/meetings/year?from=2024-12",
        SERIES,
    ):
        window.goto(address)
        assert_accessible(window, address)
        wide = window.evaluate("document.documentElement.scrollWidth")
        assert wide <= size[0], f"{address} is {wide} wide"


def test_axe_finds_nothing_where_dates_are_refused_and_all_can_be_set(chromium, live):
    fill()
    window = chromium.window(person(Role.BOARD_SECRETARY), size=PHONE)
    window.goto(SERIES)
    window.get_by_label("Day").first.fill("40")
    window.get_by_role("button", name="Look at the dates again").click()
    assert_accessible(window, "the series after a refusal")
    window.get_by_label("Day").first.fill("19")
    window.get_by_role("button", name="Set these meetings").click()
    expect(window.locator("main")).to_contain_text("3 meetings are in the diary")
