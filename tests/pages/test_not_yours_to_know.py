"""What one may not know of looks exactly like what is not there."""

import re

import pytest

from tests.architecture.authz import methods, rules
from tests.architecture.authz_world import build
from tests.support.answers import words_of
from tracker.access.roles import Role

CHANGES = re.compile(r'nonce="[^"]*"|nonce-[\w+/=-]+|name="csrf_token"[^>]*value="[^"]*"')
HEADERS = ("content-type", "cache-control", "location", "content-security-policy", "vary")


def shape(browser, method, url, token):
    """An answer's status, headers and words without what is new every time; its deed is undone."""
    cookies, undo = dict(browser.client._cookies), browser.session.connection().begin_nested()
    data = {"csrf_token": token} if method == "POST" else None
    answer = browser.client.open(url, method=method, data=data)
    undo.rollback()
    browser.session.expire_all()
    browser.client._cookies = cookies
    heads = {name: CHANGES.sub("", answer.headers.get(name, "")) for name in HEADERS}
    return answer.status_code, heads, CHANGES.sub("", words_of(answer))


@pytest.mark.parametrize("role", [Role.AMBASSADOR, Role.COMMITTEE_MEMBER, Role.BOARD_MEMBER])
def test_nobody_learns_from_a_refusal_that_something_is_there(app, session, browser, role):
    world = build(session)
    browser.sign_in(world.people[role.value])
    token = browser.token()
    addresses, hidden, wrong = app.url_map.bind("localhost"), 0, []
    for rule in rules(app):
        states = world.states(rule.rule, set(rule.arguments))
        if "missing" not in states:
            continue
        for method in methods(rule):
            urls = {
                state: addresses.build(rule.endpoint, values, method=method)
                for state, values in states.items()
            }
            missing = shape(browser, method, urls.pop("missing"), token)
            for state, url in urls.items():
                found = shape(browser, method, url, token)
                hidden += found[0] == 404
                if found[0] == 404 and found != missing:
                    wrong.append(f"{method} {rule.rule} {state}")
    assert wrong == []
    assert hidden > 10
