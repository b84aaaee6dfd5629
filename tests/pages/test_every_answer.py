"""What holds for every answer, and for every form: headers, and no deed without a token."""

import pytest
from sqlalchemy import func, select

from tests.architecture.authz import methods, rules
from tests.architecture.authz_world import build
from tests.factories.people import UserFactory, person
from tracker.access.roles import Role
from tracker.audit.models import AuditEntry

HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
}
FRESH = (
    ("GET", "/", 200),
    ("GET", "/actions?format=csv", 200),
    ("GET", "/people", 403),
    ("GET", "/no-such-page", 404),
    ("GET", "/actions/999999", 404),
    ("DELETE", "/", 405),
    ("OPTIONS", "/actions", 200),
    ("POST", "/demo/sign-in", 303),
    ("GET", "/healthz", 200),
)


@pytest.mark.parametrize(("method", "path", "status"), FRESH)
def test_every_kind_of_answer_has_the_headers_and_is_kept_nowhere(browser, method, path, status):
    browser.sign_in(person(Role.BOARD_MEMBER))
    answer = browser.client.open(path, method=method)
    assert answer.status_code == status
    assert {name: answer.headers.get(name) for name in HEADERS} == HEADERS
    policy = answer.headers["Content-Security-Policy"]
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy
    assert answer.headers["Cache-Control"] == "no-store"
    assert "Cookie" in answer.headers["Vary"]


@pytest.mark.parametrize("path", ["/static/tracker.css", "/static/no-such.css", "/theme.css"])
def test_files_have_the_headers_too(browser, path):
    answer = browser.client.get(path)
    assert {name: answer.headers.get(name) for name in HEADERS} == HEADERS
    assert "frame-ancestors 'none'" in answer.headers["Content-Security-Policy"]


def test_a_page_that_breaks_has_the_headers_too(app, browser, monkeypatch):
    def broken(**_):
        raise RuntimeError("on purpose")

    browser.sign_in(person(Role.BOARD_MEMBER))
    monkeypatch.setitem(app.config, "PROPAGATE_EXCEPTIONS", False)
    monkeypatch.setitem(app.view_functions, "actions.index", broken)
    answer = browser.client.get("/actions")
    assert answer.status_code == 500
    assert "on purpose" not in answer.text
    assert {name: answer.headers.get(name) for name in HEADERS} == HEADERS
    assert answer.headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize("token", [None, "", "made-up"])
def test_nothing_is_done_without_a_token(app, session, browser, token):
    world = build(session)
    everybody = UserFactory(roles=list(Role), is_cleared=True)
    browser.sign_in(everybody)
    written = session.scalar(select(func.count(AuditEntry.id)))
    addresses, done, tried = app.url_map.bind("localhost"), [], 0
    data = {} if token is None else {"csrf_token": token}
    for rule in rules(app):
        if "POST" not in methods(rule):
            continue
        for values in world.states(rule.rule, set(rule.arguments)).values():
            url = addresses.build(rule.endpoint, values, method="POST")
            answer = browser.client.post(url, data=data | {"email": everybody.email})
            session.expire_all()
            tried += 1
            if session.scalar(select(func.count(AuditEntry.id))) != written:
                done.append(url)
                written = session.scalar(select(func.count(AuditEntry.id)))
            if answer.status_code >= 500:
                done.append(f"{url}: {answer.status_code}")
    assert done == []
    assert tried > 80
    assert browser.client.get("/account").status_code == 200
