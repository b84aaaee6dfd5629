"""Logs of actions as spreadsheets, with what people hide in them."""

from dataclasses import replace

from tests.importing_corpus.building import Sheet, excel
from tests.importing_corpus.expected import Right, Sample
from tests.importing_corpus.grid import ACROSS, C, Heading, Line, day
from tests.importing_corpus.rights import rights

COMPILED: list[Line] = [
    Heading("MAY 2012"),
    [
        "15",
        "Annual report",
        "Put the annual report before the council",
        "MW",
        "17.7.12",
        "",
        "Done",
    ],
    ["16", "Training", "Book the induction for new governors", "MW/YO", "30 Sept", "", "ON TRACK"],
    Heading("JUNE 2012"),
    ["20", "Estates", "Visit both contact centres", "DH", "14 Aug", "31 Oct", "Moved at DH's wish"],
    ["21", "Finance", "Bring the half-year figures", "CHt", "Nov", "", "Item not due yet"],
    ["22", "Web", "Publish the minutes since April", "YO", "June", "", "Verbal update to be given"],
]


def _compiled() -> bytes:
    title = [["ACTION LOG compiled 4 July 2012", *[ACROSS] * 6]]
    heads = ["NO", "Paper", "ACTION", "LEAD", "Target\nDate", "NEW DATE", "STATUS/COMMENT"]
    return excel(Sheet("Log", [*title, heads, *COMPILED]))


COMPILED_RIGHTS = (
    Right(
        "Put the annual report before the council",
        "2012-07-17 day",
        "MW",
        ("", "Blue"),
        "MAY 2012",
        "15",
    ),
    Right(
        "Book the induction for new governors",
        "2012-09-30 day",
        "MW/YO",
        ("", "Green"),
        "MAY 2012",
        "16",
    ),
    Right("Visit both contact centres", "2012-10-31 day", "DH", "", "JUNE 2012", "20"),
    Right("Bring the half-year figures", "2012-11-30 month", "CHt", "", "JUNE 2012", "21"),
    Right("Publish the minutes since April", "2012-06-30 month", "YO", "", "JUNE 2012", "22"),
)

HIDDEN = [
    [
        "Scrutiny",
        "Service",
        "Publish the list of empty homes",
        "Housing Strategy Manager",
        day(2025, 9, 2),
        day(2025, 12, 31),
        "",
        "A",
        "In progress",
        "",
    ],
    [
        "Scrutiny",
        "Service",
        "Review the allocations policy",
        "Housing Options Manager",
        day(2025, 9, 2),
        day(2026, 3, 31),
        "",
        "G",
        "Agreed Action",
        "",
    ],
    [
        "Audit",
        "Finance",
        "Close the dormant bank account",
        "Chief Accountant",
        day(2025, 7, 1),
        day(2025, 9, 30),
        day(2025, 9, 12),
        "G",
        "Closed",
        "Closed in time",
    ],
]


def _hidden() -> bytes:
    title = [["Action log", *[ACROSS] * 10], [""]]
    heads = [
        "Action Ref",
        "Origin",
        "Category",
        "Action / Decision",
        "Owner",
        "Date Raised",
        "Target Date",
        "Date Closed",
        "RAG",
        "Status",
        "Outcome",
    ]
    rows = [["", *each] for each in HIDDEN]
    numbered = [["", "", "", "", "", "", "", "", "", "", ""] for _ in range(40)]
    formulas = tuple((n, 0, f"=ROW()-{3}") for n in range(3, 46))
    return excel(
        Sheet("Log", [*title, heads, *rows, *numbered], hidden_columns=(6,), formulas=formulas),
        Sheet(
            "Lists",
            [["RAG"], ["R"], ["A"], ["G"], ["Status"], ["Proposed"], ["Closed"]],
            is_hidden=True,
        ),
    )


SHOWN = [
    [
        "1",
        "Move the archive to the new store",
        "Records Manager",
        day(2026, 3, 1, "mmm-yy", "Mar-26", "2026-03-31 month"),
        "Red",
    ],
    ["2", "Write the retention schedule", "Records Manager", "30/06/2026", "Amber"],
    ["3", "Train the teams", "Records Manager", "Q4 25/26", "Green"],
    ["4", "Delete what is past its date", "Head of Digital", "Ongoing", "Red"],
    [
        "5",
        "Report to the audit committee",
        "Head of Digital",
        C("28-Nov", value=day(2025, 11, 28).value, shown_as="d-mmm", due="2025-11-28 day"),
        "Blue",
    ],
]


def _shown() -> bytes:
    heads = ["No.", "Action", "Lead", "Deadline", "Status"]
    lines: list[Line] = [heads, *SHOWN[:3], [""], [""], *SHOWN[3:]]
    return excel(
        Sheet("Read me", [["How to use this plan"], ["Fill in one row for each action"]]),
        Sheet("Action plan", lines, first=(2, 1)),
    )


FILTERED = [
    ["A1", "Paint the contact room", "Estates", "31/10/2025", "In progress"],
    ["A2", "Buy a car seat", "Estates", "30/09/2025", "Complete"],
    ["A3", "Mend the gate", "Estates", "28/11/2025", "Not started"],
]


def _filtered() -> bytes:
    heads = ["Ref", "Action", "Who", "By when", "Status"]
    return excel(Sheet("Actions", [heads, *FILTERED], hidden_rows=(2,)))


SAMPLES = (
    Sample(
        "log_compiled_july_2012.xlsx",
        "a title row that gives the year, dates without year, NEW DATE, months as headings",
        _compiled,
        COMPILED_RIGHTS,
    ),
    Sample(
        "action_log_hidden_target.xlsx",
        "title row, hidden target date, formula refs without a value, forty numbered empty rows, "
        "a hidden sheet of lists, date raised and closed",
        _hidden,
        tuple(
            replace(right, ref=("", str(n)))  # a program that works formulas out finds them
            for n, right in enumerate(rights(HIDDEN, action=2, lead=3, due=5, rag=7), start=1)
        ),
    ),
    Sample(
        "records_plan_offset.xlsx",
        "table that starts in C3, blank rows within, dates real and as text, day without year, "
        "a sheet of advice before it",
        _shown,
        rights(SHOWN, ref=0, action=1, lead=2, due=3, rag=4),
    ),
    Sample(
        "filtered_rows.xlsx",
        "a row that a filter hides",
        _filtered,
        tuple(
            Right(
                right.action,
                right.due,
                right.lead,
                right.rag,
                right.section,
                right.ref,
                right.progress,
                right.due_text,
                may_be_left_out=n == 1,
            )
            for n, right in enumerate(rights(FILTERED, ref=0, action=1, lead=2, due=3, rag=4))
        ),
    ),
)
