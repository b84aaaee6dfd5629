"""Refs: apart from the action that they stand in, in order, with what is missing between them."""

import re
from collections import Counter
from collections.abc import Container, Iterator, Sequence

_LEADING = re.compile(
    r"(?P<ref>\(?(?:[A-Za-z]{1,6}[ .\-]?)?\d{1,4}(?:\.\d{1,4}){0,4}[a-z]?(?:\([a-z0-9]{1,3}\))?\)?|"
    r"\(?[a-z]\))(?P<end>[.):]?)[\s\-–—:]+(?=\S)"
)
_TAIL = re.compile(r"(?P<before>.*?)(?P<last>\d+|(?<![A-Za-z])[A-Za-z])\)?[.:)]?", re.DOTALL)
_CLOSING = " .:)-"
_MANY = 3  # from here on a gap is told as from … to …
_LONGEST = 40  # characters of a ref that is one of a sequence
_SPARSE = 0.3


def is_parent(ref: str, below: str) -> bool:
    """`1` is the parent of `1.1` and `1a`, `CC1` of `CC1.1`; no ref is its own parent."""
    ref, below = ref.strip(_CLOSING), below.strip(_CLOSING)
    if not ref or not below.startswith(ref) or below == ref:
        return False
    following = below[len(ref)]
    return not (following.isdigit() and ref[-1].isdigit())


def split_ref(text: str) -> tuple[str, str]:
    """`1.1 Do this` is ("1.1", "Do this"); without a ref in front ("", the text)."""
    match = _LEADING.match(text)
    if match is None:
        return "", text
    ref, is_plain = match["ref"], match["ref"].isdigit()
    is_word = ref[0].isalpha() and not any(each in ref for each in ".(") and " " in ref
    if (is_plain and not match["end"]) or is_word:
        return "", text
    return ref.strip("()") if ref.startswith("(") else ref.rstrip(")"), text[match.end() :]


def are_in_front(texts: Sequence[str]) -> bool:
    """Most texts of a column begin with a ref, and hardly one twice."""
    refs = [split_ref(text)[0] for text in texts if text]
    found = [ref for ref in refs if ref]
    return len(found) >= 2 and len(found) >= 0.6 * len(refs) and len(set(found)) >= 0.8 * len(found)


def doubled(refs: Sequence[str]) -> list[str]:
    """A sentence for each ref that stands on several rows."""
    counted = Counter(ref for ref in refs if ref)
    return [f"{ref} stands on {n} rows" for ref, n in counted.items() if n > 1]


def dropped_noughts(refs: Sequence[str]) -> dict[int, str]:
    """Places of refs that follow 3.9 (3.19, …) as 3.1 (3.2, …), with what each may have been."""
    found = {}
    for n in range(1, len(refs)):
        before, this = refs[n - 1].strip(_CLOSING), refs[n].strip(_CLOSING)
        whole, point, tail = before.rpartition(".")
        if not point or not tail.isdigit() or not tail.endswith("9") or not whole:
            continue
        following = f"{whole}.{int(tail) + 1}"
        if following.endswith("0") and this == following.rstrip("0"):
            found[n] = following
    return found


def missing(refs: Sequence[str]) -> list[str]:
    """What is missing from the sequences of refs: "2g is missing between 2f and 2h".

    Only where refs run on: a log that drops what is done has gaps everywhere; that is one sentence.
    """
    gaps = list(_gaps(refs))
    lost = sum(count for count, _ in gaps)
    if len(gaps) > _MANY and lost > _SPARSE * len(refs):
        return [f"The refs have {len(gaps)} gaps: {lost} numbers are missing"]
    return [sentence for _, sentence in gaps]


def _gaps(refs: Sequence[str]) -> Iterator[tuple[int, str]]:
    runs: dict[str, str] = {}
    known = {ref.strip(_CLOSING) for ref in refs}
    for ref in dict.fromkeys(refs):
        parts = _parts(ref)
        if parts is None:
            continue
        before = runs.get(parts[0])
        runs[parts[0]] = ref
        if before is not None:
            yield from _gap(before, ref, known)


def _gap(before: str, after: str, known: Container[str]) -> Iterator[tuple[int, str]]:
    first, last = _parts(before), _parts(after)
    if first is None or last is None or first[1].isdigit() != last[1].isdigit():
        return
    low, high = _number(first[1]), _number(last[1])
    between = [_like(first, n) for n in range(low + 1, min(high, low + 500))]
    if not between or any(each in known for each in between):
        return
    if len(between) >= _MANY:
        named = f"{between[0]} to {between[-1]} are missing"
    else:
        named = f"{' and '.join(between)} {'is' if len(between) == 1 else 'are'} missing"
    yield len(between), f"{named} between {before.strip(_CLOSING)} and {after.strip(_CLOSING)}"


def _parts(ref: str) -> tuple[str, str] | None:
    """What comes before the last number or letter, and that."""
    match = _TAIL.fullmatch(ref.strip()) if len(ref) <= _LONGEST else None
    if match is None or "\n" in ref or "," in ref:
        return None
    last = match["last"]
    if last.isalpha() and not match["before"]:
        return "", last
    return match["before"], last


def _number(last: str) -> int:
    return int(last) if last.isdigit() else ord(last.lower())


def _like(parts: tuple[str, str], number: int) -> str:
    before, last = parts
    if last.isdigit():
        return f"{before}{number:0{len(last)}d}" if last.startswith("0") else f"{before}{number}"
    return f"{before}{chr(number).upper() if last.isupper() else chr(number)}"
