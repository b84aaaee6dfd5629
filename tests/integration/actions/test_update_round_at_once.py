"""Saving a round on both databases: many at once, savepoints, and what a page asks for."""

from datetime import date

import pytest
from sqlalchemy import func, insert, select

from tests.factories.actions import ActionFactory, said
from tests.factories.meetings import BodyFactory, MeetingFactory
from tests.factories.people import person
from tests.factories.plan import PlanFactory
from tests.factories.workstreams import WorkstreamFactory, chair_of
from tests.support.at_once import all_send_at_once
from tests.support.browser import Browser
from tests.support.forms import FilledForm, choose_form
from tests.support.queries import at_most
from tracker.access.roles import Role
from tracker.actions.models import Action, ActionUpdate
from tracker.actions.update_round.queries import PAGE_SIZE
from tracker.audit.models import AuditEntry

AUGUST = date(2025, 8, 20)
AT_ONCE = 20
ADDRESS = "/workstreams/good-homes/update"


@pytest.fixture
def stream(real_session):
    MeetingFactory(body=BodyFactory.board(), held_on=date(2025, 9, 26))
    return WorkstreamFactory(slug="good-homes")


@pytest.fixture
def actions(stream):
    plan = PlanFactory()
    made = [ActionFactory(plan=plan, workstream=stream, ref=f"H{n}") for n in range(1, 4)]
    for action in made:
        said(action, on=AUGUST)
    return made


def signed_in(app, session, user):
    return Browser(app, session).sign_in(user)


def filled(page, answers):
    form = FilledForm(choose_form(page.soup, form="/update", button=None))
    form.put(answers)
    return form.values


def updates(session, action):
    session.rollback()
    found = select(ActionUpdate.progress).where(ActionUpdate.action_id == action.id)
    return list(session.scalars(found.order_by(ActionUpdate.id)))


def test_twenty_identical_posts_save_each_row_once(real_app, real_session, stream, actions):
    browser = signed_in(real_app, real_session, chair_of(stream))
    answers = {f"a{action.id}-line": "Ten signed." for action in actions}
    values = filled(browser.get(ADDRESS), answers)
    assert all_send_at_once(real_app, ADDRESS, [(browser, values)] * AT_ONCE) == {303: AT_ONCE}
    for action in actions:
        assert updates(real_session, action) == ["Something was done.", "Ten signed."]


def test_twenty_identical_posts_that_are_partly_wrong_save_the_good_rows_once(
    real_app, real_session, stream, actions
):
    browser = signed_in(real_app, real_session, chair_of(stream))
    good, bad, untouched = actions
    answers = {
        f"a{good.id}-line": "Ten signed.",
        f"a{bad.id}-judgement": "not_on_track",
        f"a{bad.id}-line": "One left.",
    }
    values = filled(browser.get(ADDRESS), answers)
    assert all_send_at_once(real_app, ADDRESS, [(browser, values)] * AT_ONCE) == {422: AT_ONCE}
    assert updates(real_session, good) == ["Something was done.", "Ten signed."]
    assert updates(real_session, bad) == updates(real_session, untouched) == ["Something was done."]
    entries = select(func.count(AuditEntry.id)).where(AuditEntry.subject_id == good.id)
    assert real_session.scalar(entries.where(AuditEntry.subject_type == "action")) == 1


def test_of_two_people_at_once_one_is_saved_and_the_other_keeps_the_text(
    real_app, real_session, stream, actions
):
    one = signed_in(real_app, real_session, chair_of(stream))
    other = signed_in(real_app, real_session, person(Role.BOARD_SECRETARY))
    pages = [(action, one.get(ADDRESS), other.get(ADDRESS)) for action in actions]
    for action, own, others in pages:
        mine = filled(own, {f"a{action.id}-line": "Mine."})
        theirs = filled(others, {f"a{action.id}-line": "Theirs."})
        answers = all_send_at_once(real_app, ADDRESS, [(one, mine), (other, theirs)])
        assert answers == {303: 1, 409: 1}
        assert len(updates(real_session, action)) == 2


