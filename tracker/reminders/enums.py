"""The words for reminders: families of steps, whom each is meant for, what it is about."""

from enum import StrEnum


class StepKind(StrEnum):
    """A family of steps; of two steps of one thing, the later family is the graver."""

    ANSWERED = "answered"
    GOOD_PRACTICE = "good_practice"
    NEXT_BOARD = "next_board"
    PACK = "pack"
    BOARD_MOVED = "board_moved"
    DATE_MOVED = "date_moved"
    REVIEW_SOON = "review_soon"
    REVIEW_MISSED = "review_missed"
    DUE_SOON = "due_soon"
    COMMENT = "comment"
    DIFFERENCE = "difference"
    MAY_PRINT = "may_print"
    PROMISED = "promised"
    ANSWER_OWED = "answer_owed"
    ESCALATION = "escalation"
    ROUND_OPENS = "round_opens"
    ROUND_ASKS = "round_asks"
    ROUND_CLOSES = "round_closes"
    SCORECARD = "scorecard"
    MINUTES = "minutes"
    STILL_OVERDUE = "still_overdue"
    OVERDUE = "overdue"
    WORRY = "worry"


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
    STEP_OWNER = "step_owner"

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
    Audience.STEP_OWNER: "Whoever owes its answer",
}


class About(StrEnum):
    """What kind of thing a step is about."""

    ACTION = "action"
    COMMENT = "comment"
    MEETING = "meeting"
    ESCALATION = "escalation"
    SCORECARD = "scorecard"


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
