"""Registers and lists with dates, people and words for how things stand, and no action."""

from collections.abc import Callable

from tests.importing_corpus.building import Grid, Sheet, Title, Titled, excel, text_file, word
from tests.importing_corpus.grid import C, day


def _complaints() -> bytes:
    return excel(
        Sheet(
            "Log",
            [
                ["Ref", "Received", "Nature of complaint", "Investigating officer", "Outcome",
                 "Date closed"],
                ["S1/24", day(2025, 7, 2), "Delay in a repair", "Team Manager", "Upheld",
                 day(2025, 7, 20)],
                ["S1/25", day(2025, 8, 9), "Missed call backs", "Team Manager", "Partly upheld",
                 day(2025, 8, 30)],
                ["S2/04", day(2025, 9, 1), "Conduct of staff", "Head of Service", "Not upheld",
                 day(2025, 10, 2)],
            ],
        )
    )  # fmt: skip


def _policies() -> bytes:
    return text_file(
        [
            ["Policy", "Owner", "Last review", "Next review", "Status"],
            ["Safeguarding policy", "Designated Lead", "Sept 2025", "Sept 2026", "Current"],
            ["Whistleblowing", "HR", "May 2023", "May 2026", "Due for review"],
            ["Staying put policy", "Fostering", "Jan 2024", "Jan 2026", "Current"],
        ],
        separator=";",
    )


def _terms() -> bytes:
    return word(
        Title("Terms of reference"),
        Titled("Membership"),
        Grid(
            [("Member", "Role on the board", "Term ends")],
            [
                ["Lead Member for Children", "Chair", "May 2027"],
                ["Director of Children's Services", "Vice chair", "Not applicable"],
                ["Chief Nurse of the ICB", "Member", "March 2026"],
            ],
        ),
        Titled("Quorum"),
        "Five members, of whom one is a councillor.",
    )


def _questions() -> bytes:
    return word(
        Title("Questions that people ask"),
        Grid(
            [("Question", "Answer", "Answered by")],
            [
                ["When does the scheme begin?", "In April 2026", "Head of Housing"],
                ["Who can apply?", "Care leavers under 25", "Leaving Care Manager"],
                ["How long does it take?", "About two weeks", "Housing Options"],
            ],
        ),
    )


def _options() -> bytes:
    return word(
        Title("Options appraisal"),
        Grid(
            [("Option", "Benefits", "Drawbacks", "Cost", "Rating")],
            [
                ["1. Do nothing", "No cost", "Waits grow", "£0", C("Red", fill="FF0000")],
                ["2. Buy two homes", "Close to school", "Takes a year", "£1.1m",
                 C("Green", fill="00B050")],
                ["3. Join the region's framework", "Quick", "Far away", "£400k",
                 C("Amber", fill="FFC000")],
            ],
        ),
    )  # fmt: skip


def _raci() -> bytes:
    return word(
        Title("Roles and responsibilities"),
        Grid(
            [("Role", "Responsibilities", "Who")],
            [
                ["Corporate Parenting Board", "Sets the priorities and holds services to account",
                 "Chaired by the Lead Member"],
                ["Children in Care Council", "Tells the board what life is like", "Young people"],
                ["Virtual School", "Champions education", "Virtual School Head"],
            ],
        ),
    )  # fmt: skip


def _spending() -> bytes:
    return text_file(
        [
            ["Date", "Supplier", "Description", "Amount", "Directorate", "Responsible unit"],
            ["03/11/2025", "Firm A", "Placement fees", "12,400.00", "Children", "Placements"],
            ["04/11/2025", "Firm B", "Agency staff", "3,150.00", "Children", "Assessment"],
            ["07/11/2025", "Firm C", "Repairs", "820.50", "Housing", "Repairs"],
        ],
        encoding="cp1252",
    )


def _said_and_did() -> bytes:
    return word(
        Title("Activity report of the Participation Team"),
        Grid(
            [("Event", "Date held", "Who came", "What we heard")],
            [
                ["Summer camp", "4 August 2025", "22 young people", "More of this please"],
                ["Pizza and policy", "2 September 2025", "9 care leavers", "Letters are too long"],
                ["Big talk", "11 October 2025", "31 young people", "Buses cost too much"],
            ],
        ),
    )


Build = Callable[[], bytes]
FILES: tuple[tuple[str, str, Build], ...] = (
    ("complaints_log.xlsx", "complaints with people, dates and outcomes", _complaints),
    ("policy_register.csv", "policies with owners and dates of review", _policies),
    ("terms_of_reference.docx", "members with a role and an end of term", _terms),
    ("questions_and_answers.docx", "questions, answers and who answered", _questions),
    ("options_appraisal.docx", "options with a colour each", _options),
    ("roles_and_responsibilities.docx", "bodies and what they are there for", _raci),
    ("spending_over_500.csv", "payments", _spending),
    ("participation_activity.docx", "events held", _said_and_did),
)
