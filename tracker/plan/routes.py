"""Plans, pledges and commitments: read by everybody, made and changed by the board secretary."""

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from flask import Blueprint, current_app, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from tracker.access.guards import requires
from tracker.access.permissions import Permission
from tracker.core import clock
from tracker.core.downloads import download
from tracker.core.errors import NotFound
from tracker.core.form_pages import FormPage, answer
from tracker.core.transaction import writes
from tracker.people.identity import signed_in
from tracker.plan import queries, service
from tracker.plan.forms import AddPledgeForm, AdoptForm, CommitmentForm, PlanForm, PledgeForm
from tracker.plan.models import Pledge
from tracker.plan.service import PlanDetails, PledgeDetails
from tracker.reports.plan_export.content import exported
from tracker.reports.plan_export.files import ON_PAGES, SHAPES, made
from tracker.reports.plans import PlanPage, head_of, plan_page, pledge_page
from tracker.voice.celebrations import queries as celebrations
from tracker.voice.queries import on_pledge
from tracker.voice.saying.forms import SayForm
from tracker.voice.sending import begun

blueprint = Blueprint("plan", __name__)
NEWS = 5


@blueprint.get("/plan")
@requires(Permission.PLAN_VIEW)
def live() -> ResponseReturnValue:
    found = queries.live_plans(clock.today())
    if not found:
        return render_template("plan/empty.html")
    others = [(plan.name, plan.slug) for plan in found[1:]]
    return _show_plan(plan_page(found[0], viewer=signed_in()), others=others)


@blueprint.get("/plans")
@requires(Permission.PLAN_VIEW)
def plans() -> ResponseReturnValue:
    heads = [head_of(plan) for plan in queries.list_plans(signed_in())]
    return render_template("plan/plans.html", plans=heads)


@blueprint.get("/plan/<string:slug>")
@requires(Permission.PLAN_VIEW)
def show(slug: str) -> ResponseReturnValue:
    plan = queries.get_plan(slug, viewer=signed_in())
    return _show_plan(plan_page(plan, viewer=signed_in()))


@blueprint.get("/plan/<string:slug>/export")
@requires(Permission.PLAN_VIEW)
def export(slug: str) -> ResponseReturnValue:
    viewer, shape = signed_in(), request.args.get("format", ON_PAGES[0])
    plan = queries.get_plan(slug, viewer=viewer)
    if shape not in ON_PAGES:
        raise NotFound
    content = exported(plan, viewer=viewer, council=current_app.extensions["tracker"].council)
    name = f"{slug}-{content.day.isoformat()}.{shape}"
    return download(name, made(content, shape), SHAPES[shape].mimetype)


def _show_plan(page: PlanPage, others: Sequence[tuple[str, str]] = ()) -> ResponseReturnValue:
    rows = [
        {
            "name": f"{line.number}. {line.name}",
            "url": url_for("plan.pledge_of", slug=page.head.slug, number=line.number),
            "counts": line.counts,
        }
        for line in page.pledges
    ]
    adopt_form = AdoptForm(version=str(page.head.version)) if page.head.is_draft else None
    return render_template(
        "plan/plan.html", page=page, pledge_rows=rows, others=others, adopt_form=adopt_form
    )


@blueprint.get("/pledges/<int:number>")
@requires(Permission.PLAN_VIEW)
def pledge(number: int) -> ResponseReturnValue:
    return _show_pledge(queries.get_live_pledge(number, today=clock.today()))


@blueprint.get("/plan/<string:slug>/pledges/<int:number>")
@requires(Permission.PLAN_VIEW)
def pledge_of(slug: str, number: int) -> ResponseReturnValue:
    return _show_pledge(queries.get_pledge(slug, number, viewer=signed_in()))


def _show_pledge(found: Pledge) -> ResponseReturnValue:
    said = on_pledge(found.id, signed_in())
    page = pledge_page(found, viewer=signed_in())
    say_url = url_for("saying.pledge", slug=page.head.slug, number=found.number)
    return render_template(
        "plan/pledge.html",
        page=page,
        news=celebrations.of_pledge(found.id, NEWS),
        pledge_id=found.id,
        voice=said,
        comment_form=None if said.box.closed else SayForm(said.box, data=begun(say_url)),
        say_url=say_url,
    )


@blueprint.route("/plans/add", methods=["GET", "POST"])
@requires(Permission.PLAN_MANAGE)
@writes
def add_plan() -> ResponseReturnValue:
    form = PlanForm()
    page = FormPage(
        "plan/plan_form.html",
        heading="Add a plan",
        submit="Add it as a draft",
        action=url_for("plan.add_plan"),
        back=url_for("plan.plans"),
        back_text="All plans",
    )

    def deed() -> str:
        plan = service.add_plan(form.details, by=signed_in())
        flash(f"{plan.name} is a draft. Only the board secretary sees it until it is adopted.")
        return url_for("plan.show", slug=plan.slug)

    return answer(form, page, deed)


