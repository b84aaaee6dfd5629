"""The page beside the scorecards that the council printed: cell by cell, with every difference.

The papers are read from the figures of the importer's corpus, as text.
"""

import csv
import re
from pathlib import Path

import pytest
from sqlalchemy import delete

from tests.factories.people import person
from tests.support.forms import text_of
from tracker.access.roles import Role
from tracker.core.database import db
from tracker.core.transaction import unit_of_work
from tracker.seeding import service
from tracker.seeding.commands import SEED
from tracker.words.models import Word

PRINTED = Path(__file__).parents[2] / "importing_corpus" / "figures"
HIDDEN = "c"
SMALL = 5
COLUMNS = {
    "24/25 outturn": "last_outturn",
    "Q2 24/25": "q2",
    "Q3 24/25": "q3",
    "Q4 24/25": "q4",
    "Q1 25/26": "q1",
    "25/26 outturn": "this_outturn",
    "England": "national",
    "Statistical neighbours": "neighbours",
}
# In the notes of June 2023 alone: a percentage beside a number (D27).
FROM_THE_NOTES = {("3.6", name, "", "10%") for name in ("national", "neighbours")}
# Printed in the report of the same pack, 3.1, not in its scorecard.
FROM_THE_REPORT = {("3.12", "q4", "-", "– 83 individuals")}
SPREADSHEET_ERROR = {("3.7", "acronym", "#NAME?", "")}  # D17
MONTHLY = {  # each carries its own period
    ("2.1", name, printed, f"{printed} End of {month}")
    for name, printed, month in (
        ("q2", "14", "September 2022"),
        ("q3", "14", "December 2022"),
        ("q4", "14", "March 2023"),
        ("q1", "15", "June 2023"),
    )
}


@pytest.fixture
def seeded(app, session):
    """The papers' own figures; short forms are not written out in the papers."""
    with app.app_context(), unit_of_work():
        service.load(SEED, demo=True)
        db.session.execute(delete(Word))


def as_we_say(printed, ref):
    """A printed cell in our words: no figure is a dash, and a number of days says so.

    Of a share the numbers stand beside it where there are fewer than twenty (rules 5.5.7).
    """
    if printed in ("", "-"):
        return "–"
    share = re.fullmatch(r"(\d+)/(\d+) (\d+%)", printed)
    if share:
        top, bottom, percent = share.groups()
        return f"{percent} {top} of {bottom}" if int(bottom) < 20 else percent
    days = " days" if ref in ("3.18", "3.19") else ""
    return printed.replace("(", "").replace(")", "") + days


def gives_a_small_number_away(printed):
    """Whether a printed cell holds a number under five, or leaves one over."""
    numbers = [int(each) for each in re.findall(r"\d+", printed)]
    left = [numbers[1] - numbers[0]] if "/" in printed else []
    return any(0 < each < SMALL for each in numbers[:1] + left)


def shown_in(row, head):
    """What a cell says to the eye; of a benchmark without the year, which the paper's notes say."""
    tag = row.select_one(f'td[data-label="{head}"]')
    for unseen in tag.select(".govuk-visually-hidden"):
        unseen.extract()
    words = text_of(tag)
    return words.replace(" 2021/22", "") if head in ("England", "Statistical neighbours") else words


def compared(page, paper, years):
    """Each cell in which the page and the paper differ, and each that is hidden."""
    rows = {
        text_of(row.select_one(".ct-ref")): row
        for row in page.soup.select(".ct-score tbody tr")
        if row.select_one(".ct-ref")
    }
    with (PRINTED / paper).open(newline="", encoding="utf-8") as file:
        printed = list(csv.DictReader(file))
    assert list(rows) == [each["ref"] for each in printed]
    found, hidden = set(), {}
    for each in printed:
        ref, row = each["ref"], rows[each["ref"]]
        assert each["name"] in text_of(row.select_one("th .ct-screen"))
        aim, acronym = (text_of(cell) for cell in row.select("td.ct-paper")[-2:])
        cells = {"aim": aim, "acronym": acronym}
        expected = {name: each[name] for name in cells}
        for head, name in COLUMNS.items():
            cells[name] = shown_in(row, years(head))
            expected[name] = as_we_say(each[name], ref)
        hidden |= {(ref, name): each[name] for name, said in cells.items() if said == HIDDEN}
        found |= {
            (ref, name, each[name], said)
            for name, said in cells.items()
            if said not in (HIDDEN, expected[name])
        }
    return found, hidden


def two_years_earlier(head):
    return re.sub(r"2(\d)/2(\d)", lambda at: f"2{int(at[1]) - 2}/2{int(at[2]) - 2}", head)


@pytest.mark.parametrize(
    ("quarter", "paper", "years", "stated"),
    [
        ("2025-26-q1", "june_2025.csv", str, FROM_THE_NOTES | FROM_THE_REPORT),
        (
            "2023-24-q1",
            "june_2023.csv",
            two_years_earlier,
            FROM_THE_NOTES | SPREADSHEET_ERROR | MONTHLY,
        ),
    ],
    ids=["June 2025", "June 2023"],
)
def test_a_scorecard_shows_what_the_paper_prints(
    browser, session, seeded, quarter, paper, years, stated
):
    browser.sign_in(person(Role.BOARD_MEMBER))
    page = browser.get("scorecards.show", slug="corporate-parenting", quarter=quarter)
    found, hidden = compared(page, paper, years)
    assert found == stated
    assert all(map(gives_a_small_number_away, hidden.values())), hidden


def test_secure_placements_are_hidden_though_the_paper_prints_them(browser, session, seeded):
    browser.sign_in(person(Role.BOARD_MEMBER))
    page = browser.get("scorecards.show", slug="corporate-parenting")
    _found, hidden = compared(page, "june_2025.csv", str)
    assert {name for ref, name in hidden if ref == "5.8"} == {"q1", "q2", "q3", "q4"}


def test_a_ref_keeps_the_nought_that_the_spreadsheet_dropped(browser, session, seeded):
    """The paper shows two indicators as 5.1 (D18)."""
    with (PRINTED / "june_2025.csv").open(newline="", encoding="utf-8") as file:
        shown = [each["shown_ref"] for each in csv.DictReader(file)]
    browser.sign_in(person(Role.BOARD_MEMBER))
    page = browser.get("scorecards.show", slug="corporate-parenting")
    refs = page.all(".ct-score tbody th .ct-ref")
    assert shown.count("5.1") == 2
    assert [(ours, theirs) for ours, theirs in zip(refs, shown, strict=True) if ours != theirs] == [
        ("5.10", "5.1")
    ]
