"""NHS bodies: action logs, must-do and should-do plans, a pathway programme."""

from tests.importing_corpus.building import Grid, Sheet, Title, excel, text_file, word
from tests.importing_corpus.expected import Sample
from tests.importing_corpus.grid import ACROSS, DOWN, C, Heading, Line, day
from tests.importing_corpus.rights import rights
from tests.importing_corpus.unseen.parts import WIDER, each, on, said, struck

_LOG = ("Action no.", "Date of meeting", "Agenda item", "Action agreed", "Action owner",
        "Due by", "Update", "Status")  # fmt: skip
_OPEN: list[Line] = [
    ["25/041", day(2025, 7, 24), "9.2 Maternity", "Share the culture survey with the committee",
     "Chief Nurse", day(2025, 9, 25), "On September agenda", "Open – not yet due"],
    ["25/043", day(2025, 7, 24), "11 Finance", "Model the cost of agency staff for three years",
     "CFO", on("25.09.25", "2025-09-25 day"), "", "Open – overdue"],
    ["25/044", day(2025, 9, 25), "4 Patient story", "Write to the family with the board's thanks",
     "Chair / Chief Executive", on("asap", "none"), "Letter sent", "Propose to close"],
    ["25/047", day(2025, 9, 25), "AOB", "Invite the Youth Board to present", "Trust Secretary",
     on("Nov-25 Board", "2025-11-30 month"), "", "Open – not yet due"],
]  # fmt: skip
_CLOSED: list[Line] = [
    ["25/032", day(2025, 5, 29), "6 Quality", "Add waiting times by age to the report", "COO",
     day(2025, 7, 24), "In the July report", "Closed"],
]  # fmt: skip
_ICB = Sample(
    "board_action_log.xlsx",
    "title block, date of the meeting beside the due date, closed actions on a sheet of their own",
    lambda: excel(
        Sheet(
            "Open",
            [[C("Integrated Care Board – Public Board Action Log", is_bold=True)],
             ["Updated: 14 November 2025"], [], list(_LOG), *_OPEN],
        ),
        Sheet("Closed", [[C("Closed actions", is_bold=True)], [], list(_LOG), *_CLOSED]),
    ),
    each(
        said(
            rights(_OPEN, ref=0, action=3, lead=4, due=5, progress=6),
            rag=("", ("Red", ""), ("Blue", ""), ""),
        )
        + rights(_CLOSED, ref=0, action=3, lead=4, due=5, rag=7, progress=6),
        section=None,
    ),
)  # fmt: skip

_CQC = ("Ref", "Regulation", "What we must or should do", "Action being taken",
        "Executive lead", "Operational lead", "Completion date", "BRAG",
        "Evidence and assurance")  # fmt: skip
_MUST: list[Line] = [
    Heading("MUST DO", fill="F4B084"),
    ["MD1", "Reg 12", "The trust must make sure that medicines are stored safely",
     "Fit temperature alarms to all medicine fridges", "Chief Pharmacist", "Matrons",
     on("31st October 2025", "2025-10-31 day"), C("B", fill="0070C0"), "Audit 98%"],
    ["MD2", "Reg 18", "The trust must have enough midwives on each shift",
     "Recruit 14 midwives and review rosters weekly", "Chief Nurse", "Director of Midwifery",
     on("28th Feb 2026", "2026-02-28 day"), C("A", fill="FFC000"), "9 in post"],
    Heading("SHOULD DO", fill="FFE699"),
    ["SD1", "Reg 17", "The trust should improve how it learns from complaints",
     "Start a quarterly learning forum", "Medical Director", "Head of Patient Experience",
     on("Q4", "none", "2026-03-31 quarter"), C("G", fill="00B050"), ""],
    ["SD2", "Reg 9", "The trust should offer information in easy read",
     "Publish the ten leaflets most asked for in easy read", "Chief Nurse",
     "Communications Team", on("Dec-25", "2025-12-31 month"), C("R", fill="FF0000"), ""],
]  # fmt: skip
_PAIRS = [line for line in _MUST if not isinstance(line, Heading)]
_CQC_PLAN = Sample(
    "cqc_must_and_should_do.docx",
    "what the regulator wants and what is done in two columns, two leads, sections must and should",
    lambda: word(
        Title("Response to the Care Quality Commission"),
        "B = complete, G = on track, A = at risk, R = late",
        Grid([_CQC], _MUST, repeats=True),
    ),
    said(
        rights(_MUST, ref=0, action=3, due=6, rag=7),
        lead=tuple((str(line[4]), str(line[5])) for line in _PAIRS),
    ),
)

