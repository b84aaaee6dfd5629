"""Schools, trusts of schools and governors."""

from tests.importing_corpus.building import Bold, Grid, Sheet, Title, Titled, excel, word
from tests.importing_corpus.expected import Right, Sample
from tests.importing_corpus.grid import ACROSS, DOWN, C, Line
from tests.importing_corpus.rights import rights
from tests.importing_corpus.unseen.parts import each, numbered, on

_RED, _AMBER, _GREEN = C("", fill="FF0000"), C("", fill="FFC000"), C("", fill="92D050")
_SDP = (
    ("Actions", "Lead", "Timescale", "Cost / resources", "Monitoring", "Success criteria",
     "RAG", ACROSS, ACROSS),
    (DOWN, DOWN, DOWN, DOWN, DOWN, DOWN, "Aut", "Spr", "Sum"),
)  # fmt: skip
_READING: list[Line] = [
    ["Train all staff in the phonics scheme", "English Lead", on("Autumn 1", "none",
     "2025-10-31 month"),
     "£1,200", "SLT, learning walks", "All staff trained", _AMBER, _GREEN, ""],
    ["Buy decodable books to take home", "English Lead / SBM", on("By October half term", "none",
     "2025-10-31 month"), "£3,000", "SBM", "Books in every bag", _GREEN, _GREEN, ""],
    ["Hear the lowest fifth read each day", "Class teachers and TAs",
     on("Daily from September 2025", "2025-09-30 month", "ongoing"),
     "TA hours", "SENCo", "Gap narrows", _RED, _AMBER, ""],
]  # fmt: skip
_ATTENDING: list[Line] = [
    ["Phone home by 9.30 on the first day", "Attendance Officer", on("From Sept 25",
     "2025-09-30 month", "ongoing"),
     "None", "DHT weekly", "95% attend", _GREEN, _AMBER, ""],
    ["Meet parents whose child is below 90%", "DHT", on("Half-termly", "none", "ongoing"), "None",
     "Governors", "", _GREEN, _GREEN, ""],
]  # fmt: skip


def _now(lines: list[Line], section: str) -> tuple[Right, ...]:
    return rights(lines, action=0, lead=1, due=2, rag=7, rag_is_fill=True, section=section)


_SCHOOL = Sample(
    "school_development_plan.docx",
    "three terms of coloured cells without words under one head, costs and monitoring beside",
    lambda: word(
        Title("School Development Plan 2025-26"),
        Titled("Priority 1: Every child a reader", 2),
        Grid(_SDP, _READING),
        Titled("Priority 2: Every day counts", 2),
        Grid(_SDP, _ATTENDING),
    ),
    _now(_READING, "Priority 1: Every child a reader")
    + _now(_ATTENDING, "Priority 2: Every day counts"),
)

_ASKED: list[Line] = [
    ["", "Send the safeguarding policy to all governors", "Clerk",
     on("21 Nov", "none", "2025-11-21 day")],
    ["", "Visit the new nursery", "SEND governor", on("Before half-term", "none")],
    ["", "Ask the council about the crossing patrol", "Chair", on("ASAP", "none")],
]  # fmt: skip
_GOVERNORS = Sample(
    "governors_minutes.docx",
    "minutes with attendance before an action table that Word numbers by itself",
    lambda: word(
        Title("Minutes of the Full Governing Body, 6 November 2025"),
        Grid(
            [("Governor", "Category", "Present?")],
            [["Chair", "Co-opted", "Yes"], ["Vice chair", "Parent", "Yes"],
             ["Headteacher", "Ex officio", "Yes"], ["Staff governor", "Staff", "Apologies"]],
        ),
        Titled("1. Welcome"),
        "The Chair welcomed all. There were no declarations.",
        Titled("2. Headteacher's report"),
        "Governors asked how many pupils are below 90% attendance. The headteacher will report.",
        Bold("Action points"),
        Grid([("No.", "Action", "Who", "When")], _ASKED, after=(numbered(0),)),
    ),
    tuple(
        Right(right.action, right.due, right.lead, "", None, ("", str(n), f"{n}."))
        for n, right in enumerate(rights(_ASKED, action=1, lead=2, due=3), 1)
    ),
)  # fmt: skip

_MAT: list[Line] = [
    ["Leadership", "S1", "Appoint a director of inclusion for the trust", "CEO",
     on("01-Jan-26", "2026-01-01 day"), 1.0, "🟢", "Appointed"],
    ["", "S2", "Run peer reviews in all nine schools", "Director of Education",
     on("Easter 2026", "2026-04-30 month", "2026-03-31 month", "2026-04-05 day"),
     0.4, "🟠", "Four done"],
    ["Finance", "S3", "Join up the payroll of the nine schools", "CFOO",
     on("AY 25/26", "2026-08-31 year", "2026-07-31 month", "none", "2026-03-31 year",
        "2026-08-31 month", "2026-07-31 year"), 0.1, "🔴", "Supplier late"],
]  # fmt: skip
_WITH_PERCENT: list[Line] = [
    [
        *line[:5],
        C(f"{float(str(line[5])):.0%}", value=line[5], shown_as="0%"),
        *line[6:],
    ]
    for line in _MAT
    if isinstance(line, list)
]
_TRUST = Sample(
    "trust_improvement_tracker.xlsx",
    "theme only in the first row of its block, percent complete, a dot alone for RAG",
    lambda: excel(
        Sheet(
            "Tracker",
            [
                ["Strand", "ID", "Improvement activity", "Owner", "Complete by", "% complete",
                 "Status", "Latest position"],
                *_WITH_PERCENT,
            ],
            first=(2, 1),
        )
    ),
    tuple(
        Right(
            right.action, right.due, right.lead, rag, section, right.ref, right.progress
        )
        for right, rag, section in zip(
            rights(_WITH_PERCENT, ref=1, action=2, lead=3, due=4, progress=7),
            ("Green", "Amber", "Red"),
            ("Leadership", "Leadership", "Finance"),
            strict=True,
        )
    ),
)  # fmt: skip
_TURNED: list[Line] = [
    ["Action", "Refresh the library", "Repaint the hall", "Renew the website"],
    ["Lead", "Librarian", "Site Manager", "School Business Manager"],
    ["By when", "March 2026", "July 2026", "December 2025"],
    ["Status", "On track", "Not started", "Complete"],
]  # fmt: skip
_TRANSPOSED = Sample(
    "premises_plan_turned.xlsx",
    "one action a column: read it so, or not at all, but nothing else",
    lambda: excel(Sheet("Plan", _TURNED)),
    each(
        (
            Right("Refresh the library", "2026-03-31 month", "Librarian", "Green"),
            Right("Repaint the hall", "2026-07-31 month", "Site Manager", ""),
            Right("Renew the website", "2025-12-31 month", "School Business Manager", "Blue"),
        ),
        may_be_left_out=True,
    ),
)
SAMPLES = (_SCHOOL, _GOVERNORS, _TRUST, _TRANSPOSED)
