"""Two people at one import, or one with an old page: nobody's words are lost, nothing surprises."""

import pytest

from tests.pages.importing import plan_files
from tests.pages.importing.plan_files import ROWS


@pytest.fixture
def page(secretary):
    several = (ROWS[0][:3] + ("Head of Housing\nHead of Health",) + ROWS[0][4:], *ROWS[1:])
    file = plan_files.word(*several)
    return secretary.follow(secretary.submit(secretary.get("importing.index"), file=file))


def test_line_breaks_in_a_lead_outlast_a_correction(page, secretary):
    row = secretary.get(page.link("Correct 1a"))
    assert row.value("lead") == "Head of Housing\nHead of Health"
    page = secretary.follow(secretary.submit(row, form=row.where, ref="1x"))
    row = secretary.get(page.link("Correct 1x"))
    assert row.value("lead") == "Head of Housing\nHead of Health"


def test_a_row_that_somebody_changed_meanwhile_is_shown_beside_what_was_typed(page, secretary):
    row = secretary.get(page.link("Correct 1a"))
    secretary.submit(row, form=row.where, lead="Director of Children’s Services")
    row = secretary.submit(row, form=row.where, lead="Virtual School Head", expect=409)
    assert row.value("lead") == "Virtual School Head"
    assert "Director of Children’s Services" in row.text
    page = secretary.follow(secretary.submit(row, form=row.where))
    assert secretary.get(page.link("Correct 1a")).value("lead") == "Virtual School Head"


def test_a_button_on_an_old_page_does_nothing_to_a_row_that_changed(page, secretary):
    row = secretary.get(page.link("Correct 1a"))
    secretary.submit(row, form=row.where, lead="Director of Children’s Services")
    refused = secretary.submit(row, button="Leave it out", expect=409)
    assert "This row was changed meanwhile" in refused.text


def test_leads_stay_with_their_words_when_a_row_is_left_out_meanwhile(page, secretary):
    leads = secretary.get(page.link("Say who leads what"))
    team = next(
        field["name"]
        for field in leads.soup.select("select")
        if "Participation" in leads.soup.select_one(f"label[for={field['id']}]").text
    )
    row = secretary.get(page.link("Correct 1a"))
    secretary.submit(row, button="Leave it out")
    page = secretary.follow(secretary.submit(leads, {team: "new"}))
    assert "1 of 2 leads known as a post" in page.text
    leads = secretary.get(page.link("Say who leads what"))
    assert leads.value(team) == "new"


def test_nothing_is_imported_that_was_not_shown(page, secretary):
    make = secretary.get(page.link("Go on to import"))
    row = secretary.get(page.link("Correct 1a"))
    secretary.submit(row, button="Leave it out")
    make = secretary.submit(make, expect=422)
    assert make.errors[0].startswith("The plan or the rows changed since you looked")
    assert make.h1.endswith("Import 2 rows into Our children’s plan 2025-26")
    done = secretary.follow(secretary.submit(make))
    assert done.notices == ["2 added, 0 changed, 0 as they were."]
