"""A scorecard as a person reads it: its finding, its table, what is red, and what is kept back."""

from datetime import date
from decimal import Decimal

import pytest

from tests.factories.actions import ActionFactory
from tests.factories.scorecards import (
    Q1,
    BenchmarkFactory,
    CommentaryFactory,
    DefinitionFactory,
    FigureFactory,
    measure,
)
from tests.pages.scorecards.reading import (
    HIGHER,
    LOWER,
    PERCENT,
    Q2,
    Q3,
    Q4,
    WHERE,
    lines,
    words_of,
)
from tracker.core import clock
from tracker.core.visibility import Visibility
from tracker.scorecards.enums import (
    BenchmarkKind,
    Missing,
    PeriodType,
    Unit,
)
from tracker.scorecards.models import IndicatorAction


def test_the_headline_is_the_finding_and_the_lead_counts(reader, edition):
    measure(edition, {Q4: 66, Q1: 96}, name="Teeth checked (%)", **HIGHER, **PERCENT)
    measure(edition, {Q4: 52, Q1: 46}, name="% of SDQ completed", **HIGHER, **PERCENT)
    measure(edition, {Q4: 580, Q1: 576}, name="Number of children")
    page = reader.get(WHERE)
    assert page.h1 == (
        "Care scorecard, Q1 2025/26 (April to June 2025) "
        "Better: Teeth checked, up to 96%. Worse: SDQ completed, down to 46%"
    )
    assert "3 indicators: 1 better, 1 worse, 1 neither better nor worse." in page.text
    assert "None has a colour" in page.text


def test_four_quarters_stand_side_by_side_with_two_outturns(reader, edition):
    indicator = measure(edition, {Q2: 74, Q3: 70, Q4: 66, Q1: 96}, ref="4.2", **HIGHER, **PERCENT)
    for day, value in ((Q4, 91), (date(2026, 3, 31), 93)):
        FigureFactory(indicator_id=indicator.id, ends_on=day, is_outturn=True, value=Decimal(value))
    row = lines(reader.get(WHERE))["4.2"]
    quarters = [row[each] for each in ("Q2 24/25", "Q3 24/25", "Q4 24/25", "Q1 25/26")]
    assert quarters == ["74%", "70%", "66%", "96%"]
    assert (row["24/25 outturn"], row["25/26 outturn"]) == ("91%", "93%")
    assert row["In words"] == "Better: up 30 points"


def test_second_figures_stand_below_and_are_compared_where_a_first_is_missing(reader, edition):
    figures = {
        Q3: {"value": Decimal(107), "second": Decimal(91)},
        Q4: {"value": None, "missing": Missing.NOT_AVAILABLE, "second": Decimal(83)},
        Q1: {"value": Decimal(81), "second": Decimal(65)},
    }
    measure(edition, figures, ref="3.12", second="individuals", **LOWER)
    row = lines(reader.get(WHERE))["3.12"]
    assert row["Q1 25/26"] == "81 65 individuals"
    assert row["Q4 24/25"] == "– Not available 83 individuals"
    assert row["In words"] == "Better: 18 fewer individuals"
    assert "Trend shows individuals" in row["all"]


def test_a_break_is_said_and_drawn_and_not_compared(reader, edition):
    indicator = measure(edition, {Q2: 1, Q3: 7, Q4: 14, Q1: 51}, ref="2.1", **LOWER)
    DefinitionFactory(
        indicator=indicator,
        from_on=date(2025, 4, 1),
        is_break=True,
        what_changed="People on courses count now.",
        **LOWER,
    )
    page = reader.get(WHERE)
    assert lines(page)["2.1"]["In words"] == "Not comparable. People on courses count now."
    assert page.all("td.ct-broken") == ["51"]
    assert len(page.soup.select(".ct-spark .break")) == 1
    assert page.h1.endswith("Nothing can be compared with before")


