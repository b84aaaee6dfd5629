"""Figures of what young people said: what is counted, for whom, and what no figure tells."""

from datetime import date

import pytest

from tests.factories.council import World
from tests.factories.said import DID, LOOK, again, answer, post
from tests.factories.voice import CommentFlagFactory
from tests.factories.workstreams import WorkstreamFactory
from tests.support.queries import at_most
from tracker.core import clock
from tracker.core.visibility import Visibility
from tracker.voice.enums import ShownAs, Verdict
from tracker.voice.figures.queries import OUTSIDE, tally
from tracker.voice.figures.rules import Figures
from tracker.voice.service import remove_comment, withdraw_comment
from tracker.voice.verdicts.service import judge
from tracker.voice.worries.service import flag_comment, release_comment

LATER = date(2025, 12, 1)


@pytest.fixture
def world(session):
    return World()


def figures(viewer, last=LATER, **more):
    return tally(viewer, last, **more).total


def not_yet(world, comment):
    found = again(comment, world.ambassador)
    judge(found, Verdict.NOT_YET, "", by=world.ambassador, number=found.answers[-1].number)


def test_what_was_said_answered_and_not_yet_enough(world):
    for text in ("One.", "Two.", "Three.", "Four."):
        comment = post(world, text=text)
        if text != "One.":
            answer(comment, LOOK if text == "Two." else DID, by=world.lead)
        if text == "Four.":
            not_yet(world, comment)
    post(world, by=world.member, text="Nobody owes a member an answer.")
    assert figures(world.member, date(2025, 9, 19)) == Figures(4, 2, 2, 2, 0, 1, 1)
    assert figures(world.member) == Figures(4, 1, 1, 3, 3, 1, 1)
    (line,) = tally(world.member, LATER).lines
    assert (line.name, line.figures.owed) == ("Good Homes", 4)


def test_what_a_lead_says_for_young_people_opens_a_debt_and_is_no_verdict_of_theirs(world):
    comment = post(world, by=world.participation, shown_as=ShownAs.YOUNG)
    answer(comment, DID, by=world.lead)
    found = again(comment, world.participation)
    judge(found, Verdict.NOT_YET, "", by=world.participation, number=1)
    told = tally(world.member, date(2025, 9, 19))
    assert told.total == Figures(1, waiting=1)
    assert told.words.endswith(
        "What the participation lead said of 1 answer for young people is not counted as said by "
        "them."
    )
    later = tally(world.member, LATER, first=date(2025, 11, 1))
    assert later.total.owed == 1
    assert later.spoken_for == 0


def test_on_a_past_day_only_what_was_known_then_counts(world):
    comment = post(world)
    clock.hold(date(2025, 9, 10))
    answer(comment, DID, by=world.lead)
    clock.hold(date(2025, 9, 12))
    not_yet(world, comment)
    assert figures(world.member, date(2025, 9, 9)) == Figures(1, waiting=1)
    assert figures(world.member, date(2025, 9, 11)) == Figures(1, 1, 1, changed=1)
    assert figures(world.member, date(2025, 9, 12)) == Figures(1, waiting=1, not_yet=1)
    assert figures(world.member, date(2025, 9, 4)) == Figures()


@pytest.mark.parametrize("way", ["withdrawn", "removed", "flagged", "private"])
def test_what_does_not_stand_is_in_no_figure_neither_now_nor_of_a_past_day(world, way):
    comment = post(world)
    post(world, text="Another.")
    clock.hold(date(2025, 9, 10))
    found = again(comment, world.ambassador)
    match way:
        case "withdrawn":
            withdraw_comment(found, by=world.ambassador)
        case "removed":
            remove_comment(found, by=world.participation, reason="It names somebody.")
        case "flagged":
            flag_comment(found, by=world.member)
        case "private":
            CommentFlagFactory(comment=found, by_id=world.ambassador.id)
    for viewer in (world.member, world.safeguarding, world.participation, world.ambassador):
        assert figures(viewer).owed == 1
        assert figures(viewer, date(2025, 9, 9)).owed == 1


def test_what_was_released_counts_again(world):
    comment = post(world)
    flag_comment(again(comment, world.member), by=world.member)
    assert figures(world.chair).owed == 0
    release_comment(again(comment, world.safeguarding), by=world.safeguarding, note="All well.")
    assert figures(world.chair).owed == 1


def test_everybody_counts_what_they_may_see(world):
    post(world)
    assert figures(world.committee).owed == 0
    world.action.visibility = Visibility.PUBLIC
    assert figures(world.committee).owed == 1
    world.action.visibility = Visibility.RESTRICTED
    assert (figures(world.member).owed, figures(world.auditor).owed) == (0, 1)


def test_of_one_workstream_of_one_plan_and_outside_of_all(world):
    post(world)
    WorkstreamFactory(slug="other")
    slug, plan = world.workstream.slug, world.action.plan_id
    assert [figures(world.member, workstream=each).owed for each in (slug, "other")] == [1, 0]
    assert [figures(world.member, plan_ids=each).owed for each in ([plan], [])] == [1, 0]
    world.action.workstream = None
    assert [line.name for line in tally(world.member, LATER).lines] == [OUTSIDE]


def test_however_much_was_said_it_is_one_statement(session, world):
    for number in range(30):
        answer(post(world, text=f"Number {number}."), LOOK, by=world.lead)
    session.flush()
    with at_most(1):
        assert figures(world.member).owed == 30
