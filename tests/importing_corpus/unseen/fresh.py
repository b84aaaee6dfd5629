"""A last few documents, of kinds that no other set has, to tell how it goes with files to come."""

from tests.importing_corpus.building import Grid, Sheet, Title, Titled, excel, text_file, word
from tests.importing_corpus.building.pdf import Ruled, pdf
from tests.importing_corpus.expected import Right, Sample
from tests.importing_corpus.grid import ACROSS, DOWN, C, Heading, Line, day
from tests.importing_corpus.rights import rights
from tests.importing_corpus.unseen.ods import ods
from tests.importing_corpus.unseen.parts import each, on, said

# The council plan's yearly delivery plan: headings three deep over each table.
_FAIR: list[Line] = [
    ["CPD 1.1", "Open two family hubs in the north of the city", "Cllr for Families",
     "Director of Early Help", on("31/03/26", "2026-03-31 day"), C("On schedule", fill="00B050")],
    ["CPD 1.2", "Halve the wait for a school transport decision", "Cllr for Education",
     "Head of Travel", on("Sept 2025", "2025-09-30 month"), C("Behind", fill="FF0000")],
]  # fmt: skip
_CLEAN: list[Line] = [
    ["CPD 2.1", "Collect food waste from every flat", "Cllr for Environment",
     "Head of Waste", on("Autumn 2025", "2025-11-30 month", "2025-12-31 month"),
     C("Slightly behind", fill="FFC000")],
]  # fmt: skip
_PLAN_HEADS = ("Code", "Deliverable", "Portfolio holder", "Accountable officer", "Deliver by",
               "Position")  # fmt: skip


def _portfolios(lines: list[Line], section: str, rag: tuple[str, ...]) -> tuple[Right, ...]:
    leads = tuple((str(line[3]), str(line[2])) for line in lines)
    return said(rights(lines, ref=0, action=1, due=4, section=section), lead=leads, rag=rag)


_COUNCIL = Sample(
    "council_plan_delivery.docx",
    "headings three deep, portfolio holder and officer",
    lambda: word(
        Title("Council Plan: annual delivery plan 2025/26"),
        Titled("Mission 1: A fair city", 1),
        Titled("Families get help early", 2),
        Grid([_PLAN_HEADS], _FAIR),
        Titled("Mission 2: A clean city", 1),
        Titled("Less waste", 2),
        Grid([_PLAN_HEADS], _CLEAN),
    ),
    _portfolios(_FAIR, "Families get help early", ("Green", "Red"))
    + _portfolios(_CLEAN, "Less waste", ("Amber",)),
)

_AIR: list[Line] = [
    ["Measure No.", "Measure", "Category", "Year measure introduced", "Estimated completion year",
     "Organisations involved", "Funding source", "Key performance indicator", "Progress to date",
     "Barriers"],
    ["1", "Stop engines idling outside schools", "Traffic", "2024", on("2026", "2026-12-31 year"),
     "Council; schools", "Grant", "No idling", "Signs up at six schools", ""],
    ["2", "Replace wood burners in council homes", "Homes", "2025", on("2028", "2028-12-31 year"),
     "Council; landlords", "HRA", "200 homes", "Survey begun", "Cost"],
]  # fmt: skip
_QUALITY = Sample(
    "air_quality_action_plan.xlsx",
    "measures with a category and two years",
    lambda: excel(Sheet("Table 2.2", _AIR)),
    each(rights(_AIR[1:], ref=0, action=1, due=4, lead=5, progress=8), section=None),
)

_LESSONS: list[Line] = [
    ["Lesson identified", "Action", "Owner", "Deadline", "Closed (Y/N)"],
    ["Nobody knew the pager number", "Print contact cards for all duty officers",
     "Emergency Planning", on("30.11.2025", "2025-11-30 day"), "Y"],
    ["The rest centre had no cots", "Buy 40 folding beds and ten cots", "Logistics Lead",
     on("Q4 25/26", "2026-03-31 quarter"), "N"],
    ["Messages were late", "Run a test call-out each quarter", "Comms", on("quarterly", "ongoing",
     "none"), "N"],
]  # fmt: skip
_DEBRIEF = Sample(
    "exercise_debrief_actions.csv",
    "a lesson beside each action, closed Y or N",
    lambda: text_file(_LESSONS),
    each(
        said(
            rights(_LESSONS[1:], action=1, lead=2, due=3), rag=(("Blue", ""), "", "")
        ),
        section=None,
    ),
)  # fmt: skip

