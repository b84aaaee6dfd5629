"""Workbooks: several sheets, several tables on one, heads of two and three rows."""

from dataclasses import replace

from tests.importing_corpus.building import Sheet, excel
from tests.importing_corpus.expected import Sample
from tests.importing_corpus.grid import ACROSS, DOWN, C, Heading, Line, day
from tests.importing_corpus.rights import rights

SCHOOL_ONE = [
    [
        "1.1",
        "Coach all teachers in reading",
        "English Lead",
        "Autumn term 2025",
        "Phonics check up to 82%",
        "Green",
    ],
    [
        "1.2",
        "Buy books for the early years",
        "Early Years Lead",
        "Spring term 2026",
        "Every class has a corner",
        "Amber",
    ],
]
SCHOOL_TWO = [
    [
        "Business Manager",
        "31/03/2026",
        "2.1",
        "Ring families on the first day of absence",
        "Attendance 96%",
        "Green",
    ],
    ["Headteacher", "Ongoing", "2.2", "Hold a breakfast club", "40 pupils", ""],
]
SCHOOL_THREE = [["3.1", "Train governors in safeguarding", "Chair of Governors", "2025/26"]]


def _school() -> bytes:
    one = ["Ref", "Action", "Responsible", "Timescale", "Success criteria", "RAG"]
    two = ["Who", "By when", "Ref", "What we will do", "Success criteria", "RAG"]
    three = ["Ref", "Action", "Responsible", "Timescale"]
    return excel(
        Sheet("Cover", [["School improvement plan 2025-26"], ["Agreed by governors 10 July 2025"]]),
        Sheet("Quality of education", [["Priority 1: reading", *[ACROSS] * 5], one, *SCHOOL_ONE]),
        Sheet("Attendance", [two, *SCHOOL_TWO]),
        Sheet("Governance", [three, *SCHOOL_THREE]),
        Sheet("Key", [["Red", "No progress"], ["Amber", "Some progress"], ["Green", "On track"]]),
    )


BLOCK_ONE = [
    [
        "Set up a tenancy course for care leavers",
        "Housing Options Manager",
        "December 2025",
        "On track",
    ],
    [
        "Agree a joint protocol for homeless 16 and 17 year olds",
        "Service Manager",
        "March 2026",
        "Delayed",
    ],
]
BLOCK_TWO = [
    ["Offer ten apprenticeships a year", "HR Manager", "September 2025", "Complete"],
    ["Guarantee interviews for care leavers", "HR Manager", "Ongoing", "On track"],
]


def _stacked() -> bytes:
    heads = [C(each, is_bold=True) for each in ("Action", "Lead Officer", "Target date", "Status")]
    lines: list[Line] = [
        [C("Pledge 1 - A home of my own", is_bold=True)],
        heads,
        *BLOCK_ONE,
        [""],
        [""],
        [C("Pledge 2 - Work", is_bold=True)],
        heads,
        *BLOCK_TWO,
    ]
    return excel(Sheet("Pledges", lines))


LEVELS = [
    [
        "H1",
        "Open the family hub in the north",
        "Head of Early Help",
        "Public Health LBM",
        day(2025, 10, 31),
        day(2026, 1, 30),
        "A",
        "Lease signed late",
    ],
    [
        "H2",
        "Put midwives in two hubs",
        "Designated Nurse",
        "NHS England",
        day(2025, 12, 15),
        "",
        "G",
        "First clinic held",
    ],
    [
        "H3",
        "Publish the start for life offer",
        "Communications Lead",
        "",
        day(2025, 11, 1),
        "",
        "R",
        "",
    ],
]


def _levels() -> bytes:
    top = [
        ["Family hubs delivery plan", *[ACROSS] * 7],
        ["Ref", "Action", "Who", ACROSS, "When", ACROSS, "Where we are", ACROSS],
        [DOWN, DOWN, "Lead", "Support", "Original date", "Revised date", "RAG", "Comment"],
    ]
    return excel(Sheet("Plan", [*top, *LEVELS]))


LEVEL_MEANS = {
    "31/10/2025": "2026-01-30 day",
    "15/12/2025": "2025-12-15 day",
    "01/11/2025": "2025-11-01 day",
}

THREE = [
    ["1", "Map youth services", "Youth Lead", "Q2 2025/26", "G"],
    ["2", "Ask young people what is missing", "Participation Lead", "Q3 2025/26", "A"],
    ["3", "Commission the detached team", "Commissioner", "Quarter 1 2026/27", ""],
]


