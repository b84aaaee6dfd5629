"""Strict templates, addresses that keep their query, and the council's colour."""

import pytest
from jinja2 import UndefinedError

from tests.support.gallery import GalleryForm, gallery_app
from tracker import rendering
from tracker.actions.enums import Judgement, State


@pytest.fixture(scope="module")
def app():
    return gallery_app()


@pytest.mark.parametrize("template", ["{{ nobody }}", "{% if nobody %}{% endif %}", "{{ {}.a }}"])
def test_an_undefined_name_raises(app, template):
    with pytest.raises(UndefinedError):
        app.jinja_env.from_string(template).render()


def test_the_design_system_may_leave_parameters_out(app):
    macro = (
        '{% from "govuk_frontend_jinja/components/button/macro.html" import govukButton %}'
        '{{ govukButton({"text": "Save"}) }}'
    )
    assert "Save" in app.jinja_env.from_string(macro).render()


@pytest.mark.parametrize(
    ("changes", "address"),
    [
        ({"page": 2}, "/actions?q=a+%26+b&state=red&state=amber&page=2"),
        ({"q": None, "state": None}, "/actions"),
        ({"state": "green"}, "/actions?q=a+%26+b&state=green"),
    ],
)
def test_an_address_keeps_the_rest_of_its_query(app, changes, address):
    with app.test_request_context("/actions?q=a+%26+b&state=red&state=amber"):
        assert rendering.here(**changes) == address


@pytest.mark.parametrize(
    ("page", "pages", "numbers"),
    [
        (1, 1, [1]),
        (1, 3, [1, 2, 3]),
        (6, 12, [1, None, 5, 6, 7, None, 12]),
        (3, 12, [1, 2, 3, 4, None, 12]),
        (4, 12, [1, 2, 3, 4, 5, None, 12]),
    ],
)
def test_the_pager_offers_the_ends_and_the_neighbours(page, pages, numbers):
    assert rendering.page_numbers(page, pages) == numbers


def test_the_councils_colour_is_for_screens_only():
    sheet = rendering.theme("#43335f")
    assert sheet == "@media screen { :root { --ct-brand: #43335f; --ct-brand-tint: #f0edf4; } }\n"


def test_every_state_and_judgement_is_shown_with_a_shape_that_is_drawn(app):
    template = app.jinja_env.from_string(
        '{% from "components/rag.html" import rag_tag, sprite %}{{ sprite() }}{{ rag_tag(state) }}'
    )
    for state in [*State, *Judgement, "red", "not_on_track"]:
        page = template.render(state=state)
        shape = rendering.mark(state).shape
        assert f'id="s-{shape}"' in page
        assert f'href="#s-{shape}"' in page
        assert rendering.mark(state).label in page


def test_a_judgement_is_shown_in_its_own_words():
    assert [rendering.mark(each).label for each in Judgement] == [each.label for each in Judgement]


def test_a_form_class_stays_whole_after_its_first_use(app):
    def errors():
        with app.test_request_context("/", method="POST"):
            form = GalleryForm(meta={"csrf": False})
            form.validate()
            return form.errors

    assert errors() == errors() != {}
