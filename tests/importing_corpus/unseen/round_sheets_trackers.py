"""Trackers of several sheets: a dashboard, what to choose from, closed actions, a change log."""

from tests.importing_corpus.building import Sheet, excel
from tests.importing_corpus.expected import Right, Sample
from tests.importing_corpus.grid import ACROSS, DOWN, C, Heading, Line, day
from tests.importing_corpus.rights import COLOURS, rights

RED, AMBER, GREEN = C("", fill="FF0000"), C("", fill="FFC000"), C("", fill="00B050")
WORDS = COLOURS | {
    "Off Track": "Red",
    "On Track": "Green",
    "🔴": "Red",
    "🟠": "Amber",
    "🟡": "Amber",
    "🟢": "Green",
    "🔵": "Blue",
}

LOOKUPS = Sheet(
    "Lookups",
    [
        ["RAG", "Team", "Status"],
        ["Red", "Fostering and Adoption", "Not started"],
        ["Amber", "Quality Assurance", "In progress"],
        ["Green", "Leaving Care", "Complete"],
        ["Blue", "Virtual School", "On hold"],
    ],
)
DASHBOARD = Sheet(
    "Dashboard",
    [
        ["Improvement plan at a glance"],
        [],
        ["Theme", "Total actions", "Red", "Amber", "Green", "Complete"],
        ["Leadership", 6, 1, 2, 2, 1],
        ["Practice", 9, 2, 3, 3, 1],
        ["Total", 15, 3, 5, 5, 2],
    ],
)
CHANGES = Sheet(
    "Change log",
    [
        ["Version", "Date", "Changed by", "What changed"],
        ["1.0", day(2025, 9, 1), "Programme Manager", "First version agreed by the board"],
        ["1.1", day(2025, 11, 12), "Programme Manager", "Actions 1.2 and 2.1 given new dates"],
    ],
)

OPEN_HEADS: list[Line] = [
    ["No", "Ref", "Theme", "Action", "Lead", "Timescale", ACROSS, "RAG", ACROSS, "Update"],
    ["", "", "", "", "", "Start", "End", "Previous", "Current", ""],
]
OPEN: list[Line] = [
    ["1", "1.1", "Leadership", "Set up a monthly performance clinic chaired by the director",
     "Director of Children's Services", day(2025, 9, 1), day(2025, 12, 31), "Amber", "Green",
     "Clinics held in October and November"],
    ["2", "1.2", "Leadership", "Agree a joint funding protocol with the ICB",
     "Assistant Director Commissioning", day(2025, 10, 1), day(2026, 3, 31, "d mmm yy",
     "31 Mar 26"), "Green", "Red", "Talks have stalled"],
    ["3", "3.10", "Practice", "Audit thirty files a month and share what is found",
     "Quality Assurance Manager", day(2025, 10, 1), C("Q3", due="?"), "", "Amber", ""],
    ["4", "3.11", "Practice", "Give every team a practice week", "Principal Social Worker",
     day(2025, 11, 1), C("Ongoing"), "Green", "Green", ""],
]  # fmt: skip
CLOSED: list[Line] = [
    ["5", "1.3", "Leadership", "Appoint a permanent head of service", "Chief Executive",
     day(2025, 6, 1), day(2025, 9, 30), "Green", "Blue", "In post since September"],
    ["6", "2.1", "Practice", "Clear the backlog of assessments", "Head of Assessment",
     day(2025, 6, 1), day(2025, 8, 29), "Amber", "Blue", "Cleared"],
]  # fmt: skip


def _titled(lines: list[Line], name: str) -> Sheet:
    top: list[Line] = [
        [],
        [],
        ["Northbridge Improvement Board"],
        ["Owner: Programme Manager", "", "", "Last updated: 12 January 2026"],
        [],
    ]
    return Sheet(name, [*top, *OPEN_HEADS, *lines])


def _tracker() -> bytes:
    opened = _titled(
        [*OPEN, [], ["Total actions", "", "", "4"], ["Note: dates in red have been moved"]],
        "Open actions",
    )
    return excel(DASHBOARD, opened, _titled(CLOSED, "Closed actions"), LOOKUPS, CHANGES)


