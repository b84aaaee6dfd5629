"""Whether the next transaction may write; the database's engine asks when it begins one."""

from contextvars import ContextVar

_writing: ContextVar[bool] = ContextVar("writing", default=False)


def is_writing() -> bool:
    """Whether the transaction about to begin may write."""
    return _writing.get()


def expect(*, writing: bool) -> None:
    """Say before the first statement whether this request or job will write."""
    _writing.set(writing)
