"""Good news: proposed, read before it is published, and taken into the annual report."""

from datetime import date

import pytest
from sqlalchemy import select

from tests.factories.people import person
from tests.factories.plan import PlanFactory, PledgeFactory
from tests.factories.published import CelebrationFactory
from tests.support.queries import at_most
from tracker.access.roles import Role
from tracker.audit.models import AuditEntry
from tracker.plan.enums import PlanStatus
from tracker.voice.celebrations.models import Celebration


@pytest.fixture
def plan(session):
    return PlanFactory(slug="strategy", name="The Strategy")


@pytest.fixture
def pledge(plan):
    return PledgeFactory(number=2, name="We will find homes", plan=plan)


@pytest.fixture
def ambassador(browser, session):
    return browser.sign_in(person(Role.AMBASSADOR))


def listed(page):
    return page.all("main .ct-list li strong")


def test_an_ambassador_tells_news_and_the_participation_lead_publishes_it(
    browser, ambassador, session, pledge
):
    form = ambassador.get(ambassador.get("celebrations.index").link("Tell good news"))
    sent = ambassador.submit(form, text="Two hubs are open.", month="2025-08-01")
    page = ambassador.follow(sent)
    assert page.notices == ["Sent. The participation lead reads it, and then everybody can."]
    assert listed(page) == ["Two hubs are open."]
    browser.sign_in(person(Role.BOARD_MEMBER))
    assert listed(browser.get("celebrations.index")) == []
    browser.sign_in(person(Role.PARTICIPATION_LEAD))
    asked = browser.get(browser.get("celebrations.index").link("Publish it"))
    assert "could a child, a carer or a school be recognised" in asked.text
    browser.submit(asked)
    browser.sign_in(person(Role.BOARD_MEMBER))
    page = browser.get("celebrations.index")
    assert listed(page) == ["Two hubs are open."]
    assert "August 2025. 2. We will find homes" in page.text


@pytest.mark.parametrize(
    "words",
    ["Jade Example has a flat.", "A 17-year-old won.", "Hill Top School won.", "Only two people."],
)
def test_who_could_be_recognised_is_asked_about_once(ambassador, session, pledge, words):
    form = ambassador.get("celebrations.add")
    page = ambassador.submit(form, text=words, expect=422)
    assert "Could somebody tell who this is?" in page.errors[0]
    ambassador.submit(page, button="Nobody can be recognised")
    assert session.scalars(select(Celebration.text)).one() == words


def test_an_ambassador_touches_only_their_own_and_only_until_it_is_published(
    ambassador, session, pledge
):
    theirs = CelebrationFactory(pledge=pledge, is_waiting=True)
    ambassador.get("celebrations.change", celebration_id=theirs.id, expect=404)
    ambassador.get("celebrations.publish", celebration_id=theirs.id, expect=403)
    ambassador.get("celebrations.remove", celebration_id=theirs.id, expect=404)


def test_the_second_to_change_news_is_told(browser, session, pledge):
    browser.sign_in(person(Role.BOARD_SECRETARY))
    news = CelebrationFactory(pledge=pledge)
    form = browser.get("celebrations.change", celebration_id=news.id)
    news.text = "Theirs"
    session.flush()
    page = browser.submit(form, text="Mine", expect=409)
    browser.submit(page)
    assert news.text == "Mine"


def test_news_is_taken_away_and_its_words_are_in_no_history(browser, session, pledge):
    browser.sign_in(person(Role.BOARD_SECRETARY))
    news = CelebrationFactory(pledge=pledge, text="Canary words.")
    browser.submit(browser.get("celebrations.remove", celebration_id=news.id))
    assert session.scalars(select(Celebration)).all() == []
    entry = session.scalars(select(AuditEntry).order_by(AuditEntry.id.desc())).first()
    assert entry.deed == "celebration:removed"
    assert "Canary" not in str((entry.before, entry.after, entry.note))


