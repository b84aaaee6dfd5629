"""What is hidden, what is let through by name and with a reason, and the council's own rule."""

from datetime import date

import pytest
from sqlalchemy import select

from tests.factories.people import person
from tests.factories.scorecards import EditionFactory, PartOfFactory, measure
from tracker.access.roles import Role
from tracker.audit.enums import Deed
from tracker.audit.models import AuditEntry
from tracker.core.transaction import unit_of_work
from tracker.scorecards.figure_models import Figure
from tracker.scorecards.small.working_out import rehide

JUNE = date(2025, 6, 30)
HERE = "/scorecards/small-numbers"


@pytest.fixture
def hide(app):
    """Work out what is hidden, as publishing does."""

    def hide():
        with app.app_context(), unit_of_work():
            rehide([JUNE])

    return hide


@pytest.fixture
def edition(session):
    return EditionFactory(scorecard__slug="card")


@pytest.fixture
def checker(browser, session):
    role = Role.PERFORMANCE_CHECKER
    return browser.sign_in(person(role, name="Checker", is_cleared=True))


def test_only_people_who_are_cleared_see_what_is_hidden(browser, session):
    browser.sign_in(person(Role.PERFORMANCE_CHECKER)).get(HERE, expect=403)
    page = browser.sign_in(person(Role.BOARD_MEMBER, is_cleared=True)).get(HERE)
    assert page.h1.endswith("No figure is hidden")
    assert "Change how small is small" not in page.text


def test_a_small_figure_is_let_through_by_name_and_hidden_again(
    checker, browser, session, edition, hide
):
    custody = measure(edition, {JUNE: 3}, name="In custody")
    hide()
    page = checker.get(HERE)
    assert "In custody Q1 2025/26 Hidden, because it is small" in page.text
    figure = session.scalars(select(Figure)).one()
    page = checker.get(f"{HERE}/{figure.id}/show")
    assert checker.submit(page, {"reason": ""}, expect=422).errors == [
        "Write why everybody may see it"
    ]
    page = checker.follow(checker.submit(page, {"reason": "All three agreed to it"}))
    assert "All three agreed to it Checker, 5 September 2025" in page.text
    where = f"/indicators/{custody.id}"
    assert (
        browser.sign_in(person(Role.COMMITTEE_MEMBER)).get(where).h1 == "In custody 3. Q1 2025/26"
    )
    again = browser.sign_in(person(Role.PERFORMANCE_CHECKER, is_cleared=True)).get(HERE)
    page = browser.submit(browser.get(again.soup.select_one("a[href$='/end']")["href"]))
    assert "Hidden again on 5 September 2025" in browser.follow(page).text
    page = browser.sign_in(person(Role.COMMITTEE_MEMBER)).get(where)
    assert "hidden, because it is small" in page.h1
    assert "Checker" in page.text  # who did it stands in the history
    assert "All three" not in page.text  # and the reason tells the number
    deeds = session.scalars(select(AuditEntry.deed)).all()
    assert {Deed.SMALL_NUMBER_SHOWN, Deed.SMALL_NUMBER_HIDDEN} <= set(deeds)


def test_what_is_hidden_for_another_figures_sake_is_not_let_through(
    checker, session, edition, hide
):
    whole, few, many = (measure(edition, {JUNE: n}) for n in (43, 3, 40))
    for part in (few, many):
        PartOfFactory(whole_id=whole.id, part_id=part.id)
    hide()
    page = checker.get(HERE)
    assert "Hidden, because a small number could be worked out from it –" in page.text
    figure = session.scalar(select(Figure.id).where(Figure.indicator_id == many.id))
    page = checker.get(f"{HERE}/{figure}/show")
    page = checker.submit(page, {"reason": "Why not"}, expect=(400, 409, 422))
    assert "Let the small one be seen, or leave both" in page.text


def test_a_council_that_hides_five_too_says_so(checker, session, edition):
    measure(edition, {JUNE: 5})
    page = checker.submit(checker.get(f"{HERE}/rule"), {"largest": "5"})
    page = checker.follow(page)
    assert "From today on. 1 figure changed." in page.text
    assert "1 to 5 are hidden" in page.text
