"""Recommendations of auditors, scrutiny, peers and inspectors, and what is done about them."""

from tests.importing_corpus.building import Grid, Sheet, Title, Titled, excel, text_file, word
from tests.importing_corpus.building.pdf import Ruled, pdf
from tests.importing_corpus.expected import Right, Sample
from tests.importing_corpus.grid import DOWN, C, Heading, Line, day
from tests.importing_corpus.rights import rights
from tests.importing_corpus.unseen.parts import WIDER, commented, each, linked, on, said

_HIGH, _MEDIUM = C("High", fill="FF0000"), C("Medium", fill="FFC000")
_AUDITS: list[Line] = [
    ["Audit", "Year", "Rec no.", "Recommendation", "Priority", "Agreed action",
     "Responsible officer", "Implementation date", "Revised date", "Status at Q2", "Evidence seen"],
    ["Payroll", "2024/25", "1", "Leavers should be removed on time", _HIGH,
     "Send a weekly list of leavers to payroll", "Head of HR", day(2025, 6, 30), "",
     "Implemented", "Lists seen"],
    ["Payroll", "2024/25", "2", "Overtime should be approved first", _MEDIUM,
     "Change the form so that it cannot be sent without approval", "Payroll Manager",
     day(2025, 9, 30), day(2025, 12, 31), "Partially implemented", ""],
    ["Direct payments", "2025/26", "1", "Accounts should be checked yearly", _HIGH,
     "Appoint a reviewing officer", "Head of Adult Commissioning", day(2025, 10, 31), "",
     "Not implemented", ""],
]  # fmt: skip
_TRACKER = Sample(
    "internal_audit_tracker.xlsx",
    "a coloured priority that is no RAG, recommendation and agreed action, revised dates",
    lambda: excel(Sheet("Recs", _AUDITS)),
    said(
        rights(_AUDITS[1:], section_in=0, action=5, lead=6, due=7, rag=9, colours=WIDER),
        ref=("1", "2", "1"),
        action=tuple((str(e[5]), str(e[3])) for e in _AUDITS[1:]),
        due=("2025-06-30 day", "2025-12-31 day", "2025-10-31 day"),
        due_text=(None, None, None),
    ),
)  # fmt: skip

_SCRUTINY: list[Line] = [
    ["1", "That the council writes to every care leaver about the rent guarantee",
     "Accept", "A letter will go with the council tax notice", "Cabinet Member for Housing / Head "
     "of Housing", on("February 2026", "2026-02-28 month")],
    ["2", "That the panel visits two supported homes each year", "Partially accept",
     "One visit a year will be arranged", "Democratic Services Manager",
     on("From May 2026", "2026-05-31 month", "ongoing")],
    ["3", "That free parking is given to foster carers", "Reject",
     "No action: the budget does not allow it", "Cabinet Member for Finance", on("N/A", "none")],
]  # fmt: skip
_RESPONSE = Sample(
    "executive_response_to_scrutiny.docx",
    "recommendation, accepted or not, action; a rejected one may be left out",
    lambda: word(
        Title("Executive Response to the Task and Finish Group on Housing for Care Leavers"),
        "The Cabinet considered the report on 4 December 2025.",
        Grid(
            [("Rec.", "Recommendation", "Executive response (Accept / Partially accept / Reject)",
              "Action to be taken", "Lead Member and officer", "Timescale")],
            _SCRUTINY,
        ),
    ),
    tuple(
        Right(
            (str(right.action), str(line[1])),
            right.due,
            right.lead,
            None,
            None,
            right.ref,
            may_be_left_out=line[2] == "Reject",
        )
        for right, line in zip(
            rights(_SCRUTINY, ref=0, action=3, lead=4, due=5), _SCRUTINY, strict=True
        )
    ),
)  # fmt: skip

_PEERS: list[Line] = [
    ["R1. Set out a clear story of place", "1.1 Hold six conversations with residents",
     "Policy and Communications", on("May-July 25", "2025-07-31 month"), "Complete"],
    [DOWN, "1.2 Write the story and test it with young people", "Leader's Office",
     on("Oct. '25", "2025-10-31 month"), "In progress"],
    ["R2. Look again at member training", "2.1 Ask each councillor what they need",
     "Monitoring Officer (MO)", on("Spring 2026", "2026-05-31 month", "2026-03-31 month",
     "2026-04-30 month"), "Not started"],
]  # fmt: skip
_PEER = Sample(
    "corporate_peer_challenge_action_plan.docx",
    "recommendation merged down, the number inside the action, a comment and a link",
    lambda: word(
        Title("Corporate Peer Challenge: action plan"),
        Grid(
            [("LGA recommendation", "Our action", "Lead service", "Timeline", "Progress status")],
            _PEERS,
            after=(commented(1, 1, "Six or seven?"), linked(2, 1, "", "https://example.org/story")),
        ),
    ),
    tuple(
        Right(
            (str(right.action), str(right.action)[4:]),
            right.due,
            right.lead,
            rag,
            right.section,
            ("", str(right.action)[:3]),
        )
        for right, rag in zip(
            rights(_PEERS, section_in=0, action=1, lead=2, due=3),
            ("Blue", ("", "Green"), ""),
            strict=True,
        )
    ),
)  # fmt: skip

