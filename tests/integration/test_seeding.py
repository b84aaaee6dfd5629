"""The seed files: loaded, loaded again, and written back, on both databases."""

import shutil
from collections import Counter
from datetime import date, timedelta

import pytest
from sqlalchemy import func, select

from tests.factories.agendas import PART_2, ItemFactory, LiftingFactory
from tests.factories.meetings import MeetingFactory
from tests.factories.people import UserFactory
from tests.factories.plan import PlanFactory
from tests.factories.sittings import ResolutionFactory
from tracker.actions.enums import Precision
from tracker.actions.models import Action, ActionUpdate, Closure, Evidence
from tracker.actions.tally import tally
from tracker.audit import service as audit
from tracker.audit.enums import Deed
from tracker.audit.models import AuditEntry
from tracker.core import clock
from tracker.core.database import db
from tracker.core.errors import DomainError
from tracker.meetings.agenda.models import AgendaItem, Lifting
from tracker.meetings.minutes.enums import ResolutionKind
from tracker.meetings.minutes.models import Resolution
from tracker.meetings.models import Body, Meeting
from tracker.meetings.moment import moment_on
from tracker.people.models import User
from tracker.plan.models import Plan, Pledge
from tracker.seeding import service
from tracker.seeding.commands import SEED
from tracker.seeding.sheets import read
from tracker.voice.models import Comment
from tracker.workstreams.models import PledgeWorkstream, Workstream


def how_many(model):
    return db.session.scalar(select(func.count()).select_from(model))


@pytest.fixture
def seed(tmp_path):
    """A copy of the seed files that a test may change."""
    return shutil.copytree(SEED, tmp_path / "seed")


def test_loading_and_writing_back_leaves_no_difference(session, tmp_path):
    service.load(SEED, demo=True)
    service.export(tmp_path)
    for sheet in service.SHEETS:
        assert (tmp_path / sheet.file).read_bytes() == (SEED / sheet.file).read_bytes(), sheet.file


def test_what_became_of_items_goes_along(session, tmp_path):
    service.load(SEED, demo=True)
    board = session.scalars(select(Body).where(Body.is_executive_board)).one()
    earlier, later = (
        MeetingFactory(body=board, held_on=date(2025, month, 1), agenda_out_at=clock.now())
        for month in (10, 11)
    )
    first = ItemFactory(meeting_id=earlier.id, title="Price")
    late = {"late_reason": "It came today.", "added_at": clock.now() + timedelta(hours=2)}
    ItemFactory(meeting_id=later.id, title="Price", carried_from_id=first.id, **late, **PART_2)
    ResolutionFactory(
        item_id=first.id, kind=ResolutionKind.DEFER, refer_to_id=board.id, defer_to_id=later.id
    )
    people = session.scalars(select(User.id).order_by(User.id).limit(2)).all()
    LiftingFactory(
        item_id=first.id, asked_by_id=people[0], agreed_by_id=people[1], agreed_at=clock.now()
    )
    LiftingFactory(item_id=first.id, asked_by_id=UserFactory(demonstration=False).id)
    service.export(tmp_path / "once")
    session.rollback()
    service.load(tmp_path / "once", demo=True)
    source, item = session.scalars(
        select(AgendaItem).where(AgendaItem.title == "Price").order_by(AgendaItem.added_at)
    )
    assert (item.carried_from_id, item.late_reason) == (source.id, "It came today.")
    assert item.added_at == late["added_at"]
    (lifting,) = session.scalars(select(Lifting))
    assert (lifting.item_id, lifting.agreed_at) == (source.id, clock.now())
    assert lifting.asked_by_id != lifting.agreed_by_id
    resolved = session.scalars(select(Resolution).where(Resolution.item_id == source.id)).one()
    assert resolved.refer_to_id is not None
    assert resolved.defer_to_id == item.meeting_id


def test_there_is_no_file_that_nobody_loads():
    assert {path.name for path in SEED.glob("*.csv")} == {sheet.file for sheet in service.SHEETS}


def test_the_plan_of_2018_counts_as_the_contract_says(session):
    service.load(SEED, demo=True)
    plan_id = session.scalar(select(Plan.id).where(Plan.slug == "strategy-2018-20"))
    counts = tally(moment_on(date(2018, 12, 10)), viewer=None, plan_ids=[plan_id]).total
    assert (counts.actions, counts.red, counts.amber, counts.ongoing, counts.no_update) == (
        87,
        32,
        16,
        2,
        37,
    )
    assert (counts.overdue, counts.due_soon) == (32, 16)


def test_a_repeat_adds_nothing(session):
    added = service.load(SEED, demo=True)
    session.flush()
    assert added > 300
    assert service.load(SEED, demo=True) == 0


