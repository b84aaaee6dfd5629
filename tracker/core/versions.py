"""Forms about something that another person may save meanwhile: nobody's words are lost."""

from collections.abc import Mapping
from datetime import date
from typing import Any, NamedTuple

from wtforms import Field, HiddenField, SelectFieldBase

from tracker.core.dates import long_date
from tracker.core.errors import ChangedMeanwhile, NotAccepted
from tracker.core.forms import Form


class Difference(NamedTuple):
    """A field that somebody saved otherwise than it was typed."""

    label: str
    theirs: str
    yours: str


class VersionedForm(Form):
    """A form that knows which version its reader was looking at."""

    version = HiddenField()

    @property
    def seen(self) -> int:
        """The version that the reader saw; none at all is always out of date."""
        data = str(self.version.data or "")  # what a form began with is a number
        return int(data) if data.isascii() and data.isdigit() and len(data) < 10 else 0


def take_refusal(form: Form, refusal: NotAccepted) -> None:
    """Put the sentences of a refused deed beside the fields that they are about."""
    for name, sentence in refusal.by_field.items():
        if name in form:
            form.refuse(form[name], sentence)
        else:
            form.form_errors.append(sentence)


def take_change(
    form: VersionedForm, error: ChangedMeanwhile, *, now: Mapping[str, Any], version: int
) -> list[Difference]:
    """Keep what was typed, let the next save count, and say where the two versions differ."""
    form.form_errors.append(str(error))
    form.version.data = str(version)
    return [
        Difference(str(form[name].label.text), _words(form[name], value), _words(form[name], typed))
        for name, value in now.items()
        if name in form and name != "version"
        for typed in [form[name].data]
        if _words(form[name], value) != _words(form[name], typed)
    ]


def _words(field: Field, value: Any) -> str:
    """A value of a field as a reader knows it: a choice by its label, a day in full."""
    if value is None or value == "":
        return "Nothing"
    if isinstance(field, SelectFieldBase):
        labels = {str(key): str(label) for key, label, *_ in field.iter_choices()}
        chosen = value if isinstance(value, list | tuple) else [value]
        return "; ".join(labels.get(str(each), str(each)) for each in chosen) or "Nothing"
    return long_date(value) if isinstance(value, date) else str(value)
