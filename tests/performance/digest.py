"""One digest run to a mail receiver of its own, beside a bare loop that hands over the same mail.

Prints a line with the seconds until the first letter goes, how many go, and how many a second; and
one with how many a second the bare loop hands over.
"""

import smtplib
import socket
import subprocess
import sys
import time
from dataclasses import dataclass, field, replace

from sqlalchemy import select

from tests.performance.waiting import wait_for
from tracker.config import Config, MailServer
from tracker.core.database import db
from tracker.factory import create_app
from tracker.outbox.claims import Claimed
from tracker.outbox.models import Letter
from tracker.people.models import User
from tracker.reminders.tick import Ticker
from tracker.serving import give_way


@dataclass
class Watch:
    """When the first letter was handed over, and when the last."""

    began: float = field(default_factory=time.perf_counter)
    first: float = 0.0

    def see(self, _letter: Claimed) -> None:
        """A letter is about to be handed over."""
        self.first = self.first or time.perf_counter()


def main() -> None:
    """Tick once, with everything to announce, and hand all letters over."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    sink = [sys.executable, "-m", "aiosmtpd", "-n", "-l", f"127.0.0.1:{port}"]
    receiver = subprocess.Popen([*sink, "-c", "aiosmtpd.handlers.Sink"])
    try:
        wait_for(port)
        config = replace(
            Config.from_environment(), mail_server=MailServer(host="127.0.0.1", port=port)
        )
        with create_app(config).app_context():
            give_way()
            ticker, watch = Ticker(config), Watch()
            renew = ticker.delivery.before_each
            ticker.delivery.before_each = lambda letter: (watch.see(letter), renew(letter))[1]
            sent = ticker.tick().sent
            ours = sent / (time.perf_counter() - watch.first)
            sys.stdout.write(f"{watch.first - watch.began:.3f} {sent} {ours:.1f}\n")
            sys.stdout.flush()  # whoever times pages meanwhile stops here
            bare = bare_rate(port)
    finally:
        receiver.terminate()
        receiver.wait(timeout=10)
    sys.stdout.write(f"{bare:.1f}\n")


def bare_rate(port: int) -> float:
    """How many of the same letters a loop of the library hands over in a second."""
    letters = db.session.execute(
        select(User.email, Letter.content)
        .join_from(Letter, User, Letter.user_id == User.id)
        .where(Letter.content.is_not(None))
    ).all()
    began = time.perf_counter()
    with smtplib.SMTP("127.0.0.1", port) as smtp:
        for to, content in letters:
            smtp.sendmail("tracker@example.org", to, content)
    return len(letters) / (time.perf_counter() - began)


if __name__ == "__main__":
    main()
