"""The page on which a writer finds a figure to quote."""

from datetime import date
from decimal import Decimal

import pytest

from tests.factories.scorecards import EditionFactory, LineFactory, measure
from tests.pages.scorecards.reading import small
from tests.support.queries import count_queries
from tracker.scorecards.enums import FigureState, Unit

JUNE, MARCH = date(2025, 6, 30), date(2025, 3, 31)


@pytest.fixture
def dentist(edition):
    figures = {JUNE: 96, MARCH: {"value": Decimal(91), "is_outturn": True}}
    return measure(
        edition, figures, ref="4.2", name="Teeth checked by a dentist (%)", unit=Unit.PERCENT
    )


def search(reader, words):
    return reader.get("quoting.index", q=words)


def offered(page):
    return [each.get_text(" ", strip=True) for each in page.soup.select("table li")]


@pytest.mark.parametrize("words", ["dentist", "TEETH checked", "4.2"])
def test_a_figure_is_found_by_name_or_ref_with_what_to_write(reader, dentist, edition, words):
    measure(edition, {JUNE: 7}, ref="9.9")

    page = search(reader, words)

    assert page.h1.endswith("1 measure found")
    assert offered(page) == [
        "96% for Q1 2025/26: [[4.2 Q1 2025/26]]",
        "91% for 2024/25: [[4.2 2024/25]]",
    ]


def test_what_nobody_may_quote_is_not_offered(reader, edition):
    hidden = small(3)
    draft = {"value": Decimal(8), "state": FigureState.ENTERED}
    measure(edition, {JUNE: hidden, MARCH: draft}, ref="5.8", name="In custody")

    page = search(reader, "custody")

    assert offered(page) == []
    assert "no published figure that may be shown" in page.text


def test_the_scorecard_stands_before_a_ref_that_two_of_them_print(reader, edition, dentist):
    measure(EditionFactory(scorecard__slug="school"), {JUNE: 12}, ref="4.2", name="Other")

    assert offered(search(reader, "dentist"))[0].endswith("[[care 4.2 Q1 2025/26]]")


def test_the_ref_is_that_of_the_edition_of_its_period(reader, edition, dentist):
    later = EditionFactory(scorecard=edition.scorecard, from_on=date(2025, 4, 1))
    LineFactory(edition=later, indicator=dentist, ref="6.1")

    assert [each.split(": ")[1] for each in offered(search(reader, "dentist"))] == [
        "[[6.1 Q1 2025/26]]",
        "[[4.2 2024/25]]",
    ]


def test_nothing_is_listed_before_anything_is_asked(reader, dentist):
    page = search(reader, "")
    assert page.h1.endswith("Quote a figure in a text")
    assert not page.soup.select("table")


def test_many_measures_cost_no_more_queries_and_are_counted(reader, edition, dentist):
    def cost():
        with count_queries() as sent:
            page = search(reader, "dentist")
        return len(sent), page

    few, _ = cost()
    for number in range(24):
        measure(edition, {JUNE: number + 30}, ref=f"7.{number}", name=f"Dentist {number}")
    many, page = cost()
    assert many == few
    assert page.h1.endswith("25 measures found")
    assert "The first 10 of 25." in page.text
