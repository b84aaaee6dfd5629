"""Corporate parenting, care leaver and children's improvement plans in Word."""

from tests.importing_corpus.building import Bold, Bullets, Grid, PageBreak, Title, word
from tests.importing_corpus.expected import Sample
from tests.importing_corpus.grid import DOWN, Again, Heading
from tests.importing_corpus.rights import rights

BOARD = [
    Heading("Priority 1 – A good home close to family"),
    [
        "1.1",
        "Recruit ten fostering households a year, with a marketing campaign each spring",
        "Head of Fostering",
        "March 2026",
        "Campaign agreed. Six enquiries so far.",
        "A",
    ],
    [
        "1.2",
        "Publish the placement sufficiency strategy",
        "Commissioning Manager, Children",
        "September 2025",
        "Published on the website.",
        "G",
    ],
    ["1.3", "Open the second residential home", "Head of Service, Care", "TBC", "", ""],
    Heading("Priority 2 – Health"),
    [
        "2.1",
        "Bring initial health assessments within 20 working days",
        "Designated Nurse",
        "End March 2026",
        "Staffing gap at the trust.",
        "R",
    ],
    [
        "2.2",
        "Offer every care leaver a health passport",
        "Designated Nurse & Leaving Care Team Manager",
        "Ongoing",
        "",
        "G",
    ],
    Heading("Priority 3 – Education, employment and training"),
    [
        "3.10",
        "Hold a work experience week in council departments",
        "Virtual School Head",
        "Summer term 2026",
        "Dates set\nDepartments asked",
        "G",
    ],
]


def _board() -> bytes:
    heads = ["Ref", "Action", "Lead", "By When", "Progress", "RAG"]
    key = [["Red", "Not on track"], ["Amber", "Some issues"], ["Green", "On track"]]
    return word(
        Title("Corporate Parenting Board Action Plan 2025-26"),
        "This plan is reviewed by the board every quarter.",
        Grid([heads], BOARD, repeats=True),
        "",
        Bold("RAG key"),
        Grid([], key),
    )


OBJECTIVES = [
    [
        "A1",
        "Homes that last",
        "Hold stability meetings within five days of a concern",
        "Fewer moves",
        "Placement strategy",
        "Team Manager: Life Chances",
        "June 2026",
    ],
    [
        "A2",
        DOWN,
        "Match long-term foster carers at panel within 12 weeks",
        "Matches in time",
        "Placement strategy",
        "Fostering (LBE)",
        "Qtr 3 2025-26",
    ],
    Again(
        (
            "",
            "Objective",
            "Action",
            "Measure of success",
            "Link to existing strategy",
            "Responsibl\ne person / lead",
            "Timescale",
        )
    ),
    [
        "A3",
        "Homes that last",
        "Survey foster carers each year and publish what changed",
        "Satisfaction rises",
        "",
        "Fostering Network (local branch)",
        "Annually",
    ],
    [
        "B1",
        "Ready for adult life",
        "Set up a care leavers' forum that meets monthly",
        "Twelve meetings",
        "Participation strategy",
        "Participation Officer",
        "Autumn 2024",
    ],
]


def _objectives() -> bytes:
    heads = [
        "",
        "Objective",
        "Action",
        "Measure of success",
        "Link to existing strategy",
        "Responsibl\ne person / lead",
        "Timescale",
    ]
    return word(
        Title("Corporate Parenting Strategy: delivery plan"),
        Grid([heads], OBJECTIVES, repeats=True),
    )


OFFER_ONE = [
    ["OUT 001", "Put a map of drop-in places on the website", "Participation Team", "Sept 2025"],
    ["OUT 002", "Give young people a named contact at the job centre", "DWP Manager", "Dec 2025"],
]
OFFER_TWO = [
    ["OUT 003", "Offer free leisure passes to 25", "Leisure Contracts Manager", "Jan 2026"],
    ["OUT 004", "Pay prescription costs", "Designated Nurse", "Pending funding decision"],
]


def _offer() -> bytes:
    heads = ["Reference", "Action", "Responsible officer", "Target Date"]
    return word(
        Title("Local offer for care leavers: what we will do"),
        Grid([heads], OFFER_ONE),
        PageBreak(),
        Grid([], OFFER_TWO),
        Bullets(("All dates are reviewed in the spring", "The offer is for ages 18 to 25")),
    )


SAMPLES = (
    Sample(
        "board_plan.docx",
        "ref, spanning priorities, letters R A G, key table below, a term, ongoing, tbc",
        _board,
        rights(BOARD, ref=0, action=1, lead=2, due=3, progress=4, rag=5),
    ),
    Sample(
        "objectives_delivery.docx",
        "objective merged down over several actions, break inside a head, head repeated in body",
        _objectives,
        rights(OBJECTIVES, ref=0, action=2, lead=5, due=6, section_may_be=1),
    ),
    Sample(
        "local_offer_two_pages.docx",
        "a table that goes on over the page without its head",
        _offer,
        rights([*OFFER_ONE, *OFFER_TWO], ref=0, action=1, lead=2, due=3),
    ),
)
