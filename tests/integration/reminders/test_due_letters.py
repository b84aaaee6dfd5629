"""Who is due what on a day, and why; on Friday 5 September 2025 unless said otherwise."""

from datetime import UTC, date, datetime

import pytest

from tests.factories.actions import ActionHelperFactory, closed
from tests.factories.outbox import LetterFactory
from tests.factories.people import PostFactory, PostHoldingFactory, person
from tests.factories.plan import PlanFactory
from tests.factories.reminders import board_on, in_post, led_action
from tests.factories.voice import AnswerFactory, CommentFactory, CommentFlagFactory
from tests.factories.workstreams import WorkstreamFactory, ambassador_of, chair_of
from tests.support.queries import at_most
from tracker.access.roles import Role
from tracker.actions.enums import Precision
from tracker.core.visibility import Visibility
from tracker.reminders.due import due_letters
from tracker.reminders.preview import preview

TODAY = date(2025, 9, 5)
YESTERDAY = date(2025, 9, 4)  # due then, an action is told of as overdue today
FIVE_DAYS_AGO = date(2025, 8, 29)
TEN_DAYS_AGO = date(2025, 8, 21)  # with the bank holiday of 25 August between


def letters(on=TODAY):
    """The steps of each person's letter, as (step, whether it is new)."""
    return {
        letter.to.id: [(row.told.step.text, row.is_new) for row in letter.rows]
        for letter in due_letters(on)
    }


def test_the_first_day_overdue_is_for_its_lead_alone(lead):
    user, post = lead
    led_action(post, due_on=YESTERDAY)
    assert letters() == {user.id: [("overdue_1", True)]}


def test_five_days_overdue_has_a_copy_for_the_chair(lead):
    user, post = lead
    stream = WorkstreamFactory()
    chair = chair_of(stream)
    led_action(post, workstream=stream, due_on=FIVE_DAYS_AGO)
    assert letters() == {
        user.id: [("overdue_5", True)],
        chair.id: [("overdue_5", True)],
    }


def test_ten_days_overdue_is_for_the_chair_with_a_copy_for_the_secretary(lead):
    _, post = lead
    stream = WorkstreamFactory()
    chair, secretary = chair_of(stream), person(Role.BOARD_SECRETARY)
    led_action(post, workstream=stream, due_on=TEN_DAYS_AGO)
    assert letters() == {
        chair.id: [("overdue_10", True)],
        secretary.id: [("overdue_10", True)],
    }


def test_a_letter_lists_all_that_is_open_the_newest_first(lead):
    user, post = lead
    stream = WorkstreamFactory()
    old = led_action(post, workstream=stream, due_on=date(2025, 3, 31))
    soon = led_action(post, workstream=stream, due_on=date(2025, 9, 30))
    new = led_action(post, workstream=stream, due_on=YESTERDAY)
    led_action(post, workstream=stream, due_on=date(2026, 1, 31))
    (letter,) = [each for each in due_letters(TODAY) if each.to.id == user.id]
    assert [row.told.step.id for row in letter.rows] == [new.id, soon.id, old.id]
    assert [row.is_new for row in letter.rows] == [True, False, False]
    assert letter.subject == "3 things need you"
    assert [step.id for step in letter.announces] == [new.id]


def test_without_a_step_there_is_no_letter(lead):
    _, post = lead
    led_action(post, due_on=date(2025, 9, 3))
    assert letters() == {}


def test_helpers_are_told_of_what_is_due_soon(lead):
    user, post = lead
    helper, helping = in_post()
    action = led_action(post, due_on=date(2025, 10, 3))
    ActionHelperFactory(action=action, post=helping)
    assert letters() == {
        user.id: [("due_soon_28", True)],
        helper.id: [("due_soon_28", True)],
    }


@pytest.mark.parametrize("emptied", ["nobody yet", "left", "vacant", "inactive", "without a role"])
def test_a_post_without_a_person_is_its_chair_s_and_the_letter_says_so(session, emptied):
    stream = WorkstreamFactory()
    chair = chair_of(stream)
    post = PostFactory(is_vacant=emptied == "vacant")
    if emptied != "nobody yet":
        roles = () if emptied == "without a role" else (Role.ACTION_LEAD,)
        user = person(*roles, is_gone=emptied == "inactive")
        ended_on = date(2025, 8, 1) if emptied == "left" else None
        PostHoldingFactory(post=post, user=user, ended_on=ended_on)
    led_action(post, workstream=stream, due_on=YESTERDAY)
    (letter,) = due_letters(TODAY)
    assert letter.to.id == chair.id
    assert letter.rows[0].told.to.stands_in


