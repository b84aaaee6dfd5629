"""Plans saved as text: csv and tsv in the encodings and separators that offices use."""

from tests.importing_corpus.building import text_file
from tests.importing_corpus.expected import Right, Sample
from tests.importing_corpus.grid import ACROSS, Heading, Line
from tests.importing_corpus.rights import rights

FIRE: list[Line] = [
    Heading("Prevention", how="first"),
    [
        "CC 12.03",
        "Visit every home where oxygen is used",
        "Prevention Manager",
        "Q3 2025/26",
        "Amber",
        "Half visited; the rest booked",
    ],
    ["CC 12.04", "Re-write the school talk", "Education Officer", "Ongoing", "Green", ""],
    Heading("Protection", how="first"),
    [
        "CC 13.01",
        "Inspect all tall buildings",
        "Protection Manager",
        "31/03/2026",
        "Red",
        "Two inspectors short",
    ],
]


def _fire() -> bytes:
    heads = ["Ref", "Action", "Owner", "Deadline", "RAG", "Comments"]
    return text_file([heads, *FIRE], separator=";", encoding="utf-8-sig")


WATER = [
    [
        "020.05",
        "Clear the culvert – “Mill Lane”",
        "Drainage Engineer",
        "By 31/03/2026",
        "Survey done\nQuotes: £4,000 to £6,500",
    ],
    ["020.06", "Write to riparian owners", "Flood Officer", "Mid November 2025", ""],
    ["020.07", "Adopt the suds policy", "Planning Policy", "2025-26", "Café talk held"],
]


def _water() -> bytes:
    heads = ["No.", "Recommendation", "Responsible officer", "Timeline", "Action taken"]
    return text_file(
        [heads, *WATER],
        encoding="cp1252",
        title_lines=("Flood review – action plan", "Overview and Scrutiny, July 2025", ""),
    )


POOR = [
    ["Open three warm spaces", "Libraries", "Dec 2025", "G"],
    ["Give advice in food banks", "Welfare Rights Team", "Ongoing", "A"],
    ["Train staff to spot debt", "HR, Learning and Development", "03/2026", ""],
]


def _poor() -> bytes:
    return text_file(
        [["Action", "Lead", "When", "R/A/G"], *POOR],
        separator="\t",
        encoding="utf-16",
        ending="\r\n",
    )


CLIMATE: list[list[str]] = [
    ["Theme", "What we will do", "By whom", "By when", "Outcome"],
    ["Buildings", "Fit heat pumps in two depots", "Estates Manager", "2025/26", "Lower bills"],
    ["", "Change street lights to LED", "Highways Manager", "31/12/2025", "Less power"],
    ["Travel", "Buy six electric vans", "Fleet Manager", "April 2026", "Cleaner air"],
]


def _climate() -> bytes:
    return text_file(CLIMATE, title_lines=("Climate action plan 2025",))


def _climate_filled() -> list[Line]:
    """The rows with their theme, which is written once for those that share it."""
    theme, filled = "", []
    for row in CLIMATE[1:]:
        theme = row[0] or theme
        filled.append([theme, *row[1:]])
    return filled


NOHEAD: list[Line] = [
    ["1", "Ask the county for a crossing", "Clerk", "28/11/2025"],
    ["2", "Book the hall for the annual meeting", "Clerk", "31/01/2026"],
    ["3", "Check the defibrillator each month", "Cllr for Health", "Ongoing"],
]


def _nohead() -> bytes:
    return text_file(NOHEAD, ending="\n")


EARLY: list[Line] = [
    ["Priority 1: Speech and language", *[ACROSS] * 4],
    ["P1.1", "Train nursery staff", "Early Years Adviser", "Spring term 2026", "On track"],
    ["", "", "", "", ""],
    ["Priority 2: Take-up", *[ACROSS] * 4],
    ["P2.1", "Ring families of two year olds", "Outreach Team", "Sep 25", "Behind schedule"],
]


def _early() -> bytes:
    heads = ["ID", "ACTION", "LEAD", "TIMESCALE", "STATUS"]
    return text_file([heads, *EARLY], encoding="utf-8")


SAMPLES = (
    Sample(
        "fire_prevention.csv",
        "semicolons, BOM, sections in the first cell, refs with a letter",
        _fire,
        rights(FIRE, ref=0, action=1, lead=2, due=3, rag=4, progress=5),
    ),
    Sample(
        "flood_review.csv",
        "cp1252, title lines, a cell of two lines, refs with leading zero",
        _water,
        rights(WATER, ref=0, action=1, lead=2, due=3, progress=4),
    ),
    Sample(
        "poverty_plan.tsv",
        "UTF-16, tabs, a lead with a comma, figures for month and year",
        _poor,
        rights(POOR, action=0, lead=1, due=2, rag=3),
    ),
    Sample(
        "climate_plan.csv",
        "a title line, theme written once for several rows",
        _climate,
        rights(_climate_filled(), action=1, lead=2, due=3, section_may_be=0),
    ),
    Sample(
        "village_actions.csv",
        "no head at all",
        _nohead,
        rights(NOHEAD, ref=0, action=1, lead=2, due=3),
    ),
    Sample(
        "early_years.csv",
        "section rows and blank rows in a csv",
        _early,
        (
            Right(
                "Train nursery staff",
                ("2026-03-31 month", "2026-04-30 month"),
                "Early Years Adviser",
                "Green",
                "Priority 1: Speech and language",
                "P1.1",
            ),
            Right(
                "Ring families of two year olds",
                "2025-09-30 month",
                "Outreach Team",
                ("Red", "Amber"),
                "Priority 2: Take-up",
                "P2.1",
            ),
        ),
    ),
)
