from datetime import UTC, date, datetime, timedelta

import pytest

from tracker.voice import rules
from tracker.voice.enums import AnswerKind, ShownAs

TODAY = date(2025, 9, 5)
POSTED_AT = datetime(2025, 9, 5, 8, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("posted_on", "due_on"),
    [
        pytest.param(date(2025, 8, 26), date(2025, 9, 9), id="a Tuesday"),
        pytest.param(date(2025, 8, 30), date(2025, 9, 12), id="a Saturday"),
        pytest.param(date(2025, 8, 22), date(2025, 9, 8), id="before a bank holiday"),
    ],
)
def test_an_answer_is_owed_within_ten_working_days(posted_on, due_on):
    assert rules.answer_due_on(posted_on) == due_on


@pytest.mark.parametrize(
    ("today", "is_late"), [(date(2025, 9, 9), False), (date(2025, 9, 10), True)]
)
def test_an_answer_is_late_from_the_day_after(today, is_late):
    assert rules.is_answer_late(date(2025, 9, 9), today=today) is is_late


@pytest.mark.parametrize(
    "text",
    [
        "Noted",
        "noted.",
        "Noted, thanks",
        "Noted with thanks",
        "Your feedback has been noted",
        "Thank you for your comment. Noted!",
        "Duly noted",
        "N/A",
        "-",
    ],
)
def test_noted_is_not_an_answer(text):
    wrong = rules.wrong_with_answer(AnswerKind.WE_DID_IT, text=text, day=None, today=TODAY)
    assert wrong == {"text": "“Noted” is not an answer. Say what you did, will do or cannot do"}


@pytest.mark.parametrize(
    "text",
    ["We put one name and one number on it", "Done", "We noted it, and rang the landlord"],
)
def test_an_answer_may_be_short(text):
    assert rules.wrong_with_answer(AnswerKind.WE_DID_IT, text=text, day=None, today=TODAY) == {}


@pytest.mark.parametrize(
    ("kind", "text", "day", "fields"),
    [
        pytest.param(None, "Yes", None, ["kind"], id="no kind"),
        pytest.param(None, "", None, ["kind", "text"], id="nothing at all"),
        pytest.param(AnswerKind.WE_CANNOT, "  ", None, ["text"], id="no reason"),
        pytest.param(AnswerKind.WE_WILL_LOOK_AGAIN, "Soon", None, ["day"], id="no day"),
        pytest.param(AnswerKind.WE_WILL_LOOK_AGAIN, "Soon", TODAY, ["day"], id="not after today"),
        pytest.param(
            AnswerKind.WE_WILL_LOOK_AGAIN, "Soon", TODAY + timedelta(days=1), [], id="tomorrow"
        ),
        pytest.param(AnswerKind.WE_ARE_DOING_IT, "By May", None, ["day"], id="by when"),
        pytest.param(AnswerKind.WE_DID_IT, "It is done", None, [], id="needs no day"),
    ],
)
def test_an_answer_says_what_its_kind_needs(kind, text, day, fields):
    wrong = rules.wrong_with_answer(kind, text=text, day=day, today=TODAY)
    assert list(wrong) == fields


@pytest.mark.parametrize(
    ("shown_as", "name"),
    [
        (ShownAs.FULL, "Ambassador Homes"),
        (ShownAs.FIRST, "Ambassador"),
        (ShownAs.ROLE, "A care leaver ambassador"),
    ],
)
def test_the_name_is_shown_as_its_owner_chose(shown_as, name):
    shown = rules.shown_name(
        shown_as, name="Ambassador Homes", first_name="", role="care leaver ambassador"
    )
    assert shown == name


@pytest.mark.parametrize(
    ("later", "is_answered", "is_gone", "may"),
    [
        pytest.param(timedelta(hours=24), False, False, True, id="a day later"),
        pytest.param(timedelta(hours=24, seconds=1), False, False, False, id="more than a day"),
        pytest.param(timedelta(0), True, False, False, id="answered"),
        pytest.param(timedelta(0), False, True, False, id="withdrawn"),
    ],
)
def test_a_comment_may_be_changed_for_a_day_until_it_is_answered(later, is_answered, is_gone, may):
    now = POSTED_AT + later
    assert rules.may_edit(POSTED_AT, now=now, is_answered=is_answered, is_gone=is_gone) is may


@pytest.mark.parametrize("is_gone", [True, False])
def test_a_comment_may_be_withdrawn_once_at_any_time(is_gone):
    assert rules.may_withdraw(is_gone=is_gone) is not is_gone


@pytest.mark.parametrize("words", [ShownAs, AnswerKind])
def test_every_choice_has_a_label_of_its_own(words):
    assert len({word.label for word in words}) == len(words)


def test_every_kind_of_answer_says_what_it_needs():
    assert all(kind.hint for kind in AnswerKind)


@pytest.mark.parametrize(
    ("due_on", "hidden_on", "today", "owed_on"),
    [
        (date(2025, 9, 19), date(2025, 9, 5), date(2025, 9, 12), date(2025, 9, 26)),
        (date(2025, 9, 19), date(2025, 9, 18), date(2025, 9, 19), date(2025, 9, 22)),
        (date(2025, 9, 19), date(2025, 9, 19), date(2025, 9, 19), date(2025, 9, 19)),
        (date(2025, 9, 19), date(2025, 9, 6), date(2025, 9, 7), date(2025, 9, 19)),
        (date(2025, 9, 19), date(2025, 9, 22), date(2025, 9, 30), date(2025, 9, 19)),
    ],
    ids=["a week", "the day before", "the same day", "a weekend", "late already"],
)
def test_only_the_days_on_which_it_was_hidden_are_given_back(due_on, hidden_on, today, owed_on):
    assert rules.given_back(due_on, hidden_on, today) == owed_on
