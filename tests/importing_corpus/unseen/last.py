"""A second handful of the last documents, written after the importer was mended with the others."""

from tests.importing_corpus.building import Bold, Grid, Sheet, Title, Titled, excel, text_file, word
from tests.importing_corpus.building.pdf import Ruled, pdf
from tests.importing_corpus.expected import Right, Sample
from tests.importing_corpus.grid import ACROSS, DOWN, C, Heading, Line, day
from tests.importing_corpus.rights import rights
from tests.importing_corpus.unseen.parts import each, on, said

_SITES: list[Line] = [
    ["Kings Park", "Changing rooms are worn", "Refurbish the pavilion and its drains",
     "Parks; County FA", "Short term", "£££"],
    ["Mill Lane", "Grass is overplayed", "Move two junior teams to the school pitch",
     "Leisure Trust", "Within 12 months", "£"],
    ["Castle Field", "No lights", "Install floodlights on one pitch", "Rugby club; RFU",
     on("By 2028", "2028-12-31 year"), "££"],
]  # fmt: skip
_PITCHES = Sample(
    "playing_pitch_action_plan.docx",
    "sites with an issue and a recommended action each",
    lambda: word(
        Title("Playing Pitch Strategy: site action plan"),
        Grid([("Site", "Issue", "Recommended action", "Delivery partners", "Timescale", "Cost")],
             _SITES),
    ),
    each(
        said(
            rights([[*line[:4], on(str(line[4]), "none"), line[5]] if n < 2 else line
                    for n, line in enumerate(_SITES)], action=2, lead=3, due=4),
            due=("none", "none", "2028-12-31 year"),
        ),
        section=None,
    ),
)  # fmt: skip

_COVENANT: list[Line] = [
    ["Housing", "Give homeless veterans priority on the register", "Housing Allocations",
     on("In place", "none", "ongoing"), C("GREEN", fill="00B050"), "12 families housed"],
    ["Schools", "Tell schools how to claim the service pupil premium", "Education Services",
     on("Sept 26", "2026-09-30 month"), C("AMBER", fill="FFC000"), "Letter drafted"],
    ["Work", "Guarantee an interview to reservists", "HR", on("1st June 2026", "2026-06-01 day"),
     C("RED", fill="FF0000"), "Policy awaits the committee"],
]  # fmt: skip
_FORCES = Sample(
    "armed_forces_covenant.xlsx",
    "a theme for each row, head at row 4, the first column empty",
    lambda: excel(
        Sheet(
            "Covenant",
            [[C("Armed Forces Covenant Action Plan", is_bold=True), *[ACROSS] * 5], [],
             ["Theme", "What we are going to do", "Lead\nservice", "Agreed\ndate", "RAG",
              "Latest update"], *_COVENANT],
            first=(1, 1),
        )
    ),
    rights(_COVENANT, section_in=0, action=1, lead=2, due=3, rag=4, progress=5),
)  # fmt: skip

_REVIEW: list[Line] = [
    ["1. Agencies should share what they know sooner", "Agree when a meeting is called",
     "Adult Social Care", "Head of Safeguarding", on("Feb-26", "2026-02-28 month"), "Minutes"],
    [DOWN, "Train duty staff in sharing information", "All agencies", "Training sub-group",
     on("30-04-2026", "2026-04-30 day"), "Numbers trained"],
    ["2. People who do not attend should be followed up", "Write a joint policy on missed visits",
     "NHS Trust", "Named Nurse", on("end of May 2026", "2026-05-31 month", "2026-05-31 day"),
     "Policy"],
]  # fmt: skip
_ADULTS = Sample(
    "safeguarding_adults_review_plan.docx",
    "a recommendation merged down over its actions, agency and lead",
    lambda: word(
        Title("Safeguarding Adults Review: multi-agency action plan"),
        Grid([("Recommendation", "Action", "Agency", "Lead", "Target date", "Evidence")], _REVIEW),
    ),
    said(
        rights(_REVIEW, section_in=0, action=1, due=4),
        lead=tuple((str(line[3]), str(line[2])) for line in _REVIEW),
    ),
)

