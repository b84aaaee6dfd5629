"""Documents that hold no plan: nothing is to be taken from them."""

from tests.importing_corpus.building import (
    Bold,
    Bullets,
    Grid,
    Sheet,
    Title,
    Titled,
    excel,
    text_file,
    word,
)
from tests.importing_corpus.expected import Sample
from tests.importing_corpus.grid import ACROSS, C, Line
from tests.importing_corpus.scorecards import SCORECARDS


def _labels() -> bytes:
    return word(
        Title("Recommendations of the task group"),
        Bold("Recommendation 1"),
        "Action: The council should publish its placement figures each quarter.",
        "Responsible officer: Team Manager: Life Chances",
        "Timeline: September 2025",
        "Expected outcome: members can see the trend.",
        Bold("Recommendation 2"),
        "Action: The cabinet should visit a children's home every year.",
        "Responsible officer: Democratic Services",
        "Timeline: Ongoing",
    )


def _headings() -> bytes:
    return word(
        Titled("Action plan"),
        Titled("Homes", 2),
        Bullets(("Lead: Head of Housing", "Due Date: 31/03/2026", "Status: begun")),
        Titled("Health", 2),
        Bullets(("Lead: Designated Nurse", "Due Date: 30/06/2026", "Status: not begun")),
    )


def _done() -> bytes:
    return word(
        Bold("Actions from the last meeting"),
        Bullets(("Invite the police – DONE", "  Letter sent – DONE", "Book the room – DONE")),
    )


def _by_dates() -> bytes:
    return word(
        Titled("By September 2015", 2),
        Bullets(("Appoint the project manager", "Agree the budget")),
        Titled("By March 2016", 2),
        Bullets(("Open the building",)),
    )


RISKS = [
    [
        "R1",
        "Placements cost more than the budget",
        "Overspend of £2m",
        4,
        5,
        20,
        "Sufficiency strategy; weekly panel",
        "Director of Children's Services",
        "Treat",
    ],
    [
        "R2",
        "Social worker vacancies rise",
        "Caseloads too high",
        4,
        4,
        16,
        "Retention payment; academy",
        "Principal Social Worker",
        "Treat",
    ],
    [
        "R3",
        "Case system fails",
        "Records cannot be read",
        2,
        5,
        10,
        "Back-up; paper forms",
        "Head of ICT",
        "Tolerate",
    ],
]


def _risks() -> bytes:
    heads = [
        "Risk ref",
        "Risk description",
        "Impact",
        "Likelihood",
        "Severity",
        "Score",
        "Existing controls",
        "Risk owner",
        "Treatment",
    ]
    return excel(
        Sheet("Risk register", [["Corporate risk register", *[ACROSS] * 8], heads, *RISKS])
    )


def _template() -> bytes:
    heads = ["Ref", "Action", "Lead", "Target date", "RAG", "Progress"]
    rows = [[str(n), "", "", "", "", ""] for n in range(1, 16)]
    return word(Title("Action plan template"), Grid([heads], rows))


def _log_template() -> bytes:
    heads = [
        "Action Ref",
        "Origin",
        "Action / Decision",
        "Owner",
        "Date Raised",
        "Target Date",
        "Date Closed",
        "RAG",
        "Status",
    ]
    numbered: list[Line] = [[n, *[""] * 8] for n in range(1, 113)]
    return excel(
        Sheet("Action log", [["[Project name] – action log", *[ACROSS] * 8], heads, *numbered])
    )


def _placeholders() -> bytes:
    heads = ["Action", "Lead", "By when"]
    rows = [
        ["[succinct name]", "[post]", "[date]"],
        ["<Insert action>", "<Name>", "dd/mm/yyyy"],
        ["[succinct name]", "[post]", "[date]"],
    ]
    return word(Titled("Your plan"), "Replace the words in brackets.", Grid([heads], rows))


def _members() -> bytes:
    rows = [
        ["Chair", "Lead Member for Children", "Council"],
        ["Vice chair", "Care Leaver Ambassador", "Care leavers' forum"],
        ["Member", "Designated Nurse", "Integrated care board"],
        ["Member", "Virtual School Head", "Council"],
    ]
    return word(Title("Membership of the board"), Grid([["Role", "Post", "Organisation"]], rows))


def _glossary() -> bytes:
    rows = [
        ["EET", "In education, employment or training"],
        ["IRO", "Independent reviewing officer"],
        ["PEP", "Personal education plan"],
        ["SDQ", "Strengths and difficulties questionnaire"],
    ]
    return word(Titled("Words that we use"), Grid([["Term", "Meaning"]], rows))


