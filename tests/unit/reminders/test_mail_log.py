"""Postfix's log: which letters arrived, which did not, and where it cannot tell."""

from datetime import UTC, datetime, timedelta

import pytest

from tracker.core import clock
from tracker.reminders import mail_log
from tracker.reminders.mail_log import MailLog

ID, OTHER = "<0f-1e@tracker>", "<2d-3c@tracker>"
NOW = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
BEGAN = NOW - timedelta(minutes=5)


def line(at, said, *, old=False):
    stamp = f"{at.astimezone():%b %e %H:%M:%S}" if old else at.isoformat(timespec="microseconds")
    return f"{stamp} mail postfix/{said}\n"


def taken(at, message_id=ID, file="4fXy1c2bRz1", **told):
    """A letter that came in, was queued and went on."""
    lines = (
        f"smtpd[811]: {file}: client=localhost[127.0.0.1]",
        f"cleanup[814]: {file}: message-id={message_id}",
        f"qmgr[702]: {file}: from=<tracker@example.org>, size=5044, nrcpt=1 (queue active)",
        f"smtp[815]: {file}: to=<lead@example.org>, relay=mx.example.org[192.0.2.1]:25, delay=0.4,"
        " delays=0.1/0/0.1/0.2, dsn=2.0.0, status=sent (250 2.0.0 Ok: queued as 1A2B3C)",
        f"qmgr[702]: {file}: removed",
    )
    return "".join(line(at, each, **told) for each in lines)


def cut_off(at):
    """A letter whose end never came: Postfix had read its headers by then."""
    return (
        line(at, "smtpd[811]: 4fXy1c2bRz1: client=localhost[127.0.0.1]")
        + line(at, f"cleanup[814]: 4fXy1c2bRz1: message-id={ID}")
        + line(at, "smtpd[811]: lost connection after DATA (4096 bytes) from localhost[127.0.0.1]")
    )


def quiet(at, **told):
    return line(
        at, "anvil[900]: statistics: max connection rate 1/60s for (smtp:127.0.0.1)", **told
    )


@pytest.fixture(autouse=True)
def now(monkeypatch):
    monkeypatch.setattr(clock, "instant", lambda: NOW)


@pytest.fixture
def log(tmp_path):
    return tmp_path / "mail.log"


def find(log, *ids, since=BEGAN):
    return MailLog(log).find(ids or [ID], since=since)


BEFORE, SINCE = BEGAN - timedelta(hours=1), BEGAN + timedelta(minutes=1)


@pytest.mark.parametrize("old", [False, True], ids=["RFC 3339", "as of old"])
def test_a_letter_that_was_queued_arrived_and_another_did_not(log, old):
    log.write_text(
        quiet(BEFORE, old=old) + taken(BEGAN, old=old) + quiet(SINCE, old=old), encoding="ascii"
    )
    assert find(log, ID, OTHER) == {ID: True, OTHER: False}


def test_a_letter_whose_end_never_came_did_not_arrive(log):
    log.write_text(quiet(BEFORE) + cut_off(BEGAN) + quiet(SINCE), encoding="ascii")
    assert find(log) == {ID: False}


def test_a_letter_that_postfix_holds_arrived(log):
    held = line(BEGAN, f"cleanup[814]: 4fX: message-id={ID}") + line(
        BEGAN, "cleanup[814]: 4fX: hold: header Subject: x from localhost[127.0.0.1]"
    )
    log.write_text(held, encoding="ascii")
    assert find(log) == {ID: True}


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("", id="empty"),
        pytest.param(quiet(BEFORE), id="nothing since"),
        pytest.param(quiet(SINCE), id="begun since"),
        pytest.param("no log at all\n", id="something else"),
    ],
)
def test_a_log_that_does_not_reach_over_the_attempt_cannot_tell(log, text):
    log.write_text(text, encoding="ascii")
    assert find(log) == {}


def test_a_letter_is_found_even_where_its_absence_could_not_be_told(log):
    log.write_text(taken(BEGAN), encoding="ascii")
    assert find(log, ID, OTHER) == {ID: True}


def test_the_log_before_is_read_as_well(log):
    log.with_name("mail.log.1").write_text(quiet(BEFORE) + taken(BEGAN), encoding="ascii")
    log.write_text(quiet(SINCE), encoding="ascii")
    assert find(log, ID, OTHER) == {ID: True, OTHER: False}


def test_a_large_log_is_read_from_its_end(log, monkeypatch):
    monkeypatch.setattr(mail_log, "BLOCK", 500)
    old = "".join(quiet(BEFORE + timedelta(seconds=n)) for n in range(2000))
    log.write_text(old + taken(BEGAN) + quiet(SINCE) * 30, encoding="ascii")
    read = []
    blocks = mail_log._blocks
    monkeypatch.setattr(
        mail_log, "_blocks", lambda path: (read.append(b) or b for b in blocks(path))
    )
    assert find(log, ID, OTHER) == {ID: True, OTHER: False}
    assert len(read) < 40


def test_a_name_that_is_not_ours_does_not_count(log):
    said = f"smtpd[811]: NOQUEUE: reject: message-id={ID}"
    resent = f"cleanup[814]: 4fX: resent-message-id={ID}"
    text = quiet(BEFORE) + line(BEGAN, said) + line(BEGAN, resent) + quiet(SINCE)
    log.write_text(text, encoding="ascii")
    assert find(log) == {ID: False}


def test_in_january_december_was_last_year(log, monkeypatch):
    new_year = datetime(2026, 1, 1, 0, 1, tzinfo=UTC)
    monkeypatch.setattr(clock, "instant", lambda: new_year)
    began = new_year - timedelta(minutes=2)
    log.write_text(
        quiet(began - timedelta(hours=1), old=True) + quiet(new_year, old=True), encoding="ascii"
    )
    assert find(log, since=began) == {ID: False}


def test_a_log_that_cannot_be_read_says_so_and_tells_nothing(log):
    assert find(log) == {}
    assert "cannot be read: No such file" in MailLog(log).trouble()
    log.touch()
    assert MailLog(log).trouble() == ""
