"""The figures of others beside an indicator, and which councils are like ours."""

from datetime import date
from decimal import Decimal

import pytest
from sqlalchemy import select

from tests.factories.people import person
from tests.factories.scorecards import BenchmarkFactory, measure
from tracker.access.roles import Role
from tracker.audit.enums import Deed
from tracker.audit.models import AuditEntry
from tracker.scorecards.enums import BenchmarkKind, Unit
from tracker.scorecards.models import Benchmark, StatisticalNeighbour

JUNE = date(2025, 6, 30)
NEIGHBOURS = "/scorecards/neighbours"
FROM_APRIL = {"from_on-day": "1", "from_on-month": "4", "from_on-year": "2025"}


@pytest.fixture
def officer(browser, session):
    return browser.sign_in(person(Role.PERFORMANCE_OFFICER, name="Officer"))


def latest_audit(session):
    return session.scalars(select(AuditEntry).order_by(AuditEntry.id.desc()).limit(1)).one()


def test_a_figure_of_others_stands_beside_ours_and_is_corrected(officer, session, edition):
    indicator = measure(edition, {JUNE: 91}, unit=Unit.PERCENT, decimals=1)
    page = officer.get(f"/indicators/{indicator.id}/benchmarks/new")
    assert page.value("unit") == "percent"
    answers = {**FROM_APRIL, "kind": "national", "value": "93.1%", "year": "2023/24"}
    page = officer.submit(page, answers, expect=422)
    assert page.errors == ["Enter a number, such as 12.5"]
    page = officer.submit(page, {"value": "931"}, expect=422)
    assert page.errors == ["A percentage is at most 100"]
    page = officer.follow(officer.submit(page, {"value": "93.1"}))
    assert "England: 93.1% in 2023/24" in page.text
    page = officer.submit(officer.get(page.link("Correct it : England")), {"value": "93.2"})
    assert "England: 93.2% in 2023/24" in officer.follow(page).text
    entry = latest_audit(session)
    assert (entry.deed, entry.before, entry.after) == (
        Deed.INDICATOR_BENCHMARK_CHANGED,
        {"benchmark": "England", "value": "93.1"},
        {"benchmark": "England", "value": "93.2"},
    )


def test_one_figure_of_each_counts_from_a_day(officer, session, edition):
    indicator, other = measure(edition, {JUNE: 61}), measure(edition)
    theirs = BenchmarkFactory(indicator_id=indicator.id, from_on=date(2025, 4, 1))
    BenchmarkFactory(indicator_id=other.id, from_on=date(2025, 4, 1))
    page = officer.get(f"/indicators/{indicator.id}/benchmarks/new")
    answers = {**FROM_APRIL, "kind": "national", "value": "50", "year": "2024/25"}
    page = officer.submit(page, answers, expect=422)
    assert page.errors == ["A figure of theirs counts from that day already. Correct that one"]
    officer.submit(page, {"kind": "region"})
    kinds = select(Benchmark.kind).where(Benchmark.indicator_id == indicator.id)
    assert set(session.scalars(kinds)) == {BenchmarkKind.NATIONAL, BenchmarkKind.REGION}
    officer.get(f"/indicators/{other.id}/benchmarks/{theirs.id}/correct", expect=404)


def test_two_people_do_not_correct_one_figure_over_each_other(officer, session, edition):
    indicator = measure(edition)
    theirs = BenchmarkFactory(indicator_id=indicator.id)
    where = f"/indicators/{indicator.id}/benchmarks/{theirs.id}/correct"
    first, second = officer.get(where), officer.get(where)
    officer.submit(first, {"value": "41"})
    page = officer.submit(second, {"value": "42"}, expect=409)
    assert page.value("value") == "42"
    officer.submit(page)
    assert session.scalars(select(Benchmark.value)).all() == [Decimal(42)]


def test_who_is_like_us_is_kept_by_year(officer, session):
    assert officer.get(NEIGHBOURS).h1.endswith("Nobody has written down who is like us in 2025/26")
    page = officer.submit(officer.get(f"{NEIGHBOURS}/2024"), {"names": "Darlington\n Blackpool "})
    assert officer.follow(page).all("main section li") == ["Blackpool", "Darlington"]
    page = officer.get(f"{NEIGHBOURS}/2025")
    assert page.value("names") == "Blackpool\nDarlington"  # those of the last year to begin with
    page = officer.follow(officer.submit(page, {"names": "Darlington\nDarlington"}))
    assert page.h1.endswith("1 council is like ours in 2025/26")
    entry = latest_audit(session)
    assert (entry.deed, entry.before, entry.after) == (
        Deed.SCORECARD_NEIGHBOURS_SET,
        {"year": 2025, "neighbours": []},
        {"year": 2025, "neighbours": ["Darlington"]},
    )
    officer.get(f"{NEIGHBOURS}/1999", expect=404)


def test_two_people_do_not_write_over_each_others_list(officer, session):
    first, second = officer.get(f"{NEIGHBOURS}/2025"), officer.get(f"{NEIGHBOURS}/2025")
    officer.submit(first, {"names": "Darlington"})
    page = officer.submit(second, {"names": "Blackpool"}, expect=409)
    assert page.value("names") == "Blackpool"
    officer.submit(page, {"names": "Blackpool\nDarlington"})
    names = session.scalars(select(StatisticalNeighbour.name)).all()
    assert sorted(names) == ["Blackpool", "Darlington"]


def test_readers_see_who_is_like_us_and_cannot_change_it(reader, session):
    session.add(StatisticalNeighbour(year=2025, name="Darlington"))
    page = reader.get(NEIGHBOURS)
    assert page.all("main section li") == ["Darlington"]
    assert "Change the list" not in page.text
    reader.get(f"{NEIGHBOURS}/2025", expect=403)
