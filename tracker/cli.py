"""The commands: a few lines each, calling services."""

import sys

import click
from flask import Flask, current_app
from flask.cli import FlaskGroup

from tracker import upgrading
from tracker.core.errors import ConfigError, DomainError
from tracker.reminders.commands import outbox, reminders
from tracker.reports.commands import report
from tracker.seeding.commands import seed
from tracker.serving import serve, worker
from tracker.upkeep.commands import backup, check, restore
from tracker.workstreams.commands import user


@click.command("init", help="Create or upgrade the database; a copy is made first.")
@click.option("--seed", "and_seed", is_flag=True, help="Then load seed/ where no plan is there.")
@click.pass_context
def init(context: click.Context, and_seed: bool) -> None:
    """Bring the database to the newest version; `--seed` saves `./run` a second start of Python."""
    click.echo(upgrading.upgrade(current_app.extensions["tracker"]))
    if and_seed:
        context.invoke(seed, if_empty=True)


COMMANDS: tuple[click.Command, ...] = (
    backup,
    check,
    init,
    outbox,
    reminders,
    report,
    restore,
    seed,
    serve,
    user,
    worker,
)


def register(app: Flask) -> None:
    """Give the application its commands."""
    for command in COMMANDS:
        app.cli.add_command(command)


def main() -> None:
    """The `tracker` program: 0 done, 1 refused (one sentence on standard error), 2 usage."""
    from tracker.factory import create_app  # the factory registers these commands

    group = FlaskGroup(create_app=lambda: create_app(), add_default_commands=False)
    try:
        group.main(prog_name="tracker", standalone_mode=False)
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except click.exceptions.Exit as ending:
        sys.exit(ending.exit_code)
    except click.Abort:
        sys.exit(1)
    except (ConfigError, DomainError) as error:
        click.echo(str(error), err=True)
        sys.exit(1)