_REMEDY: list[Line] = [
    [C("Learning from complaints: service improvements agreed with the Ombudsman", is_bold=True),
     *[ACROSS] * 5],
    ["Case", "Fault found", "Agreed remedy", "Officer responsible", "To be done by", "Done on"],
    ["LGO-07", "Delay in a review", "Apologise and pay £300", "Team Manager",
     day(2025, 8, 15), day(2025, 8, 11)],
    [DOWN, DOWN, "Remind all staff of the time limits", "Principal Social Worker",
     day(2025, 10, 15), day(2025, 10, 20)],
    ["LGO-11", "Poor records", "Train the duty team in recording", "Workforce Lead",
     on("within 3 months", "none"), ""],
]  # fmt: skip
_OMBUDSMAN = Sample(
    "ombudsman_remedies.xlsx",
    "a case merged down over its remedies, a date of completion",
    lambda: excel(Sheet("Remedies", _REMEDY)),
    each(rights(_REMEDY[2:], action=2, lead=3, due=4), section=None, rag=None, ref=None),
)

_CARDS: list[Line] = [
    ["Summary", "Issue key", "Issue Type", "Status", "Assignee", "Reporter", "Created",
     "Due date", "Epic"],
    ["Publish the accessibility statement", "WEB-12", "Task", "In Progress", "Web Team", "PMO",
     "01/10/2025 09:14", on("05/12/2025", "2025-12-05 day"), "Website"],
    ["Merge the two customer records", "CRM-4", "Task", "To Do", "Data Team", "PMO",
     "02/10/2025 16:40", on("09/01/2026 17:00", "2026-01-09 day"), "One account"],
    ["Retire the old forms", "WEB-19", "Task", "Done", "", "PMO", "11/09/2025 08:00", "",
     "Website"],
]  # fmt: skip
_BOARD = Sample(
    "digital_programme_export.csv",
    "an export of cards: summary, key, assignee, times beside dates",
    lambda: text_file(_CARDS, encoding="utf-8-sig"),
    said(
        rights(_CARDS[1:], section_in=8, ref=1, action=0, lead=4, due=7),
        rag=(("", "Green"), "", "Blue"),
    ),
)

_WALK: list[Line] = [
    Heading("Reception", fill="D9D9D9"),
    ["1", "Loose carpet at the door", "Glue down and check weekly", "Premises Officer",
     on("Immediate", "none"), "12/9/25"],
    ["2", "Fire door wedged open", "Fit a magnetic holder", "Contractor",
     on("within 1 month", "none"), ""],
    Heading("Hall", fill="D9D9D9"),
    ["3", "Climbing frame unserviced", "Book the yearly service", "PE Lead",
     on("17/10/25", "2025-10-17 day"), "15/10/25"],
]  # fmt: skip
_SAFETY = Sample(
    "health_and_safety_inspection.docx",
    "a hazard and what is done about it, rooms as headings",
    lambda: word(
        Titled("Termly health and safety walk"),
        Grid(
            [("Item", "Hazard or concern", "Remedial action", "By whom", "Target",
              "Date completed")],
            _WALK,
        ),
    ),
    each(rights(_WALK, ref=0, action=2, lead=3, due=4), rag=None),
)  # fmt: skip

_PEOPLE: list[Line] = [
    [C("1. Attract", is_turned=True, is_bold=True), "Pay", "Agree a market supplement for social "
     "workers", "HR\nFinance", on("Jan 2026", "2026-01-31 month"), C("A", fill="FFC000")],
    [DOWN, "Brand", "Film six short stories of staff", "Communications",
     on("Oct. 2025", "2025-10-31 month"), C("B", fill="00B0F0")],
    [C("2. Keep", is_turned=True, is_bold=True), "Care", "Offer reflective supervision each month",
     "Principal Social Worker", on("From October 2025", "2025-10-31 month", "ongoing"),
     C("G", fill="00B050")],
    [DOWN, DOWN, "Ask each leaver why they go", "HR", on("Ongoing", "ongoing"),
     C("R", fill="FF0000")],
]  # fmt: skip
_WORKFORCE = Sample(
    "workforce_strategy_plan.docx",
    "two label columns merged down, the outer one turned",
    lambda: word(
        Title("Children's Workforce Strategy"),
        Grid([("Theme", "Focus", "What will we do?", "Who?", "When?", "BRAG")], _PEOPLE),
    ),
    said(
        rights(_PEOPLE, action=2, lead=3, due=4, rag=5),
        section=(("1. Attract", "Pay"), ("1. Attract", "Brand"), ("2. Keep", "Care"),
                 ("2. Keep", "Care")),
    ),
)  # fmt: skip

