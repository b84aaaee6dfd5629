"""Corporate parenting again: pledges in a workbook, and a plan in two languages."""

from tests.importing_corpus.building import Grid, Sheet, Title, excel, word
from tests.importing_corpus.expected import Sample
from tests.importing_corpus.grid import ACROSS, C, Line
from tests.importing_corpus.rights import rights
from tests.importing_corpus.unseen.parts import each, on

# A county's workbook: one sheet a pledge, quarter columns each with a letter.
_QUARTERS = ("Ref.", "Action", "Accountable", "Deadline", "Q1", "Q2", "Q3", "Q4", "Comments")
_PLEDGE_1: list[Line] = [
    [
        "1a",
        "Give each child a memory box when they come into care",
        "Service Manager - Children in Care",
        on("30/6/25", "2025-06-30 day"),
        C("A", fill="FFC000"),
        C("B", fill="0070C0"),
        "",
        "",
        "Boxes bought",
    ],
    [
        "1b",
        "Record each child's wishes before every review",
        "IRO Manager",
        on("Sept 25", "2025-09-30 month"),
        C("G", fill="00B050"),
        C("A", fill="FFC000"),
        "",
        "",
        "Slipped in August",
    ],
]
_PLEDGE_2: list[Line] = [
    [
        "2a",
        "Set up a mentoring scheme with local employers",
        "Employment & Skills Lead",
        on("31-Mar-26", "2026-03-31 day"),
        C("G", fill="00B050"),
        C("G", fill="00B050"),
        "",
        "",
        "",
    ],
    [
        "2b",
        "Exempt care leavers under 25 from council tax",
        "S151 Officer",
        on("1.4.25", "2025-04-01 day"),
        C("B", fill="0070C0"),
        "",
        "",
        "",
        "In force",
    ],
]


def _pledge(title: str, lines: list[Line]) -> Sheet:
    return Sheet(title, [[C(title, is_bold=True), *[ACROSS] * 8], [], list(_QUARTERS), *lines])


_PLEDGES = Sample(
    "pledges_by_quarter.xlsx",
    "a sheet a pledge, a letter for each quarter: the last that is filled is how it stands",
    lambda: excel(
        _pledge("Pledge 1 Knowing you", _PLEDGE_1), _pledge("Pledge 2 Ready for life", _PLEDGE_2)
    ),
    each(
        rights(_PLEDGE_1, ref=0, action=1, lead=2, due=3, rag=5)
        + each(rights(_PLEDGE_2[:1], ref=0, action=1, lead=2, due=3, rag=5), section="2")
        + rights(_PLEDGE_2[1:], ref=0, action=1, lead=2, due=3, rag=4),
        section=None,
    ),
)
_WELSH: list[Line] = [
    [
        "1",
        "Offer every child a Welsh speaking advocate",
        "Pennaeth Gwasanaeth / Head of Service",
        on("Mawrth 2026 / March 2026", "2026-03-31 month"),
        "Gwyrdd / Green",
    ],
    [
        "2",
        "Hold the board's meetings in both languages",
        "Gwasanaethau Democrataidd / Democratic Services",
        on("Parhaus / Ongoing", "ongoing"),
        "Ambr / Amber",
    ],
]
_BOTH = Sample(
    "cynllun_rhianta_corfforaethol.docx",
    "heads and values in two languages",
    lambda: word(
        Title("Cynllun Gweithredu / Action Plan"),
        Grid(
            [("Rhif / No.", "Cam gweithredu / Action", "Arweinydd / Lead",
              "Dyddiad / Date", "Statws / Status")],
            _WELSH,
        ),
    ),
    rights(
        _WELSH, ref=0, action=1, lead=2, due=3, rag=4,
        colours={"Gwyrdd / Green": "Green", "Ambr / Amber": "Amber"},
    ),
)  # fmt: skip
SAMPLES = (_PLEDGES, _BOTH)