def _three_rows() -> bytes:
    heads = [
        ["Youth plan", *[ACROSS] * 4],
        ["What", ACROSS, "Who and when", ACROSS, "Status"],
        ["No", "Activity", "Owner", "Target", "RAG"],
        ["", "(one line each)", "(post)", "(quarter)", "(R, A or G)"],
    ]
    return excel(Sheet("Sheet1", [*heads, *THREE]))


TASKS = [
    [1, "Prepare the move", "", day(2025, 9, 1), day(2025, 12, 12)],
    [2, "   Survey the building", "Facilities", day(2025, 9, 1), day(2025, 9, 26)],
    [3, "   Tell the families", "Participation Team", day(2025, 9, 15), day(2025, 10, 3)],
    [4, "Move", "Facilities", day(2026, 1, 5), day(2026, 1, 9)],
]
TASKS_TRIMMED = [[str(each[0]), str(each[1]).strip(), *each[2:]] for each in TASKS]


def _tasks() -> bytes:
    heads = ["ID", "Task", "Resourcing", "Start Date", "End Date"]
    return excel(Sheet("Project", [heads, *TASKS]))


REFS = [
    [
        C("3.9", value=3.9, shown_as="0.0"),
        "Widen the footway at the school",
        "Highways",
        "Mar-26",
        "Amber",
    ],
    [C("3.10", value=3.1, shown_as="0.00"), "Light the underpass", "Highways", "Apr-26", "Green"],
    [C("007", value=7, shown_as="000"), "Number the bridges", "Structures", "Jun-26", "Red"],
]


def _refs() -> bytes:
    heads = [
        "Reference",
        "Project",
        "Responsible Owner",
        "Milestones (with dates)",
        "Current Status",
    ]
    rows = [[*each[:3], C(str(each[3])), each[4]] for each in REFS]
    return excel(Sheet("Travel plan", [heads, *rows]))


DATED: list[Line] = [
    Heading("May-25", how="first", value=day(2025, 5, 1).value, shown_as="mmm-yy"),
    ["1", "Paint the crossing", "Highways", "31/10/2025"],
    Heading("Jun-25", how="first", value=day(2025, 6, 1).value, shown_as="mmm-yy"),
    ["2", "Count the bicycles", "Transport Policy", "28/11/2025"],
]


def _dated() -> bytes:
    heads = ["No", "Action", "Lead", "Deadline"]
    return excel(Sheet("Actions from meetings", [heads, *DATED]))


SAMPLES = (
    Sample(
        "school_improvement.xlsx",
        "sheets with overlapping heads in another order, cover and key sheets, terms, a year",
        _school,
        rights(SCHOOL_ONE, ref=0, action=1, lead=2, due=3, rag=5, section=None)
        + rights(SCHOOL_TWO, ref=2, action=3, lead=0, due=1, rag=5, section=None)
        + rights(SCHOOL_THREE, ref=0, action=1, lead=2, due=3, section=None),
    ),
    Sample(
        "pledges_stacked.xlsx",
        "two tables on one sheet, each under its own line, status words without a key",
        _stacked,
        rights(BLOCK_ONE, action=0, lead=1, due=2, rag=3, section="Pledge 1 - A home of my own")
        + rights(BLOCK_TWO, action=0, lead=1, due=2, rag=3, section="Pledge 2 - Work"),
    ),
    Sample(
        "family_hubs_two_heads.xlsx",
        "head of two rows with merges, a second lead, original and revised date",
        _levels,
        tuple(
            replace(right, due_text=None)
            for right in rights(
                [
                    [*each[:4], C(each[4].text, due=LEVEL_MEANS[each[4].text]), *each[5:]]
                    for each in LEVELS
                ],
                ref=0,
                action=1,
                lead=2,
                due=4,
                rag=6,
                progress=7,
            )
        ),
    ),
    Sample(
        "youth_plan_three_heads.xlsx",
        "title and head of three rows, the last of them guidance",
        _three_rows,
        rights(THREE, ref=0, action=1, lead=2, due=3, rag=4),
    ),
    Sample(
        "project_tasks.xlsx",
        "ID and task, leading spaces, start and end date, numbers as refs",
        _tasks,
        rights(TASKS_TRIMMED, ref=0, action=1, lead=2, due=4),
    ),
    Sample(
        "travel_plan_refs.xlsx",
        "refs kept as numbers: 3.10 and 007, months as text",
        _refs,
        rights(REFS, ref=0, action=1, lead=2, due=3, rag=4),
    ),
    Sample(
        "months_as_dates.xlsx",
        "headings that a spreadsheet keeps as dates",
        _dated,
        rights(DATED, ref=0, action=1, lead=2, due=3),
    ),
)
