"""The history for auditors."""

import csv
import io

import pytest

from tests.factories.people import person
from tracker.access.roles import Role
from tracker.audit import service
from tracker.audit.enums import Deed
from tracker.core.database import db
from tracker.core.transaction import unit_of_work
from tracker.core.visibility import Visibility
from tracker.people.sign_in import as_person


@pytest.fixture
def write(app, session):
    """Writes down a deed."""

    def run(deed=Deed.ACTION_CHANGED, number=12, by=None, **facts):
        session.commit()
        with app.app_context(), unit_of_work():
            kind = deed.value.partition(":")[0]
            service.record(deed, subject_type=kind, subject_id=number, by=by, **facts)
            db.session.flush()

    return run


@pytest.fixture
def auditor(session):
    return person(Role.AUDITOR, name="Auditor")


def test_deeds_are_shown_in_words_newest_first(browser, write, auditor):
    chair = as_person(person(Role.WORKSTREAM_CHAIR, name="Chair of Homes"))
    write(by=chair, before={"rag": "on_track"}, after={"rag": "not_on_track"}, note="By letter")
    page = browser.sign_in(auditor).get("/audit")
    assert page.errors == []
    row = page.table("What was done")[1]
    assert row == {
        "When": "5 September 2025, 09:00",
        "Who": "Chair of Homes",
        "What": "Action changed Action 12",
        "What changed": "Judgement: On track → became Not on track By letter",
    }


def test_restricted_deeds_are_for_cleared_auditors(browser, session, write, auditor):
    write(visibility=Visibility.RESTRICTED, note="canary")
    browser.sign_in(auditor)
    assert "canary" not in browser.get("/audit").html
    assert "canary" not in browser.get("/audit?format=csv").response.text
    auditor.is_cleared = True
    assert "canary" in browser.get("/audit").text


def test_filters_are_kept_in_the_address(browser, write, auditor):
    write(number=12)
    write(number=13)
    browser.sign_in(auditor)
    page = browser.submit(
        browser.get("/audit"), form="/audit", thing="action", number="13", first="1/9/2025"
    )
    assert len(page.table("What was done")) == 1
    assert page.link("Download as CSV").startswith("/audit?")
    assert "Nothing fits" in browser.get("/audit?thing=action&number=14").text


@pytest.mark.parametrize(
    "query",
    [
        "first=31/02/2025",
        "last=soon",
        "number=twelve",
        "number=99999999999999999999",
        "number=-1",
        "thing=nonsense",
        "deed=nonsense",
        "page=x",
        "page=-5",
        "page=99999999999999999999",
        "who=%00",
        "who=" + "x" * 2000,
    ],
)
def test_a_filter_that_cannot_be_read_is_no_error_page(browser, auditor, query):
    browser.sign_in(auditor).get(f"/audit?{query}")


def test_the_file_is_safe_to_open_in_a_spreadsheet(browser, write, auditor):
    write(note="=cmd|' /C calc'!A0", before={"name": "-1+1"}, after={"name": "@SUM(A1)"})
    answer = browser.sign_in(auditor).get("/audit?format=csv").response
    assert answer.headers["Content-Disposition"] == 'attachment; filename="history.csv"'
    rows = list(csv.reader(io.StringIO(answer.data.decode("utf-8-sig"))))
    note = next(row for row in rows if "calc" in row[6])[6]
    assert note == "'=cmd|' /C calc'!A0"


@pytest.mark.parametrize(
    "role", [role for role in Role if role is not Role.AUDITOR], ids=lambda role: role.value
)
def test_other_roles_have_no_history_page(browser, role):
    browser.sign_in(person(role)).get("/audit", expect=403)