def _tracker_rights() -> tuple[Right, ...]:
    made = []
    for each in [*OPEN, *CLOSED]:
        date = each[6]  # type: ignore[index]  # rows of cells
        is_quarter = isinstance(date, C) and date.due == "?"
        row = [*each[:6], C("", due="none"), *each[7:]] if is_quarter else each  # type: ignore[index]
        (right,) = rights([row], action=3, ref=1, lead=4, due=6, rag=8, progress=9, section_in=2)
        if is_quarter:
            right = Right(right.action, None, right.lead, right.rag, right.section, right.ref)
        made.append(right)
    return tuple(made)


TURNED: list[Line] = [
    [C("Priority 1: A home that is right for me", is_turned=True), "1a",
     "Open two homes for sibling groups", "Head of Commissioning", "Fostering Manager",
     day(2025, 4, 1), day(2026, 9, 30, "mmm-yy", "Sep-26", due="2026-09-30 month"), "🔴"],
    [DOWN, "1b", "Offer every carer a mentor in their first year", "Fostering Manager",
     "Carers' Association", day(2025, 4, 1), day(2026, 3, 31), "🟢"],
    [DOWN, "1c", "Tell children in writing why they are moving", "Service Manager",
     "Advocacy provider", day(2025, 4, 1), C("31-Mar-26", due="2026-03-31 day"), "🟠"],
    [C("Priority 2: Ready for adult life", is_turned=True), "2a",
     "Give each care leaver a savings account", "Finance Business Partner", "Leaving Care Manager",
     "", C("2026-02-27", due="2026-02-27 day"), "🔵"],
    [DOWN, "2b", "Run a driving lessons fund", "Leaving Care Manager", "", "",
     C("TBC", due="none"), ""],
]  # fmt: skip


def _turned() -> bytes:
    heads: list[Line] = [
        ["Corporate Parenting Strategy 2025-28 - delivery plan", *[ACROSS] * 7],
        ["", "", "", "Responsible", ACROSS, "Timescale", ACROSS, "RAG"],
        ["Priority", "Ref", "What we will do", "Lead", "Support", "Start", "End", ""],
    ]
    return excel(Sheet("Delivery plan", [*heads, *TURNED], first=(1, 1)), LOOKUPS)


THEMES: dict[str, list[Line]] = {
    "Education": [
        ["E1", "Every child has a PEP that its school has signed", "Virtual School Head",
         day(2026, 7, 17), "On Track", "86% signed"],
        ["E2", "Fund one to one tuition in year 11", "Virtual School Head", day(2026, 2, 2),
         "At risk", "Tutors hard to find"],
    ],
    "Health": [
        ["H1", "Dental checks for all within six months of coming into care", "Designated Nurse",
         day(2026, 3, 4), "Off Track", "No dentist for new patients"],
        ["H2", "Send health histories to care leavers at 18", "Named Doctor", day(2026, 4, 3),
         "On Track", ""],
    ],
    "Housing": [
        ["HO1", "Exempt care leavers from the local connection test", "Head of Housing",
         day(2025, 11, 30), "Complete", "Agreed by cabinet"],
    ],
}  # fmt: skip


def _themes() -> bytes:
    heads: Line = ["Ref", "Objective / action", "Owner", "Target date", "Status", "Commentary"]
    sheets = [
        Sheet(name, [[f"{name} theme action plan"], [], heads, *lines])
        for name, lines in THEMES.items()
    ]
    return excel(DASHBOARD, *sheets, LOOKUPS)


def _themes_rights() -> tuple[Right, ...]:
    made: list[Right] = []
    for name, lines in THEMES.items():
        may_be = (name, f"{name} theme action plan")
        made += rights(
            lines, action=1, ref=0, lead=2, due=3, rag=4, progress=5, section=may_be, colours=WORDS
        )
    return tuple(made)


