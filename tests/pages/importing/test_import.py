"""The board secretary brings in the plan that the council has."""

import re

import pytest
from sqlalchemy import func, select

from tests.factories.actions import ActionFactory
from tests.factories.people import PostFactory
from tests.factories.plan import PlanFactory
from tests.pages.importing import plan_files
from tests.pages.importing.plan_files import ROWS
from tests.support.queries import count_queries
from tracker.actions.models import Action
from tracker.importing.models import PlanImport
from tracker.plan.models import Plan


def rows(page):
    return [
        (row["Action"], row["Due"], row["Lead"], row["Colour"], row["What will happen"])
        for row in page.table("Rows of the file")
    ]


def test_the_first_page_says_what_to_do(secretary):
    page = secretary.get("importing.index")
    assert page.h1.endswith("Bring in the plan that you have")
    assert "No file was brought in yet" in page.text


def test_a_file_is_read_and_shown_row_by_row(bring):
    page = bring(plan_files.word(*ROWS))
    assert page.h1 == "plan.docx 3 actions understood, 1 to look at"
    first, second, third = rows(page)
    assert "1a" in first[0]
    assert "Review housing options" in first[0]
    assert "Good homes" in first[0]
    assert "Table 1, row 3" in first[0]
    assert first[1:4] == ("December 2025", "Head of Housing", "Some issues printed “A”")
    assert first[4] == "Will be added"
    assert second[1] == "Ongoing"
    assert "no date read" in third[1]
    assert "when the website is ready" in third[1]


def test_nothing_is_changed_by_looking(bring, session):
    bring(plan_files.word(*ROWS))
    assert session.scalar(select(func.count(Action.id))) == 0
    assert session.scalar(select(func.count(Plan.id))) == 0


def test_rows_are_corrected_left_out_and_joined(bring, secretary, session):
    page = bring(plan_files.word(*ROWS))
    row = secretary.get(page.link("Correct 1c"))
    assert row.value("due") == "when the website is ready"
    page = secretary.follow(secretary.submit(row, form=row.where, due="31/3/2026", ref="1d"))
    assert page.h1.endswith("3 actions understood")
    assert "1d" in rows(page)[2][0]
    assert rows(page)[2][1] == "31/3/2026 read as 31 March 2026"
    row = secretary.get(page.link("Correct 1a"))
    page = secretary.follow(secretary.submit(row, button="Leave it out"))
    assert page.h1.endswith("2 actions understood")
    assert "Left out" in rows(page)[0][4]
    row = secretary.get(page.link("Correct 1d"))
    page = secretary.follow(secretary.submit(row, button="Join it to the row above"))
    assert page.h1.endswith("1 action understood")
    row = secretary.get(page.link("Correct 1d"))
    page = secretary.follow(secretary.submit(row, button="Take it apart again"))
    row = secretary.get(page.link("Correct 1a"))
    page = secretary.follow(secretary.submit(row, button="Put it back"))
    assert page.h1.endswith("3 actions understood")


def test_a_row_needs_an_action(bring, secretary):
    page = bring(plan_files.word(*ROWS))
    row = secretary.get(page.link("Correct 1a"))
    row = secretary.submit(row, form=row.where, action="", lead="Somebody else", expect=422)
    assert row.errors == ["Enter what is to be done, or leave the row out"]
    assert row.value("lead") == "Somebody else"


def test_a_typed_date_has_to_be_one_but_words_may_stand(bring, secretary):
    page = bring(plan_files.word(*ROWS))
    row = secretary.get(page.link("Correct 1a"))
    row = secretary.submit(row, form=row.where, due="31/02/2026", expect=422)
    assert row.errors == ["February 2026 has 28 days, so this is no date"]
    assert row.value("due") == "31/02/2026"
    page = secretary.follow(secretary.submit(row, form=row.where, due="TBC"))
    assert rows(page)[0][1] == "TBC no date read"


