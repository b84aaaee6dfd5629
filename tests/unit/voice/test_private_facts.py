from datetime import date

import pytest

from tracker.voice.private_facts import possible_private_facts, question

TODAY = date(2025, 9, 5)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("When Jade Example moved in, nobody came.", ["Jade Example"]),
        ("My carer Susan was kind.", ["Susan"]),
        ("a boy called Jayden", ["Jayden"]),
        ("My number is 943 476 5919.", ["943 476 5919"]),
        ("She was born on 3 May 2009.", ["born on 3 May 2009"]),
        ("3/5/2009 is the day", ["3/5/2009"]),
        ("I live at 12 Mill Lane, ZZ1 2AB", ["12 Mill Lane", "ZZ1 2AB"]),
        ("My sister is 14 and at Millbrook High", ["sister is 14", "Millbrook High"]),
        ("Year 9 at Oak Tree Academy", ["Year 9", "Oak Tree Academy"]),
        ("a friend called J", ["called J"]),
        ("I am the only care leaver here", ["the only care leaver"]),
        ("one of three in the home", ["one of three"]),
    ],
)
def test_what_may_name_somebody_is_asked_about(text, found):
    assert possible_private_facts(text, today=TODAY) == found


@pytest.mark.parametrize(
    "text",
    [
        "It says what we can expect. Put one name and one number on it.",
        "Themes are better than bronze, silver and gold.",
        "The Head of Housing and the Corporate Parenting Board promised it.",
        "By 26/9/2025, or by 31 March 2026",
        "It cost £1,200,000 in 2024/25",
        "My carer is kind. He drives me.",
        "The bus pass ends at 21, and help until 25 years old is better.",
        "School is hard. The Virtual School helped.",
        "",
    ],
)
def test_ordinary_words_are_not(text):
    assert possible_private_facts(text, today=TODAY) == []


def test_the_words_of_the_action_are_nobodys_name():
    text = "The Vivup Perks are late"
    assert possible_private_facts(text, today=TODAY) == ["Vivup Perks"]
    assert possible_private_facts(text, known=["Vivup perks for a first home"], today=TODAY) == []


def test_at_most_three_are_told():
    text = "My carer Susan, my friend Jayden, my brother Lee and my sister Mia"
    assert len(possible_private_facts(text, today=TODAY)) == 3


def test_the_question_quotes_what_it_saw():
    assert question(["Jade O'Example"]).startswith(
        "Could somebody tell who this is? We saw “Jade O’Example”."
    )
