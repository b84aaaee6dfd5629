"""What a scorecard prints, in which order and under which refs, from a day on."""

from datetime import date

import pytest
from sqlalchemy import select

from tests.factories.people import person
from tests.factories.scorecards import EditionFactory, measure
from tests.support.queries import count_queries
from tracker.access.roles import Role
from tracker.audit.enums import Deed
from tracker.audit.models import AuditEntry
from tracker.scorecards.models import Edition, Line, Scorecard

MARCH, JUNE = date(2025, 3, 31), date(2025, 6, 30)
FROM_APRIL = {"from_on-day": "1", "from_on-month": "4", "from_on-year": "2025"}


@pytest.fixture
def officer(browser, session):
    return browser.sign_in(person(Role.PERFORMANCE_OFFICER, name="Officer"))


def refs(page):
    return page.all("main .ct-agenda .ct-ref")


def latest_audit(session):
    return session.scalars(select(AuditEntry).order_by(AuditEntry.id.desc()).limit(1)).one()


def test_a_copied_order_counts_from_its_day_and_leaves_the_old_quarters(officer, edition):
    measure(edition, {MARCH: 60, JUNE: 61}, ref="2.2", name="Moves")
    page = officer.get("/scorecards/care/edition/new")
    page = officer.follow(officer.submit(page, FROM_APRIL))
    assert refs(page) == ["2.2"]
    page = officer.submit(officer.get(page.link("Change : 2.2 Moves")), {"ref": "5.10"})
    assert refs(officer.follow(page)) == ["5.10"]
    now = officer.get("/scorecards/care?quarter=2025-26-q1")
    before = officer.get("/scorecards/care?quarter=2024-25-q4")
    assert now.all(".ct-score th .ct-ref") == ["5.10"]
    assert before.all(".ct-score th .ct-ref") == ["2.2"]
    page = officer.submit(officer.get("/scorecards/care/edition/new"), FROM_APRIL, expect=422)
    assert page.errors == ["An edition begins on that day already. Change that one"]


def test_lines_and_headings_move_one_place_and_keep_the_focus(officer, session, edition):
    for ref, priority in (("1.1", "Homes"), ("1.2", "Homes"), ("2.1", "Health")):
        measure(edition, ref=ref, priority=priority, name=f"Measure {ref}")
    page = officer.get("/scorecards/care/edition")
    page = officer.submit(page, button="↑ Move up or down: 1.2 Measure 1.2, up")
    page = officer.follow(page)
    assert refs(page) == ["1.2", "1.1", "2.1"]
    assert "1.2 Measure 1.2, down" in page.soup.select_one("[autofocus]").get_text()
    page = officer.follow(officer.submit(page, button="↓ Move up or down: Homes, down"))
    assert refs(page) == ["2.1", "1.2", "1.1"]
    assert page.all("main h2") == ["Health", "Homes"]
    entry = latest_audit(session)
    assert (entry.deed, entry.before["order"], entry.after["order"]) == (
        Deed.SCORECARD_EDITION_CHANGED,
        ["1.2", "1.1", "2.1"],
        ["2.1", "1.2", "1.1"],
    )
    page = officer.follow(officer.submit(officer.get(page.link("Change the heading : Homes")),
                                         {"priority": "Good homes"}))  # fmt: skip
    assert page.all("main h2") == ["Health", "Good homes"]
    taken = officer.get(page.link("Change the heading : Health"))
    assert officer.submit(taken, {"priority": "Good homes"}, expect=422).errors == [
        "This heading is there already"
    ]


