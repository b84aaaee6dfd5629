"""The audit: written once, never changed, and restricted deeds only for the cleared."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from sqlalchemy import delete, select, text, update
from sqlalchemy.exc import DBAPIError

from tests.factories.people import person
from tracker.access.roles import Role
from tracker.audit import queries, service
from tracker.audit.enums import Deed
from tracker.audit.models import AuditEntry
from tracker.core import clock
from tracker.core.visibility import Visibility
from tracker.people.sign_in import as_person


@pytest.fixture
def auditor(session):
    return replace(as_person(person(Role.AUDITOR)), roles=frozenset({Role.AUDITOR}))


def record(deed=Deed.ACTION_CHANGED, number=1, by=None, **more):
    service.record(
        deed, subject_type=deed.value.partition(":")[0], subject_id=number, by=by, **more
    )


def test_a_deed_says_who_what_before_after_and_when(session, auditor):
    record(by=auditor, before={"due_on": date(2025, 9, 30)}, after={"due_on": date(2025, 12, 31)})
    (entry,) = queries.history_of("action", 1, auditor)
    assert (entry.by_name, entry.by_id, entry.at) == (auditor.name, auditor.id, clock.now())
    (change,) = entry.changes
    assert change.sentence == "Due date: 30 September 2025 → 31 December 2025"


@pytest.mark.parametrize(
    "statement",
    [
        update(AuditEntry).values(by_name="Somebody else"),
        update(AuditEntry).values(note="x").where(AuditEntry.id > 0),
        delete(AuditEntry),
        text("UPDATE audit_entry SET note = 'x'"),
        text("DELETE FROM audit_entry WHERE id > 0"),
    ],
    ids=str,
)
def test_the_database_refuses_to_change_or_delete_a_deed(session, auditor, statement):
    record(by=auditor)
    session.flush()
    with pytest.raises(DBAPIError, match="append-only"), session.begin_nested():
        session.execute(statement)
    assert len(queries.history_of("action", 1, auditor)) == 1


def test_changing_a_loaded_row_is_refused_too(session, auditor):
    record(by=auditor)
    session.flush()
    session.scalars(select(AuditEntry)).one().note = "changed"
    with pytest.raises(DBAPIError, match="append-only"), session.begin_nested():
        session.flush()


def test_restricted_deeds_are_for_the_cleared_and_drafts_for_the_secretary(session, auditor):
    for number, label in enumerate(Visibility):
        record(visibility=label, number=number)
    cleared = replace(auditor, is_cleared=True)
    secretary = replace(auditor, roles=frozenset({Role.BOARD_SECRETARY}))

    def seen(viewer):
        found = queries.all_entries(viewer, queries.Wanted())
        assert queries.list_entries(viewer, queries.Wanted()).total == len(found)
        for number, label in enumerate(Visibility):
            known = [entry for entry in found if entry.subject_id == number]
            assert queries.history_of("action", number, viewer) == known
            assert {entry.visibility for entry in known} <= {label}
        return {entry.visibility for entry in found}

    assert seen(auditor) == {Visibility.PUBLIC, Visibility.BOARD}
    assert seen(cleared) == {Visibility.PUBLIC, Visibility.BOARD, Visibility.RESTRICTED}
    assert seen(secretary) == {Visibility.PUBLIC, Visibility.BOARD, Visibility.DRAFT}


def test_what_became_restricted_takes_its_earlier_deeds_with_it(session, auditor):
    record(after={"text": "Before anybody knew"})
    record(visibility=Visibility.RESTRICTED, after={"visibility": Visibility.RESTRICTED})
    record(number=2, after={"text": "Another"})
    cleared = replace(auditor, is_cleared=True)
    assert queries.history_of("action", 1, auditor) == []
    assert [each.subject_id for each in queries.all_entries(auditor, queries.Wanted())] == [2]
    assert queries.list_entries(auditor, queries.Wanted()).total == 1
    assert len(queries.history_of("action", 1, cleared)) == 2
    record(after={"visibility": Visibility.BOARD})
    assert len(queries.history_of("action", 1, auditor)) == 2


def test_the_question_and_the_clause_agree(session, auditor):
    for number, label in enumerate(Visibility):
        record(visibility=label, number=number)
    session.flush()
    for is_cleared in (True, False):
        for role in Role:
            viewer = replace(auditor, is_cleared=is_cleared, roles=frozenset({role}))
            found = session.scalars(select(AuditEntry.visibility).where(queries.visible_to(viewer)))
            assert set(found) == {each for each in Visibility if queries.may_see(viewer, each)}


def test_filters_narrow_the_list(session, auditor, monkeypatch):
    other = as_person(person(Role.ADMINISTRATOR, name="Administrator 100%"))
    # 23:30 UTC on 30 June is 1 July in London.
    monkeypatch.setattr(clock, "now", lambda: datetime(2025, 6, 30, 23, 30, tzinfo=UTC))
    record(Deed.ACTION_ADDED, 1, auditor)
    monkeypatch.setattr(clock, "now", lambda: datetime(2025, 7, 2, 9, tzinfo=UTC))
    record(Deed.PERSON_ADDED, 2, other)

    def numbers(**wanted):
        return [e.subject_id for e in queries.all_entries(auditor, queries.Wanted(**wanted))]

    assert numbers() == [2, 1]
    assert numbers(who="100%") == [2]
    assert numbers(who="%") == [2]
    assert numbers(deed="action:added") == [1]
    assert numbers(deed="nonsense") == [2, 1]
    assert numbers(subject_type="person") == [2]
    assert numbers(subject_type="action", subject_id=2) == []
    assert numbers(first_on=date(2025, 7, 1), last_on=date(2025, 7, 1)) == [1]
    assert numbers(last_on=date(2025, 6, 30)) == []


def test_the_list_comes_a_page_at_a_time_newest_first(session, auditor):
    for number in range(queries.PAGE + 5):
        record(number=number + 1)
    first, second = (queries.list_entries(auditor, queries.Wanted(), page=p) for p in (1, 2))
    assert (len(first.rows), len(second.rows), first.pages) == (queries.PAGE, 5, 2)
    assert first.rows[0].subject_id == queries.PAGE + 5
    assert queries.list_entries(auditor, queries.Wanted(), page=77).page == 2
