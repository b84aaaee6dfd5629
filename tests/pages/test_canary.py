"""What is restricted or a draft leaves no trace with anybody who may not know of it.

Each role looks at every page twice: before there are hidden actions and after, each of their texts
holding a word that stands nowhere else. Not only is the word nowhere: the pages are the same, so
that no count, no choice and no empty place tells that there is something.
"""

import re
from datetime import date

import pytest
from sqlalchemy import Enum, String, Text

from tests.architecture.authz import methods, rules
from tests.architecture.authz_world import CLEARED, build
from tests.factories.actions import (
    ActionFactory,
    ActionHelperFactory,
    ActionPledgeFactory,
    ClosureFactory,
    DueMoveFactory,
    EvidenceFactory,
    closed,
    said,
)
from tests.factories.people import PostFactory, PostHoldingFactory, UserFactory
from tests.factories.voice import AnswerFactory, CommentFactory, CommentFlagFactory
from tests.support.answers import words_of
from tracker.access.roles import Role
from tracker.actions.enums import Judgement
from tracker.actions.models import Action
from tracker.audit.enums import Deed
from tracker.audit.models import AuditEntry
from tracker.core import clock
from tracker.core.visibility import Visibility
from tracker.plan.models import Pledge
from tracker.reminders.composing import digest_words
from tracker.reminders.due import due_letters
from tracker.voice.enums import ShownAs
from tracker.voice.models import EarlierText

CANARY = {Visibility.RESTRICTED: "Kestrelwhin", Visibility.DRAFT: "Dunnockfell"}
HALVES = {word: word[:7].lower() for word in CANARY.values()}
NOT_TEXT = {"ref_order", "email"}
NEW_EVERY_TIME = re.compile(
    r'nonce="[^"]*"|name="csrf_token"[^>]*>|name="(?:[\w-]*-)?once"[^>]*>|<dcterms:\w+[^<]*<'
)
ASKED = (
    *({"q": half} for half in HALVES.values()),
    *({"format": "csv", "q": half} for half in HALVES.values()),
    {"format": "csv"},
    {"format": "xlsx"},
    {"as_of": "2025-09-01"},
    {"plan": "strategy", "workstream": "own"},
    {"pledge": "1"},
    {"due": "overdue", "sort": "-said"},
    {"waiting": "date", "sort": "lead"},
    {"waiting": "closure", "sort": "state"},
    {"mine": "1"},
    {"state": "red"},
    {"show": "everything"},
    {"show": "late"},
    {"show": "answered"},
)
# A worry outranks the label: who must help hears of a flagged comment, there and nowhere else.
TOLD_OF_WORRIES = {Role.SAFEGUARDING_LEAD, Role.PARTICIPATION_LEAD}
# They say when one was seen, when a calendar last asked, or how long all has been well.
BY_THE_MINUTE = {"/account", "/account/calendar", "/readyz"}
LETTER_DAYS = (date(2025, 9, 5), date(2025, 9, 8), date(2025, 12, 4))

# Every word of a comment is filled, whom it speaks for too.
AS_GROUP = {"shown_as": ShownAs.GROUP, "group_name": "They"}


def fill(row, word):
    """Put a word into every text that a row can hold, also those of columns yet to come."""
    for column in row.__mapper__.columns:
        is_text = isinstance(column.type, String | Text) and not isinstance(column.type, Enum)
        if is_text and not column.foreign_keys and column.key not in NOT_TEXT:
            setattr(row, column.key, f"https://example.org/{word}" if column.key == "url" else word)
    return row


def hide(session, world, label, people):
    """Two actions of one label, one open and late and one closed, with all that can hang on one."""
    word = CANARY[label]
    own = session.get_one(Action, world.objects["actions"]["own"]["action_id"])
    session.refresh(own, ["plan", "workstream"])
    session.refresh(own, ["pledge_links"])
    pledge = session.get_one(Pledge, own.pledge_links[0].pledge_id)
    board = world.objects["meetings"]["board"]["meeting_id"]
    at_board = {"due_meeting_id": board, "arising_meeting_id": board}
    for number, due_on in enumerate((date(2025, 8, 1), date(2025, 9, 20))):
        action = ActionFactory(
            plan=own.plan,
            workstream=own.workstream,
            accountable_post=people["post"],
            visibility=label,
            due_on=due_on,
            **at_board,
        )
        fill(action, word)
        action.ref = f"{word}{number}"
        ActionPledgeFactory(action=action, pledge=pledge)
        ActionHelperFactory(action=action, post=people["helper"])
        parts = [
            said(action, Judgement.NOT_ON_TRACK),
            DueMoveFactory(action=action),
            DueMoveFactory(action=action, agreed_on=clock.today(), agreed_meeting_id=board),
            closed(action, agreed_meeting_id=board) if number else ClosureFactory(action=action),
            EvidenceFactory(action=action),
            EvidenceFactory(action=action, removed_on=clock.today()),
        ]
        comment = CommentFactory(
            action=action, author=people["author"], answer_due_on=date(2025, 8, 20), **AS_GROUP
        )
        parts += [
            comment,
            EarlierText(comment=comment, text="", until_at=clock.now()),
            CommentFactory(
                action=action,
                author=people["author"],
                answer_due_on=clock.today(),
                **AS_GROUP,
            ),
            CommentFlagFactory(
                comment=comment,
                by=people["author"],
                released_at=clock.now(),
                released_by_id=people["author"].id,
            ),
            AnswerFactory(
                comment=CommentFactory(action=action, author=people["author"], **AS_GROUP),
                by=people["author"],
            ),
        ]
        for part in parts:
            fill(part, word)
        for kind, row in (("action", action), ("comment", comment)):
            session.add(
                AuditEntry(
                    at=clock.now(),
                    deed=Deed.ACTION_CHANGED,
                    subject_type=kind,
                    subject_id=row.id,
                    by_id=None,
                    by_name=word,
                    visibility=label,
                    before={"text": word},
                    after={"text": f"{word} again"},
                    note=word,
                )
            )
    session.commit()


