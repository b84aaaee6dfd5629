import pytest

from tracker.importing.tables.labels import exact_kind, kinds_of

PRINTED = {
    "ref": [
        *("Ref", "Reference", "No.", "NO", "Number", "Agenda Item", "Relevant Item", "Action Ref"),
        *("ID", "Item No", "Ref.", "#", "S/No", "Action No.", "Minute\nref", "Rec No."),
        *("Task ID", "Unique\nref", "Action reference number", "Min. Ref"),
    ],
    "action": [
        *("Action", "Actions", "ACTIONS", "What we are going to do", "Action / Progress"),
        *("Action / Decision", "Decision or Action or Message", "Task", "Key actions", "Step"),
        *("What will we do?", "Activity", "Improvement action", "Action required", "Task Name"),
        *("What are we going to do to get there?", "Action point", "Agreed management action"),
        *("Actions to be taken", "What needs to be done?", "Specific actions", "Proposed Action"),
        *("Action (what will be done)", "What action will we take?", "Key tasks", "Actions:"),
        *("Actions required to achieve outcome", "We will…", "Description of action"),
        *("Please describe the action you will take", "Action to be taken by the council"),
        *("Actions we will take in 2025/26", "Activities to deliver the objective"),
        *("What do we need to do?", "Detailed actions", "Improvement Activity"),
    ],
    "coarse": [
        *("Recommendation", "Objective", "Area for improvement", "Governance Issue", "Project"),
        *("What do we want to achieve?", "Priority area", "Ofsted recommendation", "Theme"),
        *("Strategic objective", "Finding", "Our priorities", "Key theme", "Aim"),
        *("Area of focus", "Recommendation from the review", "Corporate objective"),
    ],
    "milestone": ["Milestone", "Milestones (with dates)", "Key milestones"],
    "due": [
        *("Completion date", "By When", "Deadline", "Due Date", "Timescale", "Target Date"),
        *("Timescale & Review Date", "Timeline", "When?", "End Date", "By when?", "WHEN"),
        *("Target dates for review and completion", "Time-\nscale", "Timeframe", "Due"),
        *(
            "Completion by",
            "Delivery date",
            "Date due",
            "Est. completion",
            "Target completion date",
        ),
        *("Implementation date", "To be completed by", "Time scale", "Date for completion"),
        *("When will it be done by?", "Due date (DD/MM/YYYY)", "Expected completion date"),
        *("Completion target date", "Planned completion date", "Timescales", "Complete by"),
        *("Target date for completion", "Action due date", "By when (month/year)", "Finish"),
        *("Date by which action is to be complete", "Timeline for completing the work"),
        *("Proposed timescale", "Agreed implementation date", "Milestone date"),
    ],
    "revised_due": [
        *("NEW DATE", "Revised target date", "Revised due date", "Time extension"),
        *("Revised completion date", "Amended due date", "Revised\ndeadline", "New target date"),
        *("Revised timescale (if applicable)", "Extended to"),
    ],
    "first_due": ["Original due date", "Original target date", "Initial deadline"],
    "made": [
        *("Date", "Exec Date", "Date Raised", "Date Closed", "Start Date", "Review date"),
        *("Date of meeting", "Reporting cycle", "Date completed", "Date opened", "Last updated"),
        *("Actual completion date", "Meeting date", "Date added to log", "Closed date"),
        *("Date action raised", "Date action closed", "Date agreed", "Start"),
    ],
    "lead": [
        *("Lead", "Lead Officer", "Lead Officer/EM", "Lead person", "By Whom", "Who?", "Owner"),
        *("Responsible Owner", "Responsible officer", "Responsibility", "RESPONSIBLE"),
        *("Responsible person / lead", "Who is responsible for action?", "Councillor"),
        *("Lead Service Area; Lead Officer", "Lead Directorate", "Resourcing", "Responsibl\ne"),
        *("Responsibl e", "SRO", "Accountable", "Who", "Person(s) responsible", "Action owner"),
        *("Lead & partners", "Action by", "Responsible Officer(s)", "Who will do it?"),
        *("Officer responsible", "Accountable Officer", "Assigned to", "Owned by", "Action Lead"),
        *("Who is leading?", "Named lead in the service", "Responsible Lead (job title)"),
        *("Person responsible for delivery", "Lead agency / officer", "Whose job is it?"),
        *("Lead Officer & Service", "Responsable officer", "Delivery lead", "Lead(s)"),
        *("Director responsible", "Senior Responsible Officer (SRO)", "Led by"),
    ],
    "helper": [
        *("Governance Lead", "Cabinet/executive member", "Who needs to be told?", "Partners"),
        *("Portfolio holder", "Supporting officers", "Who else needs to be involved?"),
        *("Executive Sponsor", "Key partners", "Support"),
    ],
    "success_measure": [
        *("Success measure", "Measure of success", "Measurement of progress to be used"),
        *("Expected outcome", "Indicator", "How will I measure success?", "Intended outcome"),
        *("How will we know?", "KPI/measure", "Success criteria", "Outcome measure"),
        *("How will we know we've been successful?", "What will success look like?"),
        *("What difference will it make?", "Evidence of success", "Performance measure"),
        *("How will we know it has worked? (measure)", "Key Performance Indicator (KPI)"),
        *("Impact measure", "Desired outcome", "What does good look like?", "Success Indicators"),
        *("Measures of impact", "How will success be measured?", "Outcomes we expect to see"),
    ],
    "outcome": ["Outcome", "Outcomes", "Impact"],
    "progress": [
        *("Progress", "Progress / achievement", "Action Update", "Action taken"),
        *("STATUS/COMMENT", "Current Commentary", "Completed", "Achieved?", "Action completed?"),
        *("Notes", "Commentary on Progress Qtr 2", "PROGRESS at Oct 2012", "Latest position"),
        *("Update (March 2025)", "Comments", "Progress update", "Update", "Where are we now?"),
        *("Progress to date", "What have we done?", "Quarter 2 progress", "Status update"),
        *("Comments on progress since last meeting", "Officer update", "Q3 update"),
        *("Progress / comments", "Update as at 31 March 2025", "Progress at September 2025"),
        *("How far have we got?", "Progress report Jan 2024", "Latest update"),
    ],
    "rag": [
        *("R/A/G", "RAG", "On Target", "Proposed to Open/ Close", "BRAG", "RAG rating"),
        *("Progress RAG", "RAG status", "RAG Q2", "Performance against target", "B/RAG"),
        *("RAG (delivery)", "Current RAG", "BRAG status", "Delivery status", "Action status"),
    ],
    "status": ["Status"],
    "resource": [
        *("Resource implications", "Budget cost centre & code", "Cost", "Resources needed"),
        *("Budget", "Funding source", "Cost (£)"),
    ],
    "risk_score": ["Likelihood", "Residual risk score", "Probability"],
    "control": ["Mitigating actions", "Existing controls", "Mitigation"],
    "figure": ["Baseline", "National average", "Polarity", "Q1"],
    "version": ["Version", "Summary of changes"],
}


@pytest.mark.parametrize(
    ("printed", "kind"),
    [(printed, kind) for kind, several in PRINTED.items() for printed in several],
)
def test_a_head_is_known_by_the_words_that_public_bodies_use(printed, kind):
    assert next(iter(kinds_of(printed).items()), ("", 0))[0] == kind


@pytest.mark.parametrize(
    "printed",
    [
        "",
        "Ward profile",
        "Protected characteristic",
        "x",
        "2025",
        "Embed strategy meetings as a tool",
    ],
)
def test_other_words_are_no_head_of_ours(printed):
    assert max(kinds_of(printed).values(), default=0) < 0.75


def test_a_head_word_for_word_is_surer_than_one_that_holds_the_words():
    exact, contained = kinds_of("Lead officer"), kinds_of("Lead officer for the whole of this work")
    assert exact["lead"] == 1.0
    assert 0.5 < contained["lead"] < 0.9


@pytest.mark.parametrize(
    ("text", "kind"),
    [("Lead\nofficer", "lead"), ("ACTION:", "action"), ("#", "ref"), ("Review the plan", "")],
)
def test_any_cell_can_be_tried_against_the_list(text, kind):
    assert exact_kind(text) == kind
