"""What may be printed of what was said: never more than was said, and no name by itself."""

import re

from tracker.voice.enums import ShownAs

NOBODY = "A young person"
PAIRS_FEWEST, PAIRS_MOST = 3, 6
BRACKETED = 4
SAID_LONGEST, DID_LONGEST = 180, 240
_LARGE, _MEDIUM = 900, 1_700
_PART = re.compile(r"\[([^\[\]]*)\]|([^\W_]+(?:['’-][^\W_]+)*)")


def wrong_with_cut(cut: str, whole: str) -> str:
    """Why a shortened text says more than the whole one; empty if it does not.

    Every word of it stands in the whole, in the same order; a few of ours may stand in brackets,
    as in “my [key worker] listens”.
    """
    rest = iter(_words(whole))
    kept = 0
    for found in _PART.finditer(cut):
        if found.group(1) is not None:
            if len(found.group(1).split()) > BRACKETED:
                return f"Keep what stands in brackets to {BRACKETED} words: “[{found.group(1)}]”"
            continue
        kept += 1
        if not any(each == _plain(found.group(2)) for each in rest):
            return (
                f"“{found.group(2)}” was not said there. Leave words out, or put your own in "
                "[square brackets]"
            )
    return "" if kept else "Keep some of what was said"


def offered(shown_as: ShownAs, called: str, *, first_name: str) -> str:
    """The name that the author is asked about: what readers see already, never a whole name."""
    return first_name if shown_as is ShownAs.FULL else called


def type_size(characters: int) -> str:
    """How large the type of a poster can be so that it stays on one page: a word of its sheet."""
    return "large" if characters <= _LARGE else "medium" if characters <= _MEDIUM else "small"


def _words(text: str) -> list[str]:
    return [_plain(found.group(2)) for found in _PART.finditer(text.replace("[", " ")) if found[2]]


def _plain(word: str) -> str:
    return word.casefold().replace("’", "'")
