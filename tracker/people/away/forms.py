"""What people type about an absence."""

from wtforms import Field, SelectField, ValidationError

from tracker.core.forms import DateField, Form

NOBODY = "Nobody: the workstream’s chair is told"


class AwayForm(Form):
    """From when to when somebody is away, and who stands in."""

    first_on = DateField("First day away", missing="Enter the first day away")
    last_on = DateField("Last day away", missing="Enter the last day away")
    stand_in = SelectField("Who stands in", default="")

    def validate_last_on(self, field: Field) -> None:
        first_on = self.first_on.data
        if first_on and field.data and field.data < first_on:
            raise ValidationError("The last day cannot be before the first. Look at both again")


class BackForm(Form):
    """The button that ends an absence."""
