"""Writing letters: as the preview said, each once, whatever stopped in between."""

from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import func, select

from tests.factories.actions import closed
from tests.factories.people import person
from tests.factories.reminders import board_on, in_post, led_action
from tests.factories.voice import AnswerFactory, CommentFactory
from tests.factories.workstreams import WorkstreamFactory, ambassador_of, chair_of
from tracker.access.roles import Role
from tracker.core import clock
from tracker.outbox import runs
from tracker.outbox.enums import LetterState
from tracker.outbox.models import Letter, LetterItem
from tracker.reminders import service
from tracker.reminders.preview import preview

TODAY = date(2025, 9, 5)
MONDAY = date(2025, 9, 8)
YESTERDAY = date(2025, 9, 4)


def letters(session):
    session.expire_all()
    return list(session.scalars(select(Letter).order_by(Letter.id)))


def at(monkeypatch, moment):
    """The council's clock shows another moment."""
    monkeypatch.setattr(clock, "now", lambda: moment)


def test_what_is_written_is_what_the_preview_said(session, lead):
    stream = WorkstreamFactory()
    board_on(members=[chair_of(stream), ambassador_of(stream), person(Role.BOARD_MEMBER)])
    for due_on in (YESTERDAY, date(2025, 8, 29), date(2025, 10, 3)):
        led_action(lead[1], workstream=stream, due_on=due_on)
    said = preview(TODAY)["letters"]
    assert service.generate() == len(said) == 4
    written = [(letter.dedupe_key, letter.subject) for letter in letters(session)]
    assert sorted(written) == sorted((each["dedupe_key"], each["subject"]) for each in said)


def test_a_second_run_writes_nothing(session, lead):
    led_action(lead[1], due_on=YESTERDAY)
    assert [service.generate() for _ in range(3)] == [1, 0, 0]
    assert session.scalar(select(func.count(LetterItem.id))) == 1


def test_a_new_database_tells_of_today_alone(session, lead):
    led_action(lead[1], due_on=date(2025, 9, 3))
    assert service.generate() == 0
    assert runs.finished(service.JOB, TODAY)


def test_days_that_were_missed_are_made_good(session, lead):
    led_action(lead[1], due_on=date(2025, 9, 2))
    runs.finish(service.JOB, date(2025, 9, 2))
    assert service.generate() == 1
    (item,) = session.scalars(select(LetterItem))
    assert (item.step, item.fell_on) == ("overdue_1", date(2025, 9, 3))


def test_a_step_that_was_told_is_not_told_again(session, lead):
    led_action(lead[1], due_on=YESTERDAY)
    service.generate()
    clock.hold(MONDAY)
    led_action(lead[1], due_on=TODAY)
    assert service.generate() == 1
    steps = session.execute(select(LetterItem.step, LetterItem.fell_on).order_by(LetterItem.id))
    assert [tuple(step) for step in steps] == [
        ("overdue_1", TODAY),
        ("still_overdue", MONDAY),
        ("overdue_1", MONDAY),
    ]


def test_what_comes_after_a_letter_went_is_in_the_next_one(session, lead):
    led_action(lead[1], due_on=YESTERDAY)
    service.generate()
    (letter,) = letters(session)
    letter.state, letter.finished_at = LetterState.SENT, clock.now()
    comment = CommentFactory(
        action=led_action(lead[1]),
        posted_at=datetime(2025, 9, 5, 14, tzinfo=UTC),
        answer_due_on=date(2025, 9, 19),
    )
    session.flush()
    assert service.generate() == 0
    clock.hold(MONDAY)
    assert service.generate() == 1
    told = session.scalars(select(LetterItem.step).where(LetterItem.object_id == comment.id))
    assert "comment" in set(told)


def test_what_comes_while_a_letter_waits_joins_it(session, lead):
    led_action(lead[1], due_on=YESTERDAY)
    comment = CommentFactory(
        author=lead[0],
        action=led_action(in_post()[1]),
        posted_at=datetime(2025, 9, 1, 9, tzinfo=UTC),
        answer_due_on=date(2025, 9, 15),
    )
    service.generate()
    AnswerFactory(comment=comment)
    assert service.generate() == 0
    (letter,) = [each for each in letters(session) if each.user_id == lead[0].id]
    assert letter.subject == "2 things need you"


def test_the_outbox_says_what_the_preview_says_also_after_something_was_done(session, lead):
    board_on(members=[lead[0]])
    first = led_action(lead[1], due_on=YESTERDAY)
    led_action(lead[1], due_on=YESTERDAY)
    service.generate()
    closed(first)
    session.flush()
    service.generate()
    (said,) = [each for each in preview(TODAY)["letters"] if each["to"] == lead[0].email]
    (letter,) = [each for each in letters(session) if each.user_id == lead[0].id]
    assert letter.subject == said["subject"] == "3 things need you"


def test_a_newer_letter_takes_the_place_of_an_older_one_that_waits(session, lead):
    action = led_action(lead[1], due_on=YESTERDAY)
    service.generate()
    clock.hold(date(2025, 9, 11))  # the fifth working day
    assert service.generate() >= 1
    states = [each.state for each in letters(session) if each.user_id == lead[0].id]
    assert states == [LetterState.EXPIRED, LetterState.QUEUED]
    assert action.id


@pytest.mark.parametrize(
    ("moment", "written"),
    [
        pytest.param(datetime(2025, 9, 5, 6, 29, tzinfo=UTC), 0, id="07:29 in summer"),
        pytest.param(datetime(2025, 9, 5, 6, 30, tzinfo=UTC), 1, id="07:30 in summer"),
        pytest.param(datetime(2025, 9, 5, 16, 59, tzinfo=UTC), 1, id="17:59 in summer"),
        pytest.param(datetime(2025, 9, 5, 17, 0, tzinfo=UTC), 0, id="18:00 in summer"),
        pytest.param(datetime(2025, 12, 5, 6, 30, tzinfo=UTC), 0, id="06:30 in winter"),
        pytest.param(datetime(2025, 12, 5, 7, 30, tzinfo=UTC), 1, id="07:30 in winter"),
        pytest.param(datetime(2025, 9, 6, 9, 0, tzinfo=UTC), 0, id="a Saturday"),
        pytest.param(datetime(2025, 12, 25, 9, 0, tzinfo=UTC), 0, id="Christmas"),
    ],
)
def test_letters_are_written_in_working_hours_of_london(monkeypatch, lead, moment, written):
    at(monkeypatch, moment)
    led_action(lead[1], due_on=clock.today() - timedelta(days=1))
    assert service.generate() == written


def test_an_ambassador_s_letter_waits_for_nine(monkeypatch, session):
    stream = WorkstreamFactory()
    ambassador, chair = ambassador_of(stream), chair_of(stream)
    board_on(members=[ambassador, chair])
    at(monkeypatch, datetime(2025, 9, 5, 6, 45, tzinfo=UTC))
    service.generate()
    waits = {letter.user_id: letter.not_before_at for letter in letters(session)}
    assert waits == {
        ambassador.id: datetime(2025, 9, 5, 8, tzinfo=UTC),
        chair.id: datetime(2025, 9, 5, 6, 30, tzinfo=UTC),
    }


def test_nothing_to_write_takes_no_lock(session, lead, monkeypatch):
    service.generate()

    def no_unit():
        raise AssertionError("a tick with nothing to write began to write")

    monkeypatch.setattr(service, "unit_of_work", no_unit)
    closed(led_action(lead[1], due_on=YESTERDAY))
    assert service.generate() == 0
