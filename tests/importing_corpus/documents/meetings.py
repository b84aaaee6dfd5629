"""Logs and lists of actions that meetings keep: NHS boards, parish councils, partnerships."""

from tests.importing_corpus.building import Bold, Grid, Title, Titled, word
from tests.importing_corpus.expected import Right, Sample
from tests.importing_corpus.grid import Heading
from tests.importing_corpus.rights import rights

PARISH = [
    [
        "14 – External bodies\n(May 2025)",
        "Ask neighbouring councils whether a joint footpath meeting is wanted",
        "JC/Clerk",
        "On going",
        "Two have answered",
    ],
    [
        "10c)- Working Groups",
        "Update the privacy notice for the new website",
        "Clerk",
        "Ongoing",
        "Draft seen in June",
    ],
    [
        "10c)- Working Groups",
        "Get three quotations for the noticeboard",
        "Clerk",
        "By Next meeting",
        "",
    ],
    ["22 Finance", "Send the claim for the neighbourhood plan grant", "CW", "30/09/2025", "Sent"],
]


def _parish() -> bytes:
    heads = ["Agenda Item", "", "Councillor", "Due Date", "Completed"]
    return word(
        Bold("Parish Council – action points"),
        "Outstanding action points from May to August 2025",
        Grid([heads], PARISH),
    )


OPEN = [
    [
        "90.10",
        "13.09.2023 Item 8",
        "Bring a paper on bank and agency spending to the finance committee",
        "DoF",
        "13.09.2023\n10.01.2024",
        "13.09.2023: paper begun.\n10.01.2024: on today's agenda.",
        "Proposed for Closure",
    ],
    [
        "90.13",
        "13.09.2023 Item 9",
        "Arrange a board visit to the community hospitals",
        "NED-WT/DoN",
        "10.05.2023",
        "Verbal update to be given",
        "Open",
    ],
    [
        "85.6",
        "12.07.2023 Item 4",
        "Add the staff survey to the board's forward plan",
        "DoSCE",
        "Ongoing",
        "See below",
        "O",
    ],
]
CLOSED = [
    [
        "84.2",
        "10.05.2023 Item 5",
        "Circulate the learning from deaths report",
        "CMO",
        "10.05.2023",
        "Circulated by e-mail",
        "Closed",
    ],
]
NHS_HEADS = [
    "Ref",
    "Source",
    "Action",
    "Lead",
    "Due Date",
    "Status",
    "Proposed to Open/ Close",
]


def _nhs() -> bytes:
    return word(
        Title("Trust Board: action log"),
        Titled("Open actions", 2),
        Grid([NHS_HEADS], OPEN),
        Titled("Closed actions", 2),
        Grid([NHS_HEADS], CLOSED),
    )


BOD = [
    Heading("Board of Directors – 24 May 2017"),
    [
        "BOD 60/17(h)",
        "Report on discharge delays to come to the board by the end of March 2018\n"
        "Status: in progress",
        "MW/YO",
    ],
    [
        "BOD 61/17 (b)-(c)",
        "Agree the winter plan with the clinical commissioning group\nStatus: complete",
        "DH/MW/KR",
    ],
    Heading("Held over from 26 April 2017"),
    ["BOD 48/17(a)", "Check the register of gifts\nStatus: on hold", "CHt"],
]


def _bod() -> bytes:
    heads = ["Relevant Item", "Action", "Responsibility"]
    return word(Bold("Matters arising and action schedule"), Grid([heads], BOD))


BOD_RIGHTS = (
    Right(
        (
            BOD[1][1],
            "Report on discharge delays to come to the board by the end of March 2018",
        ),
        due=("none", "2018-03-31 month", "2018-03-31 day"),
        lead="MW/YO",
        rag=("", "Green"),
        section="Board of Directors – 24 May 2017",
        ref="BOD 60/17(h)",
    ),
    Right(
        (BOD[2][1], "Agree the winter plan with the clinical commissioning group"),
        lead="DH/MW/KR",
        rag=("", "Blue"),
        section="Board of Directors – 24 May 2017",
        ref="BOD 61/17 (b)-(c)",
    ),
    Right(
        (BOD[4][1], "Check the register of gifts"),
        lead="CHt",
        rag=("", "Amber"),
        section="Held over from 26 April 2017",
        ref="BOD 48/17(a)",
    ),
)

SAMPLES = (
    Sample(
        "parish_action_points.docx",
        "action under an empty head, ref that is an agenda item, narrative 'Completed'",
        _parish,
        rights(PARISH, ref=0, action=1, lead=2, due=3),
    ),
    Sample(
        "trust_board_log.docx",
        "open and closed tables, ref 90.10, two dates in a cell, narrative status, dated entries",
        _nhs,
        rights(OPEN, ref=0, action=2, lead=3, due=4, rag=6, section="Open actions")
        + rights(CLOSED, ref=0, action=2, lead=3, due=4, rag=6, section="Closed actions"),
    ),
    Sample(
        "action_schedule.docx",
        "minute refs, meeting rows, initials, the status as last line of the action, no due",
        _bod,
        BOD_RIGHTS,
    ),
)
