"""Whose letters may be read here: an account letter holds a link that signs somebody in."""

from tracker.outbox.enums import LetterKind


def may_show_words(kind: LetterKind, *, is_demonstration: bool) -> bool:
    """The words of letters about accounts are shown in a demonstration only."""
    return is_demonstration or kind is not LetterKind.ACCOUNT
