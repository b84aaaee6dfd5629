"""Counting what a page asks of the database."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Engine, event

PLUMBING = ("SAVEPOINT", "RELEASE", "ROLLBACK", "BEGIN", "COMMIT", "SET TRANSACTION")


class Statements(list[str]):
    """The statements sent so far; printing it shows them one a line."""

    def __str__(self) -> str:
        return "\n".join(f"{number}. {text}" for number, text in enumerate(self, 1))


@contextmanager
def count_queries() -> Iterator[Statements]:
    """Collect the statements of a block, on whichever engine: `len(queries)`, `print(queries)`."""
    sent = Statements()

    def note(_connection: Any, _cursor: Any, statement: str, *_rest: Any) -> None:
        if not statement.startswith(PLUMBING):
            sent.append(" ".join(statement.split()))

    event.listen(Engine, "before_cursor_execute", note)
    try:
        yield sent
    finally:
        event.remove(Engine, "before_cursor_execute", note)


@contextmanager
def at_most(limit: int) -> Iterator[Statements]:
    """Fail where a block sends more statements than this, and print them."""
    with count_queries() as sent:
        yield sent
    assert len(sent) <= limit, f"{len(sent)} statements, {limit} allowed:\n{sent}"
