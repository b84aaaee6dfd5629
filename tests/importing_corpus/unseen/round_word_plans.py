"""Word plans of a further round: priorities, wide tables, quarters and two languages."""

from tests.importing_corpus.building import Bullets, Grid, PageBreak, Title, Titled, word
from tests.importing_corpus.expected import Sample
from tests.importing_corpus.grid import ACROSS, DOWN, C, Heading, Line
from tests.importing_corpus.rights import rights
from tests.importing_corpus.unseen.parts import each, on, said

# Ten columns in landscape, a head over two of them, leads of three kinds.
_WIDE: list[Line] = [
    ["1.1", "Placements near home", "Open a second children's home in the borough",
     "Head of Commissioning", "Property Services; Finance", "£420k capital",
     "Eight more beds", on("Sept 2025", "2025-09-30 month"), on("Mar 2026", "2026-03-31 month"),
     "Site found; planning application sent", C("A", fill="FFC000")],
    ["1.2", DOWN, "Recruit 15 foster carers for teenagers", "Fostering Service Manager",
     "Communications", "Existing budget", "15 approved",
     on("April 2025", "2025-04-30 month"), on("31/03/2026", "2026-03-31 day"),
     "Nine approved by October", C("G", fill="00B050")],
    ["2.1", "Health", "Assess every child within 20 working days", "Designated Nurse",
     "Social work teams", "ICB", "95% in time", on("Ongoing", "ongoing"),
     on("Ongoing", "ongoing"), "78% in quarter 2", C("R", fill="FF0000")],
]  # fmt: skip
_SUFFICIENCY = Sample(
    "sufficiency_plan_landscape.docx",
    "eleven columns, lead and support, start and finish",
    lambda: word(
        Title("Sufficiency Strategy 2025-28"),
        Titled("Executive summary"),
        "We will have enough good homes for the children in our care.",
        Titled("Delivery plan"),
        Grid(
            [
                ("Ref", "Strand", "Activity", "Accountable officer", "Supported by", "Resources",
                 "Success looks like", "Timescale", ACROSS, "Position at October 2025", "BRAG"),
                (DOWN, DOWN, DOWN, DOWN, DOWN, DOWN, DOWN, "Start", "Finish", DOWN, DOWN),
            ],
            _WIDE,
            repeats=True,
        ),
    ),
    rights(_WIDE, ref=0, action=2, lead=3, due=8, progress=9, rag=10, section_in=1),
)  # fmt: skip

_HOME: list[Line] = [
    ["Children told us that moves come with no warning",
     "Give each child a welcome book before a planned move", "Six months' notice meetings held",
     "Team Manager: Children in Care", on("By end December 2025", "2025-12-31 month",
     "2025-12-31 day")],
    ["Siblings are apart too often", "Review each sibling assessment every six months",
     "More siblings live together", "Independent Reviewing Service",
     on("Jan-26", "2026-01-31 month")],
]  # fmt: skip
_SCHOOL: list[Line] = [
    ["Too many part-time timetables", "End part-time timetables that last more than six weeks",
     "None beyond six weeks", "Virtual School Head", on("Summer term 2026", "2026-07-31 month",
     "2026-08-31 month")],
]  # fmt: skip
_PRIORITY_HEADS = ("Why this matters", "What we will do", "How we will know", "Who", "When")
_PRIORITIES = Sample(
    "corporate_parenting_priorities.docx",
    "a table for each priority, why before what",
    lambda: word(
        Title("Corporate Parenting Strategy 2025 to 2028"),
        Titled("Glossary", 2),
        Grid([("Term", "What it means")], [["PEP", "Personal education plan"],
             ["IRO", "Independent reviewing officer"]]),
        Titled("Priority 1: A place to call home"),
        Grid([_PRIORITY_HEADS], _HOME),
        PageBreak(),
        Titled("Priority 2: Doing well at school"),
        Grid([_PRIORITY_HEADS], _SCHOOL),
    ),
    rights(_HOME, action=1, lead=3, due=4, section="Priority 1: A place to call home")
    + rights(_SCHOOL, action=1, lead=3, due=4, section="Priority 2: Doing well at school"),
)  # fmt: skip

_QUARTERS: list[Line] = [
    [
        "Grow our foster care offer",
        "Launch the new fees and allowances",
        "Fostering Manager",
        "✓",
        "",
        "",
        "",
    ],
    [DOWN, "Run four open evenings with current carers", "Marketing Officer", "✓", "✓", "✓", "✓"],
    [
        "Strengthen leaving care",
        "Agree the joint housing protocol",
        "Housing Options Manager",
        "",
        "✓",
        "",
        "",
    ],
    [
        DOWN,
        "Extend driving lesson grants to all 18 year olds",
        "Leaving Care Manager",
        "",
        "",
        "✓",
        "✓",
    ],
]
_SERVICE = Sample(
    "service_plan_quarters.docx",
    "key tasks ticked under four quarters",
    lambda: word(
        Title("Children in Care and Leaving Care: service plan 2025/26"),
        Titled("Budget", 2),
        Grid([("Budget head", "2024/25 £k", "2025/26 £k")],
             [["Staffing", "3,410", "3,588"], ["Placements", "18,200", "19,940"]]),
        Titled("Our key tasks", 2),
        Grid([("Objective", "Key tasks", "Lead", "Q1", "Q2", "Q3", "Q4")], _QUARTERS),
    ),
    each(rights(_QUARTERS, action=1, lead=2, section_in=0), due=None, due_text=None),
)  # fmt: skip

