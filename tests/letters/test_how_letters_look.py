"""Letters in a narrow mail window, by day and by night, loading nothing from anywhere."""

import pytest

from tests.letters.made import NAMES, kept
from tests.support.axe import assert_accessible

pytestmark = pytest.mark.browser
NARROW, WIDE = 320, 600
# One of each look: late and not, many rows, a long word, a list, a button, a foot with more.
LOOKS = ("many_things", "answered", "worry", "account_role_changed", "account_email_changed")


@pytest.fixture
def window(chromium_process):
    """A mail window: whatever a letter asks for is refused, and fails the test."""
    context = chromium_process.new_context(viewport={"width": NARROW, "height": 640})
    asked = []

    def refuse(route):
        asked.append(route.request.url)
        route.abort()

    context.route("**/*", refuse)
    yield context.new_page()
    context.close()
    assert asked == [], "a letter loads nothing"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_letters_fit_a_narrow_window_and_are_accessible_by_day_and_night(window, scheme):
    window.emulate_media(color_scheme=scheme)
    for name in NAMES:
        window.set_content(kept(name)["html"])
        for width in (WIDE, NARROW):
            window.set_viewport_size({"width": width, "height": 640})
            assert window.evaluate("document.documentElement.scrollWidth") <= width, name
        if name in LOOKS:
            assert_accessible(window, f"{name} ({scheme})")


def test_a_word_without_an_end_does_not_make_a_letter_wider(window):
    html = kept("one_thing")["html"].replace("Leaflets", "Leaflets" * 30)
    window.set_content(html)
    assert window.evaluate("document.documentElement.scrollWidth") <= NARROW


def test_at_night_paper_is_dark_and_what_is_late_still_stands_out(window):
    window.emulate_media(color_scheme="dark")
    window.set_content(kept("many_things")["html"])
    colour = "getComputedStyle(document.querySelector('{}')).{}"
    assert window.evaluate(colour.format(".card", "backgroundColor")) == "rgb(30, 27, 36)"
    late = window.evaluate(colour.format(".late", "color"))
    assert late not in (window.evaluate(colour.format(".why.soft", "color")), "rgb(125, 23, 19)")
