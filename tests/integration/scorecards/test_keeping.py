"""Keeping scorecards, their indicators and what they are tied to, on both databases."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from sqlalchemy import select

from tests.factories.actions import ActionFactory
from tests.factories.people import UserFactory, person
from tests.factories.scorecards import EditionFactory, FigureFactory, measure
from tests.support.queries import at_most
from tracker.access.roles import Role
from tracker.audit.models import AuditEntry
from tracker.core.errors import ChangedMeanwhile, DomainError, NotAccepted
from tracker.core.visibility import Visibility
from tracker.people.identity import SignedIn
from tracker.scorecards.beside.service import set_neighbours, version_of
from tracker.scorecards.editions import queries as edition_queries
from tracker.scorecards.editions.service import LineDetails, add_edition, add_line, move
from tracker.scorecards.enums import FigureState, Hiding, PeriodType, Unit
from tracker.scorecards.figure_models import Figure
from tracker.scorecards.meanings.queries import correctable, indicator_to_change
from tracker.scorecards.meanings.rules import MeaningDetails
from tracker.scorecards.meanings.service import (
    IndicatorDetails,
    add_indicator,
    add_meaning,
    correct_meaning,
)
from tracker.scorecards.models import Definition, Line, StatisticalNeighbour
from tracker.scorecards.queries import get_scorecard, lines_of
from tracker.scorecards.ties.measures import measures
from tracker.scorecards.ties.queries import actions_found
from tracker.scorecards.ties.service import add_part, remove_part, tie, untie

JUNE, JULY = date(2025, 6, 30), date(2025, 7, 1)
LATER = MeaningDetails(JULY, "Moves of home", Unit.NUMBER, what_changed="Of home only")


@pytest.fixture
def edition(session):
    return EditionFactory(scorecard__slug="care")


@pytest.fixture
def officer(session):
    return UserFactory(name="Officer")


def signed_in(user):
    return SignedIn(
        user.id, user.email, user.name, user.name, frozenset({Role.PERFORMANCE_OFFICER}), False
    )


def refs(edition):
    return [each.ref for each in lines_of([edition.id])]


def test_a_meaning_can_be_corrected_until_a_figure_is_published_by_it(session, edition, officer):
    indicator = measure(edition, {JUNE: 61})
    held = indicator_to_change(indicator.id)
    made = add_meaning(held, LATER, by=officer, version=held.version)
    assert correctable(indicator.id) == {made.id}
    other = MeaningDetails(JULY, "Moves of place", Unit.NUMBER, what_changed="Of place only")
    correct_meaning(made, other, by=officer, version=made.version)
    FigureFactory(indicator_id=indicator.id, ends_on=date(2025, 9, 30))
    assert correctable(indicator.id) == set()
    with pytest.raises(DomainError, match="Write a new meaning"):
        correct_meaning(made, LATER, by=officer, version=made.version)
    assert made.name == "Moves of place"


def test_a_figure_that_was_published_once_still_counts_as_known(session, edition, officer):
    indicator = measure(edition, {JUNE: {"value": Decimal(5), "state": FigureState.REPLACED}})
    meaning = session.scalars(select(Definition)).one()
    assert correctable(indicator.id) == set()
    with pytest.raises(DomainError):
        correct_meaning(meaning, LATER, by=officer, version=meaning.version)


def test_whoever_comes_second_with_a_meaning_is_told(session, edition, officer):
    indicator = measure(edition)
    held = indicator_to_change(indicator.id)
    seen = held.version
    add_meaning(held, LATER, by=officer, version=seen)
    session.flush()
    with pytest.raises(ChangedMeanwhile):
        add_meaning(held, LATER, by=officer, version=seen)


def test_one_measure_may_be_on_two_scorecards_under_two_slugs(session, edition, officer):
    other = EditionFactory()
    kind = IndicatorDetails(PeriodType.QUARTER)
    first, second = (
        add_indicator(each.scorecard_id, kind, LATER, by=officer) for each in (edition, other)
    )
    assert (first.slug, second.slug) == ("moves-of-home", "moves-of-home-2")


def test_an_edition_is_a_copy_that_lives_by_itself(session, edition, officer):
    for ref in ("5.1", "5.10"):
        measure(edition, ref=ref)
    found = get_scorecard("care")
    made = add_edition(found, from_on=JULY, notes="", by=officer, version=found.scorecard.version)
    held = edition_queries.edition_to_change("care", made.id)
    last = lines_of([made.id])[-1]
    move(held, last, up=True, is_whole_priority=False, by=officer)
    session.flush()
    assert (refs(edition), refs(made)) == (["5.1", "5.10"], ["5.10", "5.1"])
    new = add_indicator(
        edition.scorecard_id, IndicatorDetails(PeriodType.QUARTER), LATER, by=officer
    )
    with pytest.raises(NotAccepted, match="5.10 is the ref of another line"):
        add_line(held, new.id, LineDetails("5.10"), by=officer, version=held.version)
    add_line(held, new.id, LineDetails("5.100"), by=officer, version=held.version)
    assert refs(made) == ["5.10", "5.1", "5.100"]
    assert len(session.scalars(select(Line)).all()) == 5


def test_a_part_hides_and_shows_again_what_would_give_it_away(session, edition, officer):
    whole, few, many = (measure(edition, {JUNE: n}) for n in (43, 3, 40))
    for part in (few, many):
        add_part(whole.id, part.id, is_complete=True, by=officer)
    hiding = select(Figure.hiding).order_by(Figure.indicator_id)
    assert session.scalars(hiding).all() == [Hiding.SHOWN, Hiding.SMALL, Hiding.SECONDARY]
    with pytest.raises(NotAccepted, match="a whole of which this is a part"):
        add_part(few.id, whole.id, is_complete=True, by=officer)
    officer.is_cleared = True
    remove_part(whole.id, few.id, by=officer)
    assert session.scalars(hiding).all() == [Hiding.SHOWN, Hiding.SMALL, Hiding.SHOWN]


def test_only_the_cleared_show_again_what_was_hidden_by_another_meaning(session, edition, officer):
    told = {"value": Decimal(2), "hiding": Hiding.SMALL}
    rate = measure(edition, {JUNE: told}, unit=Unit.RATE, population=20_000)
    held = indicator_to_change(rate.id)
    wider = replace(
        LATER,
        from_on=date(2025, 6, 1),
        unit=Unit.RATE,
        population=40_000,
        population_year="mid-2024",
    )
    with pytest.raises(DomainError, match="cleared for small numbers"), session.begin_nested():
        add_meaning(held, wider, by=officer, version=held.version)
    officer.is_cleared = True
    add_meaning(held, wider, by=officer, version=held.version)
    assert session.scalars(select(Figure.hiding)).all() == [Hiding.SHOWN]


def test_ties_are_as_private_as_their_action_and_cost_one_query(session, edition, officer):
    indicator = measure(edition, {JUNE: 61}, name="Moves")
    action = ActionFactory(ref="H2", text="Find 100% more_homes", visibility=Visibility.RESTRICTED)
    tie(indicator.id, action, by=officer)
    session.flush()
    entry = session.scalars(select(AuditEntry).order_by(AuditEntry.id.desc()).limit(1)).one()
    assert entry.visibility is Visibility.RESTRICTED
    with at_most(1):
        (told,) = measures(action.id)
    assert (told.name, told.figure, told.period) == ("Moves", "61", "Q1 2025/26")
    untie(indicator.id, action, by=officer)
    session.flush()
    assert measures(action.id) == []


@pytest.mark.parametrize(
    ("words", "found"), [("MORE_h", ["H2"]), ("h", ["H1", "H2"]), ("100%", ["H2"]), ("1_0", [])]
)
def test_a_search_takes_signs_as_they_are(session, edition, words, found):
    for ref, text in (("H1", "Fewer moves"), ("H2", "Find 100% more_homes")):
        ActionFactory(ref=ref, text=text, visibility=Visibility.PUBLIC)
    viewer = signed_in(person(Role.PERFORMANCE_OFFICER))
    assert [each.ref for each in actions_found(words, viewer, but=set())] == found


def test_the_list_of_a_year_is_kept_whole(session, officer):
    set_neighbours(2025, ["Darlington", "Bury"], by=officer, version=version_of([]))
    with pytest.raises(ChangedMeanwhile):
        set_neighbours(2025, ["Bury"], by=officer, version=version_of([]))
    seen = version_of(["Bury", "Darlington"])
    set_neighbours(2025, ["Bury", "Wirral"], by=officer, version=seen)
    names = session.scalars(select(StatisticalNeighbour.name).order_by(StatisticalNeighbour.name))
    assert names.all() == ["Bury", "Wirral"]
