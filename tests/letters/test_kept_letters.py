"""Every letter is as somebody read it last. If one differs: python -m tests.letters, read it, and
commit it with the change."""

import re
from email import message_from_string

import pytest
from bs4 import BeautifulSoup

from tests.letters.made import ACCOUNT, KEPT, NAMES, SITE, as_kept, due, kept, said
from tests.letters.situations import ALL as SITUATIONS
from tests.letters.town import TODAY
from tracker.core import clock
from tracker.reminders.composing import HEADERS
from tracker.reminders.enums import StepKind

SUBJECT = re.compile(r"1 thing needs you|[1-9][0-9]* things need you")
AMERICAN_DATE = re.compile(r"\b[A-Z][a-z]+ [0-9]{1,2}, 20[0-9]{2}|\b[0-9]+/[0-9]+/[0-9]+")


def says(name):
    """A kept letter's headers, its text, and the words of its HTML."""
    files = kept(name)
    message = message_from_string(files["txt"])
    return message, message.get_payload(), BeautifulSoup(files["html"], "html.parser")


@pytest.mark.parametrize("name", NAMES)
def test_a_letter_is_as_it_was_read(session, name):
    assert as_kept(said(name)) == kept(name)


def test_no_letter_is_kept_that_is_not_written_any_more():
    assert {path.stem for path in KEPT.iterdir()} == set(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_its_headers_are_fixed_words_and_answers_go_to_a_person(name):
    message, _, _ = says(name)
    assert set(message.keys()) <= HEADERS
    assert message["Reply-To"] == "board.secretary@example.org"
    assert message["Auto-Submitted"] == "auto-generated"
    is_account = name in ACCOUNT
    assert bool(SUBJECT.fullmatch(message["Subject"])) is not is_account
    assert ("List-Unsubscribe" in message) is not is_account
    assert ("List-Unsubscribe-Post" in message) is not is_account


@pytest.mark.parametrize("name", NAMES)
def test_its_text_has_lines_of_seventy_letters_at_most(name):
    _, text, _ = says(name)
    long = [line for line in text.splitlines() if len(line) > 70 and not line.startswith(SITE)]
    assert long == []


@pytest.mark.parametrize("name", NAMES)
def test_its_text_and_its_html_say_the_same(name):
    _, text, soup = says(name)
    shown = re.sub(r"\s+", " ", soup.main.get_text(" "))
    for line in re.split(r"\n\n+", text):
        words = re.sub(r"^[0-9]+\. |^- ", "", line.strip(), flags=re.MULTILINE)
        is_fixed = SITE in words or words.startswith(("Fewer letters", "Your council", "--"))
        if not is_fixed:
            told = words.replace("\n", " ")
            assert _plain(told) in _plain(shown), told


def _plain(words):
    return re.sub(r"\W+", " ", words).strip().casefold()


@pytest.mark.parametrize("name", NAMES)
def test_it_keeps_to_itself_what_is_not_for_letters(name):
    files = kept(name)
    whole = "".join(files.values())
    for hidden in ("Part 2", "restricted", "Never to be read", "It is not like that", "landlord"):
        assert hidden.casefold() not in whole.casefold()
    assert "Ambassador" not in files["txt"]  # a person's name here; a part is in small letters
    assert not AMERICAN_DATE.search(files["txt"].partition("\n\n")[2])


@pytest.mark.parametrize("name", NAMES)
def test_it_loads_nothing_and_leads_to_the_tracker_alone(name):
    _, _, soup = says(name)
    assert soup.select("img, script, link, iframe, form, [src], [background]") == []
    assert "url(" not in str(soup)
    assert all(a["href"].startswith(f"{SITE}/") for a in soup.select("a"))


@pytest.mark.parametrize("name", ["answered", "next_board_for_an_ambassador"])
def test_an_ambassador_reads_who_reads_a_reply_and_what_to_do_if_it_is_urgent(name):
    _, text, _ = says(name)
    text = " ".join(text.split())
    assert "A person reads it, at board.secretary@example.org." in text
    assert "Not safe now? Do not wait for a reply. Ring 01234 567890 at any hour." in text


def test_there_is_a_letter_for_every_kind_of_step(session):
    kinds = set()
    for name in SITUATIONS:
        clock.hold(TODAY)
        nested = session.begin_nested()
        kinds |= {row.told.step.kind for row in due(name).rows}
        nested.rollback()
    assert kinds == set(StepKind)
