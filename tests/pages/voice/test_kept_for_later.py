"""What somebody began to say is kept for them alone, until they send it or throw it away."""

from datetime import timedelta

import pytest
import time_machine
from sqlalchemy import select
from werkzeug.datastructures import MultiDict

from tests.factories.actions import ActionFactory
from tests.factories.council import World
from tests.pages.voice.test_say_something import BUTTON, SAID, action_page, as_, said
from tests.support.forms import FilledForm
from tests.support.uploads import chosen, picture
from tracker.audit.models import AuditEntry
from tracker.core import clock
from tracker.people.models import Draft
from tracker.voice.sending import KEPT, NO_FILES

LATER, AWAY = "Keep it for later", "Throw it away"
BEGAN = "You began this before. Only you can see it, and it is not sent yet."
SHOWS = "A sign at a bus stop."


@pytest.fixture
def world(session):
    return World()


def keep(browser, world, person=None, **words):
    page = action_page(as_(browser, person or world.ambassador), world)
    return browser.submit(page, {"text": SAID, **words}, form="say", button=LATER)


def drafts(session):
    session.expire_all()
    return list(session.scalars(select(Draft)))


def test_it_comes_back_wherever_its_writer_opens_the_page(browser, session, world):
    sent = keep(browser, world, shown_as="first", says_1=SHOWS, people="only_me")
    page = browser.follow(sent)
    assert page.notices == [KEPT]
    for again in (page, action_page(as_(browser, world.ambassador), world)):
        assert BEGAN in again.text
        values = [again.value(name) for name in ("text", "shown_as", "says_1", "people")]
        assert values == [SAID, "first", SHOWS, "only_me"]
    assert said(session) == []


def test_nothing_is_kept_of_a_file_and_that_is_said(browser, session, world):
    sent = keep(browser, world, file_1=chosen(picture("png")), says_1=SHOWS)
    assert browser.follow(sent).notices == [f"{KEPT} {NO_FILES}"]
    (draft,) = drafts(session)
    assert "file_1" not in dict(draft.fields["fields"])


def test_nobody_else_sees_it(browser, session, world):
    keep(browser, world)
    for person in (world.administrator, world.participation, world.lead, world.other_ambassador,
                   world.safeguarding, world.secretary):  # fmt: skip
        as_(browser, person)
        for where in ("/", "/voice?show=everything", "/account/kept", f"/actions/{world.action.id}",
                      "/audit"):  # fmt: skip
            assert SAID not in browser.get(where, expect=(200, 302, 303, 403, 404)).html
    assert all(SAID not in str(vars(entry)) for entry in session.scalars(select(AuditEntry)))


def test_each_keeps_their_own_and_each_thing_has_its_own(browser, session, world):
    keep(browser, world)
    keep(browser, world, world.lead, text="Something else.")
    assert action_page(as_(browser, world.ambassador), world).value("text") == SAID
    other = ActionFactory(workstream=world.workstream)
    page = browser.get("actions.show", action_id=other.id)
    assert BEGAN not in page.text
    assert len(drafts(session)) == 2


def test_what_was_begun_is_found_again_beside_what_was_said(browser, session, world):
    keep(browser, world, text=f"{SAID} {'And so on. ' * 20}")
    as_(browser, world.lead)
    assert SAID not in browser.get("/voice?show=mine", expect=(200, 403)).text
    page = as_(browser, world.ambassador).get("/voice?show=mine")
    assert "Not sent yet" in page.all("h2")
    assert browser.get(page.link("Go on")).value("text").startswith(SAID)
    browser.submit(browser.get(page.link("Go on")), form="say", button=AWAY)
    assert "Not sent yet" not in browser.get("/voice?show=mine").text


def test_it_is_thrown_away_by_a_button(browser, session, world):
    page = browser.follow(keep(browser, world))
    page = browser.follow(browser.submit(page, form="say", button=AWAY))
    assert page.notices == ["It is thrown away."]
    assert page.value("text") == ""
    assert AWAY not in page.text
    assert drafts(session) == []


def test_it_is_gone_once_it_is_sent_and_not_where_sending_was_refused(browser, session, world):
    page = browser.follow(keep(browser, world))
    refused = browser.submit(page, {"text": ""}, form="say", button=BUTTON, expect=422)
    assert refused.errors == ["Write your comment"]
    assert action_page(browser, world).value("text") == SAID
    browser.submit(page, form="say", button=BUTTON)
    assert [each.text for each in said(session)] == [SAID]
    assert drafts(session) == []
    assert BEGAN not in action_page(browser, world).text


def test_it_is_kept_for_thirty_days_from_the_last_change(browser, session, world):
    keep(browser, world)
    (draft,) = drafts(session)
    assert draft.expires_at - clock.instant() > timedelta(days=29, hours=23)
    with time_machine.travel(draft.expires_at + timedelta(minutes=1), tick=False):
        assert BEGAN not in action_page(as_(browser, world.ambassador), world).text


def by_itself(browser, page, **words):
    """What the script sends while somebody types."""
    form = page.soup.select_one("form#say")
    filled = FilledForm(form)
    filled.put(words)
    fields = MultiDict(filled.values)
    fields["as"] = "by-itself"
    return browser.client.post(form["action"], data=fields)


def test_a_script_keeps_it_without_leaving_the_page(browser, session, world):
    page = action_page(as_(browser, world.ambassador), world)
    answer = by_itself(browser, page, text=SAID)
    assert (answer.status_code, answer.data) == (204, b"")
    assert action_page(browser, world).value("text") == SAID
    page = action_page(browser, world)
    by_itself(browser, page, text="")
    assert drafts(session) == []


def test_a_script_is_told_where_sending_leads(browser, session, world):
    page = action_page(as_(browser, world.ambassador), world)
    form = page.soup.select_one("form#say")
    filled = FilledForm(form)
    filled.put({"text": SAID})
    fields = MultiDict(filled.values)
    fields["as"] = "sending"
    answer = browser.client.post(form["action"], data=fields)
    (comment,) = said(session)
    assert answer.status_code == 201
    assert answer.headers["Location"].endswith(f"/actions/{world.action.id}#comment-{comment.id}")
    page = action_page(browser, world)
    assert page.notices[0].startswith("Sent. The Head of Housing owes you an answer")


def test_what_is_too_long_is_not_kept_and_says_so(browser, session, world):
    page = action_page(as_(browser, world.ambassador), world)
    assert by_itself(browser, page, text="x" * 500_000).status_code == 413
    assert drafts(session) == []
