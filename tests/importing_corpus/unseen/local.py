"""Parish and town councils, charities, projects, parks and regions."""

from openpyxl import Workbook
from openpyxl.styles import Font

from tests.importing_corpus.building import Bold, Grid, Sheet, Titled, excel, text_file, word
from tests.importing_corpus.expected import Right, Sample
from tests.importing_corpus.grid import C, Heading, Line, day
from tests.importing_corpus.rights import rights
from tests.importing_corpus.unseen.ods import ods
from tests.importing_corpus.unseen.parts import WIDER, altered, each, on, said, struck

_PARISH: list[Line] = [
    Heading("Meeting of 9 September 2025", how="first"),
    ["25/61", "Get three quotes for the bus shelter", "Clerk", "✓"],
    ["25/64", "Report the broken stile to the county", "Footpaths Warden", "✓"],
    Heading("Meeting of 14 October 2025", how="first"),
    ["25/70", "Draft a response to the local plan", "Planning Working Group", ""],
    ["25/72(b)", "Order a new notice board for the green", "Clerk/Chairman", "Ordered, due Jan"],
    ["25/75", "Ask the school about the path at drop-off", "", ""],
]  # fmt: skip
_ACTIONS = Sample(
    "parish_action_list.docx",
    "meetings as rows in the first cell, ticks, a status column of notes",
    lambda: word(
        Bold("PARISH COUNCIL – ACTION LIST (updated 3.11.25)"),
        Grid([("Minute", "Action", "Who", "Done?")], _PARISH),
    ),
    each(rights(_PARISH, ref=0, action=1, lead=2), rag=None),
)

_TOWN: list[Line] = [
    ["Action", "Lead", "Due", "", "Date", "Event"],
    ["Repair the play area gate", "Town Ranger", on("Nov 25", "2025-11-30 month"), "",
     "11 Nov", "Remembrance"],
    ["Renew the lease of the allotments", "Town Clerk", on("25/12/25", "2025-12-25 day"), "",
     "29 Nov", "Lights switched on"],
    ["Buy a defibrillator for the square", "Mayor's Charity", on("Feb 26", "2026-02-28 month"), "",
     "", ""],
]  # fmt: skip
_BESIDE = Sample(
    "town_council_two_tables.xlsx",
    "a list of events beside the actions on one sheet",
    lambda: excel(Sheet("Sheet1", _TOWN)),
    rights(_TOWN[1:], action=0, lead=1, due=2),
)

_CHARITY: list[Line] = [
    [C("Trustees' action tracker", is_bold=True)],
    [],
    ["Ref", "Action", "Trustee/staff lead", "Deadline", "RAG", "Notes"],
    ["T1", "Renew the lottery grant", "Fundraising Manager", day(2025, 12, 12),
     C("On track", fill="00B050"), "Form half done"],
    ["T2", "Find two trustees who were in care", "Chair of Trustees", day(2026, 3, 31),
     C("At risk", fill="FFC000"), "One found\nAdvert out again"],
    ["T3", "Agree a reserves policy", "Treasurer", on("tbc", "none"), C("", fill="FF0000"), ""],
]  # fmt: skip
_TRUSTEES = Sample(
    "trustees_tracker.ods",
    "an OpenDocument sheet with a title, real dates, colours with and without words",
    lambda: ods(Tracker=_CHARITY),
    said(
        rights(_CHARITY[3:], ref=0, action=1, lead=2, due=3, progress=5),
        rag=("Green", ("Amber", "Red"), "Red"),
    ),
)  # fmt: skip

_RAID_ACTIONS: list[Line] = [
    ["ID", "Action description", "Raised by", "Date raised", "Assigned to", "Target date",
     "Status", "Comments"],
    ["A01", "Agree the data sharing agreement", "PMO", day(2025, 8, 4), "Information Governance",
     day(2025, 10, 10), "Closed", "Signed"],
    ["A02", "Book user testing with care leavers", "Product Owner", day(2025, 9, 1),
     "User Researcher", day(2025, 11, 28), "Open", ""],
    ["A03", "Confirm the go-live date with suppliers", "SRO", day(2025, 10, 6), "Project Manager",
     on("w/e 12/12/25", "2025-12-12 day"), "In Progress", ""],
]  # fmt: skip
_RAID = Sample(
    "raid_log.xlsx",
    "risks, issues and decisions on sheets beside the actions",
    lambda: excel(
        Sheet("Risks", [
            ["ID", "Risk description", "Likelihood", "Impact", "Score", "Mitigation", "Risk owner",
             "RAG"],
            ["R01", "Supplier fails", 2.0, 5.0, 10.0, "Monthly checks", "SRO", "Amber"],
            ["R02", "Staff leave", 3.0, 3.0, 9.0, "Cross training", "Project Manager", "Amber"],
            ["R03", "Data is poor", 4.0, 4.0, 16.0, "Cleanse before the move", "Data Lead", "Red"],
        ]),
        Sheet("Actions", _RAID_ACTIONS),
        Sheet("Issues", [
            ["ID", "Issue description", "Date raised", "Severity", "Owner", "Resolution", "Status"],
            ["I01", "Test system is slow", day(2025, 9, 2), "High", "IT", "More memory", "Closed"],
            ["I02", "Letters show the wrong logo", day(2025, 9, 9), "Low", "IT", "", "Open"],
        ]),
        Sheet("Decisions", [
            ["ID", "Decision", "Made by", "Date"],
            ["D01", "Go live in January", "Board", day(2025, 10, 1)],
        ]),
    ),
    each(
        rights(_RAID_ACTIONS[1:], ref=0, action=1, lead=4, due=5, rag=6, progress=7), section=None
    ),
)  # fmt: skip

