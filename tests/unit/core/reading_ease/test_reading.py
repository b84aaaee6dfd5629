import time

import pytest

from tests.unit.core.reading_ease.published import MELVILLE
from tracker.core.reading_ease.plain_words import PLAINER
from tracker.core.reading_ease.reading import HintKind, read

EASY = (
    "You told us what you need in your first home. We wrote it down. "
    "Now you get a list of all that we will buy for you. It has a bed, pots and pans on it. "
    "You can say what is missing."
)
HARD = (
    "The partnership continues implementing accommodation sufficiency arrangements. "
    "Collaborative commissioning opportunities necessitate organisational responsibility. "
    "Participation strategies facilitate communication, ensuring accountability across "
    "representative communities, institutions, professional organisations, and authorities "
    "internationally, considering everybody's individual circumstances."
)


def said(text: str, **words: str) -> list[str]:
    return [hint.said for hint in read(text, words).hints]


def test_an_easy_text_is_for_eleven() -> None:
    reading = read(EASY)
    assert reading.is_for_eleven is True
    assert reading.age is not None
    assert reading.age <= 9
    assert reading.hints == ()


def test_a_hard_text_is_not_and_says_what_to_change() -> None:
    reading = read(HARD)
    assert reading.is_for_eleven is False
    assert reading.age is not None
    assert reading.age > 18
    assert "“facilitate”: try “help”" in said(HARD)
    assert {hint.kind for hint in reading.hints} >= {HintKind.PLAINER_WORD, HintKind.HARD_WORD}


@pytest.mark.parametrize("count", [0, 1, 29])
def test_of_fewer_than_thirty_words_no_age_is_told(count: int) -> None:
    reading = read("word " * count)
    assert reading.words == count
    assert reading.age is None
    assert reading.is_for_eleven is None


def test_of_thirty_words_an_age_is_told() -> None:
    assert read("One word. " * 15).age == 5


def test_an_empty_text_has_nothing_to_say() -> None:
    reading = read("")
    assert (reading.ease, reading.grade, reading.hints) == (0.0, 0.0, ())


def test_a_short_text_has_hints_all_the_same() -> None:
    assert said("We will utilise it.") == ["“utilise”: try “use”"]
    assert said("Their intersectionality was heard.") == [
        "“intersectionality” is a long word. Is there a shorter one?"
    ]
    assert said("We rang them.") == []


def test_a_short_form_is_named_unless_pages_write_it_out_or_everybody_knows_it() -> None:
    text = "Ask your PA at the NHS or the EHCPs team. A EHCPs team rings."
    short = [hint.said for hint in read(text, explained=["PA"]).hints]
    assert short == ["“EHCPs” is a short form. Write it out"]
    assert said("WE RANG THEM ALL") == []


@pytest.mark.parametrize(
    ("words", "tries"),
    [
        (20, None),
        (21, "two"),
        (40, "two"),
        (41, "three"),
        (61, "four"),
        (81, "five"),
        (500, "five"),
    ],
)
def test_a_long_sentence_is_shown_and_how_many_it_could_be(words: int, tries: str | None) -> None:
    sentence = " ".join(["We", *["go"] * (words - 1)]) + "."
    found = [hint for hint in read(f"Hello. {sentence}").hints]
    if tries is None:
        assert found == []
    else:
        (hint,) = found
        assert hint.kind is HintKind.LONG_SENTENCE
        assert hint.said == f"This sentence has {words} words. Try {tries}."
        assert hint.sentence == sentence


@pytest.mark.parametrize(
    ("text", "hints"),
    [
        ("We UTILISE it. We utilise that.", ["“UTILISE”: try “use”"]),
        ("It is utilised here and he utilises it.", ["“utilised”: try “use”"]),
        ("We do it in  order\nto win.", ["“in order to”: try “to”"]),
        ("A preutilise or utilise-it is another word.", []),
    ],
)
def test_a_plainer_word_is_named_once_whatever_its_ending(text: str, hints: list[str]) -> None:
    plainer = [hint.said for hint in read(text).hints if hint.kind is HintKind.PLAINER_WORD]
    assert plainer == hints


def test_the_longer_of_two_phrases_is_the_one_named() -> None:
    assert said("It is in addition to that.") == ["“in addition to”: try “as well as”"]


def test_the_councils_words_are_those_it_is_given() -> None:
    assert said("Your placement is near.", placement="home") == [
        "“placement”: young people say “home”"
    ]
    assert said("Your placement is near.") == []


def test_a_text_that_is_too_hard_always_says_why() -> None:
    text = "Ambitious teachers offering relaxing morning breakfasts welcome fourteen children. " * 4
    reading = read(text)
    assert reading.is_for_eleven is False
    assert [hint.kind for hint in reading.hints] == [HintKind.HARD_SENTENCE]


def test_our_list_is_short_and_each_pair_is_shorter_or_plainer() -> None:
    assert 100 <= len(PLAINER) <= 200
    assert not set(PLAINER) & set(PLAINER.values())
    assert all(hard and plain and hard != plain for hard, plain in PLAINER.items())


@pytest.mark.parametrize(
    "text",
    [
        MELVILLE.text * 20,
        "." * 30_000,
        "a-" * 20_000,
        "(" * 20_000 + "A. " * 9_000,
        "\n- a" * 9_000,
    ],
)
def test_a_text_of_any_kind_is_read_in_a_moment(text: str) -> None:
    begun = time.process_time()
    read(text)
    assert time.process_time() - begun < 2
