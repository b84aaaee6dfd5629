"""What is hidden of published figures, worked out in a few queries, on both databases."""

from datetime import date
from decimal import Decimal

import pytest
from sqlalchemy import select

from tests.factories.people import UserFactory
from tests.factories.scorecards import EditionFactory, FigureFactory, PartOfFactory, measure
from tests.support.queries import at_most
from tracker.core import clock
from tracker.core.settings import set_from
from tracker.scorecards.enums import FigureState, Hiding, PeriodType, Unit
from tracker.scorecards.figure_models import Figure, SmallNumberShown
from tracker.scorecards.models import Indicator
from tracker.scorecards.small.queries import SETTING
from tracker.scorecards.small.working_out import rehide
from tracker.seeding import service
from tracker.seeding.commands import SEED

DECEMBER, MARCH, JUNE = date(2024, 12, 31), date(2025, 3, 31), date(2025, 6, 30)
SEPTEMBER, LAST_JUNE = date(2024, 9, 30), date(2024, 6, 30)
SHOWN, SMALL, SECONDARY = Hiding.SHOWN, Hiding.SMALL, Hiding.SECONDARY


@pytest.fixture
def edition(session):
    return EditionFactory()


def hiding(session, indicator, *, outturn=False):
    rows = session.scalars(
        select(Figure)
        .where(Figure.indicator_id == indicator.id, Figure.is_outturn == outturn)
        .where(Figure.state == FigureState.PUBLISHED)
    )
    return {each.ends_on: each.hiding for each in rows}


def test_a_small_number_is_hidden_and_a_zero_is_not(session, edition):
    indicator = measure(edition, {MARCH: 0, JUNE: 4})
    rehide([MARCH, JUNE])
    assert hiding(session, indicator) == {MARCH: SHOWN, JUNE: SMALL}


@pytest.mark.parametrize(("top", "told"), [(12, SMALL), (4, SMALL), (8, SHOWN), (16, SHOWN)])
def test_a_percentage_is_hidden_where_either_side_of_it_is_small(session, edition, top, told):
    parts = {
        "numerator": Decimal(top),
        "denominator": Decimal(16),
        "value": Decimal(top * 100 / 16),
    }
    indicator = measure(edition, {JUNE: parts}, unit=Unit.PERCENT)
    rehide([JUNE])
    assert hiding(session, indicator) == {JUNE: told}


def test_a_rate_is_hidden_where_few_people_stand_behind_it(session, edition):
    meaning = {"unit": Unit.RATE, "population": 20_000}
    few, more = (measure(edition, {JUNE: value}, **meaning) for value in (2, 3))
    rehide([JUNE])  # 2 of 10,000 in 20,000 are 4, 3 are 6
    assert hiding(session, few) == {JUNE: SMALL}
    assert hiding(session, more) == {JUNE: SHOWN}


def test_days_are_not_people(session, edition):
    indicator = measure(edition, {JUNE: 3}, unit=Unit.DAYS)
    rehide([JUNE])
    assert hiding(session, indicator) == {JUNE: SHOWN}


def test_few_people_behind_many_moves_hide_the_moves(session, edition):
    indicator = measure(edition, {JUNE: {"value": Decimal(12), "second": Decimal(3)}})
    rehide([JUNE])
    assert hiding(session, indicator) == {JUNE: SMALL}


def test_a_whole_hides_the_next_smallest_of_its_parts(session, edition):
    whole, few, next_, many = (measure(edition, {JUNE: n}) for n in (60, 2, 17, 41))
    for part in (few, next_, many):
        PartOfFactory(whole_id=whole.id, part_id=part.id)
    rehide([JUNE])
    assert hiding(session, few) == {JUNE: SMALL}
    assert hiding(session, next_) == {JUNE: SECONDARY}
    assert hiding(session, whole) == hiding(session, many) == {JUNE: SHOWN}


def test_an_outturn_that_repeats_a_hidden_quarter_is_hidden(session, edition):
    indicator = measure(edition, {DECEMBER: 9, MARCH: 3})
    FigureFactory(indicator_id=indicator.id, ends_on=MARCH, is_outturn=True, value=Decimal(3))
    rehide([MARCH])
    assert hiding(session, indicator, outturn=True) == {MARCH: SMALL}


def test_an_outturn_that_adds_up_the_year_does_not_give_a_quarter_away(session, edition):
    indicator = measure(edition, {LAST_JUNE: 10, SEPTEMBER: 11, DECEMBER: 3, MARCH: 12})
    new = FigureFactory(
        indicator_id=indicator.id, ends_on=MARCH, is_outturn=True, value=Decimal(36)
    )
    rehide([MARCH], new=[new.id])
    assert hiding(session, indicator, outturn=True) == {MARCH: SECONDARY}
    assert hiding(session, indicator)[LAST_JUNE] is SHOWN  # it was public before


