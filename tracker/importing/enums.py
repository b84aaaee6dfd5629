"""The words for an import and for what becomes of its rows."""

from enum import StrEnum


class ImportState(StrEnum):
    """How far an import is."""

    READING = "reading"
    REFUSED = "refused"
    READ = "read"
    DONE = "done"
    UNDONE = "undone"

    @property
    def label(self) -> str:
        """The words a reader sees."""
        return {
            ImportState.READING: "Being read",
            ImportState.REFUSED: "Could not be read",
            ImportState.READ: "Read, not imported yet",
            ImportState.DONE: "Imported",
            ImportState.UNDONE: "Imported, then undone",
        }[self]


class Fate(StrEnum):
    """What an import makes of a row, or of an action that the file does not name."""

    NEW = "new"
    CHANGED = "changed"
    SAME = "same"
    LEFT_OUT = "left-out"
    GONE = "gone"

    @property
    def label(self) -> str:
        """What a person is told will happen."""
        return {
            Fate.NEW: "Will be added",
            Fate.CHANGED: "Will be changed",
            Fate.SAME: "Stays as it is",
            Fate.LEFT_OUT: "Left out",
            Fate.GONE: "In the plan, not in this file",
        }[self]