@blueprint.route("/plan/<string:slug>/change", methods=["GET", "POST"])
@requires(Permission.PLAN_MANAGE)
@writes
def change_plan(slug: str) -> ResponseReturnValue:
    plan = queries.get_plan(slug, viewer=signed_in())
    now = asdict(PlanDetails(**{name: getattr(plan, name) for name in PlanDetails.__slots__}))
    form, version = PlanForm(data=now | {"version": str(plan.version)}), plan.version
    page = FormPage(
        "plan/plan_form.html",
        heading=f"Change {plan.name}",
        submit="Save",
        action=url_for("plan.change_plan", slug=slug),
        back=url_for("plan.show", slug=slug),
        back_text=plan.name,
    )

    def deed() -> str:
        service.change_plan(plan, form.details, by=signed_in(), version=form.seen)
        flash(f"{plan.name} is saved.")
        return page.back

    return answer(form, page, deed, now=now, version=version)


@blueprint.post("/plan/<string:slug>/adopt")
@requires(Permission.PLAN_MANAGE)
@writes
def adopt_plan(slug: str) -> ResponseReturnValue:
    plan = queries.get_plan(slug, viewer=signed_in())
    service.adopt_plan(plan, by=signed_in(), version=AdoptForm().seen)
    flash(f"{plan.name} is adopted. Everybody sees it now.")
    return redirect(url_for("plan.show", slug=slug), 303)


@blueprint.route("/plan/<string:slug>/pledges/add", methods=["GET", "POST"])
@requires(Permission.PLAN_MANAGE)
@writes
def add_pledge(slug: str) -> ResponseReturnValue:
    plan = queries.get_plan(slug, viewer=signed_in())
    form = AddPledgeForm(number=service.next_number(plan))
    page = FormPage(
        "plan/pledge_form.html",
        heading="Add a pledge",
        submit="Add the pledge",
        action=url_for("plan.add_pledge", slug=slug),
        back=url_for("plan.show", slug=slug),
        back_text=plan.name,
    )

    def deed() -> str:
        added = service.add_pledge(plan, form.details, number=form.number.data, by=signed_in())
        flash(f"Pledge {added.number} is added. Say below what it means.")
        return url_for("plan.pledge_of", slug=slug, number=added.number)

    return answer(form, page, deed)


@blueprint.route("/plan/<string:slug>/pledges/<int:number>/change", methods=["GET", "POST"])
@requires(Permission.PLAN_MANAGE)
@writes
def change_pledge(slug: str, number: int) -> ResponseReturnValue:
    found = queries.get_pledge(slug, number, viewer=signed_in())
    now = asdict(PledgeDetails(**{name: getattr(found, name) for name in PledgeDetails.__slots__}))
    form, version = PledgeForm(data=now | {"version": str(found.version)}), found.version
    page = _under(
        found, "plan/pledge_form.html", f"Change pledge {number}", "Save", "change_pledge"
    )

    def deed() -> str:
        service.change_pledge(found, form.details, by=signed_in(), version=form.seen)
        flash(f"Pledge {number} is saved.")
        return page.back

    return answer(form, page, deed, now=now, version=version)


@blueprint.route("/plan/<string:slug>/pledges/<int:number>/commitments", methods=["GET", "POST"])
@requires(Permission.PLAN_MANAGE)
@writes
def add_commitment(slug: str, number: int) -> ResponseReturnValue:
    found = queries.get_pledge(slug, number, viewer=signed_in())
    form = CommitmentForm()
    heading = f"Say what pledge {number} means"
    page = _under(found, "plan/commitment_form.html", heading, "Add it", "add_commitment")

    def deed() -> str:
        service.add_commitment(found, form.text.data or "", by=signed_in())
        flash(f"It is added to pledge {number}.")
        return page.back

    return answer(form, page, deed)


@blueprint.route(
    "/plan/<string:slug>/pledges/<int:number>/commitments/<int:position>", methods=["GET", "POST"]
)
@requires(Permission.PLAN_MANAGE)
@writes
def change_commitment(slug: str, number: int, position: int) -> ResponseReturnValue:
    found = queries.get_pledge(slug, number, viewer=signed_in())
    commitment = queries.commitment_at(found, position)
    now, version = {"text": commitment.text}, commitment.version
    form = CommitmentForm(data=now | {"version": str(version)})
    heading = f"Change what pledge {number} means"
    page = _under(
        found, "plan/commitment_form.html", heading, "Save", "change_commitment", position=position
    )

    def deed() -> str:
        text, by = form.text.data or "", signed_in()
        service.change_commitment(commitment, text, plan=found.plan, by=by, version=form.seen)
        flash(f"Pledge {number} is saved.")
        return page.back

    return answer(form, page, deed, now=now, version=version)


def _under(
    found: Pledge, template: str, heading: str, submit: str, view: str, **values: Any
) -> FormPage:
    """The page of a form about a pledge, which leads back to it."""
    slug, number = found.plan.slug, found.number
    return FormPage(
        template,
        heading=heading,
        submit=submit,
        action=url_for(f"plan.{view}", slug=slug, number=number, **values),
        back=url_for("plan.pledge_of", slug=slug, number=number),
        back_text=f"Pledge {number}",
    )
