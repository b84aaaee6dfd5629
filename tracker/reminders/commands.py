"""`tracker reminders` and `tracker outbox`."""

import json
import sys
from datetime import datetime

import click
from flask import current_app
from rich.console import Console
from rich.table import Column, Table

from tracker.core.errors import DomainError
from tracker.core.transaction import unit_of_work
from tracker.outbox import bounces, dsn, instance, queries
from tracker.reminders.again import send_again
from tracker.reminders.preview import as_table, preview
from tracker.reminders.tick import Ticker

RELEASE = "RELEASE"


@click.group("reminders", help="The letters that go out by themselves.")
def reminders() -> None:
    """Reminders."""


@reminders.command("preview", help="Who would get what on a day, and why; sends nothing.")
@click.option("--on", required=True, type=click.DateTime(["%Y-%m-%d"]), help="As 2025-09-05.")
@click.option("--format", "shape", type=click.Choice(["table", "json"]), default="table")
def show_preview(on: datetime, shape: str) -> None:
    """Print the letters of a day."""
    found = preview(on.date())
    if shape == "json":
        click.echo(json.dumps(found, ensure_ascii=False, indent=2))
    else:
        Console().print(as_table(found))


@reminders.command("tick", help="One tick: write, claim, send.")
def one_tick() -> None:
    """Do what is due now, once."""
    ticker = Ticker(current_app.extensions["tracker"])
    done = ticker.tick()
    ticker.give_back()
    if not done.had_lease:
        raise DomainError("Another scheduler is at work: it does what is due.")
    if done.failed:
        raise DomainError(f"This went wrong: {', '.join(done.failed)}. The log says why.")
    click.echo(f"Letters written: {done.written}. Letters sent: {done.sent}.")


@click.group("outbox", help="Letters and where they stand.")
def outbox() -> None:
    """The outbox."""


@outbox.command("list", help="All letters, the newest last.")
def list_letters() -> None:
    """Print the letters."""
    table = Table("Id", Column("To", overflow="fold"), "Subject", "State", "Day", "Note")
    for row in queries.letters(limit=None, newest_first=False):
        day = row.created_on.isoformat()
        table.add_row(str(row.id), row.email, row.subject, row.state.label, day, row.note)
    Console().print(table)
    if instance.is_mail_held():
        click.echo("Mail is held: nothing goes until “tracker outbox release”.")


@outbox.command("retry", help="Send a letter again that did not arrive.")
@click.argument("letter_id", type=int)
def retry(letter_id: int) -> None:
    """Queue a letter once more."""
    with unit_of_work():
        (done,) = send_again([letter_id], by=None)
    if done.new_id is None:
        raise DomainError(f"Letter {letter_id} cannot be sent again: {done.why}.")
    click.echo(f"Letter {letter_id} goes again, as letter {done.new_id}.")


@outbox.command("bounce", help="Take in a message that came back, from standard input.")
def bounce() -> None:
    """Read what a mail server reports of a letter; docs/running.md says how it pipes it here."""
    raw = sys.stdin.buffer.read(dsn.LARGEST + 1)
    with unit_of_work():
        done = bounces.take(raw, current_app.extensions["tracker"])
    click.echo(done)


@outbox.command("release", help="Let mail go again that was held after a restore.")
@click.option("--yes", is_flag=True, help="Ask nothing.")
def release(yes: bool) -> None:
    """Look at what waits, then let new letters go."""
    if not instance.is_mail_held():
        raise DomainError("Mail is not held.")
    for line in queries.waiting_counts():
        click.echo(f"{line.number} {line.kind.label}, of {line.day}")
    click.echo("These were written before the restore and will not be sent. New letters will.")
    if not yes and click.prompt(f"Type {RELEASE} to go on") != RELEASE:
        raise DomainError("Nothing was changed: mail is still held.")
    with unit_of_work():
        ended = instance.release(by=None)
    click.echo(f"Mail goes again. {ended} letters from before are out of date.")
