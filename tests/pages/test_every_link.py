"""Every role follows every kind of link from its first page: each leads to a good page."""

from collections import Counter, deque
from pathlib import Path
from urllib.parse import parse_qsl, urlsplit

import pytest
from sqlalchemy import select
from werkzeug.exceptions import HTTPException

from tests.support.forms import attribute
from tracker.access.roles import Role
from tracker.core.transaction import unit_of_work
from tracker.people.models import RoleHeld, User
from tracker.seeding import service

SEED = Path(__file__).parents[2] / "seed"
OF_A_KIND = 2
ENOUGH = 150
STARTS = ("/", "/help", "/accessibility", "/privacy")
ANY = (200, 302, 303, 403, 404, 409, 410, 422, 500, 503)


@pytest.fixture
def seeded(app, session):
    """The demonstration's own data."""
    with app.app_context(), unit_of_work():
        service.load(SEED, demo=True)


def links(page) -> list[str]:
    """Our own addresses that a page leads to, without their fragments."""
    found = (attribute(each, "href") for each in page.soup.select("a[href]"))
    return [each.partition("#")[0] for each in found if each.startswith("/")]


def kind(app, link: str) -> tuple[str, tuple[str, ...]]:
    """Links of one kind lead to one view with the same filters."""
    parts = urlsplit(link)
    try:
        endpoint, _values = app.url_map.bind("localhost").match(parts.path, method="GET")
    except HTTPException as error:
        pytest.fail(f"a page links to {link}: {error}")
    return endpoint, tuple(sorted({name for name, _value in parse_qsl(parts.query)}))


@pytest.mark.parametrize("role", Role, ids=lambda role: role.value)
def test_every_link_leads_to_a_page(app, session, browser, seeded, role):
    held = select(RoleHeld.user_id).where(RoleHeld.role == role, RoleHeld.ended_at.is_(None))
    user = session.scalar(select(User).where(User.id.in_(held)).order_by(User.id).limit(1))
    assert user, f"the demonstration has nobody who is {role.label}"
    browser.sign_in(user)
    waiting, seen, kinds = deque((start, "the start") for start in STARTS), set(), Counter()
    while waiting and len(seen) < ENOUGH:
        link, source = waiting.popleft()
        if link in seen or kinds[kind(app, link)] >= OF_A_KIND:
            continue
        seen.add(link)
        kinds[kind(app, link)] += 1
        page = browser.get(link, expect=ANY)
        assert page.status == 200, f"{source} links to {link}, which gives {page.status}"
        waiting.extend((each, link) for each in (links(page) if page.is_html else ()))
    assert len(seen) > len(STARTS)
