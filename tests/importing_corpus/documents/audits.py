"""Agreed actions of auditors and inspectors, with a finding and a response beside each."""

from dataclasses import replace

from tests.importing_corpus.building import Grid, Sheet, Title, Titled, excel, word
from tests.importing_corpus.expected import Right, Sample
from tests.importing_corpus.grid import ACROSS, Line, day
from tests.importing_corpus.rights import rights

AUDIT = [
    [
        "1",
        "Invoices were paid without a purchase order",
        "High",
        "Block invoices that quote no order",
        "Payments Manager",
        "31/10/2025",
        "",
        "Implemented",
    ],
    [
        "2",
        "Visits to providers were not written down",
        "Medium",
        "Keep a register of visits, checked each quarter",
        "Quality Assurance Lead",
        "30/09/2025",
        "31/03/2026",
        "Partially implemented",
    ],
    [
        "3",
        "Leavers kept their access",
        "Low",
        "Send the list of leavers to ICT every Friday",
        "HR Operations Manager",
        "28/11/2025",
        "",
        "Not yet due",
    ],
]


def _audit() -> bytes:
    heads = [
        "Rec No.",
        "Finding",
        "Priority",
        "Agreed management action",
        "Responsible officer",
        "Implementation date",
        "Revised target date",
        "Status",
    ]
    above = [
        ["Internal audit: follow-up of agreed actions", *[ACROSS] * 7],
        ["Position at 1 September 2025", *[ACROSS] * 7],
        [""],
    ]
    return excel(Sheet("Follow up", [*above, heads, *AUDIT]))


def _agreed(row: int, due: str, rag: str | tuple[str, ...]) -> Right:
    ref, finding, _, action, lead, *_ = AUDIT[row]
    return Right(action, due, lead, rag, ("", finding), ref)


PARAGRAPHS = [
    [
        "17.",
        "(57, 138)",
        "Raise the standard of case recording",
        "Audit ten records a month and report the findings",
        "Recordings are clear and up to date",
        "Head of Quality",
        "Lead Member",
        "30/06/2026",
        "Audits begun in July.",
        "A",
    ],
    [
        "18.",
        "(61)",
        "Shorten the wait for a life-story book",
        "Train six staff in life-story work",
        "No child waits beyond six months",
        "Adoption Manager, Head of Care",
        "Lead Member",
        "Dec 2025",
        "Trainer booked.",
        "G",
    ],
]


def _paragraphs() -> bytes:
    heads = [
        "No.",
        "Ofsted\nPara No",
        "Area for improvement",
        "Actions",
        "Expected outcome",
        "Responsible officer",
        "Cabinet member",
        "Target\nDate",
        "Commentary on Progress Qtr 2",
        "R/A/G",
    ]
    return word(Title("Post-inspection action plan"), Grid([heads], PARAGRAPHS))


CARE = [
    [
        "Regulation 12: safe care",
        "Medicines were not always signed for",
        "Check the medicine charts each night",
        "Registered Manager",
        "ASAP",
    ],
    [
        "Regulation 17: good governance",
        "Audits found faults that were not put right",
        "Give each fault an owner and a date",
        "Nominated Individual",
        "By end September 2025",
    ],
]


def _care() -> bytes:
    heads = [
        "Regulation",
        "How the regulation was not being met",
        "Please describe the action you are going to take",
        "Who is responsible?",
        "When will the action be completed?",
    ]
    return word(Titled("Report on actions you plan to take"), Grid([heads], CARE))


EQUALITY: list[Line] = [
    [
        "Know our communities",
        "Publish the workforce data each year",
        "All",
        "Policy Officer (Equality)",
        "Annually",
        "Report on the website",
    ],
    [
        "Fair services",
        "Add a hearing loop to the contact centre",
        "Disability",
        "Facilities; Customer Services",
        "June 2026",
        "Loop works at every visit",
    ],
    [
        "Fair services",
        "Write letters in plain words",
        "Age, disability",
        "All heads of service",
        "Continuous",
        "Fewer calls about letters",
    ],
]


def _equality() -> bytes:
    heads = [
        "Equality objective",
        "What will we do?",
        "Protected characteristic",
        "Who will lead?",
        "When will it be done?",
        "How will we know?",
    ]
    return word(Title("Equality objectives 2025-2028"), Grid([heads], EQUALITY))


REVIEW = [
    [
        "Feel settled in the new school",
        "Meet the form tutor every Friday",
        "Form tutor",
        "Attendance over 95%",
        "27/01/2025",
    ],
    [
        "Catch up in maths",
        "Use the tutoring place on Tuesdays",
        "Designated teacher",
        "Working at the expected grade",
        "Spring term 2026",
    ],
]


def _review() -> bytes:
    heads = [
        "What do we want to achieve?\n(one goal a row)",
        "What will we do?\n(be specific)",
        "Who will do it?",
        "How will we measure success?",
        "Target dates for review and completion",
    ]
    return word(Titled("Whole-school plan for pupils in care"), Grid([heads], REVIEW))


MOVED = [
    [1, "Re-surface the car park", "Property", day(2025, 6, 30), "31/12/2025", "Wet spring"],
    [2, "Sign the lease", "Legal", day(2025, 7, 31), "", ""],
]


def _moved() -> bytes:
    heads = ["Number", "Actions", "Responsible", "Due date", "Time extension", "Reason"]
    return excel(Sheet("Actions", [heads, *MOVED]))


SAMPLES = (
    Sample(
        "internal_audit_follow_up.xlsx",
        "finding and agreed action, a priority that is no colour, revised target date, words "
        "of auditors",
        _audit,
        (
            _agreed(0, "2025-10-31 day", ("Blue", "", "Green")),
            _agreed(1, "2026-03-31 day", ("", "Amber", "Green")),
            _agreed(2, "2025-11-28 day", ""),
        ),
    ),
    Sample(
        "post_inspection_paragraphs.docx",
        "two ref columns, area and actions, expected outcome, cabinet member, breaks in heads",
        _paragraphs,
        rights(PARAGRAPHS, ref=0, action=3, lead=5, due=7, rag=9, section_may_be=2),
    ),
    Sample(
        "care_regulator_response.docx",
        "heads that are sentences, no ref",
        _care,
        rights(CARE, action=2, lead=3, due=4, section_may_be=0),
    ),
    Sample(
        "equality_objectives.docx",
        "objective repeated, heads that ask",
        _equality,
        rights(EQUALITY, action=1, lead=3, due=4, section_may_be=0),
    ),
    Sample(
        "school_plan_questions.docx",
        "questions with guidance below them in brackets",
        _review,
        rights(REVIEW, action=1, lead=2, due=4, section_may_be=0),
    ),
    Sample(
        "time_extension.xlsx",
        "'Number', 'Actions', a time extension",
        _moved,
        tuple(
            replace(right, due=due, due_text=None)
            for right, due in zip(
                rights(MOVED, ref=0, action=1, lead=2, due=3),
                ("2025-12-31 day", "2025-07-31 day"),
                strict=True,
            )
        ),
    ),
)
