"""Apps for tests: in demonstration mode, on a database of the test's."""

from dataclasses import replace

from flask import Flask
from jinja2 import BytecodeCache
from jinja2.bccache import Bucket

from tests.factories import base
from tests.support.database import Databases
from tracker.config import DEMO_DAY, Config
from tracker.factory import create_app
from tracker.files.store import FOLDER
from tracker.people import passwords


class CompiledOnce(BytecodeCache):
    """Templates as the first app of this process compiled them, which takes two seconds for all."""

    def __init__(self) -> None:
        self.kept: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        if bucket.key in self.kept:
            bucket.bytecode_from_string(self.kept[bucket.key])

    def dump_bytecode(self, bucket: Bucket) -> None:
        self.kept[bucket.key] = bucket.bytecode_to_string()


TEMPLATES = CompiledOnce()


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
    app = create_app(replace(config, **settings))  # type: ignore[arg-type]  # its own fields
    base.files = databases.folder / FOLDER
    app.jinja_env.bytecode_cache = TEMPLATES
    return app