_SAFER: list[Line] = [
    ["Ref", "Objective / action", "Lead agency", "Finish", "Q1 update", "Q2 update", "Status"],
    ["1", "Safer streets", "", "", "", "", ""],
    ["1.1", "Light the path through the park", "Parks", on("Aug 25", "2025-08-31 month"),
     "Design agreed", "Lights on", "Complete"],
    ["1.2", "Walk the town centre with young women", "Police", on("Nov 25", "2025-11-30 month"),
     "", "Two walks done", "On track"],
    ["2", "Exploitation", "", "", "", "", ""],
    ["2.1", "Map places that worry young people", "Youth Service",
     on("Dec 25 (was Sep 25)", "2025-12-31 month"), "Form made", "Delayed by holidays", "Delayed"],
]  # fmt: skip
_STREETS = Sample(
    "community_safety_plan.xlsx",
    "headings that have a number of their own and nothing else, updates by quarter",
    lambda: excel(Sheet("CSP", _SAFER)),
    tuple(
        Right(r.action, r.due, r.lead, rag, section, r.ref)
        for r, rag, section in zip(
            (r for r in rights(_SAFER[1:], ref=0, action=1, lead=2, due=3) if r.lead),
            ("Blue", "Green", ("Red", "Amber")),
            (
                ("Safer streets", "1 Safer streets"),
                ("Safer streets", "1 Safer streets"),
                ("Exploitation", "2 Exploitation"),
            ),
            strict=True,
        )
    ),
)  # fmt: skip

_PENSION: list[Line] = [
    ["Area", "Task", "Apr-Jun", "Jul-Sep", "Oct-Dec", "Jan-Mar", "Responsible"],
    ["Governance", "Review the breaches policy", "x", "", "", "", "Pensions Manager"],
    ["Governance", "Survey board members' skills", "", "x", "", "", "Governance Officer"],
    ["Funding", "Agree the valuation's assumptions", "", "", "x", "x", "Fund Actuary / S151"],
]
_FUND = Sample(
    "pension_fund_business_plan.xlsx",
    "crosses under quarters in place of dates",
    lambda: excel(Sheet("Business plan", _PENSION)),
    each(rights(_PENSION[1:], section_in=0, action=1, lead=6), due=None),
)

_MUSEUM: list[Line] = [
    ["Access and inclusion plan", "", "", "", ""],
    ["What we will do", "Person responsible", "Date due", "Progress to date", "Rating"],
    ["Offer a quiet hour each Sunday", "Visitor Services", day(2025, 11, 2), "Two held",
     C("", fill="00B050")],
    ["Record all labels as audio", "Curator (Social History)", day(2026, 5, 31), "",
     C("", fill="FFC000")],
]  # fmt: skip
_ACCESS = Sample(
    "museum_access_plan.ods",
    "no ref, colours alone, an OpenDocument sheet",
    lambda: ods(Plan=_MUSEUM),
    each(
        rights(_MUSEUM[2:], action=0, lead=1, due=2, progress=3, rag=4, rag_is_fill=True),
        section=None,
    ),
)

_AUTISM: list[Line] = [
    Heading("Outcome 1: People understand autism"),
    ["1", "Train 200 staff with autistic trainers", "Learning and Development", "March 2026",
     C("Amber", fill="FFC000")],
    Heading("Outcome 2: Work for all"),
    ["2", "Hold a supported internship in each directorate", "HR; Employment Hub",
     "September 2025", C("Green", fill="00B050")],
    ["3", "Ask autistic staff what would help", "Staff network", "December 2025",
     C("Red", fill="FF0000")],
]  # fmt: skip
_STRATEGY = Sample(
    "autism_strategy_plan.pdf",
    "section rows and fills in a PDF",
    lambda: pdf(
        "All-age autism strategy: action plan",
        Ruled(["No.", "We will", "Lead", "By", "RAG"], _AUTISM, [40, 300, 160, 100, 80], True),
    ),
    rights(_AUTISM, ref=0, action=1, lead=2, due=3, rag=4),
    is_loose=True,
)

_MEMBERS: list[Line] = [
    ["What", "Who is it for?", "Who will arrange it?", "When?", "Done"],
    ["Hold a briefing on the Children's Homes regulations", "All members", "Democratic Services",
     on("w/c 8 December 2025", "2025-12-08 day", "2025-12-14 day", "2025-12-12 day"), "☐"],
    ["Shadow a personal adviser for a day", "Panel members", "Leaving Care",
     on("By 31 Jan", "none", "2026-01-31 day"), "☒"],
]  # fmt: skip
_DEVELOPMENT = Sample(
    "member_development_plan.docx",
    "heads that are questions, boxes for done",
    lambda: word(Title("Member development plan 2025/26"), Grid(_MEMBERS[:1], _MEMBERS[1:])),
    each(rights(_MEMBERS[1:], action=0, lead=2, due=3), rag=None, section=None),
)
PLANS = (
    _COUNCIL, _QUALITY, _DEBRIEF, _OMBUDSMAN, _BOARD, _SAFETY, _WORKFORCE, _STREETS, _FUND,
    _ACCESS, _STRATEGY, _DEVELOPMENT,
)  # fmt: skip
