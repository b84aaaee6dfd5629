"""Forms about plans, pledges and commitments."""

from wtforms import IntegerField, StringField, TextAreaField
from wtforms.validators import InputRequired, Length, NumberRange, Optional

from tracker.core.forms import DateField
from tracker.core.reading_forms import ChecksWords
from tracker.core.versions import VersionedForm
from tracker.plan.service import PlanDetails, PledgeDetails


class PlanForm(VersionedForm):
    """What a plan says of itself."""

    name = StringField("Name", validators=[InputRequired("Enter the plan’s name"), Length(max=200)])
    starts_on = DateField("First day", missing="Enter its first day")
    ends_on = DateField("Last day", missing="Enter its last day")
    version_label = StringField(
        "Version",
        validators=[Length(max=40)],
        description="Such as 2, or refreshed in 2024. You may leave it.",
    )
    launched = StringField(
        "Launched", validators=[Length(max=200)], description="Such as July 2022."
    )
    vision = TextAreaField("Vision", validators=[Length(max=2000)])

    @property
    def details(self) -> PlanDetails:
        """The typed values; ask only after the form was found valid."""
        assert self.starts_on.data
        assert self.ends_on.data
        return PlanDetails(
            name=self.name.data or "",
            starts_on=self.starts_on.data,
            ends_on=self.ends_on.data,
            version_label=self.version_label.data or "",
            launched=self.launched.data or "",
            vision=self.vision.data or "",
        )


class PledgeForm(ChecksWords, VersionedForm):
    """The promise, and the same in plain words."""

    name = StringField(
        "The pledge", validators=[InputRequired("Enter the pledge"), Length(max=300)]
    )
    plain = TextAreaField(
        "In plain words",
        validators=[Length(max=1000)],
        description="As you would say it to a young person.",
    )
    lead = StringField(
        "Who leads it", validators=[Length(max=200)], description="A post, not a person."
    )
    workstream_group = StringField("Group that looks after it", validators=[Length(max=200)])

    @property
    def details(self) -> PledgeDetails:
        """The typed values."""
        return PledgeDetails(
            name=self.name.data or "",
            plain=self.plain.data or "",
            lead=self.lead.data or "",
            workstream_group=self.workstream_group.data or "",
        )


class AddPledgeForm(PledgeForm):
    """A new pledge, with the number that it keeps."""

    number = IntegerField(
        "Number",
        validators=[
            Optional(),
            NumberRange(1, 999, message="The number must be between 1 and 999"),
        ],
        description="It stays as it is, because it is part of the address.",
    )


class CommitmentForm(VersionedForm):
    """What a pledge means."""

    text = TextAreaField(
        "What the pledge means",
        validators=[InputRequired("Say what the pledge means"), Length(max=1000)],
    )


class AdoptForm(VersionedForm):
    """Nothing but the deed."""
