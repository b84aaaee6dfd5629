"""Plans in Word whose layout is less common: no head, milestones, measures, questions as heads."""

from tests.importing_corpus.building import Grid, Title, Titled, word
from tests.importing_corpus.expected import Right, Sample
from tests.importing_corpus.grid import Again, Heading
from tests.importing_corpus.rights import rights

HEADLESS = [
    Heading("Outcome 1: Children are seen early", fill="D9D9D9"),
    [
        "OUT 001.01",
        "Send the referral pathway to all surgeries",
        "Early Help; Hub Manager",
        "March 2026",
    ],
    ["OUT 001.02", "Hold a monthly allocation meeting", "Early Help; Hub Manager", "Ongoing"],
    Heading("Outcome 2: Families know where to go", fill="D9D9D9"),
    ["OUT 002.01", "Print the directory of services", "Communications; Web Editor", "October 2025"],
]


def _headless() -> bytes:
    return word(Title("Early help outcomes plan"), Grid([], HEADLESS))


GOVERNANCE = [
    [
        "Scrutiny of partnerships is uneven",
        "• Register of partnerships made\n• Review drafted",
        "Monitoring Officer, Democratic Services",
        "meets quarterly and reports to the board each time",
    ],
    [
        "Business continuity plans are not tested",
        "Test held in May.",
        "Head of Resilience",
        "Drafted November - February",
    ],
    [
        "Contract registers are out of date",
        "",
        "Head of Procurement",
        "To be agreed, covering the coming eighteen months",
    ],
    [
        "Officers' code of conduct is due for review",
        "Consultation ended.",
        "HR Manager",
        "31 March 2025",
    ],
]


def _governance() -> bytes:
    heads = ["Governance Issue", "Action Update", "By Whom", "By When"]
    return word(Titled("Annual governance statement: action plan"), Grid([heads], GOVERNANCE))


QUESTIONS = [
    [
        "Clean the play area",
        "Two visits a week in summer",
        "Annual review in May",
        "Grounds contractor and Clerk",
        "Yes",
    ],
    ["Repair the bus shelter", "Ask for three quotations", "End of April 2019", "Clerk", ""],
    ["Cut the hedges", "Contract let in January", "Feb & Oct", "Grounds contractor", "Yearly"],
    [
        "Plant the millennium wood",
        "Order trees",
        "by the end of March 2018",
        "Cllr for Environment & Tree Warden",
        "",
    ],
]


def _questions() -> bytes:
    heads = [
        "Action\nWhat do we want to do?",
        "Implementation\nHow will we do it?",
        "Timescale & Review Date",
        "Who is responsible for action?",
        "Achieved?",
    ]
    return word(Title("Parish action plan 2018/19"), Grid([heads], QUESTIONS))


QUESTION_RIGHTS = (
    Right(QUESTIONS[0][0], ("none", "ongoing"), QUESTIONS[0][3], ("", "Blue")),
    Right(QUESTIONS[1][0], ("2019-04-30 month", "2019-04-30 day"), "Clerk"),
    Right(QUESTIONS[2][0], None, QUESTIONS[2][3]),
    Right(QUESTIONS[3][0], ("2018-03-31 month", "2018-03-31 day"), QUESTIONS[3][3]),
)

MEASURES = [
    Heading("Objective 1: Clean air"),
    [
        "Plant street trees",
        "Trees planted",
        "120 (2016)",
        "400",
        "Yearly",
        "Parks Manager",
        "Cabinet Member",
    ],
    Again(
        (
            "Action",
            "Indicator",
            "Baseline",
            "Target",
            "Reporting cycle",
            "Lead Officer",
            "Governance Lead",
        )
    ),
    [
        "Replace the diesel vans",
        "Vans replaced",
        "2",
        "30",
        "Half-yearly",
        "Fleet Manager",
        "Portfolio Holder",
    ],
    Heading("Objective 2: Safe streets"),
    [
        "Run cycle training in schools",
        "Pupils trained",
        "800",
        "1,200",
        "Termly",
        "Road Safety Officer",
        "",
    ],
]


def _measures() -> bytes:
    heads = [
        "Action",
        "Indicator",
        "Baseline",
        "Target 2018",
        "Reporting cycle",
        "Lead Officer",
        "Governance Lead",
    ]
    return word(Title("Environment plan"), Grid([heads], MEASURES))


def _measure(row: int, section: str) -> Right:
    return Right(MEASURES[row][0], None, MEASURES[row][5], section=section)


NUMBERED = [
    ["1. Agree the charter with tenants", "Housing Manager", "R", "ê", "See below"],
    ["2. Train the night team", "Registered Manager", "A", "è", ""],
    ["2a. Train the bank staff", "Registered Manager", "G", "é", "Booked"],
    ["3. Fit the sprinklers", "Surveyor", "On target", "è", ""],
]


def _numbered() -> bytes:
    heads = ["Action", "Lead Officer", "On Target", "", "Notes"]
    return word(Title("Children's homes: regulation 44 actions"), Grid([heads], NUMBERED))


def _with_number(row: int, rag: str) -> Right:
    printed = NUMBERED[row][0]
    ref, _, action = printed.partition(" ")
    return Right((printed, action), lead=NUMBERED[row][1], rag=rag, ref=("", ref))


SAMPLES = (
    Sample(
        "outcomes_without_head.docx",
        "no head row at all, shaded spanning outcomes",
        _headless,
        rights(HEADLESS, ref=0, action=1, lead=2, due=3),
    ),
    Sample(
        "governance_statement.docx",
        "issue as the action, sentences where dates should be, typed bullets",
        _governance,
        rights(GOVERNANCE, action=0, progress=1, lead=2, due=3, section=None),
    ),
    Sample(
        "parish_questions.docx",
        "heads that are questions with guidance, due in words",
        _questions,
        QUESTION_RIGHTS,
    ),
    Sample(
        "environment_measures.docx",
        "no due column but a target, head repeated in another word, second lead",
        _measures,
        (
            _measure(1, "Objective 1: Clean air"),
            _measure(3, "Objective 1: Clean air"),
            _measure(5, "Objective 2: Safe streets"),
        ),
    ),
    Sample(
        "regulation_44.docx",
        "ref inside the action, arrows as letters, no due column",
        _numbered,
        (
            _with_number(0, "Red"),
            _with_number(1, "Amber"),
            _with_number(2, "Green"),
            _with_number(3, "Green"),
        ),
    ),
)
