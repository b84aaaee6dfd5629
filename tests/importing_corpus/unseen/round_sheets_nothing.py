"""Spreadsheets that hold no plan: registers, budgets, lists of people, figures."""

from tests.importing_corpus.building import Sheet, excel, text_file
from tests.importing_corpus.expected import Sample
from tests.importing_corpus.grid import ACROSS, C, day


def _risks() -> bytes:
    return excel(
        Sheet(
            "Risk register",
            [
                ["Children's Services risk register"],
                ["Owner: Directorate Management Team", "", "", "Last updated 5 January 2026"],
                [],
                ["Risk ID", "Risk description", "Cause", "Consequence", "Inherent score", ACROSS,
                 ACROSS, "Existing controls", "Residual score", ACROSS, ACROSS, "Risk owner",
                 "Review date"],
                ["", "", "", "", "L", "I", "Score", "", "L", "I", "Score", "", ""],
                ["CS01", "Not enough local foster homes", "Carers retiring", "Children placed afar",
                 4, 4, C("16", fill="FF0000", value=16), "Recruitment campaign", 3, 4,
                 C("12", fill="FFC000", value=12), "Head of Fostering", day(2026, 4, 1)],
                ["CS02", "Case system fails", "Old servers", "Records cannot be read",
                 3, 5, C("15", fill="FF0000", value=15), "Back-ups each night", 2, 4,
                 C("8", fill="92D050", value=8), "Head of IT", day(2026, 3, 1)],
            ],
        ),
        Sheet("Lookups", [["Likelihood", "Impact"], ["1 Rare", "1 Minor"], ["5 Sure", "5 Grave"]]),
    )  # fmt: skip


def _budget() -> bytes:
    return excel(
        Sheet(
            "Monitoring P9",
            [
                ["Budget monitoring - period 9"],
                [],
                ["Cost centre", "Description", "Budget holder", "Budget £000", "Forecast £000",
                 "Variance £000", "RAG", "Comment"],
                ["C1001", "In-house fostering", "Head of Fostering", 6120, 6044, -76,
                 C("G", fill="00B050"), "Fewer carers than planned"],
                ["C1002", "Independent fostering", "Head of Commissioning", 4310, 5220, 910,
                 C("R", fill="FF0000"), "Twelve more placements"],
                ["C1003", "Residential", "Head of Commissioning", 9050, 9400, 350,
                 C("A", fill="FFC000"), "Two placements of high cost"],
                ["", "Total", "", 19480, 20664, 1184, "", ""],
            ],
        )
    )  # fmt: skip


def _contacts() -> bytes:
    return text_file(
        [
            ["Service", "Role", "Telephone", "Email", "Working days", "Last checked"],
            ["MASH", "Duty Manager", "01632 960001", "duty@example.org", "Mon-Fri", "12/01/2026"],
            ["Fostering", "Recruitment Officer", "01632 960002", "foster@example.org", "Mon-Thu",
             "12/01/2026"],
            ["Virtual School", "Duty Adviser", "01632 960003", "vs@example.org", "Mon-Fri",
             "09/01/2026"],
        ]
    )  # fmt: skip


def _survey() -> bytes:
    return text_file(
        [
            ["Response ID", "Completed", "What should the board do first?", "How satisfied?",
             "Team", "Comments"],
            ["1", "2025-10-02", "Make sure social workers stay longer", "Satisfied", "Leaving care",
             "Please ring back"],
            ["2", "2025-10-02", "Give us somewhere to store our things", "Not satisfied",
             "Looked after", ""],
            ["3", "2025-10-04", "Help with driving lessons", "Very satisfied", "Leaving care",
             "Thank you"],
        ],
        ending="\n",
    )  # fmt: skip


def _figures() -> bytes:
    months = ["Apr-25", "May-25", "Jun-25", "Jul-25", "Aug-25", "Sep-25"]
    return excel(
        Sheet(
            "Monthly performance",
            [
                ["Performance report", *[""] * 9],
                ["Indicator", "Lead officer", "Target", "2025/26", *[ACROSS] * 5, "RAG"],
                ["", "", "", *months, ""],
                ["Percentage of visits in time", "Head of Service", "90%", "88%", "91%", "90%",
                 "93%", "92%", "89%", C("A", fill="FFC000")],
                ["Health checks in time", "Designated Nurse", "95%", "70%", "72%", "79%", "84%",
                 "88%", "90%", C("R", fill="FF0000")],
                ["Pathway plans up to date", "Leaving Care Manager", "95%", "96%", "96%", "97%",
                 "95%", "96%", "98%", C("G", fill="00B050")],
            ],
        )
    )  # fmt: skip


def _training() -> bytes:
    return excel(
        Sheet(
            "Training",
            [
                ["Training record - Children's Services", "", "", "", ""],
                ["Role", "Course", "Date completed", "Renewal due", "Status"],
                ["Social Worker 1", "Safeguarding level 3", day(2024, 2, 1), day(2027, 2, 1),
                 C("In date", fill="00B050")],
                ["Social Worker 2", "Safeguarding level 3", day(2022, 12, 5), day(2025, 12, 5),
                 C("Overdue", fill="FF0000")],
                ["Team Manager 1", "Safer recruitment", day(2023, 3, 9), day(2026, 3, 9),
                 C("Due soon", fill="FFC000")],
            ],
        ),
        Sheet(
            "Policies",
            [
                ["Policy title", "Version", "Policy owner", "Approved", "Review date", "Status"],
                ["Placement with parents procedure", "3.1", "Service Manager", day(2024, 5, 1),
                 day(2026, 5, 1), "Current"],
                ["Recording policy", "2.0", "Principal Social Worker", day(2022, 1, 8),
                 day(2025, 1, 8), "Overdue"],
            ],
        ),
    )  # fmt: skip


SAMPLES = (
    Sample("round-risks.xlsx", "a risk register with scores before and after", _risks),
    Sample("round-budget.xlsx", "a budget with a colour for each line", _budget),
    Sample("round-contacts.csv", "a list of contacts", _contacts),
    Sample("round-survey.csv", "answers to a survey that ask for actions", _survey),
    Sample("round-figures.xlsx", "figures by month with lead and colour", _figures),
    Sample("round-training.xlsx", "training records and a stock list of policies", _training),
)
