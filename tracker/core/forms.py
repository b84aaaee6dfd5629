"""Forms: text in, typed values out, and errors in plain words."""

import secrets
import unicodedata
from collections.abc import Sequence
from datetime import date
from typing import Any

from flask import g, request
from flask_login import current_user
from flask_wtf import FlaskForm
from werkzeug.datastructures import CombinedMultiDict, MultiDict
from wtforms import (
    Field,
    HiddenField,
    PasswordField,
    SelectMultipleField,
    StringField,
    TextAreaField,
    ValidationError,
)
from wtforms.fields import FileField
from wtforms.fields.core import UnboundField
from wtforms.validators import Length

from tracker.core import dates, references

ONE_LINE = 300
LONG = 5_000

# Turning the reading direction round or hiding characters can make a text look like another.
INVISIBLE = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\ufeff")


def clean(value: object) -> object:
    """Trim a typed text, join its line ends, and drop marks that change how it reads."""
    if not isinstance(value, str):
        return value
    text = unicodedata.normalize("NFC", value.replace("\r\n", "\n").replace("\r", "\n"))
    return "".join(c for c in text if c not in INVISIBLE).strip()


def readable(_form: Any, field: Field) -> None:
    """Refuse control characters that no keyboard types and no page can hold."""
    data = field.data
    if isinstance(data, str) and any(ord(c) < 32 and c not in "\n\t" for c in data):
        field.data = "".join(c for c in data if ord(c) >= 32 or c in "\n\t")
        raise ValidationError(
            "Characters that cannot be shown are taken out here. Look, then send it again"
        )


def referring(_form: Any, field: Field) -> None:
    """Keep what a text refers to by its identity, or say that it is not there."""
    if not field.data:
        return
    try:
        field.data = references.kept(field.data)
    except ValueError as refusal:
        raise ValidationError(str(refusal)) from None


class PlainWords:
    """What the library says of a wrong answer, as we would say it."""

    SAID = {
        "This field is required.": "Fill this in",
        "Not a valid choice.": "Choose one of these",
        "Invalid Choice: could not coerce.": "Choose one of these",
        "Invalid choice(s): one or more data inputs could not be coerced.": "Choose from these",
        "'%(value)s' is not a valid choice for this field.": "Choose from these",
        "'%(value)s' are not valid choices for this field.": "Choose from these",
        "Not a valid integer value.": "Enter a whole number, such as 12",
        "Not a valid decimal value.": "Enter a number, such as 12.5",
        "Invalid URL.": "Enter a whole address, such as https://example.org",
    }

    TOO_LONG = "Field cannot be longer than %(max)d characters."

    def gettext(self, said: str) -> str:
        return self.SAID.get(said, said)

    def ngettext(self, one: str, many: str, number: int) -> str:
        if many == self.TOO_LONG:
            return f"Shorten this to {number:,} characters or fewer"
        return self.gettext(one if number == 1 else many)


class Form(FlaskForm):  # type: ignore[misc]  # Flask-WTF ships no types
    """A form that trims text, is dealt with once, and gets back what was typed before sign-in."""

    once = HiddenField()

    class Meta(FlaskForm.Meta):  # type: ignore[misc]  # as above
        def bind_field(self, form: Any, unbound_field: Any, options: dict[str, Any]) -> Field:
            field_class = unbound_field.field_class
            if not issubclass(field_class, AS_TYPED):
                own, unbound_field = _own_validators(unbound_field)
                options["filters"] = [clean, *unbound_field.kwargs.get("filters", ())]
                options["validators"] = [*own, *_limit(field_class, own), readable]
                if issubclass(field_class, TextAreaField):
                    options["validators"].append(referring)
            bound: Field = unbound_field.bind(form=form, **options)
            return bound

        def wrap_formdata(self, form: Any, formdata: Any) -> Any:
            """A file sent in place of words, or words sent as JSON, are not what was asked for."""
            if formdata is None or isinstance(formdata, MultiDict):
                return super().wrap_formdata(form, formdata)
            if not form.is_submitted() or not (request.form or request.files):
                return None
            sent = request.files.items(multi=True)
            files = MultiDict((name, file) for name, file in sent if _takes_files(form, name))
            return CombinedMultiDict((files, request.form))

        def get_translations(self, form: Any) -> PlainWords:
            return PlainWords()

    def __init__(self, formdata: Any = None, *, about: str | int = "", **kwargs: Any) -> None:
        """`about` tells forms of one class on one page apart: the id of what each is about."""
        name = f"{type(self).__name__}-{about}" if about != "" else type(self).__name__
        kept = _draft_of(name, kwargs.get("prefix", ""))
        if kept is not None:
            super().__init__(kept, **kwargs)
        elif formdata is not None:
            super().__init__(formdata, **kwargs)
        else:
            super().__init__(**kwargs)
        if not self.is_submitted():
            owner = getattr(current_user, "id", 0) or 0
            self.once.data = f"{owner}.{name}.{secrets.token_urlsafe(12)}"

    def refuse(self, field: Field, sentence: str) -> None:
        """Put an error on a field after the fact, when a rule of the council said no."""
        field.errors = [*field.errors, sentence]


