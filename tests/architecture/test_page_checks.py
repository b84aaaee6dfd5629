"""The page checks are checked: each planted fault is found, and a good page passes."""

import re
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from tests.support.forms import FilledForm, choose_form
from tests.support.page_checks import check_page

GOOD = """<!DOCTYPE html>
<html lang="en"><head><title>Add an action – Tracker</title></head><body>
<main id="main">
<h1>Add an action</h1>
<h2>Details</h2>
<form method="post" action="/actions">
<input type="hidden" name="csrf_token" value="t">
<label for="text">What will be done</label>
<textarea id="text" name="text">
First line
second</textarea>
<label for="due">Due</label><input id="due" name="due-day" value="5">
<fieldset><legend>Colour</legend>
<input type="radio" id="g" name="judgement" value="on_track" checked><label for="g">On track</label>
<input type="radio" id="r" name="judgement" value="red"><label for="r">Not on track</label>
</fieldset>
<input type="checkbox" id="c" name="agreed" value="yes"><label for="c">The board agreed</label>
<label for="s">Who</label>
<select id="s" name="post"><option value="1">Head</option><option>Deputy</option></select>
<button type="submit">Save</button>
</form>
<table><caption>Actions</caption><thead><tr><th scope="col">Ref</th></tr></thead>
<tbody><tr><td>A1</td></tr></tbody></table>
<a href="#main">Top</a>
</main></body></html>"""

FAULTS = [
    ("<h2>Details</h2>", "<h1>Details</h1>", "one h1"),
    ("<h2>Details</h2>", "<h4>Details</h4>", "a heading of level 4"),
    ("<title>Add an action", "<title>Actions", "title must start with the h1"),
    ("<title>", "<title>Error: ", "go together"),
    ('<html lang="en">', "<html>", "says its language"),
    ('id="due"', 'id="text"', "stands twice"),
    ('href="#main"', 'href="#top"', "goes nowhere"),
    ('<label for="due">Due</label>', "", "has no label"),
    (' action="/actions"', "", "needs an action"),
    ('<input type="hidden" name="csrf_token" value="t">', "", "no CSRF token"),
    ("<caption>Actions</caption>", "", "one caption"),
    (">Save<", ">Don't save<", "straight quotes"),
    (">Save<", "><", "without words"),
    ("<main id", '<main style="color:red" id', "inline style"),
    ("<main id", '<main onclick="go()" id', "inline onclick"),
    ("<h2>Details</h2>", '<img alt="" src="https://example.org/x.png">', "loaded from elsewhere"),
    ("<h2>Details</h2>", '<img src="/x.png">', "a picture needs words"),
    ("<h2>Details</h2>", "<p><div></div></p>", "invalid HTML"),
]

TESTS = Path(__file__).parents[1]
# A page holds random letters (nonces, tokens): a short word is in one of them sooner or later.
SHORT_WORD_ABSENT = re.compile(r"""assert b?["'][\w ]{1,3}["'] not in \w+\.(html|data)""")


def test_no_test_takes_random_letters_for_a_word_that_must_not_be_there():
    chancy = [
        f"{path.relative_to(TESTS)}: {line.strip()}"
        for path in sorted(TESTS.rglob("*.py"))
        for line in path.read_text(encoding="utf-8").splitlines()
        if SHORT_WORD_ABSENT.search(line)
    ]
    assert chancy == []


def test_a_good_page_passes():
    check_page(GOOD, "/actions/add")


@pytest.mark.parametrize(("part", "fault", "told"), FAULTS, ids=[fault[2] for fault in FAULTS])
def test_a_planted_fault_is_found(part, fault, told):
    assert part in GOOD
    with pytest.raises(AssertionError, match=told):
        check_page(GOOD.replace(part, fault, 1), "/actions/add")


@pytest.fixture
def filled():
    return FilledForm(choose_form(BeautifulSoup(GOOD, "html.parser"), form=None, button="Save"))


def test_a_form_sends_what_it_held(filled):
    assert filled.values.to_dict(flat=False) == {
        "csrf_token": ["t"],
        "text": ["First line\r\nsecond"],
        "due-day": ["5"],
        "judgement": ["on_track"],
        "post": ["1"],
    }


def test_a_person_types_ticks_and_chooses(filled):
    filled.put({"text": "New\nwords", "judgement": "red", "agreed": True, "post": "Deputy"})
    assert filled.values["text"] == "New\r\nwords"
    assert filled.values["judgement"] == "red"
    assert filled.values["agreed"] == "yes"
    assert filled.values["post"] == "Deputy"


@pytest.mark.parametrize(
    ("answers", "told"),
    [
        ({"colour": "red"}, "the form has no 'colour'"),
        ({"judgement": "blue"}, "does not offer"),
        ({"post": "9"}, "does not offer"),
        ({"csrf_token": "x"}, "nobody can fill it in"),
    ],
    ids=["unknown field", "unknown radio", "unknown option", "hidden field"],
)
def test_nobody_sends_what_the_form_does_not_offer(filled, answers, told):
    with pytest.raises(AssertionError, match=told):
        filled.put(answers)
