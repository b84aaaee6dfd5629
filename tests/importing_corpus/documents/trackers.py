"""Audit, scrutiny and inspection trackers as spreadsheets."""

from tests.importing_corpus.building import Sheet, excel
from tests.importing_corpus.expected import Right, Sample
from tests.importing_corpus.grid import ACROSS, DOWN, C, Heading, Line, day
from tests.importing_corpus.rights import COLOURS, rights

AUDIT = [
    [
        "SR (25/26) 01",
        "Reconcile the petty cash of every children's home each month",
        "Children's homes",
        day(2025, 4, 3),
        day(2025, 4, 17),
        "DM/PL",
        "Template issued to all homes.",
        "Complete",
    ],
    [
        "SR (25/26) 02",
        "Agree a written procedure for setting-up allowances",
        "Leaving care",
        day(2025, 4, 3),
        day(2025, 4, 17),
        "SB/PL",
        "Draft with finance.",
        "Ongoing",
    ],
    [
        "SR (25/26) 03",
        "Record the checks made before a placement is bought",
        "Commissioning",
        day(2025, 5, 8),
        day(2025, 5, 22),
        "DM/TR",
        "",
        "Paused",
    ],
    ["SR (25/26) 04", "That XYZ…", "", "", "", "", "", ""],
]


def _audit() -> bytes:
    heads = [
        "Reference",
        "Recommendation",
        "Area",
        "Date",
        "Exec Date",
        "Lead Officer/EM",
        "Action taken",
        "Status",
    ]
    blank: list[Line] = [[""]] * 14
    key = [
        ["Key to status"],
        ["Complete", "The recommendation is carried out"],
        ["Ongoing", "Work has begun"],
        ["Paused", "Work has stopped for now"],
    ]
    return excel(Sheet("Recommendations", [heads, *AUDIT, *blank, *key]))


MILESTONES: list[Line] = [
    Heading("CC1 A council that listens", how="first", beside=((3, "Chief Executive"), (4, "A"))),
    Heading("CC1.1 Ask residents", how="first", beside=((3, "Head of Policy"), (4, "G"))),
    [
        "C1.1.1",
        "Run the residents' survey by June 2026",
        "PPP",
        "Policy Manager",
        "G",
        "Questions agreed.",
        "Good",
    ],
    [
        "C1.1.2",
        "Tell residents what has changed since the last survey",
        "PPP",
        "Communications Manager",
        "A",
        "Late start.",
        "Fair",
    ],
    Heading("CC1.2 Answer complaints", how="first", beside=((3, "Monitoring Officer"), (4, "R"))),
    [
        "C1.2.1",
        "Answer nine in ten complaints within 15 days by March 2026",
        "LEG",
        "Complaints Manager",
        "R",
        "Two vacancies.",
        "Poor",
    ],
]


def _milestones() -> bytes:
    heads = [
        "",
        "Milestone",
        "Directorate",
        "Owner",
        "Current Status",
        "Current Commentary",
        "Prospects",
    ]
    notes = [[""], ["Note: R = behind, A = some risk, G = on time"]]
    return excel(Sheet("Corporate plan", [heads, *MILESTONES, *notes]))


def _milestone(row: int, section: str, due: tuple[str, ...] | str = "none") -> Right:
    ref, action, _, lead, rag, progress, _ = MILESTONES[row]  # type: ignore[misc]  # rows of cells
    return Right(action, due, lead, COLOURS[rag], section, ref, progress)


MILESTONE_RIGHTS = (
    _milestone(2, "CC1.1 Ask residents", ("none", "2026-06-30 month")),
    _milestone(3, "CC1.1 Ask residents"),
    _milestone(5, "CC1.2 Answer complaints", ("none", "2026-03-31 month")),
)

POLICE: list[Line] = [
    Heading("Effectiveness", fill="1F4E78"),
    [
        "AFI 1",
        "The force should improve the quality of crime investigations",
        "Train every supervisor in investigation reviews",
        "ACC Crime",
        day(2025, 12, 1, "mmm-yy", "Dec-25", "2025-12-31 month"),
        C("", fill="FFC000"),
        0.4,
    ],
    [
        DOWN,
        DOWN,
        "Audit a hundred investigations each quarter",
        "Head of Investigations",
        day(2026, 3, 1, "mmm-yy", "Mar-26", "2026-03-31 month"),
        C("", fill="00B050"),
        0.8,
    ],
    Heading("Efficiency", fill="1F4E78"),
    [
        "AFI 2",
        "The force should understand its demand",
        "Publish the force management statement",
        "Head of Corporate Development",
        day(2025, 6, 1, "mmmm yyyy", "June 2025", "2025-06-30 month"),
        C("", fill="0070C0"),
        1,
    ],
    [
        "CoC 1",
        "Children in custody",
        "Appoint a custody lead for children",
        "ACC Local Policing",
        day(2025, 9, 30),
        C("", fill="FF0000"),
        0.1,
    ],
]


def _police() -> bytes:
    title = [
        ["Inspection recommendations: force tracker", *[ACROSS] * 6],
        ["As at", "31/08/2025"],
        [""],
    ]
    heads = ["Ref", "Recommendation / AFI", "Action", "Owner", "Target date", "BRAG", "% complete"]
    rows = [
        [
            C("", value=each, shown_as="0%") if isinstance(each, float | int) else each
            for each in line
        ]
        if isinstance(line, list)
        else line
        for line in POLICE
    ]
    key = [
        [""],
        ["", "Key"],
        [C("", fill="0070C0"), "Complete"],
        [C("", fill="FF0000"), "Off track"],
        [C("", fill="FFC000"), "At risk"],
        [C("", fill="00B050"), "On track"],
    ]
    return excel(Sheet("Tracker", [*title, heads, *rows, *key]))


SAMPLES = (
    Sample(
        "scrutiny_recommendations.xlsx",
        "recommendations, dates that are not due dates, officer/member leads, words for status, "
        "a placeholder row, fourteen blank rows and a key below",
        _audit,
        rights(AUDIT[:3], ref=0, action=1, lead=5, rag=7, progress=6),
    ),
    Sample(
        "corporate_plan_milestones.xlsx",
        "three levels of ref, headings with values of their own, empty head, dates in the action",
        _milestones,
        MILESTONE_RIGHTS,
    ),
    Sample(
        "inspection_tracker_police.xlsx",
        "recommendation and action, colour alone with a key, months as real dates, per cent done",
        _police,
        rights(POLICE, ref=0, action=2, lead=3, due=4, rag=5, rag_is_fill=True, section_may_be=1),
    ),
)
