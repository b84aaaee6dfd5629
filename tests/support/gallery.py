"""A page with every component in every state, served to tests only."""

from typing import Any

from werkzeug.datastructures import MultiDict
from wtforms import (
    BooleanField,
    EmailField,
    PasswordField,
    RadioField,
    SelectField,
    SelectMultipleField,
    StringField,
    TextAreaField,
)
from wtforms.validators import InputRequired, Length

from tracker.core.forms import DateField, Form

COUNTS = {
    "complete": 8, "proposed_complete": 2, "green": 7, "ongoing": 3,
    "amber": 6, "red": 4, "no_update": 7, "not_started": 1,
}  # fmt: skip
NOTHING = dict.fromkeys(COUNTS, 0)


class GalleryForm(Form):
    """One field of each kind."""

    line = StringField("What is new, in one line", validators=[InputRequired("Say it in a line")])
    words = TextAreaField(
        "Your comment",
        description="Please do not name a child, a carer or an address.",
        validators=[InputRequired("Write your comment"), Length(max=400)],
    )
    email = EmailField("E-mail address", validators=[InputRequired("Enter your e-mail address")])
    password = PasswordField("Password", validators=[InputRequired("Enter your password")])
    due = DateField("When is it due?", description="Such as 31 3 2026", missing="Enter the date")
    shown_as = RadioField(
        "Show my name as",
        choices=[("role", "A care leaver ambassador"), ("first", "My first name only")],
        validators=[InputRequired("Choose how your name is shown")],
    )
    pledges = SelectMultipleField(
        "Pledges", choices=[("1", "1. We will be good corporate parents"), ("2", "2. Safe")],
        validators=[InputRequired("Choose at least one pledge")],
    )  # fmt: skip
    lead = SelectField(
        "Lead", choices=[("", "Choose a post"), ("3", "Head of Housing")],
        validators=[InputRequired("Choose who leads it")],
    )  # fmt: skip
    unsafe = BooleanField("This is about somebody who is not safe")


def context(*, bad: bool = False) -> dict[str, Any]:
    """What the gallery shows: a form that is new, or one that was refused."""
    form = GalleryForm(
        MultiDict({"due-day": "31", "due-month": "2", "due-year": "2026"} if bad else {})
    )
    if bad:
        form.validate()
    rows = [
        {"name": "Good Homes for All", "url": "/workstreams/good-homes-for-all",
         "counts": NOTHING | {"complete": 2, "proposed_complete": 1, "green": 3, "ongoing": 1, "amber": 2, "no_update": 1}},
        {"name": "Good Health and Well-being", "url": "/workstreams/good-health-and-well-being",
         "counts": NOTHING | {"complete": 1, "proposed_complete": 1, "green": 2, "amber": 2, "red": 2, "no_update": 1, "not_started": 1}},
        {"name": "Good Education and Skills", "url": "",
         "counts": NOTHING | {"complete": 3, "green": 2, "ongoing": 1, "amber": 2}},
        {"name": "The board’s own, from its data exceptions", "url": "",
         "counts": NOTHING | {"complete": 2, "ongoing": 1, "red": 2, "no_update": 5}},
    ]  # fmt: skip
    return {
        "form": form,
        "counts": COUNTS,
        "rows": rows,
        "past": NOTHING | {"red": 32, "amber": 16, "ongoing": 2, "no_update": 37},
    }