def _agenda() -> bytes:
    rows = [
        ["1", "Welcome and apologies", "Chair", "10.00", "Verbal"],
        ["2", "Minutes of the last meeting", "Chair", "10.05", "Paper A"],
        ["3", "Scorecard", "Performance Manager", "10.15", "Paper B"],
        ["4", "Any other business", "All", "10.50", ""],
    ]
    heads = ["Item", "Subject", "Lead", "Time", "Paper"]
    return word(Title("Agenda"), Grid([heads], rows))


def _budget() -> bytes:
    rows = [
        ["Fostering", "4,200", "4,310", "110"],
        ["Residential care", "6,100", "7,050", "950"],
        ["Leaving care", "1,900", "1,870", "-30"],
        ["Total", "12,200", "13,230", "1,030"],
    ]
    return text_file([["Service", "Budget £000", "Forecast £000", "Variance £000"], *rows])


def _contacts() -> bytes:
    rows = [
        ["Leaving Care Team", "leaving.care@example.org", "01632 960001", "Mon to Fri"],
        ["Virtual School", "virtual.school@example.org", "01632 960002", "Term time"],
    ]
    return text_file([["Team", "E-mail", "Telephone", "Hours"], *rows], encoding="utf-8-sig")


def _attendance() -> bytes:
    rows = [
        ["Lead Member", "Yes", "Yes", "Apologies"],
        ["Head of Service", "Yes", "No", "Yes"],
        ["Designated Nurse", "Yes", "Yes", "Yes"],
    ]
    return excel(Sheet("Attendance", [["Member", "April 2025", "June 2025", "August 2025"], *rows]))


def _versions() -> bytes:
    rows = [
        ["0.1", "03/04/2025", "Policy Officer", "First draft"],
        ["0.2", "12/05/2025", "Head of Service", "After consultation"],
        ["1.0", "02/06/2025", "Director", "Approved"],
    ]
    heads = ["Version", "Date", "Author", "Change"]
    return word(
        Title("Policy on staying put"),
        Bold("Version control"),
        Grid([heads], rows),
        Titled("1. Purpose"),
        "This policy says how young people may stay with carers.",
    )


def _measures() -> bytes:
    heads = [
        "Ref",
        "Indicator",
        "Lead Directorate",
        "Q1",
        "Q2",
        "Target",
        "Performance against target",
        "Performance against target",
        "Commentary",
    ]
    rows = [
        [
            "P1",
            "% of reviews in time",
            "Children",
            "91%",
            "93%",
            "95%",
            C("", fill="FFC000"),
            "Up",
            "Two late reviews",
        ],
        ["P2", "Number of foster homes", "Children", 104, 107, 110, C("", fill="00B050"), "Up", ""],
        [
            "P3",
            "Average days to adopt",
            "Children",
            420,
            415,
            400,
            C("", fill="FF0000"),
            "Down",
            "To be better than baseline",
        ],
    ]
    return excel(Sheet("Measures", [heads, *rows]))


def _blank() -> bytes:
    return excel(Sheet("Sheet1", [[""]]), Sheet("Sheet2", [[""]]))


SAMPLES = (
    Sample("labels_and_values.docx", "'Label: value' blocks without a table", _labels),
    Sample("headings_and_bullets.docx", "headings with labelled bullets", _headings),
    Sample("bullets_done.docx", "nested bullets that end DONE", _done),
    Sample("bullets_by_date.docx", "bullets under dates", _by_dates),
    Sample("risk_register.xlsx", "risks with owners and controls", _risks),
    Sample("plan_template.docx", "fifteen numbered rows, all empty", _template),
    Sample("log_template.xlsx", "112 numbered rows, all empty, title in brackets", _log_template),
    Sample("placeholders.docx", "words in brackets alone", _placeholders),
    Sample("membership.docx", "roles, posts and bodies", _members),
    Sample("glossary.docx", "terms and meanings", _glossary),
    Sample("agenda.docx", "items with a lead and a time", _agenda),
    Sample("budget.csv", "money by service", _budget),
    Sample("contacts.csv", "teams and their addresses", _contacts),
    Sample("attendance.xlsx", "who came when", _attendance),
    Sample("policy_versions.docx", "version control and text", _versions),
    Sample("measures_lead_directorate.xlsx", "indicators with colours and a head twice", _measures),
    Sample("empty_workbook.xlsx", "nothing at all", _blank),
    *(Sample(each.name, "a scorecard handed in as a plan", each.build) for each in SCORECARDS),
)
