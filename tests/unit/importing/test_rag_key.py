import pytest

from tracker.importing.rag_text import is_key_line, key_of, read_rag

ON_TRACK_IS_AMBER = [
    ("Red – off track", ""),
    ("Amber – on track", ""),
    ("Green – complete", ""),
    ("Blue – complete and inspected", ""),
]


@pytest.mark.parametrize(
    ("text", "fill", "rag"),
    [
        ("Red", "", "Red"),
        ("A", "", "Green"),
        ("Amber on track", "", "Green"),
        ("", "FFC000", "Green"),
        ("Green", "", "Blue"),
        ("G", "", "Blue"),
        ("", "00B050", "Blue"),
        ("Blue", "", "Blue"),
        ("Off track", "", "Red"),
    ],
)
def test_the_plans_own_key_comes_first(text, fill, rag):
    assert read_rag(text, fill, key_of(ON_TRACK_IS_AMBER))[0] == rag


@pytest.mark.parametrize(
    ("lines", "key"),
    [
        pytest.param(
            [("Key: R = not started, A = in progress, G = complete", "")],
            {"red": "Red", "amber": "Amber", "green": "Blue"},
            id="one line",
        ),
        pytest.param(
            [("Green - achieved", ""), ("Amber - some issues", "")],
            {"green": "Blue", "amber": "Amber", "achieved": "Blue"},
            id="green is finished",
        ),
        pytest.param(
            [("Green - on track or complete", ""), ("Red - late", "")],
            {"green": "Green", "red": "Red"},
            id="green is both",
        ),
        pytest.param(
            [
                ("Delivered", "0000FF"),
                ("On track to deliver", "00B050"),
                ("Some issues", "FFC000"),
                ("Not on track", "FF0000"),
            ],
            {
                "delivered": "Blue",
                "fill:0000FF": "Blue",
                "fill:00B050": "Green",
                "fill:FFC000": "Amber",
                "some issues": "Amber",
                "not on track": "Red",
            },
            id="words on colours",
        ),
        pytest.param(
            [("", "FF0000"), ("Not begun or badly late", ""), ("", "00B050"), ("Completed", "")],
            {"fill:FF0000": "Red", "fill:00B050": "Blue", "completed": "Blue"},
            id="swatches before words",
        ),
        pytest.param(
            [("Not begun", ""), ("", "FF0000"), ("Completed", ""), ("", "00B050")],
            {"fill:FF0000": "Red", "fill:00B050": "Blue", "not begun": "Red"},
            id="swatches behind words",
        ),
        pytest.param(
            [("Green", "00B050"), ("Achieved", ""), ("Amber", "FFC000"), ("Some issues", "")],
            {"green": "Blue", "fill:00B050": "Blue", "amber": "Amber"},
            id="names and meanings in cells of their own",
        ),
        pytest.param(
            [("G: Action complete", ""), ("B – Complete and embedded", ""), ("A: Slipped", "")],
            {"green": "Blue", "blue": "Blue", "amber": "Amber"},
            id="letters",
        ),
        pytest.param(
            [("Grey – not started", ""), ("Blue – not yet due", ""), ("Green – on track", "")],
            {"grey": None, "blue": None, "green": "Green"},
            id="colours that say nothing",
        ),
        pytest.param(
            [("Dark green – complete", ""), ("Light green – on track", ""), ("Red: late", "")],
            {"dark green": "Blue", "light green": "Green", "green": "Green", "red": "Red"},
            id="two greens by name",
        ),
        pytest.param(
            [("Complete", "00B050"), ("On track", "92D050")],
            {"fill:00B050": "Blue", "fill:92D050": "Green", "green": "Green"},
            id="two greens by fill",
        ),
        pytest.param(
            [
                ("R", "FF0000"),
                ("Off track", ""),
                ("A", "FFC000"),
                ("On track", ""),
                ("G", "00B050"),
                ("Complete", ""),
            ],
            {"red": "Red", "amber": "Green", "green": "Blue", "fill:FFC000": "Green"},
            id="letters on colours",
        ),
        pytest.param(
            [("Amber: not on track", ""), ("Green: complete", "")],
            {"amber": "Amber", "green": "Blue"},
            id="amber is not on track",
        ),
    ],
)
def test_a_key_says_what_its_colours_mean(lines, key):
    found = key_of(lines)
    assert {each: found.get(each, "missing") for each in key} == key


