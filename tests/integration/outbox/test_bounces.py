"""What comes back is believed of its own letter, for a while, and counted once."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from sqlalchemy import func, select

from tests.factories.bounces import AWAY, report
from tests.factories.outbox import LetterFactory
from tests.factories.people import person
from tracker.access.roles import Role
from tracker.core import clock
from tracker.outbox import bounces, suppression
from tracker.outbox.dsn import NoReport
from tracker.outbox.enums import BounceKind, LetterState
from tracker.outbox.models import Bounce, Suppression

OURS = "bounces@example.org"


@pytest.fixture
def config(app):
    return replace(app.extensions["tracker"], mail_bounces=OURS)


@pytest.fixture
def user(session):
    return person(Role.ACTION_LEAD)


def went(user, **facts):
    """A letter that the mail server took."""
    told = {"state": LetterState.SENT, "finished_at": clock.now(), "attempts": 1}
    return LetterFactory(user_id=user.id, **(told | facts))


def came_back(letter, user, config, **facts):
    facts.setdefault("about", user.email)
    to = facts.pop("to", bounces.sender_of(letter, config))
    return bounces.take(report(to, **facts), config)


def counted(session):
    return session.scalar(select(func.count(Bounce.id)))


def refused(session, sentence, *args, **facts):
    with pytest.raises(NoReport, match=sentence):
        came_back(*args, **facts)
    assert counted(session) == 0
    assert suppression.unreachable() == frozenset()


def test_an_address_that_does_not_exist_gets_no_more_reminders(session, user, config):
    letter = went(user)
    said = came_back(letter, user, config)
    assert said == (
        f"Letter {letter.id} came back: there is no such address (5.1.1). "
        "No more reminders go to it."
    )
    assert suppression.unreachable() == {user.id}
    (row,) = session.scalars(select(Suppression))
    assert row.note == "5.1.1 smtp; 550 5.1.1 User unknown in relay recipient table"
    assert letter.state is LetterState.SENT


@pytest.mark.parametrize("status", ["5.4.4", "5.7.1", "5.3.0", "4.2.2", "5.2.2", "5.1.8"])
def test_what_is_not_the_address_s_fault_silences_nobody(session, user, config, status):
    came_back(went(user), user, config, status=status)
    assert counted(session) == 1
    assert suppression.unreachable() == frozenset()


def test_the_same_report_twice_counts_once(session, user, config):
    letter = went(user)
    came_back(letter, user, config, status="4.2.2")
    assert came_back(letter, user, config, status="4.2.2") == bounces.KNOWN
    came_back(letter, user, config, status="4.2.2", own_id="another@mail.example.org")
    assert counted(session) == 2


def test_three_in_a_week_are_a_warning_to_the_administrator(session, user, config):
    letters = [went(user, created_on=date(2025, 9, day)) for day in (1, 3, 5)]
    for letter in letters[:2]:
        came_back(letter, user, config, status="4.2.2")
    assert suppression.in_trouble() == []
    came_back(letters[2], user, config, status="4.2.2")
    (row,) = suppression.in_trouble()
    assert (row.user_id, row.times, row.since_at) == (user.id, 3, None)
    clock.hold(date(2025, 9, 15))
    assert suppression.in_trouble() == []


def test_a_mark_that_is_not_ours_is_refused(session, user, config):
    letter, other = went(user), went(user, created_on=date(2025, 9, 4))
    mark = bounces.sender_of(letter, config).rpartition("-")[2]
    forged = f"bounces+b-{other.id}-{mark}"
    refused(session, "mark .* is not ours", other, user, config, to=forged)


def test_a_mark_made_with_another_secret_is_refused(session, user, config):
    letter = went(user)
    to = bounces.sender_of(letter, replace(config, secret_key="x" * 40))
    refused(session, "is not ours", letter, user, config, to=to)


def test_after_thirty_days_a_mark_is_worth_nothing(session, user, config):
    letter = went(user, created_on=clock.today() - timedelta(days=31))
    refused(session, "more than 30 days ago", letter, user, config)


def test_on_the_thirtieth_day_it_is_worth_something(session, user, config):
    came_back(went(user, created_on=clock.today() - timedelta(days=30)), user, config)
    assert suppression.unreachable() == {user.id}


def test_another_person_s_address_is_refused(session, user, config):
    other = person(Role.ACTION_LEAD)
    refused(session, "another address", went(user), user, config, about=other.email)


def test_an_address_that_was_changed_since_is_refused(session, user, config):
    letter, old = went(user), user.email
    user.email = "moved@example.org"
    session.flush()
    refused(session, "another address", letter, user, config, about=old)


def test_the_address_that_we_wrote_to_counts_where_it_is_passed_on(session, user, config):
    came_back(went(user), user, config, final="somebody@elsewhere.example.org")
    assert suppression.unreachable() == {user.id}


@pytest.mark.parametrize("to", ["board@example.org", OURS, "bounces+b-77-{mark}@example.org"])
def test_a_report_that_names_no_letter_is_refused(session, user, config, to):
    refused(session, "No letter of ours", went(user), user, config, to=to.format(mark="0" * 20))


def test_a_letter_that_never_went_cannot_come_back(session, user, config):
    letter = went(user, attempts=0)
    refused(session, "never handed over", letter, user, config)


def test_a_message_id_alone_is_not_enough_where_letters_have_a_mark(session, user, config):
    letter = went(user)
    refused(
        session, "No letter of ours", letter, user, config,
        to="tracker@example.org", message_id=letter.message_id,
    )  # fmt: skip


def test_without_an_address_for_bounces_the_message_id_finds_the_letter(session, user, config):
    plain = replace(config, mail_bounces="", mail_from="tracker@example.org")
    letter = went(user)
    assert bounces.sender_of(letter, plain) == "tracker@example.org"
    came_back(letter, user, plain, message_id=letter.message_id)
    assert suppression.unreachable() == {user.id}
    with pytest.raises(NoReport, match="No letter of ours"):
        came_back(letter, user, plain, message_id="<another@tracker>")


def test_an_automatic_reply_changes_nothing(session, user, config):
    away = AWAY.format(to=bounces.sender_of(went(user), config)).encode()
    assert bounces.take(away, config) == bounces.AUTOMATIC
    assert counted(session) == 0


@pytest.mark.parametrize("said", ["\x1b[2J\x07 cleared", "nul \\0 \u202e", "x" * 5_000, "caf\xe9"])
def test_a_server_s_words_are_kept_short_and_plain(session, user, config, said):
    came_back(went(user), user, config, said=said)
    note = session.scalar(select(Bounce.note))
    assert note.isprintable()
    assert len(note) <= 300


def test_what_came_back_for_now_is_said_of_its_kind(session, user, config):
    came_back(went(user), user, config, status="4.4.1", action="delayed")
    assert session.scalar(select(Bounce.kind)) is BounceKind.TRANSIENT
