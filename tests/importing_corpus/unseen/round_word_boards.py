"""Word papers of a further round: boards, inspections, action logs and their surroundings."""

from tests.importing_corpus.building import Bold, Grid, Title, Titled, word
from tests.importing_corpus.expected import Sample
from tests.importing_corpus.grid import ACROSS, DOWN, C, Heading, Line
from tests.importing_corpus.rights import rights
from tests.importing_corpus.unseen.parts import each, on, said, struck

# Numbered recommendations that span the table, each with several actions beneath.
_OFSTED: list[Line] = [
    Heading("Recommendation 1: The quality and timeliness of pathway plans", fill="D9D9D9"),
    ["1a", "Retrain all personal advisers in pathway planning", "Head of Leaving Care",
     on("31 Oct 2025", "2025-10-31 day"), "84% trained", "75"],
    ["1b", "Audit 30 pathway plans a quarter", "Quality Assurance Manager",
     on("From Sept 2025 – quarterly", "2025-09-30 month", "ongoing"), "First audit done", "50"],
    Heading("Recommendation 2: Management oversight of unregistered placements", fill="D9D9D9"),
    ["2a", "Tell the Director of each unregistered placement on the day", "Head of Service",
     on("Immediate", "none"), "In place since June", "100"],
    ["2b", "Bring a monthly report to the improvement board", "Commissioning Manager",
     on("w/e 28/11/25", "2025-11-28 day"), "", "0"],
    ["2c", "Seek registration for the two crisis flats", "Responsible Individual",
     on("Q4 2025/26", "2026-03-31 quarter"), "Application drafted", "25"],
]  # fmt: skip
_ILACS = Sample(
    "ilacs_improvement_plan.docx",
    "recommendations spanning rows, per cent complete",
    lambda: word(
        Title("ILACS improvement plan"),
        Titled("Summary"),
        Grid([("Judgement", "Grade")], [
            ["The impact of leaders", "Requires improvement"],
            ["Children in care", "Good"], ["Care leavers", "Requires improvement"]]),
        Titled("Plan"),
        Grid([("Ref", "What needs to happen", "Accountable", "By", "Progress and impact",
               "% complete")], _OFSTED),
    ),
    each(rights(_OFSTED, ref=0, action=1, lead=2, due=3, progress=4), rag=None),
)  # fmt: skip

_LOG: list[Line] = [
    [
        "12 June 2025",
        "CPB 25/14",
        "Circulate the sufficiency strategy to the board",
        "Head of Commissioning",
        on("30/06/25", "2025-06-30 day"),
        "Closed",
    ],
    [
        "12 June 2025",
        "CPB 25/16",
        "Write to schools about uniform grants",
        "Virtual School Head",
        on("Next meeting", "none"),
        "Closed",
    ],
    [
        "11 September 2025",
        "CPB 25/21",
        "Invite the housing team to the December meeting",
        "Board Support Officer",
        on("04/12/25", "2025-12-04 day"),
        "Open",
    ],
    [
        "11 September 2025",
        "CPB 25/23",
        "Report on dental checks by district",
        "Designated Doctor",
        on("04/12/25", "2025-12-04 day"),
        "Open",
    ],
]
_ACTIONS = Sample(
    "board_action_log.docx",
    "minute references, closed ones struck through",
    lambda: word(
        Title("Corporate Parenting Board"),
        Titled("Attendance", 2),
        Grid([("Post", "12 June", "11 September")], [["Lead Member", "Present", "Present"],
             ["Director", "Apologies", "Present"], ["Designated Doctor", "Present", "Absent"]]),
        Titled("Action log", 2),
        Grid([("Date of meeting", "Minute ref", "Action agreed", "Owner", "Due", "Status")],
             _LOG, after=(struck(1), struck(2))),
    ),
    each(rights(_LOG, ref=1, action=2, lead=3, due=4, rag=5), section=None),
)  # fmt: skip

# A strategic risk and a budget before it; the plan asks in the words of an inspector.
_ENQUIRY: list[Line] = [
    ["KLOE 1", "Do we know our children's health needs?", "Map every overdue health assessment",
     "Named Nurse", on("1 Dec 2025", "2025-12-01 day"), "2"],
    [DOWN, DOWN, "Agree a fast route into dentistry", "Dental Commissioner",
     on("Feb 2026", "2026-02-28 month"), "3"],
    ["KLOE 2", "Are children safe from exploitation?", "Refresh the return interview template",
     "Missing Coordinator", on("31 January 2026", "2026-01-31 day"), "1"],
]  # fmt: skip
_READY = Sample(
    "inspection_readiness.docx",
    "lines of enquiry, a rating in figures with a key",
    lambda: word(
        Title("Inspection readiness plan"),
        Bold("Risks"),
        Grid([("Risk", "Likelihood", "Impact", "Score", "Mitigation")], [
            ["Agency staff leave at once", "3", "4", "12", "Retention payments agreed"],
            ["Case system fails", "2", "5", "10", "Paper contingency kept"]]),
        Bold("Progress rating: 1 = complete, 2 = on track, 3 = some delay, 4 = off track"),
        Grid([("No.", "Key line of enquiry", "Next steps", "Responsible", "Timescale",
               "Rating (1-4)")], _ENQUIRY),
    ),
    said(
        each(rights(_ENQUIRY, action=2, lead=3, due=4), section=None, ref=None),
        rag=("Green", "Amber", "Blue"),
    ),
)  # fmt: skip

