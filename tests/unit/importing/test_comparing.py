"""What a new version of a file says otherwise than the plan."""

from dataclasses import replace
from datetime import date

from tracker.importing.comparing import Standing, differences
from tracker.importing.reading import DueRead, PlanRow, Where

STANDS = Standing(
    id=1,
    ref="1a",
    text="Review housing options",
    due_on=date(2018, 12, 31),
    due_precision="month",
    lead="Head of Housing",
    success_measure="One offer",
    rag="Green",
    progress="Begun",
    headings=("Good homes for all", "A home of your own"),
)
SAME = PlanRow(
    ref="1a",
    action="Review housing options",
    where=Where(table=1, row=2),
    section="A home of your own",
    path=("Pledge 2: Good homes for all", "A home of your own"),
    due=DueRead("December 2018", date(2018, 12, 31), "month"),
    lead="Head of Housing",
    success_measure="One offer",
    rag="Green",
    progress="Begun",
)


def changed(**fields):
    return [
        (each.field, each.was, each.now) for each in differences(replace(SAME, **fields), STANDS)
    ]


def test_the_same_row_changes_nothing():
    assert changed() == []


def test_line_breaks_and_spaces_change_nothing():
    assert changed(action="Review\nhousing  options", lead="Head of\nHousing") == []


def test_every_field_is_told_with_what_it_was():
    assert changed(ref="1b") == [("ref", "1a", "1b")]
    assert changed(action="Publish one offer") == [
        ("text", "Review housing options", "Publish one offer")
    ]
    assert changed(lead="Director") == [("lead", "Head of Housing", "Director")]
    assert changed(rag="Red") == [("rag", "Green", "Red")]
    assert changed(progress="Half done") == [("progress", "Begun", "Half done")]


def test_a_date_changes_with_its_precision():
    day = DueRead("31 December 2018", date(2018, 12, 31), "day")
    assert changed(due=day) == [("due", "December 2018", "31 December 2018")]
    assert changed(due=DueRead("Ongoing", None, "ongoing")) == [("due", "December 2018", "Ongoing")]


def test_what_the_file_leaves_empty_is_left_alone():
    assert changed(ref="", lead="", success_measure="", rag=None, progress=None, section="") == []
    assert changed(due=DueRead("TBC")) == []


def test_another_heading_is_told():
    moved = changed(section="A healthy life", path=("Health", "A healthy life"))
    assert moved == [("moved", "A home of your own", "A healthy life")]


def test_the_pledge_alone_is_no_move():
    assert changed(section="Good homes for all", path=("Good homes for all",)) == []
