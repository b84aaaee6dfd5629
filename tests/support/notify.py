"""GOV.UK Notify as far as letters need it: its API on loopback, answering as a test tells it to."""

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

import jwt

from tracker.config import Notify

SERVICE = "26785a09-ab16-4eb0-8407-a37497a57506"
SECRET = "3d844edf-8d35-48ac-975b-e847b4f122b0"
TEMPLATE = "f33517ff-2a88-4f6e-b855-c550268ce08a"
HANG_UP, STALL = "hang up", "stall"

WELL = (201, "")


class LocalNotify:
    """What was handed over, and how to answer: set `answer` to a status and an error.

    `silence` answers nothing: it hangs up, or waits.
    `keeps_it` says whether a letter that was answered so was taken all the same.
    """

    def __init__(self) -> None:
        self.letters: list[dict[str, Any]] = []
        self.answer: tuple[int, str] = WELL
        self.silence = ""
        self.keeps_it = False
        self.template = {"subject": "((subject))", "body": "((body))"}
        self.stalled = threading.Event()
        self.port = 0

    @property
    def is_well(self) -> bool:
        """Whether letters are taken."""
        return self.answer == WELL

    @property
    def settings(self) -> Notify:
        """Settings that send here."""
        return Notify(
            key=f"test-{SERVICE}-{SECRET}", template=TEMPLATE, url=f"http://127.0.0.1:{self.port}"
        )


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    local: LocalNotify

    def do_POST(self) -> None:
        letter = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        if (self._knows_us() and self.local.is_well) or self.local.keeps_it:
            self.local.letters.append(letter)
        self._answer(201, {"id": str(len(self.local.letters)), "reference": letter["reference"]})

    def do_GET(self) -> None:
        parts = urlsplit(self.path)
        if parts.path == f"/v2/template/{TEMPLATE}":
            self._answer(200, {"id": TEMPLATE, "type": "email"} | self.local.template)
            return
        asked = parse_qs(parts.query)["reference"][0]
        known = [each["reference"] for each in self.local.letters]
        found = [{"reference": each, "status": "sending"} for each in known if each == asked]
        self._answer(200, {"notifications": found, "links": {}})

    def _answer(self, status: int, body: dict[str, Any]) -> None:
        if self.local.silence:
            self.local.stalled.wait(10 if self.local.silence == STALL else 0)
            self.close_connection = True
        elif not self._knows_us():
            self._say(403, _error(403, "Invalid token: API key not found"))
        elif self.local.is_well:
            self._say(status, body)
        else:
            self._say(self.local.answer[0], _error(*self.local.answer))

    def _knows_us(self) -> bool:
        token = self.headers["Authorization"].removeprefix("Bearer ")
        try:
            return bool(jwt.decode(token, SECRET, algorithms=["HS256"])["iss"] == SERVICE)
        except jwt.InvalidTokenError:
            return False

    def _say(self, status: int, body: dict[str, Any]) -> None:
        said = json.dumps(body).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(said)))
        self.end_headers()
        self.wfile.write(said)

    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing."""


def _error(status: int, words: str) -> dict[str, Any]:
    kind, _, message = words.partition(": ") if ": " in words else ("Error", "", words)
    return {"status_code": status, "errors": [{"error": kind, "message": message or words}]}


@contextmanager
def notifying() -> Iterator[LocalNotify]:
    """Run it on a free port of loopback while the block runs."""
    local = LocalNotify()
    server = ThreadingHTTPServer(("127.0.0.1", 0), type("Handler", (_Handler,), {"local": local}))
    server.daemon_threads = True
    local.port = server.server_port
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield local
    finally:
        local.stalled.set()
        server.shutdown()
        server.server_close()
        thread.join(5)
