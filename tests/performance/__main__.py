"""Serve ten thousand actions and time the pages, an update and a digest run."""

import os
import re
import select
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.cookiejar import CookieJar
from pathlib import Path
from typing import Any
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, HTTPRedirectHandler, OpenerDirector, build_opener

from rich.console import Console
from rich.table import Table

from tests.performance.waiting import wait_for

ACTIONS = 10_000
WARM, ROUNDS = 3, 40
LIMITS = {"list": 3.0, "one action": 2.0, "board page": 4.0, "update": 3.0}
LIMITS |= {"list while letters go": 1.2}
ANEW = "board page, first after a change"
SCORECARD = "scorecard of 200, beside the board page anew"
SCORECARDS, INDICATORS, QUARTERS = 3, 200, 40
LIMITS |= {SCORECARD: 4.0}
PEOPLE = 2_000
GENERATED_WITHIN = 60.0
LEAST_OF_BARE = 0.5
MEMORY_MB = 160
HIDDEN = re.compile(r'<input[^>]*type="hidden"[^>]*name="([^"]+)"')
HOUSE = Path(__file__).resolve().parents[2]


def main() -> int:
    """Print the table; exit 1 where a limit is broken."""
    with tempfile.TemporaryDirectory() as folder:
        pages = environment(Path(folder) / "pages")
        tracker(pages, "init")
        tracker(pages, "seed")
        grow(pages, "mixed")
        grow_scorecards(pages)
        with served(pages) as (base, memory):
            times = time_pages(base)
            used = memory()
        letters = environment(Path(folder) / "letters")
        tracker(letters, "init")
        tracker(letters, "seed")
        grow(letters, "overdue")
        shutil.copytree(Path(folder) / "letters", Path(folder) / "read")
        morning = time_digest(letters)
        times["list while letters go"] = time_reading_meanwhile(environment(Path(folder) / "read"))
    return report(times, used, morning)


def environment(data: Path) -> dict[str, str]:
    """Settings of a demonstration of its own."""
    own = {name: value for name, value in os.environ.items() if not name.startswith("TRACKER_")}
    return own | {"TRACKER_DATA": str(data), "TRACKER_DEMO": "1", "PYTHONPATH": str(HOUSE)}


def tracker(env: dict[str, str], *words: str) -> None:
    """Run a command of the tracker."""
    code = "from tracker.cli import main; main()"
    subprocess.run([sys.executable, "-c", code, *words], env=env, check=True, cwd=HOUSE)


def grow(env: dict[str, str], kind: str) -> None:
    """Add the ten thousand."""
    how = f"all_overdue=True, people={PEOPLE}" if kind == "overdue" else "all_overdue=False"
    code = (
        "from tracker.factory import create_app; from tests.performance.town import grow\n"
        f"with create_app().app_context(): grow({ACTIONS}, {how})"
    )
    subprocess.run([sys.executable, "-c", code], env=env, check=True, cwd=HOUSE)


def grow_scorecards(env: dict[str, str]) -> None:
    """Add the scorecards."""
    code = (
        "from tracker.factory import create_app\n"
        "from tests.performance.figures import grow_figures\n"
        "with create_app().app_context():\n"
        f"    grow_figures('large', {SCORECARDS}, {INDICATORS}, {QUARTERS})"
    )
    subprocess.run([sys.executable, "-c", code], env=env, check=True, cwd=HOUSE)


@contextmanager
def served(env: dict[str, str]) -> Iterator[tuple[str, Callable[[], float]]]:
    """A server process; gives its address and a way to ask its peak memory in MB."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.performance.server", str(port)], env=env, cwd=HOUSE
    )
    try:
        wait_for(port)
        yield f"http://127.0.0.1:{port}", lambda: peak_memory(process.pid)
    finally:
        process.terminate()
        process.wait(timeout=20)


def peak_memory(pid: int) -> float:
    """The most memory that a process held, in MB."""
    status = Path(f"/proc/{pid}/status").read_text(encoding="ascii")
    match = re.search(r"VmHWM:\s+(\d+) kB", status)
    return int(match[1]) / 1024 if match else 0.0


@dataclass(frozen=True)
class Timing:
    """The median seconds of a page and of the anchor that was asked for beside it."""

    seconds: float
    anchor: float

    @property
    def ratio(self) -> float:
        """How many anchors it takes."""
        return self.seconds / self.anchor


def time_pages(base: str) -> dict[str, Timing]:
    """Each page in turn with the anchor, so that both meet the same machine."""
    browser = build_opener(HTTPCookieProcessor(CookieJar()))
    sign_in(browser, base)
    action = re.search(r"/actions/(\d+)\"", get(browser, f"{base}/actions?q=X7"))
    if action is None:
        raise RuntimeError("The list shows no action")
    address = f"{base}/actions/{action[1]}"

    def board_after_a_change() -> float:
        update(browser, f"{address}/update")
        return clocked(lambda: get(browser, f"{base}/board"))

    deeds: dict[str, Callable[[], float]] = {
        "list": lambda: clocked(lambda: get(browser, f"{base}/actions")),
        "one action": lambda: clocked(lambda: get(browser, address)),
        "board page": lambda: clocked(lambda: get(browser, f"{base}/board")),
        "update": lambda: update(browser, f"{address}/update"),
        ANEW: board_after_a_change,
        SCORECARD: lambda: clocked(lambda: get(browser, f"{base}/scorecards/large-1")),
    }
    times = {name: beside_anchor(browser, base, deed) for name, deed in deeds.items()}
    times[SCORECARD] = Timing(times[SCORECARD].seconds, times[ANEW].seconds)
    return times


def beside_anchor(browser: OpenerDirector, base: str, deed: Callable[[], float]) -> Timing:
    """The medians of a deed and of the anchor, one after the other, the first few left out."""
    taken, anchor = [], []
    for _ in range(WARM + ROUNDS):
        anchor.append(clocked(lambda: get(browser, f"{base}/anchor")))
        taken.append(deed())
    return Timing(statistics.median(taken[WARM:]), statistics.median(anchor[WARM:]))


def clocked(deed: Callable[[], object]) -> float:
    """How many seconds a deed takes."""
    began = time.perf_counter()
    deed()
    return time.perf_counter() - began


def get(browser: OpenerDirector, url: str) -> str:
    """A page's text."""
    with browser.open(url) as answer:
        return str(answer.read().decode())


