"""Words about what happens at a meeting."""

from enum import StrEnum


class AttendanceState(StrEnum):
    """Whether somebody was there, and as what (rules 5.7)."""

    PRESENT = "present"
    APOLOGIES = "apologies"
    SUBSTITUTE = "substitute"
    ABSENT = "absent"
    IN_ATTENDANCE = "in-attendance"

    @property
    def label(self) -> str:
        return self.value.replace("-", " ").capitalize()


class InterestKind(StrEnum):
    """The three kinds of interest that the council's agenda names (C25-2)."""

    PECUNIARY = "pecuniary"
    OTHER_REGISTERABLE = "other-registerable"
    NON_REGISTERABLE = "non-registerable"

    @property
    def label(self) -> str:
        return {
            InterestKind.PECUNIARY: "Disclosable pecuniary interest",
            InterestKind.OTHER_REGISTERABLE: "Other registerable interest",
            InterestKind.NON_REGISTERABLE: "Non-registerable interest",
        }[self]


class ResolutionKind(StrEnum):
    """How an item ends (rules 5.7); every item ends with one."""

    APPOINT = "appoint"
    APPROVE = "approve"
    APPROVE_SUBJECT_TO = "approve-subject-to"
    ENDORSE = "endorse"
    NOTE = "note"
    REFER = "refer"
    DEFER = "defer"

    @property
    def label(self) -> str:
        return self.value.replace("-", " ").capitalize()


class MinutesState(StrEnum):
    """How far the minutes of a meeting are; approved ones are locked."""

    DRAFT = "draft"
    CIRCULATED = "circulated"
    AGREED = "agreed"  # by the chair
    APPROVED = "approved"  # at the next meeting

    @property
    def label(self) -> str:
        return {
            MinutesState.DRAFT: "Draft",
            MinutesState.CIRCULATED: "With the attendees",
            MinutesState.AGREED: "Agreed by the chair",
            MinutesState.APPROVED: "Approved and locked",
        }[self]


class CorrectionState(StrEnum):
    """What became of an attendee’s correction."""

    OPEN = "open"
    MADE = "made"
    NOT_MADE = "not-made"

    @property
    def label(self) -> str:
        return self.value.replace("-", " ").capitalize()
