"""Strategies of services: domestic abuse, climate, equality, homelessness, housing."""

from datetime import date

from openpyxl import Workbook
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.table import Table

from tests.importing_corpus.building import Grid, Sheet, Title, Titled, excel, text_file, word
from tests.importing_corpus.expected import Sample
from tests.importing_corpus.grid import ACROSS, DOWN, C, Heading, Line, day
from tests.importing_corpus.rights import rights
from tests.importing_corpus.unseen.parts import altered, each, footnoted, numbered, on, said

_DA: list[Line] = [
    [C("Domestic Abuse Strategy: delivery plan 2025/26", is_bold=True), *[ACROSS] * 9],
    ["Pillar", "Ref", "Action", "Lead agency", "Target", "RAG status", ACROSS, ACROSS, ACROSS,
     "Narrative"],
    [DOWN, DOWN, DOWN, DOWN, DOWN, "Q1", "Q2", "Q3", "Q4", DOWN],
]  # fmt: skip
_PILLARS: list[Line] = [
    [C("Prevention", is_turned=True), "DA1", "Train hairdressers and barbers to spot abuse",
     "Public Health", "Q2 2025/26", "G", "B", "", "", "60 trained"],
    [DOWN, "DA2", "Teach healthy relationships in every secondary school", "Education / Schools",
     on("Academic year 2025/26", "2026-08-31 year", "2026-07-31 month", "2026-07-31 year",
        "2026-08-31 month", "none", "2026-03-31 year"), "A", "A", "", "", ""],
    [C("Protection", is_turned=True), "DA3", "Open a safe house for young women", "Housing",
     on("Mar 26", "2026-03-31 month"), "A", "R", "", "", "Planning refused"],
    [DOWN, "DA4", "Put an adviser in the maternity unit", "ICB; Women's charity",
     "Q3 2025/26", "G", "G", "", "", ""],
]  # fmt: skip
_ABUSE = Sample(
    "domestic_abuse_delivery_plan.xlsx",
    "turned pillar labels merged down, letters by quarter under one head",
    lambda: excel(Sheet("Delivery plan", [*_DA, *_PILLARS], hidden_columns=(1,))),
    each(  # the refs stand in a hidden column: to take them or not is equally fair
        rights(_PILLARS, section_in=0, action=2, lead=3, due=4, rag=6), ref=None
    ),
)

_CLIMATE: list[Line] = [
    ["Theme", "Action ID", "Action", "Carbon saving (tCO2e)", "Cost", "Delivery lead", "Partners",
     "Start", "Finish", "Status"],
    ["Buildings", "B1", "Replace the boilers in the town hall with heat pumps", "120", "£££",
     "Property Services", "Energy agency", "2025", on("2027", "2027-12-31 year"), "In progress"],
    ["Buildings", "B2", "Fit LED lights in all car parks", "45", "££", "Parking", "", "2024",
     on("Dec 2025", "2025-12-31 month"), "On track"],
    ["Travel", "T1", "Make half of the fleet electric", "310", "£££", "Fleet Manager", "County",
     "2025", on("2030", "2030-12-31 year"), "Delayed"],
    ["Nature", "N1", "Plant 4,000 trees", "12", "£", "Parks & Open Spaces", "Schools", "2025",
     on("Winter 2025/26", "2026-02-28 month", "2026-01-31 month", "2025-12-31 month",
        "2026-03-31 month"), "On track"],
]  # fmt: skip
_GREEN = Sample(
    "climate_action_plan.tsv",
    "UTF-16 with tabs, theme as a column, start and finish in years",
    lambda: text_file(_CLIMATE, separator="\t", encoding="utf-16"),
    rights(_CLIMATE[1:], section_in=0, ref=1, action=2, lead=5, due=8, rag=9),
)

_DUTY = ("Action", "Protected characteristics", "Responsible officer", "Target date", "Measure")
_OBJECTIVES: tuple[tuple[str, list[Line]], ...] = (
    ("Equality Objective 1: A workforce that looks like our borough",
     [["Remove names from application forms", "All", "HR Manager", "30/09/2025", "All forms"],
      ["Set up a reverse mentoring scheme", "Race, disability", "Chief Executive's Office",
       on("31.12.2025", "2025-12-31 day"), "20 pairs"]]),
    ("Equality Objective 2: Services that all can use",
     [["Check the website with users of screen readers", "Disability", "Digital Manager",
       on("Feb. 2026", "2026-02-28 month"), "AA standard"],
      ["Offer interpreters at all front desks", "Race", "Customer Services",
       on("In place; review March 2026", "2026-03-31 month", "none", "ongoing"), ""]]),
)  # fmt: skip
_EQUALITY = Sample(
    "equality_objectives_action_plan.docx",
    "an objective as a merged first row above the heads of each table, a footnote",
    lambda: word(
        Title("Public Sector Equality Duty: our objectives and actions"),
        *(
            Grid(
                [[C(title, is_bold=True), *[ACROSS] * 4], _DUTY],
                lines,
                after=(footnoted(2, 0, "Agreed with the staff networks."),) if n == 0 else (),
            )
            for n, (title, lines) in enumerate(_OBJECTIVES)
        ),
    ),
    tuple(
        right
        for title, lines in _OBJECTIVES
        for right in rights(lines, action=0, lead=2, due=3, section=title)
    ),
)

