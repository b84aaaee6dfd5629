"""Plans of one sheet: audit follow-up, pledges, keys of numbers, text files of old programs."""

from dataclasses import replace

from tests.importing_corpus.building import Sheet, excel, text_file
from tests.importing_corpus.expected import Right, Said, Sample
from tests.importing_corpus.grid import DOWN, C, Heading, Line, day
from tests.importing_corpus.rights import rights
from tests.importing_corpus.unseen.ods import ods

AUDIT: list[Line] = [
    ["Payments to foster carers", "4.1",
     "Overpayments should be found and recovered within a month", "Agreed",
     "A monthly report of changes will be run and checked", "Head of Finance", "30/09/2025",
     "31/01/2026", "Overdue", "Report written, not yet run"],
    [DOWN, "4.2", "Access to the payment system should be reviewed each year", "Agreed",
     "Access will be reviewed every April", "Systems Manager", "30/06/2026", "", "Not yet due", ""],
    ["Disclosure checks", "2.10", "Managers should see the checks before a start",
     "Partially agreed",
     "The start form will have a box for the certificate", "HR Operations Manager", "31/10/2025",
     "", "Implemented", "Form in use since October"],
]  # fmt: skip


def _audit() -> bytes:
    heads: Line = ["Audit", "Rec no.", "Recommendation", "Management response", "Agreed action",
                   "Responsible officer", "Original date", "Revised date", "Status",
                   "Evidence"]  # fmt: skip
    return excel(
        Sheet("Follow up", [["Internal audit recommendations tracker"], [], heads, *AUDIT])
    )


def _audit_rights() -> tuple[Right, ...]:
    rags: tuple[Said, ...] = (("Red", "Amber", ""), "", ("Blue", "Green", ""))
    dues = ("2026-01-31 day", "2026-06-30 day", "2025-10-31 day")
    found = rights(AUDIT, action=4, ref=1, lead=5, section_in=0)
    return tuple(
        replace(each, rag=rag, due=due) for each, rag, due in zip(found, rags, dues, strict=True)
    )


PERCENT: list[Line] = [
    Heading("Aim A – Stable homes"),
    ["A.1", "Match before every planned move", "Placements Manager", "31/12/2025", "80%"],
    ["A.2", "Support plans for homes at risk", "Fostering Manager", "31/03/2026", "50%"],
    Heading("Aim B – Good schools"),
    ["B.1", "No child without a school place for over ten days", "Virtual School Head",
     "Summer term 2026", "20%"],
    ["B.2", "A laptop for each child at key stage 4", "Virtual School Head", "30/06/2026", "100%"],
]  # fmt: skip
PERCENTS: dict[str, Said] = {"80%": "Green", "50%": "Amber", "20%": "Red", "100%": "Green"}


def _percent() -> bytes:
    top: list[Line] = [
        ["Corporate parenting action plan"],
        ["Key: 0-25% complete = Red; 26-75% complete = Amber; over 75% complete = Green"],
        [],
        ["Ref.", "Key action", "Lead officer", "Completion date", "RAG (% complete)"],
    ]
    return excel(Sheet("Plan", [*top, *PERCENT, [], ["Average", "", "", "", "62%"]]))


NUMBERED: list[Line] = [
    ["10a)", "Share the sufficiency strategy with neighbours", "Head of Commissioning",
     C("1st Dec 2025"), "3", "Shared"],
    ["10b)", "Ask providers for their vacancies each week", "Placements Manager",
     C("Mar-26"), "2", "Half reply"],
    ["10c)", "Visit each home out of area once a year", "Head of Service", C("Q4 2025/26"), "1",
     "Three of twenty"],
    ["10d)", "Write a charter for visits", "Children in Care Council", C("Ongoing"), "3", ""],
]  # fmt: skip


def _numbered() -> bytes:
    key: list[Line] = [
        [],
        ["Rating", "Meaning"],
        ["1", "Red - not on track"],
        ["2", "Amber - some concern"],
        ["3", "Green - on track"],
    ]
    heads: Line = ["Ref", "Action", "By whom", "By when", "Rating", "Position at January"]
    return ods(**{"Sufficiency plan": [heads, *NUMBERED, *key]})


SEMI: list[Line] = [
    ["001", "Renew the Staying Put policy – with care leavers", "Leaving Care Manager",
     "31/03/2026", "G", "Policy’s second draft"],
    ["002", "Pay £50 setting up “home box” to each care leaver", "Head of Service", "01/04/2026",
     "A", "Funds found"],
    ["010", "Report café placements to the board", "Employment Lead", "Ongoing", "R", ""],
]  # fmt: skip
FIRST_APRIL = {"01/04/2026": "2026-04-01 day"}


def _dated(lines: list[Line], column: int, dues: dict[str, str]) -> list[Line]:
    made: list[Line] = []
    for line in lines:
        row = list(line)  # type: ignore[arg-type]  # rows of cells
        if row[column] in dues:
            row[column] = C(str(row[column]), due=dues[str(row[column])])
        made.append(row)
    return made