def test_without_a_chair_too_it_is_the_secretary_s(session):
    secretary = person(Role.BOARD_SECRETARY)
    led_action(None, workstream=None, due_on=YESTERDAY)
    (letter,) = due_letters(TODAY)
    assert (letter.to.id, letter.rows[0].told.to.stands_in) == (secretary.id, True)


@pytest.mark.parametrize("label", [Visibility.RESTRICTED, Visibility.DRAFT])
def test_what_is_restricted_or_a_draft_is_in_no_letter(session, label):
    user, post = in_post(Role.ACTION_LEAD, Role.BOARD_SECRETARY, is_cleared=True)
    led_action(post, due_on=YESTERDAY, visibility=label)
    comment = CommentFactory(
        action=led_action(post, visibility=label),
        posted_at=datetime(2025, 9, 5, 8, tzinfo=UTC),
        answer_due_on=date(2025, 9, 19),
    )
    assert comment.author_id != user.id
    assert letters() == {}


def test_nobody_is_told_of_what_they_may_not_see(session):
    user, post = in_post(Role.COMMITTEE_MEMBER)
    led_action(post, due_on=YESTERDAY, visibility=Visibility.BOARD)
    public = led_action(post, due_on=YESTERDAY, visibility=Visibility.PUBLIC)
    (letter,) = due_letters(TODAY)
    assert letter.to.id == user.id
    assert [row.told.step.id for row in letter.rows] == [public.id]


@pytest.mark.parametrize(
    "facts",
    [
        pytest.param({"proposed_on": TODAY}, id="proposed for closure"),
        pytest.param({"plan": lambda: PlanFactory(ends_on=YESTERDAY)}, id="of a past plan"),
        pytest.param({"plan": lambda: PlanFactory(status="draft")}, id="of a draft plan"),
    ],
)
def test_what_does_not_count_is_in_no_letter(lead, facts):
    made = {name: value() if callable(value) else value for name, value in facts.items()}
    led_action(lead[1], due_on=YESTERDAY, **made)
    assert letters() == {}


def test_a_closed_action_is_in_no_letter(lead):
    closed(led_action(lead[1], due_on=YESTERDAY))
    assert letters() == {}


def test_a_review_is_told_of_before_and_after(lead):
    user, post = lead
    stream = WorkstreamFactory()
    chair = chair_of(stream)
    undated = {"due_on": None, "due_precision": Precision.ONGOING, "workstream": stream}
    led_action(post, review_on=date(2025, 9, 19), **undated)
    led_action(post, review_on=YESTERDAY, **undated)
    assert letters() == {
        user.id: [("review_missed", True), ("review_soon", True)],
        chair.id: [("review_missed", True)],
    }


def test_the_next_board_is_told_to_all_who_have_a_part_in_it_once(session):
    member = person(Role.BOARD_MEMBER)
    stream = WorkstreamFactory()
    chair, ambassador = chair_of(stream), ambassador_of(stream)
    user, post = in_post()
    led_action(post, workstream=stream, due_on=date(2026, 6, 30))
    person(Role.AUDITOR)
    in_post()
    board_on(members=[member, chair])
    board, opened = ("next_board_15", True), ("round_opens_15", True)
    assert letters() == {
        member.id: [board],
        chair.id: [opened, board],
        ambassador.id: [board],
        user.id: [opened, board],
    }


def comment_on(action, posted=datetime(2025, 9, 5, 8, tzinfo=UTC), **facts):
    return CommentFactory(action=action, posted_at=posted, answer_due_on=date(2025, 9, 19), **facts)


def test_a_comment_is_for_the_lead_with_a_copy_for_the_participation_lead(lead):
    user, post = lead
    voice = person(Role.PARTICIPATION_LEAD)
    comment_on(led_action(post))
    assert letters() == {
        user.id: [("comment", True)],
        voice.id: [("comment", True)],
    }


