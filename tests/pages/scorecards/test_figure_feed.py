"""The published figures for a person's own Excel or Power BI: who gets what from the address."""

import csv
from datetime import date
from decimal import Decimal
from io import StringIO

import pytest
from sqlalchemy import select

from tests.factories.figure_feeds import SECRET, FigureFeedFactory
from tests.factories.people import person
from tests.factories.scorecards import measure
from tests.performance.figures import grow_figures
from tests.support.forms import text_of
from tests.support.queries import at_most
from tracker.access.roles import Role
from tracker.audit.models import AuditEntry
from tracker.core import clock
from tracker.scorecards.enums import FigureState, Hiding, Missing, Unit
from tracker.scorecards.feed.models import FigureFeed
from tracker.scorecards.figure_models import Figure

FEED = f"/feeds/figures.csv?token={SECRET}"
MARCH, JUNE = date(2025, 3, 31), date(2025, 6, 30)


@pytest.fixture
def member(session):
    """Somebody with an address, who may see small numbers where they are signed in."""
    user = person(Role.BOARD_MEMBER, is_cleared=True)
    FigureFeedFactory(user_id=user.id, read_at=clock.instant())
    return user


def rows(browser, address=FEED):
    answer = browser.client.get(address)
    assert answer.status_code == 200
    assert answer.content_type == "text/csv; charset=utf-8"
    return list(csv.DictReader(StringIO(answer.data.decode("utf-8-sig"))))


def test_a_row_says_all_that_a_spreadsheet_needs(browser, edition, member):
    share = {"value": Decimal("90.9705"), "numerator": Decimal(1078), "denominator": Decimal(1185)}
    measure(edition, {JUNE: share}, ref="5.10", name="=Reviews in time", unit=Unit.PERCENT)
    (row,) = rows(browser)
    number = int(row.pop("Indicator number"))
    assert number > 0
    assert row == {
        "Scorecard": "Care scorecard", "Ref": "5.10", "Indicator": "'=Reviews in time",
        "Period": "Q1 2025/26", "Kind of period": "In a quarter", "Last day": "2025-06-30",
        "Outturn": "no", "Unit": "percent", "Value": "91", "Numerator": "1078",
        "Denominator": "1185", "Second value": "", "Second value counts": "", "Cohort": "",
        "Hidden": "no", "Why no value": "", "Published on": "2025-09-05",
    }  # fmt: skip


def test_an_outturn_is_of_a_year_and_a_second_figure_has_its_own_column(browser, edition, member):
    moves = {"value": Decimal(105), "second": Decimal(82), "is_outturn": True, "cohort": "All"}
    measure(edition, {MARCH: moves}, second="individuals")
    (row,) = rows(browser)
    told = (row["Period"], row["Kind of period"], row["Outturn"])
    assert told == ("2024/25", "In a financial year", "yes")
    seen = (row["Value"], row["Second value"], row["Second value counts"], row["Cohort"])
    assert seen == ("105", "82", "individuals", "All")


def test_what_is_small_or_a_draft_is_in_nobodys_feed(browser, edition, member):
    small = {
        "value": Decimal("33.3333"),
        "numerator": Decimal(3),
        "denominator": Decimal(9),
        "second": Decimal(2),
        "cohort": "Three sisters",
        "hiding": Hiding.SMALL,
    }
    measure(edition, {MARCH: small, JUNE: {"state": FigureState.CHECKED}}, unit=Unit.PERCENT)
    (row,) = rows(browser)
    numbers = [row[each] for each in ("Value", "Numerator", "Denominator", "Second value")]
    assert numbers == [""] * 4
    assert (row["Hidden"], row["Cohort"], row["Last day"]) == ("yes", "", "2025-03-31")


def test_a_figure_without_a_number_says_why(browser, edition, member):
    withheld = {"value": None, "missing": Missing.SUPPRESSED}
    measure(edition, {MARCH: {"value": None, "missing": Missing.NOT_AVAILABLE}, JUNE: withheld})
    said = [(row["Value"], row["Hidden"], row["Why no value"]) for row in rows(browser)]
    assert said == [("", "no", "Not available"), ("", "yes", "")]


def test_the_same_is_not_sent_twice_and_a_new_figure_is(browser, session, edition, member):
    measure(edition, {JUNE: 50})
    first = browser.client.get(FEED)
    again = {"If-None-Match": first.headers["ETag"]}
    same = browser.client.get(FEED, headers=again)
    assert (same.status_code, same.data) == (304, b"")
    assert first.headers["Cache-Control"] == "private, no-cache"
    session.scalars(select(Figure)).one().hiding = Hiding.SECONDARY
    session.commit()
    assert browser.client.get(FEED, headers=again).status_code == 200


def test_it_ends_with_the_account_and_with_its_last_role(browser, session, edition, member):
    roleless = person()
    FigureFeedFactory(user_id=roleless.id, secret="roleless")
    assert browser.client.get(FEED).status_code == 200
    member.is_active, member.deactivated_at = False, clock.now()
    session.commit()
    for secret in (SECRET, "roleless", "nobodys", ""):
        assert browser.client.get(f"/feeds/figures.csv?token={secret}").status_code == 404
    assert browser.client.get("/feeds/figures.csv").headers["Cache-Control"] == "no-store"


def test_one_makes_an_address_that_is_shown_once_and_ends_it(browser, session, edition):
    measure(edition, {JUNE: 50})
    page = browser.sign_in(person(Role.COMMITTEE_MEMBER)).get("scorecards.index")
    page = browser.get(page.link("Have the figures in Excel"))
    shown = browser.submit(page, button="Make my private address", expect=200)
    address = text_of(shown.soup.select_one("textarea[readonly]"))
    assert address.startswith("http")
    path = "/" + address.split("/", 3)[3]
    assert [row["Value"] for row in rows(browser, path)] == ["50"]
    secret = path.partition("token=")[2]
    later = browser.get("figure_feed.own")
    assert secret not in later.html
    assert "A program last asked for it" in later.text
    made = session.scalars(select(AuditEntry).where(AuditEntry.subject_type == "figure-feed")).one()
    assert secret not in repr(vars(made))
    assert secret not in repr(vars(session.scalars(select(FigureFeed)).one()))
    browser.submit(later, button="Make a new address", expect=200)
    assert browser.client.get(path).status_code == 404
    ended = browser.follow(browser.submit(browser.get("figure_feed.own"), button="End the address"))
    assert "has ended" in ended.notices[0]
    assert session.scalars(select(FigureFeed)).all() == []
    browser.post("/figure-feed/end", {}, expect=409)


def test_many_figures_cost_as_many_questions_as_few(app, session, browser, member):
    with app.app_context():
        grow_figures("small", 1, 2, 6)
        with at_most(7) as few:
            assert len(rows(browser)) == 12
        grow_figures("large", 2, 20, 12)
    with at_most(len(few)):
        assert len(rows(browser)) == 12 + 480