def test_a_date_inside_a_sentence_is_taken_by_one_button(bring, secretary):
    sentence = "The service will look at this once the review of all homes is over in June 2026"
    page = bring(plan_files.word((*ROWS[0][:2], sentence, *ROWS[0][3:]), *ROWS[1:]))
    assert "no date read" in rows(page)[0][1]
    row = secretary.get(page.link("Correct 1a"))
    page = secretary.follow(secretary.submit(row, button="Take June 2026 as its date"))
    assert rows(page)[0][1] == "June 2026"


def test_a_doubt_is_settled_by_one_button(bring, secretary):
    page = bring(plan_files.word(*ROWS))
    row = secretary.get(page.link("Correct 1c"))
    page = secretary.follow(secretary.submit(row, button="It is right as it is"))
    assert page.h1.endswith("3 actions understood")


def test_columns_are_corrected_and_remembered_for_the_next_file(bring, secretary):
    head = ("No", "Thing", "By when", "Who", "Odd one", "RAG", "Update")
    page = bring(plan_files.word(*ROWS, head=head))
    columns = secretary.get(page.link("Check what the columns mean"))
    odd = next(
        field["name"]
        for field in columns.soup.select("select")
        if "Odd one" in columns.soup.select_one(f"label[for={field['id']}]").text
    )
    columns = secretary.submit(columns, {odd: "success_measure"})
    page = secretary.follow(columns)
    row = secretary.get(page.link("Correct 1a"))
    assert row.value("success_measure") == "One offer for all"
    page = bring(plan_files.word(*ROWS, head=head, name="next.docx"))
    row = secretary.get(page.link("Correct 1a"))
    assert row.value("success_measure") == "One offer for all"


def test_one_column_must_be_the_action(bring, secretary):
    page = bring(plan_files.word(*ROWS))
    columns = secretary.get(page.link("Check what the columns mean"))
    names = [field["name"] for field in columns.soup.select("select[name^=column-]")]
    columns = secretary.submit(columns, dict.fromkeys(names, ""), expect=422)
    assert columns.errors == ["Choose one column as the action. The others may stay unused"]


def test_a_colour_may_mean_finished_here(bring, secretary):
    page = bring(plan_files.word(*ROWS))
    columns = secretary.get(page.link("Check what the columns mean"))
    green = next(
        field["name"]
        for field in columns.soup.select("select[name^=rag-]")
        if re.search("“g”", columns.soup.select_one(f"label[for={field['id']}]").text)
    )
    page = secretary.follow(secretary.submit(columns, {green: "Blue"}))
    assert rows(page)[1][3].startswith("Complete")


def test_leads_are_matched_to_posts_by_a_person(bring, secretary, session):
    PostFactory(name="Head of Housing")
    page = bring(plan_files.word(*ROWS))
    assert "1 of 2 leads known as a post" in page.text
    leads = secretary.get(page.link("Say who leads what"))
    team = next(
        field["name"]
        for field in leads.soup.select("select")
        if "Participation" in leads.soup.select_one(f"label[for={field['id']}]").text
    )
    page = secretary.follow(secretary.submit(leads, {team: "new"}))
    assert "2 of 2 leads known as a post" in page.text


def test_it_becomes_the_plan_and_can_be_undone(bring, secretary, session):
    page = bring(plan_files.word(*ROWS))
    make = secretary.get(page.link("Go on to import"))
    assert make.h1.endswith("Import 3 rows into Our children’s plan 2025-26")
    assert "1 row has a doubt that nobody settled" in make.text
    done = secretary.follow(secretary.submit(make))
    assert done.h1.endswith("3 actions added to Our children’s plan 2025-26")
    assert done.notices == ["3 added, 0 changed, 0 as they were."]
    plan = secretary.get(done.link("Look at the plan"))
    assert "Good homes" in plan.text
    board = secretary.get(done.link("See the board summary"))
    assert "Publish the local offer" in board.text
    undo = secretary.get(done.link("undo the import"))
    page = secretary.follow(secretary.submit(undo))
    assert page.h1.endswith("3 actions understood, 1 to look at")
    assert session.scalar(select(func.count(Action.id))) == 0


