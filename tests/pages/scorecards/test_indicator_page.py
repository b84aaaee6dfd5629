"""The page of one indicator: its line, its periods, what it means, and what is hidden."""

from datetime import date
from decimal import Decimal

import pytest

from tests.factories.actions import ActionFactory
from tests.factories.people import person
from tests.factories.plan import PledgeFactory
from tests.factories.scorecards import (
    BenchmarkFactory,
    CommentaryFactory,
    DataExceptionFactory,
    DefinitionFactory,
    EditionFactory,
    FigureFactory,
    measure,
)
from tests.support.queries import count_queries
from tracker.access.roles import Role
from tracker.core import clock
from tracker.core.visibility import Visibility
from tracker.scorecards.enums import Hiding, Polarity, Unit
from tracker.scorecards.models import IndicatorAction

DECEMBER, MARCH, JUNE = date(2024, 12, 31), date(2025, 3, 31), date(2025, 6, 30)
BETTER = {"polarity": Polarity.HIGHER, "unit": Unit.PERCENT}


@pytest.fixture
def edition(session):
    return EditionFactory()


@pytest.fixture
def reader(browser, session):
    return browser.sign_in(person(Role.COMMITTEE_MEMBER))


def show(browser, indicator, **more):
    return browser.get("indicators.show", indicator_id=indicator.id, **more)


def test_the_finding_comes_first(reader, edition):
    indicator = measure(edition, {MARCH: 66, JUNE: 96}, name="Teeth checked", **BETTER)
    assert show(reader, indicator).h1 == "Teeth checked 96%. Better: up 30 points"


def test_the_line_has_a_title_a_description_and_a_table(reader, edition):
    figures = {DECEMBER: 70, MARCH: 66, JUNE: 96}
    indicator = measure(edition, figures, name="Teeth checked", **BETTER)
    page = show(reader, indicator)
    (svg,) = page.soup.select("svg.ct-line")
    assert svg["role"] == "img"
    assert svg.title.string == "Teeth checked"
    assert svg.desc.string == (
        "From 70% in Q3 2024/25 to 96% in Q1 2025/26. Lowest 66% in Q4 2024/25, highest 96% in"
        " Q1 2025/26."
    )
    assert page.all("#periods ~ tbody th, table:has(#periods) tbody th")[:3] == [
        "Q1 2025/26",
        "Q4 2024/25",
        "Q3 2024/25",
    ]


def test_a_break_is_marked_and_not_compared_across(reader, edition):
    indicator = measure(edition, {MARCH: 14, JUNE: 51}, polarity=Polarity.LOWER)
    DefinitionFactory(
        indicator=indicator,
        from_on=date(2025, 4, 1),
        is_break=True,
        what_changed="People on courses count now.",
    )
    page = show(reader, indicator)
    assert "1. From Q1 2025/26: People on courses count now." in page.text
    assert len(page.soup.select("svg .break")) == 1
    assert not page.soup.select("svg polyline")
    assert "Not comparable with before." in page.text
    assert ".." not in page.text


def test_a_gap_is_one_row_and_no_line(reader, edition):
    page = show(reader, measure(edition, {date(2023, 6, 30): 5, MARCH: 7, JUNE: 8}))
    assert "Q2 2023/24 to Q3 2024/25 No figure is here" in page.text
    assert len(page.soup.select("svg polyline")) == 1


def test_without_a_figure_the_page_says_what_turns_it_on(reader, edition):
    page = show(reader, measure(edition))
    assert "No figure is published yet" in page.h1
    assert not page.soup.select("svg.ct-line")


def test_a_benchmark_in_another_unit_is_not_drawn(reader, edition):
    indicator = measure(edition, {MARCH: 63, JUNE: 61})
    BenchmarkFactory(indicator_id=indicator.id, unit=Unit.PERCENT, value=Decimal(10))
    page = show(reader, indicator)
    assert "Not comparable: another unit" in page.text
    assert not page.soup.select("svg .level")


def test_a_benchmark_and_a_target_of_the_same_unit_are_drawn_by_name(reader, edition):
    aim = {"target": Decimal(90), "tolerance": Decimal(10), **BETTER}
    indicator = measure(edition, {MARCH: 66, JUNE: 85}, **aim)
    BenchmarkFactory(indicator_id=indicator.id, unit=Unit.PERCENT, value=Decimal(70))
    page = show(reader, indicator)
    assert [each.string for each in page.soup.select("svg .of")] == ["Target 90%", "England 70%"]
    assert "Near the target" in page.text
    assert "90% or more" in page.text