_FIRE: list[Line] = [
    ["HMICFRS Action Tracker", "", "", "", "", "", ""],
    ["Ref", "Area for improvement / action", "Owner", "Delivery date", "% complete", "RAG",
     "Update"],
    Heading("Cause of concern: Prevention", fill="F8CBAD",
            beside=((2, "ACFO"), (3, "31/03/2026"), (4, "50%"))),
    ["CoC1.1", "Visit all homes at very high risk within 28 days", "Area Manager Prevention",
     on("30 Nov 2025", "2025-11-30 day"), "75%", "🟢", "On course"],
    ["CoC1.2", "Share data with adult social care each week", "Data Manager",
     on("31 Jan 2026", "2026-01-31 day"), "25%", "🔴", "Agreement not signed"],
    Heading("Area for improvement: Culture", fill="F8CBAD",
            beside=((2, "DCFO"), (3, "30/06/2026"), (4, "10%"))),
    ["AFI2.1", "Bring in 360 degree feedback for all managers", "Head of People",
     on("end June 2026", "2026-06-30 month", "2026-06-30 day"), "10%", "🟡", ""],
]  # fmt: skip
_FIRE_TRACKER = Sample(
    "hmicfrs_action_tracker.xlsx",
    "heading rows that carry an owner and a date of their own, percent, dots",
    lambda: excel(Sheet("Tracker", _FIRE)),
    rights(_FIRE[2:], ref=0, action=1, lead=2, due=3, rag=5, progress=6, colours=WIDER),
)

_POLICE: list[Line] = [
    ["Rec_ID", "Source report", "Recommendation text", "Force lead", "Target", "Grading",
     "Force position"],
    ["PEEL-24-03", "PEEL 2024", "Improve how quickly calls from children are answered",
     "Supt Contact", on("31-03-26", "2026-03-31 day"), "Amber", "Recruiting, 12 posts filled"],
    ["VAWG-02", "Thematic", "Record the voice of the child at each incident",
     "Det Supt, PVP", on("Closed", "none"), "Closed", "Signed off by the DCC"],
    ["PEEL-24-07", "PEEL 2024", "Check welfare in custody each half hour", "CI Custody",
     on("Awaiting HMICFRS review", "none"), "Green", ""],
]  # fmt: skip
_POLICE_LIST = Sample(
    "police_recommendations.csv",
    "names of columns with underscores, ranks with commas, words for dates",
    lambda: text_file(_POLICE, encoding="utf-8-sig", ending="\n"),
    rights(_POLICE[1:], ref=0, action=2, lead=3, due=4, rag=5, progress=6),
)

_ISSUES: list[Line] = [
    ["1", "Budget pressure in placements", "Bring placements over £10,000 to a weekly panel",
     "Director of Children's Services", "31/03/2026"],
    ["2", "Information governance", "Make training on data a condition of access",
     "SIRO, Head of IT", "December 2025"],
    ["3", "Partnerships", "List all partnerships and review the ten largest", "Monitoring Officer",
     "June 2026"],
]  # fmt: skip
_STATEMENT = Sample(
    "annual_governance_statement.pdf",
    "a ruled table in a PDF below prose",
    lambda: pdf(
        "Annual Governance Statement 2024/25",
        "The council reviewed how it is governed. These are the significant issues.",
        Ruled(
            ["No", "Governance issue", "Planned action", "Lead", "Target date"],
            _ISSUES, [30, 150, 250, 150, 90], repeats=True,
        ),
    ),
    each(
        rights(_ISSUES, ref=0, section_may_be=1, action=2, lead=3, due=4),
        section=None,
    ),
    is_loose=True,
)  # fmt: skip

_VFM = (
    ("Key recommendation 1", "The council should set a balanced plan for its SEND deficit",
     "A plan will go to Schools Forum with savings by year", "Section 151 Officer", "January 2026"),
    ("Improvement recommendation 2", "The council should report on major projects",
     "A quarterly report will go to Audit Committee", "Programme Office", "September 2025"),
)  # fmt: skip


def _vfm(title: str, wanted: str, action: str, lead: str, due: str) -> tuple[Titled, Grid]:
    lines: list[Line] = [
        [C("Recommendation", is_bold=True, fill="DDDDDD"), wanted],
        [C("Management response", is_bold=True, fill="DDDDDD"), "Agreed"],
        [C("Actions", is_bold=True, fill="DDDDDD"), action],
        [C("Responsible officer", is_bold=True, fill="DDDDDD"), lead],
        [C("Due date", is_bold=True, fill="DDDDDD"), due],
    ]
    return Titled(title, 3), Grid([], lines)


_AUDITOR = Sample(
    "auditors_annual_report_actions.docx",
    "a heading and a block of labels and values for each recommendation",
    lambda: word(
        Title("Auditor's Annual Report: management actions"),
        *(block for each_one in _VFM for block in _vfm(*each_one)),
    ),
    tuple(
        Right(
            (action, wanted),
            {"January 2026": "2026-01-31 month", "September 2025": "2025-09-30 month"}[due],
            lead,
            None,
            (title, ""),
            None,
        )
        for title, wanted, action, lead, due in _VFM
    ),
)
SAMPLES = (
    _TRACKER, _RESPONSE, _PEER, _FIRE_TRACKER, _POLICE_LIST, _STATEMENT, _AUDITOR,
)  # fmt: skip
