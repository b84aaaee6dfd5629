"""`tracker export plan`."""

from pathlib import Path

import click
from flask import current_app
from sqlalchemy import func, select

from tracker.actions.models import Action
from tracker.core import clock
from tracker.core.database import db
from tracker.core.errors import DomainError, NotFound
from tracker.core.visibility import Visibility
from tracker.plan import queries
from tracker.plan.models import Plan
from tracker.reports.plan_export.content import exported
from tracker.reports.plan_export.files import SHAPES, made

OUT = click.Path(dir_okay=False, writable=True, path_type=Path)


@click.group("export", help="Write what the tracker holds as a file.")
def export() -> None:
    """Exports."""


@export.command("plan", help="Write a plan as a file that can be printed and imported again.")
@click.option("--plan", "slug", help="Its slug; needed if more than one plan is live.")
@click.option("--format", "shape", type=click.Choice(list(SHAPES)), required=True)
@click.option("--restricted", is_flag=True, help="Take restricted (Part 2) actions along.")
@click.argument("out", type=OUT)
def plan(slug: str | None, shape: str, restricted: bool, out: Path) -> None:
    """Write the plan's actions; drafts never, restricted ones only if asked for.

    A past plan stands as on its last day. A file that is there is replaced, and it says so.
    """
    found = _plan(slug)
    content = exported(
        found,
        viewer=None,
        council=current_app.extensions["tracker"].council,
        is_open=not restricted,
    )
    if not content.actions:
        raise DomainError(f"There is no action in {content.name} to write.")
    was_there = _write(out, made(content, shape))
    number = len(content.actions)
    click.echo(f"Wrote {number} action{'s' if number != 1 else ''} of {content.name} to {out}.")
    if was_there:
        click.echo(f"{out} was there before and is replaced.", err=True)
    if left_out := 0 if restricted else _restricted(found):
        click.echo(f"{left_out} restricted left out; --restricted takes them along.", err=True)


def _plan(slug: str | None) -> Plan:
    if slug is not None:
        try:
            return queries.get_plan(slug, viewer=None)
        except NotFound:
            raise NotFound(f"There is no plan “{slug}”.") from None
    live = queries.live_plans(clock.today())
    if not live:
        raise DomainError("No plan is live today. Say with --plan which one you mean.")
    if len(live) > 1:
        slugs = ", ".join(each.slug for each in live)
        raise click.UsageError(f"More than one plan is live: say which with --plan ({slugs}).")
    return live[0]


def _restricted(found: Plan) -> int:
    wanted = select(func.count(Action.id)).where(
        Action.plan_id == found.id, Action.visibility == Visibility.RESTRICTED
    )
    return db.session.scalar(wanted) or 0


def _write(out: Path, content: bytes) -> bool:
    """Put the file in its place whole or not at all; whether one was there before."""
    was_there = out.exists()
    if was_there and not out.is_file():
        raise DomainError(f"{out} is no file that could be replaced.")
    part = out.with_name(f".{out.name}.part")
    try:
        part.write_bytes(content)
        part.replace(out)
    except OSError as refusal:
        part.unlink(missing_ok=True)
        raise DomainError(f"{out} cannot be written: {refusal.strerror}.") from None
    return was_there
