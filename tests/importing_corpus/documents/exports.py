"""What task programs export, and tables drawn as charts."""

from tests.importing_corpus.building import Grid, Sheet, Title, excel, text_file, word
from tests.importing_corpus.expected import Right, Sample
from tests.importing_corpus.grid import C, Line, Printed
from tests.importing_corpus.rights import rights

PLANNER = [
    [
        "aX3k",
        "Draft the charter",
        "Homes",
        "In progress",
        "Medium",
        "Housing Policy Officer",
        "Board Secretary",
        "01/09/2025",
        "01/09/2025",
        "31/10/2025",
        "false",
        "",
        "First draft out",
    ],
    [
        "bY7m",
        "Agree the logo with the forum",
        "Homes",
        "Not started",
        "Low",
        "Participation Officer",
        "Board Secretary",
        "01/09/2025",
        "",
        "28/11/2025",
        "false",
        "",
        "",
    ],
    [
        "cZ1p",
        "Book the launch room",
        "Launch",
        "Completed",
        "Important",
        "Board Secretary",
        "Board Secretary",
        "01/09/2025",
        "",
        "30/09/2025",
        "false",
        "22/09/2025",
        "",
    ],
]


def _planner() -> bytes:
    heads = [
        "Task ID",
        "Task Name",
        "Bucket Name",
        "Progress",
        "Priority",
        "Assigned To",
        "Created By",
        "Created Date",
        "Start date",
        "Due date",
        "Late",
        "Completed Date",
        "Description",
    ]
    above: list[Line] = [
        ["Plan name", "Charter"],
        ["Plan ID", "Qw8"],
        ["Date of export", "05/09/2025"],
        [""],
    ]
    return excel(Sheet("Tasks", [*above, heads, *PLANNER]))


def _task(row: int, due: str, rag: str | tuple[str, ...]) -> Right:
    task = PLANNER[row]
    return Right(task[1], due, task[5], rag, ("", task[2]), None)


LIST = [
    ["Publish the offer", "On track", "Communications Lead", "2025-11-28", "Web page drafted"],
    ["Train the switchboard", "At risk", "Contact Centre Manager", "2025-11-28", ""],
]


def _list() -> bytes:
    return text_file(
        [["Title", "Status", "Assigned To", "DueDate", "Comments"], *LIST], encoding="utf-8-sig"
    )


MONTHS = ("Apr", "May", "Jun", "Jul", "Aug", "Sep")
BARS = [
    ("Recruit the team", "Service Manager", (0, 1)),
    ("Fit out the office", "Property", (1, 2, 3)),
    ("Open to families", "Service Manager", (4, 5)),
]


def _bars() -> bytes:
    lines: list[list[Printed]] = [
        [action, lead, *[C("", fill="5B9BD5") if n in months else "" for n in range(6)]]
        for action, lead, months in BARS
    ]
    return word(Title("Mobilisation plan"), Grid([["Action", "Lead", *MONTHS]], lines))


MINUTED: list[Line] = [
    ["118/25", "Resolved to repair the pavilion roof", "Clerk", "Roofer instructed"],
    ["121/25", "Resolved to write to the county about speeding", "Clerk", "Reply awaited"],
    ["124/25", "Resolved to plant bulbs on the green", "Open Spaces Committee", ""],
]


def _minuted() -> bytes:
    members = [["Councillors present", "Seven"], ["Apologies", "Two"], ["Public", "Four"]]
    agenda = [["1", "Apologies", "7.00"], ["2", "Minutes", "7.05"], ["3", "Finance", "7.30"]]
    heads = ["Minute No", "Action", "Officer", "Update"]
    return word(
        Title("Town Council: minutes and actions"),
        Grid([], members),
        "",
        Grid([["Item", "Subject", "Time"]], agenda),
        "The following actions were agreed.",
        Grid([heads], MINUTED),
    )


SAMPLES = (
    Sample(
        "planner_export.xlsx",
        "a task program's export: lines above the head, thirteen columns",
        _planner,
        (
            _task(0, "2025-10-31 day", ("", "Green")),
            _task(1, "2025-11-28 day", ""),
            _task(2, "2025-09-30 day", "Blue"),
        ),
    ),
    Sample(
        "list_export.csv",
        "title, assigned to, dates year first",
        _list,
        rights(LIST, action=0, rag=1, lead=2, due=3),
    ),
    Sample(
        "mobilisation_bars.docx",
        "months as columns with bars, no due column",
        _bars,
        tuple(Right(action, None, lead, None) for action, lead, _ in BARS),
    ),
    Sample(
        "town_minutes.docx",
        "attendance and agenda tables before the actions, minute numbers",
        _minuted,
        rights(MINUTED, ref=0, action=1, lead=2, progress=3),
    ),
)
