"""Reading the rows of the update round: what was sent, whether it was touched, what is wanted."""

from dataclasses import replace
from datetime import date

import pytest

from tracker.actions.enums import Judgement, Outcome
from tracker.actions.update_round.forms import box, read_rows, written
from tracker.actions.update_round.rows import Boxes, first_boxes, mark, tidy, understand

FIRST = first_boxes(
    judgement=Judgement.SOME_ISSUES, why="No money.", road="Ask.", ask="", is_ongoing=False
)


def sent(action_id=7, boxes=FIRST, **more):
    """A row as a browser sends it."""
    texts = {box(action_id, name): getattr(boxes, name) for name in Boxes.__slots__}
    texts |= {box(action_id, "version"): "3", box(action_id, "base"): "41"}
    texts |= {box(action_id, "seen"): mark(FIRST)}
    return texts | {box(action_id, name): value for name, value in more.items()}


def want(**typed):
    return understand(replace(FIRST, **typed), FIRST, is_ongoing=False)


def test_a_row_is_read_by_its_names():
    (row,) = read_rows(sent(line=" Ten\r\nsigned. ", new_date="31/3/2026"))
    assert (row.action_id, row.version, row.base) == (7, 3, 41)
    assert row.boxes.line == "Ten signed."
    assert row.boxes.new_date == "31/3/2026"
    assert row.is_touched


def test_a_row_as_it_was_printed_is_untouched():
    (row,) = read_rows(sent())
    assert not row.is_touched


@pytest.mark.parametrize("printed", ["  two  spaces ", "a\nline", "a mark\u200f", "e\u0301"])
def test_what_a_browser_does_to_a_text_is_no_change(printed):
    first = replace(FIRST, why=tidy(printed))
    back = replace(FIRST, why=tidy(tidy(printed).replace("\n", "")))
    assert mark(back) == mark(first)


@pytest.mark.parametrize(
    ("typed", "waits"),
    [
        ({"line": "Ten signed.", "why": "No money."}, False),
        ({"same": "y"}, False),
        ({"judgement": "not_on_track"}, False),
        ({"judgement": "close"}, True),
        ({"new-date": "31/3/20"}, True),
        ({"move-reason": "Late."}, True),
        ({"agree": "4"}, True),
        ({"review": "1/12/2025"}, True),
        ({"evidence-url": "https://example.org"}, True),
    ],
    ids=str,
)
def test_words_go_by_themselves_and_deeds_wait_for_the_button(typed, waits):
    (row,) = read_rows(sent(**typed))
    assert row.is_for_the_button is waits


def test_a_row_that_is_kept_is_read_back_as_it_was():
    (row,) = read_rows(sent(line=" two  spaces ", same="y"))
    assert read_rows(dict(written(row))) == [row]


def test_what_was_written_anew_is_kept_as_the_row_s_own_words():
    (row,) = read_rows(sent(conflict="y", anew="A third.", **{"anew-judgement": "on_track"}))
    (kept,) = read_rows(dict(written(row)))
    assert (kept.boxes.line, kept.boxes.judgement) == ("A third.", "on_track")
    assert not kept.is_conflict


def test_a_tick_that_is_taken_away_is_a_change():
    (row,) = read_rows(sent(same="y"))
    assert row.is_touched


def test_rows_come_in_the_order_of_the_page_and_once_each():
    rows = read_rows(sent(9) | sent(2) | {"a02-version": "1"})
    assert [row.action_id for row in rows] == [9, 2]


@pytest.mark.parametrize("name", ["a-version", "a1x-version", f"a{10**20}-version", "b1-version"])
def test_names_that_are_no_rows_are_passed_over(name):
    assert read_rows({name: "1"}) == []


def test_words_become_what_was_said():
    wanted, wrong = want(line="Ten signed.")
    assert wrong == {}
    assert wanted.said is not None
    assert wanted.said.judgement is Judgement.SOME_ISSUES
    assert (wanted.said.progress, wanted.said.why) == ("Ten signed.", "No money.")


