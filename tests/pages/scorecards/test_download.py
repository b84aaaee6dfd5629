"""A scorecard as a file: the council's columns, nothing hidden in it, nothing that runs."""

from datetime import date
from decimal import Decimal
from io import BytesIO

import openpyxl
import pytest
from sqlalchemy import func, select

from tests.factories.people import person
from tests.factories.scorecards import EditionFactory, measure
from tracker.access.roles import Role
from tracker.core.transaction import unit_of_work
from tracker.importing.files import read_file
from tracker.importing.keeping_scorecards.service import keep
from tracker.importing.scorecard_reader import read_scorecard
from tracker.scorecards.enums import Hiding
from tracker.scorecards.figure_models import Figure
from tracker.scorecards.models import Definition, Indicator, Scorecard
from tracker.seeding import service as seeding
from tracker.seeding.commands import SEED

CARD = "corporate-parenting"
MARCH, JUNE = date(2025, 3, 31), date(2025, 6, 30)
SIGNS = {"second": "individuals"}


def download(browser, slug, query):
    answer = browser.client.get(f"/scorecards/{slug}?{query}")
    assert answer.status_code == 200
    return answer


@pytest.fixture
def seeded(app, session):
    with app.app_context(), unit_of_work():
        seeding.load(SEED, demo=True)


def test_the_columns_are_the_councils_own(browser, session):
    edition = EditionFactory(scorecard__slug="card")
    moves = {"value": Decimal(81), "second": Decimal(65)}
    measure(edition, {JUNE: moves}, ref="3.12", name="Placement moves", **SIGNS)
    browser.sign_in(person(Role.COMMITTEE_MEMBER))
    answer = download(browser, "card", "format=csv")
    assert 'filename="card-2025-26-q1.csv"' in answer.headers["Content-Disposition"]
    head, row = answer.get_data(as_text=True).lstrip("\ufeff").splitlines()
    assert head == (
        "Priority,Indicator,Indicator name,24/25 outturn,Q2 24/25,Q3 24/25,Q4 24/25,Q1 25/26,"
        "25/26 outturn,Benchmark National (most recent available),"
        "Benchmark Stat N'bour (most recent available),Corporate Plan Aim,Acronym"
    )
    assert row == "Priority 1,3.12,Placement moves,,,,,81 (65 individuals),,,,,"


def test_what_is_hidden_is_not_in_the_file(browser, session):
    edition = EditionFactory(scorecard__slug="card")
    small = {"value": Decimal(3), "hiding": Hiding.SMALL}
    measure(edition, {MARCH: 40, JUNE: small}, name="In custody")
    browser.sign_in(person(Role.BOARD_MEMBER))
    row = download(browser, "card", "format=csv").get_data(as_text=True).splitlines()[1]
    assert row.split(",")[6:8] == ["40", "c"]
    assert browser.client.get("/scorecards/card?format=csv&view=restricted").status_code == 403
    browser.sign_in(person(Role.BOARD_MEMBER, is_cleared=True))
    answer = download(browser, "card", "format=csv&view=restricted")
    assert answer.get_data(as_text=True).splitlines()[1].split(",")[7] == "3"


@pytest.mark.parametrize("name", ["=HYPERLINK(1)", "+1", "@SUM(A1)"])
def test_a_name_that_looks_like_a_formula_stays_a_text(browser, session, name):
    measure(EditionFactory(scorecard__slug="card"), {JUNE: 7}, name=name)
    browser.sign_in(person(Role.BOARD_MEMBER))
    book = openpyxl.load_workbook(BytesIO(download(browser, "card", "format=xlsx").data))
    cell = book.active["C2"]
    assert (cell.value, cell.data_type) == (name, "s")
    row = download(browser, "card", "format=csv").get_data(as_text=True).splitlines()[1]
    assert row.split(",")[2].startswith("'")


@pytest.mark.parametrize("shape", ["csv", "xlsx"])
@pytest.mark.parametrize(("quarter", "lines"), [("2025-26-q1", 45), ("2023-24-q1", 44)])
def test_what_was_downloaded_is_read_back_without_a_difference(
    app, browser, session, seeded, shape, quarter, lines
):
    browser.sign_in(person(Role.BOARD_MEMBER))
    answer = download(browser, CARD, f"quarter={quarter}&format={shape}")
    reading = read_scorecard(read_file(f"{CARD}.{shape}", answer.data))
    assert len(reading.indicators) == lines

    def counts():
        models = (Figure, Definition, Indicator)
        return [session.scalar(select(func.count()).select_from(each)) for each in models]

    before = counts()
    with app.app_context(), unit_of_work():
        card = session.scalars(select(Scorecard).where(Scorecard.slug == CARD)).one()
        report = keep(reading, card, by=None)
    assert (report.new, report.corrected, report.indicators) == (0, 0, 0), report.doubts
    assert counts() == before