def test_windows_that_keep_their_rows_at_once_take_nothing_from_each_other(
    real_app, real_session, stream, actions
):
    browser = signed_in(real_app, real_session, chair_of(stream))
    form = filled(browser.get(ADDRESS), {})
    jobs = []
    for number, action in enumerate(actions * 4):
        mine = {name: text for name, text in form.items() if name.startswith(f"a{action.id}-")}
        mine |= {f"a{action.id}-line": f"Word {number % 3}.", "as": "draft"}
        once = f"{form['once']}-{number}"
        jobs.append((browser, mine | {"csrf_token": form["csrf_token"], "once": once}))
    assert all_send_at_once(real_app, ADDRESS, jobs) == {204: len(jobs)}
    page = browser.get(ADDRESS)
    assert [page.value(f"a{action.id}-line") for action in actions] == [
        "Word 0.", "Word 1.", "Word 2.",
    ]  # fmt: skip
    assert [len(updates(real_session, action)) for action in actions] == [1, 1, 1]


def test_a_row_that_fails_takes_no_other_with_it(real_app, real_session, stream, actions):
    browser = signed_in(real_app, real_session, chair_of(stream))
    first, second, third = actions
    answers = {
        f"a{first.id}-line": "Ten signed.",
        f"a{second.id}-line": "Slow.",
        f"a{second.id}-new-date": "1/9/2025",
        f"a{second.id}-move-reason": "Late.",
        f"a{third.id}-same": True,
    }
    page = browser.submit(browser.get(ADDRESS), answers, expect=422)
    assert page.errors == ["H2: the new date must be today or later"]
    assert len(updates(real_session, first)) == len(updates(real_session, third)) == 2
    assert len(updates(real_session, second)) == 1  # what was said went with the date


@pytest.mark.parametrize("text", ["Ten\0 signed", "x" * 1_000_000, "\x1b[2J", "\ufffe\ud800"])
def test_what_no_database_takes_is_refused_in_words(real_app, real_session, stream, actions, text):
    browser = signed_in(real_app, real_session, chair_of(stream))
    values = filled(browser.get(ADDRESS), {f"a{actions[0].id}-line": "x"})
    values[f"a{actions[0].id}-line"] = text.encode("utf-8", "surrogatepass")
    answer = browser.client.post(ADDRESS, data=values)
    assert answer.status_code in (303, 422)
    assert len(updates(real_session, actions[0])) == (2 if answer.status_code == 303 else 1)


def test_the_words_of_another_action_cannot_be_brought_in(real_app, real_session, stream, actions):
    elsewhere = said(ActionFactory(), on=AUGUST, progress="A secret.")
    browser = signed_in(real_app, real_session, chair_of(stream))
    other = signed_in(real_app, real_session, person(Role.BOARD_SECRETARY))
    page, one = browser.get(ADDRESS), actions[0].id
    other.submit(other.get(ADDRESS), {f"a{one}-line": "Theirs."})
    values = filled(page, {f"a{one}-same": True})
    values[f"a{one}-base"] = str(elsewhere.id)
    answer = browser.client.post(ADDRESS, data=values)
    assert answer.status_code == 409
    assert "A secret." not in answer.text
    values |= {f"a{one}-conflict": "y", f"a{one}-keep": "mine"}
    values[f"a{one}-version"] = str(real_session.get(Action, one, populate_existing=True).version)
    browser.client.post(ADDRESS, data=values)
    assert "A secret." not in updates(real_session, actions[0])


@pytest.mark.parametrize("number", [100, 1_000])
def test_a_page_asks_thirteen_things_at_most(real_app, real_session, stream, number):
    one = ActionFactory(workstream=stream, ref="H0")
    said(one, on=AUGUST)
    real_session.flush()
    like_it = {column.name: getattr(one, column.key) for column in Action.__table__.columns}
    del like_it["id"]
    more = [like_it | {"ref": f"H{n}"} for n in range(1, number)]
    real_session.execute(insert(Action), more)
    browser = signed_in(real_app, real_session, chair_of(stream))
    real_session.commit()
    with at_most(13):
        html = browser.client.get(ADDRESS).text
    assert f"Bring {number} actions up to date" in html
    assert html.count("No change, still true") == min(number, PAGE_SIZE)
    last = browser.client.get(f"{ADDRESS}?page=99").text
    assert f'<h2 id="a{number}-name">' in last
    assert browser.client.get(f"{ADDRESS}?page=none").status_code == 200
