"""Two at one figure at the same moment: one of them is told; on both databases."""

from sqlalchemy import select

from tests.factories.people import person
from tests.factories.scorecards import EditionFactory, PartOfFactory, measure
from tests.integration.scorecards.quarter import JUNE
from tests.support.at_once import answers_at_once
from tests.support.browser import Browser
from tracker.access.roles import Role
from tracker.audit.enums import Deed
from tracker.audit.models import AuditEntry
from tracker.scorecards.enums import FigureState, Hiding
from tracker.scorecards.figure_models import Figure


def statuses_at_once(app, session, role, *forms):
    """What became of forms (address, boxes) that as many people send at the same moment."""
    sends = []
    for where, boxes in forms:
        browser = Browser(app, session).sign_in(person(role))
        sends.append((browser, where, {"csrf_token": browser.token()} | boxes))
    session.commit()
    return sorted(each.status_code for each in answers_at_once(app, sends))


def test_two_who_type_into_one_empty_box_do_not_write_over_each_other(real_app, real_session):
    indicator = measure(EditionFactory(scorecard__slug="card"))
    where = "/scorecards/card/enter?quarter=2025-26-q1"
    forms = [(where, {f"i{indicator.id}-figure": text}) for text in ("7", "8")]
    statuses = statuses_at_once(real_app, real_session, Role.PERFORMANCE_OFFICER, *forms)
    assert statuses == [303, 422]
    assert len(real_session.scalars(select(Figure)).all()) == 1


def test_a_form_that_is_sent_twice_is_kept_once(real_app, real_session):
    indicator = measure(EditionFactory(scorecard__slug="card"))
    officer = Browser(real_app, real_session).sign_in(person(Role.PERFORMANCE_OFFICER))
    where = "/scorecards/card/enter?quarter=2025-26-q1"
    form = {"csrf_token": officer.token(), "once": officer.get(where).value("once")}
    form |= {f"i{indicator.id}-figure": "7"}
    real_session.commit()
    statuses = [officer.client.post(where, data=form).status_code for _ in range(2)]
    assert statuses == [303, 303]
    deeds = real_session.scalars(select(AuditEntry.deed)).all()
    assert deeds.count(Deed.FIGURE_ENTERED) == 1


def test_two_who_publish_at_once_publish_once(real_app, real_session):
    edition = EditionFactory(scorecard__slug="card")
    measure(edition, {JUNE: {"value": 7, "state": FigureState.CHECKED}})
    form = ("/scorecards/card/publish?quarter=2025-26-q1", {})
    statuses = statuses_at_once(real_app, real_session, Role.PERFORMANCE_CHECKER, form, form)
    assert statuses == [303, 422]
    deeds = real_session.scalars(select(AuditEntry.deed)).all()
    assert deeds.count(Deed.FIGURE_PUBLISHED) == 1


def test_two_scorecards_that_are_published_at_once_hide_what_the_other_gives_away(
    real_app, real_session
):
    one, other = (EditionFactory(scorecard__slug=slug) for slug in ("one", "other"))
    checked = {"state": FigureState.CHECKED}
    whole = measure(one, {JUNE: {"value": 43} | checked})
    few, many = (measure(other, {JUNE: {"value": value} | checked}) for value in (3, 40))
    for part in (few, many):
        PartOfFactory(whole_id=whole.id, part_id=part.id)
    forms = [(f"/scorecards/{slug}/publish?quarter=2025-26-q1", {}) for slug in ("one", "other")]
    statuses = statuses_at_once(real_app, real_session, Role.PERFORMANCE_CHECKER, *forms)
    assert statuses == [303, 303]
    real_session.expire_all()
    hiding = {each.indicator_id: each.hiding for each in real_session.scalars(select(Figure))}
    assert hiding[few.id] is Hiding.SMALL
    assert Hiding.SECONDARY in (hiding[many.id], hiding[whole.id])
