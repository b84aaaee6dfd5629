"""What the tracker writes letters about: each trigger in the council's words."""

from enum import StrEnum

from tracker.reminders.enums import Audience as A


class Counting(StrEnum):
    """In which direction a trigger's days are counted, and of which days."""

    DAYS_BEFORE = "days before"
    WORKING_DAYS_BEFORE = "working days before"
    DAYS_AFTER = "days after"
    WORKING_DAYS_AFTER = "working days after"
    NONE = ""

    @property
    def is_before(self) -> bool:
        """The largest number of days comes first."""
        return self in (Counting.DAYS_BEFORE, Counting.WORKING_DAYS_BEFORE)


class Trigger(StrEnum):
    """Something that a letter is written about; a person chooses, the council sets, by these."""

    DUE_SOON = "due_soon"
    OVERDUE = "overdue"
    STILL_OVERDUE = "still_overdue"
    REVIEW = "review"
    NEXT_BOARD = "next_board"
    UPDATE_ROUND = "update_round"
    PACK = "pack"
    MINUTES = "minutes"
    MOVED = "moved"
    COMMENT = "comment"
    ANSWER_OWED = "answer_owed"
    ANSWERED = "answered"
    DIFFERENCE = "difference"
    MAY_PRINT = "may_print"
    WORRY = "worry"
    ESCALATION = "escalation"
    SCORECARD = "scorecard"
    VISIT_FORM = "visit_form"
    VISIT_ESCALATION = "visit_escalation"

    @property
    def label(self) -> str:
        return _LABELS[self]

    @property
    def says(self) -> str:
        """When and why it makes a step, in a sentence."""
        return _SAYS[self]

    @property
    def counting(self) -> Counting:
        """How the days of its steps are counted."""
        return _COUNTING.get(self, Counting.NONE)

    @property
    def unit(self) -> str:
        """The words that follow the number of days; none where its steps have no days."""
        return _UNITS.get(self, self.counting.value)

    @property
    def has_days(self) -> bool:
        """Its steps fall on days that can be set; of others there is one step, at its time."""
        return self.counting is not Counting.NONE

    @property
    def is_statutory(self) -> bool:
        """It cannot be switched off: the first overdue step, a comment to answer, a worry."""
        return self in (Trigger.OVERDUE, Trigger.COMMENT, Trigger.WORRY)

    @property
    def is_in_use(self) -> bool:
        """Whether this site holds what it is about."""
        return self not in NOT_IN_USE

    @property
    def audiences(self) -> tuple[A, ...]:
        """Whom its letters can be for."""
        return _AUDIENCES[self]


NOT_IN_USE = frozenset({Trigger.VISIT_FORM, Trigger.VISIT_ESCALATION})

