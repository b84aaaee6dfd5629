"""The small sentences under a letter: why it came, who reads a reply, what if it is urgent."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from tracker.access.roles import Role
from tracker.actions.rules import Facts
from tracker.config import Config
from tracker.core.visibility import Visibility
from tracker.people.identity import SignedIn
from tracker.reminders.action_info import ActionInfo
from tracker.reminders.due import DueLetter, Row, Told
from tracker.reminders.enums import About, Audience, StepKind
from tracker.reminders.foot import foot
from tracker.reminders.sight import Recipient, Standing
from tracker.reminders.steps import Step

TODAY = date(2025, 9, 5)
READER = SignedIn(7, "reader@example.org", "R", "R", frozenset({Role.ACTION_LEAD}), False)
ACTION = ActionInfo(1, "W3", "Leaflets", 1, 1, Visibility.PUBLIC, Facts())
SETTINGS = Config(Path(), "", "", mail_reply_to="board@example.org", safeguarding_text="Ring 01.")
AWAY = Standing(9, "the Head of Housing", date(2025, 9, 12), is_chosen=True)


def under(*to, kind=StepKind.DUE_SOON, reader=READER, settings=SETTINGS):
    """The foot of a letter with a row for each part that its reader has."""
    told = [Told(Step(kind, TODAY, About.ACTION, 1, TODAY), ACTION, each) for each in to]
    letter = DueLetter(reader, TODAY, tuple(Row(each, is_new=True) for each in told), ())
    return foot(letter, settings)


def part(audience, **facts):
    return Recipient(7, audience, **facts)


LEADS, CHAIRS, HELPS = map(part, (Audience.ACCOUNTABLE, Audience.CHAIR, Audience.HELPERS))


@pytest.mark.parametrize(
    ("parts", "says"),
    [
        ([LEADS], "because you lead an action."),
        ([LEADS, LEADS, CHAIRS], "because you lead an action and chair a workstream."),
        ([LEADS, HELPS, CHAIRS], "lead an action, help with an action and chair a workstream."),
        ([part(Audience.ACCOUNTABLE, stands_in=True)], "stand in where there is nobody else."),
        ([part(Audience.ACCOUNTABLE, away=AWAY)], "stand in for somebody who is away."),
    ],
)
def test_it_says_why_the_letter_came_to_this_reader(parts, says):
    assert under(*parts)[0].endswith(says)


@pytest.mark.parametrize("audience", Audience)
def test_every_part_that_a_letter_can_be_for_has_words(audience):
    assert len(under(part(audience))[0]) > len("You have this letter because you .")


@pytest.mark.parametrize(
    ("to", "kind", "says_so"),
    [
        (LEADS, StepKind.OVERDUE, True),
        (LEADS, StepKind.STILL_OVERDUE, True),
        (LEADS, StepKind.DUE_SOON, False),
        (CHAIRS, StepKind.OVERDUE, False),
        (part(Audience.ACCOUNTABLE, stands_in=True), StepKind.OVERDUE, False),
    ],
)
def test_a_lead_of_what_is_late_reads_who_else_hears_of_it(to, kind, says_so):
    assert ("hears of it too" in under(to, kind=kind)[0]) is says_so


def test_it_says_who_reads_a_reply_or_that_nobody_does():
    assert "A person reads it, at board@example.org." in under(LEADS)[1]
    without = under(LEADS, settings=replace(SETTINGS, mail_reply_to=""))
    assert without[1].endswith("Tell the board secretary. Replies to this letter are not read.")


@pytest.mark.parametrize("roles", [{Role.AMBASSADOR}, {Role.AMBASSADOR, Role.BOARD_MEMBER}])
def test_an_ambassador_is_told_what_to_do_if_it_is_urgent(roles):
    reader = replace(READER, roles=frozenset(roles))
    found = under(part(Audience.AMBASSADORS), reader=reader)
    assert found[-1] == "Not safe now? Do not wait for a reply. Ring 01."
    assert len(under(LEADS)) == 2
