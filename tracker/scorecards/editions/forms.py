"""Forms about scorecards and what they print."""

from wtforms import BooleanField, StringField, TextAreaField
from wtforms.validators import DataRequired, Length

from tracker.core.forms import DateField, Form, typed
from tracker.core.versions import VersionedForm
from tracker.meetings.forms import choose, chosen
from tracker.scorecards.editions.service import LineDetails, ScorecardDetails

FROM = "It counts for quarters that end on this day or later."


class ScorecardFields:
    """What a scorecard is."""

    name = StringField("Name", [DataRequired("Write its name")])
    about = TextAreaField("What it is about", description="A sentence, for the list.")
    body = choose("Who reads it", "Choose a body from the list", may_be_empty=True)
    improving_is_amber = BooleanField(
        "A figure that is off its target but better than before is amber, not red"
    )

    @property
    def details(self) -> ScorecardDetails:
        """The typed values; ask only after the form was found valid."""
        return ScorecardDetails(
            name=typed(self.name),
            about=typed(self.about),
            body_id=chosen(self.body),
            improving_is_amber=self.improving_is_amber.data,
        )


class NewScorecardForm(ScorecardFields, Form):
    """A scorecard with its first edition."""

    from_on = DateField("From", missing="Enter the first day, such as 1 4 2025", description=FROM)


class ScorecardForm(ScorecardFields, VersionedForm):
    """What a scorecard is, changed."""


class EditionForm(VersionedForm):
    """From when on an edition is printed."""

    from_on = DateField("From", missing="Enter the first day, such as 1 4 2025", description=FROM)
    notes = TextAreaField("What stands under the table", description="Such as what a rate is per.")


class LineForm(VersionedForm):
    """How an indicator is printed."""

    ref = StringField(
        "Ref",
        [DataRequired("Write the ref"), Length(max=20)],
        description="As printed: 5.10 stays 5.10.",
    )
    priority = StringField(
        "Priority", description="The heading under which it stands, word for word as the others."
    )
    aim = StringField("Corporate Plan aim")

    @property
    def details(self) -> LineDetails:
        """The typed values; ask only after the form was found valid."""
        return LineDetails(typed(self.ref), typed(self.priority), typed(self.aim))


class NewLineForm(LineForm):
    """An indicator that an edition prints from now on."""

    indicator = choose("Indicator", "Choose an indicator from the list")


class PriorityForm(VersionedForm):
    """Other words for a heading."""

    priority = StringField("Heading", [DataRequired("Write the heading")])


class DropForm(VersionedForm):
    """Nothing but the deed."""
