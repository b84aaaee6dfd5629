"""`tracker import plan` and `tracker import scorecard`."""

import json
import re
from pathlib import Path

import click
from rich.console import Console
from rich.progress import Progress
from rich.table import Table
from rich.text import Text
from sqlalchemy import select

from tracker.core import clock
from tracker.core.database import db
from tracker.core.dates import describe_due
from tracker.core.errors import DomainError
from tracker.core.slugs import slug_of
from tracker.core.transaction import let_go, unit_of_work
from tracker.importing import service
from tracker.importing.child import read_plan_safely
from tracker.importing.grids import NotReadable
from tracker.importing.preview import days_of
from tracker.importing.reading import Choices, PlanReading
from tracker.importing.scorecard_command import scorecard
from tracker.importing.target import Target
from tracker.plan.models import Plan

FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
_TEXT = 60


@click.group("import", help="Read the plan or the scorecard that a council has.")
def import_() -> None:
    """Imports."""


import_.add_command(scorecard)


@import_.command("plan", help="Read an action plan: Word, Excel, OpenDocument, CSV or PDF.")
@click.argument("file", type=FILE)
@click.option("--plan", "slug", help="The plan it goes into: its slug, or a new one.")
@click.option("--dry-run", is_flag=True, help="Only say what was understood.")
@click.option("--format", "shape", type=click.Choice(["table", "json"]), default="table")
def plan(file: Path, slug: str | None, dry_run: bool, shape: str) -> None:
    """Print what was understood, and without --dry-run import every row in one transaction."""
    if not dry_run:
        _expect_slug(slug)
    reading = _read(file)
    if not reading.rows:
        if shape == "json":
            _print(reading, shape)
        raise DomainError(reading.message or "No action was found in this file.")
    if not dry_run:
        with unit_of_work():
            target = _target(reading, str(slug))
            service.write(reading, {}, {}, target, file_name=file.name, by=None)
    _print(reading, shape)


def _expect_slug(slug: str | None) -> None:
    if not slug:
        raise click.UsageError("Without --dry-run, say with --plan which plan it goes into.")
    if slug != slug_of(slug):
        raise click.UsageError(f"“{slug}” is no slug. Did you mean {slug_of(slug) or 'a name'}?")


def _read(file: Path) -> PlanReading:
    let_go()
    console = Console(stderr=True)
    with Progress(console=console, transient=True, disable=not console.is_terminal) as progress:
        task = progress.add_task("Reading", total=None)

        def say(done: int, total: int) -> None:
            progress.update(task, completed=done, total=total)

        try:
            return read_plan_safely(file.name, file.read_bytes(), Choices(), on_progress=say)
        except NotReadable as refusal:
            raise DomainError(str(refusal)) from None


def _target(reading: PlanReading, slug: str) -> Target:
    """The plan of this slug; a new one is called after the file's title, else after the slug."""
    today = clock.today()
    dated = min(reading.dated, today) if reading.dated else None
    if db.session.scalar(select(Plan.id).where(Plan.slug == slug)) is not None:
        return Target(slug=slug, dated=dated or today)
    starts_on, ends_on = days_of(reading, today)
    title = reading.title[:200]
    taken = db.session.scalar(select(Plan.id).where(Plan.name == title))
    return Target(
        slug=slug,
        name=title if title and taken is None else _called(slug),
        starts_on=starts_on,
        ends_on=ends_on,
        dated=dated or min(starts_on, today),
    )


def _called(slug: str) -> str:
    """A slug as a name: `strategy-2018-20` is Strategy 2018-20."""
    return re.sub(r"\b(\d{4}) (\d{2})\b", r"\1-\2", slug.replace("-", " ")).capitalize()


def _print(reading: PlanReading, shape: str) -> None:
    if shape == "json":
        click.echo(json.dumps(reading.as_contract(), ensure_ascii=False, indent=2))
        return
    table = Table("Ref", "Action", "Due", "Lead", "RAG", "Doubts", title=reading.file)
    for row in reading.rows:
        due = describe_due(row.due.on, row.due.precision) if row.due.text else ""
        doubts = "; ".join(row.queries)
        cells = (row.ref, _short(row.action), due, _short(row.lead), row.rag or "", doubts)
        table.add_row(*map(Text, cells))  # what a file says is never a command to the terminal
    console = Console()
    console.print(table)
    for warning in reading.warnings:
        console.print(f"- {warning}", markup=False)
    passed_over = f"{len(reading.skipped)} parts of the file were passed over."
    console.print(f"{len(reading.rows)} actions understood. {passed_over}", markup=False)


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _TEXT else f"{line[: _TEXT - 1]}…"
