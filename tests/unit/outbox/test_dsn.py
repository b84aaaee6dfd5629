"""What is read out of a report that a letter came back, and what is not."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.factories.bounces import AWAY, report
from tracker.outbox import dsn
from tracker.outbox.dsn import NoReport, kind_of, plain, read
from tracker.outbox.enums import BounceKind

TO = "bounces+b-7-0123456789abcdef0123@example.org"
LEAD = "lead.health@example.org"
PERMANENT, TRANSIENT, OURS = BounceKind.PERMANENT, BounceKind.TRANSIENT, BounceKind.OURS


def test_a_report_says_of_whom_why_and_of_which_letter():
    found = read(report(TO, LEAD, message_id="<a-b@tracker>"))
    (told,) = found.told
    assert (told.kind, told.status, told.addresses) == (PERMANENT, "5.1.1", {LEAD})
    assert told.said == "smtp; 550 5.1.1 User unknown in relay recipient table"
    assert found.message_ids == ("<a-b@tracker>",)
    assert TO in found.to


def test_the_headers_alone_of_the_letter_are_enough():
    raw = report(TO, LEAD, message_id="<a-b@tracker>").replace(
        b"Content-Type: message/rfc822", b"Content-Type: text/rfc822-headers"
    )
    assert read(raw).message_ids == ("<a-b@tracker>",)


@pytest.mark.parametrize(
    ("status", "kind"),
    [
        ("5.1.1", PERMANENT),
        ("5.1.2", PERMANENT),
        ("5.1.3", PERMANENT),
        ("5.1.6", PERMANENT),
        ("5.1.10", PERMANENT),
        ("5.1.1 (no such person)", PERMANENT),
        ("5.2.1", PERMANENT),
        ("5.1.7", OURS),
        ("5.1.8", OURS),
        ("5.2.3", OURS),
        ("5.3.0", OURS),
        ("5.3.4", OURS),
        ("5.4.4", OURS),
        ("5.5.0", OURS),
        ("5.7.1", OURS),
        ("5.7.26", OURS),
        ("5.0.0", TRANSIENT),
        ("5.2.2", TRANSIENT),
        ("4.1.1", TRANSIENT),
        ("4.2.2", TRANSIENT),
        ("4.4.1", TRANSIENT),
        ("2.0.0", None),
        ("9.1.1", None),
        ("nonsense", None),
        ("", None),
    ],
)
def test_only_a_status_of_the_address_speaks_against_the_address(status, kind):
    assert kind_of("failed", status) is kind


@pytest.mark.parametrize("action", ["delivered", "relayed", "expanded", "", "boiled"])
def test_what_has_not_failed_tells_nothing(action):
    assert kind_of(action, "5.1.1") is None


def test_a_delay_is_no_failure_yet():
    assert kind_of("delayed", "5.1.1") is TRANSIENT


@pytest.mark.parametrize(
    "raw",
    [
        AWAY.format(to=TO).encode(),
        b"To: a@example.org\r\nX-Autoreply: yes\r\n\r\nAway.",
        b"Precedence: auto_reply\r\n\r\nAway.",
        b"Content-Type: multipart/report; report-type=disposition-notification; boundary=x\r\n\r\n"
        b"--x\r\nContent-Type: message/disposition-notification\r\n\r\nDisposition: read\r\n\r\n"
        b"--x--",
        report(TO, LEAD, action="delivered", status="2.0.0"),
    ],
)
def test_an_automatic_reply_is_dropped(raw):
    assert read(raw) is None


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"\0\xff\xfe",
        b"not a message at all",
        b"Subject: Hello\r\n\r\nWho are you?",
        b"Auto-Submitted: no\r\n\r\nA person.",
        report(TO, LEAD)
        .replace(b"multipart/report", b"multipart/mixed")
        .replace(b"Auto-Submitted: auto-replied\n", b""),
    ],
)
def test_what_is_no_report_is_refused_with_a_sentence(raw):
    with pytest.raises(NoReport, match="Nothing was changed"):
        read(raw)


def test_a_report_inside_another_letter_is_not_believed():
    inner = report(TO, LEAD)
    raw = b"Content-Type: multipart/mixed; boundary=x\n\n--x\nContent-Type: message/rfc822\n\n"
    with pytest.raises(NoReport):
        read(raw + inner + b"\n--x--\n")


def test_more_than_a_megabyte_is_not_read():
    with pytest.raises(NoReport, match="larger than 1 MB"):
        read(report(TO, LEAD) + b"x" * dsn.LARGEST)


NESTED = b"".join(
    b"Content-Type: multipart/report; boundary=b%d\n\n--b%d\n" % (n, n) for n in range(2_000)
)


@pytest.mark.parametrize(
    "raw",
    [
        NESTED,
        b"Content-Type: multipart/report; boundary=x\n\n" + b"--x\n\n" * 20_000,
        b"a: b\n" * 50_000,
        b"Content-Type: multipart/report; boundary=" + b"x" * 100_000,
        b"Content-Type: " + b"message/rfc822\n\nContent-Type: " * 5_000,
        b"To: =?utf-8?q?" + b"=0D=0A" * 100_000 + b"?=\n\n",
        b"Content-Type: multipart/report; boundary*0=\"a\"; boundary*1*=utf-8''%FF\n\n--a\n\n",
        b"Content-Type: multipart/report; charset=\xff\xfe; boundary=\xe2\x82\xac\n\n",
        b"Content-Transfer-Encoding: base64\nContent-Type: multipart/report; boundary=x\n\n"
        b"--x\nContent-Type: text/rfc822-headers\nContent-Transfer-Encoding: base64\n\n!!!\n--x--",
    ],
)
def test_what_is_made_to_break_a_reader_is_refused_or_dropped(raw):
    with suppress(NoReport):
        assert read(raw[: dsn.LARGEST]) is None


@given(st.binary(max_size=400))
def test_no_bytes_break_the_reader(raw):
    with suppress(NoReport):
        read(raw)


@given(st.binary(max_size=60), st.integers(0, 2_200), st.integers(0, 80))
def test_no_damage_to_a_real_report_breaks_the_reader(noise, at, cut):
    whole = report(TO, LEAD)
    try:
        found = read(whole[:at] + noise + whole[at + cut :])
    except NoReport:
        return
    for told in () if found is None else found.told:
        assert told.said.isprintable()
        assert all(address.isprintable() for address in told.addresses)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("550\x1b[31m red\x07\r\n alert", "550[31m red alert"),
        ("one\ntwo\0three\u202e", "one twothree"),
        ("x" * 400, "x" * 300),
        ("\udcff", "?"),
    ],
)
def test_others_words_are_shown_plainly(text, said):
    assert plain(text) == said
