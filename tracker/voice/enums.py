"""The words for comments and their answers."""

from enum import StrEnum


class ShownAs(StrEnum):
    """How a commenter's name is shown, chosen for each comment."""

    ROLE = "role"
    FIRST = "first"
    FULL = "full"
    YOUNG = "young"
    GROUP = "group"

    @property
    def label(self) -> str:
        """The words a commenter chooses from."""
        return {
            ShownAs.ROLE: "A care leaver ambassador",
            ShownAs.FIRST: "My first name only",
            ShownAs.FULL: "My full name",
            ShownAs.YOUNG: "A young person",
            ShownAs.GROUP: "All of us, for what we agreed together",
        }[self]


class AboutKind(StrEnum):
    """What a comment may be about; `ANYTHING` is what nobody asked about.

    `SOURCE` is a point of a survey, visit, group or event that is about nothing else.
    """

    ACTION = "action"
    PLEDGE = "pledge"
    ITEM = "item"
    SOURCE = "source"
    ANYTHING = "anything"


class AnswerKind(StrEnum):
    """The four answers there are; “noted” is not one."""

    WE_DID_IT = "we_did_it"
    WE_ARE_DOING_IT = "we_are_doing_it"
    WE_WILL_LOOK_AGAIN = "we_will_look_again"
    WE_CANNOT = "we_cannot"

    @property
    def label(self) -> str:
        """The words a reader sees."""
        return {
            AnswerKind.WE_DID_IT: "We did it",
            AnswerKind.WE_ARE_DOING_IT: "We are doing it",
            AnswerKind.WE_WILL_LOOK_AGAIN: "We will look again",
            AnswerKind.WE_CANNOT: "We cannot, because…",
        }[self]

    @property
    def hint(self) -> str:
        """What the words of such an answer have to say."""
        return {
            AnswerKind.WE_DID_IT: "Say what changed",
            AnswerKind.WE_ARE_DOING_IT: "Say what you are doing, and by when",
            AnswerKind.WE_WILL_LOOK_AGAIN: "Say what you wait for, and the day",
            AnswerKind.WE_CANNOT: "Say why not, and what might help instead",
        }[self]


class Verdict(StrEnum):
    """What whoever asked says of an answer."""

    ANSWERS_IT = "answers_it"
    NOT_YET = "not_yet"

    @property
    def label(self) -> str:
        """The words of the button, and beside the answer."""
        return {Verdict.ANSWERS_IT: "That answers it", Verdict.NOT_YET: "Not yet"}[self]


# Answers that promise more: another may follow them.
STILL_OPEN = frozenset({AnswerKind.WE_ARE_DOING_IT, AnswerKind.WE_WILL_LOOK_AGAIN})


class CommentState(StrEnum):
    """Who can read a comment: everybody who sees its action, or fewer."""

    STANDS = "stands"
    WITHDRAWN = "withdrawn"
    REMOVED = "removed"
    HIDDEN = "hidden"
    HELD = "held"
    PRIVATE = "private"

    @property
    def label(self) -> str:
        """The state in a few words."""
        return {
            CommentState.STANDS: "To be read",
            CommentState.WITHDRAWN: "Taken back",
            CommentState.REMOVED: "Removed",
            CommentState.HIDDEN: "Hidden",
            CommentState.HELD: "Read first",
            CommentState.PRIVATE: "Told to the safeguarding lead",
        }[self]


class Show(StrEnum):
    """Which comments a reader of the page of voices wants to see."""

    EVERYTHING = "everything"
    TO_READ = "to-read"
    TO_ANSWER = "to-answer"
    WAITING = "waiting"
    LATE = "late"
    ANSWERED = "answered"
    MINE = "mine"

    @property
    def label(self) -> str:
        """The choice as a reader sees it."""
        return {
            Show.EVERYTHING: "Everything",
            Show.TO_READ: "Waits to be read first",
            Show.TO_ANSWER: "I can answer",
            Show.WAITING: "Waits for an answer",
            Show.LATE: "Answer is late",
            Show.ANSWERED: "Answered",
            Show.MINE: "What I said",
        }[self]

    @property
    def is_about_debts(self) -> bool:
        """Whether the longest owed comes first."""
        return self in (Show.TO_ANSWER, Show.WAITING, Show.LATE)
