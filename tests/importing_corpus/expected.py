"""What is right for a document: one `Right` for each action that a person would find in it."""

from collections.abc import Callable
from dataclasses import dataclass

Said = str | tuple[str, ...] | None
"""One right answer, several of which any will do, or None where the document leaves it open."""


@dataclass(frozen=True)
class Right:
    """An action as a person reads it off the page; "" where the document says nothing.

    `due` is written "2019-04-30 month", "ongoing" or "none"; `due_text` is what the date's cell
    shows. `rag` is a colour, "" for none. `may_be_left_out` marks a row that a careful reader may
    pass over or take, such as one that a filter hides.
    """

    action: Said
    due: Said = "none"
    lead: Said = ""
    rag: Said = ""
    section: Said = ""
    ref: Said = ""
    progress: Said = None
    due_text: Said = None
    may_be_left_out: bool = False


@dataclass(frozen=True)
class Sample:
    """A document: `build` makes its bytes, `about` says which traits it shows.

    `is_loose` is for files that keep no line breaks (a PDF); `warnings` have to be among those
    that the importer gives.
    """

    name: str
    about: str
    build: Callable[[], bytes]
    rights: tuple[Right, ...] = ()
    is_loose: bool = False
    warnings: tuple[str, ...] = ()

    @property
    def is_plan(self) -> bool:
        """It holds actions."""
        return bool(self.rights)
