from types import SimpleNamespace

import pytest

from tracker.core.periods import Quarter
from tracker.scorecards.enums import Change, Rating
from tracker.scorecards.filters import quarter_asked, read

LATEST, BEFORE = Quarter(2025, 1), Quarter(2024, 4)
OFFERED = {"quarters": [LATEST, BEFORE], "priorities": ["Priority 1", "Priority 2"]}


def row(priority="Priority 1", rating=None, change=None):
    return SimpleNamespace(line=SimpleNamespace(priority=priority), rating=rating, change=change)


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("2024-25-q4", BEFORE),
        ("2024-25-Q4", BEFORE),
        ("", LATEST),
        ("2023-24-q1", LATEST),
        ("٣", LATEST),
    ],
)
def test_a_quarter_without_figures_gives_way_to_the_latest(typed, found):
    assert quarter_asked(typed, OFFERED["quarters"]) == found


def test_where_nothing_is_published_there_is_no_quarter():
    assert quarter_asked("2024-25-q4", []) is None


def test_what_is_asked_for_is_said_back():
    asked = read(
        {"quarter": "2024-25-q4", "priority": "Priority 2", "colour": "red", "moved": "worse"},
        **OFFERED,
    )
    assert (asked.quarter, asked.unknown) == (BEFORE, ())
    assert asked.chosen == [
        ("priority", "Priority 2"),
        ("colour", "Off target"),
        ("moved", "Got worse"),
    ]


def test_a_quarter_is_known_however_its_q_is_typed():
    assert read({"quarter": "2024-25-Q4"}, **OFFERED).unknown == ()


@pytest.mark.parametrize(
    ("name", "typed", "kind"),
    [
        ("quarter", "2031-32-q1", "quarter with figures"),
        ("priority", "Priority 9", "priority"),
        ("colour", "blue", "colour"),
        ("moved", "up", "way to move"),
    ],
)
def test_what_means_nothing_here_is_left_out_and_said(name, typed, kind):
    asked = read({name: typed}, **OFFERED)
    assert asked.unknown == (f"“{typed}” is no {kind} here, so it is left out.",)
    assert (asked.chosen, asked.quarter) == ([], LATEST)


def test_a_mistake_is_said_back_short_and_clean():
    (said,) = read({"colour": "x\0" * 5000}, **OFFERED).unknown
    assert len(said) < 80
    assert "\0" not in said


@pytest.mark.parametrize(
    ("args", "fitting"),
    [
        ({}, "abc"),
        ({"priority": "Priority 2"}, "c"),
        ({"colour": "red"}, "ac"),
        ({"moved": "worse"}, "ab"),
        ({"colour": "red", "moved": "worse"}, "a"),
    ],
)
def test_a_line_is_shown_where_it_fits_all_that_was_asked(args, fitting):
    rows = {
        "a": row(rating=Rating.RED, change=Change.WORSE),
        "b": row(change=Change.WORSE),
        "c": row("Priority 2", Rating.RED, Change.BETTER),
    }
    asked = read(args, **OFFERED)
    assert "".join(name for name, each in rows.items() if asked.fits(each)) == fitting
