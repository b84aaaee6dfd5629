"""Forms about exceptions."""

from wtforms import (
    BooleanField,
    Field,
    RadioField,
    StringField,
    TextAreaField,
    ValidationError,
)
from wtforms.validators import DataRequired

from tracker.core.forms import Form, choices, typed
from tracker.core.number_forms import AsksAboutNumbers
from tracker.core.versions import VersionedForm
from tracker.core.visibility import Visibility
from tracker.meetings.forms import choose, chosen
from tracker.scorecards.exceptions.enums import NextStep, Tone
from tracker.scorecards.exceptions.service import Seen, Words
from tracker.scorecards.small.words import small_words

LABELS = (Visibility.BOARD, Visibility.PUBLIC, Visibility.RESTRICTED)
NO_DETAILS = "Never a child’s name or details. A figure under five is not written in words either."


class AskedMixin:
    """Words that may tell of fewer than five people are asked about once (rules 5.10.4)."""

    is_fine = BooleanField("What is written here can be read by everybody who may see it")

    def validate_is_fine(self, field: Field) -> None:
        """Refuse until somebody says that the words are fit to be read."""
        texts = [each for each in self if isinstance(each, StringField)]  # type: ignore[attr-defined]
        found = [words for each in texts for words in small_words(typed(each))]
        if found and not field.data:
            raise ValidationError(
                f"“{found[0]}” may tell of fewer than five people. Write it otherwise, or tick this"
            )


class WordsForm(AsksAboutNumbers, AskedMixin, Form):
    """What was seen in words, and what is done about it."""

    tone = RadioField(
        "Is it good news or a worry?",
        [DataRequired("Choose a highlight or a risk")],
        choices=choices(list(Tone)),
    )
    heading = StringField("Heading", [DataRequired("Write a few words, such as Placement moves")])
    told = TextAreaField(
        "What was seen", [DataRequired("Write what the board saw")], description=NO_DETAILS
    )
    step = choose("Kind of next step", "Choose what kind of step comes next")
    next_step = TextAreaField("Next step", [DataRequired("Write what is done next")])
    owner = choose("Who does it", "Choose a post from the list", may_be_empty=True)
    promised_for = choose(
        "Promised for which meeting", "Choose a meeting from the list", may_be_empty=True
    )
    visibility = RadioField(
        "Who can see it",
        [DataRequired("Choose who can see it")],
        choices=[(each.value, f"{each.label}. {each.readers}") for each in LABELS],
        default=Visibility.BOARD.value,
    )

    def words(self) -> Words:
        """The typed values; ask only after the form was found valid."""
        return Words(
            tone=Tone(self.tone.data),
            heading=typed(self.heading),
            told=typed(self.told),
            step=NextStep(self.step.data),
            next_step=typed(self.next_step),
            owner_post_id=chosen(self.owner),
            promised_for_id=chosen(self.promised_for),
            visibility=Visibility(self.visibility.data),
        )


class RaiseForm(WordsForm):
    """Of which figure, seen where; these stay as they were."""

    scorecard = choose("Scorecard", "Choose a scorecard")
    indicator = choose("Indicator", "Choose an indicator from the list", may_be_empty=True)
    meeting = choose("Seen at which meeting", "Choose a meeting from the list", may_be_empty=True)

    def seen_where(self) -> Seen:
        """The typed values; ask only after the form was found valid."""
        return Seen(chosen(self.scorecard) or 0, chosen(self.indicator), chosen(self.meeting))


class ChangeForm(WordsForm, VersionedForm):
    """The words again, for who saw which version."""


class ActionForm(VersionedForm):
    """Where the action stands."""

    plan = choose("Plan", "Choose a plan")
    workstream = choose("Workstream", "Choose a workstream from the list", may_be_empty=True)


class CloseForm(AsksAboutNumbers, AskedMixin, VersionedForm):
    """What happened, and which meeting heard of it."""

    what = TextAreaField(
        "What happened", [DataRequired("Write what came of it")], description=NO_DETAILS
    )
    meeting = choose("Told to which meeting", "Choose a meeting from the list", may_be_empty=True)


class ReopenForm(VersionedForm):
    """Why it is open again."""

    why = TextAreaField("Why it is open again", [DataRequired("Write why it is open again")])
