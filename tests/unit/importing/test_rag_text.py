import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.importing.rag_text import key_of, read_rag

NO_KEY: dict[str, str | None] = {}


@pytest.mark.parametrize(
    ("text", "rag"),
    [
        ("R", "Red"),
        ("A", "Amber"),
        ("g", "Green"),
        ("B", "Blue"),
        ("Red", "Red"),
        ("AMBER", "Amber"),
        ("Yellow", "Amber"),
        ("Orange", "Amber"),
        (" Green\n", "Green"),
        ("RAG: Green", "Green"),
        ("A/G", "Amber"),
        ("G/A", "Amber"),
        ("🔴", "Red"),
        ("🟠", "Amber"),
        ("🟡", "Amber"),
        ("🟢", "Green"),
        ("🔵", "Blue"),
        ("Amber → Green", "Green"),
        ("Amber -> Green", "Green"),
        ("G (was A)", "Green"),
        ("Green, previously Red", "Green"),
        ("Green ✔", "Green"),
        ("AR", "Red"),
        ("ag", "Amber"),
        ("G ↑", "Green"),
        pytest.param("R ê", "Red", id="an arrow that a conversion made a letter"),
        ("Green (on track)", "Green"),
        ("A - on track", "Amber"),
        ("A: in progress", "Amber"),
        ("Red - overdue", "Red"),
    ],
)
def test_a_printed_colour_is_taken_as_it_is(text, rag):
    assert read_rag(text, "", NO_KEY) == (rag, text.strip())


@pytest.mark.parametrize(
    "text",
    [
        "Complete", "Completed", "COMPLETED", "Achieved", "Done", "Closed", "Delivered",
        "Complete May 2024", "Completed 12/05/2024", "Green - complete", "100% complete",
        "Complete and checked", "Work was completed", "Has been delivered", "Implemented",
    ],
)  # fmt: skip
def test_what_is_said_to_be_complete_is_blue(text):
    assert read_rag(text, "", NO_KEY) == ("Blue", text)


@pytest.mark.parametrize(
    ("text", "rag"), [("✓", "Blue"), ("✔", "Blue"), ("✅ ", "Blue"), ("✗", "Red"), ("❌", "Red")]
)
def test_a_tick_is_done_and_a_cross_is_not_met(text, rag):
    assert read_rag(text, "", NO_KEY) == (rag, text.strip())


@pytest.mark.parametrize(
    "text",
    [
        "Not complete", "Incomplete", "Not yet completed", "To be completed", "75% complete",
        "Nearly complete", "Proposed Complete", "Not Started", "Not yet due", "Item not due yet",
        "Pending", "Proposed", "Paused", "On hold", "Cancelled", "Open", "O", "Ongoing", "Yes",
        "Yearly", "N/A", "R/A/G", "Red / Amber / Green", "-", "Good progress was made",
        "Once complete, report to the board", "Will be completed in May", "60%",
        "Ongoing: the team has met each month, and by now all of the first cohort was completed",
    ],
)  # fmt: skip
def test_what_says_no_colour_has_none_but_keeps_its_word(text):
    assert read_rag(text, "", NO_KEY) == (None, text)


@pytest.mark.parametrize(
    ("text", "rag"),
    [
        ("On track", "Green"),
        ("on-track", "Green"),
        ("On target", "Green"),
        ("Achieved or On-Target", "Green"),
        ("In Progress", "Green"),
        ("Under way", "Green"),
        ("Some issues – narrative disclosure", "Amber"),
        ("Behind schedule", "Amber"),
        ("At risk", "Amber"),
        ("Slight delay", "Amber"),
        ("Under control", "Amber"),
        ("Partially complete", "Amber"),
        ("Partially implemented", "Amber"),
        ("On track – first phase completed", "Green"),
        ("On track: staff met the board in May and again in June, and all were content", "Green"),
        ("Not on track", "Red"),
        ("Not on track to deliver", "Red"),
        ("Off track", "Red"),
        ("Overdue", "Red"),
    ],
)
def test_a_state_in_words_has_its_colour(text, rag):
    assert read_rag(text, "", NO_KEY) == (rag, text)


@pytest.mark.parametrize(
    ("fill", "rag", "name"),
    [
        ("FF0000", "Red", "red fill"),
        ("C00000", "Red", "red fill"),
        ("FFC7CE", "Red", "red fill"),
        ("F4CCCC", "Red", "red fill"),
        ("FFC000", "Amber", "amber fill"),
        ("ED7D31", "Amber", "amber fill"),
        ("F4B084", "Amber", "amber fill"),
        ("FABF8F", "Amber", "amber fill"),
        ("FFEB9C", "Amber", "amber fill"),
        ("FFFF00", "Amber", "yellow fill"),
        ("00B050", "Green", "green fill"),
        ("92D050", "Green", "green fill"),
        ("C6EFCE", "Green", "green fill"),
        ("E2EFDA", "Green", "green fill"),
        ("0070C0", "Blue", "blue fill"),
        ("00B0F0", "Blue", "blue fill"),
        ("BDD7EE", "Blue", "blue fill"),
    ],
)
def test_an_empty_cell_is_read_by_its_colour(fill, rag, name):
    assert read_rag("", fill, NO_KEY) == (rag, name)


@pytest.mark.parametrize(
    "fill",
    ["", "FFFFFF", "F2F2F2", "D9D9D9", "BFBFBF", "000000", "D9E2F3", "DEEAF6", "DBE5F1", "1F3864",
     "002060", "7030A0", "FF00FF", "no hex", "12"],
)  # fmt: skip
def test_grey_white_and_shading_say_nothing(fill):
    assert read_rag("", fill, NO_KEY) == (None, None)


def test_a_colour_behind_words_that_say_none_counts():
    assert read_rag("Ongoing", "FF0000", NO_KEY) == ("Red", "Ongoing")
    assert read_rag("75%", "FFC000", NO_KEY) == ("Amber", "75%")


def test_pale_shading_behind_words_does_not_count():
    assert read_rag("Ongoing", "BDD7EE", NO_KEY) == (None, "Ongoing")
    assert read_rag("Ongoing", "E2EFDA", NO_KEY) == (None, "Ongoing")


@pytest.mark.parametrize(
    ("text", "fill", "rag"),
    [("Behind", "FF0000", "Red"), ("In progress", "FFC000", "Amber"), ("Delayed", "FF0000", "Red")],
)
def test_a_colour_judges_better_than_words_that_name_none(text, fill, rag):
    assert read_rag(text, fill, NO_KEY) == (rag, text)


def test_words_come_before_the_colour_behind_them():
    assert read_rag("Green", "FF0000", NO_KEY) == ("Green", "Green")
    assert read_rag("Complete", "00B050", NO_KEY) == ("Blue", "Complete")


@given(st.text(), st.text(alphabet="0123456789ABCDEF", max_size=6))
def test_any_cell_has_one_of_the_colours_or_none_and_keeps_its_word(text, fill):
    rag, printed = read_rag(text, fill, key_of([(text, fill), ("Red – late", "")]))
    assert rag in (None, "Red", "Amber", "Green", "Blue")
    assert printed == text.strip() or not text.strip()
