"""Waiting for a server that was just started."""

import socket
import time


def wait_for(port: int) -> None:
    """Until something answers on a port of this machine, at most 20 seconds."""
    for _ in range(200):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    raise RuntimeError("The server did not start")
