"""Lists as trackers and planning programs save them."""

import pytest

from tests.factories.documents import document, table
from tracker.importing.plan_reader import read_plan

TEXTS = ("Check homes each month", "Visit carers each week", "Meet the council of children")
LEADS = ("Head of Service", "Team Manager", "Clerk to the Board")
DATES = ("31/03/2026", "30/06/2026", "30/09/2026")


def read(heads, *rows):
    return read_plan(document(table(heads, *rows)))


def rows_of(*columns):
    return zip(*columns, TEXTS, LEADS, DATES, strict=True)


@pytest.mark.parametrize(
    ("heads", "columns", "refs"),
    [
        (["No", "Ref"], ["123", ("1.1", "1.2", "3.10")], ["1.1", "1.2", "3.10"]),
        (["Line", "Action ref"], ["123", ("P1", "P2", "P10")], ["P1", "P2", "P10"]),
        (["No", "Ofsted Para No"], ["123", ("2.5", "3.1", "3.2")], ["1", "2", "3"]),
        (["No", "Ref"], ["123", ("1", "2", "3")], ["1", "2", "3"]),
        (["No", "Ref"], ["678", ("1.1", "1.2", "1.3")], ["6", "7", "8"]),
    ],
)
def test_a_ref_that_says_more_comes_before_the_number_of_the_row(heads, columns, refs):
    reading = read([*heads, "Action", "Lead", "By when"], *rows_of(*columns))
    assert [each.ref for each in reading.rows] == refs


def test_of_several_new_dates_the_last_that_is_filled_in_holds():
    heads = ["Action", "Original due", "Revised due 1", "Revised due 2"]
    reading = read(
        heads,
        [TEXTS[0], DATES[0], DATES[1], DATES[2]],
        [TEXTS[1], DATES[0], DATES[1], ""],
        [TEXTS[2], DATES[0], "", ""],
    )
    assert [each.due.text for each in reading.rows] == [DATES[2], DATES[1], DATES[0]]


@pytest.mark.parametrize(
    ("texts", "field"),
    [(DATES, "due"), (LEADS, "other")],
)
def test_completed_by_says_when_or_who(texts, field):
    reading = read(["Action", "Completed by"], *zip(TEXTS, texts, strict=True))
    found = {each.printed: each.field for each in reading.columns}
    assert (found.get("Completed by") == "due") == (field == "due")


def test_members_of_a_card_lead_it_where_nobody_else_does():
    heads = ["Action", "Members", "Due date"]
    reading = read(heads, *zip(TEXTS, LEADS, DATES, strict=True))
    assert [each.lead for each in reading.rows] == list(LEADS)


def test_a_priority_with_dates_but_nobody_to_do_it_heads_the_rows_below():
    heads = ["Task", "Assigned to", "Finish", "% complete"]
    reading = read(
        heads,
        ["Priority 1: Early help", "", DATES[2], "40%"],
        [TEXTS[0], LEADS[0], DATES[0], "50%"],
        ["Priority 2: Edge of care", "", DATES[2], "10%"],
        [TEXTS[1], LEADS[1], DATES[1], "10%"],
    )
    sections = [(each.section, each.action) for each in reading.rows]
    assert sections == [
        ("Priority 1: Early help", TEXTS[0]),
        ("Priority 2: Edge of care", TEXTS[1]),
    ]


def test_answers_to_a_survey_are_no_actions():
    heads = ["Response ID", "What should the board do first?", "Comments"]
    reading = read(heads, *zip("123", TEXTS, ("Thank you", "", ""), strict=True))
    assert not reading.rows
    assert "survey" in reading.message


def test_numbers_and_what_they_mean_below_a_table_are_its_key():
    heads = ["Ref", "Action", "Lead", "Rating"]
    reading = read(
        heads,
        ["1", TEXTS[0], LEADS[0], "3"],
        ["2", TEXTS[1], LEADS[1], "1"],
        ["", "", "", ""],
        ["Rating", "Meaning", "", ""],
        ["1", "Red - not on track", "", ""],
        ["2", "Amber - some concern", "", ""],
        ["3", "Green - on track", "", ""],
    )
    assert [each.rag for each in reading.rows] == ["Green", "Red"]


