"""How open a paper may be, when it is late, and its order."""

from datetime import date

import pytest

from tracker.core import clock
from tracker.core.visibility import Visibility
from tracker.meetings.agenda.policy import THE_BOARD, THE_CLEARED, THE_PUBLIC, Eyes
from tracker.meetings.cycle.enums import Counting
from tracker.meetings.cycle.rules import Notice
from tracker.meetings.papers import rules
from tracker.meetings.papers.policy import may_have

PUBLIC, BOARD, RESTRICTED, DRAFT = Visibility
KEEPER = Eyes(manages=True, reads_board=True, is_cleared=False)
SEPTEMBER = date(2025, 9, 2)


@pytest.mark.parametrize("is_cleared", [True, False])
@pytest.mark.parametrize("item", Visibility)
def test_a_paper_is_never_more_open_than_its_item(item, is_cleared):
    offered = rules.labels_of_a_paper(item, is_cleared=is_cleared)
    assert (PUBLIC in offered) is (item is PUBLIC)
    assert (BOARD in offered) is (item is not RESTRICTED)
    assert (RESTRICTED in offered) is is_cleared


@pytest.mark.parametrize("item", Visibility)
def test_part_2_is_not_taken_off_by_changing_a_paper(item):
    assert rules.labels_of_a_paper(item, is_cleared=True, now=RESTRICTED) == (RESTRICTED,)


@pytest.mark.parametrize(
    ("today", "counting", "late"),
    [
        (date(2025, 8, 22), Counting.WORKING_DAYS, False),  # a bank holiday lies between
        (date(2025, 8, 23), Counting.WORKING_DAYS, True),
        (date(2025, 8, 27), Counting.DAYS, False),
        (date(2025, 8, 28), Counting.DAYS, True),
    ],
)
def test_a_paper_is_late_after_the_last_day_of_the_notice(today, counting, late):
    notice = Notice(5, counting)
    facts = {"notice": notice, "closed": frozenset(), "today": today}
    assert rules.is_late(SEPTEMBER, out_at=None, **facts) is late
    assert rules.is_late(SEPTEMBER, out_at=clock.now(), **facts)


@pytest.mark.parametrize(("words", "refused"), [(0, False), (50, False), (51, True)])
def test_a_summary_has_fifty_words_at_most(words, refused):
    assert bool(rules.summary_refused(" word" * words)) is refused


def test_part_2_needs_a_paragraph_and_a_reason_and_nothing_else_does():
    wrong = rules.exempt_refused(RESTRICTED, has_paragraph=False, reason="")
    assert set(wrong) == {"exempt_paragraph", "exempt_reason"}
    assert rules.exempt_refused(RESTRICTED, has_paragraph=True, reason="A price.") == {}
    assert rules.exempt_refused(BOARD, has_paragraph=False, reason="") == {}


@pytest.mark.parametrize(
    ("thing", "by", "order"),
    [("a", -1, "abc"), ("a", 1, "bac"), ("b", -1, "bac"), ("c", 1, "abc"), ("c", -1, "acb")],
)
def test_one_thing_goes_up_or_down_and_stops_at_the_ends(thing, by, order):
    assert "".join(rules.moved("abc", thing, by=by)) == order


@pytest.mark.parametrize("eyes", [THE_PUBLIC, THE_BOARD, THE_CLEARED, KEEPER])
@pytest.mark.parametrize("item", Visibility)
@pytest.mark.parametrize("paper", Visibility)
def test_a_paper_is_had_by_whoever_sees_it_and_its_item_on_an_agenda_that_is_out(eyes, item, paper):
    facts = {"item": item, "paper": paper}
    seen = eyes.may_see(item) and eyes.may_see(paper)
    assert may_have(eyes, agenda_is_out=True, withdrawn_at=None, **facts) is seen
    kept = seen and eyes.manages
    assert may_have(eyes, agenda_is_out=False, withdrawn_at=None, **facts) is kept
    assert may_have(eyes, agenda_is_out=True, withdrawn_at=clock.now(), **facts) is kept
