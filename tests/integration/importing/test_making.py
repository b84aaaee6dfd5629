"""An import becomes the plan: all of it or none, and each fact where it belongs."""

from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import select
from sqlalchemy.orm import selectinload

from tests.factories import readings
from tests.factories.actions import ActionFactory
from tests.factories.plan import PlanFactory
from tests.support.queries import count_queries
from tracker.actions import service as action_service
from tracker.actions.enums import Judgement, Outcome, Precision
from tracker.actions.models import Action, ActionPledge, ActionUpdate, Closure, DueMove
from tracker.audit.models import AuditEntry
from tracker.core.errors import DomainError
from tracker.core.visibility import Visibility
from tracker.importing import service
from tracker.importing.enums import Fate, ImportState
from tracker.importing.preview import preview
from tracker.importing.target import Target
from tracker.people.models import Post
from tracker.plan.enums import PlanStatus
from tracker.plan.models import Commitment, Plan, Pledge

NEW = Target(
    name="Our plan", starts_on=date(2025, 1, 1), ends_on=date(2026, 12, 31), dated=date(2025, 9, 1)
)


def actions(session):
    found = session.scalars(
        select(Action)
        .order_by(Action.ref_order)
        .options(
            selectinload(Action.helpers),
            selectinload(Action.pledge_links).joinedload(ActionPledge.pledge),
        )
    )
    return {each.ref: each for each in found}


def test_a_new_plan_has_every_row_with_its_facts(bring, rows, housing, secretary, session):
    found = bring(readings.reading(*rows), target=NEW)
    made = service.import_plan(found, by=secretary)
    assert (made.added, made.changed, made.same) == (3, 0, 0)
    plan = session.scalars(select(Plan)).one()
    assert (plan.name, plan.slug, plan.status) == ("Our plan", "our-plan", PlanStatus.ADOPTED)
    pledge = session.scalars(select(Pledge)).one()
    assert (pledge.number, pledge.name) == (2, "Good homes")
    assert session.scalars(select(Commitment.text)).all() == ["A home of your own"]
    a, b, c = actions(session).values()
    assert (a.ref, a.text, a.due_on, a.due_precision, a.due_text) == (
        "2a", "Review housing options", date(2025, 12, 31), Precision.MONTH, "December 2025",
    )  # fmt: skip
    assert (a.lead, a.accountable_post_id) == ("Head of Housing", housing.id)
    assert (a.judgement, a.said_on) == (Judgement.SOME_ISSUES, date(2025, 9, 1))
    assert (a.document, a.place) == ("plan.docx", "Table 1, row 2")
    assert [link.pledge_id for link in a.pledge_links] == [pledge.id]
    assert (b.due_precision, b.due_on, b.review_on is not None) == (Precision.ONGOING, None, True)
    assert (b.to_check, b.accountable_post_id) == ("the year is our guess", None)
    assert (c.outcome, c.closed_on, c.pledge_links) == (Outcome.COMPLETE, date(2025, 9, 1), [])


def test_what_an_import_sets_is_what_the_story_says(bring, rows, secretary, session):
    service.import_plan(bring(readings.reading(*rows), target=NEW), by=secretary)
    for action in actions(session).values():
        session.refresh(action)
        before = {c.name: getattr(action, c.key) for c in Action.__table__.columns}
        action_service.restate(action)
        assert before == {c.name: getattr(action, c.key) for c in Action.__table__.columns}


def test_leads_are_split_matched_and_added_only_as_decided(bring, housing, secretary, session):
    lead = "Head of Housing / Participation Team"
    reading = readings.reading(
        readings.row("One", lead=lead), readings.row("Two", lead="Virtual School")
    )
    decided = {lead: "split", "Virtual School": "new"}
    service.import_plan(bring(reading, target=NEW, leads=decided), by=secretary)
    one, two = actions(session).values()
    posts = {post.name: post.id for post in session.scalars(select(Post))}
    assert one.accountable_post_id == housing.id
    assert [each.post_id for each in one.helpers] == [posts["Participation Team"]]
    assert two.accountable_post_id == posts["Virtual School"]
    assert one.lead == lead


def test_rows_without_a_ref_or_with_one_that_is_taken_get_one(bring, secretary, session):
    reading = readings.reading(
        readings.row("One", ref="A1"), readings.row("Two"), readings.row("Three", ref="A1"),
        readings.row("Four", ref="A ref that is much too long to be one"),
    )  # fmt: skip
    service.import_plan(bring(reading, target=NEW), by=secretary)
    found = actions(session)
    assert {ref: action.text for ref, action in found.items()} == {
        "A1": "One", "A2": "Two", "A3": "Three", "A4": "Four",
    }  # fmt: skip
    assert "A ref that is much too long" in found["A4"].to_check


