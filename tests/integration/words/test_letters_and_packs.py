"""A letter explains its short forms too, in both of its kinds, and a part of a pack by itself."""

import pytest

from tests.factories.words import WordFactory
from tracker.core.short_forms import explained_part
from tracker.reminders import composing


@pytest.fixture(autouse=True)
def in_a_job(app, session):
    WordFactory(term="not in education, employment or training", acronym="NEET")
    session.commit()
    with app.app_context():
        yield


def test_a_letter_explains_a_short_form_once_in_each_kind(monkeypatch):
    pages = {
        "subject.txt": "NEET figures",
        "body.txt": "NEET went down. NEET stays.",
        "body.html": "<html><head></head><body><p>NEET went down. NEET stays.</p></body></html>",
    }
    monkeypatch.setattr(composing, "render_alone", lambda name, **_: pages[name.rpartition("/")[2]])
    letter = composing.words("any")
    assert letter.subject == "NEET figures"
    assert letter.text == (
        "NEET (not in education, employment or training) went down. NEET stays.\n"
    )
    assert letter.html.count("(not in education, employment or training)") == 1


def test_each_part_of_a_pack_is_read_by_itself():
    for _ in range(2):
        part = explained_part("<section><p>NEET, NEET</p></section>")
        assert part.count("(not in education, employment or training)") == 1
