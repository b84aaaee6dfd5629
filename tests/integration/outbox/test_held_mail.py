"""A database that was restored or copied sends nothing until somebody has looked."""

from datetime import timedelta

from sqlalchemy import select

from tests.factories.outbox import LetterFactory
from tracker.audit.enums import Deed
from tracker.audit.models import AuditEntry
from tracker.core import clock
from tracker.outbox import instance
from tracker.outbox.enums import LetterState
from tracker.outbox.models import Instance


def test_a_new_database_in_a_new_folder_sends(session, tmp_path):
    LetterFactory()
    instance.settle(tmp_path)
    instance.settle(tmp_path)
    assert not instance.is_mail_held()
    mark = (tmp_path / instance.FILE).read_text().strip()
    assert mark == session.scalar(select(Instance.instance_id))


def test_a_database_in_another_folder_holds_its_mail_until_it_is_released(session, tmp_path):
    instance.settle(tmp_path / "home")
    instance.settle(tmp_path / "copy")
    assert instance.is_mail_held()
    instance.release(by=None)
    instance.settle(tmp_path / "copy")
    assert not instance.is_mail_held()
    instance.settle(tmp_path / "copy")
    assert not instance.is_mail_held()


def test_a_release_elsewhere_is_known_to_every_machine(session, tmp_path):
    instance.settle(tmp_path / "one")
    for folder in ("two", "three"):
        instance.settle(tmp_path / folder)
    instance.release(by=None)
    for folder in ("one", "two", "three"):
        instance.settle(tmp_path / folder)
    assert not instance.is_mail_held()


def test_a_release_ends_what_was_written_before_the_restore(session, tmp_path):
    instance.settle(tmp_path)
    old = LetterFactory()
    doubtful = LetterFactory(state=LetterState.IN_DOUBT)
    instance.hold()
    new = LetterFactory(created_at=clock.now() + timedelta(seconds=1))
    assert instance.release(by=None) == 2
    session.expire_all()
    assert [each.state for each in (old, doubtful, new)] == [
        LetterState.EXPIRED,
        LetterState.EXPIRED,
        LetterState.QUEUED,
    ]
    assert session.scalar(select(AuditEntry.deed)) is Deed.MAIL_RELEASED
    assert instance.release(by=None) == 0
