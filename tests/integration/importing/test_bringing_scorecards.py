"""A scorecard's file kept and taken back, on both databases: nothing is left, or nothing lost."""

import pytest
from sqlalchemy import func, select

from tests.factories.people import person
from tests.factories.scorecard_imports import ScorecardImportFactory
from tests.factories.scorecards import CommentaryFactory, EditionFactory, measure
from tracker.access.roles import Role
from tracker.core.errors import DomainError
from tracker.importing.bringing_scorecards import service
from tracker.importing.enums import ImportState
from tracker.people.sign_in import as_person
from tracker.scorecards.enums import FigureState
from tracker.scorecards.figure_models import Figure
from tracker.scorecards.models import Benchmark, Definition, Edition, Indicator, Line, Scorecard

TABLES = (Scorecard, Edition, Line, Indicator, Definition, Benchmark, Figure)


@pytest.fixture
def officer(session):
    return as_person(person(Role.PERFORMANCE_OFFICER))


def counts(session):
    return [session.scalar(select(func.count()).select_from(table)) for table in TABLES]


def test_what_a_new_scorecard_brought_goes_without_a_trace(session, officer):
    found = ScorecardImportFactory()
    before = counts(session)
    assert service.import_scorecard(found, by=officer) == 4
    assert counts(session) == [
        n + more for n, more in zip(before, (1, 1, 2, 2, 2, 0, 4), strict=True)
    ]
    service.undo(found, by=officer)
    assert counts(session) == before
    assert (found.state, found.scorecard_id) == (ImportState.UNDONE, None)
    assert service.import_scorecard(found, by=officer) == 4  # and once more


def test_what_was_there_before_stays(session, officer):
    edition = EditionFactory()
    measure(edition, {}, ref="1.1", name="Children in care")
    session.flush()
    before = counts(session)
    found = ScorecardImportFactory(scorecard_id=edition.scorecard_id, new_name="")
    service.import_scorecard(found, by=officer)
    service.undo(found, by=officer)
    assert counts(session) == before
    assert found.scorecard_id == edition.scorecard_id


def test_what_somebody_built_on_stays_whole(session, officer):
    found = ScorecardImportFactory()
    service.import_scorecard(found, by=officer)
    figure = session.scalars(select(Figure).limit(1)).one()
    CommentaryFactory(indicator_id=figure.indicator_id)
    session.flush()
    before = counts(session)
    with pytest.raises(DomainError, match="built on its indicators"):
        service.undo(found, by=officer)
    assert counts(session) == before


def test_a_checked_figure_keeps_all_of_its_import(session, officer):
    found = ScorecardImportFactory()
    service.import_scorecard(found, by=officer)
    session.scalars(select(Figure).limit(1)).one().state = FigureState.CHECKED
    session.flush()
    with pytest.raises(DomainError, match="checked or changed"):
        service.undo(found, by=officer)
    assert found.state is ImportState.DONE