def test_on_track_leaves_behind_what_stood_in_the_way():
    wanted, _ = want(judgement="on_track", line="Money came.")
    assert wanted.said is not None
    assert (wanted.said.why, wanted.said.road_to_green) == ("", "")


def test_on_track_keeps_what_was_written_for_it():
    wanted, _ = want(judgement="on_track", line="Money came.", ask="Thank the partner.")
    assert wanted.said is not None
    assert (wanted.said.why, wanted.said.ask) == ("", "Thank the partner.")


@pytest.mark.parametrize("word", ["", "green", "ON_TRACK"])
def test_a_judgement_that_is_not_offered_is_none(word):
    wanted, _ = want(judgement=word, line="Ten signed.")
    assert wanted.said is not None
    assert wanted.said.judgement is None


def test_a_new_date_is_read_and_makes_way_for_on_track():
    wanted, wrong = want(line="Slow.", new_date="31 March 2026", move_reason="The partner left.")
    assert wrong == {}
    assert wanted.new_date == date(2026, 3, 31)
    assert wanted.said is not None
    assert wanted.said.asks_new_date


def test_a_reason_without_a_date_asks_for_the_date():
    _, wrong = want(line="Slow.", move_reason="The partner left.")
    assert wrong == {"new_date": "Enter the new date too, such as 31/3/2026"}


def test_agreeing_a_date_alone_says_nothing_new():
    wanted, wrong = want(agree="12")
    assert (wanted.said, wanted.agrees, wrong) == (None, 12, {})


def test_a_tick_with_an_agreed_date_is_both():
    wanted, wrong = want(same="y", agree="12")
    assert wrong == {}
    assert wanted.said is not None
    assert wanted.said.is_no_change
    assert wanted.agrees == 12


@pytest.mark.parametrize(
    "typed",
    [
        {"line": "x"},
        {"judgement": "on_track"},
        {"ask": "x"},
        {"new_date": "1/1/2026"},
        {"reason": "x"},
    ],
    ids=lambda typed: next(iter(typed)),
)
def test_a_tick_beside_anything_new_is_refused(typed):
    _, wrong = want(same="y", **typed)
    assert "same" in wrong


def test_closing_joins_the_line_and_the_reason():
    wanted, wrong = want(judgement="close", line="All signed.", reason="See the list.")
    assert wrong == {}
    assert wanted.said is None
    assert wanted.closing is not None
    assert wanted.closing.outcome is Outcome.COMPLETE
    assert wanted.closing.reason == "All signed.\n\nSee the list."


@pytest.mark.parametrize("url", ["javascript:alert(1)", "www.example.org", "//example.org", "x"])
def test_a_link_must_be_one(url):
    _, wrong = want(judgement="close", reason="Done.", evidence_url=url)
    assert wrong == {"evidence_url": "Enter a link that starts with https://"}


def test_closing_and_asking_for_a_date_are_not_both_done():
    _, wrong = want(judgement="close", reason="Done.", new_date="1/1/2026", move_reason="Late.")
    assert list(wrong) == ["judgement"]


def test_a_reason_for_closing_without_closing_is_not_lost():
    _, wrong = want(line="Ten signed.", reason="All signed.")
    assert wrong == {"judgement": "You wrote why it can close. Choose Propose to close too"}


def test_an_ongoing_action_ends_embedded():
    first = first_boxes(judgement=None, why="", road="", ask="", is_ongoing=True)
    assert first.outcome == "embedded"


@pytest.mark.parametrize("character", ["\0", "\x07", "\x1b", "\x9f", "\ud800"])
def test_what_no_page_can_show_is_refused(character):
    _, wrong = want(line=f"Ten{character}signed")
    assert list(wrong) == ["line"]


def test_each_text_has_its_limit():
    _, wrong = want(line="x" * 301, why="x" * 1001)
    assert wrong == {
        "line": "This has 301 characters. Shorten it to 300 at most",
        "why": "This has 1,001 characters. Shorten it to 1,000 at most",
    }