def test_a_year_to_date_does_not_tell_what_a_quarter_added(session, edition):
    figures = {LAST_JUNE: 20, SEPTEMBER: 22}
    indicator = measure(edition, figures, period_type=PeriodType.YEAR_TO_DATE)
    september = session.scalar(select(Figure).where(Figure.ends_on == SEPTEMBER))
    rehide([SEPTEMBER], new=[september.id])
    assert hiding(session, indicator) == {LAST_JUNE: SHOWN, SEPTEMBER: SECONDARY}


def test_the_same_measure_on_two_scorecards_is_hidden_on_both(session, edition):
    parts = {"numerator": Decimal(3), "denominator": Decimal(60), "value": Decimal(5)}
    one = measure(edition, {JUNE: 3}, name="Number in custody")
    other = measure(EditionFactory(), {JUNE: 3}, name="number in  custody")
    share = measure(edition, {JUNE: parts}, unit=Unit.PERCENT)
    rehide([JUNE])
    assert hiding(session, one) == hiding(session, other) == {JUNE: SMALL}
    assert hiding(session, share) == {JUNE: SMALL}


def test_a_council_may_hide_five_as_well(session, edition):
    indicator = measure(edition, {JUNE: 5})
    by = UserFactory()
    set_from(SETTING, clock.today(), {"largest": 5}, by=by)
    session.flush()
    assert rehide() == 1
    assert hiding(session, indicator) == {JUNE: SMALL}


def test_what_somebody_let_through_is_shown_until_it_is_ended(session, edition):
    indicator = measure(edition, {JUNE: 3})
    rehide([JUNE])
    let = SmallNumberShown(
        indicator_id=indicator.id,
        is_outturn=False,
        ends_on=JUNE,
        reason="The family agreed.",
        shown_by_id=UserFactory().id,
        shown_at=clock.now(),
    )
    session.add(let)
    rehide([JUNE])
    assert hiding(session, indicator) == {JUNE: SHOWN}
    let.ended_at = clock.now()
    rehide([JUNE])
    assert hiding(session, indicator) == {JUNE: SMALL}


def test_what_stood_before_a_correction_gives_no_hidden_number_away(session, edition):
    """20 = 3 + 17 became 25 = 8 + 17: the old 20 less the 17 that anybody sees is the 3."""
    whole, part, rest, other = (measure(edition, {JUNE: n}) for n in (25, 8, 17, 40))
    for each in (part, rest):
        PartOfFactory(whole_id=whole.id, part_id=each.id)
    before = {
        of: FigureFactory(
            indicator_id=of.id,
            ends_on=JUNE,
            number=2,
            value=Decimal(n),
            state=FigureState.REPLACED,
            hiding=how,
        )
        for of, n, how in ((whole, 20, SHOWN), (part, 3, SMALL), (other, 39, SHOWN))
    }
    rehide([JUNE])
    assert {of: each.hiding for of, each in before.items()} == {
        whole: SECONDARY,
        part: SMALL,
        other: SHOWN,
    }
    assert hiding(session, whole) == {JUNE: SHOWN}


def test_other_years_are_left_alone(session, edition):
    measure(edition, {JUNE: 3})
    assert rehide([MARCH]) == 0
    assert rehide([JUNE]) == 1


def test_a_hundred_indicators_cost_as_many_queries_as_one(session, edition):
    for _ in range(100):
        measure(edition, {MARCH: 50, JUNE: 60})
    with at_most(8):
        rehide([MARCH, JUNE])


def test_the_demonstration_hides_what_its_papers_print(session):
    service.load(SEED, demo=True)
    hidden = session.execute(
        select(Indicator.slug, Figure.ends_on, Figure.hiding)
        .join(Figure, Figure.indicator_id == Indicator.id)
        .where(Figure.hiding != SHOWN)
        .order_by(Indicator.slug, Figure.ends_on)
    ).all()
    assert [(row.slug, row.ends_on) for row in hidden] == [
        ("care-leavers-neet-16-18", date(2024, 9, 30)),
        ("health-passport", date(2022, 9, 30)),
        ("health-passport", date(2023, 6, 30)),
        ("secure-or-remand", date(2024, 9, 30)),
        ("secure-or-remand", date(2024, 12, 31)),
        ("secure-or-remand", date(2025, 3, 31)),
        ("secure-or-remand", date(2025, 6, 30)),
    ]
