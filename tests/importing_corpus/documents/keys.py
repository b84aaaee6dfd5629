"""Plans that say what their own colours and words mean."""

from tests.importing_corpus.building import Bold, Grid, Sheet, Title, excel, word
from tests.importing_corpus.expected import Said, Sample
from tests.importing_corpus.grid import ACROSS, C, Heading, Line
from tests.importing_corpus.rights import rights

HEALTH: list[Line] = [
    ["1", "Open the respiratory hub", "Medical Director", "December 2025", C("A", fill="FFC000")],
    ["2", "Recruit two pharmacists", "Chief Pharmacist", "October 2025", C("R", fill="FF0000")],
    ["3", "Publish the quality account", "Chief Nurse", "June 2024", C("G", fill="00B050")],
    ["4", "Close the old ward", "Director of Estates", "March 2024", C("B", fill="0070C0")],
]
HEALTH_MEANS: dict[str, Said] = {"A": "Green", "R": "Red", "G": "Blue", "B": "Blue"}


def _health() -> bytes:
    key = [
        [C("R", fill="FF0000"), "Off track"],
        [C("A", fill="FFC000"), "On track"],
        [C("G", fill="00B050"), "Complete"],
        [C("B", fill="0070C0"), "Complete and inspected"],
    ]
    heads = ["Ref", "Action", "Executive lead", "Timescale", "BRAG"]
    return word(
        Title("Quality improvement plan"), Bold("Key"), Grid([], key), "", Grid([heads], HEALTH)
    )


DELIVERED: list[Line] = [
    Heading("Workforce"),
    ["W1", "Offer every nurse a rota six weeks ahead", "Chief Nurse", "Q2 2025/26", "Delivered"],
    [
        "W2",
        "Halve the use of agencies",
        "Director of People",
        "Q4 2025/26",
        "Not on track to deliver",
    ],
    Heading("Buildings"),
    [
        "B1",
        "Replace the lifts",
        "Director of Estates",
        "July 2026",
        "Some issues – narrative disclosure",
    ],
    ["B2", "Fit a second generator", "Director of Estates", "May 2026", "On Track to deliver"],
]
DELIVERED_MEANS: dict[str, Said] = {
    "Delivered": "Blue",
    "Not on track to deliver": "Red",
    "Some issues – narrative disclosure": "Amber",
    "On Track to deliver": "Green",
}


def _delivered() -> bytes:
    heads = ["Ref", "Objective / action", "Lead", "Due", "Status"]
    return excel(Sheet("Plan", [["Trust objectives", *[ACROSS] * 4], heads, *DELIVERED]))


DONE: list[Line] = [
    ["Map the footpaths", "Rights of Way Officer", "August 2025", "Green"],
    ["Mend the stiles", "Countryside Warden", "November 2025", "Amber"],
    ["Waymark the loop", "Countryside Warden", "May 2026", "Red"],
]
DONE_MEANS: dict[str, Said] = {"Green": "Blue", "Amber": ("Amber", "Green"), "Red": "Red"}


def _done() -> bytes:
    heads = ["Action", "Responsible officer", "Target date", "Status"]
    key = ["Key: Green = achieved; Amber = in progress; Red = not begun or badly late"]
    return excel(Sheet("Actions", [heads, *DONE, [""], key]))


WORDS: list[Line] = [
    ["E1", "Agree the local plan timetable", "Planning Policy Manager", "On target", "March 2026"],
    ["E2", "Adopt the design guide", "Urban Designer", "Behind schedule", "Jan 2026"],
    ["E3", "Publish the land register", "Planning Policy Manager", "Complete", "April 2025"],
    ["E4", "Review the constraints map", "GIS Officer", "Not started", "Summer 2026"],
    ["E5", "Brief parish councils", "Planning Policy Manager", "On hold", "TBC"],
]


def _words() -> bytes:
    heads = ["Number", "Action", "Owner", "On Target", "Target date"]
    return word(Title("Local plan: action list"), Grid([heads], WORDS))


SAMPLES = (
    Sample(
        "quality_plan_keyed.docx",
        "a key before the plan by which amber is on track and green is complete",
        _health,
        rights(HEALTH, ref=0, action=1, lead=2, due=3, rag=4, colours=HEALTH_MEANS),
    ),
    Sample(
        "trust_objectives.xlsx",
        "four words for how it stands, no colours",
        _delivered,
        rights(DELIVERED, ref=0, action=1, lead=2, due=3, rag=4, colours=DELIVERED_MEANS),
    ),
    Sample(
        "footpaths_keyed.xlsx",
        "a key in one line below by which green is achieved",
        _done,
        rights(DONE, action=0, lead=1, due=2, rag=3, colours=DONE_MEANS),
    ),
    Sample(
        "local_plan_words.docx",
        "words for status before the due date",
        _words,
        rights(WORDS, ref=0, action=1, lead=2, rag=3, due=4),
    ),
)
