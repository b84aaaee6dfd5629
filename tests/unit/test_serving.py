"""What serve refuses, and how processes end."""

import ctypes
import os
import signal
import subprocess
import sys
import time
import urllib.request
from dataclasses import replace
from pathlib import Path

import pytest
from flask import request

from tests.support.required import free_port
from tracker.config import Config
from tracker.core.errors import ConfigError, DomainError
from tracker.factory import create_app
from tracker.scheduler import Scheduler
from tracker.serving import refuse_to_serve

TRACKER = [sys.executable, "-c", "from tracker.cli import main; main()"]


@pytest.mark.parametrize("host", ["0.0.0.0", "192.0.2.7", "tracker.example.org", "::"])
def test_a_demonstration_stays_on_its_machine(app, host):
    config = app.extensions["tracker"]
    with pytest.raises(DomainError, match="on this machine only"):
        refuse_to_serve(config, host)
    refuse_to_serve(replace(config, demo=False), host)


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "::1"])
def test_a_demonstration_is_served_on_loopback(app, host):
    refuse_to_serve(app.extensions["tracker"], host)


@pytest.mark.parametrize(
    ("proxies", "address"),
    [
        pytest.param(0, "127.0.0.1", id="none is believed"),
        pytest.param(1, "192.0.2.9", id="what the only proxy saw"),
        pytest.param(2, "198.51.100.7", id="what the outer one saw"),
    ],
)
def test_a_reader_is_known_by_the_address_that_our_own_proxies_saw(app, proxies, address):
    behind = create_app(replace(app.extensions["tracker"], proxies=proxies))
    seen = []
    behind.before_request(lambda: seen.append(request.remote_addr))
    headers = {"X-Forwarded-For": "203.0.113.5, 198.51.100.7, 192.0.2.9"}
    behind.test_client().get("/healthz", headers=headers)
    assert seen == [address]


def test_a_number_of_proxies_that_is_none_is_refused(tmp_path):
    settings = {"TRACKER_DATA": str(tmp_path)}
    assert Config.from_environment(settings).proxies == 0
    assert Config.from_environment(settings | {"TRACKER_PROXIES": "2"}).proxies == 2
    with pytest.raises(ConfigError, match="TRACKER_PROXIES is “-1”"):
        Config.from_environment(settings | {"TRACKER_PROXIES": "-1"})


@pytest.fixture
def environment(tmp_path):
    settings = {"TRACKER_DATA": str(tmp_path), "TRACKER_DEMO": "1", "TRACKER_TICK_SECONDS": "1"}
    environment = os.environ | settings
    subprocess.run([*TRACKER, "init"], env=environment, check=True, capture_output=True)
    return environment


def started(environment, *command):
    return subprocess.Popen(
        [*TRACKER, *command],
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )


def ended(process):
    """Ask it to end; gives its status, how long it took, and what it said."""
    began = time.monotonic()
    process.send_signal(signal.SIGTERM)
    said, _ = process.communicate(timeout=20)
    return process.returncode, time.monotonic() - began, said


def answer(url):
    for _ in range(400):
        try:
            with urllib.request.urlopen(url, timeout=5) as response:
                return response.read().decode()
        except OSError:
            time.sleep(0.1)
    raise AssertionError(f"nothing answers at {url}")


@pytest.mark.slow
def test_serve_serves_ticks_and_ends_when_asked(environment):
    port = free_port()
    process = started(environment, "serve", "--port", str(port))
    assert "alive" in answer(f"http://127.0.0.1:{port}/healthz")
    for _ in range(50):
        if "good" in answer(f"http://127.0.0.1:{port}/readyz").partition("heartbeat")[2]:
            break
        time.sleep(0.1)
    status, seconds, said = ended(process)
    assert status == 0, said
    assert seconds < 20
    assert f"http://127.0.0.1:{port}" in said
    assert "Traceback" not in said


@pytest.mark.slow
def test_worker_ends_when_asked(environment):
    process = started(environment, "worker")
    assert "The scheduler runs" in process.stdout.readline()
    status, seconds, said = ended(process)
    assert (status, "Traceback" in said) == (0, False), said
    assert seconds < 20


@pytest.mark.slow
@pytest.mark.parametrize(
    ("settings", "command", "says"),
    [
        pytest.param({}, ["serve", "--host", "0.0.0.0"], "this machine only", id="not loopback"),
        pytest.param({"TRACKER_DATA": "elsewhere"}, ["serve"], "tracker init", id="no database"),
        pytest.param(
            {"TRACKER_DATA": "elsewhere"}, ["report", "rag"], "tracker init", id="nothing to read"
        ),
        pytest.param({}, ["outbox", "retry", "9"], "no such letter", id="no such letter"),
        pytest.param({}, ["outbox", "release"], "not held", id="mail is not held"),
        pytest.param({}, ["restore", "nothing"], "no file nothing", id="no such backup"),
    ],
)
def test_what_cannot_be_done_is_said_in_a_sentence(environment, tmp_path, settings, command, says):
    done = subprocess.run(
        [*TRACKER, *command],
        env=environment | settings,
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert says in done.stderr
    assert "Traceback" not in done.stderr


def test_a_tick_that_fails_is_followed_by_the_next(app, monkeypatch, caplog):
    scheduler = Scheduler(app)

    def fail():
        raise RuntimeError("the database is away")

    monkeypatch.setattr(scheduler.ticker, "tick", fail)
    scheduler.tick()
    scheduler.tick()
    assert caplog.text.count("The tick failed") == 2


def test_a_stopped_scheduler_does_not_tick(app, monkeypatch):
    scheduler = Scheduler(app)
    ticked = []
    monkeypatch.setattr(scheduler.ticker, "tick", lambda: ticked.append(1))
    scheduler.stopping.set()
    scheduler.tick()
    assert ticked == []


def test_a_stalled_scheduler_ends_its_process(app, monkeypatch):
    scheduler = Scheduler(app)
    statuses = []

    def end(status):
        statuses.append(status)
        scheduler.stopping.set()

    monkeypatch.setattr("tracker.scheduler.os._exit", end)
    monkeypatch.setattr(scheduler.stopping, "wait", lambda _seconds: scheduler.stopping.is_set())
    scheduler._alive_until = 0.0
    scheduler.watch(ends_process=True)
    assert statuses == [70]


@pytest.mark.slow
def test_a_worker_ends_when_another_of_its_threads_is_told(environment):
    """As the kernel chooses, when the main thread is only just going on after SIGCONT."""
    process = started(environment, "worker")
    assert "The scheduler runs" in process.stdout.readline()
    threads = (int(each.name) for each in Path(f"/proc/{process.pid}/task").iterdir())
    other = next(thread for thread in threads if thread != process.pid)
    assert ctypes.CDLL(None).tgkill(process.pid, other, signal.SIGTERM) == 0
    said, _ = process.communicate(timeout=20)
    assert process.returncode == 0, said
