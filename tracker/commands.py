"""The commands of the house, by name."""

from typing import Any

import click
from flask import Flask, current_app

from tracker import upgrading
from tracker.importing.commands import import_
from tracker.reminders.commands import outbox, reminders
from tracker.reports.commands import report
from tracker.reports.plan_export.commands import export
from tracker.seeding.commands import seed
from tracker.serving import serve, worker
from tracker.upkeep.commands import backup, check, restore
from tracker.workstreams.commands import user


@click.command("init", help="Create or upgrade the database; a copy is made first.")
def init() -> None:
    """Bring the database to the newest version; loads nothing."""
    click.echo(upgrading.upgrade(current_app.extensions["tracker"]))


@click.command(
    "start", help="What ./run does: init, a demonstration's seed, serve.", params=[*serve.params]
)
@click.option("--setup-only", is_flag=True, help="Stop before serving.")
@click.pass_context
def start(context: click.Context, /, setup_only: bool, **options: Any) -> None:
    """All in one process: Python takes longer to start than the work takes on a second start."""
    context.invoke(init)
    if current_app.extensions["tracker"].demo:
        context.invoke(seed, if_empty=True)
    if setup_only:
        click.echo("Ready: ./run starts the tracker.")
    else:
        context.invoke(serve, **options)


COMMANDS: tuple[click.Command, ...] = (
    backup,
    check,
    export,
    import_,
    init,
    outbox,
    reminders,
    report,
    restore,
    seed,
    serve,
    start,
    user,
    worker,
)


def register(app: Flask) -> None:
    """Give the application its commands."""
    for command in COMMANDS:
        app.cli.add_command(command)
