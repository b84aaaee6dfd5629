"""`tracker serve` and `tracker worker`: the web with its scheduler, or the scheduler alone."""

import contextlib
import functools
import logging
import os
import signal
import threading
from collections.abc import Iterator
from types import FrameType
from typing import NoReturn
from urllib.parse import urlsplit

import click
from flask import Flask, current_app
from sqlalchemy import inspect
from waitress.server import create_server

from tracker.config import LOOPBACK, Config
from tracker.core import clock
from tracker.core.database import db
from tracker.core.errors import DomainError
from tracker.scheduler import Scheduler
from tracker.wording import weekday_date

THREADS = 8
PORT = 8000
LOOKS_UP_EVERY = 1.0
GIVES_WAY_BY = 5


@click.command("serve", help="Serve the tracker, with the scheduler beside it.")
@click.option("--host", default="127.0.0.1", show_default=True)
@click.option("--port", default=PORT, show_default=True, type=click.IntRange(0, 65535))
@click.option("--no-scheduler", is_flag=True, help="Where `tracker worker` runs elsewhere.")
def serve(host: str, port: int, no_scheduler: bool) -> None:
    """Serve until somebody stops it."""
    app = application()
    config: Config = app.extensions["tracker"]
    refuse_to_serve(config, host)
    try:
        server = create_server(
            app,
            host=host,
            port=port,
            threads=THREADS,
            url_scheme=urlsplit(config.base_url).scheme,
            clear_untrusted_proxy_headers=not config.proxies,
        )
    except OSError as error:
        raise DomainError(
            f"Port {port} of {host} cannot be used ({error.strerror}). Choose another one: "
            "tracker serve --port 8001."
        ) from error
    scheduler = None if no_scheduler else Scheduler(app)
    with until_stopped(scheduler):
        click.echo(_greeting(config, host, server.effective_port))
        if scheduler is not None:
            begin(scheduler, ends_process=False)
        server.run()
    end(scheduler)


@click.command("worker", help="The scheduler alone, for any number of machines.")
def worker() -> None:
    """Tick until somebody stops it."""
    give_way()
    scheduler = Scheduler(application())
    with until_stopped(scheduler):
        begin(scheduler, ends_process=True)
        click.echo("The scheduler runs. Stop it with Ctrl+C.")  # who reads this may stop it now
        # The kernel may give a signal to another thread, which wakes nobody here: look up often.
        while not scheduler.stopping.wait(LOOKS_UP_EVERY):
            pass
    end(scheduler)


def give_way() -> None:
    """Let pages go first where the machine is busy: a letter may wait, a reader may not."""
    if hasattr(os, "nice"):
        os.nice(GIVES_WAY_BY)


def begin(scheduler: Scheduler, *, ends_process: bool) -> None:
    """Tick, and watch that it ticks; where a tick hangs only a process of its own is ended."""
    watch = functools.partial(scheduler.watch, ends_process=ends_process)
    threading.Thread(target=watch, name="watchdog", daemon=True).start()
    scheduler.start()


def application() -> Flask:
    """The application of the running command, once its database is there."""
    with db.engine.connect() as connection:
        if not inspect(connection).has_table("letter"):
            raise DomainError("There is no database yet. Run this first: tracker init")
    logging.basicConfig(level=logging.INFO, format="%(levelname)s %(name)s: %(message)s")
    logging.getLogger("apscheduler").setLevel(logging.WARNING)
    app: Flask = current_app._get_current_object()  # type: ignore[attr-defined]  # a proxy's own
    return app


def refuse_to_serve(config: Config, host: str) -> None:
    """A demonstration lets anybody in as anybody, so it stays on its machine."""
    if config.demo and host not in LOOPBACK:
        raise DomainError(
            f"A demonstration is served on this machine only, not on {host}: whoever can reach it "
            "could sign in as anybody. Unset TRACKER_DEMO, or leave --host out."
        )


@contextlib.contextmanager
def until_stopped(scheduler: Scheduler | None) -> Iterator[None]:
    """Run the block until Ctrl+C or SIGTERM, of which the scheduler hears first."""

    def stop(_signal: int, _frame: FrameType | None) -> NoReturn:
        if scheduler is not None:
            scheduler.ask_to_stop()
        raise SystemExit(0)

    signal.signal(signal.SIGTERM, stop)
    with contextlib.suppress(KeyboardInterrupt, SystemExit):
        yield


def end(scheduler: Scheduler | None) -> None:
    """Stop within 20 seconds, whatever a mail server does; an unfinished letter is in doubt."""
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    if scheduler is not None and not scheduler.stop():
        os._exit(0)


def _greeting(config: Config, host: str, port: int) -> str:
    shown = f"[{host}]" if ":" in host else host
    lines = [f"The tracker is at http://{shown}:{port}  (stop it with Ctrl+C)"]
    if config.demo:
        lines.append(
            f"Demonstration of {weekday_date(clock.today())}: the first page lists who you can be. "
            "Begin with “Chair, Good Homes for All”."
        )
    return "\n".join(lines)
