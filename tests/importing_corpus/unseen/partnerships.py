"""Plans of partnerships: safeguarding and youth justice."""

from tests.importing_corpus.building import Grid, Title, Titled, word
from tests.importing_corpus.expected import Sample
from tests.importing_corpus.grid import DOWN, C, Line
from tests.importing_corpus.rights import rights
from tests.importing_corpus.unseen.parts import WIDER, on

# A safeguarding partnership: priority and reason merged down, progress whose fill is the RAG.
_LSCP = (
    "Priority",
    "Why is this a priority?",
    "What are we going to do?",
    "Who will do it?",
    "By when?",
    "What difference will it make?",
    "Progress",
)
_PARTNERS: list[Line] = [
    ["Neglect", "Repeat referrals are high", "Launch a neglect toolkit across agencies",
     "Neglect sub-group chair", "January 2026", "Earlier help",
     C("Toolkit launched in two districts", fill="92D050")],
    [DOWN, DOWN, "Audit twenty cases where help came late", "Quality and Performance sub-group",
     on("Spring 2026", "2026-05-31 month", "2026-03-31 month", "2026-04-30 month"),
     "Learning is shared", C("Not begun", fill="FF0000")],
    ["Harm outside the home", "New risks online", "Train licensed drivers and door staff",
     "Police / Licensing", on("Throughout 25/26", "2026-03-31 year", "ongoing"),
     "Adults act sooner", C("Delay in booking venues", fill="FFC000")],
    [DOWN, DOWN, "Brief every school on sharing of images", "Education Safeguarding Manager",
     "Oct 2025", "", C("All done", fill="0070C0")],
]  # fmt: skip
_BUSINESS_PLAN = Sample(
    "safeguarding_partnership_business_plan.docx",
    "priority merged down, the fill of the progress is the only RAG",
    lambda: word(
        Titled("Safeguarding Children Partnership Business Plan 2025-2027"),
        Grid([_LSCP], _PARTNERS, repeats=True),
    ),
    rights(
        _PARTNERS, section_in=0, action=2, lead=3, due=4, progress=6, rag=6, rag_is_fill=True,
        colours=WIDER,
    ),
)  # fmt: skip

_YJS: list[Line] = [
    ["Child First", "Train all staff in Child First practice", "YJS Head of Service",
     "Q1 2025/26", "All staff trained"],
    [DOWN, "Ask each child about the service when they leave it", "Participation Officer",
     on("Q2 onwards", "none", "ongoing", "2025-09-30 quarter"), "Survey results"],
    ["Disproportionality", "Examine decisions by ethnicity each quarter",
     "YJS Board; Police Inspector", on("Quarterly", "none", "ongoing"), "Gap closes"],
    [DOWN, "Set up a learning circle for custody officers", "Police Inspector",
     on("by end of Q3 25/26", "2025-12-31 quarter", "2025-12-31 day", "2025-12-31 month"), ""],
]  # fmt: skip
_YOUTH = Sample(
    "youth_justice_plan.docx",
    "priority merged down, quarters with and without a year",
    lambda: word(
        Title("Youth Justice Plan 2025/26"),
        Titled("Our delivery plan"),
        Grid([("Priority", "Key actions", "Owner", "Timescale", "Success criteria")], _YJS),
    ),
    rights(_YJS, section_in=0, action=1, lead=2, due=3),
)  # fmt: skip
SAMPLES = (_BUSINESS_PLAN, _YOUTH)
