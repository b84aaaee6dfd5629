"""The next version of a file, and what it keeps of the one before."""

from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import func, select

from tests.factories import readings
from tests.factories.actions import ActionFactory
from tests.factories.plan import PlanFactory
from tests.integration.importing.test_making import NEW, actions
from tracker.actions import service as action_service
from tracker.actions.models import Action, DueMove
from tracker.audit.models import AuditEntry
from tracker.core.visibility import Visibility
from tracker.importing import service
from tracker.importing.enums import Fate
from tracker.importing.preview import preview
from tracker.importing.reading import DueRead
from tracker.importing.target import Target
from tracker.people.models import Post
from tracker.plan.models import Plan, Pledge

LATER = Target(slug="our-plan", dated=date(2025, 9, 4))


def texts(session):
    return {ref: action.text for ref, action in actions(session).items()}


def test_the_same_file_changes_nothing_even_where_a_ref_stands_twice(bring, secretary, session):
    reading = readings.reading(
        readings.row("One", ref="1c"),
        readings.row("Two", ref="1c"),
        readings.row("Three", ref="A ref that is much too long to be one"),
        readings.row("Four\u202e", ref="4", lead=f"Head of {'very ' * 80} much"),
    )
    service.import_plan(bring(reading, target=NEW), by=secretary)
    made = service.import_plan(bring(reading, target=LATER), by=secretary)
    assert (made.added, made.changed, made.same) == (0, 0, 4)
    assert "The file prints the ref 1c, which was taken" in actions(session)["A1"].to_check


def test_a_row_put_in_between_moves_the_refs_and_undo_moves_them_back(bring, secretary, session):
    one, two = readings.row("Alpha homes", ref="1.1"), readings.row("Beta schools", ref="1.2")
    service.import_plan(bring(readings.reading(one, two), target=NEW), by=secretary)
    between = readings.row("Something quite new", ref="1.2")
    later = readings.reading(one, between, replace(two, ref="1.3"))
    found = bring(later, target=LATER)
    made = service.import_plan(found, by=secretary)
    assert (made.added, made.changed, made.same) == (1, 1, 1)
    session.flush()
    session.expire_all()
    assert texts(session) == {
        "1.1": "Alpha homes", "1.2": "Something quite new", "1.3": "Beta schools",
    }  # fmt: skip
    entry = session.scalars(select(AuditEntry).where(AuditEntry.deed == "action:changed")).one()
    assert (entry.before, entry.after) == ({"ref": "1.2"}, {"ref": "1.3"})
    service.undo(found, by=secretary)
    session.flush()
    session.expire_all()
    assert texts(session) == {"1.1": "Alpha homes", "1.2": "Beta schools"}


def test_swapped_refs_are_swapped_and_swapped_back(bring, secretary, session):
    one, two = readings.row("Alpha homes", ref="1"), readings.row("Beta schools", ref="2")
    service.import_plan(bring(readings.reading(one, two), target=NEW), by=secretary)
    swapped = readings.reading(replace(one, ref="2"), replace(two, ref="1"))
    found = bring(swapped, target=LATER)
    service.import_plan(found, by=secretary)
    session.flush()
    session.expire_all()
    assert texts(session) == {"1": "Beta schools", "2": "Alpha homes"}
    service.undo(found, by=secretary)
    session.flush()
    session.expire_all()
    assert texts(session) == {"1": "Alpha homes", "2": "Beta schools"}


def test_a_ref_of_an_action_that_the_importer_may_not_see_is_never_taken(bring, secretary, session):
    plan = PlanFactory(slug="strategy")
    ActionFactory(plan=plan, ref="9", text="Hidden", visibility=Visibility.RESTRICTED)
    seen = ActionFactory(plan=plan, ref="1", text="Alpha homes")
    uncleared = replace(secretary, is_cleared=False)
    reading = readings.reading(readings.row("Alpha homes", ref="9"))
    what = preview(reading, {}, plan, viewer=uncleared)
    assert what.rows[0].fate is Fate.SAME
    made = service.import_plan(bring(reading, target=Target(slug="strategy")), by=uncleared)
    assert (made.same, seen.ref) == (1, "1")


