"""Lists as planning programs save them: Planner, Lists, Jira, Trello, Smartsheet."""

from dataclasses import replace

from tests.importing_corpus.building import Sheet, excel, text_file
from tests.importing_corpus.expected import Right, Sample
from tests.importing_corpus.grid import C, Line, day
from tests.importing_corpus.rights import COLOURS, rights

STATES = COLOURS | {
    "Done": ("Blue", "Green"),
    "To Do": "",
    "In Review": "",
    "Late": ("Red", ""),
    "Deferred": "",
    "Waiting on someone else": "",
}


def on(text: str, due: str) -> C:
    """A date written as text."""
    return C(text, due=f"{due} day")


PLANNER_HEADS = [
    "Task ID", "Task Name", "Bucket Name", "Progress", "Priority", "Assigned To", "Created By",
    "Created Date", "Start Date", "Due date", "Is Recurring", "Late", "Completed Date",
    "Completed By", "Completed Checklist Items", "Checklist Items", "Labels", "Description",
]  # fmt: skip
PLANNER: list[Line] = [
    ["x1Kq8RtY0U2aB", "Agree a single referral form with the three health trusts", "Front door",
     "In progress", "Urgent", "Service Manager MASH", "Programme Office", "02/09/2025",
     "08/09/2025", on("03/04/2026", "2026-04-03"), "false", "false", "", "", "1/3",
     "Draft; Consult; Sign off", "Board", "Draft form out to trusts for comment"],
    ["Pz7mm2LwQkCdE", "Publish thresholds guidance", "Front door", "Completed", "Medium",
     "Head of Safeguarding", "Programme Office", "02/09/2025", "", on("30/11/2025", "2025-11-30"),
     "false", "false", "28/11/2025", "Head of Safeguarding", "", "", "", ""],
    ["uU91xYYb3Ne7s", "Recruit two advanced practitioners", "Workforce", "Not started",
     "Important", "HR Business Partner;Principal Social Worker", "Programme Office", "14/10/2025",
     "", on("05/01/2026", "2026-01-05"), "false", "true", "", "", "", "", "Workforce",
     "Advert agreed\nPanel dates held"],
    ["aa0Bv5MmN1x2y", "Review the exit interview questions", "Workforce", "Not started", "Low",
     "", "Programme Office", "14/10/2025", "", "", "false", "false", "", "", "", "", "", ""],
]  # fmt: skip


def _planner() -> bytes:
    plan = Sheet("Tasks", [PLANNER_HEADS, *PLANNER])
    about = Sheet(
        "Plan name",
        [["Plan name", "Improvement Programme"], ["Plan ID", "Zk3n0pQ"],
         ["Date of export", "12/01/2026"]],
    )  # fmt: skip
    return excel(plan, about)


def _planner_rights() -> tuple[Right, ...]:
    """An id that only the program reads may be taken for the ref, or left."""
    found = rights(PLANNER, action=1, lead=5, due=9, rag=3, section_in=2, colours=STATES)
    ids = [str(row[0]) for row in PLANNER]  # type: ignore[index]  # rows of cells
    return tuple(replace(each, ref=("", own)) for each, own in zip(found, ids, strict=True))


LISTS: list[Line] = [
    ["Review the pathway plan template with care experienced young people", "Leaving care",
     "Team Manager Leaving Care", on("04/05/2026 00:00", "2026-05-04"), "In progress",
     "Two workshops held", "Item", "sites/cp/Lists/Actions"],
    ["Map the local offer against the seven areas in guidance", "Leaving care",
     "Commissioning Manager", on("31/03/2026 00:00", "2026-03-31"), "Completed",
     'Published as "Our Offer", second edition', "Item", "sites/cp/Lists/Actions"],
    ["Set up a lead GP for unaccompanied young people", "Health", "Designated Nurse", "",
     "Not started", "", "Item", "sites/cp/Lists/Actions"],
    ["Report waits for CAMHS each quarter", "Health", "ICB Children's Lead",
     on("30/06/2026 00:00", "2026-06-30"), "Deferred", "Waiting on data sharing", "Item",
     "sites/cp/Lists/Actions"],
]  # fmt: skip


def _lists() -> bytes:
    heads = ["Title", "Workstream", "Assigned To", "Due Date", "Status", "Latest update",
             "Item Type", "Path"]  # fmt: skip
    return text_file([heads, *LISTS], encoding="utf-8-sig")


