"""What may be printed of what was said: never more than was said, and no name by itself."""

import re

from tracker.voice.enums import ShownAs

NOBODY = "A young person"
PAIRS_FEWEST, PAIRS_MOST = 3, 6
BRACKETED = 4
SAID_LONGEST, DID_LONGEST = 180, 240
_LARGE, _MEDIUM = 900, 1_700
_SENTENCES = re.compile(r"[.!?\n]+")
_DENIALS = (
    "no not never none nobody nothing nowhere neither nor cannot ain't aren't can't couldn't "
    "didn't doesn't don't hadn't hasn't haven't isn't mustn't shouldn't wasn't weren't won't "
    "wouldn't"
)
_DENYING = frozenset(_DENIALS.replace("'", "").split())  # the apostrophe is often left out
_PART = re.compile(r"\[([^\[\]]*)\]|([^\W_]+(?:['’-][^\W_]+)*)")


def wrong_with_cut(cut: str, whole: str) -> str:
    """Why a shortened text says more than the whole one; empty if it does not.

    Every word of it stands in the whole, in the same order; a few of ours may stand in brackets,
    as in “my [key worker] listens”. A “not” goes only with the whole of what it denies.
    """
    said = _words(whole)
    rest = iter(said)
    kept: list[str] = []
    for found in _PART.finditer(cut):
        if found.group(1) is not None:
            ours = found.group(1)
            if len(ours.split()) > BRACKETED:
                return f"Keep what stands in brackets to {BRACKETED} words: “[{ours}]”"
            if any(_is_denial(word) for word, _ in _words(ours)):
                return f"“[{ours}]” says the opposite. Put only who, what or where in brackets"
            continue
        kept.append(_plain(found.group(2)))
        if not any(each == kept[-1] for each, _ in rest):
            return (
                f"“{found.group(2)}” was not said there. Leave words out, or put your own in "
                "[square brackets]"
            )
    if not kept:
        return "Keep some of what was said"
    if denial := _denial_left_out(kept, said):
        return f"Without “{denial}” this says the opposite. Keep it, or leave its sentence out"
    return ""


def offered(shown_as: ShownAs, called: str, *, first_name: str) -> str:
    """The name that the author is asked about: what readers see already, never a whole name."""
    return first_name if shown_as is ShownAs.FULL else called


def type_size(characters: int) -> str:
    """How large the type of a poster can be so that it stays on one page: a word of its sheet."""
    return "large" if characters <= _LARGE else "medium" if characters <= _MEDIUM else "small"


def _denial_left_out(kept: list[str], said: list[tuple[str, int]]) -> str:
    """A “not” that is gone from between words that stay, or from just before one; empty if none.

    A word may stand twice in the whole, so what stays is looked for from both ends.
    """
    from_end = _places(kept[::-1], said[::-1])
    last = len(said) - 1
    lost = [
        _lost(_places(kept, said), said),
        _lost([last - place for place in reversed(from_end)], said),
    ]
    return lost[0] if all(lost) else ""


def _places(kept: list[str], said: list[tuple[str, int]]) -> list[int]:
    words = iter(enumerate(said))
    return [next(place for place, (word, _) in words if word == each) for each in kept]


def _lost(places: list[int], said: list[tuple[str, int]]) -> str:
    for at, (word, sentence) in enumerate(said):
        if at in places or not _is_denial(word):
            continue
        near = [place for place in places if said[place][1] == sentence]
        if at + 1 in near or (near and near[0] < at < near[-1]):
            return word
    return ""


def _is_denial(word: str) -> bool:
    return word in _DENYING or word.endswith("n't")


def _words(text: str) -> list[tuple[str, int]]:
    """Each word as it is compared, and in which sentence it stands."""
    return [
        (_plain(found[2]), number)
        for number, sentence in enumerate(_SENTENCES.split(text.replace("[", " ")))
        for found in _PART.finditer(sentence)
        if found[2]
    ]


def _plain(word: str) -> str:
    return word.casefold().replace("’", "'")
