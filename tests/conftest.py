"""The fixtures that all tests share: a held clock, databases, the app, and ways to look at it."""

import shutil
import tempfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from flask import Flask
from hypothesis import HealthCheck, settings
from playwright.sync_api import Browser as ChromiumProcess
from sqlalchemy.orm import Session

from tests import factories
from tests.support import database
from tests.support.apps import make_app
from tests.support.browser import Browser
from tests.support.mailbox import Mailbox, receiving
from tests.support.served import Chromium, Live, chromium_running, serving
from tracker import assets
from tracker.config import DEMO_DAY
from tracker.core import clock
from tracker.core.database import db
from tracker.core.transaction import unit_of_work
from tracker.seeding import service as seeding
from tracker.seeding.commands import SEED

# How long an example takes says how busy the machine is, not whether the code is right.
settings.register_profile(
    "any-machine", deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("any-machine")


def pytest_sessionstart(session: pytest.Session) -> None:
    """Pages load what set-up fetches and cuts; hold it up to the templates, once for all."""
    if not hasattr(session.config, "workerinput"):
        assets.main()


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The slow ones first: no worker is left alone with one at the end."""
    items.sort(key=lambda item: item.get_closest_marker("slow") is None)


@pytest.fixture(autouse=True)
def held_today() -> Iterator[date]:
    """The council's clock stands at 5 September 2025; hold another day with `clock.hold(day)`."""
    clock.hold(DEMO_DAY)
    yield DEMO_DAY
    clock.hold(None)


@pytest.fixture(scope="session")
def databases() -> Iterator[database.Databases]:
    """Makes empty databases, and databases with tables, of either kind."""
    with tempfile.TemporaryDirectory(prefix="tracker-", dir=_memory()) as folder:
        made = database.Databases(Path(folder))
        yield made
        made.stop()


def _memory() -> str | None:
    """A folder in memory with room to spare: each commit waits for the disk, these need none."""
    memory = Path("/dev/shm")
    try:
        return str(memory) if shutil.disk_usage(memory).free > 2**31 else None
    except OSError:
        return None


@pytest.fixture
def backend() -> str:
    """Which database a test runs on; tests/integration runs on both."""
    return database.SQLITE


@pytest.fixture(scope="session")
def app_of(databases: database.Databases) -> Iterator[dict[str, Flask]]:
    """The apps that tests share, one for each kind of database, made when first asked for."""
    apps: dict[str, Flask] = {}
    yield apps
    for app in apps.values():
        with app.app_context():
            db.engine.dispose()


@pytest.fixture
def app(app_of: dict[str, Flask], databases: database.Databases, backend: str) -> Flask:
    """The app on a database that stays empty: what a test does in `session` is thrown away."""
    if backend not in app_of:
        app_of[backend] = make_app(databases, databases.with_tables(backend))
    db.session.session_factory.configure(join_transaction_mode="create_savepoint")
    return app_of[backend]


@pytest.fixture
def session(app: Flask) -> Iterator[Session]:
    """What the test itself arranges and looks at, in one transaction with the app."""
    with (
        database.one_transaction(app) as connection,
        database.joined_session(connection) as session,
        factories.bound_to(session),
    ):
        yield session


@pytest.fixture
def browser(app: Flask, session: Session) -> Browser:
    """One browser, signed out; `Browser(app, session)` makes more."""
    return Browser(app, session)


@pytest.fixture
def real_app(databases: database.Databases, backend: str) -> Iterator[Flask]:
    """The app on a database of its own, for tests with several connections at once."""
    address = databases.with_tables(backend)
    app = make_app(databases, address)
    yield app
    with app.app_context():
        db.session.remove()
        db.engine.dispose()
    databases.drop(address)


@pytest.fixture
def real_session(real_app: Flask) -> Iterator[Session]:
    """A session on real_app's database; commit before the app is to see what you arranged."""
    engine = database.plain_engine(real_app.config["SQLALCHEMY_DATABASE_URI"])
    with Session(engine) as session, factories.bound_to(session):
        yield session
    engine.dispose()


@pytest.fixture(scope="session")
def seeded(databases: database.Databases) -> str:
    """The demonstration, loaded once; `databases.copy(seeded)` makes one that may be changed."""
    address = databases.with_tables(database.SQLITE)
    app = make_app(databases, address)
    with app.app_context():
        with unit_of_work():
            seeding.load(SEED, demo=True)
        db.engine.dispose()
    return address


@pytest.fixture
def mailbox() -> Iterator[Mailbox]:
    """A mail server on loopback that keeps the letters it gets."""
    with receiving() as received:
        yield received


@pytest.fixture
def live(real_app: Flask, real_session: Session) -> Iterator[Live]:
    """The tracker on a real port with a database of its own."""
    with serving(real_app) as url:
        yield Live(url, real_app, real_session)


@pytest.fixture(scope="session")
def chromium_process() -> Iterator[ChromiumProcess]:
    """One Chromium for all tests; each test gets windows of its own."""
    with chromium_running() as process:
        yield process


@pytest.fixture
def chromium(chromium_process: ChromiumProcess, live: Live) -> Iterator[Chromium]:
    """Windows on the live tracker: `chromium.window(user, size=PHONE, javascript=False)`."""
    windows = Chromium(chromium_process, live)
    yield windows
    windows.close()
