"""A first visit of an ambassador's page takes 50 KB at most: page, sheets and scripts."""

from urllib.parse import urlsplit

import pytest

from tests.architecture.authz_world import build
from tests.factories.people import person
from tests.pages.ambassador.opened import opened_by_an_ambassador
from tests.support.apps import make_app
from tests.support.served import serving
from tests.support.weight import MOST, Scales
from tracker.access.roles import Role
from tracker.core.database import db

SEEDED = "ambassador.homes@example.org"
MOST_PAGES = 150


def too_heavy(scales, addresses):
    weights = {address: scales.weight_of(address) for address in addresses}
    return {address: weight for address, weight in weights.items() if weight > MOST}


def test_every_page_that_an_ambassador_opens_is_light(live):
    world = build(live.session)
    addresses, email = opened_by_an_ambassador(live.app, world), world.people["ambassador"].email
    live.session.commit()
    assert len(addresses) > 60
    scales = Scales(live.url, email)
    assert too_heavy(scales, addresses) == {}


@pytest.mark.slow
def test_so_is_every_page_of_the_demonstration(databases, seeded):
    """With as much on them as a council's own: all that its home leads to."""
    app = make_app(databases, databases.copy(seeded))
    with serving(app) as url:
        scales = Scales(url, SEEDED)
        found, new = {"/"}, ["/"]
        while new and len(found) < MOST_PAGES:
            links = scales.links_of(new.pop(0))
            more = [each for each in dict.fromkeys(links) if each not in found]
            found |= set(more)
            new += more
        assert len(found) > 60
        assert too_heavy(scales, sorted(found)) == {}
    with app.app_context():
        db.engine.dispose()


def test_a_browser_loads_no_byte_more_than_was_weighed(chromium, live):
    ambassador = person(Role.AMBASSADOR)
    window = chromium.window(ambassador)
    scales = Scales(live.url, ambassador.email)
    live.session.commit()
    urls: dict[str, str] = {}
    loaded: dict[str, int] = {}
    spoken = window.context.new_cdp_session(window)
    spoken.on(
        "Network.responseReceived",
        lambda event: urls.update({event["requestId"]: urlsplit(event["response"]["url"]).path}),
    )
    spoken.on(
        "Network.loadingFinished",
        lambda event: loaded.update({urls[event["requestId"]]: int(event["encodedDataLength"])}),
    )
    spoken.send("Network.enable")
    spoken.send("Network.setCacheDisabled", {"cacheDisabled": True})
    for address in ("/", "/voice", "/account"):
        loaded.clear()
        window.goto(address)
        window.keyboard.press("Tab")  # to the skip link, whose script comes then
        window.wait_for_load_state("networkidle")
        fetched = {url: size for url, size in loaded.items() if not url.endswith(".svg")}
        weighed = scales.weights_of(address)
        assert fetched.keys() == {urlsplit(url).path for url in weighed}
        assert sum(fetched.values()) == pytest.approx(sum(weighed.values()), rel=0.05)