def test_a_year_to_date_is_not_joined_across_april(reader, edition):
    measure(edition, {Q3: 10, Q4: 13, Q1: 7}, ref="3.15", period_type=PeriodType.YEAR_TO_DATE)
    page = reader.get(WHERE)
    row = lines(page)["3.15"]
    assert row["In words"] == "No figure for April to June 2024 to compare with"
    assert "From 1 April to the end of the quarter" in row["all"]
    assert len(page.soup.select(".ct-spark .break")) == 1
    assert page.soup.select("td.ct-broken") == []


def test_a_term_carries_its_own_name_in_the_cell(reader, edition):
    measure(edition, {Q3: 86}, ref="V1", period_type=PeriodType.TERM, **PERCENT)
    measure(edition, {Q1: 5}, ref="V2")
    row = lines(reader.get(WHERE))["V1"]
    assert row["Q3 24/25"] == "86% Autumn term 2024"
    assert row["Q1 25/26"] == "–"
    assert row["In words"] == "No term ends in this quarter"


def test_a_benchmark_stands_beside_with_its_year_and_cohort(reader, edition):
    rate = measure(edition, {Q4: 67, Q1: 66}, ref="G2", unit=Unit.RATE, population=81634)
    guide = measure(edition, {Q4: 52, Q1: 46}, ref="4.3", **HIGHER, **PERCENT)
    number = measure(edition, {Q4: 63, Q1: 61}, ref="3.6", **LOWER)
    for kind, value in ((BenchmarkKind.NATIONAL, 70), (BenchmarkKind.NEIGHBOURS, 60)):
        BenchmarkFactory(
            indicator_id=rate.id, kind=kind, value=Decimal(value), unit=Unit.RATE, year="2023"
        )
    BenchmarkFactory(indicator_id=guide.id, unit=Unit.PERCENT, cohort="OC2 cohort")
    BenchmarkFactory(indicator_id=number.id, unit=Unit.PERCENT, value=Decimal(10))
    page = reader.get(WHERE)
    rows = lines(page)
    assert rows["G2"]["In words"] == "Down 1 Below England, above neighbours"
    assert (rows["G2"]["England"], rows["G2"]["Statistical neighbours"]) == ("70 2023", "60 2023")
    assert "A rate, not a percentage: of 81,634" in rows["G2"]["all"]
    assert rows["4.3"]["In words"].endswith("England: only a guide (OC2 cohort)")
    assert rows["4.3"]["England"] == "40% 2023/24 OC2 cohort"
    assert rows["3.6"]["In words"].endswith("Not comparable with England: another unit")
    assert "North West" not in page.text


def test_of_two_benchmarks_of_a_kind_the_most_recent_of_that_time_stands(reader, edition):
    indicator = measure(edition, {Q4: 50, Q1: 50}, ref="1.1")
    for day, value in ((date(2024, 4, 1), 41), (date(2025, 4, 1), 42), (date(2025, 7, 1), 43)):
        BenchmarkFactory(indicator_id=indicator.id, from_on=day, value=Decimal(value))
    assert lines(reader.get(WHERE))["1.1"]["England"] == "42 2023/24"
    assert lines(reader.get(f"{WHERE}?quarter=2024-25-q4"))["1.1"]["England"] == "41 2023/24"


def test_what_is_red_comes_first_with_its_reason_its_way_back_and_its_actions(
    reader, session, edition
):
    aim = {"target": Decimal(75), **HIGHER, **PERCENT}
    red = measure(edition, {Q4: 52, Q1: 46}, ref="4.3", name="SDQ completed", **aim)
    measure(edition, {Q4: 52, Q1: 73}, ref="4.4", name="Near", **aim)
    untold = measure(edition, {Q4: 10, Q1: 20}, ref="4.5", name="Untold", **aim)
    CommentaryFactory(indicator_id=red.id)
    CommentaryFactory(indicator_id=untold.id, ends_on=Q4)
    seen = ActionFactory(ref="W8", visibility=Visibility.BOARD)
    hidden = ActionFactory(ref="W9", visibility=Visibility.RESTRICTED)
    for action in (seen, hidden):
        session.add(IndicatorAction(indicator_id=red.id, action_id=action.id, tied_at=clock.now()))
    page = reader.get(WHERE)
    sdq, other = words_of(page, ".ct-issue.is-red")
    assert sdq == (
        "Off target 4.3 SDQ completed: 46%, was 52% Why Two clinics were closed. "
        "Action to recover They open again in May. W8"
    )
    assert "Nobody has said why yet." in other
    assert page.link("W8") == f"/actions/{seen.id}"
    assert "Off target" in lines(page)["4.3"]["all"]
    assert "Near the target" in lines(page)["4.4"]["all"]


