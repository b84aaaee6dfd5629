"""A performance officer brings in the scorecard that the council has."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from sqlalchemy import func, select

from tests.factories.people import person
from tests.factories.scorecard_imports import ScorecardImportFactory
from tests.factories.scorecards import CommentaryFactory, EditionFactory, measure
from tests.importing_corpus.scorecards import SCORECARDS
from tests.support.forms import SentFile
from tests.support.queries import at_most
from tracker.access.roles import Role
from tracker.audit.enums import Deed
from tracker.audit.models import AuditEntry
from tracker.core import clock
from tracker.core.transaction import unit_of_work
from tracker.importing.bringing_scorecards import service
from tracker.importing.bringing_scorecards.models import ScorecardImport
from tracker.scorecards.enums import FigureState, Hiding
from tracker.scorecards.figure_models import Figure
from tracker.scorecards.models import Benchmark, Definition, Edition, Indicator, Line, Scorecard

MARCH, JUNE = date(2025, 3, 31), date(2025, 6, 30)
MADE = (Scorecard, Edition, Line, Indicator, Definition, Benchmark, Figure)


@pytest.fixture
def officer(browser, session):
    return browser.sign_in(person(Role.PERFORMANCE_OFFICER, name="Performance officer"))


@pytest.fixture
def card(session):
    return EditionFactory(scorecard__slug="care", scorecard__name="Care")


def counts(session):
    session.expire_all()
    return [session.scalar(select(func.count()).select_from(model)) for model in MADE]


def rows(page):
    return [
        (row["Indicator"], row["Goes on from"], row["Figures"])
        for row in page.table("Rows of the file")
    ]


def bring(browser, found):
    """Import what was read."""
    page = browser.get(f"/import/scorecards/{found.id}/make")
    return browser.follow(browser.submit(page, button="Import now"))


def test_the_councils_own_paper_is_read_shown_kept_and_taken_back(officer, session):
    before = counts(session)
    page = officer.get(officer.get("scorecards.index").link("Bring them in from a"))
    (file, *_) = (each for each in SCORECARDS if "2025" in each.name)
    asked = {"scorecard": "new", "name": "Corporate parenting"}
    page = officer.follow(officer.submit(page, asked, file=SentFile(file.name, file.build())))
    assert "45 indicators understood" in page.h1
    assert "0 of the indicators are known, 45 will be made. 175 figures are new" in page.text
    assert counts(session) == before
    done = officer.follow(
        officer.submit(officer.get(page.link("Go on to import")), button="Import now")
    )
    assert done.h1.endswith("Imported into Corporate parenting")
    assert "175 figures are new" in done.text
    assert "175 figures wait to be checked" in done.notices[0]
    states = session.execute(select(Figure.state, Figure.entered_by_id).distinct()).all()
    assert [state for state, _ in states] == [FigureState.ENTERED]
    assert states[0].entered_by_id is not None  # so that another person has to check them
    undone = officer.submit(officer.get(done.link("undo the import")), button="Undo it")
    assert "45 indicators understood" in officer.follow(undone).h1
    assert counts(session) == before
    told = session.scalars(select(AuditEntry.deed).order_by(AuditEntry.id)).all()
    assert told[-2:] == [Deed.SCORECARD_IMPORTED, Deed.SCORECARD_IMPORT_UNDONE]


def test_each_figure_is_shown_beside_what_is_published(officer, session, card):
    measure(card, {MARCH: 580, JUNE: 588}, ref="1.1", name="Children in care")
    small = {"value": Decimal(3), "hiding": Hiding.SMALL}
    measure(card, {MARCH: small}, ref="1.7", name="Placement moves")
    found = ScorecardImportFactory(scorecard_id=card.scorecard_id, new_name="")
    page = officer.get(f"/import/scorecards/{found.id}")
    assert page.h1.endswith("2 indicators understood, 2 to look at")
    first, second = rows(page)
    assert first[1] == "The same"
    assert first[2] == "1 as published or entered, 1 to correct 2025/26 Q1: 590, published is 588"
    assert second[1] == "The same the unit is a guess"
    assert second[2] == "1 new, 1 to correct 2024/25 Q4: 81, published is c"
    doubts = officer.get(f"/import/scorecards/{found.id}?show=doubts")
    assert len(rows(doubts)) == 2


def test_a_wrong_join_is_put_right_and_a_row_left_out(officer, session, card):
    moves = measure(card, {JUNE: 70}, ref="2.9", name="Moves of home in the quarter")
    found = ScorecardImportFactory(scorecard_id=card.scorecard_id, new_name="")
    here = f"/import/scorecards/{found.id}"
    page = officer.get(here)
    assert "None of its indicators is in" in page.text  # is it the right scorecard?
    assert rows(page)[1][1].startswith("A new indicator")
    page = officer.get(f"{here}/rows/2")
    assert "Moves of home in the quarter" in page.text
    page = officer.follow(officer.submit(page, choice=str(moves.id)))
    assert "None of its indicators is in" not in page.text
    assert rows(page)[1][1].startswith("Moves of home in the quarter")
    taken = officer.submit(officer.get(f"{here}/rows/1"), choice=str(moves.id), expect=422)
    assert "Another row goes on from this indicator. Change that first" in taken.errors
    page = officer.follow(officer.submit(officer.get(f"{here}/rows/1"), choice="out"))
    assert rows(page)[0][1:] == ("Left out", "None")
    assert page.h1.endswith("1 indicator understood, 1 to look at")
    officer.get(f"{here}/rows/3", expect=404)
    bring(officer, found)
    kept = session.execute(
        select(Figure.indicator_id, Figure.ends_on, Figure.value)
        .where(Figure.state == FigureState.ENTERED)
        .order_by(Figure.ends_on)
    ).all()
    assert kept == [(moves.id, MARCH, 81), (moves.id, JUNE, 90)]
    names = session.scalars(select(Definition.name).where(Definition.indicator_id == moves.id))
    assert "Placement moves" in names.all()
    officer.get(f"{here}/rows/1", expect=409)


def test_what_changed_since_one_looked_is_shown_first(officer, session, card):
    placed = measure(card, {}, ref="1.1", name="Children in care")
    found = ScorecardImportFactory(scorecard_id=card.scorecard_id, new_name="")
    page = officer.get(f"/import/scorecards/{found.id}/make")
    measured = Figure(
        indicator_id=placed.id, is_outturn=False, ends_on=JUNE, number=1, value=Decimal(588),
        state=FigureState.PUBLISHED, hiding=Hiding.SHOWN, cohort="", source="", note="",
        why_corrected="", sent_back="", entered_at=clock.now(), published_at=clock.now(),
        document="", place="", demonstration=False,
    )  # fmt: skip
    session.add(measured)
    session.commit()
    refused = officer.submit(page, button="Import now", expect=422)
    assert "changed since you looked" in refused.errors[0]
    officer.submit(refused, button="Import now", expect=303)


def test_undo_ends_with_the_first_check_with_what_was_built_and_after_a_day(officer, session, card):
    found = ScorecardImportFactory(scorecard_id=card.scorecard_id, new_name="")
    here = f"/import/scorecards/{found.id}/undo"
    bring(officer, found)
    made = session.scalars(select(Figure).where(Figure.value == 590)).one()
    made.state = FigureState.CHECKED
    session.commit()
    assert "somebody checked or changed" in officer.submit(officer.get(here), expect=409).text
    made.state = FigureState.ENTERED
    session.commit()
    session.connection().exec_driver_sql("UPDATE figure SET version = 1")
    CommentaryFactory(indicator_id=made.indicator_id, ends_on=JUNE)
    session.commit()
    before = counts(session)
    assert "somebody built on its indicators" in officer.submit(officer.get(here), expect=409).text
    assert counts(session) == before
    kept = session.get(ScorecardImport, found.id)
    kept.imported_at = clock.now() - timedelta(days=1, minutes=1)
    session.commit()
    assert "can be undone for a day" in officer.get(here, expect=409).text


def test_a_file_without_a_scorecard_is_refused_beside_its_box(officer, session, card):
    page = officer.get("scorecard_imports.index")
    nothing = SentFile("empty.csv", b"Action,Lead\nDo it,Me\n")
    asked = {"scorecard": str(card.scorecard_id)}
    refused = officer.submit(page, asked, file=nothing, expect=422)
    assert len(refused.errors) == 1
    assert session.scalars(select(ScorecardImport)).all() == []
    missing = officer.submit(page, expect=422)
    assert missing.errors == [
        "Choose the file with the scorecard", "Choose the scorecard that it is"
    ]  # fmt: skip


def test_a_new_scorecard_has_a_name_of_its_own(officer, session, card):
    page = officer.get("scorecard_imports.index")
    (file, *_) = (each for each in SCORECARDS if "2025" in each.name)
    sent = SentFile(file.name, file.build())
    for name, said in (("Care", "There is a scorecard of this name"), ("", "Write the name")):
        refused = officer.submit(page, {"scorecard": "new", "name": name}, file=sent, expect=422)
        assert said in refused.errors[0]


def test_what_was_never_imported_is_thrown_away_or_forgotten(app, officer, session, card):
    gone, old = ScorecardImportFactory(), ScorecardImportFactory()
    officer.submit(officer.get(f"/import/scorecards/{gone.id}/throw-away"), button="Throw it away")
    done = ScorecardImportFactory(scorecard_id=card.scorecard_id, new_name="")
    bring(officer, done)
    old.added_at = session.get(ScorecardImport, done.id).added_at = clock.now() - timedelta(days=8)
    session.commit()
    with app.app_context(), unit_of_work():
        service.forget(clock.now() - timedelta(days=7))
    session.expire_all()
    kept = session.scalars(select(ScorecardImport)).all()
    assert [(each.id, each.reading) for each in kept] == [(done.id, None)]


def test_a_long_file_costs_as_many_questions_as_a_short_one(officer, session, card):
    for n in range(60):
        measure(card, {JUNE: 5}, ref=f"9.{n}", name=f"Thing of kind {n}")
    found = ScorecardImportFactory(scorecard_id=card.scorecard_id, new_name="")
    here = f"/import/scorecards/{found.id}"
    with at_most(12) as few:
        officer.get(here)
    kept = session.get(ScorecardImport, found.id)
    plain = dict(kept.reading)
    (row, *_) = plain["indicators"]
    plain["indicators"] = [row | {"name": f"Thing of kind {n}", "ref": str(n)} for n in range(60)]
    kept.reading = plain
    session.commit()
    with at_most(len(few)):
        assert len(rows(officer.get(here))) == 60
