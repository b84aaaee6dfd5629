"""The deeds on actions as services: what they change, what they write down, what they refuse."""

from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import select

from tests.factories.actions import ActionFactory, said
from tests.factories.council import World
from tests.factories.meetings import BodyFactory, MeetingFactory
from tests.factories.people import PostFactory
from tracker.actions import closing, moving, progress, queries, service
from tracker.actions.details import ActionDetails, Due, details_of
from tracker.actions.enums import Judgement, Outcome, Precision
from tracker.actions.evidence import service as evidence
from tracker.actions.models import Evidence
from tracker.actions.progress import Said
from tracker.actions.standing import Moment
from tracker.audit.enums import Deed
from tracker.audit.models import AuditEntry
from tracker.core import clock
from tracker.core.errors import ChangedMeanwhile, DomainError, NotAccepted, NotFound
from tracker.core.visibility import Visibility

TODAY = date(2025, 9, 5)


@pytest.fixture
def world(session):
    return World(ref="H2", text="Finish the Charter")


def deeds(session):
    entries = session.scalars(select(AuditEntry).order_by(AuditEntry.id)).all()
    return [entry.deed for entry in entries]


def on_day(day, deed):
    clock.hold(day)
    try:
        return deed()
    finally:
        clock.hold(TODAY)


def test_refs_go_on_by_the_letter_of_the_workstream(world, session):
    plan, stream = world.action.plan_id, world.workstream.id
    for _ in range(9):
        last = service.add_action(
            ActionDetails(plan, "Do it", workstream_id=stream), Due(), by=world.chair
        )
    assert last.ref == "H11"
    free = service.add_action(ActionDetails(plan, "Do it"), Due(), by=world.secretary)
    assert free.ref == "A1"
    assert deeds(session) == [Deed.ACTION_ADDED] * 10


def test_what_was_added_is_told_in_names(world, session):
    details = ActionDetails(
        world.action.plan_id,
        "Do it",
        accountable_post_id=world.post.id,
        helper_post_ids=(PostFactory(name="Partner").id,),
        visibility=Visibility.RESTRICTED,
    )
    service.add_action(details, Due(Precision.DAY, date(2026, 1, 1)), by=world.secretary)
    (entry,) = session.scalars(select(AuditEntry))
    assert entry.after["accountable"] == "Head of Housing"
    assert entry.after["helpers"] == ["Partner"]
    assert entry.after["due_on"] == "2026-01-01"
    assert entry.visibility is Visibility.RESTRICTED


@pytest.mark.parametrize(
    ("due", "field"),
    [
        (Due(Precision.DAY), "due_on"),
        (Due(Precision.NEXT_BOARD), "due_on"),
        (Due(Precision.ONGOING), "review_on"),
        (Due(Precision.ONGOING, review_on=date(2025, 12, 6)), "review_on"),
        (Due(Precision.ONGOING, review_on=TODAY), "review_on"),
    ],
)
def test_a_due_date_that_says_nothing_is_refused(world, due, field):
    with pytest.raises(NotAccepted) as refused:
        service.add_action(ActionDetails(world.action.plan_id, "x"), due, by=world.secretary)
    assert list(refused.value.by_field) == [field]


def test_a_change_needs_the_version_that_was_seen(world, session):
    session.expire_all()
    action = queries.get_whole_action(world.action.id, viewer=world.secretary)
    details = details_of(action)
    with pytest.raises(ChangedMeanwhile):
        service.change_action(action, details, by=world.secretary, version=action.version + 1)
    service.change_action(action, details, by=world.secretary, version=action.version)
    assert deeds(session) == []


def test_what_is_taken_out_to_show_the_rest_stays_under_the_stricter_label(world, session):
    world.action.visibility = Visibility.RESTRICTED
    action = queries.get_whole_action(world.action.id, viewer=replace(world.chair, is_cleared=True))
    details = replace(details_of(action), text="Fit to print", visibility=Visibility.BOARD)
    service.change_action(action, details, by=world.secretary, version=action.version)
    words, label = session.scalars(select(AuditEntry).order_by(AuditEntry.id))
    assert (words.visibility, words.before) == (
        Visibility.RESTRICTED,
        {"text": "Finish the Charter"},
    )
    assert (label.visibility, label.after) == (Visibility.BOARD, {"visibility": "board"})


