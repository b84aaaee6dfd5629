"""Papers of a further round that hold no plan, though their tables look like one."""

from tests.importing_corpus.building import Grid, Title, Titled, word
from tests.importing_corpus.building.pdf import Ruled, pdf
from tests.importing_corpus.expected import Sample
from tests.importing_corpus.grid import Line

_MEETINGS: list[Line] = [
    ["Corporate Parenting Board", "11 September 2025, 5pm", "1 September 2025", "Council Chamber"],
    ["Corporate Parenting Board", "4 December 2025, 5pm", "24 November 2025", "Committee Room 2"],
    ["Scrutiny Committee", "22 January 2026, 6pm", "12 January 2026", "Council Chamber"],
]
_RESPONSES: list[Line] = [
    [
        "14",
        "Care leavers should have help with council tax up to 25",
        "We agree. The draft strategy has been changed to say so.",
        "Yes",
    ],
    [
        "22",
        "The strategy is too long for young people to read",
        "We thank the respondent. A short version is being drawn.",
        "No",
    ],
    ["31", "Foster carers want more respite", "This is covered in section 4.", "No"],
]
_TRAINING: list[Line] = [
    [
        "Trauma-informed practice",
        "All social workers",
        "14 October 2025",
        "Civic Centre",
        "Workforce Development",
    ],
    [
        "Writing to children",
        "Personal advisers",
        "3 November 2025",
        "Online",
        "Principal Social Worker",
    ],
    [
        "Court skills",
        "Newly qualified workers",
        "20 January 2026",
        "Civic Centre",
        "Legal Services",
    ],
]
_MEASURES: list[Line] = [
    ["Children in care per 10,000", "72", "74", "70", "Amber", "Four large sibling groups came"],
    ["Care leavers in suitable homes", "89%", "91%", "92%", "Green", "Three in custody"],
    ["Health assessments in time", "81%", "78%", "95%", "Red", "Two nurses left in May"],
]
_COMPLAINTS: list[Line] = [
    [
        "C-104",
        "03/07/2025",
        "Delay in savings account",
        "Upheld",
        "17/07/2025",
        "Fostering Service",
    ],
    [
        "C-109",
        "21/07/2025",
        "Change of social worker",
        "Not upheld",
        "11/08/2025",
        "Children in Care Team",
    ],
    [
        "C-115",
        "02/09/2025",
        "Contact cancelled",
        "Partly upheld",
        "16/09/2025",
        "Family Time Service",
    ],
]
_IMPACT: list[Line] = [
    ["Age", "Positive", "Care leavers up to 25 gain from the offer"],
    ["Disability", "Neutral", "Homes are adapted as now"],
    ["Race", "Positive", "More carers from minority groups are sought"],
    ["Sex", "Neutral", "None found"],
]
_DUTIES: list[Line] = [
    ["Chair", "To lead the board and agree its agenda", "Four meetings a year"],
    ["Lead Member", "To hold the council to account for outcomes", "Four meetings a year"],
    ["Designated Nurse", "To report on health assessments", "Two meetings a year"],
]
_PRESENT: list[Line] = [
    ["Lead Member for Children", "Present", "Present", "Apologies"],
    ["Director of Children's Services", "Present", "Present", "Present"],
    ["Head of the Virtual School", "Apologies", "Present", "Present"],
]
_AGENDA: list[Line] = [
    ["1", "Welcome and apologies", "Chair", "5 mins"],
    ["2", "Minutes of the last meeting", "Chair", "5 mins"],
    ["3", "Fostering annual report", "Fostering Manager", "25 mins"],
]

SAMPLES = (
    Sample(
        "timetable_of_meetings.docx",
        "meetings, days and deadlines for papers",
        lambda: word(
            Title("Timetable of meetings 2025/26"),
            Grid([("Meeting", "Date and time", "Deadline for papers", "Venue")], _MEETINGS),
        ),
    ),
    Sample(
        "consultation_report.docx",
        "comments and what was answered",
        lambda: word(
            Title("Consultation on the corporate parenting strategy"),
            Titled("What people said and our response", 2),
            Grid([("No.", "Comment", "Our response", "Change made?")], _RESPONSES),
        ),
    ),
    Sample(
        "training_programme.docx",
        "courses with days and those who give them",
        lambda: word(
            Title("Training programme"),
            Grid([("Course", "Who it is for", "Date", "Venue", "Lead")], _TRAINING),
        ),
    ),
    Sample(
        "performance_report.docx",
        "measures with targets, RAG and comments",
        lambda: word(
            Title("Performance report, quarter 2"),
            Grid([("Indicator", "Last year", "Now", "Target", "RAG", "Commentary")], _MEASURES),
        ),
    ),
    Sample(
        "complaints_and_duties.pdf",
        "a log of complaints, then terms of reference",
        lambda: pdf(
            "Complaints by children in care",
            Ruled(["Ref", "Received", "Complaint", "Outcome", "Date of response", "Team"],
                  _COMPLAINTS, [60, 90, 220, 90, 110, 150], True),
            "Terms of reference: who does what",
            Ruled(["Member", "Responsibilities", "Commitment"], _DUTIES, [160, 380, 160], False),
        ),
    ),
    Sample(
        "impact_assessment_and_minutes.docx",
        "equality impact, attendance and an agenda",
        lambda: word(
            Title("Equality impact assessment"),
            Grid([("Protected characteristic", "Impact", "Explanation")], _IMPACT),
            Titled("Attendance", 2),
            Grid([("Post", "June", "September", "December")], _PRESENT),
            Titled("Agenda", 2),
            Grid([("Item", "Subject", "Lead", "Time")], _AGENDA),
        ),
    ),
)  # fmt: skip
