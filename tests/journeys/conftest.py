"""The demonstration that a newcomer sees, served to a real browser, one copy a journey."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from playwright.sync_api import Browser, Page, expect
from sqlalchemy import select
from sqlalchemy.orm import Session

from tests import factories
from tests.support import database
from tests.support.apps import make_app
from tests.support.served import DESK, PHONE, Chromium, Live, serving
from tracker.actions.models import Action
from tracker.core.database import db
from tracker.people.models import User
from tracker.plan.models import Plan


@dataclass(frozen=True)
class Town:
    """The demonstration's people and actions, and windows in which to meet them."""

    live: Live
    chromium: Chromium

    def window(
        self, who: str = "", *, size: tuple[int, int] = DESK, javascript: bool = True
    ) -> Page:
        """A browser of its own, signed in as `chair.homes` and the like if somebody is named."""
        user = self.user(who) if who else None
        return self.chromium.window(user, size=size, javascript=javascript)

    def user(self, who: str) -> User:
        """Somebody of the demonstration, by the first part of their address."""
        found = select(User).where(User.email == f"{who}@example.org")
        return self.live.session.scalars(found).one()

    def action(self, ref: str) -> Action:
        """An action of the plan of today, by its ref, as it is now."""
        self.live.session.rollback()
        found = select(Action).join(Plan).where(Plan.slug == "strategy-2022-26", Action.ref == ref)
        return self.live.session.scalars(found).one()

    def run(self, *words: str) -> str:
        """What a command prints: `town.run("reminders", "tick")`."""
        app = self.live.app
        with app.app_context():
            done = app.test_cli_runner().invoke(args=list(words))
        assert done.exit_code == 0, done.output
        return done.stdout


@pytest.fixture
def town(chromium_process: Browser, databases: database.Databases, seeded: str) -> Iterator[Town]:
    address = databases.copy(seeded)
    app = make_app(databases, address)
    engine = database.plain_engine(address)
    with Session(engine) as session, factories.bound_to(session), serving(app) as url:
        chromium = Chromium(chromium_process, Live(url, app, session))
        yield Town(chromium.live, chromium)
        chromium.close()
    engine.dispose()
    with app.app_context():
        db.session.remove()
        db.engine.dispose()
    databases.drop(address)


def notice(page: Page, words: str) -> None:
    """The page says that it was done."""
    told = page.get_by_role("status").filter(has_text=re.compile(re.escape(words)))
    expect(told).to_be_visible()


def tab_to(page: Page, what: str) -> None:
    """Press Tab until the focus stands on what a selector names; a mouse is never used."""
    for _ in range(250):
        page.keyboard.press("Tab")
        if page.locator(":focus").and_(page.locator(what)).count():
            return
    raise AssertionError(f"Tab never comes to {what} on {page.url}")


def fits(page: Page, width: int = PHONE[0]) -> None:
    """The page does not scroll sideways once its style is there, for which no click waits."""
    page.wait_for_load_state()
    assert page.evaluate("document.documentElement.scrollWidth") <= width