_FLOOD: list[Line] = [
    [
        "R1",
        "Clear the culvert under Bridge Street twice a year",
        "Highways",
        "Medium",
        "Underway - first clearance done in May",
    ],
    [
        "R2",
        "Map who owns each ditch in the village",
        "Lead Local Flood Authority",
        "High",
        "Complete",
    ],
    ["R3", "Offer flood doors to 14 homes", "Environment Agency", "High", "Not started"],
]
_FLOODS = Sample(
    "flood_investigation_recommendations.pdf",
    "recommendations with a responsible authority and no date",
    lambda: pdf(
        "Section 19 flood investigation",
        Ruled(["Ref", "Recommendation", "Responsible authority", "Priority", "Progress"], _FLOOD,
              [40, 260, 160, 60, 200], True),
    ),
    each(rights(_FLOOD, ref=0, action=1, lead=2, progress=4), rag=None, section=None),
    is_loose=True,
)  # fmt: skip

_COLLEGE: list[Line] = [
    Heading("Quality of education", fill="DDEBF7"),
    ["Attendance in maths is low", "Text students on the day they miss a class\n"
     "Meet parents monthly", "Curriculum Manager", on("Oct half term", "none", "2025-10-31 month"),
     C("", fill="FFC000")],
    ["Feedback is late", "Return marked work within ten days", "Programme Leaders",
     on("from 3 Nov 2025", "2025-11-03 day"), C("", fill="00B050")],
    Heading("Behaviour", fill="DDEBF7"),
    ["Corridors are noisy", "Put staff on duty at each change of class", "Vice Principal",
     on("Immediately", "none"), C("", fill="0070C0")],
]  # fmt: skip
_QIP = Sample(
    "college_quality_improvement_plan.docx",
    "judgements beside actions, sections of a framework, colour alone",
    lambda: word(
        Titled("Quality Improvement Plan 2025/26"),
        Grid([("Area for improvement", "Actions", "Owner", "Timescale", "RAG")], _COLLEGE),
    ),
    rights(_COLLEGE, section_may_be=0, action=1, lead=2, due=3, rag=4, rag_is_fill=True),
)

_PIPES: list[Line] = [
    ["Request or action", "For", "Date of meeting", "Response due", "Response"],
    [
        "Provide figures on ambulance waits by ward",
        "ICB Director of Planning",
        "12/11/2025",
        on("10/12/2025", "2025-12-10 day"),
        "Sent 4/12/2025",
    ],
    [
        "Arrange a visit to the new urgent care centre",
        "Scrutiny Officer",
        "12/11/2025",
        on("28/01/2026", "2026-01-28 day"),
        "",
    ],
    [
        "Explain the closure of the minor injuries unit",
        "Trust Chief Operating Officer",
        "14/01/2026",
        on("11/02/2026", "2026-02-11 day"),
        "Briefing attached",
    ],
]
_HEALTH = Sample(
    "health_scrutiny_action_sheet.csv",
    "requests for somebody, the day of the meeting beside the day of the response",
    lambda: text_file(_PIPES, separator=";", encoding="utf-8-sig"),
    each(rights(_PIPES[1:], action=0, lead=1, due=3, progress=4), section=None, rag=None),
)

_GROUNDS: list[Line] = [
    ["Policy 3: the walls", "3a", "Repoint the south wall in lime", "H", "Estates",
     on("FY26/27", "2027-03-31 year")],
    ["Policy 3: the walls", "3b", "Survey the wall for bats", "M", "Ecologist",
     on("Summer 2026", "2026-08-31 month", "2026-07-31 month")],
    ["Policy 4: visitors", "4a", "Write a leaflet in three languages", "L", "Learning Officer",
     on("Q1 26/27", "2026-06-30 quarter")],
    ["Policy 4: visitors", "4b", "Lay a path for wheelchairs to the chapel", "H", "Estates",
     on("Mar 2027", "2027-03-31 month")],
]  # fmt: skip
_HERITAGE = Sample(
    "conservation_management_plan.xlsx",
    "a policy said again on each row, priority H M L, financial years",
    lambda: excel(
        Sheet("Actions", [["Policy", "No", "Action", "Priority", "By", "When"], *_GROUNDS])
    ),
    rights(_GROUNDS, section_in=0, ref=1, action=2, lead=4, due=5),
)

