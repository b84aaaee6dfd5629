"""`tracker seed`."""

import sys
from pathlib import Path

import click
from flask import current_app

from tracker.config import Config
from tracker.core.transaction import unit_of_work
from tracker.seeding import service

SEED = Path(__file__).resolve().parents[2] / "seed"


@click.command("seed", help="Load seed/ into the database, or write the database as such files.")
@click.option(
    "--export", "folder", type=click.Path(file_okay=False, path_type=Path), help="Write to DIR."
)
@click.option("--if-empty", is_flag=True, help="Do nothing where a plan is there already.")
def seed(folder: Path | None, if_empty: bool) -> None:
    """Load or export; a repeat adds what is missing and changes nothing that is there."""
    if folder is not None:
        click.echo(f"Wrote {service.export(folder):,} rows to {folder}.")
    elif not (if_empty and service.holds_plans()):
        config: Config = current_app.extensions["tracker"]
        with unit_of_work():
            added = service.load(SEED, demo=config.demo, tell=_tell)
        click.echo(f"Added {added:,} rows." if added else "Nothing was missing.")


def _tell(file: str, rows: int) -> None:
    """Progress, for a person who watches; a pipe gets none."""
    if sys.stderr.isatty():
        click.echo(f"  {file}: {rows:,} new", err=True)
