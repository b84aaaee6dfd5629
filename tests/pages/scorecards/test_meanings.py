"""Writing down what an indicator means, from a day on, and beginning one."""

from datetime import date
from decimal import Decimal

import pytest
from sqlalchemy import select

from tests.factories.people import PostFactory, person
from tests.factories.scorecards import FigureFactory, measure
from tracker.access.roles import Role
from tracker.audit.enums import Deed
from tracker.audit.models import AuditEntry
from tracker.scorecards.enums import FigureState, Hiding, PeriodType, Polarity, Unit
from tracker.scorecards.figure_models import Figure
from tracker.scorecards.models import Definition, Indicator

MARCH, JUNE = date(2025, 3, 31), date(2025, 6, 30)
FROM_JULY = {"from_on-day": "1", "from_on-month": "7", "from_on-year": "2025"}
FROM_APRIL = FROM_JULY | {"from_on-month": "4"}
CHANGED = {"what_changed": "It counts foster carers too"}


@pytest.fixture
def officer(browser, session):
    return browser.sign_in(person(Role.PERFORMANCE_OFFICER, name="Officer"))


def latest_audit(session):
    return session.scalars(select(AuditEntry).order_by(AuditEntry.id.desc()).limit(1)).one()


def test_a_new_meaning_breaks_the_line_and_says_what_changed(officer, session, edition):
    indicator = measure(edition, {MARCH: 60, JUNE: 61}, name="Moves")
    PostFactory(name="Head of Homes")
    page = officer.get(f"/indicators/{indicator.id}/meanings/new")
    assert page.value("name") == "Moves"
    assert page.value("from_on-day") == ""
    answers = {**FROM_APRIL, **CHANGED, "is_break": "y", "target": "40", "polarity": "lower"}
    page = officer.follow(officer.submit(page, {**answers, "name": "Moves of home"}))
    assert "1. From Q1 2025/26: It counts foster carers too" in page.text
    assert page.soup.h1.get_text().strip().startswith("Moves of home")
    entry = latest_audit(session)
    assert entry.deed is Deed.INDICATOR_MEANING_ADDED
    assert (entry.before["name"], entry.after["name"]) == ("Moves", "Moves of home")
    assert entry.after["target"] == "40"
    assert "Target: 40" in page.text  # in the history of the indicator


def test_a_new_meaning_says_what_changed_and_begins_on_a_day_of_its_own(officer, edition):
    indicator = measure(edition, {JUNE: 61})
    page = officer.get(f"/indicators/{indicator.id}/meanings/new")
    page = officer.submit(page, {**FROM_JULY, "from_on-year": "2019"}, expect=422)
    assert page.errors == [
        "Its first meaning begins on 1 April 2020. Enter a later day",
        "Write what changed, for whoever compares the figures",
    ]
    there = {"from_on-day": "1", "from_on-month": "4", "from_on-year": "2020"}
    page = officer.submit(page, {**there, **CHANGED}, expect=422)
    assert page.errors == ["A meaning begins on that day already. Enter another day"]
    assert page.value("what_changed") == CHANGED["what_changed"]


def test_a_published_figure_keeps_its_unit(officer, session, edition):
    indicator = measure(edition, {MARCH: 60, JUNE: 61})
    page = officer.get(f"/indicators/{indicator.id}/meanings/new")
    page = officer.submit(page, {**FROM_APRIL, **CHANGED, "unit": "percent"}, expect=422)
    assert page.errors == [
        "The figure to 30 June 2025 is published in another unit. Begin after it, or keep the unit"
    ]
    officer.submit(page, {**FROM_JULY, "unit": "percent"})
    made = session.scalars(select(Definition).order_by(Definition.id.desc()).limit(1)).one()
    assert (made.unit, made.is_break) == (Unit.PERCENT, True)  # two units are never compared


def test_small_numbers_are_worked_out_anew_by_a_new_meaning(officer, session, edition):
    """40 per 10,000 of a population of 500 are two people."""
    indicator = measure(edition, {JUNE: 40}, unit=Unit.RATE)
    page = officer.get(f"/indicators/{indicator.id}/meanings/new")
    more = {"population": "500", "population_year": "mid-2024"}
    officer.submit(page, {**FROM_APRIL, **CHANGED, **more})
    assert session.scalars(select(Figure.hiding)).all() == [Hiding.SMALL]