def test_what_is_published_is_published_once(browser, session, pledge):
    browser.sign_in(person(Role.BOARD_SECRETARY))
    news = CelebrationFactory(pledge=pledge)
    form = browser.get("celebrations.publish", celebration_id=news.id)
    page = browser.submit(form, expect=409)
    assert "This is published already." in page.text


def test_a_promise_and_a_year_choose_the_news(browser, session, plan, pledge):
    browser.sign_in(person(Role.BOARD_MEMBER))
    CelebrationFactory(pledge=pledge, text="This year.", month=date(2025, 4, 1))
    CelebrationFactory(pledge=pledge, text="Last year.", month=date(2025, 3, 1))
    other = PledgeFactory(plan=plan, number=3)
    CelebrationFactory(pledge=other, text="Another promise.", month=date(2025, 5, 1))
    assert listed(browser.get("celebrations.index")) == [
        "Another promise.", "This year.", "Last year."
    ]  # fmt: skip
    page = browser.get("celebrations.index", year=2024)
    assert (page.h1, listed(page)) == ("Good news: 2024/25", ["Last year."])
    page = browser.get("celebrations.index", pledge=pledge.id, year=2025)
    assert page.h1 == "Good news: 2. We will find homes, 2025/26"
    assert listed(page) == ["This year."]
    page = browser.get("celebrations.index", pledge=other.id, year=2024)
    assert "No good news fits" in page.text


def test_news_of_a_draft_is_read_by_nobody(browser, session, pledge):
    browser.sign_in(person(Role.BOARD_SECRETARY))
    draft = PledgeFactory(plan=PlanFactory(slug="next", status=PlanStatus.DRAFT))
    CelebrationFactory(pledge=draft, text="Not yet.")
    assert "Not yet." not in browser.get("celebrations.index").text
    page = browser.get("celebrations.annual_report", plan="next", year=2025)
    assert "No good news of that year" in page.text


def test_the_annual_report_takes_a_year_by_promise(browser, session, pledge):
    browser.sign_in(person(Role.COMMITTEE_MEMBER))
    said = {"document": "AR", "place": "page 5"}
    CelebrationFactory(pledge=pledge, text="=Two hubs.", month=date(2024, 6, 1), **said)
    CelebrationFactory(pledge=pledge, text="Secret.", month=date(2024, 6, 1), is_waiting=True)
    CelebrationFactory(pledge=pledge, text="Later.", month=date(2025, 6, 1))
    page = browser.get("celebrations.annual_report", plan="strategy", year=2024)
    assert page.h1 == "The Strategy Good news of 2024/25"
    assert listed(page) == ["=Two hubs."]
    file = browser.get(page.link("As a CSV file"))
    assert file.response.data.decode("utf-8-sig").splitlines()[1:] == [
        "2. We will find homes,June 2024,'=Two hubs.,AR,page 5,"
    ]


def test_the_promise_tells_its_good_news(browser, session, pledge):
    browser.sign_in(person(Role.BOARD_MEMBER))
    CelebrationFactory(pledge=pledge, text="Two hubs are open.")
    CelebrationFactory(pledge=pledge, text="Secret.", is_waiting=True)
    page = browser.get("plan.pledge_of", slug="strategy", number=2)
    assert "Two hubs are open." in page.text
    assert "Secret." not in page.text


def test_nothing_told_yet_says_who_tells(browser, session):
    browser.sign_in(person(Role.BOARD_MEMBER))
    page = browser.get("celebrations.index")
    assert "Nobody has told good news yet" in page.text


def test_a_page_asks_as_often_for_one_as_for_thirty(browser, session, pledge):
    browser.sign_in(person(Role.PARTICIPATION_LEAD))
    CelebrationFactory(pledge=pledge)
    browser.get("celebrations.index")
    with at_most(8) as few:
        browser.get("celebrations.index")
    for _ in range(30):
        CelebrationFactory(pledge=pledge)
        CelebrationFactory(pledge=pledge, is_waiting=True)
    with at_most(len(few)):
        page = browser.get("celebrations.index")
    assert "1 to 20 of 31 things" in page.text