def test_an_indicator_is_printed_and_printed_no_longer(officer, session, edition):
    other = EditionFactory(scorecard=edition.scorecard, from_on=date(2030, 4, 1))
    measure(edition, ref="1.1", priority="Homes")
    measure(edition, ref="2.1", priority="Health")
    moves = measure(other, {JUNE: 61}, ref="9.9", name="Moves")
    where = f"/scorecards/care/edition/{edition.id}"
    page = officer.get(f"{where}/lines/new")
    answers = {"indicator": str(moves.id), "ref": "2.1", "priority": "Homes"}
    page = officer.submit(page, answers, expect=422)
    assert page.errors == ["2.1 is the ref of another line"]
    page = officer.follow(officer.submit(page, {"ref": "1.2"}))
    assert refs(page) == ["1.1", "1.2", "2.1"]  # as the last under its priority
    assert latest_audit(session).after == {
        "edition": "2020-04-01",
        "indicator": "Moves",
        "ref": "1.2",
        "priority": "Homes",
        "aim": "",
    }
    page = officer.submit(officer.get(page.link("Print it no longer : 1.2 Moves")))
    assert refs(officer.follow(page)) == ["1.1", "2.1"]
    assert officer.get(f"/indicators/{moves.id}").h1.endswith("61. Q1 2025/26")


def test_two_people_do_not_write_over_each_other(officer, session, edition):
    measure(edition, ref="1.1", name="Moves")
    line = session.scalars(select(Line)).one()
    where = f"/scorecards/care/edition/{edition.id}/lines/{line.id}/change"
    first, second = officer.get(where), officer.get(where)
    officer.submit(first, {"ref": "1.2"})
    page = officer.submit(second, {"aim": "Mine"}, expect=409)
    assert "1.2" in page.text
    officer.submit(page, {"ref": "1.2"})
    assert session.execute(select(Line.ref, Line.aim)).one() == ("1.2", "Mine")


def test_the_day_and_the_notes_of_an_edition_change(officer, session, edition):
    page = officer.get(f"/scorecards/care/edition/{edition.id}/change")
    page = officer.follow(officer.submit(page, {**FROM_APRIL, "notes": "Rates are per 10,000"}))
    assert page.h1.endswith("0 indicators are printed from 1 April 2025")
    assert "Rates are per 10,000" in page.text
    assert session.scalars(select(Edition.from_on)).all() == [date(2025, 4, 1)]


def test_a_scorecard_is_begun_and_changed(officer, session):
    page = officer.get("/scorecards/new")
    page = officer.submit(page, {**FROM_APRIL, "name": "New"}, expect=422)
    assert page.errors == ["Choose another name: no address can be made of this one"]
    page = officer.follow(officer.submit(page, {"name": "Leaving care"}))
    assert "Nothing is printed yet" in page.text
    page = officer.follow(officer.submit(officer.get("/scorecards/leaving-care/change"),
                                         {"about": "What comes after care"}))  # fmt: skip
    assert "No figures are published yet" in page.text
    made = session.scalars(select(Scorecard)).one()
    assert (made.slug, made.about) == ("leaving-care", "What comes after care")
    assert latest_audit(session).after == {"about": "What comes after care"}
    page = officer.submit(officer.get("/scorecards/new"),
                          {**FROM_APRIL, "name": "Leaving care"}, expect=422)  # fmt: skip
    assert page.errors == ["There is already a scorecard called Leaving care"]


def test_readers_see_the_order_and_no_way_to_change_it(reader, edition):
    measure(edition, ref="5.10", name="Moves")
    page = reader.get("/scorecards/care/edition")
    assert refs(page) == ["5.10"]
    assert not page.soup.select("main form")
    assert "Change" not in page.text
    other = EditionFactory()
    reader.get(f"/scorecards/care/edition/{other.id}", expect=404)


def test_the_page_asks_as_often_for_many_lines_as_for_one(reader, edition):
    measure(edition)
    reader.get("/scorecards/care/edition")
    with count_queries() as for_one:
        reader.get("/scorecards/care/edition")
    for _ in range(20):
        measure(edition)
    with count_queries() as for_many:
        reader.get("/scorecards/care/edition")
    assert len(for_many) == len(for_one)
