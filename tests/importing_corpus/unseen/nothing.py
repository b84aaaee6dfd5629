"""Documents with tables that look a little like a plan and hold none."""

from collections.abc import Callable, Sequence

from tests.importing_corpus.building import Grid, Sheet, Title, excel, text_file, word
from tests.importing_corpus.expected import Sample
from tests.importing_corpus.grid import C, Heading, Line, Printed, day
from tests.importing_corpus.unseen import registers


def _word(name: str, heads: Sequence[str], lines: list[Line], title: str) -> Sample:
    def build() -> bytes:
        return word(Title(title), "For information.", Grid([heads], lines))

    return Sample(f"{name}.docx", title, build)


def _excel(name: str, rows: list[Line], title: str) -> Sample:
    return Sample(f"{name}.xlsx", title, lambda: excel(Sheet("Sheet1", [[C(title)], [], *rows])))


def _csv(name: str, rows: list[Line], title: str) -> Sample:
    return Sample(f"{name}.csv", title, lambda: text_file(rows))


_BUDGET = _word(
    "budget_monitoring",
    ("Service", "Budget £000", "Forecast £000", "Variance £000", "Reason", "RAG"),
    [
        ["Placements", "14,200", "15,900", "1,700", "More homes at a higher price", "Red"],
        ["Leaving care", "2,100", "2,050", "(50)", "Vacant posts", "Green"],
        ["Fostering", "6,300", "6,300", "0", "", "Green"],
        [C("Total", is_bold=True), "22,600", "24,250", "1,650", "", ""],
    ],
    "Budget monitoring, quarter 2",
)
_TIMETABLE = _excel(
    "consultation_timetable",
    [
        ["Stage", "Date", "Who"],
        ["Consultation opens", day(2025, 9, 1), "Public"],
        ["Consultation closes", day(2025, 10, 12), "Public"],
        ["Cabinet", day(2025, 12, 9), "Cabinet"],
        ["New policy begins", day(2026, 4, 1), ""],
    ],
    "Timetable of the consultation",
)
_ANSWERS = _excel(
    "consultation_results",
    [
        ["Question", "Strongly agree", "Agree", "Disagree", "No view"],
        ["We should pay for driving lessons", 0.61, 0.2, 0.1, 0.09],
        ["We should open a hub in the north", 0.4, 0.33, 0.17, 0.1],
        ["Number of replies", 214.0, "", "", ""],
    ],
    "What people said",
)
_POSTS = _word(
    "staffing_structure",
    ("Post", "Grade", "FTE", "Reports to", "Status"),
    [
        ["Leaving Care Manager", "12", "1.0", "Head of Service", "Filled"],
        ["Personal Adviser", "8", "9.5", "Leaving Care Manager", "1.5 vacant"],
        ["Participation Officer", "7", "1.0", "Leaving Care Manager", "Filled"],
    ],
    "Staffing of the leaving care service",
)
_MINUTES = _word(
    "panel_minutes",
    ("Name or post", "Organisation", "Attendance"),
    [
        ["Chair", "Council", "Present"],
        ["Virtual School Head", "Council", "Present"],
        ["Designated Nurse", "ICB", "Apologies"],
        ["Foster carer", "Foster carers' association", "Present"],
    ],
    "Minutes of the Corporate Parenting Panel",
)
_GLOSSARY = _word(
    "glossary",
    ("Term", "What it means"),
    [
        ["ILACS", "Inspection of local authority children's services"],
        ["IRO", "Independent Reviewing Officer, who chairs reviews"],
        ["PEP", "Personal Education Plan: what a child needs to do well"],
        ["Action plan", "A list of what will be done, by whom and by when"],
    ],
    "Glossary",
)
_EIA = _word(
    "equality_impact_assessment",
    ("Protected characteristic", "Impact (positive, negative, neutral)", "Evidence", "Mitigation"),
    [
        ["Age", "Positive", "Most who gain are 18 to 24", "None needed"],
        ["Disability", "Neutral", "One in five has a disability", "Offer easy read"],
        ["Race", "Neutral", "Matches the population", "None needed"],
        ["Sex", "Positive", "More young men than women", "None needed"],
    ],
    "Equality impact assessment",
)
_MEASURES = _excel(
    "performance_dashboard",
    [
        ["Ref", "Indicator", "Target", "Q1", "Q2", "Direction", "RAG", "Owner"],
        ["PI1", "Care leavers in suitable homes", 0.92, 0.9, 0.91, "↑", "A", "Leaving Care"],
        ["PI2", "Reviews held on time", 0.95, 0.97, 0.96, "↓", "G", "IRO Manager"],
        ["PI3", "Children with three or more moves", 0.08, 0.11, 0.12, "↓", "R", "Fostering"],
    ],
    "Performance, quarter 2",
)
_JOB = _word(
    "job_description",
    ("Requirement", "Essential or desirable", "How tested"),
    [
        ["Experience of work with young people", "E", "Application"],
        ["A degree or equal experience", "D", "Certificates"],
        ["Able to travel across the county", "E", "Interview"],
    ],
    "Person specification: Personal Adviser",
)
_RISKS = _excel(
    "risk_register",
    [
        ["Ref", "Risk", "Cause", "Likelihood", "Impact", "Score", "Controls", "Owner", "RAG"],
        ["CR1", "Not enough foster homes", "National shortage", 4.0, 4.0, 16.0,
         "Recruitment campaign", "DCS", C("R", fill="FF0000")],
        ["CR2", "Loss of data", "Old systems", 2.0, 5.0, 10.0, "Training; backups", "SIRO",
         C("A", fill="FFC000")],
        ["CR3", "Judicial review", "Late plans", 2.0, 3.0, 6.0, "Legal advice",
         "Monitoring Officer", C("G", fill="00B050")],
    ],
    "Corporate risk register",
)  # fmt: skip
_DECISIONS = _csv(
    "decision_log",
    [
        ["Decision no.", "Date", "Decision", "Decision maker", "Status"],
        ["D12", "04/11/2025", "Approved the statement of purpose", "Cabinet Member", "Implemented"],
        ["D13", "06/11/2025", "Awarded the advocacy contract", "Director", "Called in"],
        ["D14", "11/11/2025", "Agreed fees for carers", "Cabinet", "Implemented"],
    ],
    "Decisions taken",
)
_FORWARD = _word(
    "forward_plan",
    ("Decision to be taken", "Key decision?", "Decision maker", "Date", "Contact officer"),
    [
        [
            "Sufficiency Strategy 2026-29",
            "Yes",
            "Cabinet",
            "13 January 2026",
            "Head of Commissioning",
        ],
        ["Fostering fees", "Yes", "Cabinet", "10 February 2026", "Head of Fostering"],
        ["School admission arrangements", "No", "Cabinet Member", "24 February 2026", "Admissions"],
    ],
    "Forward plan of key decisions",
)
_CONTRACTS = _csv(
    "contracts_register",
    [
        ["Contract ref", "Title", "Supplier", "Start date", "End date", "Value",
         "Contract manager"],
        ["C0412", "Advocacy for children", "Charity A", "01/04/2024", "31/03/2027", "£420,000",
         "Commissioning"],
        ["C0455", "Supported lodgings", "Provider B", "01/10/2025", "30/09/2028", "£1,100,000",
         "Commissioning"],
        ["C0460", "Taxi framework", "Several", "01/09/2025", "31/08/2029", "£9,000,000",
         "Transport"],
    ],
    "Contracts",
)  # fmt: skip
_WORK = _word(
    "committee_work_programme",
    ("Meeting date", "Item", "Purpose", "Lead officer"),
    [
        ["20 January 2026", "Health of children in care", "To scrutinise", "Designated Nurse"],
        ["", "Fostering annual report", "To note", "Head of Fostering"],
        ["17 March 2026", "Virtual School annual report", "To scrutinise", "Virtual School Head"],
        ["", "Scorecard", "Standing item", "Performance Manager"],
    ],
    "Work programme of the Corporate Parenting Committee",
)
_AGENDA = _word(
    "board_agenda",
    ("Time", "Item", "Presenter", "Paper"),
    [
        ["10.00", "Welcome and apologies", "Chair", ""],
        ["10.05", "Minutes and actions of the last meeting", "Chair", "A"],
        ["10.15", "Update from ambassadors", "Care Leaver Ambassador", "Verbal"],
        ["11.45", "Close", "", ""],
    ],
    "Agenda",
)
_TRAINING = _excel(
    "training_matrix",
    [
        ["Course", "Who for", "How often", "Provider", "Next date", "Places"],
        ["Safeguarding basics", "All staff", "Every 3 years", "Online", day(2026, 1, 12), 30.0],
        ["Trauma", "Social workers", "Once", "Health trust", day(2026, 2, 4), 20.0],
        ["Chairing reviews", "IROs", "Once", "University", day(2026, 3, 9), 12.0],
    ],
    "Training on offer",
)
_FRONT: list[Line] = [
    Heading("Report to Cabinet"),
    ["Report of", "Director of Children's Services"],
    ["Lead officer", "Head of Corporate Parenting"],
    ["Date", "9 December 2025"],
    ["Status", "Open"],
    ["Action required", "To note the report"],
]
_COVER = Sample(
    "report_cover.docx",
    "a cover with labels and values that a form also has",
    lambda: word(Title("Sufficiency report"), Grid([], _FRONT)),
)


def _template() -> bytes:
    heads = ("Action", "Lead", "By when", "RAG")
    empty: list[list[Printed]] = [["", "", "", ""] for _ in range(6)]
    return word(Title("Action plan template"), Grid([heads], empty))


_EMPTY = Sample("empty_template.docx", "an action plan that nobody has filled in", _template)
_MORE: tuple[tuple[str, str, Callable[[], bytes]], ...] = registers.FILES
SAMPLES = (
    _BUDGET, _TIMETABLE, _ANSWERS, _POSTS, _MINUTES, _GLOSSARY, _EIA, _MEASURES, _JOB, _RISKS,
    _DECISIONS, _FORWARD, _CONTRACTS, _WORK, _AGENDA, _TRAINING, _COVER, _EMPTY,
    *(Sample(name, about, build) for name, about, build in _MORE),
)  # fmt: skip