_TRUST: list[Line] = [
    ["No", "Minute", "Action", "By whom", "By when", "Outcome"],
    ["1", "25.114", "Circulate the winter plan – final version", "COO",
     on("3/11/25", "2025-11-03 day"), "Done"],
    ["2", "25.118", "Bring a deep dive on sepsis; include “near misses”", "Medical Director",
     on("January meeting", "none", "2026-01-31 month"), ""],
    ["3", "25.121", "Confirm £250k for the children’s unit", "CFO / Estates",
     on("03/04/2026", "2026-04-03 day"), "Verbal update"],
]  # fmt: skip
_CP1252 = Sample(
    "trust_matters_arising.csv",
    "semicolons, Windows letters with dashes, quotes and pounds, a day before the month",
    lambda: text_file(_TRUST, separator=";", encoding="cp1252", title_lines=("Matters arising",)),
    each(rights(_TRUST[1:], ref=0, action=2, lead=3, due=4), rag=None),
)

# Milestones as rows under an action that is merged down; the date and lead are the milestone's.
_STEPS: list[Line] = [
    ["A. Shorter waits", "Open a second clinic", "Lease signed", "Estates",
     on("30 Sep 25", "2025-09-30 day"), "✔"],
    [DOWN, DOWN, "Staff recruited", "HR Business Partner", on("12 Dec 25", "2025-12-12 day"), ""],
    [DOWN, DOWN, "First families seen", "Clinical Lead", on("2 Feb 26", "2026-02-02 day"), ""],
    ["B. Support while waiting", "Offer a call each month", "Script agreed with parents",
     "Clinical Lead", on("10 Oct 25", "2025-10-10 day"), "✔"],
    [DOWN, DOWN, "Calls made to all families", "Admin Hub", on("w/c 1 Dec 2025", "2025-12-01 day",
     "2025-12-07 day", "2025-12-05 day"), "✗"],
]  # fmt: skip
_MILESTONES = Sample(
    "waiting_well_programme.docx",
    "objective and action merged down beside milestones with their own lead and date, ticks",
    lambda: word(
        Title("Waiting Well programme"),
        Grid(
            [("Workstream", "Action", "Milestone", "Lead", "Date", "Met?")],
            _STEPS,
            after=(struck(1),),
        ),
    ),
    said(
        each(
            rights(_STEPS, section_in=0, action=2, lead=3, due=4, rag=5, colours=WIDER),
            section=None,
        ),
        action=tuple(
            (
                step,
                f"{action}\n{step}",
                f"{action}: {step}",
                f"{action} – {step}",
                action,
                f"{action} - {step}",
            )
            for action, step in (
                ("Open a second clinic", "Lease signed"),
                ("Open a second clinic", "Staff recruited"),
                ("Open a second clinic", "First families seen"),
                ("Offer a call each month", "Script agreed with parents"),
                ("Offer a call each month", "Calls made to all families"),
            )
        ),
    ),
)  # fmt: skip

_RISK_ACTIONS: list[Line] = [
    [C("Themes and actions from incidents", is_bold=True), *[ACROSS] * 5],
    ["Theme", "Learning", "Improvement action", "Named lead", "Complete by", "RAG status"],
    ["Handover", "Notes were not read", "Put a prompt on the handover form", "Ward Managers",
     on("14/11", "none", "2025-11-14 day"), C("Complete", fill="4472C4")],
    ["Handover", "Night staff unsure", "Name one senior nurse on each night shift",
     "Deputy Chief Nurse", on("01.12.25", "2025-12-01 day"), C("On Track", fill="A9D08E")],
    ["Falls", "Rails not checked", "Check rails at each ward round", "Therapy Lead",
     on("2025-12-31", "2025-12-31 day"), C("Off Track", fill="FF7C80")],
]  # fmt: skip
_INCIDENTS = Sample(
    "patient_safety_improvement_actions.docx",
    "title as first row of the table, pastel fills with words",
    lambda: word(Grid([], _RISK_ACTIONS)),
    rights(
        _RISK_ACTIONS[2:], section_in=0, action=2, lead=3, due=4, rag=5,
        colours={"Complete": ("Blue", "Green"), "On Track": "Green", "Off Track": "Red"},
    ),
)  # fmt: skip
SAMPLES = (_ICB, _CQC_PLAN, _CP1252, _MILESTONES, _INCIDENTS)
