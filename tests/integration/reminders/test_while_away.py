"""Letters while somebody is away: to whoever stands in, else the chair, else the secretary."""

from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import select

from tests.factories.people import AbsenceFactory, PostHoldingFactory, person
from tests.factories.reminders import board_on, in_post, led_action
from tests.factories.sending import by, written
from tests.factories.voice import AnswerFactory, CommentFactory, CommentFlagFactory
from tests.factories.workstreams import WorkstreamFactory, ambassador_of, chair_of
from tracker.access.roles import Role
from tracker.core import clock
from tracker.core.visibility import Visibility
from tracker.outbox.enums import LetterState
from tracker.outbox.models import Letter
from tracker.people import letters
from tracker.people.away.service import be_away, be_back
from tracker.people.enums import AccountMatter
from tracker.people.models import RoleHeld
from tracker.people.sign_in import as_person
from tracker.reminders import service
from tracker.reminders.choices import service as choices
from tracker.reminders.due import due_letters
from tracker.reminders.enums import Rhythm
from tracker.reminders.preview import preview
from tracker.reminders.triggers import Trigger
from tracker.reminders.wording import items_of

TODAY = date(2025, 9, 5)
YESTERDAY = date(2025, 9, 4)
FIVE_DAYS_AGO = date(2025, 8, 29)
LAST_DAY = date(2025, 9, 12)
BACK = date(2025, 9, 15)
AT_NINE = datetime(2025, 9, 5, 8, tzinfo=UTC)


@pytest.fixture
def stream(session):
    return WorkstreamFactory()


@pytest.fixture
def chair(stream):
    return chair_of(stream, name="Chair")


@pytest.fixture
def colleague(session):
    return person(Role.PERFORMANCE_OFFICER, name="Colleague")


def told(on=TODAY):
    """What each person's letter says of each thing, by name."""
    return {letter.to.id: [item.detail for item in items_of(letter)] for letter in due_letters(on)}


def test_whoever_stands_in_gets_it_in_their_own_letter(lead, colleague):
    user, post = lead
    post.name = "Head of Housing"
    other, own = in_post(name="Stand-in")
    AbsenceFactory(user=user, stand_in=other)
    led_action(post, due_on=YESTERDAY)
    led_action(own, due_on=YESTERDAY)
    assert told() == {
        other.id: [
            "Was due on Thursday 4 September. "
            "You stand in for the Head of Housing, away until 12 September.",
            "Was due on Thursday 4 September. Say where it is, or ask for a new date.",
        ]
    }
    (letter,) = preview(TODAY)["letters"]
    assert letter["dedupe_key"] == f"digest:{other.id}:2025-09-05"
    assert user.name not in str(told())


def test_without_a_stand_in_the_chair_is_told(lead, stream, chair):
    user, post = lead
    post.name = "The Housing Team"
    AbsenceFactory(user=user)
    led_action(post, workstream=stream, due_on=YESTERDAY)
    assert told() == {
        chair.id: [
            "Was due on Thursday 4 September. "
            "The Housing Team is away until 12 September, so this comes to you."
        ]
    }


def test_a_chair_who_is_away_is_stood_in_for_too(lead, stream, chair, colleague):
    AbsenceFactory(user=chair, stand_in=colleague)
    led_action(lead[1], workstream=stream, due_on=FIVE_DAYS_AGO)
    assert told()[colleague.id] == [
        "Was due on Friday 29 August. You stand in for a workstream chair, away until 12 September."
    ]


def test_where_all_are_away_it_is_the_secretary_s(lead, stream, chair):
    secretary = person(Role.BOARD_SECRETARY)
    for user in (lead[0], chair):
        AbsenceFactory(user=user)
    led_action(lead[1], workstream=stream, due_on=YESTERDAY)
    assert list(told()) == [secretary.id]


def test_what_a_stand_in_may_not_see_goes_to_the_chair(lead, stream, chair):
    other = person(Role.ADMINISTRATOR)
    AbsenceFactory(user=lead[0], stand_in=other)
    facts = {"workstream": stream, "due_on": YESTERDAY}
    hidden = led_action(lead[1], visibility=Visibility.BOARD, **facts)
    open_one = led_action(lead[1], visibility=Visibility.PUBLIC, **facts)
    found = {
        letter.to.id: [row.told.step.id for row in letter.rows] for letter in due_letters(TODAY)
    }
    assert found == {other.id: [open_one.id], chair.id: [hidden.id]}


@pytest.mark.parametrize("why", ["away too", "without a role", "deactivated", "an ambassador"])
def test_a_stand_in_who_cannot_any_more_is_passed_over(
    session, lead, stream, chair, colleague, why
):
    AbsenceFactory(user=lead[0], stand_in=colleague)
    if why == "away too":
        AbsenceFactory(user=colleague, stand_in=lead[0])
    elif why == "deactivated":
        colleague.is_active, colleague.deactivated_at = False, clock.now()
    else:
        held = session.scalars(select(RoleHeld).where(RoleHeld.user_id == colleague.id)).one()
        held.ended_at = clock.now()
        if why == "an ambassador":
            session.add(RoleHeld(user_id=colleague.id, role=Role.AMBASSADOR, given_at=clock.now()))
    session.flush()
    led_action(lead[1], workstream=stream, due_on=YESTERDAY)
    assert list(told()) == [chair.id]


