"""Improvement after an inspection: children's services, SEND, safeguarding, youth justice."""

from tests.importing_corpus.building import Bold, Grid, PageBreak, Sheet, Title, excel, word
from tests.importing_corpus.expected import Sample
from tests.importing_corpus.grid import ACROSS, DOWN, C, Heading, Line, day
from tests.importing_corpus.rights import rights
from tests.importing_corpus.unseen.parts import each, on, said

# A workbook with a dashboard, a sheet a theme, and a BRAG for each month.
_MONTHS = ("BRAG Oct 25", "BRAG Nov 25", "BRAG Dec 25")
_THEME = (
    "Ref",
    "Ofsted finding",
    "What we will do",
    "Lead",
    "Start",
    "Finish",
    "Impact - what will be different for children",
    "Evidence",
    *_MONTHS,
)
_LEADERS: list[Line] = [
    [
        "L1",
        "Oversight of practice is inconsistent",
        "Bring in a monthly audit that every senior leader takes part in",
        "Director of Children's Services",
        day(2025, 9, 1),
        day(2025, 12, 19),
        "Practice is the same wherever you live",
        "Audit reports",
        "A",
        "A",
        "G",
    ],
    [
        "L2",
        "Oversight of practice is inconsistent",
        "Give team managers a dashboard that shows visits due",
        "Performance Manager",
        day(2025, 9, 1),
        day(2025, 11, 1, "mmm yy", "Nov 25", "2025-11-30 month"),
        "Visits are on time",
        "Dashboard",
        "G",
        "B",
        "B",
    ],
    [
        "L3",
        "Learning is not shared",
        "Publish a practice bulletin every half term",
        "Principal Social Worker",
        day(2025, 10, 1),
        "Ongoing",
        "",
        "",
        "R",
        "R",
        "A",
    ],
]
_PRACTICE: list[Line] = [
    [
        "P1",
        "Plans are not always measurable",
        "Retrain all social workers in writing plans with families",
        "Principal Social Worker, Workforce Development",
        day(2025, 11, 3),
        day(2026, 2, 27),
        "Families understand their plan",
        "",
        "G",
        "G",
        "G",
    ],
    [
        "P2",
        "Visits vary in quality",
        "Observe each social worker twice a year",
        "Team Managers",
        day(2025, 11, 3),
        day(2026, 3, 31),
        "",
        "",
        "",
        "A",
        "R",
    ],
]
_COUNTS: list[Line] = [
    ["Theme", "Blue", "Red", "Amber", "Green", "Total"],
    ["1 Leadership", 1.0, 0.0, 1.0, 1.0, 3.0],
    ["2 Practice", 0.0, 1.0, 0.0, 1.0, 2.0],
    ["Total", 1.0, 1.0, 1.0, 2.0, 5.0],
]
_BRAG: list[Line] = [
    ["BRAG", "Meaning"],
    [C("B", fill="0070C0"), "Complete and evidenced"],
    [C("R", fill="FF0000"), "Off track, needs escalation"],
    [C("A", fill="FFC000"), "Some slippage, plan to recover"],
    [C("G", fill="00B050"), "On track"],
]
_ILACS = Sample(
    "ilacs_improvement_plan.xlsx",
    "dashboard of counts, key sheet, a sheet a theme, a column a month for BRAG, finding merged",
    lambda: excel(
        Sheet("Dashboard", [["Improvement plan at December 2025"], [], *_COUNTS]),
        Sheet("1 Leadership", [list(_THEME), *_LEADERS]),
        Sheet("2 Practice", [list(_THEME), *_PRACTICE]),
        Sheet("Key", _BRAG),
    ),
    each(
        rights(_LEADERS, ref=0, action=2, lead=3, due=5, rag=10)
        + rights(_PRACTICE, ref=0, action=2, lead=3, due=5, rag=10),
        section=None,
    ),
)

# A table for each recommendation: its wording above the heads, inside the table.
_HEADS = ("Actions", "Responsible", "Timescale", "Progress", "BRAG")
_AREAS: tuple[tuple[str, str, list[Line]], ...] = (
    (
        "Area for improvement 1: The quality of pathway plans",
        "Plans should be written with young people and name what will change for them.",
        [
            ["Replace the pathway plan form", "Leaving Care Manager",
             on("31st March 2026 (extended from 31st Dec 2025)", "2026-03-31 day"),
             "Form tested with six young people", C("Amber", fill="FFC000")],
            ["Sample ten plans a month", "Quality Assurance", "Monthly", "",
             C("Green", fill="00B050")],
        ],
    ),
    (
        "Area for improvement 2: Homes for young people aged 16 and 17",
        "There should be enough supported homes close to school and friends.",
        [
            ["Commission twelve more supported homes", "Strategic Commissioning",
             on("Summer 2026", "2026-08-31 month", "2026-07-31 month"),
             "Market tested", C("Red", fill="FF0000")],
            ["Agree a joint protocol with the borough's housing team",
             "Head of Service (Children in Care)\nHead of Housing Needs",
             on("Immediate", "none"), "Signed", C("Blue", fill="0070C0")],
        ],
    ),
)  # fmt: skip


