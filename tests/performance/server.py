"""The served application of the benchmark: the tracker, and the anchor page beside it."""

import sys

from flask import Flask, render_template
from sqlalchemy import func, select
from waitress import serve

from tracker.access.guards import allow_anonymous
from tracker.actions.models import Action
from tracker.core.database import db
from tracker.factory import create_app

ANCHOR = """<!doctype html><title>Anchor</title><p>{{ total }} actions</p>
<table>{% for row in rows %}
<tr><td>{{ row.ref }}</td><td>{{ row.text }}</td><td>{{ row.due_on }}</td></tr>
{% endfor %}</table>"""


def build() -> Flask:
    """The tracker with a bare view of fifty rows and their exact total."""
    app = create_app()
    page = app.jinja_env.from_string(ANCHOR)

    @app.get("/anchor")
    @allow_anonymous
    def anchor() -> str:
        rows = db.session.scalars(select(Action).order_by(Action.due_on, Action.id).limit(50)).all()
        total = db.session.scalar(select(func.count(Action.id)))
        return render_template(page, rows=rows, total=total)

    return app


if __name__ == "__main__":
    serve(build(), host="127.0.0.1", port=int(sys.argv[1]), threads=4, _quiet=True)