def test_a_title_that_says_what_to_do_is_the_action_rather_than_its_milestone():
    heads = ["ID", "Title", "Assignees", "State", "Milestone", "Created at", "Due date"]
    rows = [
        [number, text, lead, "open", "Release one", "2025-10-01", due]
        for number, text, lead, due in zip("123", TEXTS, LEADS, DATES, strict=True)
    ]
    reading = read(heads, *rows)
    assert [each.action for each in reading.rows] == [each[1] for each in rows]


def test_the_number_of_a_theme_in_one_cell_and_its_words_in_the_next_are_a_heading():
    heads = ["Ref", "Commitment", "Lead", "By when"]
    reading = read(
        ["Theme 1", "Work", "", ""],
        ["Lead:", "Head of Economy", "", ""],
        heads,
        ["1.1", TEXTS[0], LEADS[0], DATES[0]],
        ["Theme 2", "Homes", "", ""],
        ["Lead:", "Head of Housing", "", ""],
        heads,
        ["2.1", TEXTS[1], LEADS[1], DATES[1]],
    )
    assert [each.section for each in reading.rows] == ["Theme 1: Work", "Theme 2: Homes"]


def test_a_row_with_a_lead_and_a_judgement_of_its_own_is_no_part_of_the_one_above():
    reading = read(
        ["Indicator", "Owner", "RAG", "Action to improve", "By when"],
        ["Visits in time", LEADS[0], "R", TEXTS[0], DATES[0]],
        ["Checks in time", LEADS[1], "G", "", ""],
    )
    assert [each.lead for each in reading.rows] == [LEADS[0]]
    assert "no action" in [each.why for each in reading.skipped]


def test_whether_a_recommendation_was_accepted_is_no_heading():
    heads = ["Ref", "Recommendation", "Accepted?", "Agreed action", "Owner", "Status"]
    reading = read(
        heads,
        *(
            [number, f"Finding {number}", "Accepted", text, lead, "Open"]
            for number, text, lead in zip("123", TEXTS, LEADS, strict=True)
        ),
    )
    assert {each.section for each in reading.rows} == {""}


def test_the_label_of_a_title_is_not_the_title():
    reading = read(
        ["Title:", "Delivery plan of the covenant", ""],
        ["Author:", "Policy Officer", ""],
        ["Action", "Lead", "By when"],
        [TEXTS[0], LEADS[0], DATES[0]],
    )
    assert reading.title == "Delivery plan of the covenant"


def test_heads_are_read_as_databases_write_them():
    heads = ["action_id", "action_text", "assigned_to", "created_on", "due_date"]
    made = ("2025-10-01",) * 3
    reading = read(heads, *zip("123", TEXTS, LEADS, made, DATES, strict=True))
    assert [(each.lead, each.due.text) for each in reading.rows] == list(
        zip(LEADS, DATES, strict=True)
    )


def test_a_name_that_says_what_to_do_is_the_action():
    heads = ["Name", "Person", "Status", "Due date"]
    reading = read(heads, *zip(TEXTS, LEADS, ("Stuck", "Done", "Stuck"), DATES, strict=True))
    assert [(each.action, each.lead) for each in reading.rows] == list(
        zip(TEXTS, LEADS, strict=True)
    )


def test_issues_without_a_date_are_no_actions():
    heads = ["Issue ID", "Issue description", "Impact", "Owner", "Status"]
    texts = ("Printer contract ends", "Two vacancies in the team", "Lift is broken at the hub")
    lines = zip("123", texts, ("Letters late", "More cases", "No visits"), LEADS, strict=True)
    reading = read(heads, *([*each, "Open"] for each in lines))
    assert not reading.rows


@pytest.mark.parametrize(
    ("cells", "is_plan"),
    [
        pytest.param(["12%", "11%", "10%"], False, id="figures"),
        pytest.param(["Begun", "Half done", "Nearly done"], True, id="words"),
    ],
)
def test_measures_with_a_lead_are_a_scorecard_where_figures_stand_beside_them(cells, is_plan):
    heads = ["Objective", "Lead", "Q1", "Q2", "Q3", "RAG"]
    reading = read(heads, *([*each, *cells, "G"] for each in zip(TEXTS, LEADS, strict=True)))
    assert bool(reading.rows) == is_plan
