"""What the lower layers know of a person."""

from typing import Protocol


class Person(Protocol):
    """Somebody who does a deed."""

    @property
    def id(self) -> int: ...

    @property
    def name(self) -> str: ...

    @property
    def roles(self) -> frozenset[str]: ...

    @property
    def is_cleared(self) -> bool: ...
