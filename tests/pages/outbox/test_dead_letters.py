"""Letters that did not arrive: why, how many, how old, and sending them again."""

from datetime import date, timedelta

import pytest

from tests.factories.bounces import SuppressionFactory
from tests.factories.outbox import LetterFactory, LetterItemFactory, story_of
from tests.factories.people import person
from tests.factories.reminders import in_post, led_action
from tests.support.queries import at_most
from tracker.access.roles import Role
from tracker.audit.enums import Deed
from tracker.audit.models import AuditEntry
from tracker.core import clock
from tracker.outbox.enums import LetterKind, LetterState
from tracker.outbox.models import Letter

YESTERDAY = date(2025, 9, 4)
DEAD = "/outbox?state=dead"


@pytest.fixture
def admin(browser, session):
    return browser.sign_in(person(Role.ADMINISTRATOR))


def dead(state=LetterState.FAILED, *, is_open=True, **facts):
    """A letter about an overdue action that did not arrive."""
    user, post = in_post()
    told = {"user_id": user.id, "state": state, "finished_at": clock.now(), "attempts": 1}
    if state is LetterState.IN_DOUBT:
        told["finished_at"] = None
    letter = LetterFactory(**(told | facts))
    if is_open:
        action = led_action(post, due_on=YESTERDAY)
        LetterItemFactory(letter=letter, object_id=action.id)
    return letter


def test_each_says_why_how_many_and_how_old(admin):
    for _ in range(2):
        dead(LetterState.EXPIRED, last_note="It waited for too long", created_on=date(2025, 9, 2))
    dead(last_note="554 5.6.0 not this letter")
    dead(LetterState.IN_DOUBT, last_note="Nobody knows")
    page = admin.get(DEAD)
    assert page.h1.endswith("4 letters did not arrive")
    assert [(row["Reason"], row["Letters"]) for row in page.table("Reasons")] == [
        ("Out of date: It waited for too long", "2"),
        ("Failed: 554 5.6.0 not this letter", "1"),
        ("In doubt: Nobody knows", "1"),
    ]
    assert [row["Age"] for row in page.table("Out of date")] == ["3 days", "3 days"]
    assert [row["Age"] for row in page.table("Failed")] == ["today"]
    assert "Nobody can tell whether these arrived" in page.text


def test_the_menu_says_how_many_to_the_administrator_alone(admin, browser):
    dead(), dead(LetterState.IN_DOUBT)
    menu = admin.get("/plan").all("nav.ct-menu li")
    assert "Letters 2 did not arrive" in menu
    browser.sign_in(person(Role.BOARD_SECRETARY))
    assert not [each for each in browser.get("/plan").all("nav.ct-menu li") if "Letters" in each]


def test_what_is_not_needed_is_apart(admin):
    dead(LetterState.CANCELLED)
    page = admin.get(DEAD)
    assert page.h1.endswith("Every letter arrived, or still goes")
    assert admin.get(page.link("letters that were not needed any more")).h1.endswith("1 letter")


@pytest.mark.parametrize(
    "facts",
    [
        {"finished_at": lambda: clock.now() - timedelta(days=15)},
        {"superseded_by_id": lambda: LetterFactory(dedupe_key="newer").id},
    ],
)
def test_what_is_old_or_was_replaced_is_not_counted(admin, facts):
    dead(**{name: value() for name, value in facts.items()})
    assert "did not arrive" not in admin.get("/outbox").text


def test_what_a_later_letter_made_good_is_not_counted(admin):
    old = dead()
    LetterFactory(
        user_id=old.user_id, dedupe_key="later", state=LetterState.SENT, finished_at=clock.now()
    )
    assert admin.get(DEAD).h1.endswith("Every letter arrived, or still goes")


def test_several_are_sent_again_after_one_question(admin, session):
    first, second = dead(LetterState.EXPIRED), dead()
    page = admin.get(f"/outbox/send-again?letter={first.id}&letter={second.id}")
    assert page.h1 == "Send 2 letters again"
    done = admin.follow(admin.submit(page, button="Send again"))
    assert "Sent again: 2 letters." in done.notices
    assert done.h1.endswith("Every letter arrived, or still goes")
    assert session.query(Letter).filter_by(state=LetterState.QUEUED).count() == 2
    deeds = [row.deed for row in session.query(AuditEntry)]
    assert deeds.count(Deed.LETTER_RETRIED) == 2


