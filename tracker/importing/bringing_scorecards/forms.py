"""Forms of a scorecard's import: the file and where it goes, and what one row goes on from."""

from collections.abc import Sequence

from wtforms import FileField, RadioField, SelectField, StringField
from wtforms.validators import DataRequired

from tracker.core.forms import Form, typed
from tracker.importing.forms import KINDS, FileForm
from tracker.importing.keeping_scorecards.indicators import NEW, OUT
from tracker.scorecards.choices import Choices
from tracker.scorecards.models import Scorecard


class ScorecardFileForm(FileForm):
    """The file, and the scorecard whose figures it holds."""

    missing = "Choose the file with the scorecard"
    file = FileField("The file with the scorecard", description=KINDS)
    scorecard = RadioField(
        "Which scorecard is it?", [DataRequired("Choose the scorecard that it is")]
    )
    name = StringField(
        "Name of the new scorecard", description="Only for a new one, such as Care leavers"
    )

    def offer(self, scorecards: Sequence[Scorecard]) -> None:
        """The scorecards that there are, and a new one."""
        there = [(str(each.id), each.name) for each in scorecards]
        self.scorecard.choices = [*there, (NEW, "A new scorecard")]

    @property
    def scorecard_id(self) -> int | None:
        """The chosen scorecard; None for a new one."""
        return None if self.scorecard.data == NEW else int(self.scorecard.data)

    @property
    def new_name(self) -> str:
        """What the new one is called."""
        return typed(self.name)


class RowForm(Form):
    """The indicator that one row goes on from."""

    choice = SelectField("Which indicator is it?")

    def offer(self, indicators: Choices) -> None:
        """What it may be: as matched, new, nothing, or any indicator of the scorecard."""
        self.choice.choices = [
            ("", "As its name and ref say"),
            (NEW, "A new indicator"),
            (OUT, "None: leave this row out"),
            *indicators,
        ]