_G = C("", fill="5B9BD5")
_GANTT: list[Line] = [
    ["No", "Task", "Lead", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Status"],
    Heading("Phase 1 Prepare", how="second"),
    ["1", "Appoint a project lead", "HR", _G, _G, "", "", "", "", "Complete"],
    ["2", "Map what each team does now", "Project Lead", "", _G, _G, "", "", "", "On track"],
    Heading("Phase 2 Build", how="second"),
    ["3", "Write the new offer", "Project Lead", "", "", _G, _G, _G, "", "At risk"],
    ["4", "Print and share it", "Communications", "", "", "", "", "", _G, "Not started"],
]  # fmt: skip
_BARS = Sample(
    "local_offer_gantt.xlsx",
    "months across with coloured bars and no due date",
    lambda: excel(Sheet("Gantt", _GANTT)),
    each(rights(_GANTT[1:], ref=0, action=1, lead=2, rag=9), due=None),
)

_PARK: list[Line] = [
    ["Activity", "Q1 milestone", "Q2 milestone", "Q3 milestone", "Q4 milestone", "Lead", "RAG"],
    ["Open the lakeside path", "Survey", "Permissions", "Works", "Opening", "Ranger Service", "G"],
    ["Welcome 500 children in care to the park", "100", "250", "400", "500", "Learning Team", "A"],
    ["Restore 20 hectares of peat", "", "Tender", "Works begin", "", "Land Management", "R"],
]  # fmt: skip
_DELIVERY = Sample(
    "national_park_delivery_plan.csv",
    "an activity with milestones by quarter, no due date, old Mac line ends",
    lambda: text_file(_PARK, ending="\r", encoding="mac-roman"),
    each(rights(_PARK[1:], action=0, lead=5, rag=6), due=None, progress=None),
)

_REGION: list[Line] = [
    ["", "Deliverable", "SRO", "Target delivery date", "Delivery confidence", "Commentary"],
    ["D1", "Launch a care leavers' travel pass", "Transport Director", day(2026, 1, 5),
     "Amber/Green", "Price agreed"],
    ["D2", "Offer 200 apprenticeships", "Skills Director", day(2026, 9, 1), "Amber", ""],
    ["D3", "Sign the regional covenant", "Mayor's Office", on("Delivered Q1", "none",
     "2025-06-30 quarter"), "Blue", "Ten councils signed"],
]  # fmt: skip
_COMBINED = Sample(
    "combined_authority_deliverables.xlsx",
    "heads well below a block of words, deliverables, confidence in two colours",
    lambda: excel(
        Sheet("Plan", [
            ["Combined Authority"], ["Programme", "Care leavers covenant"],
            ["Reporting period", "Q2 2025/26"], ["Overall RAG", "Amber"], [], *_REGION,
        ], first=(3, 0))
    ),
    each(
        rights(_REGION[1:], ref=0, action=1, lead=2, due=3, rag=4, progress=5, colours=WIDER),
        section=None,
    ),
)  # fmt: skip

_FOSTERING: list[Line] = [
    [1.0, "Call back each enquiry within one working day", "Recruitment Officer",
     on("Immediate and ongoing", "ongoing", "none"), "Complete"],
    [2.0, "Hold an open evening each month in a new place", "Marketing; Recruitment Officer",
     on("Ongoing to March 2026", "2026-03-31 month", "ongoing"), "On track"],
    [3.0, "Pay the new fees", "Service Manager", on("1/4/26", "2026-04-01 day"), "Not started"],
    [4.0, "Ask carers who left why they left", "Independent Reviewer",
     on("20th January", "none", "2026-01-20 day"), "On track"],
]  # fmt: skip


def _strike(book: Workbook) -> None:
    sheet = book["Plan"]
    for cell in sheet[2]:
        cell.font = Font(strike=True)
    sheet.auto_filter.ref = "A1:E5"


_RECRUIT = Sample(
    "fostering_recruitment_plan.xlsx",
    "refs stored as numbers, a finished row struck through, a filter",
    lambda: altered(
        excel(Sheet("Plan", [["#", "Action", "Who", "When", "Status"], *_FOSTERING])), _strike
    ),
    said(
        rights(_FOSTERING, action=1, lead=2, due=3, rag=4), ref=("1", "2", "3", "4")
    ),
)  # fmt: skip

_GROUP: list[Line] = [
    ["Ask each school for its offer to carers", "JP", on("10th Oct 25", "2025-10-10 day"), "Sent"],
    ["Draft the survey of foster carers", "SW/CS", on("17th Oct 25", "2025-10-17 day"), "Done"],
    ["Report back to the panel", "All", on("Next panel (2nd Dec)", "none", "2025-12-02 day"), ""],
]  # fmt: skip
_TASK = Sample(
    "task_and_finish_notes.docx",
    "notes of a meeting in a table beside an action table, initials, a struck row",
    lambda: word(
        Titled("Task & Finish Group: notes of the second meeting"),
        Grid([("Item", "Discussion")], [
            ["1", "Apologies were taken from two members."],
            ["2", "The group heard from carers about school holidays and childcare."],
            ["3", "The date of the next meeting is 2 December."],
        ]),
        Titled("Actions", 2),
        Grid([("Action", "Owner", "Deadline", "Comments")], _GROUP, after=(struck(2),)),
    ),
    tuple(
        Right(e.action, e.due, e.lead, None, None, "", None)
        for e in rights(_GROUP, action=0, lead=1, due=2)
    ),
)  # fmt: skip
SAMPLES = (
    _ACTIONS, _BESIDE, _TRUSTEES, _RAID, _BARS, _DELIVERY, _COMBINED, _RECRUIT, _TASK,
)  # fmt: skip
