"""Forms about replies: one’s own, another’s, a guest’s."""

from typing import Any

from wtforms import RadioField, StringField, TextAreaField
from wtforms.validators import DataRequired, Length

from tracker.core.forms import Form, choices, typed
from tracker.meetings.diary.enums import ReplyKind
from tracker.meetings.diary.replies import queries
from tracker.meetings.diary.replies.service import Said
from tracker.meetings.listing import MeetingRow
from tracker.people.identity import SignedIn

NOTE = 500
NO_NAMES = "Never name a child, a carer or an address."


class GuestMixin:
    """Who it is. Fields and their errors stand in the order in which these classes do."""

    guest = StringField(
        "Who is the guest?",
        [
            DataRequired("Enter who the guest is"),
            Length(max=100, message="Shorten this to 100 characters or fewer"),
        ],
        description=f"A name with a job, or only a role, such as: A foster carer. {NO_NAMES}",
    )


class AnswerMixin:
    """What is answered. A named stand-in counts where no other name is written."""

    kind = RadioField(
        "Are you coming?", [DataRequired("Choose an answer")], choices=choices(list(ReplyKind))
    )
    substitute = StringField("Who comes for you?")
    remark = TextAreaField(
        "Anything we should know (you can leave this out)",
        [Length(max=NOTE, message="Shorten this to 500 characters or fewer")],
        description="Only you and whoever keeps the meeting read it. Such as: I join at 15:00.",
    )

    stand_in = ""

    @property
    def said(self) -> Said:
        """The typed values; ask only after the form was found valid."""
        substitute = typed(self.substitute) or self.stand_in
        return Said(ReplyKind(self.kind.data), substitute, typed(self.remark))


class ReplyForm(AnswerMixin, Form):
    """One’s own answer."""

    def __init__(self, stand_in: str = "", **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.stand_in = stand_in
        if stand_in:
            self.substitute.description = f"Leave it empty if it is your stand-in, {stand_in}."


class RecordForm(AnswerMixin, Form):
    """What somebody told whoever keeps the meeting."""

    def __init__(self, stand_in: str = "", **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.stand_in = stand_in
        self.kind.label.text = "What did they answer?"
        self.kind.choices = [(each.value, each.of_others) for each in ReplyKind]
        self.substitute.label.text = "Who comes for them?"
        if stand_in:
            self.substitute.description = f"Leave it empty if it is their stand-in, {stand_in}."


class GuestForm(GuestMixin, RecordForm):
    """Somebody without an account here."""


class TakeOffForm(Form):
    """Nothing but the deed."""


def reply_block(meeting: MeetingRow, viewer: SignedIn) -> dict[str, Any]:
    """What a meeting’s page shows of the reader’s own answer; nothing to who is not on its list."""
    closed = queries.why_closed(meeting)
    asked = queries.own_invitation(meeting, viewer)
    if asked is not None and closed and not asked.reply:
        asked = None
    form = ReplyForm(asked.stand_in) if asked and not (closed or asked.reply) else None
    return {"asked": asked, "reply_form": form, "reply_closed": closed}
