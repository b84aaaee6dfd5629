"""Whatever people write, the outside of a letter is ours: the same headers, and one recipient."""

from dataclasses import replace
from datetime import UTC, date, datetime, time
from email import message_from_bytes
from email.policy import SMTP

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tracker.access.roles import Role
from tracker.actions.rules import Facts
from tracker.core.visibility import Visibility
from tracker.meetings.enums import MeetingStatus
from tracker.meetings.queries import BoardMeeting
from tracker.people.enums import AccountMatter
from tracker.people.identity import SignedIn
from tracker.people.letters import AccountWords
from tracker.reminders import composing
from tracker.reminders.action_info import ActionInfo
from tracker.reminders.composing import Envelope, UnsafeLetter, pack
from tracker.reminders.due import DueLetter, Row, Told
from tracker.reminders.enums import About, Audience, StepKind
from tracker.reminders.rules import CommentFacts
from tracker.reminders.said import CommentInfo
from tracker.reminders.sight import Recipient
from tracker.reminders.steps import Step

DAY = date(2025, 9, 5)
TO = "lead.health@example.org"
OUTSIDE = Envelope(TO, "<0f-1e@tracker>", datetime(2025, 9, 5, 8, tzinfo=UTC))
# cpython#121650: an encoded word that holds a line break becomes a header of its own when folded.
ATTACKS = (
    "=?UTF-8?Q?Overdue=0D=0ABcc:_x@example.com?=",
    "=?utf-8?B?DQpCY2M6IHhAZXhhbXBsZS5jb20=?=",
    "W3\r\nBcc: x@example.com",
    "W3\nBcc: x@example.com\n\nA body of their own",
    "W3\rBcc: x@example.com",
    "W3\u2028Bcc: x@example.com",
    "W3\x85Bcc: x@example.com",
    "W3\x0bBcc: x@example.com",
    "W3\0Bcc: x@example.com",
    "--=0f-1e=--\r\nContent-Type: text/html",
    ".\r\nMAIL FROM:<x@example.com>",
    "\udcff",
    "x" * 2_000,
)
written = st.one_of(st.sampled_from(ATTACKS), st.text(max_size=120))
often = settings(
    max_examples=40,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


def digest(text):
    """A letter about an action, a comment and a meeting, in which people wrote only this."""
    to = SignedIn(7, TO, text, text, frozenset({Role.ACTION_LEAD}), False)
    action = ActionInfo(1, text, text, 1, 1, Visibility.PUBLIC, Facts())
    comment = CommentInfo(CommentFacts(3, DAY, date(2025, 9, 19)), 9, text, action)
    board = BoardMeeting(4, date(2025, 9, 26), time(14), None, text, text, MeetingStatus.PLANNED)
    things = (
        (StepKind.OVERDUE, About.ACTION, action),
        (StepKind.COMMENT, About.COMMENT, comment),
        (StepKind.NEXT_BOARD, About.MEETING, board),
    )
    rows = tuple(
        Row(Told(Step(kind, DAY, about, 1, DAY), thing, Recipient(7, Audience.ACCOUNTABLE)), True)
        for kind, about, thing in things
    )
    return composing.digest_words(DueLetter(to, DAY, rows, ()))


def account(matter, text):
    """A letter about an account whose person chose what they are called."""
    said = AccountWords(text, TO, "http://127.0.0.1:8000/x/y", "an hour", (text,), text, "http://x")
    return composing.words(f"account_{matter.value}", account=said)


def outside(words, envelope=OUTSIDE):
    packed = pack(words, envelope)
    return packed.partition(b"\r\n\r\n")[0]


@often
@given(text=written)
def test_the_outside_of_a_digest_is_the_same_whatever_people_wrote(app, text):
    text = text.encode("utf-8", "replace").decode()
    with app.app_context():
        assert outside(digest(text)) == outside(digest("plain words"))


@pytest.mark.parametrize("matter", list(AccountMatter))
@often
@given(text=written)
def test_the_outside_of_an_account_letter_is_too(app, matter, text):
    text = text.encode("utf-8", "replace").decode()
    with app.app_context():
        assert outside(account(matter, text)) == outside(account(matter, "plain words"))


@pytest.mark.parametrize("text", ATTACKS[:-2])
def test_no_attack_makes_a_header_a_part_or_a_second_letter(app, text):
    with app.app_context():
        packed = pack(digest(text), OUTSIDE)
    letter = message_from_bytes(packed, policy=SMTP)
    assert set(letter.keys()) <= composing.HEADERS
    assert [part.get_content_type() for part in letter.iter_parts()] == ["text/plain", "text/html"]
    assert letter.defects == []


@often
@given(to=st.one_of(st.sampled_from(ATTACKS), st.text(max_size=60), st.emails()))
def test_an_address_is_one_address_or_the_letter_is_not_written(app, to):
    with app.app_context():
        try:
            head = outside(digest("plain words"), replace(OUTSIDE, to=to))
        except (UnsafeLetter, ValueError):
            return
    letter = message_from_bytes(head + b"\r\n\r\n", policy=SMTP)
    assert [each.addr_spec for each in letter["To"].addresses] == [to]
    assert head.replace(to.encode(), TO.encode()) == outside_of_plain(app)


def outside_of_plain(app):
    with app.app_context():
        return outside(digest("plain words"))


def test_the_message_id_is_the_key_s_and_no_other_s(app):
    with app.app_context():
        head = outside(digest("plain words"))
    assert head.count(b"Message-ID: <0f-1e@tracker>\r\n") == 1
