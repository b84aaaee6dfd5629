"""The letter's words, its HTML, and its bytes."""

import re
from dataclasses import replace
from datetime import UTC, date, datetime, time
from email import message_from_bytes
from email.policy import SMTP

import pytest
from bs4 import BeautifulSoup

from tracker.access.roles import Role
from tracker.actions.rules import Facts
from tracker.core.visibility import Visibility
from tracker.meetings.enums import MeetingStatus
from tracker.meetings.queries import BoardMeeting
from tracker.people.identity import SignedIn
from tracker.reminders import composing
from tracker.reminders.action_info import ActionInfo
from tracker.reminders.composing import Envelope, UnsafeLetter, Words, wrapped
from tracker.reminders.due import DueLetter, Row, Told
from tracker.reminders.enums import About, Audience, StepKind
from tracker.reminders.rules import CommentFacts
from tracker.reminders.said import CommentInfo
from tracker.reminders.sight import Recipient, Standing
from tracker.reminders.steps import Step

TODAY = date(2025, 9, 5)
LEAD = SignedIn(
    id=7,
    email="lead.health@example.org",
    name="Action lead, health information",
    known_as="Health lead",
    roles=frozenset({Role.ACTION_LEAD}),
    is_cleared=False,
)
W3 = ActionInfo(1, "W3", "Leaflets & newsletters about health", 1, 1, Visibility.PUBLIC, Facts())
W2 = replace(W3, id=2, ref="W2", title="Update what the app says about health")
COMMENT = CommentInfo(
    CommentFacts(3, date(2025, 8, 29), date(2025, 9, 12)), 9, "care leaver ambassador", W2
)
BOARD = BoardMeeting(
    4, date(2025, 9, 26), time(14), None, "Town Hall", "Executive Board", MeetingStatus.PLANNED
)


def row(kind, thing, about, fell_on, due_on, *, is_new=True, **to):
    recipient = Recipient(**{"user_id": 7, "audience": Audience.ACCOUNTABLE} | to)
    object_id = thing.facts.id if isinstance(thing, CommentInfo) else thing.id
    step = Step(kind, fell_on, about, object_id, due_on)
    return Row(Told(step, thing, recipient), is_new)


OVERDUE = row(StepKind.OVERDUE, W3, About.ACTION, TODAY, date(2025, 8, 29))
LETTER = DueLetter(
    LEAD,
    TODAY,
    (
        OVERDUE,
        row(StepKind.NEXT_BOARD, BOARD, About.MEETING, TODAY, BOARD.held_on),
        row(StepKind.DUE_SOON, W2, About.ACTION, date(2025, 8, 29), date(2025, 9, 26),
            is_new=False, audience=Audience.HELPERS),
        row(StepKind.COMMENT, COMMENT, About.COMMENT, date(2025, 8, 29), date(2025, 9, 12),
            is_new=False),
    ),
    (),
)  # fmt: skip

TEXT = """\
Your council: Corporate Parenting Tracker

4 THINGS NEED YOU

Good morning. The first 2 are new. The other 2 are still open.

1. 5 working days overdue
   W3 Leaflets & newsletters about health
   Was due on Friday 29 August. Say where it is, or ask for a new
   date.

2. The board meets on 26 September 2025, in 15 working days
   Executive Board, Friday 26 September 2025
   At 14:00, Town Hall.

3. Due in 21 days, on 26 September 2025
   W2 Update what the app says about health
   You help with this one.

4. A comment to answer by 12 September 2025
   A care leaver ambassador wrote about W2
   Sent on 29 August. “Noted” is not an answer; there are four to
   choose from.

See what needs you: http://127.0.0.1:8000/

You have this letter because you lead an action and help with an
action. While an action stays late, the chair of its workstream hears
of it too.

Wrong person, or already done? Tell the board secretary. Replies to
this letter are not read.

Fewer letters? Sign in and choose for each kind, or switch off here
all that can be switched off:
{stop}

--
At most one letter on a working day, and only when something changed
for you. We never put a child’s details in a letter.
Demonstration, Friday 5 September 2025: some posts and dates of these
items were made up.
"""


@pytest.fixture
def words(app):
    with app.app_context():
        yield composing.digest_words(LETTER)


def packed(app, letter=None, to=LEAD.email):
    with app.app_context():
        letter = letter or composing.digest_words(LETTER)
        at = datetime(2025, 9, 5, 8, tzinfo=UTC)
        return composing.pack(letter, Envelope(to, "<0f-1e@tracker>", at))


def test_the_letter_s_words(words):
    assert words.subject == "4 things need you"
    assert words.text == TEXT.format(stop=words.stop)


def test_the_html_says_the_same_with_two_links_and_nothing_from_elsewhere(words):
    soup = BeautifulSoup(words.html, "html.parser")
    assert [a["href"] for a in soup.select("a")] == ["http://127.0.0.1:8000/", words.stop]
    assert soup.select("img, script, link, iframe") == []
    said = " ".join(soup.main.get_text(" ").split())
    for line in ("5 working days overdue", "W3 Leaflets & newsletters", "You help with this one."):
        assert line in said
    assert soup.h1.get_text() == "4 things need you"
    assert soup.select_one(".title")["style"]
    styles = "".join(each.get_text() for each in soup.select("style"))
    assert "@media" in styles
    assert ".frame" not in styles


def test_a_user_s_words_are_only_words(app):
    action = replace(W3, title="<script>alert(1)</script> <b>& more</b>")
    letter = replace(LETTER, rows=(replace(OVERDUE, told=OVERDUE.told._replace(thing=action)),))
    with app.app_context():
        html = composing.digest_words(letter).html
    assert BeautifulSoup(html, "html.parser").select("script, b") == []


