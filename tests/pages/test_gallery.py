"""The look itself: every component in every state, at a desk, on a phone, on paper."""

from collections.abc import Iterator

import pytest
from flask import Flask, render_template
from playwright.sync_api import Browser as ChromiumProcess
from playwright.sync_api import Page, expect

from tests.support.axe import assert_accessible
from tests.support.gallery import gallery_app
from tests.support.page_checks import check_page
from tests.support.served import DESK, PHONE, serving
from tracker.rendering import render_alone

PALEST_BRAND = "#6f6c75"  # hardly darker than the settings allow
ERROR_PAGES = ["400", "403", "404", "405", "409", "413", "429", "500", "503", "expired"]


@pytest.fixture(scope="module")
def gallery() -> Flask:
    return gallery_app()


@pytest.fixture(scope="module")
def address(gallery: Flask) -> Iterator[str]:
    with serving(gallery) as url:
        yield url


@pytest.fixture
def page(chromium_process: ChromiumProcess) -> Iterator[Page]:
    context = chromium_process.new_context(viewport={"width": DESK[0], "height": DESK[1]})
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("state", ["", "?bad"])
def test_the_gallery_is_a_sound_page(gallery, state):
    check_page(gallery.test_client().get(f"/gallery{state}").text, f"/gallery{state}")


@pytest.mark.parametrize("name", ERROR_PAGES)
def test_an_error_page_is_a_sound_page(gallery, name):
    with gallery.test_request_context("/somewhere"):
        check_page(render_template(f"errors/{name}.html", message=""), name)


@pytest.mark.parametrize("name", ["500", "503"])
def test_a_page_about_our_own_fault_asks_nobody_who_is_signed_in(name):
    app = gallery_app()

    @app.login_manager.request_loader
    def no_database(_request):
        raise AssertionError("the database is away")

    with app.test_request_context("/somewhere"):
        assert "<h1" in render_alone(f"errors/{name}.html")


@pytest.mark.browser
@pytest.mark.parametrize("size", [DESK, PHONE, (320, 640)], ids=["desk", "phone", "400 % zoom"])
@pytest.mark.parametrize("state", ["", "?bad"], ids=["new", "refused"])
def test_axe_finds_nothing_and_nothing_runs_off_the_side(page, address, size, state):
    page.set_viewport_size({"width": size[0], "height": size[1]})
    page.goto(f"{address}/gallery{state}")
    assert_accessible(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= size[0]


@pytest.mark.browser
def test_the_palest_brand_colour_allowed_can_still_be_read(page):
    with serving(gallery_app(PALEST_BRAND)) as url:
        page.goto(f"{url}/gallery?bad")
        assert_accessible(page)
        brand = "getComputedStyle(document.querySelector('.ct-head')).backgroundColor"
        assert page.evaluate(brand) == "rgb(111, 108, 117)"


@pytest.mark.browser
def test_forced_colours_keep_every_mark(chromium_process, address):
    context = chromium_process.new_context(forced_colors="active")
    page = context.new_page()
    page.goto(f"{address}/gallery")
    assert_accessible(page)
    context.close()


@pytest.mark.browser
def test_no_typeface_is_used_or_fetched_that_is_not_ours(page, address):
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{address}/gallery?bad")
    for media in ("screen", "print"):
        page.emulate_media(media=media)
        families = page.evaluate(
            "[...new Set([...document.querySelectorAll('body, body *')]"
            ".map(each => getComputedStyle(each).fontFamily))]"
        )
        assert families == ["Arial, Helvetica, sans-serif"]
    assert [url for url in asked if "font" in url.rsplit("/", 1)[-1].replace("frontend", "")] == []


@pytest.mark.browser
@pytest.mark.parametrize(
    ("error", "box"),
    [
        ("31/2/2026 is not a date. February 2026 has 28 days", "due-day"),
        ("Choose how your name is shown", "shown_as"),
        ("Choose at least one pledge", "pledges"),
        ("Choose who leads it", "lead"),
        ("Write your comment", "words"),
    ],
)
def test_an_error_leads_to_its_box(page, address, error, box):
    page.goto(f"{address}/gallery?bad")
    page.get_by_role("link", name=error).click()
    assert page.evaluate("document.activeElement.id") == box


@pytest.mark.browser
def test_paper_is_black_on_white_without_menus_and_forms(page, address):
    page.goto(f"{address}/gallery")
    page.emulate_media(media="print")
    for gone in (".ct-head", ".ct-menu", ".ct-demo-bar", ".ct-foot", ".ct-form", ".ct-filters"):
        expect(page.locator(gone).first).to_be_hidden()
    fills = {
        state: page.locator(f".ct-bar .is-{state} rect").first.evaluate(
            "each => getComputedStyle(each).fill"
        )
        for state in ("red", "blue", "amber", "green", "none")
    }
    assert fills == {
        "red": "rgb(0, 0, 0)",
        "blue": "rgb(95, 95, 95)",
        "amber": "rgb(212, 212, 212)",
        "green": "rgb(255, 255, 255)",
        "none": 'url("#ct-hatch")',
    }
