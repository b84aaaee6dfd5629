"""Pages of a body's terms of reference: what holds, every version, and what differs."""

from dataclasses import replace
from typing import Any

from flask import Blueprint, flash, render_template, request, url_for
from flask.typing import ResponseReturnValue

from tracker.access.guards import requires
from tracker.access.permissions import Permission
from tracker.access.roles import permissions_of
from tracker.core import clock
from tracker.core.dates import long_date
from tracker.core.errors import NotFound
from tracker.core.form_pages import FormPage, answer
from tracker.core.transaction import writes
from tracker.meetings import listing, record
from tracker.meetings.forms import day_of
from tracker.meetings.listing import BodyRow
from tracker.meetings.terms import queries, rules, service
from tracker.meetings.terms.forms import AdoptForm, OnDayForm, RemoveDraftForm, TermsForm
from tracker.meetings.terms.queries import PARTS, TermsRow
from tracker.people.identity import signed_in

blueprint = Blueprint("terms", __name__, url_prefix="/bodies/<string:slug>/terms")


@blueprint.get("")
@requires(Permission.MEETING_VIEW)
def show(slug: str) -> ResponseReturnValue:
    """The version in force today, or on a day that is asked for."""
    body, today = _body(slug), clock.today()
    form = OnDayForm(request.args)
    day = (form.day or today) if form.validate() else today
    every = _versions(body)
    return render_template(
        "meetings/terms/show.html",
        body=body,
        versions=every,
        terms=rules.in_force(every, day),
        parts=PARTS,
        form=form,
        day=day,
        today=today,
        has_draft=any(each.is_draft for each in every),
    )


@blueprint.get("/<int:number>")
@requires(Permission.MEETING_VIEW)
def version(slug: str, number: int) -> ResponseReturnValue:
    body, today = _body(slug), clock.today()
    every = _versions(body)
    row = _one(every, number)
    held = rules.in_force(every, today)
    return render_template(
        "meetings/terms/version.html",
        body=body,
        terms=row,
        parts=PARTS,
        before=next((each for each in every if each.number < number), None),
        holds=held is not None and held.id == row.id,
        today=today,
    )


@blueprint.get("/<int:number>/differences")
@requires(Permission.MEETING_VIEW)
def differences(slug: str, number: int) -> ResponseReturnValue:
    """A version beside an older one, or the one before it, line by line."""
    body = _body(slug)
    every = _versions(body)
    newer = _one(every, number)
    older_ones = [each for each in every if each.number < number]
    asked = request.args.get("with", type=int)
    older = next((each for each in older_ones if asked in (None, each.number)), None)
    if older is None:
        raise NotFound
    compared = [(words, rules.compare(older.part(name), newer.part(name))) for name, words in PARTS]
    return render_template(
        "meetings/terms/differences.html",
        body=body,
        newer=newer,
        older=older,
        others=older_ones,
        parts=[(words, lines, rules.is_different(lines)) for words, lines in compared],
    )


@blueprint.route("/add", methods=["GET", "POST"])
@requires(Permission.MEETING_MANAGE)
@writes
def add(slug: str) -> ResponseReturnValue:
    body = _body(slug)
    held = rules.in_force(_versions(body), clock.today())
    form = TermsForm(**(_values(held) | {"what_changed": ""} if held else {}), about=body.id)
    page = _page(body, "form", heading="Draft new terms", submit="Keep the draft")
    page = replace(page, more={**page.more, "begins_with": held})

    def deed() -> str:
        found = record.body_to_change(body.id)
        added = service.add_terms(found, form.details(), by=signed_in())
        flash("The draft is kept. Nobody but those who keep the meetings sees it.")
        return url_for(".version", slug=slug, number=added.number)

    return answer(form, page, deed)


@blueprint.route("/<int:number>/correct", methods=["GET", "POST"])
@requires(Permission.MEETING_MANAGE)
@writes
def correct(slug: str, number: int) -> ResponseReturnValue:
    body = _body(slug)
    row = _draft(body, number)
    form = TermsForm(**_values(row), about=row.id)
    page = _page(body, "form", row, heading="Correct the draft", submit="Keep the draft")

    def deed() -> str:
        held, terms = record.body_to_change(body.id), queries.terms_to_change(row.id)
        service.correct_terms(held, terms, form.details(), by=signed_in(), version=form.seen)
        flash("Kept.")
        return page.back

    return answer(form, page, deed, now=_values(row), version=row.version)