_LABELS = {
    Trigger.DUE_SOON: "Due soon",
    Trigger.OVERDUE: "Overdue",
    Trigger.STILL_OVERDUE: "Still overdue",
    Trigger.REVIEW: "Review",
    Trigger.NEXT_BOARD: "Next board",
    Trigger.UPDATE_ROUND: "Update round",
    Trigger.PACK: "Pack",
    Trigger.MINUTES: "Minutes",
    Trigger.MOVED: "Moved",
    Trigger.COMMENT: "Comment to answer",
    Trigger.ANSWER_OWED: "Answer owed",
    Trigger.ANSWERED: "Answered",
    Trigger.DIFFERENCE: "Has this made a difference?",
    Trigger.MAY_PRINT: "May we print this?",
    Trigger.WORRY: "Worry about a comment",
    Trigger.ESCALATION: "Escalation",
    Trigger.SCORECARD: "Scorecard",
    Trigger.VISIT_FORM: "Visit form",
    Trigger.VISIT_ESCALATION: "Escalation from a visit",
}
_SAYS = {
    Trigger.DUE_SOON: "Before an action falls due, so that there is time to do it.",
    Trigger.OVERDUE: "After an action’s date has passed, to more people the longer it lasts.",
    Trigger.STILL_OVERDUE: "Every Monday for as long as an action is overdue.",
    Trigger.REVIEW: "Before an ongoing action is to be reviewed. 0 is once its review was missed.",
    Trigger.NEXT_BOARD: "Before the Executive Board meets, so that nobody misses it.",
    Trigger.UPDATE_ROUND: "Before the board, to bring actions up to date. The first step opens "
    "the round, the last closes it, and those between go to who has not said how it is going.",
    Trigger.PACK: "Before the board, when its summary is fixed and can be read.",
    Trigger.MINUTES: "After the board, for as long as nothing is written down of what it decided. "
    "The last step counts working days, the others all days.",
    Trigger.MOVED: "When the board is moved to another day, or a new date is agreed for an action.",
    Trigger.COMMENT: "When an ambassador says something that must be answered.",
    Trigger.ANSWER_OWED: "While a comment waits for its answer, counted from the day it was sent. "
    "Where an answer was not enough, each step goes one further up, counted from that day. A day "
    "that an answer promised counts as the tenth.",
    Trigger.ANSWERED: "When a comment has its answer.",
    Trigger.DIFFERENCE: "When an action of an ambassador’s workstream is proposed as complete.",
    Trigger.MAY_PRINT: "When whoever said it is asked if it may be printed. Of what was "
    "written down for young people, ambassadors and the board secretary are asked.",
    Trigger.WORRY: "When somebody worries about a comment.",
    Trigger.ESCALATION: "When a concern is raised or moved up, or good practice is told.",
    Trigger.SCORECARD: "After a quarter has ended, until all its figures are published.",
    Trigger.VISIT_FORM: "After a councillor’s visit, when its form is due.",
    Trigger.VISIT_ESCALATION: "While what a visit found waits for an answer.",
}
_COUNTING = {
    Trigger.DUE_SOON: Counting.DAYS_BEFORE,
    Trigger.OVERDUE: Counting.WORKING_DAYS_AFTER,
    Trigger.REVIEW: Counting.DAYS_BEFORE,
    Trigger.NEXT_BOARD: Counting.WORKING_DAYS_BEFORE,
    Trigger.UPDATE_ROUND: Counting.WORKING_DAYS_BEFORE,
    Trigger.PACK: Counting.WORKING_DAYS_BEFORE,
    Trigger.MINUTES: Counting.DAYS_AFTER,
    Trigger.ANSWER_OWED: Counting.WORKING_DAYS_AFTER,
    Trigger.SCORECARD: Counting.WORKING_DAYS_AFTER,
    Trigger.VISIT_FORM: Counting.DAYS_AFTER,
    Trigger.VISIT_ESCALATION: Counting.WORKING_DAYS_AFTER,
}
_UNITS = {
    Trigger.REVIEW: "days before, 0 once it is missed",
    Trigger.MINUTES: "days after, working days for the last step",
}
_ACTION = (A.ACCOUNTABLE, A.HELPERS, A.CHAIR, A.BOARD_SECRETARY)
_BOARD = (A.MEMBERS, A.CHAIRS, A.LEADS, A.AMBASSADORS)
_OWED = (A.ACCOUNTABLE, A.CHAIR, A.PARTICIPATION_LEAD, A.BOARD_SECRETARY)
_AUDIENCES = {
    Trigger.DUE_SOON: _ACTION,
    Trigger.OVERDUE: (*_ACTION, A.BOARD_CHAIR),
    Trigger.STILL_OVERDUE: (*_ACTION, A.BOARD_CHAIR),
    Trigger.REVIEW: _ACTION,
    Trigger.NEXT_BOARD: _BOARD,
    Trigger.UPDATE_ROUND: (A.ACCOUNTABLE, A.CHAIR, A.BOARD_SECRETARY),
    Trigger.PACK: _BOARD,
    Trigger.MINUTES: (A.MINUTE_TAKER, A.BOARD_CHAIR, A.BOARD_SECRETARY),
    Trigger.MOVED: (A.ACCOUNTABLE, A.CHAIR, *_BOARD),
    Trigger.COMMENT: _OWED,
    Trigger.ANSWER_OWED: _OWED,
    Trigger.ANSWERED: (A.COMMENTER,),
    Trigger.DIFFERENCE: (A.AMBASSADORS,),
    Trigger.MAY_PRINT: (A.COMMENTER, A.AMBASSADORS, A.BOARD_SECRETARY),
    Trigger.WORRY: (A.SAFEGUARDING_LEAD,),
    Trigger.ESCALATION: (A.STEP_OWNER,),
    Trigger.SCORECARD: (A.PERFORMANCE_OFFICER, A.HEAD_OF_SERVICE),
    Trigger.VISIT_FORM: (A.COUNCILLOR, A.BOARD_SECRETARY),
    Trigger.VISIT_ESCALATION: (A.HEAD_OF_SERVICE, A.DIRECTOR, A.COUNCILLOR),
}