def test_what_is_not_open_any_more_is_said_and_not_sent(admin, session):
    still, gone = dead(), dead(is_open=False)
    page = admin.get(f"/outbox/send-again?letter={still.id}&letter={gone.id}")
    page = admin.follow(admin.submit(page, button="Send again"))
    assert "Sent again: 1 letter." in page.notices
    assert "nothing of it is open any more" in page.text
    assert session.query(Letter).filter_by(state=LetterState.QUEUED).count() == 1


def test_one_of_which_nothing_is_open_says_so(admin):
    gone = dead(is_open=False)
    page = admin.get("outbox.send_again", letter_id=gone.id)
    assert "nothing of it is open any more" in admin.submit(page, expect=409).text


def test_an_address_in_trouble_has_to_be_tried_first(admin):
    letter = dead()
    SuppressionFactory(letter=letter)
    page = admin.get("outbox.send_again", letter_id=letter.id)
    assert "let it be tried again first" in admin.submit(page, expect=409).text
    listed = admin.get("/outbox?state=dead")
    assert "come back" in admin.get(listed.link("Addresses whose letters come back")).h1


def test_a_person_gets_no_second_letter_where_a_newer_one_waits(admin):
    old = dead()
    LetterFactory(user_id=old.user_id, dedupe_key="newer")
    page = admin.get("outbox.send_again", letter_id=old.id)
    assert "a newer letter has gone or waits" in admin.submit(page, expect=409).text


def test_a_link_that_is_spent_is_not_sent_again(admin):
    user = person(Role.ACTION_LEAD, is_active=False, deactivated_at=clock.now())
    letter = dead(is_open=False, user_id=user.id, kind=LetterKind.ACCOUNT, account_matter="invite")
    page = admin.get("outbox.send_again", letter_id=letter.id)
    assert "its link is not needed any more" in admin.submit(page, expect=409).text


def test_all_on_a_page_can_be_ticked_without_javascript(admin):
    dead(), dead()
    page = admin.get(admin.get(DEAD).link("Tick all on this page"))
    boxes = page.soup.select("input[type=checkbox][name=letter]")
    assert len([box for box in boxes if box.has_attr("checked")]) == 2


@pytest.mark.parametrize("query", ["", "?letter=x", "?letter=-1", "?letter=99999999999999999999"])
def test_nothing_ticked_says_what_to_do(admin, query):
    assert admin.get(f"/outbox/send-again{query}").h1 == "No letter is ticked"


def test_nothing_ticked_sends_nothing(admin, session):
    letter = dead()
    page = admin.get(f"/outbox/send-again?letter={letter.id}")
    for box in page.soup.select("input[name=letter]"):
        box.decompose()
    admin.submit(page, button="Send again", expect=422)
    assert session.query(Letter).count() == 1


def test_a_letter_in_doubt_is_explained_and_marked_as_arrived(admin, session):
    letter = dead(LetterState.IN_DOUBT)
    page = admin.get("outbox.show", letter_id=letter.id)
    assert "Nobody can tell whether it arrived" in page.text
    done = admin.follow(admin.submit(page, button="Mark as arrived"))
    assert "The letter is marked as arrived." in done.notices
    session.expire_all()
    assert (letter.state, story_of(letter)[-1]) == (LetterState.SENT, LetterState.SENT)
    assert Deed.LETTER_MARKED_ARRIVED in {row.deed for row in session.query(AuditEntry)}


def test_a_letter_that_is_not_in_doubt_is_not_marked(admin):
    letter = dead()
    assert "Mark as arrived" not in admin.get("outbox.show", letter_id=letter.id).text
    answer = admin.post(f"/outbox/{letter.id}/arrived", {}, expect=409)
    assert "not in doubt any more" in answer.text


def test_the_page_takes_few_statements(admin):
    for _ in range(20):
        dead(is_open=False)
    with at_most(12):
        admin.get(DEAD)
