"""What the field macros need to know of a form's fields: their kind, their limit, their errors."""

from collections.abc import Iterable

from wtforms import (
    BooleanField,
    DecimalField,
    EmailField,
    Field,
    FileField,
    Form,
    HiddenField,
    IntegerField,
    PasswordField,
    RadioField,
    SearchField,
    SelectField,
    SelectMultipleField,
    TextAreaField,
    URLField,
)
from wtforms.validators import Length

from tracker.core.forms import DateField

# The first that fits counts, so a kind stands before the one that it is made from.
KINDS: tuple[tuple[type[Field], str], ...] = (
    (DateField, "date"),
    (HiddenField, "hidden"),
    (PasswordField, "password"),
    (TextAreaField, "textarea"),
    (EmailField, "email"),
    (SearchField, "search"),
    (URLField, "url"),
    (RadioField, "radios"),
    (SelectMultipleField, "checkboxes"),
    (SelectField, "select"),
    (BooleanField, "tick"),
    (FileField, "file"),
    (IntegerField, "number"),
    (DecimalField, "text"),
)


def field_kind(field: Field) -> str:
    """Which boxes a field needs."""
    return next((kind for made_of, kind in KINDS if isinstance(field, made_of)), "text")


def field_limit(field: Field) -> int:
    """The most characters that a field takes, 0 where it names no limit."""
    validators: Iterable[object] = field.validators
    limits = [each.max for each in validators if isinstance(each, Length)]
    return next((limit for limit in limits if limit > 0), 0)


def first_box(field: Field) -> str:
    """The id of the box that an error's link goes to."""
    return f"{field.id}-day" if isinstance(field, DateField) else str(field.id)


def error_links(form: Form) -> list[dict[str, str]]:
    """Every error of a form in its order, each with the box to go to."""
    links = [{"text": str(text)} for text in form.form_errors]
    for field in form:
        for text in field.errors[:1]:
            link = {"text": str(text)}
            if field_kind(field) != "hidden":
                link["href"] = f"#{first_box(field)}"
            links.append(link)
    return links


def described_by(field: Field, hint: str, limit: int = 0) -> str:
    """The ids of what is said about a field: the count of its characters, its hint, its error."""
    said = {"info": limit, "hint": hint, "error": field.errors}
    return " ".join(f"{field.id}-{what}" for what, is_said in said.items() if is_said)


FILTERS = {
    "described_by": described_by,
    "field_kind": field_kind,
    "field_limit": field_limit,
    "error_links": error_links,
}