def test_of_two_in_a_post_the_one_who_is_there_is_enough(session, lead, stream, chair):
    user, post = lead
    other = person(Role.ACTION_LEAD)
    PostHoldingFactory(user=other, post=post)
    AbsenceFactory(user=user)
    led_action(post, workstream=stream, due_on=YESTERDAY)
    assert list(told()) == [other.id]


def test_whoever_has_it_anyway_has_it_once(lead, stream, chair):
    AbsenceFactory(user=lead[0], stand_in=chair)
    led_action(lead[1], workstream=stream, due_on=FIVE_DAYS_AGO)
    (rows,) = told().values()
    assert len(rows) == 1


def test_a_comment_s_author_does_not_stand_in_for_its_answer(lead, stream, chair, colleague):
    AbsenceFactory(user=lead[0], stand_in=colleague)
    action = led_action(lead[1], workstream=stream)
    for author in (colleague, person(Role.AMBASSADOR)):
        CommentFactory(
            action=action, author=author, posted_at=AT_NINE, answer_due_on=date(2025, 9, 19)
        )
    assert {user: len(rows) for user, rows in told().items()} == {colleague.id: 1}


def test_who_is_away_hears_of_their_own_matters_once_they_are_back(session, lead):
    ambassador = person(Role.AMBASSADOR)
    AbsenceFactory(user=ambassador)
    comment = CommentFactory(action=led_action(lead[1]), author=ambassador, posted_at=AT_NINE)
    AnswerFactory(comment=comment, by=lead[0], answered_at=AT_NINE)
    assert told() == {}
    assert list(told(BACK)) == [ambassador.id]
    assert told(BACK + timedelta(days=1)) == {}


def test_on_the_first_day_back_all_that_fell_and_is_open_is_told(session, lead, stream, chair):
    user, post = lead
    AbsenceFactory(user=user)
    led_action(post, workstream=stream, due_on=YESTERDAY)
    led_action(post, workstream=stream, due_on=date(2025, 10, 9))  # 28 days after 11 September
    for day in (TODAY, date(2025, 9, 8), date(2025, 9, 11), LAST_DAY):
        assert list(told(day)) in ([chair.id], []), day
    assert len(told(BACK)[user.id]) == 2


def test_what_was_told_before_is_not_told_again_on_the_way_back(session, lead, stream):
    user, post = lead
    led_action(post, workstream=stream, due_on=date(2025, 10, 3))  # 28 days after today
    service.generate()
    absence = be_away(
        user.id, by=as_person(user), first_on=TODAY, last_on=LAST_DAY, stand_in_id=None
    )
    clock.hold(date(2025, 9, 9))
    be_back(absence.id, user_id=user.id, by=as_person(user))
    service.generate()
    assert len(session.scalars(select(Letter).where(Letter.user_id == user.id)).all()) == 1


def test_a_letter_that_waits_goes_to_the_stand_in_instead(session, lead, config, mailbox):
    letter, _ = written(session, lead)
    other = person(Role.ACTION_LEAD)
    be_away(
        lead[0].id, by=as_person(lead[0]), first_on=TODAY, last_on=LAST_DAY, stand_in_id=other.id
    )
    assert by(config, mailbox.port).send_waiting() == 0
    service.generate()
    assert by(config, mailbox.port).send_waiting() == 1
    session.refresh(letter)
    assert letter.state is LetterState.CANCELLED
    assert mailbox.envelopes[0].rcpt_tos == [other.email]


def test_what_the_one_away_switched_off_comes_to_nobody(lead, colleague):
    AbsenceFactory(user=lead[0], stand_in=colleague)
    led_action(lead[1], due_on=date(2025, 10, 3))
    off = {Trigger.DUE_SOON: Rhythm.NEVER}
    choices.choose(colleague.id, off, by=as_person(colleague))
    assert list(told()) == [colleague.id]
    choices.choose(lead[0].id, off, by=as_person(lead[0]))
    assert told() == {}


def test_a_member_s_board_is_told_to_who_stands_in_and_to_no_chair(session, chair, colleague):
    members = [person(Role.BOARD_MEMBER) for _ in range(2)]
    board_on(members=members)
    AbsenceFactory(user=members[0], stand_in=colleague)
    AbsenceFactory(user=members[1])
    assert set(told()) == {chair.id, colleague.id}
    assert "You stand in for a board member, away until 12 September." in told()[colleague.id][0]


def test_nobody_stands_in_for_an_ambassador_s_board(session, stream):
    ambassador = ambassador_of(stream)
    AbsenceFactory(user=ambassador)
    board_on()
    assert ambassador.id not in told()


def test_a_worry_goes_to_the_safeguarding_leads_who_are_there_or_to_all(lead, colleague):
    first, second = (person(Role.SAFEGUARDING_LEAD) for _ in range(2))
    comment = CommentFactory(action=led_action(lead[1]), posted_at=AT_NINE)
    CommentFlagFactory(comment=comment, by=lead[0])
    AbsenceFactory(user=first, stand_in=colleague)
    assert list(told()) == [second.id]
    AbsenceFactory(user=second, stand_in=colleague)
    assert set(told()) == {first.id, second.id}


def test_account_letters_come_all_the_same(session, lead, config, mailbox):
    AbsenceFactory(user=lead[0])
    letters.tell(lead[0], AccountMatter.PASSWORD_CHANGED)
    assert by(config, mailbox.port).send_waiting() == 1