def hidden(page: str, name: str) -> str:
    """The value of a hidden field."""
    tag = re.search(rf'<input[^>]*name="{name}"[^>]*>', page)
    value = re.search(r'value="([^"]*)"', tag[0]) if tag else None
    return value[1] if value else ""


def sign_in(browser: OpenerDirector, base: str) -> None:
    """Sign in as the board secretary of the demonstration."""
    token = hidden(get(browser, f"{base}/sign-in"), "csrf_token")
    words = urlencode({"csrf_token": token, "email": "secretary@example.org"}).encode()
    with browser.open(f"{base}/demo/sign-in", words):
        pass


class Stay(HTTPRedirectHandler):
    """Opens no page after the saving: that is another request."""

    def redirect_request(self, *_: Any) -> None:
        return None


def update(browser: OpenerDirector, url: str) -> float:
    """Say something of an action: the time is of the saving, the form's reading left out."""
    page = get(browser, url)
    fields = {name: hidden(page, name) for name in HIDDEN.findall(page)}
    fields |= {"judgement": "not_on_track", "progress": f"Said at {time.time_ns()}"}
    fields |= {"why": "Somebody is missing", "road_to_green": "Find somebody", "ask": "Nothing"}
    request = urlencode(fields).encode()
    cookies = (each for each in browser.handlers if isinstance(each, HTTPCookieProcessor))
    stays = build_opener(Stay, *cookies)

    def send() -> None:
        try:
            stays.open(url, request)
        except HTTPError as answer:
            if answer.status == 303:
                return
        raise RuntimeError("The update was not saved")

    return clocked(send)


@dataclass(frozen=True)
class Morning:
    """A digest run: seconds until the first letter goes, and letters a second, ours and bare."""

    generated: float
    sent: int
    ours: float
    bare: float


def time_digest(env: dict[str, str]) -> Morning:
    """One run in a process of its own."""
    with digest_run(env) as run:
        first, second = run.communicate()[0].splitlines()[-2:]
    generated, sent, ours = first.split()
    return Morning(float(generated), int(sent), float(ours), float(second))


def time_reading_meanwhile(env: dict[str, str]) -> Timing:
    """The list's median while a digest run is on; the anchor is the same just before it."""
    with served(env) as (base, _):
        browser = build_opener(HTTPCookieProcessor(CookieJar()))
        sign_in(browser, base)

        def read() -> float:
            return clocked(lambda: get(browser, f"{base}/actions"))

        before = [read() for _ in range(WARM + 2 * ROUNDS)][WARM:]
        meanwhile = []
        with digest_run(env) as run:
            while not select.select([run.stdout], [], [], 0)[0]:
                meanwhile.append(read())
            run.communicate()
    return Timing(statistics.median(meanwhile), statistics.median(before))


def digest_run(env: dict[str, str]) -> "subprocess.Popen[str]":
    """A digest run that has begun."""
    command = [sys.executable, "-m", "tests.performance.digest"]
    return subprocess.Popen(command, env=env, cwd=HOUSE, stdout=subprocess.PIPE, text=True)


def report(times: dict[str, Timing], memory: float, morning: Morning) -> int:
    """Print what was measured beside what was promised; 1 where a promise is broken."""
    table = Table("What", "Median", "Anchor", "Ratio", "Limit", title=f"{ACTIONS:,} actions")
    of_bare = morning.ours / morning.bare
    broken = memory > MEMORY_MB or morning.generated > GENERATED_WITHIN or of_bare < LEAST_OF_BARE
    for name, each in times.items():
        limit = LIMITS.get(name)
        broken |= limit is not None and each.ratio > limit
        table.add_row(
            name, milli(each.seconds), milli(each.anchor), f"{each.ratio:.2f}", f"{limit or ''}"
        )
    table.add_row(
        f"{morning.sent:,} letters generated", f"{morning.generated:.1f} s", "", "",
        f"{GENERATED_WITHIN:.0f} s",
    )  # fmt: skip
    table.add_row(
        "letters handed over, beside a bare loop", f"{morning.ours:.0f} a second",
        f"{morning.bare:.0f} a second", f"{of_bare:.2f}", f"{LEAST_OF_BARE} or more",
    )  # fmt: skip
    table.add_row("server memory", f"{memory:.0f} MB", "", "", f"{MEMORY_MB} MB")
    Console().print(table)
    return int(broken)


def milli(seconds: float) -> str:
    """Seconds as milliseconds."""
    return f"{seconds * 1000:.1f} ms"


if __name__ == "__main__":
    sys.exit(main())
