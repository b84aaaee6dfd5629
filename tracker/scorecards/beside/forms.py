"""Forms about the figures of others, and about who is like us."""

from wtforms import DecimalField, StringField, TextAreaField, ValidationError
from wtforms.validators import DataRequired, InputRequired, Length, NumberRange

from tracker.core.forms import ONE_LINE, DateField, choices, typed
from tracker.core.versions import VersionedForm
from tracker.meetings.forms import choose, day_of
from tracker.scorecards.beside.service import BenchmarkDetails
from tracker.scorecards.enums import BenchmarkKind, Unit
from tracker.scorecards.exact import LARGEST


class BenchmarkForm(VersionedForm):
    """A figure of others."""

    kind = choose("Whose figure", "Choose whose figure it is", choices=choices(list(BenchmarkKind)))
    value = DecimalField(
        "Figure",
        [
            InputRequired("Enter the figure, such as 93.1"),
            NumberRange(0, int(LARGEST) - 1, "Enter a number from nought up"),
        ],
        places=None,
    )
    unit = choose("What it counts in", "Choose what it counts in", choices=choices(list(Unit)))
    year = StringField(
        "Year of the figure",
        [DataRequired("Enter its year, such as 2023/24"), Length(max=40)],
    )
    from_on = DateField(
        "From",
        missing="Enter the first day, such as 1 4 2025",
        description="It stands beside our figures of periods that end on this day or later.",
    )
    cohort = StringField("Whom it counts", description="Only if they are others than with us.")
    source = StringField("Where it is from")
    note = TextAreaField("What a reader should know")

    @property
    def details(self) -> BenchmarkDetails:
        """The typed values; ask only after the form was found valid."""
        assert self.value.data is not None
        return BenchmarkDetails(
            kind=BenchmarkKind(self.kind.data),
            from_on=day_of(self.from_on),
            value=self.value.data,
            unit=Unit(self.unit.data),
            year=typed(self.year),
            cohort=typed(self.cohort),
            source=typed(self.source),
            note=typed(self.note),
        )


class NeighboursForm(VersionedForm):
    """The councils that are like ours in a year."""

    names = TextAreaField("Councils", description="One on each line.")

    def validate_names(self, field: TextAreaField) -> None:
        """A name is a line of its own."""
        if any(len(each) > ONE_LINE for each in self.lines(typed(field))):
            raise ValidationError("Write one council on each line")

    @staticmethod
    def lines(text: str) -> list[str]:
        """The names that were typed."""
        return [" ".join(each.split()) for each in text.splitlines() if each.strip()]
