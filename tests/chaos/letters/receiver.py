"""The truth: a mail server in a process of its own that writes down a letter before it says yes.

`python -m tests.chaos.letters.receiver FOLDER PORT`. What is to go wrong stands in FOLDER/faults,
and is read anew at every step of a conversation; what did go wrong is written to FOLDER/wrong.
"""

import asyncio
import hashlib
import json
import os
import re
import sys
from pathlib import Path
from random import Random
from typing import Any

from aiosmtpd.smtp import SMTP, Envelope, Session

from tests.chaos.letters.clock import Clock

MESSAGE_ID = re.compile(rb"^Message-ID: (<[^>]+>)", re.MULTILINE | re.IGNORECASE)
HOST = "127.0.0.1"


class Receiver:
    """Accepts letters as a mail server does, and fails as it is told."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.clock = Clock(folder / "clock")
        self.chance = Random(0)  # no secret
        self._faults: dict[str, float] = {}
        self._read_at = -1
        self.record = (folder / "record").open("ab")
        self.wrong = (folder / "wrong").open("ab")
        self.log = (folder / "mail.log").open("ab")
        self.queued = 0

    def happens(self, fault: str, about: str = "") -> bool:
        """Whether it is to fail now, in this way."""
        path = self.folder / "faults"
        changed = path.stat().st_mtime_ns if path.exists() else 0
        if changed != self._read_at:
            self._read_at = changed
            self._faults = json.loads(path.read_text()) if changed else {}
            self.chance.seed(self._faults.get("seed", 0))
        found = self.chance.random() < self._faults.get(fault, 0.0)
        if found:
            self.keep(self.wrong, {"fault": fault, "about": about})
        return found

    def keep(self, file: Any, line: dict[str, Any]) -> None:
        """Write a line that outlives whatever comes next."""
        now = self.clock.now().isoformat()
        line = {"at": now, "real": self.clock.monotonic(), **line}
        file.write(json.dumps(line).encode() + b"\n")
        file.flush()
        os.fsync(file.fileno())

    def say(self, service: str, words: str) -> None:
        """A line of the mail log, as Postfix writes it."""
        at = self.clock.now().isoformat()
        self.log.write(f"{at} tracker postfix/{service}[7]: {words}\n".encode())
        self.log.flush()

    async def handle_EHLO(
        self, _server: SMTP, session: Session, _envelope: Envelope, name: str, said: list[str]
    ) -> list[str]:
        """Say hello."""
        session.host_name = name
        self.say("smtpd", f"connect from localhost[{HOST}]")
        return said

    async def handle_RCPT(
        self, server: SMTP, _session: Session, envelope: Envelope, to: str, _options: list[str]
    ) -> str:
        """Take a recipient, or not."""
        if self.happens("drop at RCPT", to):
            return _hang_up(server)
        if self.happens("4xx at RCPT", to):
            return "450 4.2.0 Greylisted, come back later"
        if self.happens("5xx at RCPT", to):
            return "550 5.1.1 There is no such person here"
        envelope.rcpt_tos.append(to)
        return "250 2.1.5 Fine"

    async def handle_DATA(self, server: SMTP, _session: Session, envelope: Envelope) -> str:
        """Take a letter: on the disk first, the answer after."""
        content = envelope.content or b""
        assert isinstance(content, bytes)
        found = MESSAGE_ID.search(content)
        name = found[1].decode() if found else ""
        if self.happens("4xx at the dot", name):
            return "451 4.3.0 Not now"
        if self.happens("5xx at the dot", name):
            return "554 5.6.0 Not this letter"
        if self.happens("drop at the dot", name):
            return _hang_up(server)
        await asyncio.sleep(self._faults.get("seconds before the record", 0.0))
        self._accept(envelope.rcpt_tos, name, content)
        if self.happens("drop after the dot", name):
            return _hang_up(server)
        if self.happens("slow", name):
            await asyncio.sleep(self._faults.get("seconds", 2.0))
        await asyncio.sleep(self._faults.get("seconds before the answer", 0.0))
        return "250 2.0.0 Ok: queued"

    async def handle_QUIT(self, server: SMTP, _session: Session, _envelope: Envelope) -> str:
        """Say goodbye."""
        return _hang_up(server) if self.happens("drop at QUIT") else "221 2.0.0 Bye"

    def _accept(self, to: list[str], name: str, content: bytes) -> None:
        self.queued += 1
        queue_id = f"{self.queued:010X}"
        self.say("smtpd", f"{queue_id}: client=localhost[{HOST}]")
        self.say("cleanup", f"{queue_id}: message-id={name}")
        self.say("qmgr", f"{queue_id}: from=<tracker@example.org>, size={len(content)}, nrcpt=1")
        seal = hashlib.sha256(content).hexdigest()
        text = content.decode("latin-1")
        self.keep(self.record, {"to": to, "id": name, "sha256": seal, "text": text})


def _hang_up(server: SMTP) -> str:
    assert server.transport is not None
    server.transport.abort()
    return "421 4.3.2 Gone"


class Fallible(SMTP):
    """The library's server, which may also say no to DATA itself."""

    async def smtp_DATA(self, arg: str) -> None:
        """Go ahead, or not now."""
        if self.event_handler.happens("4xx at DATA"):
            await self.push("452 4.3.1 No room for now")
        else:
            await super().smtp_DATA(arg)


async def serve(folder: Path, port: int) -> None:
    """Receive until the process is stopped."""
    receiver = Receiver(folder)
    server = await asyncio.get_running_loop().create_server(
        lambda: Fallible(receiver, hostname="localhost", timeout=600), HOST, port
    )
    async with server:
        while True:
            receiver.say("anvil", "statistics: as ever")  # a log that goes on
            await asyncio.sleep(1)


if __name__ == "__main__":
    asyncio.run(serve(Path(sys.argv[1]), int(sys.argv[2])))
