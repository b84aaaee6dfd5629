"""Plans of a further round that come as PDF."""

from tests.importing_corpus.building.pdf import Ruled, pdf
from tests.importing_corpus.expected import Sample
from tests.importing_corpus.grid import C, Heading, Line
from tests.importing_corpus.rights import rights
from tests.importing_corpus.unseen.parts import each, on, said

_SEND: list[Line] = [
    Heading("Priority action 1: Plans are late and out of date", fill="BDD7EE"),
    ["1.1", "Clear the backlog of annual reviews for children in care", "SEND Service Manager",
     on("30 November 2025", "2025-11-30 day"), "No review older than 12 months",
     C("Amber", fill="FFC000")],
    ["1.2", "Train designated teachers in writing outcomes", "Virtual School Head",
     on("Spring term 2026", "2026-03-31 month", "2026-04-30 month"), "All 41 schools trained",
     C("Green", fill="00B050")],
    ["1.3", "Agree a joint quality check with health and social care so that each draft plan is "
     "read by all three before it goes to the family", "Designated Clinical Officer",
     on("Jan 2026", "2026-01-31 month"), "Nine of ten plans are judged good",
     C("Red", fill="FF0000")],
    Heading("Priority action 2: Young people leave school without a next step", fill="BDD7EE"),
    ["2.1", "Hold a preparing for adulthood meeting in Year 9", "Preparing for Adulthood Lead",
     on("Ongoing", "ongoing"), "Every young person has one", C("Green", fill="00B050")],
    ["2.2", "Open two supported internship sites", "Commissioner",
     on("September 2026", "2026-09-30 month"), "Twelve places", C("Complete", fill="0070C0")],
]  # fmt: skip
_PRIORITY = Sample(
    "priority_action_plan.pdf",
    "priority actions across the table, a measure of success and BRAG",
    lambda: pdf(
        "Area SEND priority action plan",
        Ruled(["Ref", "What we need to do", "Accountable lead", "Deadline",
               "What will be different", "BRAG"], _SEND, [35, 260, 130, 100, 150, 60], True),
    ),
    rights(_SEND, ref=0, action=1, lead=2, due=3, rag=5),
    is_loose=True,
)  # fmt: skip

_TASKS: list[Line] = [
    [f"{n}", text, owner, on(*due), status]
    for n, (text, owner, due, status) in enumerate(
        [
            ("Refresh the pledge with the children in care council", "Participation Team",
             ("October 2025", "2025-10-31 month"), "Complete"),
            ("Bring the pledge to full council", "Director of Children's Services",
             ("04/12/2025", "2025-12-04 day"), "In progress"),
            ("Give each new councillor a briefing within six months", "Democratic Services",
             ("Dec 2026", "2026-12-31 month"), "Not started"),
            ("Name a champion for care leavers in each directorate", "Chief Executive's Office",
             ("30.01.26", "2026-01-30 day"), "In progress"),
            ("Publish a yearly report in an easy-read form", "Communications",
             ("July 2026", "2026-07-31 month"), "Not started"),
            ("Offer two work placements a year in the town hall", "Human Resources",
             ("End of March 2026", "2026-03-31 month", "2026-03-31 day"), "Overdue"),
        ],
        start=1,
    )
]  # fmt: skip
_MEMBERSHIP: list[Line] = [
    ["Chair", "Lead Member for Children", "Council"],
    ["Vice-chair", "Opposition spokesperson", "Council"],
    ["Adviser", "Designated Nurse", "Integrated Care Board"],
]
_BOARD = Sample(
    "board_work_plan.pdf",
    "a membership table first; actions with states in words",
    lambda: pdf(
        "Corporate Parenting Board: membership and plan for 2025-26",
        Ruled(["Role", "Post", "Organisation"], _MEMBERSHIP, [120, 300, 200], False),
        "The board agreed these actions at its away day.",
        Ruled(["No.", "Action we have agreed", "Led by", "Complete by", "Where we are"], _TASKS,
              [40, 330, 180, 110, 80], False),
    ),
    each(
        said(
            rights(_TASKS, ref=0, action=1, lead=2, due=3),
            rag=("Blue", ("", "Green"), "", ("", "Green"), "", ("Red", "")),
        ),
        section=None,
    ),
    is_loose=True,
)  # fmt: skip

_THEMES: list[Line] = [
    ["Stability", "Start a dedicated team for first placements", "Head of Fostering",
     on("Q3 2025/26", "2025-12-31 quarter"), "Team leader in post", "60%"],
    ["Stability", "Review all placements at risk each fortnight", "Placements Panel",
     on("Ongoing", "ongoing"), "", "100%"],
    ["Voice", "Let children chair their own reviews", "IRO Manager",
     on("Q4 2025/26", "2026-03-31 quarter"), "Eleven have done so", "40%"],
]  # fmt: skip
_THEMED = Sample(
    "themed_delivery_plan.pdf",
    "a theme in each row, per cent done",
    lambda: pdf(
        "Delivery plan",
        Ruled(["Theme", "Key task", "SRO", "Milestone date", "Commentary", "% complete"], _THEMES,
              [80, 280, 120, 100, 110, 60], True),
    ),
    each(rights(_THEMES, action=1, lead=2, due=3, progress=4, section_in=0), rag=None),
    is_loose=True,
)  # fmt: skip
SAMPLES = (_PRIORITY, _BOARD, _THEMED)