def crawl(app, browser, world):
    """Every page that this person gets, by its address, with its headers; forms' keys left out."""
    addresses, pages = app.url_map.bind("localhost"), {}
    for rule in rules(app):
        if "GET" not in methods(rule):
            continue
        for values in world.states(rule.rule, set(rule.arguments)).values():
            url = addresses.build(rule.endpoint, values, method="GET")
            status, text = look(browser, url)
            pages[url] = status, text
            if status == 200 and not rule.arguments and 'method="get"' in text:
                for asked in ASKED:
                    where = f"{url}?" + "&".join(f"{name}={it}" for name, it in asked.items())
                    pages[where] = look(browser, where)
    return pages


def look(browser, url):
    answer = browser.client.get(url)
    kept = {name: value for name, value in answer.headers if name in ("Location", "ETag")}
    return answer.status_code, NEW_EVERY_TIME.sub("", f"{kept}\n{words_of(answer)}")


@pytest.fixture
def people(session):
    """Who and what the hidden actions are about, there before them; in no role that is tried."""
    post = PostFactory(name="A post that leads nothing else")
    PostHoldingFactory(post=post, user=UserFactory(roles=[Role.ACTION_LEAD], name="Its holder"))
    return {"post": post, "helper": PostFactory(), "author": UserFactory(name="Somebody who wrote")}


@pytest.fixture
def world(session):
    """The small council of the table of addresses, in which nobody is cleared."""
    world = build(session)
    for role in CLEARED:
        world.people[role.value].is_cleared = False
    session.commit()
    return world


@pytest.mark.slow
@pytest.mark.parametrize("role", list(Role), ids=lambda role: role.value)
def test_every_page_is_as_if_there_were_nothing(app, session, browser, world, people, role):
    secret = [Visibility.RESTRICTED]
    if role is not Role.BOARD_SECRETARY:
        secret.append(Visibility.DRAFT)
    browser.sign_in(world.people[role.value])
    before = crawl(app, browser, world)
    for label in secret:
        hide(session, world, label, people)
    session.expire_all()
    after = crawl(app, browser, world)
    told = {url for url, (_, text) in after.items() for word in CANARY.values() if word in text}
    other = {url for url in after if after[url] != before[url]}
    if role in TOLD_OF_WORRIES:
        told, other = elsewhere(told), elsewhere(other)
    assert told == set()
    assert other <= BY_THE_MINUTE
    assert sum(status == 200 for status, _ in after.values()) > 40


def elsewhere(urls):
    """The addresses outside the pages of worries and the page that counts them."""
    return {url for url in urls if not url.startswith("/voice") and url.partition("?")[0] != "/"}


@pytest.mark.parametrize(
    ("role", "is_cleared", "label"),
    [
        (Role.BOARD_MEMBER, True, Visibility.RESTRICTED),
        (Role.AUDITOR, True, Visibility.RESTRICTED),
        (Role.BOARD_SECRETARY, False, Visibility.DRAFT),
    ],
)
def test_those_who_may_know_find_it(app, session, browser, world, people, role, is_cleared, label):
    world.people[role.value].is_cleared = is_cleared
    hide(session, world, label, people)
    browser.sign_in(world.people[role.value])
    pages = crawl(app, browser, world)
    found = {url for url, (_, text) in pages.items() if CANARY[label] in text}
    half = HALVES[CANARY[label]]
    board = world.objects["meetings"]["board"]["meeting_id"]
    assert {f"/actions?q={half}", "/board", f"/meetings/{board}", "/voice"} <= found
    assert ("/audit" in found) is (role is Role.AUDITOR)


def test_no_letter_tells_of_it_not_even_to_the_cleared(app, session, world, people):
    for person in world.people.values():
        person.is_cleared = True
    for label in CANARY:
        hide(session, world, label, people)
    letters = 0
    with app.app_context(), app.test_request_context():
        for day in LETTER_DAYS:
            for letter in due_letters(day):
                words = digest_words(letter)
                letters += 1
                whole = f"{words.subject}{words.text}{words.html}"
                assert not [word for word in CANARY.values() if word in whole]
    assert letters > 2