def test_a_meaning_that_nothing_was_published_by_is_corrected(officer, session, edition):
    indicator = measure(edition, {JUNE: 61}, name="Moves")
    page = officer.get(f"/indicators/{indicator.id}/meanings/new")
    page = officer.follow(officer.submit(page, {**FROM_JULY, **CHANGED}))
    (link,) = [a["href"] for a in page.soup.select("a[href$='/correct']")]
    page = officer.get(link)
    page = officer.follow(officer.submit(page, {"name": "Moves of home"}))
    assert "1 July 2025 Moves of home It counts foster carers too Correct it" in page.text
    entry = latest_audit(session)
    assert (entry.deed, entry.before, entry.after) == (
        Deed.INDICATOR_MEANING_CORRECTED,
        {"name": "Moves"},
        {"name": "Moves of home"},
    )
    page = officer.submit(officer.get(link), FROM_APRIL, expect=422)
    assert page.errors == ["Figures from that day on are published. Enter a later day"]


def test_what_the_council_corrects_is_not_made_up_any_more(officer, session, edition):
    made_up = {"made_up": "target;polarity", "target": Decimal(90), "polarity": Polarity.HIGHER}
    indicator = measure(edition, **made_up)
    meaning = session.scalars(select(Definition)).one()
    page = officer.get(f"/indicators/{indicator.id}/meanings/{meaning.id}/correct")
    officer.submit(page, {"target": "95"})
    session.refresh(meaning)
    assert (meaning.target, meaning.made_up) == (Decimal(95), "polarity")


def test_a_meaning_that_readers_know_stays(officer, session, edition):
    known = measure(edition, {JUNE: 61})
    working = measure(edition)
    FigureFactory(indicator_id=working.id, state=FigureState.ENTERED, value=Decimal(5))
    ids = dict(session.execute(select(Definition.indicator_id, Definition.id)).all())
    page = officer.get(f"/indicators/{known.id}/meanings/{ids[known.id]}/correct", expect=409)
    assert "Write a new meaning from a day on" in page.text
    officer.get(f"/indicators/{working.id}/meanings/{ids[working.id]}/correct")
    officer.get(f"/indicators/{working.id}/meanings/{ids[known.id]}/correct", expect=404)


def test_two_people_do_not_write_over_each_other(officer, session, edition):
    indicator = measure(edition, {JUNE: 61})
    first = officer.get(f"/indicators/{indicator.id}/meanings/new")
    second = officer.get(f"/indicators/{indicator.id}/meanings/new")
    officer.submit(first, {**FROM_JULY, **CHANGED})
    page = officer.submit(second, {**FROM_APRIL, "what_changed": "Mine"}, expect=409)
    assert page.value("what_changed") == "Mine"
    officer.submit(page)


def test_an_indicator_is_begun_and_may_count_in_another_way(officer, session, edition):
    old = measure(edition, name="Checks done")
    page = officer.get("/indicators/new?scorecard=care")
    answers = {**FROM_APRIL, "name": "Checks done at ten months", "unit": "percent"}
    answers |= {"polarity": "higher", "period_type": "year_to_date", "variant_of": str(old.id)}
    page = officer.follow(officer.submit(page, answers))
    assert page.h1.endswith("No figure is published yet")
    assert page.link("Its order and refs") == "/scorecards/care/edition"  # it has no place yet
    made = session.scalars(select(Indicator).order_by(Indicator.id.desc()).limit(1)).one()
    assert (made.slug, made.period_type, made.variant_of_id) == (
        "checks-done-at-ten-months",
        PeriodType.YEAR_TO_DATE,
        old.id,
    )
    meaning = session.scalars(select(Definition).where(Definition.indicator_id == made.id)).one()
    assert (meaning.unit, meaning.polarity, meaning.from_on) == (
        Unit.PERCENT,
        Polarity.HIGHER,
        date(2025, 4, 1),
    )
    assert latest_audit(session).deed is Deed.INDICATOR_ADDED
    page = officer.submit(officer.get("/indicators/new?scorecard=care"), answers, expect=422)
    assert page.errors == ["An indicator of this scorecard has this name already"]
    assert officer.get("/indicators/new?scorecard=none").value("scorecard") == ""


def test_what_an_indicator_is_changes_for_all_its_figures(officer, session, edition):
    indicator = measure(edition, {date(2024, 6, 30): 50, MARCH: 60, JUNE: 61})
    page = officer.get(f"/indicators/{indicator.id}/change")
    page = officer.follow(officer.submit(page, {"is_seasonal": "y", "also_called": "SDQ"}))
    assert "11 more" in page.text  # than in the same quarter of the year before
    entry = latest_audit(session)
    assert entry.after == {"is_seasonal": True, "also_called": "SDQ"}
    assert session.get(Indicator, indicator.id).period_type is PeriodType.QUARTER


def test_readers_see_no_way_to_change_it(reader, edition):
    indicator = measure(edition, {JUNE: 61})
    page = reader.get(f"/indicators/{indicator.id}")
    assert "Write a new meaning" not in page.text
    reader.get(f"/indicators/{indicator.id}/meanings/new", expect=403)
