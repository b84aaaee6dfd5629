"""PDF files as committees publish them."""

from tests.importing_corpus.building.pdf import Ruled, pdf
from tests.importing_corpus.expected import Sample
from tests.importing_corpus.grid import C, Heading, Line
from tests.importing_corpus.rights import rights

HEADS = ["Ref", "Action", "Lead Officer", "Target Date", "RAG"]
ROWS: list[Line] = [
    Heading("Theme 1: Keeping in touch"),
    [
        "1a",
        "Give every young person a named adviser by their sixteenth birthday",
        "Leaving Care Team Manager",
        "March 2026",
        C("G", fill="00B050"),
    ],
    [
        "1b",
        "Visit young people in custody every month",
        "Youth Justice Manager",
        "Ongoing",
        C("A", fill="FFC000"),
    ],
    Heading("Theme 2: Money"),
    [
        "2a",
        "Explain the setting-up allowance in plain words",
        "Participation Officer",
        "31/10/2025",
        C("R", fill="FF0000"),
    ],
    [
        "2b",
        "Help with council tax up to the age of 25",
        "Head of Revenues & Benefits",
        "April 2026",
        "G",
    ],
]
TITLE = "Visits to children's homes"
LONG: list[Line] = [
    [
        f"{n}",
        f"Visit children's home number {n} and report to the board what was seen there",
        "Regulation 44 Visitor",
        "December 2025",
        "",
    ]
    for n in range(1, 31)
]
WIDTHS = [45, 330, 150, 110, 60]


def _ruled() -> bytes:
    return pdf("Care leavers' action plan", Ruled(HEADS, ROWS, WIDTHS, repeats=True))


def _long() -> bytes:
    return pdf(TITLE, Ruled(HEADS, LONG, WIDTHS, repeats=True))


def _words() -> bytes:
    return pdf(
        "Report of the Director",
        "The committee is asked to note progress. Actions are in hand and will be reported by "
        "March 2026. The lead officer is the Head of Service.",
    )


SAMPLES = (
    Sample(
        "care_leavers.pdf",
        "ruled table, spanning themes, letters and colours",
        _ruled,
        rights(ROWS, ref=0, action=1, lead=2, due=3, rag=4),
        is_loose=True,
    ),
    Sample(
        "visits_two_pages.pdf",
        "a table over pages, head repeated on each",
        _long,
        rights(LONG, ref=0, action=1, lead=2, due=3, section=("", TITLE)),
        is_loose=True,
    ),
    Sample("report_without_table.pdf", "text alone: no plan", _words),
)
