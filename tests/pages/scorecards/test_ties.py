"""What an indicator is tied to: parts of its number, and the actions that it measures."""

from datetime import date

import pytest
from sqlalchemy import select

from tests.factories.actions import ActionFactory
from tests.factories.people import person
from tests.factories.scorecards import measure
from tracker.access.roles import Role
from tracker.audit.enums import Deed
from tracker.audit.models import AuditEntry
from tracker.core.visibility import Visibility
from tracker.scorecards.enums import Hiding
from tracker.scorecards.figure_models import Figure
from tracker.scorecards.models import IndicatorAction, PartOf

JUNE = date(2025, 6, 30)


@pytest.fixture
def officer(browser, session):
    return browser.sign_in(person(Role.PERFORMANCE_OFFICER, name="Officer"))


def latest_audit(session):
    return session.scalars(select(AuditEntry).order_by(AuditEntry.id.desc()).limit(1)).one()


def hiding(session):
    session.expire_all()
    return dict(session.execute(select(Figure.indicator_id, Figure.hiding)).all())


def test_a_part_hides_what_would_give_it_away_until_it_is_none(officer, browser, session, edition):
    whole, few, many = (
        measure(edition, {JUNE: n}, name=name)
        for n, name in ((43, "All"), (3, "Away"), (40, "At home"))
    )
    where = f"/indicators/{whole.id}/parts"
    for part in (few, many):
        answers = {"part": str(part.id), "is_complete": "y"}
        page = officer.follow(officer.submit(officer.get(where), answers, button="Add this part"))
    assert hiding(session) == {
        whole.id: Hiding.SHOWN,
        few.id: Hiding.SMALL,
        many.id: Hiding.SECONDARY,
    }
    assert latest_audit(session).after == {"part": "At home", "is_complete": True}
    assert "It is itself a part of All" in officer.get(f"/indicators/{few.id}/parts").text
    refused = officer.submit(page, button="It is no part: Away", expect=409)
    assert "Ask somebody who is cleared for small numbers" in refused.text
    assert hiding(session)[many.id] is Hiding.SECONDARY
    browser.sign_in(person(Role.PERFORMANCE_OFFICER, is_cleared=True))
    page = browser.follow(browser.submit(browser.get(where), button="It is no part: Away"))
    assert hiding(session)[many.id] is Hiding.SHOWN
    assert latest_audit(session).deed is Deed.INDICATOR_PART_REMOVED
    officer.post(f"{where}/{few.id}/remove", {}, expect=404)


def test_a_whole_is_no_part_of_its_own_part(officer, session, edition):
    whole, part = measure(edition), measure(edition)
    page = officer.get(f"/indicators/{whole.id}/parts")
    page = officer.follow(officer.submit(page, {"part": str(part.id)}, button="Add this part"))
    page = officer.submit(page, {"part": str(part.id)}, button="Add this part", expect=422)
    assert page.errors == ["It is a part already"]
    page = officer.get(f"/indicators/{part.id}/parts")
    page = officer.submit(page, {"part": str(whole.id)}, button="Add this part", expect=422)
    assert page.errors == ["It is a whole of which this is a part, or the same"]
    assert len(session.scalars(select(PartOf)).all()) == 1


def test_an_action_is_found_tied_and_untied(officer, session, edition):
    indicator = measure(edition, {JUNE: 61}, name="Moves")
    action = ActionFactory(ref="H2", text="Find more homes nearby")
    ActionFactory(ref="E1", text="Teach more")
    where = f"/indicators/{indicator.id}/actions"
    page = officer.submit(officer.get(where), {"q": "homes NEAR"}, form=where)
    assert page.all("main tbody th") == ["H2"]
    page = officer.follow(officer.submit(page, button="Tie H2"))
    assert page.h1.endswith("1 action is measured by it")
    assert page.all("main tbody th") == ["H2"]
    entry = latest_audit(session)
    assert (entry.deed, entry.after) == (Deed.INDICATOR_ACTION_TIED, {"indicator": "Moves"})
    assert (entry.subject_type, entry.subject_id) == ("action", action.id)
    assert officer.submit(page, {"q": "h2"}, form=where).all("main tbody th") == ["H2"]  # once
    assert "H2" in officer.get(f"/indicators/{indicator.id}").text
    officer.post(f"{where}/{action.id}/tie", {})
    assert len(session.scalars(select(IndicatorAction)).all()) == 1
    page = officer.follow(officer.submit(page, button="Untie H2"))
    assert page.h1.endswith("It measures no action yet")


def test_an_action_that_the_officer_may_not_know_is_not_found_or_tied(officer, session, edition):
    indicator = measure(edition)
    private = ActionFactory(text="A private deed", visibility=Visibility.RESTRICTED)
    page = officer.get(f"/indicators/{indicator.id}/actions?q=private")
    assert "No other action fits" in page.text
    officer.post(f"/indicators/{indicator.id}/actions/{private.id}/tie", {}, expect=404)
    assert session.scalars(select(IndicatorAction)).all() == []
