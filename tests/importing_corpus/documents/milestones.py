"""Plans in Word that say when in milestones, headings and merged cells."""

from tests.importing_corpus.building import Bold, Grid, Title, Titled, word
from tests.importing_corpus.expected import Right, Sample
from tests.importing_corpus.grid import ACROSS, DOWN, C, Heading
from tests.importing_corpus.rights import rights

PROJECTS = [
    [
        "Youth hub",
        "Convert the old library",
        "More young people use the hub",
        "Head of Property",
        "June 2016 – April 2017",
    ],
    [
        "Travel training",
        "Teach independent travel",
        "Fewer taxis",
        "SEND Transport Manager",
        "Complete by May 2016 – ongoing from May 2016",
    ],
    ["Short breaks", "Re-let the contract", "Value for money", "", "April 16"],
]


def _projects() -> bytes:
    heads = ["Project", "Detail", "Outcome", "Responsible Owner", "Milestones (with dates)"]
    return word(Bold("Service plan 2016/17"), Grid([heads], PROJECTS))


MERGED = [
    [
        "Homelessness Service; Options Manager",
        "Prevent rough sleeping in winter",
        "Agree the cold weather protocol",
        "31 March 2025",
        "Within budget",
    ],
    [DOWN, DOWN, "Recruit two outreach workers", "Autumn 2024", "Grant £40,000"],
    [DOWN, DOWN, "Report on the winter to cabinet", "Spring 2025", ""],
    [
        "Property; Asset Manager",
        "Bring empty homes back into use",
        "Publish the loan scheme",
        "2030",
        "",
    ],
]


def _merged() -> bytes:
    heads = [
        ["Lead Service Area; Lead Officer", "Action", "Milestones", ACROSS, "Resource"],
        [DOWN, DOWN, "Milestone", "Date", "implications"],
    ]
    return word(Titled("Homelessness strategy delivery plan"), Grid(heads, MERGED))


def _milestone(action: str, milestone: str, due: str | tuple[str, ...], lead: str) -> Right:
    both = (
        milestone,
        action,
        f"{action} {milestone}",
        f"{action}\n{milestone}",
        f"{action}: {milestone}",
        f"{action} – {milestone}",
        f"{action} - {milestone}",
    )
    return Right(both, due, lead, section=("", action))


MERGED_RIGHTS = (
    _milestone(MERGED[0][1], MERGED[0][2], "2025-03-31 day", MERGED[0][0]),
    _milestone(MERGED[0][1], MERGED[1][2], ("2024-11-30 month", "2024-12-31 month"), MERGED[0][0]),
    _milestone(
        MERGED[0][1],
        MERGED[2][2],
        ("2025-05-31 month", "2025-03-31 month", "2025-04-30 month"),
        MERGED[0][0],
    ),
    _milestone(MERGED[3][1], MERGED[3][2], "2030-12-31 year", MERGED[3][0]),
)

DEADLINES = [
    Heading("By September 2015"),
    ["Appoint the project manager", "Deputy Chief Executive"],
    ["Agree the budget", "Chief Finance Officer"],
    Heading("By March 2016"),
    ["Open the building", "Deputy Chief Executive"],
]


def _deadlines() -> bytes:
    return word(Titled("Milestones"), Grid([["Milestone", "Responsible"]], DEADLINES))


DEADLINE_RIGHTS = tuple(
    Right(action, ("none", due), lead, section=section)
    for action, lead, section, due in (
        (*DEADLINES[1], "By September 2015", "2015-09-30 month"),
        (*DEADLINES[2], "By September 2015", "2015-09-30 month"),
        (*DEADLINES[4], "By March 2016", "2016-03-31 month"),
    )
)

PRIORITY = [
    [
        C("Priority A Homes", is_turned=True),
        "Action one: agree the homes standard",
        "Housing",
        "Q4 2025/26",
    ],
    [DOWN, "Fit smoke alarms in every supported home", "Housing", "Mid November 2025"],
    [
        C("Priority B Health", is_turned=True),
        "Open a drop-in for sexual health",
        "Public Health",
        "1st Dec 2025",
    ],
    [
        DOWN,
        "Train advisers in first aid for mental health",
        "Public Health / NHS",
        "Friday 12 December 2025",
    ],
]


def _priority() -> bytes:
    heads = ["Priority", "Action", "Lead agency", "Timescale"]
    return word(Title("Care leavers' covenant"), Grid([heads], PRIORITY))


SAMPLES = (
    Sample(
        "service_plan_projects.docx",
        "project and detail, ranges and tails, short years",
        _projects,
        rights(PROJECTS, action=0, lead=3, due=4),
    ),
    Sample(
        "homelessness_milestones.docx",
        "an action over several milestones, two head rows, season and year",
        _merged,
        MERGED_RIGHTS,
    ),
    Sample(
        "deadlines_as_headings.docx", "date as a heading of its rows", _deadlines, DEADLINE_RIGHTS
    ),
    Sample(
        "covenant_turned_priority.docx",
        "priority merged down and turned",
        _priority,
        rights(
            PRIORITY,
            action=1,
            lead=2,
            due=3,
            section_in=0,
        ),
    ),
)
