"""What of a scorecard is shown to whom: the quarter, the lines, and what is kept back."""

from datetime import date
from decimal import Decimal

from tests.factories.people import person
from tests.factories.scorecards import (
    Q1,
    BenchmarkFactory,
    EditionFactory,
    measure,
)
from tests.pages.scorecards.reading import HIGHER, LOWER, PERCENT, Q2, Q3, Q4, WHERE, lines, small
from tests.support.forms import text_of
from tracker.access.roles import Role
from tracker.scorecards.enums import (
    FigureState,
)


def test_a_hidden_number_is_nowhere_on_the_page(reader, edition):
    aim = {"target": Decimal(1), **LOWER}
    indicator = measure(edition, {Q2: 7, Q3: small(3), Q4: 7, Q1: small(4)}, ref="5.8", **aim)
    BenchmarkFactory(indicator_id=indicator.id, value=Decimal(900))
    page = reader.get(WHERE)
    row = lines(page)["5.8"]
    assert (row["Q3 24/25"], row["Q1 25/26"]) == ("c Hidden", "c Hidden")
    assert row["In words"] == "Not shown, because a figure is hidden"
    assert "Off target" not in row["all"]
    assert [each["cx"] for each in page.soup.select(".ct-spark circle")] == ["5", "67"]
    assert page.soup.select(".ct-spark polyline") == []


def test_where_every_figure_is_hidden_no_line_is_drawn(reader, edition):
    measure(edition, {each: small(2) for each in (Q2, Q3, Q4, Q1)}, ref="5.8")
    page = reader.get(WHERE)
    assert lines(page)["5.8"]["Trend"] == "not drawn"
    assert page.h1.endswith("No figures to show for this quarter")


def test_the_restricted_view_is_for_who_is_cleared_and_says_what_it_is(browser, session, edition):
    measure(edition, {Q4: small(3), Q1: small(4)}, ref="5.8", **LOWER)
    browser.sign_in(person(Role.BOARD_MEMBER, is_cleared=True))
    public = browser.get(WHERE)
    assert lines(public)["5.8"]["Q1 25/26"] == "c Hidden"
    assert "Do not circulate" not in public.text
    page = browser.get(public.link("Show small numbers too"))
    assert lines(page)["5.8"]["Q1 25/26"] == "4"
    assert "Worse: 1 more" in lines(page)["5.8"]["In words"]
    assert "Contains small numbers. Do not circulate." in page.text
    (leads,) = {each["href"] for each in page.soup.select(".ct-score th .govuk-link")}
    assert "Do not circulate" in browser.get(leads).text
    assert browser.get(page.link("as everybody sees it")).text == public.text


def test_who_is_not_cleared_is_refused_the_restricted_view(reader, edition):
    measure(edition, {Q1: small(4)})
    assert "Show small numbers" not in reader.get(WHERE).text
    reader.get(f"{WHERE}?view=restricted", expect=403)


def test_the_restricted_view_stays_while_filters_and_quarters_change(browser, session, edition):
    measure(edition, {Q4: small(3), Q1: small(4)}, ref="5.8", **LOWER)
    browser.sign_in(person(Role.BOARD_MEMBER, is_cleared=True))
    page = browser.get(f"{WHERE}?view=restricted")
    filtered = browser.submit(page, form="scorecards", moved="worse")
    assert lines(filtered)["5.8"]["Q1 25/26"] == "4"
    earlier = browser.get(page.link("Earlier: Q4 2024/25"))
    assert lines(earlier)["5.8"]["Q4 24/25"] == "3"


def test_what_is_not_published_is_on_no_page(reader, edition):
    measure(
        edition, {Q4: 50, Q1: {"value": Decimal(98765), "state": FigureState.CHECKED}}, ref="1.1"
    )
    page = reader.get(WHERE)
    assert "Q4 2024/25" in page.h1
    assert "98765" not in page.html.replace(",", "")


def test_quarters_are_chosen_from_those_with_figures(reader, edition):
    measure(edition, {Q3: 5, Q4: 6, Q1: 7}, ref="1.1", **HIGHER)
    page = reader.get(f"{WHERE}?quarter=2024-25-q4")
    assert "Q4 2024/25 (January to March 2025)" in page.h1
    assert lines(page)["1.1"]["Q4 24/25"] == "6"
    assert "Q1 25/26" not in lines(page)["1.1"]
    assert page.link("Later: Q1 2025/26").endswith("quarter=2025-26-q1")
    assert page.link("Earlier: Q3 2024/25").endswith("quarter=2024-25-q3")
    assert "Earlier" not in reader.get(f"{WHERE}?quarter=2024-25-q3").text
    assert [text_of(each) for each in page.soup.select("#quarter option")] == [
        "Q1 2025/26",
        "Q4 2024/25",
        "Q3 2024/25",
    ]


def test_a_quarter_is_printed_in_the_order_and_under_the_refs_of_its_time(reader, edition):
    newer = EditionFactory(
        scorecard=edition.scorecard, from_on=date(2025, 4, 1), notes="Rates use the new estimate."
    )
    measure(edition, {Q4: 5}, ref="5.8", name="Old")
    measure(newer, {Q1: 6}, ref="5.8", name="New")
    page = reader.get(WHERE)
    assert lines(page)["5.8"]["name"] == "5.8 New"
    assert "Rates use the new estimate." in page.text
    old = reader.get(f"{WHERE}?quarter=2024-25-q4")
    assert lines(old)["5.8"]["name"] == "5.8 Old"
    assert "Rates use" not in old.text


def test_the_table_can_be_cut_to_what_one_looks_for(reader, edition):
    aim = {"target": Decimal(90), **HIGHER, **PERCENT}
    measure(edition, {Q4: 50, Q1: 40}, ref="1.1", priority="Priority 1", **aim)
    measure(edition, {Q4: 50, Q1: 60}, ref="1.2", priority="Priority 1", **aim)
    measure(edition, {Q4: 50, Q1: 40}, ref="2.1", priority="Priority 2", **HIGHER)
    page = reader.get(WHERE)
    assert page.all(".ct-band") == ["Priority 1", "Priority 2"]
    worse = reader.submit(page, form="scorecards", moved="worse")
    assert list(lines(worse)) == ["1.1", "2.1"]
    assert "What the figures say" not in worse.text
    red = reader.submit(worse, form="scorecards", colour="red")
    assert list(lines(red)) == ["1.1"]
    second = reader.submit(page, form="scorecards", priority="Priority 2", colour="red")
    assert lines(second) == {}
    assert "3 indicators are there without the filters" in second.text
    assert list(lines(reader.get(second.link("Show all of them")))) == ["1.1", "1.2", "2.1"]
    assert list(lines(reader.get(red.link("Got worse")))) == ["1.1", "1.2"]


def test_what_means_nothing_here_is_said_and_left_out(reader, edition):
    measure(edition, {Q1: 40}, ref="1.1")
    page = reader.get(f"{WHERE}?quarter=2031-32-q1&colour=blue")
    assert "“2031-32-q1” is no quarter with figures here, so it is left out." in page.text
    assert "“blue” is no colour here" in page.text
    assert list(lines(page)) == ["1.1"]
