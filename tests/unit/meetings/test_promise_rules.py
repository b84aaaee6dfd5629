"""What became of a promise: measured by the date that was promised first."""

from datetime import date

import pytest

from tracker.meetings.promises.rules import Kept, became, counts_words, words

TODAY, FIRST, BEFORE, AFTER = (
    date(2025, 9, 5),
    date(2025, 7, 30),
    date(2025, 7, 29),
    date(2025, 8, 11),
)
LATER = date(2025, 9, 26)


@pytest.mark.parametrize(
    ("first_on", "outcome", "closed_on", "kept", "said"),
    [
        pytest.param(FIRST, "complete", FIRST, Kept.KEPT, "Done on 30 July 2025", id="on the day"),
        pytest.param(FIRST, "embedded", BEFORE, Kept.KEPT, "Done on 29 July 2025", id="before"),
        pytest.param(
            FIRST, "complete", AFTER, Kept.LATE, "Done on 11 August 2025, 12 days late", id="after"
        ),
        pytest.param(None, "complete", AFTER, Kept.KEPT, "Done on 11 August 2025", id="undated"),
        pytest.param(FIRST, None, None, Kept.LATE, "37 days past its first date", id="overdue"),
        pytest.param(TODAY, None, None, Kept.OPEN, "Not due yet", id="due today"),
        pytest.param(LATER, None, None, Kept.OPEN, "Not due yet", id="to come"),
        pytest.param(None, None, None, Kept.OPEN, "No date was promised", id="open, undated"),
        pytest.param(
            FIRST, "stopped", AFTER, Kept.STOPPED, "Stopped on 11 August 2025", id="stopped"
        ),
        pytest.param(
            LATER,
            "merged",
            AFTER,
            Kept.STOPPED,
            "Merged into another action on 11 August 2025",
            id="merged",
        ),
    ],
)
def test_what_became_of_it(first_on, outcome, closed_on, kept, said):
    facts = {"first_on": first_on, "outcome": outcome, "closed_on": closed_on, "today": TODAY}
    assert became(**facts) is kept
    assert words(**facts) == said


def test_one_day_is_one_day():
    facts = {"first_on": FIRST, "outcome": None, "closed_on": None}
    assert words(**facts, today=date(2025, 7, 31)) == "1 day past its first date"


def test_the_counts_are_said_in_a_line():
    assert counts_words({}) == "No promise is written down"
    assert counts_words({Kept.KEPT: 2, Kept.LATE: 0, Kept.OPEN: 1}) == "3 promises: 2 kept, 1 open"
    assert counts_words({Kept.LATE: 1}) == "1 promise: 1 late"
