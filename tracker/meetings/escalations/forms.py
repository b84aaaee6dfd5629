"""Forms about escalations."""

from datetime import date
from typing import Any

from wtforms import IntegerField, RadioField, StringField, TextAreaField
from wtforms.validators import DataRequired, InputRequired, Length, NumberRange

from tracker.core.forms import DateField, Form, choices, typed
from tracker.core.versions import VersionedForm
from tracker.core.visibility import Visibility
from tracker.meetings.choices import post_choices, workstream_choices
from tracker.meetings.escalations import policy, queries
from tracker.meetings.escalations.enums import EscalationKind, Theme
from tracker.meetings.escalations.rules import MOST_DAYS, Days
from tracker.meetings.escalations.service import EscalationDetails
from tracker.meetings.forms import NO_NAMES, choose, chosen, one_of
from tracker.people.identity import SignedIn

LONGEST = 1_500
TOO_LONG = f"Shorten this to {LONGEST:,} characters or fewer"


def _radio(label: str, sentence: str, **kwargs: Any) -> RadioField:
    return RadioField(label, validators=[one_of(sentence)], validate_choice=False, **kwargs)


class RaiseForm(Form):
    """What is raised, about what, and with whom."""

    kind = _radio(
        "What is it?",
        "Choose whether it is a concern or good practice",
        choices=choices(list(EscalationKind)),
    )
    text = TextAreaField(
        "What is it about?",
        validators=[
            DataRequired("Say what it is about"),
            Length(max=LONGEST, message=TOO_LONG),
        ],
        description=f"{NO_NAMES} No initials and no case numbers either: say what happens, and "
        "what should.",
    )
    theme = choose("Theme", "Choose a theme", choices=[("", "Choose"), *choices(list(Theme))])
    theme_other = StringField(
        "If it is something else, what?",
        validators=[Length(max=80, message="Shorten this to 80 characters or fewer")],
    )
    team = choose(
        "Who answers for the team?",
        "Choose the post that answers for the team",
        description="For a concern: who answers first.",
    )
    manager = choose(
        "Who is the senior manager above?",
        "Choose the senior manager’s post",
        description="Who answers next if the team does not.",
    )
    workstream = choose("Workstream", "Choose a workstream from the list", may_be_empty=True)
    action = choose("Action", "Choose an action from the list", may_be_empty=True)
    visibility = _radio("Who may see it?", "Choose who may see it", default=Visibility.BOARD.value)

    def offer(self, viewer: SignedIn, *, today: date) -> None:
        """Fill the lists; only the cleared may raise what is restricted."""
        posts = post_choices()
        self.team.choices = self.manager.choices = [("", "Choose"), *posts]
        self.workstream.choices = [("", "None"), *workstream_choices(today=today)]
        self.action.choices = [("", "None"), *queries.action_choices(viewer, today)]
        labels = [
            each for each in policy.LABELS if each is not Visibility.RESTRICTED or viewer.is_cleared
        ]
        self.visibility.choices = choices(labels)

    def validate(self, extra_validators: Any = None) -> bool:
        """Another theme has its words, and a listed one has none."""
        is_right = super().validate(extra_validators)
        if self.theme.data == Theme.OTHER and not typed(self.theme_other):
            self.refuse(self.theme_other, "Say in a few words what the theme is")
            return False
        return bool(is_right)

    def details(self) -> EscalationDetails:
        """The typed values; ask only after the form was found valid."""
        theme = Theme(self.theme.data)
        return EscalationDetails(
            kind=EscalationKind(self.kind.data),
            theme=theme,
            theme_other=typed(self.theme_other) if theme is Theme.OTHER else "",
            text=typed(self.text),
            visibility=Visibility(self.visibility.data),
            workstream_id=chosen(self.workstream),
            action_id=chosen(self.action),
            team_post_id=int(self.team.data),
            manager_post_id=int(self.manager.data),
        )


class WordsForm(VersionedForm):
    """The words of a step: why, or the answer itself."""

    words = TextAreaField(
        "Words",
        validators=[
            DataRequired("Write a sentence or two"),
            Length(max=LONGEST, message=TOO_LONG),
        ],
        description=NO_NAMES,
    )


def _days(label: str) -> IntegerField:
    return IntegerField(
        label,
        validators=[
            InputRequired("Enter a number of working days"),
            NumberRange(1, MOST_DAYS, f"Enter a whole number from 1 to {MOST_DAYS}"),
        ],
    )


class DaysForm(Form):
    """The days of the ladder, from a day on."""

    team = _days("Working days that a team has")
    manager = _days("Working days more that a senior manager has")
    outside = _days("Working days from the start until the board has it, at the most")
    from_on = DateField("From which day on", missing="Enter the day from which they count")

    def days(self) -> Days:
        """The typed values; ask only after the form was found valid."""
        return Days(*(each.data or 0 for each in (self.team, self.manager, self.outside)))
