"""Corporate parenting and care leavers: strategies, offers and plans of several councils."""

from tests.importing_corpus.building import Bold, Bullets, Grid, Title, Titled, word
from tests.importing_corpus.expected import Right, Sample
from tests.importing_corpus.grid import DOWN, C, Heading, Line
from tests.importing_corpus.rights import rights
from tests.importing_corpus.unseen.parts import WIDER, on

# A care leavers' plan in the young people's words, status as a coloured dot with a word.
_TOLD = (
    "What you told us",
    "What we will do",
    "Who will make it happen",
    "When by",
    "How you will know",
    "How is it going?",
)
_HOME: list[Line] = [
    [
        "Moving on feels rushed",
        "Start planning every move at least six months before it happens",
        "Leaving Care Team",
        on("by end of Sept 2025", "2025-09-30 month", "2025-09-30 day"),
        "Everyone has a move plan they helped write",
        "🟢 On track",
    ],
    [
        "Deposits are hard to find",
        "Offer a rent guarantee to every care leaver until 25",
        "Head of Housing Options / Leaving Care Manager",
        on("Jan '26", "2026-01-31 month"),
        "Nobody loses a tenancy for want of a deposit",
        "🟡 Some delay",
    ],
    [
        "We want to see a home before we say yes",
        "Arrange a viewing for every offer of a flat",
        "Housing Options Team",
        on("Already in place", "none", "ongoing"),
        "Feedback after each viewing",
        "🔵 Done",
    ],
]
_MONEY: list[Line] = [
    [
        "Nobody explains budgets",
        "Run a money skills course each term with a bank and a credit union",
        "Participation & Engagement Officer",
        on("Each term from Autumn 2025", "ongoing", "none", "2025-12-31 month", "2025-11-30 month"),
        "Two in three finish the course",
        "🔴 Off track",
    ],
    [
        "Driving lessons open doors",
        "Agree a fund for provisional licences and first lessons",
        "Virtual School Head",
        on("1st Apr 2026", "2026-04-01 day"),
        "Fund open and used",
        "🟢 On track",
    ],
]
_HEAR = Sample(
    "care_leavers_you_said.docx",
    "questions as heads, emoji and word for status, a heading a table, a key in words",
    lambda: word(
        Title("Our promise to care leavers: action plan"),
        "You said it, this is what happens next.",
        Titled("1. A place to call home", 2),
        Grid([_TOLD], _HOME),
        Titled("2. Money in my pocket", 2),
        Grid([_TOLD], _MONEY),
        "Key: 🟢 going to plan  🟡 some delay  🔴 stuck  🔵 done",
    ),
    rights(_HOME, action=1, lead=2, due=3, rag=5, section="1. A place to call home", colours=WIDER)
    + rights(
        _MONEY, action=1, lead=2, due=3, rag=5, section="2. Money in my pocket", colours=WIDER
    ),
)

# A strategy: priority rows across, an outcome row below each, an objective merged down.
_STRATEGY = ("Ref", "Objective", "Actions", "Lead officer", "Timescale", "Status")
_PRIORITIES: list[Line] = [
    Heading("PRIORITY 1 – HEALTH AND WELLBEING", fill="1F3864"),
    [
        "1.1",
        "Children have their health needs met on time",
        "Agree a pathway with the ICB for initial health assessments",
        "Designated Nurse",
        on("Q3 2025-26", "2025-12-31 quarter"),
        "In progress",
    ],
    [
        "1.2",
        DOWN,
        "Send reminders to carers four weeks before each review",
        "Business Support Manager",
        on("Complete", "none"),
        "Complete",
    ],
    ["1.3", DOWN, "Report dental checks to the board", "Designated Nurse", "Q4 2025/26", ""],
    Heading("PRIORITY 2 – EDUCATION", fill="1F3864"),
    [
        "2.1",
        "No child misses school",
        "Hold a weekly meeting on pupils without a full timetable",
        "Virtual School Head; Inclusion Lead",
        on("Ongoing – review termly", "ongoing"),
        "In progress",
    ],
    [
        "2.2",
        DOWN,
        "Write a guide to the pupil premium plus for designated teachers",
        "Virtual School Head",
        on("Summer Term 2026", "2026-07-31 month", "2026-08-31 month"),
        "Not started",
    ],
]
_AIMS = Sample(
    "corporate_parenting_strategy_2025.docx",
    "shaded priority rows, an objective merged down beside its actions",
    lambda: word(
        Title("Corporate Parenting Strategy 2025–2028"),
        Bold("Appendix A: Delivery plan"),
        Grid([_STRATEGY], _PRIORITIES, repeats=True),
    ),
    rights(_PRIORITIES, ref=0, section_may_be=1, action=2, lead=3, due=4, rag=5),
)

# A borough's form: one small table for each action.
_FORMS = (
    ("CP01", "Train every councillor as a corporate parent within six months of election",
     "Monitoring Officer", "30 November 2025", "Two of three sessions held", "Amber"),
    ("CP02", "Publish a yearly letter from the Lead Member to all children in care",
     "Participation Manager", "December 2025", "", "Green"),
    ("CP03", "Offer work experience in each directorate",
     "Head of HR & OD", "31/03/2026", "Ten places agreed", "Green"),
)  # fmt: skip


def _form(ref: str, action: str, lead: str, due: str, progress: str, rag: str) -> Grid:
    return Grid(
        [],
        [
            [C("Action number", is_bold=True), ref],
            [C("Action", is_bold=True), action],
            [C("Lead officer", is_bold=True), lead],
            [C("Target date", is_bold=True), due],
            [C("Progress", is_bold=True), progress],
            [C("RAG", is_bold=True), rag],
        ],
    )


_DUE = {
    "30 November 2025": "2025-11-30 day",
    "December 2025": "2025-12-31 month",
    "31/03/2026": "2026-03-31 day",
}
_BY_FORM = Sample(
    "corporate_parenting_forms.docx",
    "one table of labels and values for each action",
    lambda: word(
        Title("Corporate Parenting Panel: agreed actions"), *(_form(*form) for form in _FORMS)
    ),
    tuple(
        Right(action, _DUE[due], lead, rag, "", ref, progress)
        for ref, action, lead, due, progress, rag in _FORMS
    ),
)

# A plan on a page: several bullets in one cell, one lead for all of them.
_PAGE: list[Line] = [
    [
        C("Being heard", is_bold=True),
        "Relaunch the Children in Care Council\nPay young inspectors\nReply to every wish list",
        "Participation Manager",
        "March 2026",
    ],
    [
        C("Being safe", is_bold=True),
        "Review missing protocols\nMap risks outside the home",
        "Head of Safeguarding",
        on("End of 2025", "2025-12-31 year", "2025-12-31 month", "2025-12-31 day"),
    ],
    [
        C("Belonging", is_bold=True),
        "Recruit 25 more fostering households",
        "Fostering Service",
        "2026",
    ],
]
_ON_A_PAGE = Sample(
    "plan_on_a_page.docx",
    "bullets in one cell under a priority with one lead; values kept as they stand",
    lambda: word(
        Title("Our plan on a page"),
        "Our vision: every child safe, heard and at home.",
        Grid([("Priority", "We will", "Who leads", "By")], _PAGE, bullets_in=1),
        Bullets(("Reviewed each year", "Owned by the Corporate Parenting Board")),
    ),
    rights(_PAGE, section_in=0, action=1, lead=2, due=3),
)
SAMPLES = (_HEAR, _AIMS, _BY_FORM, _ON_A_PAGE)