@blueprint.route("/<int:number>/adopt", methods=["GET", "POST"])
@requires(Permission.MEETING_MANAGE)
@writes
def adopt(slug: str, number: int) -> ResponseReturnValue:
    body = _body(slug)
    row = _draft(body, number)
    meetings = queries.adopting_meetings(body.id)
    values = {"version": str(row.version), "adopted_on": meetings[0][1] if meetings else None}
    form = AdoptForm(**values, meeting=meetings[0][0] if meetings else "", about=row.id)
    choices = [(key, long_date(day)) for key, day in meetings]
    form.meeting.choices = [("", "At none of its meetings"), *choices]
    page = _page(body, "adopt", row, heading="Adopt this version", submit="Adopt it")

    def deed() -> str:
        meeting = record.meeting_to_change(form.meeting_id) if form.meeting_id else None
        held, terms = record.body_to_change(body.id), queries.terms_to_change(row.id)
        service.adopt_terms(
            held,
            terms,
            adopted_on=day_of(form.adopted_on),
            meeting=meeting,
            review_on=form.review_on.data,
            by=signed_in(),
            version=form.seen,
        )
        flash(f"Version {number} holds from {long_date(day_of(form.adopted_on))}.")
        return url_for(".show", slug=slug)

    return answer(form, page, deed, version=row.version)


@blueprint.route("/<int:number>/remove", methods=["GET", "POST"])
@requires(Permission.MEETING_MANAGE)
@writes
def remove(slug: str, number: int) -> ResponseReturnValue:
    body = _body(slug)
    row = _draft(body, number)
    form = RemoveDraftForm(version=str(row.version), about=row.id)
    page = _page(body, "remove", row, heading="Throw the draft away", submit="Throw it away")

    def deed() -> str:
        held, terms = record.body_to_change(body.id), queries.terms_to_change(row.id)
        service.remove_draft(held, terms, by=signed_in(), version=form.seen)
        flash(f"The draft of version {number} is gone.")
        return url_for(".show", slug=slug)

    return answer(form, page, deed, version=row.version)


def _body(slug: str) -> BodyRow:
    found = listing.bodies(signed_in(), today=clock.today(), slug=slug)
    if not found:
        raise NotFound
    return found[0]


def _versions(body: BodyRow) -> list[TermsRow]:
    keeps = Permission.MEETING_MANAGE in permissions_of(signed_in().roles)
    return queries.versions(body.id, drafts=keeps)


def _one(versions: list[TermsRow], number: int) -> TermsRow:
    row = next((each for each in versions if each.number == number), None)
    if row is None:
        raise NotFound
    return row


def _draft(body: BodyRow, number: int) -> TermsRow:
    row = _one(_versions(body), number)
    if not row.is_draft:
        raise NotFound("This version was adopted, so it stays as it is. Draft the next one.")
    return row


def _values(row: TermsRow) -> dict[str, Any]:
    return {
        "text": row.text,
        "membership": row.membership,
        "substitutes": row.substitutes,
        "quorum": row.quorum,
        "what_changed": row.what_changed,
        "version": str(row.version),
    }


def _page(
    body: BodyRow, name: str, row: TermsRow | None = None, *, heading: str, submit: str
) -> FormPage:
    """The page of a form about terms, which leads back to the version, or to all of them."""
    back = (
        url_for(".version", slug=body.slug, number=row.number)
        if row
        else url_for(".show", slug=body.slug)
    )
    return FormPage(
        f"meetings/terms/{name}.html",
        heading=heading,
        submit=submit,
        action=request.script_root + request.path,
        back=back,
        back_text=f"Version {row.number}" if row else "Terms of reference",
        caption=body.name,
        kind="warning" if name == "remove" else "",
        cancel="No, go back" if name in ("remove", "adopt") else "Cancel",
        more={"body": body, "terms": row, "begins_with": None},
    )
