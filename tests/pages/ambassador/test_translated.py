"""A page that the browser translates stays whole, and its deeds are done as before.

Translators wrap the words of a page in elements of their own and put other words there; what
scripts and forms hold on to may not be these words.
"""

import pytest
from playwright.sync_api import Page, expect
from sqlalchemy import select

from tests.factories.actions import ActionFactory
from tests.factories.voice import AnswerFactory, CommentFactory
from tests.factories.workstreams import WorkstreamFactory, ambassador_of
from tests.support.served import PHONE
from tracker.core.visibility import Visibility
from tracker.voice.models import Comment

pytestmark = pytest.mark.browser
TRANSLATE = """() => {
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  const nodes = []
  while (walk.nextNode()) nodes.push(walk.currentNode)
  for (const node of nodes) {
    if (!/\\p{L}/u.test(node.data)) continue
    if (node.parentElement.closest('script, style, textarea')) continue
    const outer = document.createElement('font'), inner = document.createElement('font')
    inner.textContent = node.data.replace(/\\p{L}+/gu, word => `${word}õ`)
    outer.append(inner)
    node.replaceWith(outer)
  }
}"""


def translated(page: Page) -> Page:
    """The page as a translator leaves it."""
    page.wait_for_load_state("load")
    page.evaluate(TRANSLATE)
    return page


@pytest.fixture
def young(live, chromium):
    homes = WorkstreamFactory(slug="homes", name="Good Homes")
    user = ambassador_of(homes)
    action = ActionFactory(workstream=homes, visibility=Visibility.PUBLIC)
    AnswerFactory(comment=CommentFactory(action=action, author=user))
    live.session.commit()
    page = chromium.window(user, size=PHONE)
    page.goto(f"/actions/{action.id}")
    return page


def test_one_can_speak_change_it_and_take_it_back_in_another_language(live, young):
    form = translated(young).locator("form#say")
    form.locator("#text").fill("Nobody answers at night.")
    form.locator("input[value=first]").check()
    form.locator("button[type=submit]").first.click()
    expect(young.locator(".ct-flash")).to_be_visible()
    live.session.rollback()  # see what was sent since
    said = live.session.scalars(select(Comment).order_by(Comment.id.desc())).first()
    assert said.text == "Nobody answers at night."
    translated(young).locator(f'a[href="/voice/{said.id}/edit"]').click()
    form = translated(young).locator("form.ct-form")
    form.locator("#text").fill("Nobody answers at night or at noon.")
    form.locator("button[type=submit]").first.click()
    expect(young.locator(".ct-flash")).to_be_visible()
    translated(young).locator(f'a[href="/voice/{said.id}/withdraw"]').click()
    translated(young).locator("main form button").first.click()
    expect(young.locator(".ct-flash")).to_be_visible()
    live.session.rollback()
    said = live.session.get_one(Comment, said.id)
    assert said.text == "Nobody answers at night or at noon."
    assert said.withdrawn_at is not None


def test_what_was_wrong_is_said_and_leads_to_its_box(young):
    form = translated(young).locator("form#say")
    form.locator("button[type=submit]").first.click()
    translated(young).locator(".govuk-error-summary a").click()
    assert young.evaluate("document.activeElement.name") == "text"


def test_the_columns_of_a_list_on_a_phone_are_translated_too(young):
    young.goto("/actions")
    translated(young)
    labels = young.locator("td[data-label]")
    expect(labels.first).to_have_attribute("data-label", "Standsõ atõ")
    words = labels.evaluate_all("all => all.map(it => it.dataset.label)")
    assert [each for each in words if "õ" not in each] == []
