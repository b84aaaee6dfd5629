"""Pages of bodies: who meets, how often, who is on it, to whom it reports."""

from dataclasses import asdict, replace
from typing import Any

from flask import Blueprint, flash, render_template, request, url_for
from flask.typing import ResponseReturnValue

from tracker.access.guards import can, requires
from tracker.access.permissions import Permission
from tracker.access.roles import Role
from tracker.core import clock
from tracker.core.errors import NotFound
from tracker.core.form_pages import FormPage, answer
from tracker.core.transaction import writes
from tracker.meetings import bodies, choices, listing, record
from tracker.meetings.chain.queries import picture
from tracker.meetings.enums import MemberRole
from tracker.meetings.forms import (
    AddMemberForm,
    BodyForm,
    EndBodyForm,
    EndMemberForm,
    ReopenBodyForm,
    day_of,
)
from tracker.meetings.listing import BodyRow
from tracker.meetings.terms.queries import all_in_force
from tracker.people.identity import signed_in

blueprint = Blueprint("bodies", __name__)


@blueprint.get("/bodies")
@requires(Permission.MEETING_VIEW)
def index() -> ResponseReturnValue:
    today = clock.today()
    return render_template(
        "meetings/bodies.html", picture=picture(signed_in(), today=today), today=today
    )


@blueprint.get("/bodies/<string:slug>")
@requires(Permission.MEETING_VIEW)
def show(slug: str) -> ResponseReturnValue:
    viewer, today = signed_in(), clock.today()
    every = listing.bodies(viewer, today=today)
    body = next((each for each in every if each.slug == slug), None)
    if body is None:
        raise NotFound
    by_name = can(Permission.MEETING_MANAGE) or viewer.has(Role.PARTICIPATION_LEAD)
    on_it = record.members(body.id, day=today, everybody=True, by_name=by_name)
    return render_template(
        "meetings/body.html",
        body=body,
        below=[each for each in every if each.reports_to_id == body.id],
        members=[each for each in on_it if each.is_on(today)],
        others=[each for each in on_it if not each.is_on(today)],
        coming=listing.meetings_to_come(viewer, today=today, body_id=body.id),
        terms=all_in_force(today).get(body.id),
        is_over=body.has_ended(today),
        today=today,
    )


@blueprint.route("/bodies/add", methods=["GET", "POST"])
@requires(Permission.MEETING_MANAGE)
@writes
def add() -> ResponseReturnValue:
    form = BodyForm()
    _offer_bodies(form)
    page = FormPage(
        "meetings/add_body.html",
        heading="Add a board, committee or group",
        submit="Set it up",
        action=url_for(".add"),
        back=url_for(".index"),
        back_text="Boards, committees and groups",
    )

    def deed() -> str:
        added = bodies.add_body(form.details(), by=signed_in())
        flash("It is set up. Now say who is on it and when it meets.")
        return url_for(".show", slug=added.slug)

    return answer(form, page, deed)


@blueprint.route("/bodies/<string:slug>/change", methods=["GET", "POST"])
@requires(Permission.MEETING_MANAGE)
@writes
def change(slug: str) -> ResponseReturnValue:
    row = _body(slug)
    form = BodyForm(**_values(row))
    _offer_bodies(form, but=row.id)
    page = _under(row, "change_body", heading="Change the facts", submit="Keep the change")

    def deed() -> str:
        found = record.body_to_change(row.id)
        bodies.change_body(found, form.details(), by=signed_in(), version=form.seen)
        flash("Kept.")
        return page.back

    return answer(form, page, deed, now=_values(row), version=row.version)


@blueprint.route("/bodies/<string:slug>/end", methods=["GET", "POST"])
@requires(Permission.MEETING_MANAGE)
@writes
def end(slug: str) -> ResponseReturnValue:
    """Close a group with what came of it."""
    row = _body(slug)
    if row.is_executive_board or row.ended_on is not None:
        raise NotFound
    form = EndBodyForm(
        ended_on=clock.today(),
        came_of_it=row.came_of_it,
        version=str(row.version),
        about=row.id,
    )
    page = _under(row, "end_body", heading="Close this group", submit="Close it")
    page = replace(page, kind="warning", cancel="No, go back")

    def deed() -> str:
        bodies.end_body(
            record.body_to_change(row.id),
            ended_on=day_of(form.ended_on),
            came_of_it=form.came_of_it.data or "",
            by=signed_in(),
            version=form.seen,
        )
        flash("It is closed, and what came of it is kept.")
        return page.back

    return answer(form, page, deed, version=row.version)