def _takes_files(form: Any, name: str) -> bool:
    return isinstance(form._fields.get(name), FileField)


def _own_validators(unbound: Any) -> tuple[Sequence[Any], Any]:
    """A field's validators, be they named or second after its label, and the field without them."""
    if len(unbound.args) < 2:
        return unbound.kwargs.get("validators", ()), unbound
    label, own, *more = unbound.args
    assert not more, "name what comes after a field's validators"
    return own, UnboundField(unbound.field_class, label, **unbound.kwargs)


def _draft_of(name: str, prefix: str) -> MultiDict[str, str] | None:
    """What was typed into this form before its page or session expired, if it comes back now."""
    kept: MultiDict[str, str] | None = g.get("draft_fields")
    if kept is None or request.method != "GET":
        return None
    if prefix and prefix[-1] not in "-_;:/.":
        prefix += "-"  # as WTForms does
    if once_form_name(kept.get(f"{prefix}once", "")) != name:
        return None
    return kept


def _limit(field_class: type[Field], own: Sequence[Any]) -> list[Any]:
    """A limit for every text: its own where it has one, else a line's or a page's."""
    is_text = issubclass(field_class, StringField) and not issubclass(field_class, HiddenField)
    if not is_text or any(isinstance(each, Length) for each in own):
        return []
    most = LONG if issubclass(field_class, TextAreaField) else ONE_LINE
    return [Length(max=most, message=f"Shorten this to {most:,} characters or fewer")]


def typed(field: Field) -> str:
    """What stands in a text field, "" where it was left out."""
    return str(field.data or "")


def once_form_name(once: str) -> str:
    """Which form class a hidden `once` value belongs to."""
    parts = once.split(".")
    return parts[1] if len(parts) == 3 else ""


def once_owner(once: str) -> int | None:
    """Whose page a hidden `once` value was printed on."""
    owner = once.split(".")[0]
    return int(owner) if owner.isdigit() and int(owner) else None


class DateField(Field):
    """A day in three boxes: day, month, year; `.data` is a date or None."""

    parts = ("day", "month", "year")

    def __init__(self, label: str = "", *, missing: str = "", **kwargs: Any) -> None:
        super().__init__(label, **kwargs)
        self.missing = missing
        self.raw_parts: tuple[str, str, str] = ("", "", "")
        self.data: date | None = None

    def process(self, formdata: Any, data: Any = None, extra_filters: Any = None) -> None:
        problems: list[str] = []
        self.process_errors = problems
        self.data = data if isinstance(data, date) else self._default()
        if self.data is not None:
            day = self.data
            self.raw_parts = (str(day.day), str(day.month), str(day.year))
        boxes = [f"{self.name}-{part}" for part in self.parts]
        if formdata and (self.missing or any(box in formdata for box in boxes)):
            self._read(formdata, problems)

    def _default(self) -> date | None:
        value = self.default() if callable(self.default) else self.default
        return value if isinstance(value, date) else None

    def _read(self, formdata: MultiDict[str, str], problems: list[str]) -> None:
        typed = [_in_a_box(formdata.get(f"{self.name}-{part}", "")) for part in self.parts]
        self.raw_parts = (typed[0], typed[1], typed[2])
        self.data = None
        if any(typed):
            try:
                self.data = dates.parse_day("/".join(typed))
            except ValueError as error:
                problems.append(str(error))
        elif self.missing:
            problems.append(self.missing)


def _in_a_box(text: str) -> str:
    """What was typed into a box for a number, as a page can show it again."""
    return "".join(c for c in text if c.isprintable()).strip()


# What is kept as it was typed: a password may begin with a space.
AS_TYPED = (DateField, SelectMultipleField, FileField, PasswordField)


def choices(members: Sequence[Any]) -> list[tuple[str, str]]:
    """An enum's members as (value, label) pairs for radios and lists."""
    return [(member.value, member.label) for member in members]
