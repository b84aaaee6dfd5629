"""A plan that is exported and read again is the same plan."""

import json
from datetime import date

import pytest

from tests.factories.actions import ActionFactory, ActionPledgeFactory, closed, said
from tests.factories.plan import CommitmentFactory, PlanFactory, PledgeFactory
from tracker.actions.enums import Judgement, Outcome, Precision
from tracker.core.visibility import Visibility
from tracker.importing.files import read_file
from tracker.importing.plan_reader import read_plan
from tracker.plan.queries import get_plan
from tracker.reports.plan_export.content import exported
from tracker.reports.plan_export.files import made
from tracker.seeding import service
from tracker.seeding.commands import SEED

FILES = ("xlsx", "docx", "csv")
ALIKE = (
    "section", "ref", "action", "due_text", "due_on", "due_precision", "lead", "success_measure",
    "rag", "rag_text", "progress",
)  # fmt: skip
LONG = "A sentence of some length, with a comma; and so on. " * 60
DATES = (
    (date(2025, 9, 2), Precision.DAY),
    (date(2018, 4, 30), Precision.MONTH),
    (date(2024, 12, 31), Precision.QUARTER),
    (date(2026, 12, 31), Precision.YEAR),
    (date(2025, 9, 26), Precision.NEXT_BOARD),
    (None, Precision.NONE),
)
NASTY = (
    "=1+1",
    '=HYPERLINK("http://example.org", "Press here")',
    "+44 people were asked",
    "-1 is what it begins with",
    "- a dash, then words\n- and another",
    "– a longer dash",
    "@SUM(A1:A2)",
    "'quoted' at the front",
    "It said “no”, she said \"yes\", they said 'perhaps'",
    "First line\nSecond line\n\nFourth line",
    "Ends with a figure 2025",
    "<b>not bold</b> & not &amp; either",
    "A tab\tin the middle",
    "Café, naïve, Łódź, 日本語, 😀",
    LONG.strip(),
)


def differences(slug):
    """What each file, read again, says otherwise than the plan: (shape, ref, field, was, is)."""
    plan = exported(get_plan(slug, viewer=None), viewer=None, council="A council")
    rows = json.loads(made(plan, "json"))["rows"]
    found = []
    for shape in FILES:
        name = f"{slug}.{shape}"
        reading = read_plan(read_file(name, made(plan, shape)))
        read = [row.as_contract() for row in reading.rows]
        if len(read) != len(rows):
            found.append((shape, "", "rows", len(rows), len(read)))
        for was, now in zip(rows, read, strict=False):
            found += [(shape, was["ref"], n, was[n], now[n]) for n in ALIKE if was[n] != now[n]]
    return found


@pytest.mark.parametrize("slug", ["strategy-2018-20", "strategy-2022-26"])
@pytest.mark.parametrize("demo", [True, False], ids=["demonstration", "documents only"])
def test_the_seeded_plans_read_back_without_a_difference(session, slug, demo):
    service.load(SEED, demo=demo)
    assert differences(slug) == []


def test_texts_that_a_file_could_take_for_something_else_read_back_as_they_are(session):
    plan = PlanFactory(slug="nasty", name="=Strategy & “plan”")
    pledge = PledgeFactory(plan=plan, number=1, name="= what we promise – 'always'")
    commitments = [
        CommitmentFactory(pledge=pledge, position=n, text=text)
        for n, text in enumerate(("=We will listen.", "- We will act, and say “so”."), start=1)
    ]
    for n, text in enumerate(NASTY):
        due_on, precision = DATES[n % len(DATES)]
        action = ActionFactory(
            plan=plan,
            ref=f"1.{n + 1}",
            text=text,
            lead=NASTY[n - 1].partition("\n")[0][:200],
            success_measure=NASTY[n - 2],
            due_on=due_on,
            due_precision=precision,
            visibility=Visibility.PUBLIC,
        )
        ActionPledgeFactory(
            action=action, pledge=pledge, commitment=commitments[n * 2 // len(NASTY)]
        )
        said(action, list(Judgement)[n % 3], progress=NASTY[n - 3])
    assert differences("nasty") == []


def test_every_state_reads_back_as_its_word_and_its_colour(session):
    plan = PlanFactory(slug="states")
    facts = {"plan": plan, "due_on": date(2026, 3, 31)}
    for n, judgement in enumerate(Judgement):
        said(ActionFactory(ref=f"J{n}", **facts), judgement)
    for n, outcome in enumerate(Outcome):
        closed(ActionFactory(ref=f"O{n}", **facts), outcome)
    ActionFactory(ref="N1", **facts)
    ActionFactory(ref="N2", starts_on=date(2026, 1, 1), **facts)
    ActionFactory(
        ref="N3",
        plan=plan,
        due_on=None,
        due_precision=Precision.ONGOING,
        review_on=date(2026, 1, 1),
    )
    assert differences("states") == []


def test_a_plan_with_nothing_but_actions_reads_back(session):
    plan = PlanFactory(slug="bare")
    for n in range(3):
        ActionFactory(plan=plan, ref=f"{n + 1}")
    assert differences("bare") == []
