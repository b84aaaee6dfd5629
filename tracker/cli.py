"""The `tracker` program; its commands are in commands.py."""

import sys

import click
from flask import Flask
from flask.cli import FlaskGroup
from sqlalchemy.exc import DBAPIError

from tracker.core.errors import ConfigError, DomainError
from tracker.factory import create_app
from tracker.upkeep.checks import Level, check_database


def main() -> None:
    """0 done, 1 refused (one sentence on standard error), 2 usage."""
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
    except DBAPIError:
        sentence = _wrong_with_database(create_app())
        if not sentence:
            raise
        click.echo(sentence, err=True)
        sys.exit(1)


def _wrong_with_database(app: Flask) -> str:
    """Why no command can use the database, as `tracker check` says it; "" where one can."""
    with app.app_context():
        found = check_database()
    return f"The database cannot be used: {found.words}" if found.level is Level.BAD else ""
