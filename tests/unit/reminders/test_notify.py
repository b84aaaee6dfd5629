"""Letters by GOV.UK Notify: its own client, real HTTP on loopback, and each of its answers."""

from contextlib import closing
from datetime import UTC, datetime

import pytest

from tests.support.notify import HANG_UP, STALL, TEMPLATE, notifying
from tests.support.required import free_port
from tracker.config import Notify
from tracker.reminders.transport import Result, Until
from tracker.reminders.transport_notify import NotifyTransport

ID = "<0f-1e@tracker>"
NOW = datetime(2025, 9, 5, 8, tzinfo=UTC)
LETTER = (
    f"Subject: 1 thing needs you\r\nMessage-ID: {ID}\r\n"
    'Content-Type: multipart/alternative; boundary="x"\r\n\r\n'
    "--x\r\nContent-Type: text/plain; charset=utf-8\r\n"
    "Content-Transfer-Encoding: quoted-printable\r\n\r\nA child=E2=80=99s plan\r\n"
    "--x\r\nContent-Type: text/html\r\n\r\n<p>A plan</p>\r\n--x--\r\n"
).encode()


@pytest.fixture(autouse=True)
def no_proxy(monkeypatch):
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")


@pytest.fixture
def notify():
    with notifying() as local:
        yield local


def send(settings, seconds=900.0, packed=LETTER):
    with closing(NotifyTransport(settings)) as transport:
        return transport.send(
            "tracker@example.org", "lead@example.org", packed, Until.after(seconds)
        )


def test_a_letter_goes_as_subject_and_text_with_its_id_as_reference(notify):
    outcome = send(notify.settings)
    assert (outcome.result, outcome.code) == (Result.ACCEPTED, 201)
    (letter,) = notify.letters
    assert letter["email_address"] == "lead@example.org"
    assert letter["template_id"] == TEMPLATE
    assert letter["reference"] == ID
    assert letter["personalisation"]["subject"] == "1 thing needs you"
    assert letter["personalisation"]["body"].strip() == "A child’s plan"
    assert "one_click_unsubscribe_url" not in letter


def test_a_way_to_unsubscribe_is_handed_on(notify):
    send(
        notify.settings,
        packed=b"List-Unsubscribe: <https://tracker.example.org/stop/x>\r\n" + LETTER,
    )
    (letter,) = notify.letters
    assert letter["one_click_unsubscribe_url"] == "https://tracker.example.org/stop/x"


@pytest.mark.parametrize(
    ("status", "words", "result"),
    [
        (400, "ValidationError: email_address Not a valid email address", Result.ADDRESS),
        (
            400,
            "BadRequestError: Can’t send to this recipient using a team-only API key",
            Result.OURS,
        ),
        (
            400,
            "BadRequestError: Can’t send to this recipient when service is in trial mode",
            Result.OURS,
        ),
        (400, "BadRequestError: Missing personalisation: body", Result.OURS),
        (400, "BadRequestError: Template not found", Result.OURS),
        (400, "BadRequestError: Your message is too long", Result.REFUSED),
        (401, "AuthError: Unauthorized", Result.OURS),
        (403, "AuthError: Error: Your system clock must be accurate", Result.OURS),
        (404, "NoResultFound: No result found", Result.OURS),
        (413, "RequestEntityTooLarge: too large", Result.REFUSED),
        (429, "RateLimitError: Exceeded rate limit for key type LIVE", Result.TEMPORARY),
        (429, "TooManyRequestsError: Exceeded send limits for today", Result.TEMPORARY),
        (500, "Exception: Internal server error", Result.TEMPORARY),
        (503, "Exception: Busy", Result.TEMPORARY),
        (504, "Exception: No answer in time", Result.UNKNOWN),
    ],
)
def test_what_each_answer_means(notify, status, words, result):
    notify.answer = (status, words)
    outcome = send(notify.settings)
    assert (outcome.result, outcome.code) == (result, status)
    assert words.partition(": ")[2] in outcome.note


def test_a_key_that_notify_does_not_know_is_ours_to_mend(notify):
    strange = notify.settings.key.replace("26785a09", "00000000")
    outcome = send(Notify(key=strange, template=TEMPLATE, url=notify.settings.url))
    assert (outcome.result, outcome.code) == (Result.OURS, 403)
    assert notify.letters == []


@pytest.mark.parametrize("silence", [HANG_UP, STALL])
def test_no_answer_after_the_letter_was_handed_over_is_not_known(notify, silence):
    notify.silence = silence
    assert send(notify.settings, seconds=1.5).result is Result.UNKNOWN


def test_nobody_listening_is_tried_again():
    settings = Notify(
        key=f"test-{TEMPLATE}-{TEMPLATE}", template=TEMPLATE, url=f"http://127.0.0.1:{free_port()}"
    )
    assert send(settings).result is Result.TEMPORARY


def test_who_comes_to_it_too_late_hands_nothing_over(notify):
    assert send(notify.settings, seconds=0.0).result is Result.LATE
    assert notify.letters == []


def test_a_letter_in_doubt_is_found_by_its_id(notify):
    transport = NotifyTransport(notify.settings)
    assert transport.find([ID], since=NOW) == {ID: False}
    notify.silence, notify.keeps_it = HANG_UP, True
    assert send(notify.settings).result is Result.UNKNOWN
    assert transport.find([ID], since=NOW) == {}
    notify.silence = ""
    assert transport.find([ID], since=NOW) == {ID: True}
    transport.close()


def test_a_probe_sends_nothing_and_looks_at_the_template(notify):
    assert NotifyTransport(notify.settings).probe().result is Result.ACCEPTED
    notify.template = {"subject": "((subject))", "body": "Hello"}
    outcome = NotifyTransport(notify.settings).probe()
    assert outcome.result is Result.OURS
    assert "((body))" in outcome.note
    assert notify.letters == []