_DIGITAL: list[Line] = [
    ["Outcome 1 – Everyone can get online", "", "", "", "", ""],
    ["D1", "Lend 300 tablets through libraries", "Library Service", day(2025, 10, 1),
     day(2026, 3, 31), "🟢 On track"],
    ["D2", "Map streets without fast broadband", "Economy Team", day(2025, 9, 1),
     day(2025, 12, 31, "dd mmmm yyyy", "31 December 2025"), "🔴 Late"],
    ["", "", "", "", "", ""],
    ["Outcome 2 – Everyone has the skills", "", "", "", "", ""],
    ["D3", "Train 40 digital champions", "Adult Learning", day(2026, 1, 5),
     day(2026, 7, 17), "⚪ Not begun"],
]  # fmt: skip
_DIGITAL_RIGHTS = tuple(line for line in _DIGITAL if isinstance(line, list) and line[1])
_INCLUSION = Sample(
    "digital_inclusion_plan.xlsx",
    "headings in the first cell, start and end, dots with words",
    lambda: excel(
        Sheet("Plan", [["Ref", "Activity", "Owner", "Start", "End", "How it stands"], *_DIGITAL])
    ),
    tuple(
        Right(r.action, r.due, r.lead, rag, section, r.ref)
        for r, rag, section in zip(
            rights(_DIGITAL_RIGHTS, ref=0, action=1, lead=2, due=4),
            ("Green", "Red", ""),
            ("Outcome 1 – Everyone can get online",) * 2 + ("Outcome 2 – Everyone has the skills",),
            strict=True,
        )
    ),
)  # fmt: skip

_TRANSFER: list[Line] = [
    ["Action", "Lead", "Date", "Complete?"],
    ["Tell the pension fund", "Payroll", on("1 Dec", "none", "2025-12-01 day"), "Y"],
    [
        "Move the alarms to the new contract",
        "Facilities",
        on("8 Dec", "none", "2025-12-08 day"),
        "N",
    ],
    ["Hand over the keys", "Clerk", on("15 Dec", "none", "2025-12-15 day"), "N"],
]
_HANDOVER = Sample(
    "asset_transfer_checklist.docx",
    "dates without a year, done by Y and N",
    lambda: word(Bold("Checklist for the transfer of the hall"),
                 Grid(_TRANSFER[:1], _TRANSFER[1:])),
    each(rights(_TRANSFER[1:], action=0, lead=1, due=2), rag=None, section=None),
)  # fmt: skip

_BUS: list[Line] = [
    [
        "BSIP1",
        "Buses",
        "Bring in a £1 fare for care leavers",
        "Passenger Transport",
        "Fares agreed",
        "Q1 2026/27",
        "Planning stage",
    ],
    [
        "BSIP2",
        "Buses",
        "Put screens at 60 stops",
        "Passenger Transport",
        "60 screens",
        on("2026/27", "2027-03-31 year"),
        "Contract signed",
    ],
    [
        "BSIP3",
        "Roads",
        "Give buses a lane on the ring road",
        "Highways",
        "4 minutes saved",
        on("2027-28", "2028-03-31 year"),
        "Consultation closed",
    ],
]
_TRANSPORT = Sample(
    "bus_service_improvement_plan.docx",
    "scheme, category, output, status in words",
    lambda: word(
        Title("Bus Service Improvement Plan: delivery table"),
        Grid([("ID", "Category", "Scheme", "Promoter", "Output", "Delivery", "Stage")], _BUS),
    ),
    each(
        said(rights(
            [[*line[:5], on(str(line[5]), "2026-06-30 quarter") if n == 0 else line[5], line[6]]
             for n, line in enumerate(_BUS)], ref=0, action=2, lead=3, due=5)),
        section=None, rag=None,
    ),
)  # fmt: skip
PLANS = (
    _PITCHES, _FORCES, _ADULTS, _FLOODS, _QIP, _HEALTH, _HERITAGE, _INCLUSION, _HANDOVER,
    _TRANSPORT,
)  # fmt: skip
