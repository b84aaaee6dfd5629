"""Which deeds an auditor wants to see."""

from datetime import date

from wtforms import SearchField, SelectField, StringField, ValidationError

from tracker.audit import queries
from tracker.audit.enums import Deed
from tracker.core.dates import NotADate, parse_day
from tracker.core.forms import Form, typed

LARGEST_ID = 2**31 - 1


class AuditFilter(Form):
    """Who, what, to which thing, and when."""

    class Meta(Form.Meta):
        csrf = False

    who = SearchField("Who")
    deed = SelectField(
        "What was done",
        choices=[("", "Anything"), *((deed.value, deed.label) for deed in Deed)],
        default="",
    )
    thing = SelectField(
        "To what",
        choices=[
            ("", "Anything"),
            *((word, word.replace("_", " ").capitalize()) for word in queries.subject_types()),
        ],
        default="",
    )
    number = StringField("Its number", render_kw={"inputmode": "numeric"})
    first = StringField("From", description="For example 31/3/2025")
    last = StringField("To", description="For example 31/3/2025")

    def validate_number(self, field: StringField) -> None:
        if field.data and not _number(field.data):
            raise ValidationError("The number must be a whole number, such as 12")

    def validate_first(self, field: StringField) -> None:
        _check_day(field.data)

    def validate_last(self, field: StringField) -> None:
        _check_day(field.data)

    def wanted(self) -> queries.Wanted:
        """The filters that can be read; what cannot be read filters nothing, and says so."""
        self.validate()
        return queries.Wanted(
            who=typed(self.who),
            deed=typed(self.deed),
            subject_type="" if self.thing.errors else typed(self.thing),
            subject_id=_number(typed(self.number)),
            first_on=_day(typed(self.first)),
            last_on=_day(typed(self.last)),
        )


def _number(text: str) -> int | None:
    is_number = text.isascii() and text.isdigit() and len(text) < 11
    return int(text) if is_number and 0 < int(text) <= LARGEST_ID else None


def _day(text: str) -> date | None:
    try:
        return parse_day(text) if text else None
    except NotADate:
        return None


def _check_day(text: str | None) -> None:
    if text:
        try:
            parse_day(text)
        except NotADate as error:
            raise ValidationError(str(error)) from error
