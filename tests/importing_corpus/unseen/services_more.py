"""More plans: information rights, public health, libraries, care homes, a regional agency."""

from tests.importing_corpus.building import Bold, Grid, Sheet, Title, Titled, excel, text_file, word
from tests.importing_corpus.expected import Right, Sample
from tests.importing_corpus.grid import DOWN, Again, C, Heading, Line, day
from tests.importing_corpus.rights import rights
from tests.importing_corpus.unseen.parts import each, on, said

_ICO: list[Line] = [
    ["Area", "Non-conformity", "ICO recommendation ref", "Agreed action", "Action owner",
     "Implementation date", "Position at follow up (May 2026)"],
    ["Requests for records", "Late replies", "A.03", "Add two redaction officers",
     "Data Protection Officer", day(2026, 1, 31), "COMPLETE. Both in post"],
    ["Requests for records", "No log of extensions", "A.05", "Build a log with alerts",
     "Information Governance Manager", day(2026, 3, 31), "IN PROGRESS. Being tested"],
    ["Training", "Below 95%", "B.01", "Report each directorate's figure to the board monthly",
     "Senior Information Risk Owner", on("With immediate effect", "none", "ongoing"), "COMPLETE."],
]  # fmt: skip
_RECORDS = Sample(
    "information_rights_audit.xlsx",
    "finding, agreed action and a position that begins with its status",
    lambda: excel(Sheet("Actions", _ICO, first=(1, 0))),
    each(
        rights(_ICO[1:], section_in=0, ref=2, action=3, lead=4, due=5, progress=6),
        rag=None,
    ),
)

_HEALTH_HEADS = ("Objective", "Activity", "Led by", "Supported by", "Year 1\n(25/26)",
                 "Year 2\n(26/27)", "Year 3\n(27/28)")  # fmt: skip
_HEALTH: list[Line] = [
    ["Start well", "Weigh every child in reception and call families who need help",
     "0-19 Service", "Schools", "✓", "✓", "✓"],
    [DOWN, "Offer vitamins to all under four", "Public Health", "Libraries, children's centres",
     "", "✓", ""],
    ["Live well", "Help 400 smokers to quit", "Public Health", "GPs", "✓", "", ""],
]  # fmt: skip
_WELLBEING = Sample(
    "health_and_wellbeing_strategy.docx",
    "ticks under years in place of a date, line break in heads",
    lambda: word(
        Title("Joint Health and Wellbeing Strategy"), Grid([_HEALTH_HEADS], _HEALTH, repeats=True)
    ),
    each(rights(_HEALTH, section_in=0, action=1, lead=2), due=None, rag=None),
)

_HEADS = ("Ref", "Action", "Lead", "Timescale", "RAG")
_LIBRARY: list[Line] = [
    Heading("Theme A: Reading"),
    list(_HEADS),
    ["A1", "Lend books without fines to children in care", "Library Manager",
     on("1 Sep 2025", "2025-09-01 day"), "GREEN"],
    ["A2", "Hold a rhyme time for foster carers", "Children's Librarian",
     on("Weekly", "none", "ongoing"), "GREEN"],
    Heading("Theme B: Digital"),
    list(_HEADS),
    ["B1", "Lend laptops for six months", "Digital Lead", on("Nov. 25", "2025-11-30 month"), "RED"],
    ["B2", "Extend wifi to all car parks", "IT", on("TBC - subject to funding", "none"), "AMBER"],
]  # fmt: skip
_REPEATED: list[Line] = [Again(_HEADS) if line == list(_HEADS) else line for line in _LIBRARY]
_LIBRARIES = Sample(
    "library_service_plan.xlsx",
    "the first heading stands above the heads, which come again below each",
    lambda: excel(Sheet("Plan", _LIBRARY)),
    rights(_REPEATED, ref=0, action=1, lead=2, due=3, rag=4),
)

_REGION: list[Line] = [
    ["Priority area", "Key action", "Lead/s", "Due date and status"],
    ["Matching", "Hold a matching day with the two neighbouring agencies", "Agency Head",
     on("31.01.26 – on track", "2026-01-31 day")],
    ["", "Video profiles for children who wait longest", "Family Finding",
     on("30.11.25 – complete", "2025-11-30 day")],
    ["Support", "Open the therapy fund to kinship carers", "Support Manager / Commissioning",
     on("28.02.26 – delayed", "2026-02-28 day")],
]  # fmt: skip
_ADOPTION = Sample(
    "regional_adoption_agency_plan.csv",
    "date and status in one column, priority only in its first row",
    lambda: text_file(_REGION),
    tuple(
        Right(right.action, right.due, right.lead, rag, section, "")
        for right, rag, section in zip(
            rights(_REGION[1:], action=1, lead=2, due=3),
            (("Green", ""), ("Blue", ""), ("Amber", "Red", "")),
            ("Matching", "Matching", "Support"),
            strict=True,
        )
    ),
)

