"""The pack’s pages to everybody, in each state in which a pack can be."""

import json
from datetime import date

import pytest

from tests.factories.agendas import PART_2, ItemCommentFactory, ItemFactory, PaperFactory
from tests.factories.meetings import BodyFactory, MeetingFactory, MemberFactory
from tests.factories.packs import PackFactory
from tests.factories.people import person
from tests.support.axe import assert_accessible
from tests.support.served import DESK, PHONE
from tracker.access.roles import Role
from tracker.core import clock
from tracker.core.visibility import Visibility
from tracker.meetings.agenda.enums import ItemKind
from tracker.meetings.pack import machine
from tracker.meetings.pack.enums import PackKind, PackState

pytestmark = pytest.mark.browser


def fill():
    """A full pack that failed, one for the board on the way, a public one that is out of date."""
    out = {"agenda_out_at": clock.now(), "held_on": date(2025, 9, 26)}
    board = MeetingFactory(body=BodyFactory.board(), **out)
    MemberFactory(body=board.body, demonstration=True)
    public = {"meeting_id": board.id, "visibility": Visibility.PUBLIC}
    item = ItemFactory(title="Scorecard", summary="How we are doing.", **public)
    ItemCommentFactory(item_id=item.id)
    late = {"is_late": True, "late_reason": "It came late.", "visibility": Visibility.PUBLIC}
    paper = PaperFactory(item=item, demonstration=True, summary="In short.", **late)
    PaperFactory(item=item, **PART_2)
    ItemFactory(meeting_id=board.id, **PART_2)
    for kind in (ItemKind.MINUTES, ItemKind.PROMISES, ItemKind.BOARD_SUMMARY):
        ItemFactory(kind=kind, title=kind.label, **public)
    told = {"why": "It needs more memory than there is.", "parts": {}, "out": {}}
    PackFactory(
        meeting_id=board.id, kind=PackKind.FULL, state=PackState.FAILED, told=json.dumps(told)
    )
    making = {"state": PackState.MAKING, "beat_at": clock.instant(), "total": 12}
    PackFactory(meeting_id=board.id, kind=PackKind.BOARD, **making)
    told = {"why": "", "parts": {}, "out": {f"paper-{paper.id}": "it is locked with a password"}}
    PackFactory(meeting_id=board.id, told=json.dumps(told))
    return board


@pytest.mark.parametrize("can_print", [True, False])
def test_everybody_can_use_the_pages_of_a_pack(monkeypatch, live, chromium, can_print):
    monkeypatch.setattr(machine, "can_print", lambda: can_print)
    board = fill()
    secretary = person(Role.BOARD_SECRETARY, is_cleared=True)
    live.session.commit()
    page = chromium.window(secretary)
    reading = [f"/meetings/{board.id}/pack/read?kind={kind}" for kind in PackKind]
    for address in (f"/meetings/{board.id}/pack", *reading):
        page.goto(address)
        for wide, high in (DESK, PHONE):
            page.set_viewport_size({"width": wide, "height": high})
            assert_accessible(page, f"{address} at {wide}")
            assert page.evaluate("document.documentElement.scrollWidth") <= wide