def test_the_next_version_shows_what_changed_before_it_does(bring, secretary, session):
    page = bring(plan_files.word(*ROWS))
    secretary.submit(secretary.get(page.link("Go on to import")))
    first, second, third = ROWS
    later = (
        (*first[:2], "March 2026", *first[3:]),
        (*second[:5], "R", "Visits stopped"),
        ("1d", "Ask every care leaver about their home", "June 2026", *third[3:]),
    )
    page = bring(plan_files.word(*later, name="plan v2.docx"))
    assert "Into Our children’s plan 2025-26 : 1 action to add, 2 to change, 0 as they are." in (
        page.text
    )
    assert "1 action of the plan is not in this file. It stays" in page.text
    a, b, d = rows(page)
    assert a[4] == "Will be changed Due was December 2025 now March 2026"
    assert "RAG was Green now Red" in b[4]
    assert "Progress was First visits made now Visits stopped" in b[4]
    assert d[4] == "Will be added"
    gone = secretary.get(page.link("Only in the plan"))
    assert [row["Action"] for row in gone.table("In the plan, not in this file")] == [
        "1c Publish the local offer"
    ]
    done = secretary.follow(secretary.submit(secretary.get(page.link("Go on to import"))))
    assert done.notices == ["1 added, 2 changed, 0 as they were."]


def test_it_goes_into_a_plan_that_is_there(bring, secretary, session):
    plan = PlanFactory(name="The strategy")
    ActionFactory(plan=plan, text="Something else")
    page = bring(plan_files.word(*ROWS))
    goal = secretary.get(page.link("Change where it goes"))
    page = secretary.follow(secretary.submit(goal, plan=plan.slug))
    assert "Into The strategy : 3 actions to add" in page.text


def test_a_new_plan_needs_a_name_and_days_in_order(bring, secretary):
    page = bring(plan_files.word(*ROWS))
    goal = secretary.get(page.link("Change where it goes"))
    goal = secretary.submit(goal, {"name": "", "ends_on-year": "2020"}, expect=422)
    assert goal.errors == [
        "Enter the new plan’s name, or choose a plan above",
        "The last day must be on or after the first",
    ]


def test_what_was_passed_over_is_listed_with_why(bring, secretary):
    page = bring(plan_files.word(*ROWS))
    skipped = secretary.get(page.link("of the file, with why"))
    assert {row["Why"] for row in skipped.table("Passed over")} == {"Heading", "Section"}


@pytest.mark.parametrize(
    ("file", "said"),
    [
        (plan_files.word(), "No table"),
        (plan_files.SentFile("photo.png", b"\x89PNG\r\n\x1a\n" + b"\0" * 90), "picture"),
        (plan_files.SentFile("empty.docx", b""), "empty"),
        (plan_files.SentFile("old.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600), "save"),
    ],
    ids=["no table", "picture", "empty", "old"],
)
def test_a_file_without_a_plan_says_so_and_imports_nothing(bring, session, file, said):
    page = bring(file)
    assert page.h1.endswith("Nothing to import was found")
    assert said.casefold() in page.text.casefold()
    assert session.scalar(select(func.count(Action.id))) == 0


def test_without_a_file_the_page_says_so(secretary):
    page = secretary.get("importing.index")
    page = secretary.submit(page, expect=422)
    assert page.errors == ["Choose the file with the plan"]


def test_a_file_is_thrown_away_only_after_a_question(bring, secretary, session):
    page = bring(plan_files.lines(*ROWS))
    ask = secretary.get(page.link("Throw this file away"))
    page = secretary.follow(secretary.submit(ask))
    assert page.notices == ["plan.csv is thrown away. Nothing of it was imported."]
    assert session.scalar(select(func.count(PlanImport.id))) == 0


def test_a_page_of_many_rows_costs_what_a_page_of_few_does(bring, secretary, session):
    few = plan_files.lines(*ROWS)
    many = plan_files.lines(*[(f"2.{n}", f"Do thing number {n}", *ROWS[0][2:]) for n in range(120)])
    counts = []
    for file in (few, many):
        where = bring(file).where
        with count_queries() as queries:
            secretary.get(where)
        counts.append(len(queries))
    assert counts[0] == counts[1] <= 12
