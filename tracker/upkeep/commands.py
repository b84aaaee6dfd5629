"""`tracker check`, `tracker backup` and `tracker restore`."""

import sys
from pathlib import Path

import click
from flask import current_app

from tracker import upgrading
from tracker.importing.figures_command import figures
from tracker.upkeep import backup as copies
from tracker.upkeep import file_copies
from tracker.upkeep.checks import Level, check_all

FILE = click.Path(dir_okay=False, path_type=Path)


@click.group(
    "check",
    help="Whether all is well: a line each; exit 1 if anything is bad.",
    invoke_without_command=True,
)
@click.pass_context
def check(context: click.Context) -> None:
    """Print what was looked at."""
    if context.invoked_subcommand is not None:
        return
    is_bad = False
    for finding in check_all(current_app.extensions["tracker"]):
        click.echo(f"{finding.level:<8}{finding.what}: {finding.words}")
        is_bad = is_bad or finding.level is Level.BAD
    sys.exit(1 if is_bad else 0)


check.add_command(figures)


@click.command("backup", help="A consistent copy, also while it runs.")
@click.argument("file", type=FILE)
def backup(file: Path) -> None:
    """Copy the database into a new file, and the files of people into a folder beside it."""
    file_copies.refuse_what_is_there(file)
    copies.backup(file)
    click.echo(f"The database is copied to {file}.")
    many = file_copies.copy_files(file)
    if many:
        click.echo(f"The files that people brought ({many}) are in {file_copies.folder_of(file)}.")


@click.command("restore", help="Bring a copy back; mail is held until somebody has looked.")
@click.argument("file", type=FILE)
def restore(file: Path) -> None:
    """Put a copy in the place of the database."""
    config = current_app.extensions["tracker"]
    kept = copies.restore(file, config)
    upgrading.upgrade(config)
    copies.hold_after_restore()
    click.echo(f"{file} is the database now. What was there before is in {kept}.")
    came, missing = file_copies.bring_back(file)
    if came:
        click.echo(f"{came} of the files that people brought are back.")
    if missing:
        click.echo(f"{missing} of them are missing. Copy their folder beside {file} and try again.")
    click.echo("Mail is held, and everybody signs in again. To let mail go: tracker outbox release")
