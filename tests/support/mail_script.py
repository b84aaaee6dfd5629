"""A mail server that says what a test tells it to, and hangs up or waits where the test wants."""

import socket
import ssl
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress

HANG_UP = "hang up"
USUAL = {"": "220 ready", "DATA": "354 go ahead", "QUIT": "221 bye"}


class MailScript:
    """Answers by the first word of what it is told; "." is the end of a letter, "" the greeting.

    With `tls` it goes over to that on STARTTLS, or speaks it from the first byte: `is_wrapped`.
    """

    def __init__(
        self, tls: ssl.SSLContext | None = None, *, is_wrapped: bool = False, **answers: str
    ) -> None:
        self.tls, self.is_wrapped = tls, is_wrapped
        self.answers = USUAL | answers
        self.heard: list[str] = []
        self.letters: list[bytes] = []
        self.port = 0
        self.may_answer_dot = threading.Event()
        self.may_answer_dot.set()

    def answer_with(self, word: str, answer: str) -> None:
        """From now on, say this to that."""
        self.answers[word] = answer

    def serve(self, listener: socket.socket) -> None:
        """Take one connection after another until the listener is closed."""
        with suppress(OSError):
            while True:
                connection, _ = listener.accept()
                with connection, suppress(OSError, ConnectionError):
                    self._talk(connection)

    def _talk(self, connection: socket.socket) -> None:
        if self.tls and self.is_wrapped:
            connection = self.tls.wrap_socket(connection, server_side=True)
        if self._say(connection, ""):
            self._talk_on(connection)

    def _talk_on(self, connection: socket.socket) -> None:
        lines = connection.makefile("rb")
        for line in lines:
            word = line.split()[0].decode().upper() if line.split() else ""
            self.heard.append(line.decode().strip())
            if not self._say(connection, word) or word == "QUIT":
                return
            if word == "STARTTLS" and self.tls:
                self._talk_on(self.tls.wrap_socket(connection, server_side=True))
                return
            if word == "DATA" and self.answers["DATA"].startswith("354"):
                letter = _up_to_the_dot(lines)
                if letter is None:
                    return
                self.letters.append(letter)
                if not self._say(connection, "."):
                    return

    def _say(self, connection: socket.socket, word: str) -> bool:
        if word == ".":
            self.may_answer_dot.wait()
        answer = self.answers.get(word, "250 fine")
        if answer != HANG_UP:
            connection.sendall(f"{answer}\r\n".encode())
        return answer != HANG_UP


def _up_to_the_dot(lines: Iterable[bytes]) -> bytes | None:
    """A letter; None where the other side hangs up before its end."""
    letter = b""
    for line in lines:
        if line == b".\r\n":
            return letter
        letter += line
    return None


@contextmanager
def scripted(
    tls: ssl.SSLContext | None = None, *, is_wrapped: bool = False, **answers: str
) -> Iterator[MailScript]:
    """Run such a server on loopback while the block runs."""
    script = MailScript(tls, is_wrapped=is_wrapped, **answers)
    with socket.create_server(("127.0.0.1", 0)) as listener:
        script.port = listener.getsockname()[1]
        thread = threading.Thread(target=script.serve, args=(listener,), daemon=True)
        thread.start()
        yield script
        script.may_answer_dot.set()
        listener.shutdown(socket.SHUT_RDWR)
    thread.join(5)