def test_a_repeat_adds_what_is_missing_and_changes_nothing_that_is_there(session):
    service.load(SEED, demo=True)
    pledge = session.scalars(select(Pledge)).first()
    pledge.name = "We will do what we said"
    session.delete(session.scalars(select(Evidence)).first())
    session.flush()
    assert service.load(SEED, demo=True) == 1
    assert pledge.name == "We will do what we said"


def test_a_repeat_does_not_undo_what_somebody_took_away_or_moved(session):
    service.load(SEED, demo=True)
    link = session.scalars(select(PledgeWorkstream)).first()
    workstream = session.get(Workstream, link.workstream_id)
    pledge = session.get(Pledge, link.pledge_id)
    key = f"{session.get(Plan, pledge.plan_id).slug}/{pledge.number}"
    session.delete(link)
    changed(Deed.WORKSTREAM_CHANGED, workstream, {"pledges": [key]})
    meeting = session.scalars(select(Meeting)).first()
    changed(Deed.MEETING_MOVED, meeting, {"held_on": meeting.held_on})
    meeting.held_on = date(2025, 2, 6)
    session.flush()
    assert service.load(SEED, demo=True) == 0


def changed(deed, thing, before):
    audit.record(
        deed, subject_type=thing.__tablename__, subject_id=thing.id, by=None, before=before
    )


def test_other_plans_are_refused(session):
    PlanFactory(name="Our own plan")
    with pytest.raises(DomainError, match="another plan, “Our own plan”"):
        service.load(SEED, demo=True)
    assert how_many(Plan) == 1


def test_outside_a_demonstration_only_the_documents_rows_are_loaded(session):
    service.load(SEED, demo=False)
    assert how_many(User) == how_many(Comment) == how_many(Evidence) == 0
    for model in (Action, ActionUpdate, Closure, Meeting, Workstream):
        rows = session.scalars(select(model)).all()
        assert rows
        assert not [row for row in rows if row.demonstration or row.made_up], model
    assert session.scalars(select(Workstream.budget_allotted)).all() == [None, None, None]
    assert not session.scalars(
        select(ActionUpdate).where(ActionUpdate.judgement.is_not(None))
    ).all()


def test_outside_a_demonstration_a_date_that_was_made_up_is_no_date(session):
    service.load(SEED, demo=False)
    action = session.scalar(select(Action).where(Action.ref == "H4"))
    assert (action.due_on, action.due_precision) == (None, Precision.NONE)
    assert action.due_meeting_id is None


def test_turning_the_demonstration_on_later_adds_what_it_needs(session):
    service.load(SEED, demo=False)
    assert service.load(SEED, demo=True) > 50
    assert how_many(User) == 20


def test_an_ongoing_action_without_a_review_date_gets_one_a_quarter_after_the_cycle_began(session):
    service.load(SEED, demo=True)
    action = session.scalar(select(Action).where(Action.ref == "1v"))
    assert action.review_is_assumed
    assert action.review_on == date(2025, 10, 31)


def test_actions_count_from_their_plans_first_day_and_stand_as_their_story_says(session):
    service.load(SEED, demo=True)
    action = session.scalar(select(Action).where(Action.ref == "W7"))
    assert action.added_on == date(2022, 1, 1)
    assert (action.original_due_on, action.due_on) == (date(2025, 6, 30), date(2025, 8, 29))
    assert action.moves == 1


def test_each_kind_of_thing_is_written_down_once(session):
    service.load(SEED, demo=True)
    entries = session.scalars(select(AuditEntry)).all()
    assert {entry.deed for entry in entries} == {Deed.SEED_LOADED}
    kinds = Counter(entry.subject_type for entry in entries)
    assert set(kinds.values()) == {1}
    with_rows = [sheet for sheet in service.SHEETS if any(read(SEED, sheet))]
    assert len(kinds) == len(with_rows)


def test_nothing_happened_later_than_the_held_day(session):
    service.load(SEED, demo=True)
    held = clock.today()
    assert max(session.scalars(select(ActionUpdate.counts_on))) <= held
    assert max(session.scalars(select(Closure.proposed_on))) <= held


def test_a_row_that_names_what_is_not_there_is_refused_with_its_line(session, seed):
    spoil(seed / "seats.csv", "good-homes-for-all", "no-such-workstream")
    with pytest.raises(DomainError, match=r"seats.csv, line 2: there is no workstream “no-such"):
        service.load(seed, demo=True)


def test_a_file_with_other_columns_is_refused(session, seed):
    spoil(seed / "pledges.csv", "plan,number", "plan,no")
    with pytest.raises(DomainError, match="pledges.csv must have the columns plan,number,name"):
        service.load(seed, demo=True)


def spoil(path, old, new):
    path.write_text(path.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")
