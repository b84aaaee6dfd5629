"""Packs of meetings: one that is ready; `state` makes it another."""

import json

from factory import LazyAttribute

from tests.factories.agendas import StoredFileFactory
from tests.factories.base import Factory, now
from tests.factories.meetings import MeetingFactory
from tests.factories.people import UserFactory
from tracker.meetings.pack.enums import PackKind, PackState
from tracker.meetings.pack.models import Pack


class PackFactory(Factory):
    class Meta:
        model = Pack

    meeting_id = LazyAttribute(lambda _: MeetingFactory().id)
    kind = PackKind.PUBLIC
    state = PackState.READY
    done = 5
    total = 5
    pages = 2
    fingerprint = "0" * 64
    file_id = LazyAttribute(
        lambda pack: StoredFileFactory().id if pack.state is PackState.READY else None
    )
    told = json.dumps({"why": "", "parts": {}, "out": {}})
    asked_at = now()
    asked_by_id = LazyAttribute(lambda _: UserFactory().id)
    beat_at = now()
    ended_at = now()