_WIDE: list[Line] = [
    ["1", "Fit new call bells in all rooms", "Mgr", on("31/10/25", "2025-10-31 day"), "C"],
    ["2", "Check hot water weekly", "Handyperson", "Ongoing", "C"],
    ["3", "Update each resident's care plan", "Deputy", on("30/11/25", "2025-11-30 day"), "IP"],
    ["4", "Train all staff in moving people safely", "Mgr", on("31/12/25", "2025-12-31 day"), "NS"],
]
_CARE_HOME = Sample(
    "care_home_improvement_plan.docx",
    "letters with a key of their own below the table, due dates with short years",
    lambda: word(
        Bold("Provider improvement plan – updated weekly"),
        Grid([("No", "Action required", "By who", "By when", "Status")], _WIDE),
        "Status: C = complete, IP = in progress, NS = not started",
    ),
    said(
        rights(_WIDE, ref=0, action=1, lead=2, due=3),
        rag=(("Blue", "Green"), ("Blue", "Green"), ("", "Green", "Amber"), ""),
    ),
)  # fmt: skip

_ASSETS: list[Line] = [
    [C("Workstream", is_bold=True), "Action", "Owner", "Baseline date", "Forecast date",
     "Actual date", "Status"],
    ["Leaving offices", "Empty the third floor", "Facilities", day(2025, 6, 30),
     day(2025, 8, 29), day(2025, 8, 27), "Complete"],
    ["Leaving offices", "Sell the annexe", "Estates", day(2025, 12, 31), day(2026, 3, 31), "",
     "Delayed"],
    ["New ways of working", "Give each team an anchor day", "Directors", day(2025, 9, 30),
     day(2025, 9, 30), "", "On track"],
]  # fmt: skip
_FORECAST = Sample(
    "accommodation_programme.xlsx",
    "baseline, forecast and actual dates",
    lambda: excel(Sheet("Programme", _ASSETS)),
    said(
        rights(_ASSETS[1:], section_in=0, action=1, lead=2, due=4, rag=6),
        due=(
            ("2025-08-29 day", "2025-06-30 day"),
            ("2026-03-31 day", "2025-12-31 day"),
            "2025-09-30 day",
        ),
        due_text=(None, None, None),
    ),
)
_SPLIT: list[Line] = [
    Heading("Objective 1 We are easy to reach", how="across", fill="DEEAF6"),
    ["1.1 Open a drop-in on Saturdays", "Hub Manager", on("April '26", "2026-04-30 month"), "●"],
    ["1.2 Answer messages within a day", "Personal Advisers",
     on("Embedded", "none", "ongoing"), "●"],
    Heading("Objective 2 We keep in touch to 25", how="across", fill="DEEAF6"),
    ["2.1 Call each care leaver on their birthday", "Personal Advisers",
     on("From now on", "none", "ongoing"), "●"],
]  # fmt: skip
_DOTS = ("00B050", "FFC000", "FF0000")


def _dotted() -> list[Line]:
    colours = iter(_DOTS)
    return [
        line if isinstance(line, Heading) else [*list(line)[:3], C("●", fill=next(colours))]
        for line in _SPLIT
    ]


_LOCAL_OFFER = Sample(
    "care_leaver_local_offer_plan.docx",
    "ref and action in one cell, dots in coloured cells, heads of two words",
    lambda: word(
        Titled("Local offer delivery plan 2026"),
        Grid([("Our actions", "Who?", "By when?", "Status")], _dotted()),
    ),
    tuple(
        Right(
            (str(r.action), str(r.action)[4:]), r.due, r.lead, rag, r.section,
            ("", str(r.action)[:3]),
        )
        for r, rag in zip(
            rights(_SPLIT, action=0, lead=1, due=2), ("Green", "Amber", "Red"), strict=True
        )
    ),
)  # fmt: skip
SAMPLES = (
    _RECORDS, _WELLBEING, _LIBRARIES, _ADOPTION, _CARE_HOME, _FORECAST, _LOCAL_OFFER,
)  # fmt: skip