@pytest.mark.parametrize(
    ("to", "says"),
    [
        ({}, "Say where it is, or ask for a new date."),
        ({"audience": Audience.CHAIR, "is_copy": True}, "You chair its workstream"),
        ({"audience": Audience.BOARD_SECRETARY, "is_copy": True}, "list of exceptions"),
        ({"stands_in": True}, "Nobody is recorded in the post that leads it"),
        ({"audience": Audience.CHAIR, "stands_in": True}, "Nobody chairs its workstream here"),
    ],
)
def test_a_letter_says_why_it_comes_to_this_person(app, to, says):
    late = row(StepKind.OVERDUE, W3, About.ACTION, TODAY, date(2025, 8, 21), **to)
    with app.app_context():
        text = composing.digest_words(replace(LETTER, rows=(late,))).text
    assert says in " ".join(text.split())


@pytest.mark.parametrize(
    ("new", "old", "says"),
    [
        (1, 0, "Good morning. This is new."),
        (2, 0, "Good morning. Both are new."),
        (3, 0, "Good morning. All are new."),
        (1, 1, "Good morning. The first is new. The other one is still open."),
        (2, 3, "Good morning. The first 2 are new. The other 3 are still open."),
    ],
)
def test_a_letter_begins_with_what_is_new(app, new, old, says):
    rows = (OVERDUE,) * new + (replace(OVERDUE, is_new=False),) * old
    with app.app_context():
        text = composing.digest_words(replace(LETTER, rows=rows)).text
    assert says in text
    assert text.count("overdue\n") == new + old


def test_the_same_letter_gives_the_same_bytes(app):
    assert packed(app) == packed(app)


def test_the_bytes_hold_our_headers_each_once_and_both_parts(app):
    letter = message_from_bytes(packed(app), policy=SMTP)
    assert set(letter.keys()) <= composing.HEADERS
    assert (letter["To"], letter["Message-ID"]) == (LEAD.email, "<0f-1e@tracker>")
    assert letter["Date"].datetime == datetime(2025, 9, 5, 8, tzinfo=UTC)
    stop = letter["List-Unsubscribe"].strip("<>")
    assert stop.startswith("http://127.0.0.1:8000/letters/stop/")
    assert letter["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    text = letter.get_body(("plain",)).get_content().replace("\r\n", "\n")
    assert text == TEXT.format(stop=stop)
    assert [part.get_content_type() for part in letter.iter_parts()] == ["text/plain", "text/html"]
    lines = packed(app).split(b"\r\n")
    assert max(map(len, lines)) <= 200
    assert not any(b"\n" in line for line in lines)


def test_only_a_day_s_letter_can_be_switched_off(app):
    letter = message_from_bytes(packed(app, Words("Sign-in link", "text", "<p>html</p>")))
    assert {"List-Unsubscribe", "List-Unsubscribe-Post"}.isdisjoint(letter.keys())


@pytest.mark.parametrize(
    ("away", "says"),
    [
        (True, "You stand in for the Head of Housing, away until 12 September."),
        (False, "The Head of Housing is away until 12 September, so this comes to you."),
    ],
)
def test_what_comes_for_who_is_away_says_so_and_asks_nothing(app, away, says):
    standing = Standing(9, "the Head of Housing", date(2025, 9, 12), is_chosen=away)
    late = row(StepKind.OVERDUE, W3, About.ACTION, TODAY, date(2025, 8, 29), away=standing)
    with app.app_context():
        text = " ".join(composing.digest_words(replace(LETTER, rows=(late,))).text.split())
    assert says in text
    assert "Say where it is" not in text


def test_a_chair_is_told_that_a_lead_has_letters_switched_off(app):
    to = {"audience": Audience.CHAIR, "is_copy": True}
    late = row(StepKind.OVERDUE, W3, About.ACTION, TODAY, date(2025, 8, 29), **to)
    silent = replace(late, told=late.told._replace(lead_is_silent=True))
    with app.app_context():
        said = [
            composing.digest_words(replace(LETTER, rows=(each,))).text for each in (late, silent)
        ]
    assert ["letters about this switched off" in " ".join(text.split()) for text in said] == [
        False,
        True,
    ]


ATTACKS = [
    "=?UTF-8?Q?Overdue=0D=0ABcc:_x@example.com?=",
    "1 thing\r\nBcc: x@example.com",
    "1 thing needs you " * 20,
]


@pytest.mark.parametrize("subject", ATTACKS)
def test_a_subject_that_is_more_than_a_subject_is_not_sent(app, subject):
    try:
        sent = packed(app, Words(subject, "text", "<p>html</p>"))
    except (UnsafeLetter, ValueError):
        return
    assert message_from_bytes(sent, policy=SMTP)["Bcc"] is None
    assert not re.search(rb"(?mi)^bcc:", sent)


@pytest.mark.parametrize("to", ["a@example.org, b@example.org", "a@example.org\r\nBcc: b@x.org"])
def test_a_letter_has_one_recipient(app, to):
    with pytest.raises((UnsafeLetter, ValueError)):
        packed(app, to=to)


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("", [""]),
        ("one", ["one"]),
        ("aaaa bbbb cccc", ["aaaa bbbb", "  cccc"]),
        ("a-word-longer-than-the-line b", ["a-word-longer-than-the-line", "  b"]),
    ],
)
def test_long_text_is_wrapped_at_words(text, lines):
    assert wrapped(text, 10, 2).split("\n") == lines