@pytest.mark.parametrize(
    "lines",
    [
        [],
        [("", "")],
        [("The plan is a good one", ""), ("Green spaces are open to all", "")],
        [("Green – completed", "")],
        [("Ref", "D9E2F3"), ("Action", "D9E2F3")],
        [("A: Education", ""), ("B: Health", ""), ("R: Reading", "")],
        [("A", ""), ("Education", ""), ("B", ""), ("Health", "")],
    ],
)
def test_what_explains_fewer_than_two_colours_is_no_key(lines):
    assert key_of(lines) == {}


@pytest.mark.parametrize(
    "text", ["RAG key", "Key", "RAG rating: ", "Green – completed", "B – Complete", "Amber = late"]
)
def test_a_line_of_a_key_is_known(text):
    assert is_key_line(text)


@pytest.mark.parametrize(
    "text",
    ["", "Green spaces open to all", "A plan for every child", "Keyworkers meet monthly",
     "A: Education", "B – Homes", "A: Complete the audit programme", "Children's plan: A"],
)  # fmt: skip
def test_a_line_of_text_is_no_key(text):
    assert not is_key_line(text)


BANDS = [("Red – 0-25%", ""), ("Amber – 26-75%", ""), ("Green – over 75%", "")]


@pytest.mark.parametrize(
    ("text", "rag"),
    [
        ("25%", "Red"),
        ("26%", "Amber"),
        ("75 %", "Amber"),
        ("80% of plans", "Green"),
        ("Red", "Red"),
    ],
)
def test_a_percentage_has_a_colour_where_the_key_says_so(text, rag):
    assert read_rag(text, "", key_of(BANDS)) == (rag, text)


def test_a_persons_own_key_need_not_be_folded():
    assert read_rag("On-hold!", "", {"on-hold!": "Amber"}) == ("Amber", "On-hold!")


def test_a_key_explains_letters_that_are_no_colours():
    key = key_of([("Status: C = complete, IP = in progress, NS = not started", "")])
    assert key == {"c": "Blue", "ip": "Green", "ns": None}


@pytest.mark.parametrize(
    ("line", "text", "rag"),
    [
        ("Key: 0-25% = Red; 26-75% = Amber; over 75% = Green", "80%", "Green"),
        ("Key: 0-25% = Red; 26-75% = Amber; over 75% = Green", "10%", "Red"),
        ("0-25% Red, 26-75% Amber, 76-100% Green", "50%", "Amber"),
        ("1 = Red, 2 = Amber, 3 = Green", "2", "Amber"),
        ("Not begun – Red | Begun – Amber | Finished – Green", "Begun", "Amber"),
    ],
)
def test_what_a_colour_means_may_stand_before_it(line, text, rag):
    assert read_rag(text, "", key_of([(line, "")]))[0] == rag


@pytest.mark.parametrize(
    ("line", "rags"),
    [
        ("Rating: 1 = complete, 2 = on track, 3 = some delay, 4 = off track",
         ["Blue", "Green", "Amber", "Red"]),
        ("BRAG: 1 = Blue (complete), 2 = Green, 3 = Amber, 4 = Red",
         ["Blue", "Green", "Amber", "Red"]),
        ("1: Not started; 2: In progress; 3: Complete; 4: Overdue",
         [None, "Green", "Blue", "Red"]),
    ],
)  # fmt: skip
def test_a_key_on_one_line_explains_numbers(line, rags):
    key = key_of([(line, "")])
    assert [read_rag(each, "", key)[0] for each in "1234"] == rags


def test_numbers_that_rank_are_no_key():
    assert key_of([("Priority: 1 = high, 2 = medium, 3 = low", "")]) == {}


def test_a_number_in_one_cell_may_be_explained_in_the_next():
    cells = [
        ("1", ""),
        ("Red - not on track", ""),
        ("2", ""),
        ("Amber", ""),
        ("3", ""),
        ("Green", ""),
    ]
    key = key_of(cells)
    assert [read_rag(each, "", key)[0] for each in "123"] == ["Red", "Amber", "Green"]
