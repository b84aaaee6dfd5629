"""The counts that the contract names, from the seeds alone, and the command that prints them."""

import json
from datetime import date

import pytest

from tests.factories.actions import ActionFactory, ActionPledgeFactory, closed, said
from tests.factories.plan import PlanFactory, PledgeFactory
from tests.factories.workstreams import WorkstreamFactory
from tracker.actions.enums import Judgement, Outcome
from tracker.actions.tally import tally
from tracker.core import clock
from tracker.core.errors import NotFound
from tracker.core.transaction import unit_of_work
from tracker.meetings.moment import Moment, moment_on
from tracker.reports.commands import report
from tracker.reports.rag import rag_report
from tracker.seeding import service
from tracker.seeding.commands import SEED

CONTRACT = {
    "actions": 87, "complete": 0, "proposed_complete": 0, "red": 32, "amber": 16, "not_started": 0,
    "ongoing": 2, "no_update": 37, "green": 0, "overdue": 32, "due_soon": 16, "stopped": 0,
}  # fmt: skip


@pytest.mark.parametrize("demo", [True, False], ids=["demonstration", "documents only"])
def test_the_old_strategy_counts_as_the_contract_says(session, demo):
    service.load(SEED, demo=demo)
    found = rag_report(as_of=date(2018, 12, 10), plan_slug="strategy-2018-20")
    assert found["total"] == CONTRACT
    assert found["plans"] == [
        {"slug": "strategy-2018-20", "name": "Corporate Parenting Strategy, 2018-20"} | CONTRACT
    ]
    assert [pledge["actions"] for pledge in found["pledges"]] == [26, 12, 19, 11, 19]


def test_today_read_from_the_story_is_today_as_it_stands(session):
    service.load(SEED, demo=True)
    now = moment_on()
    read = Moment(now.day, now.cycle_began, now.vacant_posts, is_now=False)
    assert tally(now, viewer=None) == tally(read, viewer=None)


def test_an_action_under_two_pledges_counts_in_both_and_once_in_all(session):
    plan = PlanFactory(slug="plan")
    action = ActionFactory(plan=plan, workstream=None)
    for number in (1, 2):
        ActionPledgeFactory(action=action, pledge=PledgeFactory(plan=plan, number=number))
    found = rag_report(plan_slug="plan")
    assert found["total"]["actions"] == 1
    assert [pledge["actions"] for pledge in found["pledges"]] == [1, 1]


def test_stopped_actions_lie_outside_and_closed_ones_inside(session):
    plan, stream = PlanFactory(slug="plan"), WorkstreamFactory(slug="homes")
    closed(ActionFactory(plan=plan, workstream=stream))
    closed(ActionFactory(plan=plan, workstream=stream), Outcome.STOPPED)
    said(ActionFactory(plan=plan, workstream=stream), Judgement.SOME_ISSUES)
    total = rag_report(plan_slug="plan")["total"]
    assert (total["actions"], total["complete"], total["amber"], total["stopped"]) == (2, 1, 1, 1)


def test_a_plan_that_is_not_live_counts_only_by_name(session):
    plan = PlanFactory(slug="old", starts_on=date(2018, 1, 1), ends_on=date(2020, 12, 31))
    ActionFactory(plan=plan, due_on=date(2019, 1, 31))
    assert rag_report()["total"]["actions"] == 0
    assert rag_report(plan_slug="old")["total"]["actions"] == 1
    assert rag_report(as_of=date(2019, 1, 1))["total"]["actions"] == 1


def test_an_unknown_plan_is_refused_in_a_sentence(session):
    with pytest.raises(NotFound, match="There is no plan “nowhere”"):
        rag_report(plan_slug="nowhere")


def test_the_command_prints_the_same_counts_as_json_and_as_a_table(session, app):
    ActionFactory(plan=PlanFactory(slug="plan", name="The strategy"))
    with unit_of_work():
        pass
    run = app.test_cli_runner().invoke
    answer = run(report, ["rag", "--plan", "plan", "--format", "json"])
    assert json.loads(answer.stdout) == rag_report(plan_slug="plan")
    assert json.loads(answer.stdout)["as_of"] == clock.today().isoformat()
    table = run(report, ["rag", "--plan", "plan"])
    assert "The strategy" in table.stdout
    assert "0 of 1 complete (0%)" in " ".join(table.stdout.split()).replace("│ │ ", "")
