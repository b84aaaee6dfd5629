"""`tracker import scorecard`: what a scorecard's file says, shown, and kept to be checked."""

import json
from pathlib import Path

import click
from rich.console import Console
from rich.table import Table
from rich.text import Text
from sqlalchemy import select

from tracker.core.database import db
from tracker.core.errors import DomainError
from tracker.core.transaction import let_go, unit_of_work
from tracker.importing.child import read_scorecard_safely
from tracker.importing.grids import NotReadable
from tracker.importing.keeping_scorecards.service import keep, scorecard_for
from tracker.importing.scorecard_reading import IndicatorRow, ScorecardReading
from tracker.scorecards.models import Scorecard

FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
_NAME = 60


@click.command("scorecard", help="Read a scorecard: Word, Excel, OpenDocument, CSV or PDF.")
@click.argument("file", type=FILE)
@click.option("--scorecard", "slug", help="The scorecard it goes into: its slug, or a new one.")
@click.option("--dry-run", is_flag=True, help="Only say what was understood.")
@click.option("--format", "shape", type=click.Choice(["table", "json"]), default="table")
def scorecard(file: Path, slug: str | None, dry_run: bool, shape: str) -> None:
    """Print what was understood, and without --dry-run keep every figure to be checked."""
    if not dry_run:
        slug = _slug(slug)
    let_go()
    try:
        reading = read_scorecard_safely(file.name, file.read_bytes())
    except NotReadable as refusal:
        raise DomainError(f"{refusal}.") from None
    if shape == "json":
        click.echo(json.dumps(reading.as_contract(), ensure_ascii=False, indent=2))
    if not reading.indicators:
        raise DomainError(f"{reading.message}.")
    if shape == "table":
        _print(reading)
    if slug and not dry_run:
        with unit_of_work():
            report = keep(reading, scorecard_for(slug, reading.title), by=None)
        if shape == "table":
            click.echo("\n".join([*report.lines, *(f"- {each}" for each in report.doubts)]))
            click.echo("Somebody has to check and publish them before anybody else sees them.")


def _slug(asked: str | None) -> str:
    """The scorecard that was named, or the only one there is."""
    if asked:
        return asked
    there = list(db.session.scalars(select(Scorecard.slug).order_by(Scorecard.slug)))
    if len(there) == 1:
        return there[0]
    names = f"one of {', '.join(there)}, or a new one" if there else "such as corporate-parenting"
    raise DomainError(f"Say which scorecard it goes into, with --scorecard: {names}.")


def _print(reading: ScorecardReading) -> None:
    console = Console()
    console.print(_table(reading))
    for warning in reading.warnings:
        console.print(f"- {warning}", markup=False)
    understood = _counted(len(reading.indicators), "indicator")
    passed_over = _counted(len(reading.skipped), "part")
    console.print(f"{understood} understood, {passed_over} of the file passed over.", markup=False)


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"


def _table(reading: ScorecardReading) -> Table:
    """One line for each indicator, a column for each period, as printed in the file."""
    title = Text(reading.title or reading.file)
    table = Table("Ref", "Indicator", "Unit", *reading.periods, "Doubts", title=title)
    for each in reading.indicators:
        texts = {value.period: value.text for value in each.values}
        cells = [each.ref, _short(each.name), each.unit]
        cells += [texts.get(period, "") for period in reading.periods]
        table.add_row(*(Text(cell) for cell in [*cells, _doubts(each)]))
    return table


def _doubts(indicator: IndicatorRow) -> str:
    of_values = [
        f"{value.period}: {query}" for value in indicator.values for query in value.queries
    ]
    return "; ".join([*indicator.queries, *of_values])


def _short(text: str) -> str:
    return text if len(text) <= _NAME else f"{text[: _NAME - 1]}…"
