"""The audit for auditors: who did what to what, and when; and the same as a file."""

from flask import Blueprint, render_template, request
from flask.typing import ResponseReturnValue

from tracker.access.guards import requires, signed_in_user
from tracker.access.permissions import Permission
from tracker.audit import queries
from tracker.audit.forms import AuditFilter
from tracker.core import clock
from tracker.core.downloads import csv_file

blueprint = Blueprint("audit", __name__)

HEAD = ("Number", "When", "Who", "What", "To what", "Changes", "Note", "Label")
PAGES = {"action": "/actions/{}", "meeting": "/meetings/{}"}


@blueprint.get("/audit")
@requires(Permission.AUDIT_VIEW)
def index() -> ResponseReturnValue:
    form = AuditFilter(request.args)
    wanted = form.wanted()
    if request.args.get("format") == "csv":
        return _file(queries.all_entries(signed_in_user(), wanted))
    found = queries.list_entries(
        signed_in_user(), wanted, page=request.args.get("page", 1, type=int)
    )
    return render_template(
        "audit/index.html", form=form, found=found, size=queries.PAGE, pages=PAGES
    )


def _file(entries: list[queries.EntryRow]) -> ResponseReturnValue:
    return csv_file(
        "history.csv",
        HEAD,
        (
            (
                entry.id,
                f"{clock.london(entry.at):%d/%m/%Y %H:%M}",
                entry.by_name,
                entry.deed.label,
                entry.subject,
                "\n".join(change.sentence for change in entry.changes),
                entry.note,
                entry.visibility.label,
            )
            for entry in entries
        ),
    )
