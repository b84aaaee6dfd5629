"""Apps for tests: in demonstration mode, on a database of the test's."""

from dataclasses import replace

from flask import Flask

from tests.support.database import Databases
from tracker.config import DEMO_DAY, Config
from tracker.factory import create_app
from tracker.people import passwords


def make_app(databases: Databases, address: str, **settings: object) -> Flask:
    """An app in demonstration mode on this database; settings are fields of Config."""
    passwords.be_cheap()
    config = Config(
        data=databases.folder,
        database_url=address,
        secret_key="a key for tests that nobody else uses",
        demo=True,
        today=DEMO_DAY,
        testing=True,
    )
    return create_app(replace(config, **settings))  # type: ignore[arg-type]  # its own fields