def test_the_whole_story_leaves_the_action_as_told(world, session):
    action, board = world.action, MeetingFactory(body=BodyFactory.board())
    on_day(
        date(2025, 6, 1),
        lambda: progress.say(action, Said(Judgement.ON_TRACK, "Begun"), by=world.lead),
    )
    move = on_day(
        date(2025, 6, 2),
        lambda: moving.ask_new_date(
            action, to=date(2026, 2, 1), reason="Slow", by=world.lead, may_agree_first=False
        ),
    )
    on_day(date(2025, 6, 3), lambda: moving.agree_move(action, move, by=world.chair))
    second = on_day(
        date(2025, 6, 4),
        lambda: moving.ask_new_date(
            action, to=date(2026, 3, 1), reason="Slower", by=world.chair, may_agree_first=True
        ),
    )
    with pytest.raises(NotAccepted):
        moving.agree_move(action, second, by=world.chair)
    on_day(
        date(2025, 6, 5),
        lambda: moving.agree_move(action, second, by=world.secretary, meeting_id=board.id),
    )
    closure = on_day(
        date(2025, 7, 1),
        lambda: closing.propose_closure(
            action,
            outcome=Outcome.COMPLETE,
            reason="Done",
            by=world.lead,
            evidence_url="https://example.org/x",
        ),
    )
    with pytest.raises(DomainError):
        progress.say(action, Said(Judgement.ON_TRACK, "More"), by=world.lead)
    on_day(
        date(2025, 7, 30),
        lambda: closing.agree_closure(action, closure, by=world.secretary, meeting_id=board.id),
    )
    on_day(
        date(2025, 8, 1),
        lambda: closing.reopen(action, closure, by=world.secretary, note="It came back"),
    )
    session.flush()
    assert (action.due_on, action.moves, action.outcome) == (date(2026, 3, 1), 2, None)
    assert deeds(session) == [
        Deed.ACTION_UPDATED,
        Deed.ACTION_DATE_ASKED,
        Deed.ACTION_DATE_AGREED,
        Deed.ACTION_DATE_ASKED,
        Deed.ACTION_DATE_AGREED,
        Deed.EVIDENCE_ADDED,
        Deed.ACTION_CLOSURE_PROPOSED,
        Deed.ACTION_CLOSED,
        Deed.ACTION_REOPENED,
    ]
    stood = {
        day: queries.get_row(action.id, Moment(day, None, is_now=False), viewer=world.secretary)
        for day in (date(2025, 6, 2), date(2025, 6, 3), date(2025, 7, 1), date(2025, 7, 30), TODAY)
    }
    assert [(row.state.value, row.due_on, row.moves) for row in stood.values()] == [
        ("green", date(2025, 12, 31), 0),
        ("green", date(2026, 2, 1), 1),
        ("proposed_complete", date(2026, 3, 1), 2),
        ("complete", date(2026, 3, 1), 2),
        ("amber", date(2026, 3, 1), 2),
    ]


def test_a_first_move_asked_by_the_chair_is_agreed_at_once(world):
    move = moving.ask_new_date(
        world.action, to=date(2026, 2, 1), reason="Slow", by=world.chair, may_agree_first=True
    )
    assert (move.agreed_on, world.action.due_on) == (TODAY, date(2026, 2, 1))


def test_evidence_leads_to_the_open_web_only(world):
    with pytest.raises(NotAccepted):
        evidence.add_evidence(world.action, label="x", url="javascript:alert(1)", by=world.lead)


def test_a_part_of_another_action_is_not_found(world):
    other = ActionFactory(plan=world.action.plan)
    link = evidence.add_evidence(other, label="x", url="https://example.org", by=world.lead)
    with pytest.raises(NotFound):
        queries.get_part(Evidence, link.id, world.action)


def test_words_said_again_keep_their_judgement(world, session):
    said(world.action, Judgement.SOME_ISSUES, on=date(2025, 6, 1), why="w", road_to_green="r")
    update = progress.say(world.action, Said(is_no_change=True), by=world.lead)
    assert (update.judgement, update.why) == (Judgement.SOME_ISSUES, "w")
    assert world.action.said_on == TODAY
