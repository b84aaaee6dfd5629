"""The look by keys is looked at: each planted fault is found, and a good page has none."""

import pytest

from tests.pages.ambassador import looking

pytestmark = pytest.mark.browser
PAGE = """<style>:focus { outline: 3px solid }</style><a href="#a">First</a>%s<button>Then</button>
<label for="one">One</label><input type="radio" id="one" name="which">
<label for="two">Two</label><input type="radio" id="two" name="which" checked>"""
LINK = '<a href="#b" %s>Between</a>'
FAULTS = {
    "stop 2 comes as": LINK % 'tabindex="-1"',
    "stop 1 comes as": LINK % 'tabindex="2"',
    "looks no other in focus": LINK % 'style="outline: none"',
    "covered, or out of sight": '<div style="position: fixed; inset: 0; left: 9em"></div>',
}


def found_in(chromium, part):
    page = chromium.window()
    page.set_content(PAGE % part)
    return looking.not_by_keys(page)


def test_a_good_page_passes(chromium):
    assert found_in(chromium, LINK % "") == []


@pytest.mark.parametrize("told", FAULTS)
def test_a_planted_fault_is_found(chromium, told):
    assert any(each.startswith(told) for each in found_in(chromium, FAULTS[told]))
