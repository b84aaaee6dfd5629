"""Pages of ours that higher domains write for an item of a pack, such as the board summary.

A pack stands below the reports, so they are not imported here: the factory says who writes what
(`app.extensions["pack_sections"]`), and gives it to whoever puts a pack together.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from tracker.meetings.agenda.enums import ItemKind
from tracker.meetings.pack.enums import PackKind

EXTENSION = "pack_sections"


@dataclass(frozen=True, slots=True)
class Section:
    """`write` gives HTML that is safe to print, of a meeting and for a kind of pack; "" where
    there is nothing to say yet. `mark` changes when what it writes does, and is quicker to ask;
    without one it is written to be compared. `holds` are what it tells in full, the items of other
    meetings, the actions and the bodies ("item-3", "action-7"): where one of them becomes private,
    the pack is withheld."""

    write: Callable[[int, PackKind], str]
    mark: Callable[[int, PackKind], str] | None = None
    holds: Callable[[int, PackKind], list[str]] | None = None


Sections = Mapping[ItemKind, Section]