def _semi() -> bytes:
    heads: Line = ["Ref", "Action", "Lead", "Deadline", "RAG", "Update"]
    return text_file(
        [heads, *SEMI],
        separator=";",
        encoding="cp1252",
        title_lines=["Care leavers’ offer – actions;;;;;", "Updated 09/01/2026;;;;;", ";;;;;"],
    )


TABBED: list[Line] = [
    ["Quality of practice", "Give written feedback after each audit", "Audit Lead", "Nov-25",
     "Complete"],
    ["Quality of practice", "Hold a learning day every term", "Principal Social Worker",
     "Each term", "On track"],
    ["Voice of the child", "Use the new direct work kit in all visits", "Team Managers",
     "End March 2026", "Behind schedule"],
]  # fmt: skip


def _tabbed() -> bytes:
    heads: Line = ["Area for improvement", "What needs to happen", "Who is responsible",
                   "Completed by", "Are we on track?"]  # fmt: skip
    return text_file([heads, *TABBED], separator="\t", encoding="utf-16")


QUOTED: list[Line] = [
    ["1", "Open a drop in:\n- for care leavers\n- on Saturdays", "Head of Service,\nHousing",
     "By 31/03/2026", "Amber", 'Called "The Place", lease signed'],
    ["2", 'Rewrite letters in "plain, kind words"', "Communications", "February 2026", "Green",
     "Ten done,\nfour to go"],
    ["", "", "", "", "", ""],
    ["3", "Let care leavers choose their adviser", "Leaving Care Manager", "TBC", "Red", ""],
]  # fmt: skip


def _quoted() -> bytes:
    heads: Line = ["No", "We will", "Lead", "When", "RAG status", "What has happened"]
    return text_file([heads, *QUOTED], ending="\n")


SPACED: list[Line] = [
    ["1", "", "P1.1", "", "Renew the promise to children in care", "", "Participation Manager",
     day(2026, 3, 31, "yyyy-mm-dd", "2026-03-31"), "4411", C("G", fill="92D050")],
    [],
    ["2", "", "P1.2", "", "Publish the promise in five languages", "", "Communications Manager",
     day(2026, 6, 1, "mm/dd/yyyy", "06/01/2026"), "4411", C("A", fill="FFC000")],
    [],
    ["3", "", "P1.10", "", "Ask children each year if it is kept", "", "Participation Manager",
     C("46387", value=46387, due="2026-12-31 day"), "4415", C("R", fill="FF0000")],
]  # fmt: skip


def _spaced() -> bytes:
    heads: Line = ["Line", "", "Action ref", "", "Action description", "", "Action owner",
                   "Date due", "Cost code", "Status (RAG)"]  # fmt: skip
    return excel(
        Sheet(
            "The Promise",
            [[], ["The Promise: what we will do"], [], heads, [], *SPACED, [],
             ["Actions open: 3"]],
            hidden_columns=(8,),
        )
    )  # fmt: skip


SAMPLES = (
    Sample(
        "round-audit.xlsx",
        "audit merged down, recommendation beside agreed action, original and revised date",
        _audit,
        _audit_rights(),
    ),
    Sample(
        "round-percent.xlsx",
        "the colour from per cent complete by a key in a line above",
        _percent,
        rights(PERCENT, action=1, ref=0, lead=2, due=3, rag=4, colours=PERCENTS),
    ),
    Sample(
        "round-numbered.ods",
        "numbers for colours with a key below, refs 10a)",
        _numbered,
        rights(
            NUMBERED,
            action=1,
            ref=0,
            lead=2,
            due=3,
            rag=4,
            progress=5,
            colours={"1": "Red", "2": "Amber", "3": "Green"},
        ),
    ),  # fmt: skip
    Sample(
        "round-semicolons.csv",
        "semicolons and cp1252, title lines, leading zeros",
        _semi,
        rights(
            _dated(SEMI, 3, FIRST_APRIL),
            action=1,
            ref=0,
            lead=2,
            due=3,
            rag=4,
            progress=5,
            section=("", "Care leavers’ offer – actions"),
        ),
    ),  # fmt: skip
    Sample(
        "round-tabs.tsv",
        "UTF-16 and tabs, heads in plain words",
        _tabbed,
        rights(
            _dated(TABBED, 3, {"Nov-25": "2025-11-30 month"}),
            action=1,
            lead=2,
            due=3,
            rag=4,
            section_in=0,
        ),
    ),
    Sample(
        "round-quoted.csv",
        "quotes and line breaks within cells, a blank row",
        _quoted,
        rights(QUOTED, action=1, ref=0, lead=2, due=3, rag=4, progress=5),
    ),
    Sample(
        "round-spaced.xlsx",
        "spacer rows and columns, line numbers beside refs, a hidden cost code, odd formats",
        _spaced,
        rights(
            [each for each in SPACED if each],
            action=4,
            ref=2,
            lead=6,
            due=7,
            rag=9,
            section=("", "The Promise", "The Promise: what we will do"),
        ),
    ),  # fmt: skip
)