_HOMELESS: list[Line] = [
    Heading("Priority One – Prevent homelessness early", fill="FFF2CC"),
    ["", "Visit every family at risk within five days", "Visits begin May 2025; 80% by March 2026",
     on("Year 1", "none"), "Housing Options; Children's Services", "Fewer families in B&B"],
    ["", "Agree a protocol for young people who leave care or prison", "Draft in June",
     on("Year 1-2", "none"), "Housing Options, Probation, YJS", "No one leaves to the street"],
    Heading("Priority Two – More homes to move to", fill="FFF2CC"),
    ["", "Lease forty homes from private landlords", "Ten each quarter", on("Year 2", "none"),
     "Strategic Housing", "40 homes"],
]  # fmt: skip
_ROUGH = Sample(
    "homelessness_strategy_action_plan.docx",
    "numbers that Word makes, dates as years of the strategy, milestones in words",
    lambda: word(
        Title("Homelessness and Rough Sleeping Strategy 2025-2030"),
        Titled("Action plan"),
        Grid(
            [("No.", "What we'll do", "Key milestones", "Timescale", "Lead and partners",
              "How we'll measure it")],
            _HOMELESS,
            after=(numbered(0),),
        ),
    ),
    said(
        rights(
            _HOMELESS, action=1, due=3, lead=4,
        ),
        ref=(("", "1", "1."), None, None),
    ),
)  # fmt: skip

_REGULATOR: list[Line] = [
    ["Ref", "Consumer standard", "Improvement action", "Owner", "Original due date",
     "Revised due date", "Date completed", "RAG", "Commentary"],
    ["HI-01", "Safety and Quality", "Survey the condition of all 6,000 homes",
     "Head of Asset Management", day(2025, 9, 30), day(2026, 1, 31, "d mmm yyyy", "31 Jan 2026"),
     "", C("Amber", fill="FFC000"), "4,100 surveyed"],
    ["HI-02", "Safety and Quality", "Clear overdue fire actions in tall blocks",
     "Building Safety Manager", day(2025, 12, 31, "dd-mmm-yy", "31-Dec-25"), "", "",
     C("Red", fill="FF0000"), "36 left"],
    ["HI-03", "Transparency", "Publish satisfaction each quarter", "Tenant Voice Manager",
     day(2025, 6, 30, "mmmm yyyy", "June 2025", "2025-06-30 day"), "", day(2025, 6, 20),
     C("Blue", fill="0070C0"), "Published"],
    ["HI-04", "Neighbourhood", "Agree a policy on neglected estates", "Neighbourhoods Lead",
     day(2026, 3, 1, "mmm-yy", "Mar-26", "2026-03-31 month"), "", "",
     C("Green", fill="00B050"), ""],
]  # fmt: skip


def _as_table(book: Workbook) -> None:
    sheet = book["Plan"]
    sheet.freeze_panes = "C2"
    sheet.add_table(Table(displayName="Actions", ref="A1:I5"))
    choice = DataValidation(type="list", formula1='"Red,Amber,Green,Blue"')
    choice.add("H2:H5")
    sheet.add_data_validation(choice)
    sheet["C7"] = "Total actions"
    sheet["D7"] = 4
    sheet["A9"] = "Extracted on"
    sheet["B9"] = date(2025, 11, 14)


_HOUSING = Sample(
    "housing_improvement_plan.xlsx",
    "an Excel table with a filter, real dates in four formats, original and revised, a total",
    lambda: altered(excel(Sheet("Plan", _REGULATOR)), _as_table),
    said(
        rights(_REGULATOR[1:], ref=0, section_may_be=1, action=2, lead=3, due=4, rag=7,
               progress=8),
        due=("2026-01-31 day", "2025-12-31 day", ("2025-06-30 day", "2025-06-30 month"),
             "2026-03-31 month"),
        due_text=(None, None, None, None),
    ),
)  # fmt: skip
SAMPLES = (_ABUSE, _GREEN, _EQUALITY, _ROUGH, _HOUSING)