JIRA: list[Line] = [
    ["Task", "CIP-101", "10411", "Replace the paper consent form", "Business Analyst",
     "Programme Office", "High", "In Progress", "Unresolved", "01/Sep/25 9:14 AM",
     "10/Jan/26 4:05 PM", on("27/Feb/26 12:00 AM", "2026-02-27")],
    ["Task", "CIP-104", "10417", "Train all duty staff in the new case system", "Training Manager",
     "Programme Office", "Medium", "To Do", "Unresolved", "01/Sep/25 9:20 AM",
     "02/Jan/26 10:00 AM", on("30/Apr/26 12:00 AM", "2026-04-30")],
    ["Story", "CIP-110", "10450", "Show missing episodes on the front page of the case record",
     "Systems Lead", "Practice Lead", "Medium", "Done", "Done", "12/Oct/25 1:00 PM",
     "20/Dec/25 2:00 PM", on("19/Dec/25 12:00 AM", "2025-12-19")],
]  # fmt: skip


def _jira() -> bytes:
    heads = ["Issue Type", "Issue key", "Issue id", "Summary", "Assignee", "Reporter", "Priority",
             "Status", "Resolution", "Created", "Updated", "Due date"]  # fmt: skip
    return text_file([heads, *JIRA], ending="\n")


TRELLO: list[Line] = [
    ["65f0c2", "Write to foster carers about the new allowances", "", "Letters at the printer",
     "Fostering Manager", "Corporate parenting", "Doing",
     on("2026-02-13T17:00:00.000Z", "2026-02-13"), "false", "FALSE"],
    ["65f0c9", "Visit two councils with staying close schemes", "Yes",
     "Ask for their business case\nAsk for costs", "Head of Service", "Corporate parenting",
     "To do", on("2026-03-06T17:00:00.000Z", "2026-03-06"), "false", "FALSE"],
    ["65f0d4", "Book the celebration of achievement", "", "", "Participation Officer",
     "Corporate parenting", "Done", on("2025-11-07T12:00:00.000Z", "2025-11-07"), "true", "FALSE"],
]  # fmt: skip


def _trello() -> bytes:
    heads = ["Card ID", "Card Name", "Labels", "Card Description", "Members", "Board Name",
             "List Name", "Due Date", "Due Complete", "Archived"]  # fmt: skip
    return text_file([heads, *TRELLO])


SMART: list[Line] = [
    ["Priority 1: Early help", "", "", day(2025, 9, 1), day(2026, 3, 31), "45%", "", ""],
    ["    Agree family hub opening hours", "G", "Family Hubs Manager", day(2025, 9, 1),
     day(2025, 12, 19), "100%", "", "Open since October"],
    ["    Publish a directory of parenting courses", "A", "Early Help Lead", day(2025, 10, 1),
     day(2026, 3, 31), "40%", "2", "Half of providers have replied"],
    ["Priority 2: Edge of care", "", "", day(2025, 9, 1), day(2026, 7, 31), "10%", "", ""],
    ["    Commission a short breaks service", "R", "Commissioning Manager", day(2025, 11, 3),
     day(2026, 7, 31), "10%", "", "Tender failed, to be run again"],
    ["    Start a weekly edge of care panel", "G", "Head of Service", day(2025, 9, 15),
     day(2026, 1, 30), "80%", "", ""],
]  # fmt: skip


def _smart() -> bytes:
    heads = ["Task Name", "Health", "Assigned To", "Start", "Finish", "% Complete",
             "Predecessors", "Comments"]  # fmt: skip
    return excel(Sheet("Improvement Plan 2025", [heads, *SMART]))


def _smart_rights() -> tuple[Right, ...]:
    made = []
    for each in SMART:
        task = str(each[0])  # type: ignore[index]  # every line is a row of cells here
        if not task.startswith(" "):
            section = task
            continue
        made += rights([each], action=0, lead=2, due=4, rag=1, progress=7, section=section)
    return tuple(made)


SAMPLES = (
    Sample(
        "round-planner.xlsx",
        "Microsoft Planner's export: buckets, a column Late, dates as text, a second sheet",
        _planner,
        _planner_rights(),
    ),
    Sample(
        "round-lists.csv",
        "a SharePoint list: dates with midnight, a path, workstreams",
        _lists,
        rights(LISTS, action=0, lead=2, due=3, rag=4, progress=5, section_in=1, colours=STATES),
    ),
    Sample(
        "round-jira.csv",
        "Jira: keys and ids, 27/Feb/26 12:00 AM",
        _jira,
        rights(JIRA, action=3, lead=4, due=11, rag=7, ref=1, colours=STATES),
    ),
    Sample(
        "round-trello.csv",
        "Trello: lists as states, times in UTC",
        _trello,
        rights(
            TRELLO,
            action=1,
            lead=4,
            due=7,
            rag=6,
            section=("", "Corporate parenting"),
            colours={"To do": "", "Doing": ("", "Green"), "Done": ("", "Blue")},
        ),
    ),
    Sample(
        "round-smartsheet.xlsx",
        "Smartsheet: indented tasks under parents that carry values",
        _smart,
        _smart_rights(),
    ),
)
