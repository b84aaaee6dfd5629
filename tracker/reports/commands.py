"""`tracker report rag`."""

import json
from datetime import datetime

import click
from rich.console import Console
from rich.table import Table

from tracker.reports.rag import as_table, rag_report


@click.group("report", help="What the board reads, for programs and terminals.")
def report() -> None:
    """Reports."""


@report.command("rag", help="The counts of the board's summary.")
@click.option("--as-of", type=click.DateTime(["%Y-%m-%d"]), help="A day, as 2018-12-10.")
@click.option("--plan", "plan_slug", help="One plan, by its slug.")
@click.option("--format", "shape", type=click.Choice(["table", "json"]), default="table")
def rag(as_of: datetime | None, plan_slug: str | None, shape: str) -> None:
    """Print the counts as they were on a day."""
    found = rag_report(as_of=as_of.date() if as_of else None, plan_slug=plan_slug)
    if shape == "json":
        click.echo(json.dumps(found, ensure_ascii=False, indent=2))
        return
    table = Table("What", "How it stands", title=f"As of {found['as_of']}")
    for line in as_table(found):
        table.add_row(*line)
    Console().print(table)
