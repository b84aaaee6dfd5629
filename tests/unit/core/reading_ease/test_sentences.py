import pytest

from tracker.core.reading_ease.sentences import sentences, words


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("One. Two! Three?", ["One.", "Two!", "Three?"]),
        ("Mr Green came. Mrs. Brown did not.", ["Mr Green came.", "Mrs. Brown did not."]),
        ("Ask Dr. Brown or Prof. Green.", ["Ask Dr. Brown or Prof. Green."]),
        ("Bring something, e.g. A pen.", ["Bring something, e.g. A pen."]),
        ("It rose by 3.5 points. It is 94.2% now.", ["It rose by 3.5 points.", "It is 94.2% now."]),
        ("See No. 5 of the list.", ["See No. 5 of the list."]),
        ("No. We cannot.", ["No.", "We cannot."]),
        ("J. Smith wrote it. It is I. We know.", ["J. Smith wrote it.", "It is I.", "We know."]),
        ("We met at 5 p.m. and left.", ["We met at 5 p.m. and left."]),
        ("Food, books, etc. Then we left.", ["Food, books, etc.", "Then we left."]),
        ("“Who?” she said. “Me!” They laughed.", ["“Who?” she said.", "“Me!”", "They laughed."]),
        ("Wait... what is it?", ["Wait... what is it?"]),
        ("Wait... What is it?", ["Wait...", "What is it?"]),
        ("Really?! Yes!!", ["Really?!", "Yes!!"]),
        ("no capital. here either", ["no capital. here either"]),
        ("(It is late.) We go.", ["(It is late.)", "We go."]),
        ("Go to www.example.org now.", ["Go to www.example.org now."]),
        ("It costs a lot. £40 is too much.", ["It costs a lot.", "£40 is too much."]),
        ("Who goes?\nEverybody goes", ["Who goes?", "Everybody goes"]),
    ],
)
def test_a_sentence_ends_where_a_reader_stops(text: str, found: list[str]) -> None:
    assert sentences(text) == found


def test_each_item_of_a_list_is_read_by_itself() -> None:
    text = "You can bring:\n- a friend\n- your carer\n\n1. Come in.\n2. Sit down.\na) eat"
    assert sentences(text) == [
        "You can bring:",
        "a friend",
        "your carer",
        "Come in.",
        "Sit down.",
        "eat",
    ]


def test_an_item_that_takes_two_lines_is_one() -> None:
    assert sentences("- a friend or somebody\n  whom you trust") == [
        "a friend or somebody whom you trust"
    ]


def test_a_heading_does_not_make_a_text_easier() -> None:
    with_heading = (
        "Good homes for all\n\nYou get help with your first home from us.\n\nWhat next\nWe ask."
    )
    assert sentences(with_heading) == ["You get help with your first home from us.", "We ask."]


def test_what_stands_last_is_no_heading() -> None:
    assert sentences("Good homes for all") == ["Good homes for all"]


def test_lines_that_a_page_broke_are_one_sentence() -> None:
    text = "The people of Maybury had waited for a long time until somebody from\nLeatherhead came."
    assert len(sentences(text)) == 1


@pytest.mark.parametrize("text", ["", " \n ", "...", "- \n-\n", "!?", "—"])
def test_where_there_are_no_words_there_is_no_sentence(text: str) -> None:
    assert sentences(text) == []


def test_a_word_keeps_its_hyphen_apostrophe_and_decimals() -> None:
    assert words("A well-balanced child's 3.5 meals, don't they? 24/7") == [
        "A",
        "well-balanced",
        "child's",
        "3.5",
        "meals",
        "don't",
        "they",
        "24/7",
    ]