def _area(title: str, wanted: str, lines: list[Line]) -> Grid:
    over = [[C(title, is_bold=True, fill="D9E2F3"), *[ACROSS] * 4], [C(wanted), *[ACROSS] * 4]]
    return Grid([*over, _HEADS], lines)


_POST = Sample(
    "post_inspection_plan.docx",
    "title and wanted outcome as merged rows above the heads of each table",
    lambda: word(
        Title("Children's Services Post-Inspection Plan"),
        *(_area(*area) for area in _AREAS),
    ),
    tuple(
        right
        for title, _, lines in _AREAS
        for right in rights(lines, action=0, lead=1, due=2, progress=3, rag=4, section=title)
    ),
)

# A SEND plan signed by council and NHS: two lead columns, a date in words, milestones by date.
_SEND = (
    "Ref",
    "Action",
    "LA lead",
    "ICB lead",
    "Start date",
    "Completion date",
    "KPI / how we will know",
)
_PRIORITY_1: list[Line] = [
    ["1.1", "Clear the backlog of plans that are over 20 weeks", "Head of SEND",
     "Designated Clinical Officer", "Sep-25", on("Jul-26", "2026-07-31 month"), "90% in 20 weeks"],
    ["1.2", "Set up one route for advice from therapists", "SEND Service Manager",
     "Children's Commissioner", "Oct-25", on("by end of Q4 2025/26", "2026-03-31 quarter",
     "2026-03-31 day", "2026-03-31 month"), "Advice in 6 weeks"],
    ["1.3", "Tell families each month where their plan stands", "EHC Coordinators", "",
     "Immediate", on("Immediate and ongoing", "ongoing", "none"), "Fewer complaints"],
]  # fmt: skip
_PRIORITY_2: list[Line] = [
    ["2.1", "Write an autism pathway with parents", "Assistant Director – Education",
     "Associate Director - Children & Maternity", "Nov-25",
     on("Autumn term 2026", "2026-12-31 month", "2026-11-30 month"), "Waits under 18 weeks"],
    ["2.2", "Survey families twice a year", "Parent Carer Forum", "n/a", "Dec-25",
     on("Dec-25 and Jun-26", "2026-06-30 month", "2025-12-31 month"), "Trust rises"],
]  # fmt: skip


def _two_leads(lines: list[Line], section: str) -> tuple:
    found = rights(lines, ref=0, action=1, lead=2, due=5, section=section)
    both = tuple((str(line[2]), str(line[3])) for line in lines)
    return said(found, lead=both)


_SEND_PLAN = Sample(
    "send_priority_action_plan.docx",
    "two leads of two bodies, quarters and terms, headings as bold lines",
    lambda: word(
        Title("Local Area Partnership Priority Action Plan (SEND)"),
        Grid(
            [("Version", "Date", "Author", "Changes")],
            [["0.1", "12/09/2025", "SEND Programme Manager", "First draft"],
             ["1.0", "03/10/2025", "SEND Programme Manager", "Agreed by the board"]],
        ),
        Bold("Area for Priority Action 1 – Timeliness of EHC plans"),
        Grid([_SEND], _PRIORITY_1, repeats=True),
        PageBreak(),
        Bold("Area for Priority Action 2 – Waits for neurodevelopmental assessment"),
        Grid([_SEND], _PRIORITY_2, repeats=True),
    ),
    _two_leads(_PRIORITY_1, "Area for Priority Action 1 – Timeliness of EHC plans")
    + _two_leads(
        _PRIORITY_2, "Area for Priority Action 2 – Waits for neurodevelopmental assessment"
    ),
)  # fmt: skip

# Milestones under dates: two rows of heads, the second one dates.
_WSOA_HEADS = (
    ("Ref", "Action", "Lead", "By when", "Impact milestones", ACROSS, ACROSS),
    (DOWN, DOWN, DOWN, DOWN, "Dec 2025", "Apr 2026", "Jul 2026"),
)
_WSOA: list[Line] = [
    Heading("Weakness 1: co-production with parents and carers", fill="E2EFDA"),
    ["W1.1", "Agree a co-production charter", "Participation Lead", "December 2025",
     "Charter agreed", "Half of services signed up", "All services signed up"],
    ["W1.2", "Pay parent representatives for their time", "Finance Business Partner",
     "April 2026", "Policy drafted", "Payments begin", ""],
    Heading("Weakness 2: the local offer", fill="E2EFDA"),
    ["W2.1", "Rebuild the local offer website", "Digital Services", "July 2026", "Tender",
     "Build", "Launch"],
]  # fmt: skip
_WSOA_PLAN = Sample(
    "written_statement_of_action.docx",
    "two rows of heads, milestones under dates beside the due date",
    lambda: word(Title("Written Statement of Action"), Grid(_WSOA_HEADS, _WSOA)),
    rights(_WSOA, ref=0, action=1, lead=2, due=3),
)
SAMPLES = (_ILACS, _POST, _SEND_PLAN, _WSOA_PLAN)
