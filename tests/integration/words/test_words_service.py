"""Deeds on terms: who says what, who agrees, and what the history keeps."""

import pytest
from sqlalchemy import select

from tests.factories.people import person
from tests.factories.words import WordFactory
from tracker.access.roles import Role
from tracker.audit.models import AuditEntry
from tracker.core.database import db
from tracker.core.errors import ChangedMeanwhile, NotAccepted, NotAllowed
from tracker.people.identity import SignedIn
from tracker.words import queries, service
from tracker.words.enums import Agreement
from tracker.words.models import Word
from tracker.words.service import Kept, Said

HOME = Said("home", "We live there.")


@pytest.fixture(autouse=True)
def in_the_app(app, session):
    with app.app_context():
        yield


def somebody(role):
    user = person(role)
    return SignedIn(user.id, user.email, user.name, user.name, frozenset({role}), False)


@pytest.fixture
def lead():
    return somebody(Role.PARTICIPATION_LEAD)


@pytest.fixture
def first():
    return somebody(Role.AMBASSADOR)


@pytest.fixture
def second():
    return somebody(Role.AMBASSADOR)


@pytest.fixture
def word():
    return queries.word_to_change(WordFactory(term="placement", acronym="PLC").id)


def history():
    db.session.flush()
    rows = db.session.scalars(select(AuditEntry).order_by(AuditEntry.id))
    return [(str(each.deed), each.by_name, each.before, each.after) for each in rows]


def test_a_term_is_added_and_waits_for_young_people(lead):
    word = service.add_word(Kept("placement", "PLC", "Where you live."), by=lead)
    assert (word.says, word.state, word.proposed_by_id) == ("", Agreement.ASKED, None)
    kept = {"term": "placement", "acronym": "PLC", "meaning": "Where you live."}
    assert history() == [("word:added", lead.name, {}, kept)]


@pytest.mark.parametrize("term", ["placement", "PLACEMENT"])
def test_a_term_stands_once(lead, word, term):
    with pytest.raises(NotAccepted, match="a line for this already"):
        service.add_word(Kept(term, "", ""), by=lead)


def test_a_term_may_keep_its_own_name(lead, word):
    service.change_word(word, Kept("Placement", "PLC", ""), by=lead, version=word.version)
    assert history() == [("word:changed", lead.name, {"term": "placement"}, {"term": "Placement"})]


def test_what_the_council_writes_itself_is_made_up_no_more(session, lead):
    word = WordFactory(meaning="Where somebody lives.", made_up="meaning")
    same = Kept(word.term, "PLC", word.meaning)
    service.change_word(word, same, by=lead, version=word.version)
    assert word.made_up == "meaning"
    service.change_word(word, Kept(word.term, "", "A home."), by=lead, version=word.version)
    assert word.made_up == ""


def test_an_ambassador_proposes_and_another_agrees(word, first, second):
    service.say_word(word, HOME, by=first, version=word.version)
    db.session.flush()
    assert (word.says, word.state) == ("home", Agreement.PROPOSED)
    assert queries.agreed_words() == {}
    with pytest.raises(NotAllowed, match="Another ambassador"):
        service.agree_word(word, by=first, version=word.version)
    service.agree_word(word, by=second, version=word.version)
    db.session.flush()
    assert queries.agreed_words() == {"placement": "home", "PLC": "home"}


def test_the_history_names_no_ambassador(word, first, second):
    service.say_word(word, HOME, by=first, version=word.version)
    db.session.flush()
    service.agree_word(word, by=second, version=word.version)
    db.session.flush()
    told = history()
    assert [each[:2] for each in told] == [
        ("word:said", "An ambassador"),
        ("word:agreed", "An ambassador"),
    ]
    assert str(told).count(first.name) == str(told).count(second.name) == 0
    assert all(each is None for each in db.session.scalars(select(AuditEntry.by_id)))


def test_what_is_said_otherwise_has_to_be_agreed_anew(word, first, second):
    word.says, word.state = "house", Agreement.AGREED
    db.session.flush()
    service.say_word(word, HOME, by=second, version=word.version)
    db.session.flush()
    assert (word.state, word.proposed_by_id) == (Agreement.PROPOSED, second.id)
    assert queries.agreed_words() == {}


def test_another_reason_alone_leaves_it_agreed(word, second):
    word.says, word.state = "home", Agreement.AGREED
    db.session.flush()
    service.say_word(word, Said("home", "Asked again."), by=second, version=word.version)
    assert (word.state, word.why) == (Agreement.AGREED, "Asked again.")


def test_it_is_taken_back_by_saying_nothing(word, first):
    service.say_word(word, HOME, by=first, version=word.version)
    db.session.flush()
    service.say_word(word, Said("", ""), by=first, version=word.version)
    db.session.flush()
    assert (word.says, word.state, word.proposed_by_id) == ("", Agreement.ASKED, None)


@pytest.mark.parametrize("says", ["Placement", "plc"])
def test_the_councils_own_word_is_no_other_word(word, first, says):
    with pytest.raises(NotAccepted, match="the council's word itself"):
        service.say_word(word, Said(says, ""), by=first, version=word.version)


@pytest.mark.parametrize("role", [each for each in Role if each is not Role.AMBASSADOR])
def test_nobody_agrees_for_young_people(word, first, role):
    service.say_word(word, HOME, by=first, version=word.version)
    db.session.flush()
    with pytest.raises(NotAllowed):
        service.agree_word(word, by=somebody(role), version=word.version)


def test_two_at_once_lose_nothing(word, lead, first):
    seen = word.version
    service.say_word(word, HOME, by=first, version=seen)
    db.session.flush()
    with pytest.raises(ChangedMeanwhile):
        service.change_word(word, Kept("living place", "", ""), by=lead, version=seen)
    with pytest.raises(ChangedMeanwhile):
        service.remove_word(word, by=lead, version=seen)


def test_a_line_that_is_removed_stays_in_the_history(word, lead):
    service.remove_word(word, by=lead, version=word.version)
    db.session.flush()
    assert db.session.scalar(select(Word.id)) is None
    assert history()[0][2]["term"] == "placement"


def test_words_are_found_by_any_of_their_words():
    WordFactory(term="b term", acronym="NEET", meaning="Out of work")
    WordFactory(term="A term", says="Home_1", state=Agreement.PROPOSED)
    WordFactory(term="100% of it")
    found = {
        asked: [row.term for row in queries.words(asked)]
        for asked in ("", "neet", "WORK", "home_", "%", "none of it", "\\")
    }
    assert found == {
        "": ["100% of it", "A term", "b term"],
        "neet": ["b term"],
        "WORK": ["b term"],
        "home_": ["A term"],
        "%": ["100% of it"],
        "none of it": [],
        "\\": [],
    }
    assert [row.letter for row in queries.words()] == ["#", "A", "B"]


def test_a_short_form_of_two_terms_stands_for_the_first():
    WordFactory(term="zebra", acronym="PA")
    WordFactory(term="personal advisor", acronym="PA")
    assert queries.short_forms() == {"PA": "personal advisor"}
