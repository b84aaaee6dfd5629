"""What the pages of scorecards read, on both databases."""

from datetime import date
from decimal import Decimal

import pytest

from tests.factories.actions import ActionFactory
from tests.factories.scorecards import (
    Q1,
    BenchmarkFactory,
    CommentaryFactory,
    DefinitionFactory,
    EditionFactory,
    FigureFactory,
    IndicatorFactory,
    ScorecardFactory,
    measure,
)
from tests.support.queries import at_most
from tracker.access.roles import Role
from tracker.core import clock
from tracker.core.errors import NotFound
from tracker.core.periods import Quarter
from tracker.core.visibility import Visibility
from tracker.people.identity import SignedIn
from tracker.scorecards import queries
from tracker.scorecards.enums import BenchmarkKind, FigureState
from tracker.scorecards.listing import Waiting, listing
from tracker.scorecards.models import IndicatorAction
from tracker.scorecards.page import scorecard_page

Q4, Q3 = date(2025, 3, 31), date(2024, 12, 31)
ENDED = Quarter(2025, 1)


def reader(*roles):
    return SignedIn(1, "", "", "", frozenset(roles), False)


@pytest.fixture
def edition(session):
    return EditionFactory(scorecard__slug="care", scorecard__name="Care")


def test_an_edition_is_in_force_from_its_day_and_the_first_for_all_before(edition):
    newer = EditionFactory(scorecard=edition.scorecard, from_on=date(2025, 4, 1))
    found = queries.get_scorecard("care")
    assert [each.id for each in found.editions] == [edition.id, newer.id]
    assert found.edition_on(date(2010, 6, 30)).id == edition.id
    assert found.edition_on(Q4).id == edition.id
    assert found.edition_on(date(2025, 4, 1)).id == newer.id


def test_a_scorecard_without_an_edition_is_still_one(session):
    ScorecardFactory(slug="new")
    found = queries.get_scorecard("new")
    assert (found.editions, found.edition_on(Q4)) == ([], None)
    with pytest.raises(NotFound):
        queries.get_scorecard("no-such")


def test_a_quarter_is_published_by_a_figure_of_its_own_and_not_by_an_outturn(edition):
    indicator = measure(edition, {Q3: 1, Q1: 2, Q4: {"value": Decimal(3), "is_outturn": True}})
    measure(
        edition, {Q1: 2, date(2025, 9, 30): {"value": Decimal(1), "state": FigureState.CHECKED}}
    )
    found = queries.published_quarters([indicator.scorecard_id])
    assert found == {indicator.scorecard_id: [Quarter(2025, 1), Quarter(2024, 3)]}


def test_lines_come_in_their_printed_order_not_in_that_of_their_refs(edition):
    measure(edition, ref="3.2")
    measure(edition, ref="3.10")
    measure(edition, ref="3.1")
    assert [each.ref for each in queries.lines_of([edition.id])] == ["3.2", "3.10", "3.1"]


def test_the_most_recent_benchmark_of_each_kind_is_read(edition):
    indicator = measure(edition)
    for day, value in ((date(2023, 4, 1), 1), (date(2024, 4, 1), 2), (date(2026, 4, 1), 3)):
        BenchmarkFactory(indicator_id=indicator.id, from_on=day, value=Decimal(value))
    BenchmarkFactory(
        indicator_id=indicator.id, kind=BenchmarkKind.NEIGHBOURS, value=Decimal("9.75")
    )
    found = queries.benchmarks_on([indicator.id], Q1)[indicator.id]
    assert {each.kind: each.value for each in found} == {
        BenchmarkKind.NATIONAL: Decimal(2),
        BenchmarkKind.NEIGHBOURS: Decimal("9.75"),
    }


@pytest.mark.parametrize(
    ("role", "seen"),
    [
        (Role.BOARD_SECRETARY, ["H2", "H10"]),
        (Role.COMMITTEE_MEMBER, ["H10"]),
    ],
)
def test_only_actions_that_the_reader_may_know_of_are_named(session, edition, role, seen):
    indicator, other = measure(edition), measure(edition)
    for ref, visibility in (
        ("H10", Visibility.PUBLIC),
        ("H2", Visibility.BOARD),
        ("H1", Visibility.RESTRICTED),
    ):
        action = ActionFactory(ref=ref, visibility=visibility)
        session.add(
            IndicatorAction(indicator_id=indicator.id, action_id=action.id, tied_at=clock.now())
        )
    session.flush()
    found = queries.actions_measured_by([indicator.id, other.id], reader(role))
    assert [each.ref for each in found[indicator.id]] == seen
    assert other.id not in found


def test_commentary_is_of_its_period(edition):
    indicator = measure(edition)
    CommentaryFactory(indicator_id=indicator.id, ends_on=Q4, why="Then.")
    now = CommentaryFactory(indicator_id=indicator.id, ends_on=Q1, why="Now.")
    assert queries.commentaries_on([indicator.id], [Q1]) == {(indicator.id, Q1): now}


def test_a_page_reads_only_the_days_that_it_prints(edition):
    indicator = measure(edition, {Q3: 1, Q4: 2, Q1: 3, date(2020, 6, 30): 4})
    FigureFactory(indicator_id=indicator.id, ends_on=Q4, is_outturn=True, value=Decimal(7))
    page = scorecard_page("care", {}, viewer=reader(Role.BOARD_MEMBER))
    (row,) = page.rows
    assert [each.said.text for each in row.cells] == ["–", "1", "2", "3"]
    assert (row.last_outturn.text, row.this_outturn.text) == ("7", "–")
    assert row.words == "1 more"


def test_what_waits_is_counted_by_scorecard(edition):
    at_work = {"value": Decimal(1)}
    measure(edition, {Q4: 1})
    measure(edition, {Q1: at_work | {"state": FigureState.ENTERED}})
    measure(edition, {Q1: at_work | {"state": FigureState.CHECKED}})
    other = EditionFactory(scorecard__name="School")
    measure(other, {Q1: 1})
    with at_most(7):
        found = listing(ENDED, viewer=reader(Role.PERFORMANCE_OFFICER))
    assert [each.waiting for each in found] == [Waiting(1, 1, 1), Waiting(0, 0, 0)]
    assert [each.waiting for each in listing(ENDED, viewer=reader(Role.BOARD_MEMBER))] == [
        None,
        None,
    ]


def test_figures_of_a_scorecard_that_prints_nothing_yet_are_on_no_page(session):
    indicator = IndicatorFactory(scorecard__slug="new")
    DefinitionFactory(indicator=indicator)
    FigureFactory(indicator_id=indicator.id)
    session.flush()
    (listed,) = listing(ENDED, viewer=reader(Role.PERFORMANCE_OFFICER))
    assert (listed.rows, listed.latest) == ([], ENDED)
    page = scorecard_page("new", {}, viewer=reader(Role.BOARD_MEMBER))
    assert (page.frame, page.rows) == (None, [])