# Recommendations of a scrutiny review with the executive's answer.
_SCRUTINY: list[Line] = [
    [
        "R1",
        "That the Cabinet funds a full-time participation worker",
        "Accepted",
        "Recruit a participation worker on a permanent contract",
        "Head of Early Help",
        on("January 2026", "2026-01-31 month"),
    ],
    [
        "R2",
        "That members visit each children's home once a year",
        "Accepted in part",
        "Set a rota of member visits with the registered managers",
        "Democratic Services",
        on("from May 2026", "2026-05-31 month", "ongoing"),
    ],
    [
        "R3",
        "That free bus travel is offered to all care leavers",
        "Not accepted",
        "No action: the cost falls outside the budget",
        "Transport Strategy",
        on("N/A", "none"),
    ],
]
_REVIEW = Sample(
    "scrutiny_review_response.docx",
    "recommendations, accepted or not, and what is done",
    lambda: word(
        Title("Cabinet response to the scrutiny review of children in care"),
        Grid([("No.", "Recommendation", "Decision", "Agreed action", "Responsible officer",
               "Timescale")], _SCRUTINY),
    ),
    each(rights(_SCRUTINY, ref=0, action=3, lead=4, due=5), section=None, rag=None),
)  # fmt: skip

# Two tables with different heads: done and still to do.
_STILL: list[Line] = [
    [
        "7",
        "Write a joint protocol on homeless 16 and 17 year olds",
        "Housing / Children's Services",
        on("Dec 25", "2025-12-31 month"),
        "Draft with lawyers",
        C("", fill="FFC000"),
    ],
    [
        "9",
        "Set up a panel for supported lodgings",
        "Commissioning",
        on("TBC", "none"),
        "",
        C("", fill="FF0000"),
    ],
]
_OVER: list[Line] = [
    [
        "3",
        "Agree a passport offer for those without papers",
        "Legal Services",
        on("May 25", "2025-05-31 month"),
        "Finished in May",
        C("", fill="0070C0"),
    ],
]
_TASKS = ("#", "Deliverable", "Lead agency", "Due by", "Update", "RAG")
_PARTNERS = Sample(
    "partnership_deliverables.docx",
    "open and completed deliverables in two tables, colour alone",
    lambda: word(
        Title("Leaving care partnership: work programme"),
        Titled("Open deliverables", 2),
        Grid([_TASKS], _STILL),
        Titled("Completed deliverables", 2),
        Grid([_TASKS], _OVER),
    ),
    rights(_STILL, ref=0, action=1, lead=2, due=3, progress=4, rag=5, rag_is_fill=True,
           section="Open deliverables")
    + rights(_OVER, ref=0, action=1, lead=2, due=3, progress=4, rag=5, rag_is_fill=True,
             section="Completed deliverables"),
)  # fmt: skip


# A title row in the table, then an objective with its outcome, then the heads, for each block.
def _block(title: str, outcome: str, rows: list[Line]) -> Grid:
    heads = ("Intervention", "Who is responsible?", "Date for completion", "Evidence", "Status")
    return Grid(
        [(C(title, is_bold=True, fill="002060"), *[ACROSS] * 4),
         (C(f"Intended outcome: {outcome}"), *[ACROSS] * 4), heads],
        rows,
    )  # fmt: skip


_TRUST: list[Line] = [
    [
        "Put a mental health worker in each leaving care team",
        "CAMHS Manager",
        on("2 March 2026", "2026-03-02 day"),
        "Two in post",
        "In progress",
    ],
    [
        "Open a drop-in at the hub on Saturdays",
        "Leaving Care Service",
        on("Spring 2026", "2026-05-31 month", "2026-03-31 month", "2026-04-30 month"),
        "",
        "Not started",
    ],
]
_MONEY: list[Line] = [
    [
        "Pay the setting-up home grant within five days",
        "Finance Officer",
        on("complete", "none"),
        "Audit of 20 payments",
        "Complete",
    ],
]
_BLOCKS = Sample(
    "care_leavers_interventions.docx",
    "a title row and an outcome row above the heads in each table",
    lambda: word(
        Title("Care leavers' strategy: delivery plan"),
        _block("Aim 1: Feeling well", "Care leavers have help before a crisis", _TRUST),
        "",
        _block("Aim 2: Managing money", "No care leaver is in debt at 21", _MONEY),
    ),
    said(
        rights([*_TRUST, *_MONEY], action=0, lead=1, due=2),
        section=("Aim 1: Feeling well", "Aim 1: Feeling well", "Aim 2: Managing money"),
        rag=(("", "Green"), "", "Blue"),
    ),
)  # fmt: skip
SAMPLES = (_ILACS, _ACTIONS, _READY, _REVIEW, _PARTNERS, _BLOCKS)
