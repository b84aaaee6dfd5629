"""A page with every component in every state, served to tests only."""

from datetime import date
from pathlib import Path
from typing import Any

from flask import Flask, flash, render_template, request
from flask_login import LoginManager
from flask_wtf import CSRFProtect
from jinja2 import ChoiceLoader, FileSystemLoader
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

from tracker.access.roles import Role
from tracker.config import DEFAULT_BRAND, Config
from tracker.core.forms import DateField, Form
from tracker.headers import prepare_headers
from tracker.meetings.enums import MeetingStatus
from tracker.meetings.queries import BoardMeeting
from tracker.people.identity import SignedIn
from tracker.rendering import prepare_rendering

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


def gallery_app(brand: str = DEFAULT_BRAND) -> Flask:
    """An app of its own, with our templates and headers, and no database."""
    here = Path(__file__).parent
    app = Flask("tracker", root_path=str(here.parent.parent))
    app.config.update(SECRET_KEY="a key for tests that nobody else uses", TESTING=True)
    CSRFProtect(app)
    LoginManager(app).request_loader(_secretary)
    config = Config(here, database_url="", secret_key="", brand=brand, demo=True)
    prepare_rendering(app, config)
    app.jinja_env.globals["coming_board"] = _next_board
    own = app.jinja_env.loader
    assert own is not None
    app.jinja_env.loader = ChoiceLoader([own, FileSystemLoader(here)])
    prepare_headers(app, is_https=False)
    for place, url in enumerate(("/", "/board", "/workstreams", "/actions", "/meetings")):
        app.add_url_rule(url, f"page_{place}", lambda: "")
    app.add_url_rule("/gallery", "gallery", _gallery)
    return app


def _secretary(_request: object) -> SignedIn:
    roles = frozenset({Role.BOARD_SECRETARY})
    return SignedIn(1, "secretary@example.org", "Board secretary", "", roles, is_cleared=True)


def _next_board() -> BoardMeeting:
    day = date(2025, 9, 26)
    return BoardMeeting(4, day, None, None, "", "Executive Board", MeetingStatus.PLANNED)


def _gallery() -> str:
    bad = "bad" in request.args
    flash("H2 is kept. The board sees it from now on.")
    if bad:
        flash("Mail is held: nothing leaves until an administrator lets it go.", "warning")
    return render_template("gallery.html", **context(bad=bad))


def context(*, bad: bool = False) -> dict[str, Any]:
    """What the gallery shows: a form that is new, or one that was refused."""
    form = GalleryForm(
        MultiDict({"due-day": "31", "due-month": "2", "due-year": "2026"} if bad else {})
    )
    if bad:
        form.validate()
    rows = [
        _row("Good Homes for All", complete=2, proposed_complete=1, green=3, amber=2, no_update=1),
        _row("Good Health and Well-being", complete=1, amber=2, red=2, no_update=1, not_started=1),
        _row("Good Education and Skills", complete=3, green=2, ongoing=1, amber=2),
        _row("The board’s own, from its data exceptions", "", complete=2, red=2, no_update=5),
    ]
    return {
        "form": form,
        "counts": COUNTS,
        "rows": rows,
        "past": NOTHING | {"red": 32, "amber": 16, "ongoing": 2, "no_update": 37},
    }


def _row(name: str, url: str = "/workstreams", **counts: int) -> dict[str, Any]:
    return {"name": name, "url": url, "counts": NOTHING | counts}
