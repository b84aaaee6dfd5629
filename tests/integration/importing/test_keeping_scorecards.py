"""The two published scorecards kept as figures to be checked, each indicator once."""

from datetime import date
from functools import cache

import pytest
from sqlalchemy import select

from tests.factories.scorecards import EditionFactory, measure
from tests.importing_corpus.scorecards import SCORECARDS
from tracker.importing.files import read_file
from tracker.importing.keeping_scorecards.service import keep, scorecard_for
from tracker.importing.scorecard_reader import read_scorecard
from tracker.scorecards.enums import FigureState, Hiding, Missing, Polarity, Unit
from tracker.scorecards.figure_models import Figure
from tracker.scorecards.models import Benchmark, Definition, Edition, Indicator, Line, Scorecard
from tracker.seeding import service as seeding
from tracker.seeding.commands import SEED

MARCH, JUNE = date(2025, 3, 31), date(2025, 6, 30)


@cache
def reading(which):
    (found, *_) = (each for each in SCORECARDS if which in each.name)
    return read_scorecard(read_file(found.name, found.build()))


def kept(which):
    return keep(reading(which), scorecard_for("card", "The card"), by=None)


def line(session, ref, from_on):
    return session.execute(
        select(Line.indicator_id)
        .join(Edition, Edition.id == Line.edition_id)
        .where(Line.ref == ref, Edition.from_on == from_on)
    ).scalar_one()


def figure(session, indicator_id, ends_on, *, outturn=False):
    return session.scalars(
        select(Figure).where(
            Figure.indicator_id == indicator_id,
            Figure.ends_on == ends_on,
            Figure.is_outturn == outturn,
        )
    ).one()


THEN, NOW = date(2022, 7, 1), date(2024, 7, 1)


def test_two_years_apart_each_indicator_goes_on_under_its_name(session):
    report = kept("2023")
    assert (report.joined, report.indicators) == (0, 44)
    report = kept("2025")
    assert (report.joined, report.indicators) == (43, 2)
    assert line(session, "5.8", THEN) != line(session, "5.8", NOW)  # D19
    assert line(session, "5.8", THEN) == line(session, "5.10", NOW)  # UASC
    assert line(session, "2.2", THEN) == line(session, "2.1", NOW)  # NEET
    assert len(session.scalars(select(Indicator)).all()) == 46


def test_a_second_import_changes_nothing(session):
    first = kept("2025")
    assert (first.new, first.unchanged, first.corrected) == (175, 0, 0)
    again = kept("2025")
    assert (again.new, again.unchanged, again.corrected) == (0, 175, 0)
    assert len(session.scalars(select(Edition)).all()) == 1


def test_figures_are_kept_with_all_that_their_cells_say(session):
    kept("2023")
    moves = figure(session, line(session, "3.12", THEN), date(2023, 6, 30))
    assert (moves.value, moves.second) == (126, 107)
    passport = figure(session, line(session, "4.5", THEN), date(2022, 9, 30))
    assert (passport.value, passport.numerator, passport.denominator) == (75, 12, 16)
    outturn = figure(session, line(session, "4.1", THEN), date(2023, 3, 31), outturn=True)
    assert (outturn.value, outturn.cohort) == (89, "OC2 cohort")
    neet = figure(session, line(session, "2.5", THEN), date(2023, 3, 31), outturn=True)
    assert (neet.value, neet.cohort) == (44, "NEET at birthday")
    states = {each.state for each in session.scalars(select(Figure))}
    assert states == {FigureState.ENTERED}
    assert {each.entered_by_id for each in session.scalars(select(Figure))} == {None}


def test_what_an_indicator_means_is_taken_from_its_name(session):
    kept("2023")
    meaning = {each.name: each for each in session.scalars(select(Definition))}
    assert meaning["Rate per 10,000 cared for children"].unit is Unit.RATE
    assert meaning["% cared for children reviews in timescales"].unit is Unit.PERCENT
    assert {each.polarity for each in meaning.values()} == {Polarity.CONTEXT}  # none is printed
    assert "#NAME?" not in {each.acronyms for each in meaning.values()}  # D17
    health = line(session, "4.1", THEN)
    others = session.scalars(select(Benchmark).where(Benchmark.indicator_id == health)).all()
    assert {(each.value, each.year, each.cohort) for each in others} == {
        (89, "2021/22", "OC2 cohort"),
        (86, "2021/22", "OC2 cohort"),
    }


def test_what_differs_from_what_is_published_waits_as_a_correction(session):
    card = scorecard_for("card", "")
    edition = EditionFactory(scorecard=card, from_on=date(2024, 7, 1))
    name = "Number of children placed with parents"
    placed = measure(edition, {MARCH: 37, JUNE: 40}, ref="3.4", name=name)
    report = kept("2025")
    assert report.corrected == 1
    waiting = session.scalars(
        select(Figure).where(Figure.indicator_id == placed.id, Figure.state == FigureState.ENTERED)
    ).all()
    corrected = next(each for each in waiting if each.ends_on == JUNE)
    assert (corrected.value, corrected.number) == (41, 2)
    assert corrected.why_corrected.startswith("Imported from")
    assert "The file says another figure than the published one" in corrected.asked


def test_what_somebody_is_at_work_on_is_left_alone(session):
    card = scorecard_for("card", "")
    edition = EditionFactory(scorecard=card, from_on=date(2024, 7, 1))
    name = "Number of children placed with parents"
    at_work = {"value": 39, "state": FigureState.ENTERED, "published_at": None}
    measure(edition, {JUNE: at_work}, ref="3.4", name=name)
    report = kept("2025")
    assert "3.4 2025/26 Q1: somebody is at work on this figure, and it stays" in report.doubts


@pytest.mark.parametrize("which", ["2023", "2025"])
def test_the_seeds_hold_what_the_papers_say(session, which):
    """The same figures by another way: nothing new comes of importing the papers themselves."""
    seeding.load(SEED, demo=True)
    card = session.scalars(select(Scorecard).where(Scorecard.slug == "corporate-parenting")).one()
    report = keep(reading(which), card, by=None)
    assert (report.indicators, report.corrected) == (0, 0)
    new = session.scalars(select(Figure).where(Figure.state == FigureState.ENTERED)).all()
    assert [each for each in new if each.missing is not Missing.NOT_AVAILABLE] == []
    assert {each.hiding for each in new} <= {Hiding.SHOWN}
