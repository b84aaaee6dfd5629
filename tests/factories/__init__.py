"""Rows for tests, one module a domain: a test names only what it is about."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.orm import Session

from tests.factories import base


@contextmanager
def bound_to(session: Session) -> Iterator[None]:
    """Let all factories put their rows into this session while the block runs."""
    before = base.bound
    base.bound = session
    try:
        yield
    finally:
        base.bound = before