def test_what_is_hidden_is_nowhere_on_the_page(browser, session, edition):
    indicator = measure(edition, {MARCH: 40, JUNE: {"value": 3, "hiding": Hiding.SMALL}})
    reader = browser.sign_in(person(Role.BOARD_MEMBER))
    page = show(reader, indicator)
    assert page.h1.endswith("The latest figure is hidden, because it is small")
    assert len(page.soup.select("svg.ct-line circle")) == 1
    assert "Not shown, because a figure is hidden" in page.text
    browser.get(f"/indicators/{indicator.id}?view=restricted", expect=403)
    cleared = browser.sign_in(person(Role.BOARD_MEMBER, is_cleared=True))
    page = cleared.get(f"/indicators/{indicator.id}?view=restricted")
    assert "Contains small numbers. Do not circulate." in page.text
    assert len(page.soup.select("svg.ct-line circle")) == 2


def test_another_way_of_counting_stands_beside_it(reader, edition):
    indicator = measure(edition, {JUNE: 46}, **BETTER)
    other = measure(edition, {JUNE: 71}, name="At ten months", **BETTER)
    other.variant_of_id = indicator.id
    assert "At ten months , 71% in Q1 2025/26" in show(reader, indicator).text
    assert "46% in Q1 2025/26" in show(reader, other).text


def test_what_is_said_and_who_answers_for_it_is_there(reader, edition):
    pledge = PledgeFactory(number=4)
    indicator = measure(edition, {MARCH: 50, JUNE: 40}, pledge=pledge, acronyms="SDQ - a form")
    CommentaryFactory(indicator_id=indicator.id)
    FigureFactory(indicator_id=indicator.id, ends_on=MARCH, is_outturn=True, value=Decimal(60))
    page = show(reader, indicator)
    assert "Two clinics were closed." in page.text
    assert "To recover: They open again in May." in page.text
    assert f"4. {pledge.name}" in page.text
    assert "SDQ - a form" in page.text
    assert "2024/25 60 No figure for 2023/24 to compare with" in page.text


def test_only_actions_that_the_reader_may_see_are_named(reader, session, edition):
    indicator = measure(edition, {JUNE: 40})
    for label in (Visibility.PUBLIC, Visibility.RESTRICTED):
        action = ActionFactory(text=f"{label.label} work", visibility=label)
        session.add(
            IndicatorAction(indicator_id=indicator.id, action_id=action.id, tied_at=clock.now())
        )
    session.flush()
    page = show(reader, indicator)
    assert "Public work" in page.text
    assert "Restricted work" not in page.text


def test_what_the_board_does_about_it_stands_beside_its_line(reader, browser, edition):
    indicator = measure(edition, {JUNE: 96})
    about = {"indicator": indicator, "scorecard": edition.scorecard}
    DataExceptionFactory(heading="Fewer come", **about)
    DataExceptionFactory(heading="Not for all", visibility=Visibility.RESTRICTED, **about)
    page = show(reader, indicator)
    assert "What the board does about it Fewer come" in page.text
    assert "Not for all" not in page.text
    assert "Write an exception down" not in page.text
    page = show(browser.sign_in(person(Role.BOARD_SECRETARY)), indicator)
    form = browser.get(page.link("Write an exception down"))
    assert form.soup.select_one("#indicator option[selected]")["value"] == str(indicator.id)


def test_the_page_asks_as_often_for_forty_quarters_as_for_two(reader, edition):
    few = measure(edition, {MARCH: 1, JUNE: 2})
    days = [date(year, month, day) for year in range(2016, 2026)
            for month, day in ((3, 31), (6, 30), (9, 30), (12, 31))]  # fmt: skip
    many = measure(edition, {day: n for n, day in enumerate(days, 20)})
    show(reader, few)
    with count_queries() as for_few:
        show(reader, few)
    with count_queries() as for_many:
        page = show(reader, many)
    assert len(for_many) == len(for_few)
    assert len(page.all("table:has(#periods) tbody tr")) == 12
    assert len(reader.get(f"/indicators/{many.id}?all=1").all("table:has(#periods) tbody tr")) == 40
