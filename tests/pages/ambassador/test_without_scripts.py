"""With JavaScript switched off an ambassador does all that they do with it."""

from datetime import date

import pytest
from playwright.sync_api import expect
from sqlalchemy import select

from tests.factories.actions import ActionFactory, ClosureFactory
from tests.factories.voice import CommentFactory
from tests.factories.workstreams import WorkstreamFactory, ambassador_of
from tests.support.served import PHONE
from tracker.core.visibility import Visibility
from tracker.voice.difference.models import DifferenceSaid
from tracker.voice.models import Comment, CommentFlag

pytestmark = pytest.mark.browser


def test_speaking_flagging_and_answering_a_question(live, chromium):
    homes = WorkstreamFactory(slug="homes", name="Good Homes")
    user = ambassador_of(homes)
    action = ActionFactory(
        workstream=homes, plain_summary="A kettle for each flat", visibility=Visibility.PUBLIC
    )
    asked = {"workstream": homes, "proposed_on": date(2025, 9, 1)}
    ClosureFactory(action=ActionFactory(plain_summary="A first move", **asked))
    other = CommentFactory(action=action)
    live.session.commit()
    page = chromium.window(user, size=PHONE, javascript=False)
    page.goto("/")
    page.get_by_role("link", name="A kettle for each flat").click()
    page.get_by_label("Your comment").fill("There is no kettle.")
    page.get_by_role("button", name="Send to").click()
    expect(page.locator(".ct-flash")).to_be_visible()
    page.locator(f'a[href="/voice/{other.id}/flag"]').click()
    page.get_by_role("button", name="Hide it and tell them").click()
    expect(page.get_by_role("alert")).to_contain_text("Nobody watches this page day and night")
    page.goto("/")
    page.get_by_role("link", name="A first move").click()
    page.get_by_role("button", name="Not yet").click()
    page.goto("/")
    expect(page.locator("section[aria-labelledby=asked]")).to_contain_text("You said: Not yet.")
    session = live.session
    session.rollback()  # see what was sent since
    said = select(Comment.text).where(Comment.author_id == user.id)
    assert session.scalars(said).all() == ["There is no kettle."]
    assert session.scalars(select(CommentFlag.by_id)).all() == [user.id]
    assert len(session.scalars(select(DifferenceSaid)).all()) == 1
