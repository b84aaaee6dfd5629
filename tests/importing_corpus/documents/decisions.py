"""Where meetings write decisions, messages and actions side by side."""

from tests.importing_corpus.building import Bold, Grid, Sheet, excel, word
from tests.importing_corpus.expected import Right, Sample
from tests.importing_corpus.grid import ACROSS, DOWN, C
from tests.importing_corpus.rights import rights

KINDS = [
    ["1.", "Welcome", "Message: papers are to be read beforehand", "All", "", "", ""],
    ["2.", "Minutes", "Decision: agreed as a correct record", "", "", "", ""],
    ["3.", "Budget", "Decision: the budget was noted", "", "", "", ""],
    [
        "4.",
        "Training",
        "Action: send the training calendar to all agencies",
        "Business Manager",
        "14 Aug 2025",
        "All agencies",
        "",
    ],
    ["5.", "Audit", "Message: audit week is in November", "", "", "Teams", ""],
    ["6.", "Risk", "Decision: risk 4 stays at red", "", "", "", ""],
    ["7.", "Close", "Decision: next meeting at the town hall", "", "", "", ""],
]


def _kinds() -> bytes:
    block = [
        ["Meeting", "Safeguarding Partnership Executive"],
        ["Date and time", "3 July 2025, 10 am"],
        ["Place", "Civic Centre, room 2"],
        ["Chair", "Director of Children's Services"],
    ]
    heads = [
        "No.",
        "Agenda item",
        "Decision or Action or Message",
        "Who?",
        "When?",
        "Who needs to be told?",
        "Action completed?",
    ]
    return word(Bold("Summary of decisions and actions"), Grid([], block), "", Grid([heads], KINDS))


LOG = [
    [1, "Decision", "Approve the terms of reference", "Chair", "", "Agreed"],
    [2, "Decision", "Note the quarterly figures", "Board", "", "Noted"],
    [3, "Information", "The inspection is expected in the autumn", "", "", ""],
    [4, "Decision", "Defer the charter to the next meeting", "Board", "", "Agreed"],
    [
        5,
        "Action",
        "Invite the housing providers to sign the charter",
        "Head of Housing",
        "31/10/2025",
        "Letters drafted",
    ],
    [6, "Decision", "Endorse the pledge", "Board", "", "Agreed"],
    [7, "Information", "The participation worker starts on Monday", "", "", ""],
    [8, "Decision", "Appoint the vice chair", "Board", "", "Agreed"],
    [9, "Decision", "Approve the minutes", "Board", "", "Agreed"],
    [10, "Decision", "Note the risk register", "Board", "", "Noted"],
]


def _log() -> bytes:
    title = [["Decision log 2025", *[ACROSS] * 5], [""] * 6]
    heads = [
        C(each, is_bold=True)
        for each in ("No", "Type", "Decision / Action", "Owner", "Due", "Outcome")
    ]
    return excel(Sheet("Log", [*title, heads, *LOG]))


GREY = "BFBFBF"
HELD = [
    [
        "Health and Wellbeing Board\n12 June 2025",
        "Item 4\nPharmacy needs",
        "Pharmacy map to be shared with members by 31/10/2025",
        "",
    ],
    [
        DOWN,
        "Item 6\nSmoking",
        C("Stop-smoking leaflet to be sent to schools", fill=GREY),
        C("Sent in July", fill=GREY),
    ],
    [
        "Health and Wellbeing Board\n11 September 2025",
        "Item 3\nDentists",
        "Write to the integrated care board about dentists",
        "Letter drafted",
    ],
]


def _held() -> bytes:
    return word(
        Bold("ACTION SHEET"),
        "Items shaded grey have been done and will be taken off next time.",
        Grid([["Meeting", "Item", "Action / Progress", "Outcome"]], HELD),
    )


HELD_RIGHTS = (
    Right(
        "Pharmacy map to be shared with members by 31/10/2025",
        due=("none", "2025-10-31 day"),
        section=None,
        ref=None,
    ),
    Right("Stop-smoking leaflet to be sent to schools", rag=("", "Blue"), section=None, ref=None),
    Right("Write to the integrated care board about dentists", section=None, ref=None),
)

SAMPLES = (
    Sample(
        "decisions_actions_messages.docx",
        "one action among decisions and messages, a meeting block before it, heads that ask",
        _kinds,
        (
            Right(
                (
                    KINDS[3][2],
                    "send the training calendar to all agencies",
                    "Send the training calendar to all agencies",
                ),
                due="2025-08-14 day",
                lead="Business Manager",
                section=None,
                ref="4.",
            ),
        ),
    ),
    Sample(
        "decision_log.xlsx",
        "one action among ten entries, by a column of kinds",
        _log,
        rights([LOG[4]], ref=0, action=2, lead=3, due=4),
    ),
    Sample(
        "action_sheet.docx",
        "meeting merged down over items, date inside the action, grey row is done",
        _held,
        HELD_RIGHTS,
    ),
)