_WELSH: list[Line] = [
    Heading("Blaenoriaeth 1 / Priority 1: Iechyd a lles / Health and well-being"),
    ["1", "Cynnig sgwrs iechyd i bob plentyn / Offer a health conversation to every child",
     "Nyrs Arweiniol / Lead Nurse", on("Mawrth 2026 / March 2026", "2026-03-31 month"),
     C("Gwyrdd / Green", fill="00B050")],
    ["2", "Hyfforddi gofalwyr maeth / Train foster carers in well-being",
     "Rheolwr Maethu / Fostering Manager",
     on("Rhagfyr 2025 / December 2025", "2025-12-31 month"), C("Oren / Amber", fill="FFC000")],
    Heading("Blaenoriaeth 2 / Priority 2: Addysg / Education"),
    ["3", "Penodi hyrwyddwr ym mhob ysgol / Name a champion in every school",
     "Pennaeth Addysg / Head of Education", on("Parhaus / Ongoing", "ongoing"),
     C("Coch / Red", fill="FF0000")],
]  # fmt: skip
_BILINGUAL = Sample(
    "cynllun_gweithredu.docx",
    "Welsh and English in each cell and head",
    lambda: word(
        Title("Cynllun Gweithredu Rhianta Corfforaethol / Corporate Parenting Action Plan"),
        Grid([("Rhif / No.", "Cam gweithredu / Action", "Arweinydd / Lead",
               "Erbyn pryd / By when", "Statws / Status")], _WELSH),
    ),
    said(rights(_WELSH, ref=0, action=1, lead=2, due=3), rag=("Green", "Amber", "Red")),
)  # fmt: skip

# Several numbered actions in one cell, with dates and leads in step beside them: one row, queried.
_PARALLEL: list[Line] = [
    ["Improve permanence planning",
     "1. Write the permanence policy\n2. Brief all teams on it\n3. Audit 20 plans",
     "1. Principal Social Worker\n2. Service Managers\n3. Quality Assurance",
     on("1. September 2025\n2. October 2025\n3. January 2026", "2026-01-31 month",
        "2025-09-30 month"), "Policy agreed by the board"],
    ["Hear children's voices", "1. Hold a listening day\n2. Publish what was said",
     "1. Participation Team\n2. Communications",
     on("1. 30/09/2025\n2. 15/12/2025", "2025-12-15 day", "2025-09-30 day"), ""],
]  # fmt: skip
_CELLS = Sample(
    "permanence_improvement_plan.docx",
    "numbered actions in one cell, leads and dates in step",
    lambda: word(
        Titled("Permanence improvement plan"),
        Grid([("Aim", "Steps", "SRO", "Target date", "Progress so far")], _PARALLEL),
    ),
    each(rights(_PARALLEL, action=1, lead=2, due=3, progress=4, section_in=0),
         section=None),
)  # fmt: skip

# A heading repeated with (continued) and its heads again on the next page.
_ONE: list[Line] = [
    [
        "A1",
        "Publish the local offer for care leavers in plain words",
        "Leaving Care Service",
        on("October 2025", "2025-10-31 month"),
        "Complete",
    ],
    [
        "A2",
        "Offer council tax relief up to 25",
        "Revenues and Benefits",
        on("1 April 2026", "2026-04-01 day"),
        "In progress",
    ],
]
_TWO: list[Line] = [
    [
        "A3",
        "Ring-fence ten apprenticeships a year",
        "Human Resources",
        on("2025/26", "2026-03-31 year"),
        "Not started",
    ],
    [
        "A4",
        "Give free leisure passes to carers and children",
        "Leisure Contract Manager",
        on("28 November 2025", "2025-11-28 day"),
        "Overdue",
    ],
]
_AGAIN_HEADS = ("No", "Commitment", "Agency", "Completion", "Status")
_CONTINUED = Sample(
    "care_leaver_covenant_plan.docx",
    "a heading goes on, (continued), on the next page",
    lambda: word(
        Title("Care leaver covenant: our commitments"),
        Titled("Members of the board", 2),
        Grid([("Role", "Organisation")], [["Director of Children's Services", "Council"],
             ["Chief Nurse", "Integrated Care Board"], ["Inspector", "Police"]]),
        Titled("Theme A: Living independently", 2),
        Grid([_AGAIN_HEADS], _ONE),
        PageBreak(),
        Titled("Theme A: Living independently (continued)", 2),
        Grid([_AGAIN_HEADS], _TWO),
    ),
    said(
        rights([*_ONE, *_TWO], ref=0, action=1, lead=2, due=3),
        rag=("Blue", ("", "Green"), "", ("Red", "")),
        section=("Theme A: Living independently",) * 2
        + (("Theme A: Living independently", "Theme A: Living independently (continued)"),) * 2,
    ),
)  # fmt: skip

_SAID: list[Line] = [
    [
        "You said social workers change too often",
        "Offer a retention payment after two years in post",
        "Workforce Board",
        "Paid to 41 workers; turnover down to 14%",
        "Extend it to team managers by April 2026",
    ],
    [
        "You said contact visits are in gloomy rooms",
        "Redecorate both family time centres",
        "Family Time Service",
        "North centre finished in August",
        "South centre by March 2026",
    ],
]
_SAY = Sample(
    "what_we_said_did_next.docx",
    "what we said, who, what we did, what next",
    lambda: word(
        Title("You said, we did: yearly report to children in care"),
        Bullets(("We listened to 84 children", "We met six times")),
        Grid([("What you told us", "What we said we would do", "Who", "What we did",
               "What next")], _SAID),
    ),
    each(rights(_SAID, action=1, lead=2), due=None, section=None, due_text=None),
)  # fmt: skip
SAMPLES = (
    _SUFFICIENCY, _PRIORITIES, _SERVICE, _BILINGUAL, _CELLS, _CONTINUED, _SAY,
)  # fmt: skip
