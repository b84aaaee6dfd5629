"""Signing a round off on both databases: two at once make one sign-off."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date

from sqlalchemy import select

from tests.factories.actions import ActionFactory
from tests.factories.meetings import BodyFactory, MeetingFactory
from tests.factories.people import person
from tests.factories.workstreams import WorkstreamFactory
from tests.support.browser import Browser
from tracker.access.roles import Role
from tracker.audit.enums import Deed
from tracker.audit.models import AuditEntry
from tracker.meetings.round_models import RoundSignOff

AT_ONCE = 3


def test_several_who_sign_at_once_make_one_sign_off(real_app, real_session):
    board = MeetingFactory(body=BodyFactory.board(), held_on=date(2025, 9, 26))
    homes = WorkstreamFactory(slug="homes")
    ActionFactory(workstream=homes)
    where = f"/meetings/{board.id}/round/homes/sign-off"
    people = [person(Role.BOARD_SECRETARY) for _ in range(AT_ONCE)]
    browsers = [Browser(real_app, real_session).sign_in(each) for each in people]
    tokens = [each.token() for each in browsers]
    real_session.commit()

    def sign(job):
        browser, token = job
        return browser.client.post(where, data={"csrf_token": token, "note": ""}).status_code

    with ThreadPoolExecutor(AT_ONCE) as several:
        assert sorted(several.map(sign, zip(browsers, tokens, strict=True))) == [303, 409, 409]
    real_session.expire_all()
    (signed,) = real_session.scalars(select(RoundSignOff))
    (entry,) = real_session.scalars(
        select(AuditEntry).where(AuditEntry.deed == Deed.ROUND_SIGNED_OFF)
    )
    assert entry.by_id == signed.by_id