def test_what_a_red_figure_was_is_what_it_is_compared_with(reader, edition):
    figures = {date(2024, 6, 30): 40, Q4: 90, Q1: 30}
    aim = {"target": Decimal(95), **HIGHER}
    measure(edition, figures, period_type=PeriodType.YEAR_TO_DATE, **aim)
    (red,) = reader.get(WHERE).all(".ct-issue h2")
    assert "30" in red
    assert "was" not in red


@pytest.mark.parametrize(("lets", "words"), [(True, "Near the target"), (False, "Off target")])
def test_a_council_may_let_a_miss_that_improves_be_near(reader, session, edition, lets, words):
    edition.scorecard.improving_is_amber = lets
    measure(edition, {Q4: 30, Q1: 40}, ref="1.1", target=Decimal(90), **HIGHER)
    assert words in lines(reader.get(WHERE))["1.1"]["all"]
    assert ("figure is near the target" in reader.get("/scorecards").text) == lets


def test_without_a_target_nothing_has_a_colour(reader, edition):
    measure(edition, {Q4: 52, Q1: 4}, **HIGHER, **PERCENT)
    page = reader.get(WHERE)
    assert page.soup.select(".ct-score .ct-rag, .ct-issue") == []


def test_three_lists_say_what_the_figures_say(reader, edition):
    measure(edition, {Q4: 66, Q1: 96}, ref="4.2", name="Teeth", **HIGHER, **PERCENT)
    told = measure(edition, {Q4: 50, Q1: 40}, ref="1.1", name="Reviews", **HIGHER, **PERCENT)
    CommentaryFactory(indicator_id=told.id)
    measure(edition, {Q4: 28, Q1: 45}, ref="3.10", name="Missing", **LOWER)
    page = reader.get(WHERE)
    (strengths,), (assurance,), (focus,) = (
        words_of(page, f"[aria-labelledby={each}] li")
        for each in ("strengths", "assurance", "focus")
    )
    assert strengths == "4.2 Teeth: 96%. Better: up 30 points"
    assert assurance == "1.1 Reviews: 40%. Worse: down 10 points Two clinics were closed."
    assert focus == "3.10 Missing: 45. Worse: 17 more"


def test_a_measure_leads_to_its_own_page_and_the_scorecard_to_what_it_lacks(reader, edition):
    indicator = measure(edition, {Q1: 40}, name="Reviews in time")
    page = reader.get(WHERE)
    assert page.link("Reviews in time") == f"/indicators/{indicator.id}"
    assert page.link("What has no measure") == "/coverage"
    assert page.link("Its order and refs") == "/scorecards/care/edition"


def test_before_anything_is_published_the_page_says_what_turns_it_on(reader, edition):
    measure(edition, {})
    page = reader.get(WHERE)
    assert page.h1 == "Care scorecard No figures are published yet"
    assert "one person enters them, another checks and publishes them" in page.text
    assert page.soup.select("table, form[role=search]") == []


def test_a_scorecard_that_is_not_there_is_not_found(reader):
    reader.get("/scorecards/no-such", expect=404)


def test_what_was_made_up_for_the_demonstration_is_marked(reader, edition):
    aim = {"target": Decimal(75), **HIGHER, **PERCENT}
    red = measure(edition, {Q4: 52, Q1: 46}, made_up="polarity;target", **aim)
    CommentaryFactory(indicator_id=red.id, made_up="why")
    page = reader.get(WHERE)
    assert "Two clinics were closed. demo" in page.text
    assert "They open again in May. demo" not in page.text
    assert len(page.all(".ct-score .ct-demo")) == 1
    assert "year before demo" in page.text
