"""The words for reminders: the steps, and whom each is meant for."""

from enum import StrEnum


class StepKind(StrEnum):
    """A step of the ladder; for one thing, the later of two is the graver."""

    ANSWERED = "answered"
    NEXT_BOARD_15 = "next_board_15"
    NEXT_BOARD_10 = "next_board_10"
    NEXT_BOARD_5 = "next_board_5"
    NEXT_BOARD_1 = "next_board_1"
    REVIEW_SOON = "review_soon"
    REVIEW_MISSED = "review_missed"
    DUE_SOON_28 = "due_soon_28"
    DUE_SOON_7 = "due_soon_7"
    COMMENT = "comment"
    ANSWER_OWED_5 = "answer_owed_5"
    ANSWER_OWED_10 = "answer_owed_10"
    STILL_OVERDUE = "still_overdue"
    OVERDUE_1 = "overdue_1"
    OVERDUE_5 = "overdue_5"
    OVERDUE_10 = "overdue_10"
    WORRY = "worry"

    @property
    def label(self) -> str:
        """The step in a few words, for lists of letters."""
        return _LABELS[self]


_LABELS = {
    StepKind.ANSWERED: "Your comment has an answer",
    StepKind.NEXT_BOARD_15: "Next board in 15 working days",
    StepKind.NEXT_BOARD_10: "Next board in 10 working days",
    StepKind.NEXT_BOARD_5: "Next board in 5 working days",
    StepKind.NEXT_BOARD_1: "Next board on the next working day",
    StepKind.REVIEW_SOON: "Review in 14 days",
    StepKind.REVIEW_MISSED: "Review missed",
    StepKind.DUE_SOON_28: "Due in 28 days",
    StepKind.DUE_SOON_7: "Due in 7 days",
    StepKind.COMMENT: "Comment to answer",
    StepKind.ANSWER_OWED_5: "Answer owed for 5 working days",
    StepKind.ANSWER_OWED_10: "Answer owed today",
    StepKind.STILL_OVERDUE: "Still overdue",
    StepKind.OVERDUE_1: "Overdue",
    StepKind.OVERDUE_5: "5 working days overdue",
    StepKind.OVERDUE_10: "10 working days overdue",
    StepKind.WORRY: "Something needs your attention",
}


class Audience(StrEnum):
    """Whom a step is meant for, by their part in the thing; persons are found elsewhere."""

    ACCOUNTABLE = "accountable"
    HELPERS = "helpers"
    CHAIR = "chair"
    BOARD_SECRETARY = "board_secretary"
    PARTICIPATION_LEAD = "participation_lead"
    MEMBERS = "members"
    CHAIRS = "chairs"
    LEADS = "leads"
    AMBASSADORS = "ambassadors"
    COMMENTER = "commenter"
    SAFEGUARDING_LEAD = "safeguarding_lead"
    BOARD_CHAIR = "board_chair"
    MINUTE_TAKER = "minute_taker"
    PERFORMANCE_OFFICER = "performance_officer"
    HEAD_OF_SERVICE = "head_of_service"
    COUNCILLOR = "councillor"
    DIRECTOR = "director"

    @property
    def label(self) -> str:
        return _AUDIENCES[self]


_AUDIENCES = {
    Audience.ACCOUNTABLE: "Accountable person",
    Audience.HELPERS: "Helpers",
    Audience.CHAIR: "Workstream chair",
    Audience.BOARD_SECRETARY: "Board secretary",
    Audience.PARTICIPATION_LEAD: "Participation lead",
    Audience.MEMBERS: "Board members",
    Audience.CHAIRS: "All workstream chairs",
    Audience.LEADS: "Leads with open actions",
    Audience.AMBASSADORS: "Ambassadors",
    Audience.COMMENTER: "Who commented",
    Audience.SAFEGUARDING_LEAD: "Safeguarding lead",
    Audience.BOARD_CHAIR: "Board chair",
    Audience.MINUTE_TAKER: "Secretary of the body",
    Audience.PERFORMANCE_OFFICER: "Performance officer",
    Audience.HEAD_OF_SERVICE: "Head of service",
    Audience.COUNCILLOR: "Councillor who visited",
    Audience.DIRECTOR: "Director",
}


class About(StrEnum):
    """What kind of thing a step is about."""

    ACTION = "action"
    COMMENT = "comment"
    MEETING = "meeting"


class Rhythm(StrEnum):
    """How often a person hears of something by letter."""

    EACH_DAY = "each_day"
    WEEKLY = "weekly"
    NEVER = "never"

    @property
    def label(self) -> str:
        return {
            Rhythm.EACH_DAY: "On the day",
            Rhythm.WEEKLY: "Once a week, on Monday",
            Rhythm.NEVER: "Not by letter",
        }[self]
