"""One digest run to a mail receiver of its own: prints the seconds and the letters sent."""

import socket
import subprocess
import sys
import time
from dataclasses import replace

from tests.performance.waiting import wait_for
from tracker.config import Config, MailServer
from tracker.factory import create_app
from tracker.reminders.tick import Ticker


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
            began = time.perf_counter()
            ticked = Ticker(config).tick()
            seconds = time.perf_counter() - began
    finally:
        receiver.terminate()
        receiver.wait(timeout=10)
    sys.stdout.write(f"{seconds:.3f} {ticked.sent}\n")


if __name__ == "__main__":
    main()