QUARTERS: list[Line] = [
    Heading("Outcome 1: Children are safe from exploitation", how="first", fill="D9E1F2"),
    ["01", "Refresh the missing protocol with the police", "Head of Safeguarding", "June 2026",
     "Draft agreed", "With police", "", "", C("A", fill="FFC000")],
    ["02", "Hold return interviews within 72 hours", "Missing Coordinator", "March 2026",
     "71%", "78%", "84%", "", C("G", fill="00B050")],
    Heading("Outcome 2: Fewer children enter custody", how="first", fill="D9E1F2"),
    ["03", "Offer a diversion panel each week", "Youth Justice Manager", "30/06/2026", "", "",
     "Began in November", "", C("G", fill="00B050")],
    ["04", "Train magistrates in trauma", "Youth Justice Manager", "Autumn 2024", "", "", "", "",
     C("R", fill="FF0000")],
]  # fmt: skip


def _quarters() -> bytes:
    heads: list[Line] = [
        ["Youth Justice Plan 2025/26", *[ACROSS] * 8],
        ["No.", "Action", "Who", "By when", "Progress", ACROSS, ACROSS, ACROSS, "RAG"],
        ["", "", "", "", "Q1", "Q2", "Q3", "Q4", ""],
        ["", "", "", "", "Apr-Jun", "Jul-Sep", "Oct-Dec", "Jan-Mar", ""],
    ]
    key: list[Line] = [
        [],
        ["Key"],
        ["R", "Off track and needs the board's help"],
        ["A", "Some delay"],
        ["G", "On track or done"],
    ]
    return excel(Sheet("YJ Plan", [*heads, *QUARTERS, *key]))


SEND: list[Line] = [
    ["A1", "Write a quality standard for EHC plans", "SEND Service Manager", day(2025, 7, 31),
     day(2025, 10, 31), day(2026, 1, 31), AMBER, "Third draft"],
    ["A2", "Cut waits for speech therapy to 18 weeks", "Therapies Lead", day(2025, 12, 31),
     day(2026, 3, 31), "", RED, "Waits now at 29 weeks"],
    ["A3", "Co-produce the local offer website", "Parent Carer Forum", day(2026, 4, 3), "", "",
     GREEN, "Design chosen"],
    ["A4", "Set up a single panel for placements", "Head of SEND", "", "", "", GREEN, ""],
]  # fmt: skip


def _send() -> bytes:
    heads: Line = ["Ref", "Action required", "Accountable officer", "Original due",
                   "Revised due 1", "Revised due 2", "RAG", "Progress to date"]  # fmt: skip
    return excel(
        Sheet(
            "Priority Action Plan",
            [["Local area SEND - priority action plan"], ["Version 7", "", "January 2026"], heads,
             *SEND],
        ),
        CHANGES,
    )  # fmt: skip


def _send_rights() -> tuple[Right, ...]:
    dues = ("2026-01-31 day", "2026-03-31 day", "2026-04-03 day", "none")
    bare = rights(SEND, action=1, ref=0, lead=2, rag=6, progress=7, rag_is_fill=True)
    return tuple(
        Right(each.action, due, each.lead, each.rag, "", each.ref, each.progress)
        for each, due in zip(bare, dues, strict=True)
    )


SAMPLES = (
    Sample(
        "round-tracker.xlsx",
        "dashboard, open and closed actions, lookups, change log; numbers beside refs; Q3",
        _tracker,
        _tracker_rights(),
    ),
    Sample(
        "round-turned.xlsx",
        "priorities merged down and turned, lead and support, start and end, coloured discs",
        _turned,
        rights(TURNED, action=2, ref=1, lead=3, due=6, rag=7, section_in=0, colours=WORDS),
    ),
    Sample("round-themes.xlsx", "a sheet for each theme", _themes, _themes_rights()),
    Sample(
        "round-quarters.xlsx",
        "three head rows, progress by quarter, sections in the first cell, a key below",
        _quarters,
        rights(QUARTERS, action=1, ref=0, lead=2, due=3, rag=8),
    ),
    Sample("round-send.xlsx", "original, first and second revised date", _send, _send_rights()),
)