def test_the_next_version_changes_what_differs_and_leaves_the_rest(
    bring, rows, housing, secretary, session
):
    service.import_plan(bring(readings.reading(*rows), target=NEW), by=secretary)
    first, second, third = rows
    later = readings.reading(
        replace(first, due=readings.MARCH, rag="Red", progress="Late"),
        replace(second, queries=()),
        replace(third, rag="Green"),
        readings.row("A new one", ref="2d"),
        file="plan-v2.docx",
    )
    goal = Target(slug="our-plan", dated=date(2025, 9, 4))
    made = service.import_plan(bring(later, target=goal), by=secretary)
    assert (made.added, made.changed, made.same) == (1, 2, 1)
    a, b, c, d = actions(session).values()
    assert (a.due_on, a.original_due_on, a.moves) == (date(2026, 3, 31), date(2025, 12, 31), 1)
    assert (a.judgement, a.said_on) == (Judgement.NOT_ON_TRACK, date(2025, 9, 4))
    assert [u.progress for u in session.scalars(select(ActionUpdate).order_by(ActionUpdate.id))][
        -2:
    ] == ["Late", ""]
    assert session.scalars(select(DueMove)).one().document == "plan-v2.docx"
    assert b.version == 1
    assert (c.outcome, c.judgement) == (None, Judgement.ON_TRACK)
    assert session.scalars(select(Closure)).one().reopened_on is not None
    assert d.text == "A new one"


def test_actions_that_the_file_does_not_name_stay(bring, rows, secretary, session):
    service.import_plan(bring(readings.reading(*rows), target=NEW), by=secretary)
    goal = Target(slug="our-plan", dated=date(2025, 9, 4))
    service.import_plan(bring(readings.reading(rows[0]), target=goal), by=secretary)
    assert set(actions(session)) == {"2a", "2b", "2c"}


def test_an_import_that_fails_leaves_nothing(bring, rows, secretary, session, monkeypatch):
    found = bring(readings.reading(*rows), target=NEW)

    def breaks(*_args, **_more):
        raise DomainError("no")

    monkeypatch.setattr("tracker.importing.making.bringing.bring", breaks)
    nested = session.begin_nested()
    with pytest.raises(DomainError):
        service.import_plan(found, by=secretary)
    nested.rollback()
    assert session.scalars(select(Plan)).all() == []
    assert session.scalars(select(Pledge)).all() == []


def test_a_file_is_imported_once(bring, rows, secretary):
    found = bring(readings.reading(*rows), target=NEW)
    service.import_plan(found, by=secretary)
    assert found.state is ImportState.DONE
    with pytest.raises(DomainError, match="This file is imported"):
        service.import_plan(found, by=secretary)


def test_an_import_of_nothing_is_refused(bring, rows, secretary, session):
    found = bring(readings.reading(rows[0]), target=NEW)
    service.leave_out(found, "1.2.1", is_left_out=True)
    with pytest.raises(DomainError, match="Every row is left out"):
        service.import_plan(found, by=secretary)


def test_the_history_names_the_file(bring, rows, secretary, session):
    service.import_plan(bring(readings.reading(*rows), target=NEW), by=secretary)
    entries = session.scalars(select(AuditEntry).order_by(AuditEntry.id)).all()
    notes = [each.note for each in entries if each.deed == "action:added"]
    assert notes == [
        "plan.docx, Table 1, row 2",
        "plan.docx, Table 1, row 3",
        "plan.docx, Table 1, row 4",
    ]
    assert entries[-1].deed == "plan:imported"
    assert entries[-1].after["added"] == 3


def questions_for(bring, secretary, count):
    """How often the database is asked or told to change; SQLite takes its new rows one by one."""
    rows = [
        readings.row(f"Action number {n} of many", lead="Head of Housing", rag="Red", progress="x")
        for n in range(count)
    ]
    target = replace(NEW, name=f"Plan of {count}")
    found = bring(readings.reading(*rows), target=target)
    with count_queries() as sent:
        service.import_plan(found, by=secretary)
    return len([each for each in sent if not each.startswith("INSERT")])


def test_a_row_more_is_no_question_more(bring, housing, secretary, session):
    few = questions_for(bring, secretary, 5)
    assert questions_for(bring, secretary, 60) == few


def test_an_action_that_the_importer_may_not_see_is_neither_shown_nor_changed(
    bring, rows, secretary, session
):
    plan = PlanFactory(slug="strategy")
    hidden = ActionFactory(plan=plan, text=rows[0].action, visibility=Visibility.RESTRICTED)
    open_ = ActionFactory(plan=plan, text="Something that the file does not name")
    uncleared = replace(secretary, is_cleared=False)
    found = preview(readings.reading(*rows), {}, plan, viewer=uncleared)
    assert [each.fate for each in found.rows] == [Fate.NEW] * 3
    assert [each.id for each in found.gone] == [open_.id]
    found = preview(readings.reading(*rows), {}, plan, viewer=secretary)
    assert found.rows[0].action_id == hidden.id
