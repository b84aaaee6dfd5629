"""Word files that were worked on: tracked changes, content controls, nested tables, bullets."""

from tests.importing_corpus.building import Bold, Grid, Title, Titled, word
from tests.importing_corpus.building.word_changes import (
    control_around_cell,
    control_around_row,
    control_in_text,
    deleted,
    deleted_row,
    inserted,
    nested,
)
from tests.importing_corpus.expected import Right, Sample
from tests.importing_corpus.grid import C, Heading
from tests.importing_corpus.rights import rights

HEADS = ["Ref", "Action", "Target Date", "Lead", "RAG"]
TRACKED = [
    ["1", "Review the ", "", "Head of SEND", "A"],
    ["2", "Publish the waiting times", "July 2025", "Head of SEND", "G"],
    ["3", "Withdrawn action", "July 2025", "Head of SEND", "R"],
    ["4", "Train the caseworkers", "October 2025", "", "G"],
]


def _tracked() -> bytes:
    changes = (
        deleted(1, 1, "old panel"),
        inserted(1, 1, "decision-making panel"),
        deleted(1, 2, "March 2025"),
        inserted(1, 2, "September 2025"),
        deleted_row(3),
        inserted(4, 3, "Principal Educational Psychologist"),
    )
    return word(Title("SEND written statement of action"), Grid([HEADS], TRACKED, after=changes))


CONTROLS = [
    ["A1", "Appoint a lead for supported internships", "", "Adult Learning", ""],
    ["A2", "Visit every special school", "28/02/2026", "SEND Board Chair", "R"],
    ["A3", "Hold the parents' forum", "31/01/2026", "Parent Carer Forum", "G"],
]


def _controls() -> bytes:
    changes = (
        control_in_text(1, 2, "31/12/2025"),
        control_in_text(1, 4, "A"),
        control_around_cell(2, 1),
        control_around_row(3),
    )
    return word(Title("Preparing for adulthood plan"), Grid([HEADS], CONTROLS, after=changes))


INNER = [
    ["1", "Check the fire doors", "Site Manager", "31/10/2025"],
    ["2", "Replace the boiler", "Estates", "Summer 2026"],
]


def _nested() -> bytes:
    inner = Grid([["No", "Action", "Who", "By when"]], INNER)
    outer = Grid([], [["Premises committee"], [""]], after=(nested(1, 0, inner),))
    return word(Bold("Premises"), outer)


BULLETS = [
    Heading("Our pledge: we will listen"),
    [
        "Ask children what they think\nin their reviews\nafter each move",
        "IROs\nSocial Workers",
        "31st March 2026",
        "Survey in June",
    ],
    ["Pay young people who help us recruit", "HR Business Partner", "Immediate", ""],
    Heading("Our pledge: we will keep in touch"),
    ["Send a birthday card until 25", "Personal Advisers", "Continuous", "40 cards sent"],
]


def _bullets() -> bytes:
    heads = ["What we will do", "Who will do it", "When by", "How far we have got"]
    return word(Titled("Pledges to children in our care"), Grid([heads], BULLETS, bullets_in=0))


def _totals() -> bytes:
    rows = [
        ["1", "Buy 12 laptops for care leavers", "ICT Lead", "30-Sep-25", "£6,000"],
        ["2", "Fund driving lessons", "Leaving Care Team", "January 2026", "£9,500"],
        [C("Total", is_bold=True), "", "", "", "£15,500"],
        ["Note: costs are for one year.", ">", ">", ">", ">"],
    ]
    heads = ["No", "Action", "Responsibility", "Completion date", "Resource implications"]
    return word(Title("Digital offer"), Grid([heads], rows))


SAMPLES = (
    Sample(
        "send_statement_tracked.docx",
        "tracked insertions and deletions in cells, a deleted row",
        _tracked,
        (
            Right(
                "Review the decision-making panel",
                "2025-09-30 month",
                "Head of SEND",
                "Amber",
                "",
                "1",
            ),
            Right(
                "Publish the waiting times", "2025-07-31 month", "Head of SEND", "Green", "", "2"
            ),
            Right(
                "Train the caseworkers",
                "2025-10-31 month",
                "Principal Educational Psychologist",
                "Green",
                "",
                "4",
            ),
        ),
    ),
    Sample(
        "adulthood_controls.docx",
        "content controls around a run, a cell and a row",
        _controls,
        (
            Right(CONTROLS[0][1], "2025-12-31 day", "Adult Learning", "Amber", "", "A1"),
            *rights(CONTROLS[1:], ref=0, action=1, due=2, lead=3, rag=4),
        ),
    ),
    Sample(
        "premises_nested.docx",
        "the plan is a table inside a cell of another",
        _nested,
        rights(INNER, ref=0, action=1, lead=2, due=3, section=None),
    ),
    Sample(
        "pledges_bullets.docx",
        "real bullets in the action cell, leads by line, no ref, words for a date",
        _bullets,
        rights(BULLETS, action=0, lead=1, due=2, progress=3),
    ),
    Sample(
        "digital_offer_totals.docx",
        "a total and a note at the foot, resource column",
        _totals,
        (
            Right("Buy 12 laptops for care leavers", "2025-09-30 day", "ICT Lead", "", "", "1"),
            Right("Fund driving lessons", "2026-01-31 month", "Leaving Care Team", "", "", "2"),
        ),
    ),
)