@blueprint.route("/bodies/<string:slug>/reopen", methods=["GET", "POST"])
@requires(Permission.MEETING_MANAGE)
@writes
def reopen(slug: str) -> ResponseReturnValue:
    """Let a group that was closed go on."""
    row = _body(slug)
    if row.ended_on is None:
        raise NotFound
    form = ReopenBodyForm(version=str(row.version), about=row.id)
    page = _under(row, "reopen_body", heading="Open this group again", submit="Open it again")

    def deed() -> str:
        bodies.reopen_body(
            record.body_to_change(row.id),
            reason=form.reason.data or "",
            by=signed_in(),
            version=form.seen,
        )
        flash("It is open again. Look who is on it, and when it meets.")
        return page.back

    return answer(form, page, deed, version=row.version)


@blueprint.route("/bodies/<string:slug>/members/add", methods=["GET", "POST"])
@requires(Permission.MEETING_MANAGE)
@writes
def add_member(slug: str) -> ResponseReturnValue:
    row = _body(slug)
    form = AddMemberForm(started_on=clock.today())
    form.who.choices = [("", "Choose"), *choices.who_choices()]
    page = _under(row, "add_member", heading="Add a member", submit="Add to the list")

    def deed() -> str:
        bodies.add_member(
            record.body_to_change(row.id),
            post_id=choices.chosen_post(form.who.data),
            user_id=choices.chosen_person(form.who.data),
            role=MemberRole(form.role.data),
            started_on=day_of(form.started_on),
            by=signed_in(),
        )
        flash("They are on the list.")
        return page.back

    return answer(form, page, deed)


@blueprint.route("/bodies/<string:slug>/members/<int:member_id>/end", methods=["GET", "POST"])
@requires(Permission.MEETING_MANAGE)
@writes
def end_member(slug: str, member_id: int) -> ResponseReturnValue:
    row, today = _body(slug), clock.today()
    on_it = record.members(row.id, day=today, everybody=True, by_name=True)
    member = next((each for each in on_it if each.id == member_id), None)
    if member is None:
        raise NotFound
    form = EndMemberForm(ended_on=today)
    page = _under(row, "end_member", heading="End a membership", submit="End the membership")
    more = {**page.more, "member": member}
    page = replace(page, kind="warning", cancel="No, go back", more=more)

    def deed() -> str:
        body, leaves = record.body_to_change(row.id), record.member_to_end(member_id)
        bodies.end_member(body, leaves, ended_on=day_of(form.ended_on), by=signed_in())
        flash(f"{member.name} is no longer on the list after that day.")
        return page.back

    return answer(form, page, deed)


def _under(row: BodyRow, template: str, *, heading: str, submit: str) -> FormPage:
    """The page of a form about a body, which leads back to it."""
    return FormPage(
        f"meetings/{template}.html",
        heading=heading,
        submit=submit,
        action=request.script_root + request.path,
        back=url_for(".show", slug=row.slug),
        back_text=row.name,
        caption=row.name,
        more={"body": row},
    )


def _body(slug: str) -> BodyRow:
    found = listing.bodies(signed_in(), today=clock.today(), slug=slug)
    if not found:
        raise NotFound
    return found[0]


def _offer_bodies(form: BodyForm, but: int | None = None) -> None:
    every = choices.body_choices(signed_in(), today=clock.today())
    form.reports_to.choices = [("", "Nobody"), *(each for each in every if each[0] != str(but))]
    form.workstream.choices = [("", "None"), *choices.workstream_choices(today=clock.today())]


def _values(row: BodyRow) -> dict[str, Any]:
    """What the form about a body begins with; it chooses from lists by text."""
    above = "" if row.reports_to_id is None else str(row.reports_to_id)
    return asdict(row) | {
        "reports_to": above,
        "kind": row.kind.value,
        "workstream": "" if row.workstream_id is None else str(row.workstream_id),
        "version": str(row.version),
    }