def test_a_comment_of_the_evening_is_told_of_on_the_next_working_day(lead):
    user, post = lead
    comment_on(led_action(post), posted=datetime(2025, 9, 5, 17, 30, tzinfo=UTC))
    assert letters() == {}
    assert letters(date(2025, 9, 8)) == {user.id: [("comment", True)]}


def test_whoever_commented_is_told_of_the_answer_and_of_nothing_else(lead):
    ambassador = person(Role.AMBASSADOR)
    comment = comment_on(led_action(lead[1]), author=ambassador)
    AnswerFactory(comment=comment, by=lead[0])
    assert letters() == {ambassador.id: [("answered", True)]}
    assert letters(date(2025, 9, 8)) == {}


@pytest.mark.parametrize("gone", ["withdrawn_at", "removed_at"])
def test_a_comment_that_was_taken_away_is_in_no_letter(lead, gone):
    now = datetime(2025, 9, 5, 8, tzinfo=UTC)
    facts = {gone: now} | ({"removed_by_id": lead[0].id} if gone == "removed_at" else {})
    comment_on(led_action(lead[1]), **facts)
    assert letters() == {}


def test_a_comment_that_worries_somebody_is_for_the_safeguarding_lead_alone(lead):
    user, post = lead
    safeguarding = person(Role.SAFEGUARDING_LEAD)
    comment = comment_on(led_action(post, ref="W3", visibility=Visibility.RESTRICTED))
    CommentFlagFactory(comment=comment, by=user)
    (letter,) = preview(TODAY)["letters"]
    assert letter["to"] == safeguarding.email
    assert letter["items"] == [
        {"ref": "Safeguarding", "why": "Something needs your attention", "due_on": None}
    ]


def test_a_weekend_s_steps_are_told_on_monday_and_not_before(lead):
    user, post = lead
    led_action(post, due_on=date(2025, 10, 4))  # 28 days after Saturday 6 September
    assert letters() == {}
    assert letters(date(2025, 9, 6)) == letters(date(2025, 9, 7)) == {}
    assert letters(date(2025, 9, 8)) == {user.id: [("due_soon_28", True)]}


def test_good_friday_to_easter_monday_is_one_letter_on_the_tuesday(lead):
    user, post = lead
    for due_on in (date(2026, 5, 1), date(2026, 5, 2), date(2026, 5, 3), date(2026, 5, 4)):
        led_action(post, due_on=due_on)
    assert [letters(date(2026, 4, day)) for day in (3, 4, 5, 6)] == [{}] * 4
    assert letters(date(2026, 4, 7)) == {user.id: [("due_soon_28", True)] * 4}


def test_over_christmas_there_are_letters_on_working_days_only(lead):
    user, post = lead
    led_action(post, due_on=date(2026, 12, 24), plan=PlanFactory(ends_on=date(2027, 12, 31)))
    days = [date(2026, 12, day) for day in range(25, 32)]
    told = {day: letters(day).get(user.id) for day in [*days, date(2027, 1, 1)]}
    assert {day: rows for day, rows in told.items() if rows} == {
        date(2026, 12, 29): [("overdue_1", True)]
    }


def test_the_preview_reads_no_outbox_and_counts_the_others(lead):
    user, post = lead
    person(Role.AUDITOR)
    action = led_action(post, ref="W3", due_on=YESTERDAY)
    LetterFactory(user_id=user.id)
    assert action.ref == "W3"
    assert preview(TODAY) == {
        "on": "2025-09-05",
        "letters": [
            {
                "to": user.email,
                "kind": "digest",
                "subject": "1 thing needs you",
                "items": [{"ref": "W3", "why": "1 working day overdue", "due_on": "2025-09-04"}],
                "dedupe_key": f"digest:{user.id}:2025-09-05",
            }
        ],
        "nothing_for": 2,
    }


@pytest.mark.parametrize("number", [1, 30])
def test_however_much_is_due_it_takes_the_same_number_of_statements(session, number):
    for _ in range(number):
        user, post = in_post()
        comment_on(led_action(post, due_on=YESTERDAY))
    board_on(members=[user])
    session.flush()
    with at_most(26):
        assert due_letters(TODAY)
