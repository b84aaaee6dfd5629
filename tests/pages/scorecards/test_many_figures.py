"""Two hundred indicators of ten years on three scorecards: the page asks no more often."""

import pytest

from tests.factories.people import person
from tests.performance.figures import grow_figures
from tests.support.queries import at_most
from tracker.access.roles import Role

FEW = 12


@pytest.fixture
def towns(app, session):
    """A small scorecard beside three large ones."""
    with app.app_context():
        grow_figures("small", 1, 2, 6)
        grow_figures("large", 3, 200, 40)


@pytest.mark.slow
@pytest.mark.parametrize("role", [Role.BOARD_SECRETARY, Role.PERFORMANCE_OFFICER])
def test_a_large_scorecard_asks_the_database_as_often_as_a_small_one(browser, towns, role):
    browser.sign_in(person(role))
    with at_most(FEW) as few:
        assert "2 indicators" in browser.get("/scorecards/small-0").text
    with at_most(len(few)):
        page = browser.get("/scorecards/large-1")
    assert "200 indicators" in page.text
    assert len(page.soup.select(".ct-score tbody th[scope=row]")) == 200
    assert len(page.soup.select("#quarter option")) == 40


@pytest.mark.slow
def test_the_list_asks_as_often_for_four_scorecards_as_for_one(app, session, browser):
    with app.app_context():
        grow_figures("small", 1, 2, 6)
    browser.sign_in(person(Role.PERFORMANCE_OFFICER))
    with at_most(FEW) as few:
        browser.get("/scorecards")
    with app.app_context():
        grow_figures("large", 3, 50, 8)
    with at_most(len(few)):
        assert browser.get("/scorecards").text.count("indicators:") == 4
