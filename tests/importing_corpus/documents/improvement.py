"""Plans that answer an inspection, and old strategies in capitals."""

from dataclasses import replace

from tests.importing_corpus.building import Bold, Grid, Title, Titled, word
from tests.importing_corpus.expected import Sample
from tests.importing_corpus.grid import DOWN, Again, C, Heading
from tests.importing_corpus.rights import rights

IMPROVEMENT = [
    [
        "1.",
        "Social workers' supervision",
        "Supervise every social worker monthly and audit a tenth of the records",
        "Service Manager, Children in Care",
        "30/09/2025",
        "Nine in ten supervised monthly",
        "Audit of May shows 84%.",
        C("", fill="FFC000"),
    ],
    [
        "2.",
        DOWN,
        "Train team managers in reflective supervision",
        "Principal Social Worker",
        "31/12/2025",
        "All managers trained",
        "",
        C("", fill="00B050"),
    ],
    [
        "3.",
        "Permanence planning",
        "Track permanence plans by the second review",
        "Head of Service; IRO Manager",
        "31/03/2026",
        "Fewer children wait over 26 weeks",
        "Tracker in use since April.",
        C("", fill="00B050"),
    ],
    [
        "4.",
        "Voice of the child",
        "Record the child's view at every visit",
        "Team Managers",
        "Ongoing",
        "Audit grade good or better",
        "Delayed by system change.",
        C("", fill="FF0000"),
    ],
]


def _improvement() -> bytes:
    heads = [
        "No.",
        "Area for improvement",
        "Action",
        "Responsible person / lead",
        "Timescale",
        "Measure of success",
        "Progress",
        "R/A/G",
    ]
    return word(
        Title("Children's Services Improvement Plan"),
        Grid([heads], IMPROVEMENT),
        "Monitoring and evaluation: the improvement board meets every six weeks.",
    )


ILACS_HEADS = [
    "What we are going to do",
    "Lead person",
    "By When",
    "Measurement of progress to be used",
    "Progress / achievement",
]
ILACS_ONE = [
    [
        "Rewrite the neglect strategy with partners",
        "Head of Safeguarding\nNHS Named Nurse",
        "October 2025",
        "Strategy agreed by the partnership",
        "Draft out to consultation",
    ],
    [
        "Start multi-agency audits of strategy discussions",
        "Safeguarding Partnership Manager",
        "Each term",
        "Two audits a term",
        "",
    ],
]
ILACS_TWO = [
    [
        "Give every care leaver a pathway plan that they have helped to write",
        "Leaving Care Team Manager",
        "By end September 2025",
        "Audit: 95% co-written",
        "Plans reviewed with young people",
    ],
    [
        "Offer a personal adviser up to the age of 25",
        "Leaving Care Team Manager + lead for each agency",
        "ASAP",
        "Offers recorded",
        "",
    ],
]


def _ilacs() -> bytes:
    return word(
        Title("ILACS inspection: action plan in response to recommendations"),
        Titled("Recommendation 1: The response to neglect"),
        "Overall outcome: children who live with neglect are found and helped early.",
        Grid([ILACS_HEADS], ILACS_ONE),
        Titled("Recommendation 2: Support for care leavers"),
        "Overall outcome: care leavers know what they can expect.",
        Grid([ILACS_HEADS], ILACS_TWO),
    )


CAPS_HEADS = [
    "",
    "ACTIONS",
    "TIMESCALE",
    "RESPONSIBLE",
    "BUDGET COST CENTRE & CODE",
    "PROGRESS at Oct 2012",
    "PROGRESS at Nov 2013",
]
CAPS = [
    Heading("1. Raising achievement", how="first"),
    [
        "1.1.1",
        "Extend the tutoring scheme to include:",
        "2012/13 & 2013/14",
        "Virtual Head",
        "EC123 4410",
        "Bid made.",
        "New project",
    ],
    ["", "pupils in years 5 and 6", "2013/14", "Virtual Head", "", "On target", "Ended"],
    ["", "pupils placed out of county", "Ongoing", "School Improvement", "", "", "Slow start."],
    ["1.1.2", "Publish a guide for governors", "April 2012", "Governor Services", "", "Done", ""],
    Heading("2. Being safe", how="first"),
    Again(tuple(CAPS_HEADS)),
    [
        "2.1.1",
        "Review the missing-from-care protocol with the police",
        "Feb 2012",
        "CSC / Police",
        "",
        "Agreed.",
        "Reviewed again.",
    ],
]


def _caps() -> bytes:
    return word(Bold("CHILDREN IN CARE STRATEGY – ACTION PLAN"), Grid([CAPS_HEADS], CAPS))


SAMPLES = (
    Sample(
        "improvement_plan.docx",
        "two action-like columns, colour of the cell only, an area merged down, refs 1. 2.",
        _improvement,
        rights(
            IMPROVEMENT,
            ref=0,
            action=2,
            lead=3,
            due=4,
            progress=6,
            rag=7,
            rag_is_fill=True,
            section_may_be=1,
        ),
    ),
    Sample(
        "ilacs_response.docx",
        "one table a recommendation under headings with an outcome line, no ref, leads by line",
        _ilacs,
        rights(
            ILACS_ONE,
            action=0,
            lead=1,
            due=2,
            progress=4,
            section="Recommendation 1: The response to neglect",
        )
        + rights(
            ILACS_TWO,
            action=0,
            lead=1,
            due=2,
            progress=4,
            section="Recommendation 2: Support for care leavers",
        ),
    ),
    Sample(
        "children_in_care_capitals.docx",
        "capitals, empty header, three-level refs, section in the first cell, head repeated, "
        "actions without ref under one that ends 'to include:', two dated progress columns",
        _caps,
        tuple(replace(right, rag=None) for right in rights(CAPS, ref=0, action=1, due=2, lead=3)),
    ),
)
