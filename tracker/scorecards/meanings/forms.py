"""Forms about what an indicator means."""

from typing import Any

from wtforms import BooleanField, DecimalField, IntegerField, StringField, TextAreaField
from wtforms.validators import DataRequired, NumberRange, Optional

from tracker.core.forms import DateField, Form, choices, typed
from tracker.core.versions import VersionedForm
from tracker.meetings.forms import choose, chosen, day_of
from tracker.scorecards.enums import PeriodType, Polarity, Unit
from tracker.scorecards.exact import LARGEST
from tracker.scorecards.meanings.rules import MeaningDetails
from tracker.scorecards.meanings.service import IndicatorDetails


def amount(label: str, description: str = "") -> DecimalField:
    """A number that may be left out."""
    checks = [Optional(), NumberRange(0, int(LARGEST) - 1, "Enter a number from nought up")]
    return DecimalField(label, checks, places=None, description=description)


class MeaningFields:
    """What is said of an indicator from a day on."""

    from_on = DateField(
        "From",
        missing="Enter the first day, such as 1 4 2025",
        description="It counts for periods that end on this day or later.",
    )
    name = StringField("Name", [DataRequired("Write the name as the scorecard prints it")])
    unit = choose("What it counts in", "Choose what it counts in", choices=choices(list(Unit)))
    decimals = IntegerField(
        "Places after the point",
        [NumberRange(0, 4, "Enter a number from 0 to 4")],
        default=0,
        description="How exactly it is printed: 0 for 93, 1 for 93.1.",
    )
    second = StringField(
        "What the second figure counts",
        description="Such as individuals, for “105 (82 individuals)”. Most have none.",
    )
    polarity = choose(
        "What we want it to do", "Choose what we want it to do", choices=choices(list(Polarity))
    )
    target = amount("Target", "Without a target it has no colour. Of two numbers, the lower one.")
    target_high = amount("Upper number", "Only where between two numbers is best.")
    tolerance = amount(
        "How far off is still near",
        "In per cent of the target. Leave it empty for the rule of the council, 5.",
    )
    denominator = StringField("Out of", description="What a percentage is a share of.")
    cohort = StringField("Whom it counts", description="Such as children aged 5 to 17.")
    population = IntegerField(
        "Population",
        [Optional(), NumberRange(1, 100_000_000, "Enter a number of people")],
        description="Only for a rate: small numbers are found by it.",
    )
    population_year = StringField("Year of the estimate", description="Such as mid-2024.")
    owner = choose("Who answers for it", "Choose a post from the list", may_be_empty=True)
    checker = choose("Who checks it", "Choose a post from the list", may_be_empty=True)
    pledge = choose("Pledge that it measures", "Choose a pledge from the list", may_be_empty=True)
    acronyms = TextAreaField("What the letters mean", description="Such as SDQ: a questionnaire.")

    def offer(self, posts: list[tuple[str, str]], pledges: list[tuple[str, str]]) -> None:
        """Fill the lists."""
        self.owner.choices = self.checker.choices = [("", "Nobody yet"), *posts]
        self.pledge.choices = [("", "None of them"), *pledges]

    def details(self, **more: Any) -> MeaningDetails:
        """The typed values; ask only after the form was found valid."""
        return MeaningDetails(
            from_on=day_of(self.from_on),
            name=typed(self.name),
            unit=Unit(self.unit.data),
            decimals=self.decimals.data or 0,
            second=typed(self.second),
            polarity=Polarity(self.polarity.data),
            target=self.target.data,
            target_high=self.target_high.data,
            tolerance=self.tolerance.data,
            denominator=typed(self.denominator),
            cohort=typed(self.cohort),
            population=self.population.data,
            population_year=typed(self.population_year),
            owner_post_id=chosen(self.owner),
            checker_post_id=chosen(self.checker),
            pledge_id=chosen(self.pledge),
            acronyms=typed(self.acronyms),
            **more,
        )


class MeaningForm(MeaningFields, VersionedForm):
    """A meaning after the first."""

    is_break = BooleanField("Figures before and after it cannot be compared")
    what_changed = TextAreaField(
        "What changed",
        description="A sentence for readers: it stands where the line is broken.",
    )

    @property
    def meaning(self) -> MeaningDetails:
        """The typed values; ask only after the form was found valid."""
        return self.details(is_break=self.is_break.data, what_changed=typed(self.what_changed))


class KindFields:
    """What an indicator is through all its meanings."""

    is_seasonal = BooleanField(
        "The season moves it", description="Then it is compared with the year before."
    )
    variant_of = choose(
        "Another way of counting", "Choose an indicator from the list", may_be_empty=True
    )
    also_called = TextAreaField(
        "Other names", description="As papers and files call it, with a semicolon between them."
    )

    def kind(self, period_type: PeriodType) -> IndicatorDetails:
        """The typed values; ask only after the form was found valid."""
        return IndicatorDetails(
            period_type=period_type,
            is_seasonal=self.is_seasonal.data,
            variant_of_id=chosen(self.variant_of),
            also_called=typed(self.also_called),
        )


class NewIndicatorForm(MeaningFields, KindFields, Form):
    """A new indicator with its first meaning."""

    scorecard = choose("Scorecard", "Choose a scorecard")
    period_type = choose(
        "Of which time a figure is",
        "Choose of which time a figure is",
        choices=choices(list(PeriodType)),
        description="It stays: figures of other spans of time are another indicator.",
    )


class IndicatorForm(KindFields, VersionedForm):
    """What may change of an indicator without a new meaning."""