def test_the_first_date_that_a_file_keeps_stays_the_first(bring, secretary, session):
    row = readings.row("One", ref="1", due=readings.MARCH, first_due=readings.DECEMBER)
    vague = readings.row("Two", ref="2", due=readings.MARCH, first_due=DueRead("as soon as can be"))
    service.import_plan(bring(readings.reading(row, vague), target=NEW), by=secretary)
    one, two = actions(session).values()
    assert (one.due_on, one.original_due_on, one.moves) == (
        date(2026, 3, 31), date(2025, 12, 31), 1,
    )  # fmt: skip
    move = session.scalars(select(DueMove)).one()
    assert (move.from_on, move.to_on) == (date(2025, 12, 31), date(2026, 3, 31))
    assert two.moves == 0
    assert "as soon as can be" in two.to_check
    for action in (one, two):
        session.refresh(action)
        before = {c.name: getattr(action, c.key) for c in Action.__table__.columns}
        action_service.restate(action)
        assert before == {c.name: getattr(action, c.key) for c in Action.__table__.columns}


def test_a_second_lead_helps_or_is_left_to_check(bring, housing, secretary, session):
    row = readings.row("One", ref="1", lead="Nobody known", helper="Head of Housing")
    other = readings.row("Two", ref="2", helper="Cabinet Member")
    third = readings.row("Three", ref="3", helper="Virtual School")
    reading = readings.reading(row, other, third)
    found = bring(reading, target=NEW, leads={"Virtual School": "new"})
    service.import_plan(found, by=secretary)
    one, two, three = actions(session).values()
    school = session.scalars(select(Post.id).where(Post.name == "Virtual School")).one()
    assert [each.post_id for each in one.helpers] == [housing.id]
    assert two.to_check == "The file names a second lead or helper: Cabinet Member"
    assert [each.post_id for each in three.helpers] == [school]


def test_doubts_that_are_there_are_not_written_over(bring, rows, secretary, session):
    service.import_plan(bring(readings.reading(*rows), target=NEW), by=secretary)
    first, second, third = rows
    later = replace(second, progress="Begun", queries=("No date could be read",))
    service.import_plan(bring(readings.reading(first, later, third), target=LATER), by=secretary)
    assert actions(session)["2b"].to_check == "the year is our guess\nNo date could be read"


@pytest.mark.parametrize(
    ("target", "label"),
    [
        (replace(NEW, visibility=Visibility.PUBLIC), Visibility.PUBLIC),
        (NEW, Visibility.BOARD),
        (replace(NEW, is_adopted=False), Visibility.DRAFT),
        (replace(NEW, visibility=Visibility.RESTRICTED), Visibility.RESTRICTED),
    ],
    ids=["public", "board", "draft plan", "restricted"],
)
def test_the_history_counts_only_for_those_who_see_the_actions(
    bring, rows, secretary, session, target, label
):
    service.import_plan(bring(readings.reading(*rows), target=target), by=secretary)
    entries = select(AuditEntry).where(AuditEntry.deed == "plan:imported")
    assert session.scalars(entries).one().visibility is label


def test_an_import_into_a_draft_plan_is_a_draft_in_the_history(bring, rows, secretary, session):
    draft = replace(NEW, is_adopted=False)
    service.import_plan(bring(readings.reading(rows[0]), target=draft), by=secretary)
    service.import_plan(bring(readings.reading(*rows), target=LATER), by=secretary)
    entries = select(AuditEntry.visibility).where(AuditEntry.deed == "plan:imported")
    assert set(session.scalars(entries)) == {Visibility.DRAFT}


def test_a_plan_that_is_gone_is_no_goal_any_more(bring, rows, secretary, session):
    reading = readings.reading(*rows)
    first = bring(reading, target=NEW)
    service.import_plan(first, by=secretary)
    second = bring(reading, target=LATER)
    service.undo(first, by=secretary)
    target = service.target_of(second, reading, viewer=secretary)
    assert (target.slug, target.name) == ("", "Our children’s plan 2025-26")


def test_characters_that_no_database_takes_are_left_out_everywhere(bring, secretary, session):
    row = readings.row(
        "Do\0 it", lead="Head\0 of it", section="Home\0s", path=("Aim 1: Good\0", "Home\0s"),
        queries=("It says \0",), helper="Some\0body", progress="Be\0gun", ref="1\0",
    )  # fmt: skip
    reading = readings.reading(row, file="pl\0an.docx")
    service.import_plan(bring(reading, target=NEW, leads={row.lead: "new"}), by=secretary)
    assert session.scalars(select(Pledge.name)).one() == "Good"
    assert session.scalar(select(func.count(Plan.id))) == 1


def test_a_document_without_a_day_counts_within_the_plan_that_it_goes_into(
    bring, rows, secretary, session
):
    plan = PlanFactory(slug="past", starts_on=date(2018, 1, 1), ends_on=date(2020, 12, 31))
    for row in rows:
        ActionFactory(plan=plan, text=row.action)
    target = service.target_of(bring(readings.reading(*rows)), readings.reading(*rows), viewer=None)
    assert (target.slug, target.dated) == ("past", date(2020, 12, 31))
