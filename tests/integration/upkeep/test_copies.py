"""Copies of the database while it is in use, and a restored one that sends nothing."""

import os
import sqlite3
import stat
from contextlib import closing
from dataclasses import replace

import pytest
from sqlalchemy import select, text

from tests.factories.agendas import StoredFileFactory
from tests.factories.people import person
from tests.support.database import POSTGRESQL, SQLITE
from tracker.access.roles import Role
from tracker.core import clock
from tracker.core.database import db
from tracker.core.errors import DomainError
from tracker.files import store
from tracker.outbox import instance
from tracker.people.models import User
from tracker.upkeep import backup as copies
from tracker.upkeep import file_copies
from tracker.upkeep.checks import Level, check_backup, check_configuration, check_mail


@pytest.fixture
def config(real_app, tmp_path):
    return replace(real_app.extensions["tracker"], data=tmp_path)


@pytest.fixture
def upgraded(real_session):
    real_session.execute(text("CREATE TABLE alembic_version (version_num VARCHAR(32))"))
    person(Role.ACTION_LEAD, email="before@example.org")
    real_session.commit()


def names(path):
    with closing(sqlite3.connect(path)) as copy:
        return [email for (email,) in copy.execute("SELECT email FROM user")]


@pytest.mark.parametrize("backend", [SQLITE], indirect=True)
class TestOfSqlite:
    def test_a_copy_holds_what_is_in_the_write_ahead_log(self, real_app, upgraded, tmp_path):
        target = tmp_path / "copy.sqlite3"
        with real_app.app_context():
            copies.backup(target)
        assert names(target) == ["before@example.org"]
        assert stat.S_IMODE(os.stat(target).st_mode) == 0o600
        assert [each.name for each in tmp_path.iterdir()] == ["copy.sqlite3"]

    def test_a_backup_writes_over_nothing(self, real_app, upgraded, tmp_path):
        target = tmp_path / "copy.sqlite3"
        target.write_text("mine")
        with real_app.app_context(), pytest.raises(DomainError, match="there already"):
            copies.backup(target)
        assert target.read_text() == "mine"

    def test_a_backup_is_known_of(self, real_app, upgraded, tmp_path):
        with real_app.app_context():
            assert check_backup().level is Level.WARNING
            copies.backup(tmp_path / "copy.sqlite3")
            assert check_backup().level is Level.GOOD

    def test_what_is_restored_is_what_was_copied_and_its_mail_is_held(
        self, real_app, real_session, config, upgraded, tmp_path
    ):
        target = tmp_path / "copy.sqlite3"
        with real_app.app_context():
            copies.backup(target)
        person(Role.ACTION_LEAD, email="after@example.org")
        real_session.commit()
        with real_app.app_context():
            kept = copies.restore(target, config)
            copies.hold_after_restore()
            emails = list(db.session.scalars(select(User.email)))
            held = instance.is_mail_held()
            db.session.remove()
        assert emails == ["before@example.org"]
        assert held
        assert sorted(names(kept)) == ["after@example.org", "before@example.org"]

    def test_files_are_copied_beside_the_database_and_come_back(
        self, real_app, real_session, config, upgraded, tmp_path
    ):
        real_app.extensions["tracker"] = config
        target = tmp_path / "copy.sqlite3"
        here, gone = "ab" * 32, "cd" * 32
        StoredFileFactory(token=here)
        StoredFileFactory(token=gone, gone_at=clock.now())
        real_session.commit()
        places = {}
        with real_app.app_context():
            for token in (here, gone):
                places[token] = store.place_of(token)
                places[token].parent.mkdir(parents=True)
                places[token].write_bytes(b"kept")
            assert file_copies.copy_files(target) == 1
            with pytest.raises(DomainError, match="is there already"):
                file_copies.refuse_what_is_there(target)
            assert file_copies.bring_back(target) == (0, 0)
            places[here].unlink()
            assert file_copies.bring_back(tmp_path / "another.sqlite3") == (0, 1)
            assert file_copies.bring_back(target) == (1, 0)
            db.session.remove()
        assert places[here].read_bytes() == b"kept"
        assert stat.S_IMODE(places[here].stat().st_mode) == 0o600
        copied = file_copies.folder_of(target)
        assert [each.name for each in copied.rglob("*") if each.is_file()] == [here]

    @pytest.mark.parametrize("content", [None, b"", b"no database at all, only words"])
    def test_what_is_no_backup_is_not_restored(self, real_app, config, upgraded, tmp_path, content):
        source = tmp_path / "strange"
        if content is not None:
            source.write_bytes(content)
        with real_app.app_context(), pytest.raises(DomainError):
            copies.restore(source, config)
        with real_app.app_context():
            assert len(list(db.session.scalars(select(User.email)))) == 1
            db.session.remove()


@pytest.mark.parametrize("backend", [POSTGRESQL], indirect=True)
def test_of_postgresql_it_says_what_to_run(real_app, config, tmp_path):
    with real_app.app_context():
        with pytest.raises(DomainError, match="pg_dump --format=custom") as asked:
            copies.backup(tmp_path / "copy")
        assert "copy that folder too" in str(asked.value)
        with pytest.raises(DomainError, match="pg_restore") as told:
            copies.restore(tmp_path / "copy", config)
    assert "instance-id" in str(told.value)


@pytest.mark.parametrize("backend", [SQLITE], indirect=True)
def test_settings_that_are_allowed_and_yet_worth_a_thought(real_app, config):
    assert "demonstration" in check_configuration(config).words
    real = replace(config, demo=False)
    assert "not https" in check_configuration(real).words
    secure = replace(real, base_url="https://tracker.example.org")
    assert check_configuration(secure).level is Level.GOOD
    assert check_mail(secure, is_held=False).level is Level.WARNING
