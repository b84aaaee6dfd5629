"""Words about packs."""

from enum import StrEnum


class PackKind(StrEnum):
    """Whose pack it is: for everybody who may see Part 2, for the board, or for the public."""

    FULL = "full"
    BOARD = "board"
    PUBLIC = "public"

    @property
    def label(self) -> str:
        return {
            PackKind.FULL: "Full pack, with Part 2",
            PackKind.BOARD: "Pack for the board, without Part 2",
            PackKind.PUBLIC: "Public pack",
        }[self]

    @property
    def words(self) -> str:
        """The label inside a sentence."""
        return self.label[0].lower() + self.label[1:]


class PackState(StrEnum):
    """How far the making of a pack is."""

    WAITING = "waiting"
    MAKING = "making"
    READY = "ready"
    FAILED = "failed"

    @property
    def label(self) -> str:
        return self.value.capitalize()
