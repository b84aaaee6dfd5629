"""The refs of a scorecard's indicators: text, though spreadsheets take them for numbers."""

import re
from collections.abc import Sequence

_DOTTED = re.compile(r"(?P<stem>[A-Za-z]{0,5} ?\d{1,4}\.(?:\d{1,3}\.)?)(?P<last>\d{1,3})")
_LEADING = re.compile(
    r"(?P<ref>[A-Za-z]{1,5} ?\d{1,3}(?:\.\d{1,3}){0,2}[a-z]?|\d{1,3}(?:\.\d{1,3}){1,2}[a-z]?)"
    r"[.):]? +(?P<name>\D.*)",
    re.DOTALL,
)


def repaired_refs(printed: Sequence[str]) -> list[tuple[str, str]]:
    """Each ref and a query, "" where there is none.

    3.10 that a spreadsheet made 3.1 stands after 3.9 while 3.1 stands before it: it is 3.10 again.
    """
    found: list[tuple[str, str]] = []
    seen: set[str] = set()
    for n, text in enumerate(printed):
        ref, query = text.strip().rstrip("."), ""
        if ref and ref in seen:
            ref, query = _repaired(ref, n, printed, seen)
        seen.add(ref)
        found.append((ref, query))
    return found


def _repaired(ref: str, n: int, printed: Sequence[str], seen: set[str]) -> tuple[str, str]:
    longer = f"{ref}0"
    if _DOTTED.fullmatch(ref) and longer not in seen and longer not in printed:
        around = {_step(longer, -1), _step(longer, 1)}
        beside = {printed[n - 1].strip(), *(each.strip() for each in printed[n + 1 : n + 2])}
        if around & beside or (found := _step(longer, -1)) in seen and found:
            return longer, f"The file shows {ref} a second time: read as {longer}"
    return ref, f"{ref} stands more than once"


def _step(ref: str, by: int) -> str:
    """The ref before or after: 3.9 is before 3.10."""
    found = _DOTTED.fullmatch(ref)
    return f"{found['stem']}{int(found['last']) + by}" if found else ""


def missing_refs(refs: Sequence[str]) -> list[str]:
    """A sentence for each single gap: "3.5 is missing between 3.4 and 3.6"."""
    known = set(refs)
    found = []
    for before, after in zip(refs, refs[1:], strict=False):
        gap = _step(before, 1)
        if gap and gap not in known and after == _step(before, 2):
            found.append(f"{gap} is missing between {before} and {after}")
    return found


def split_names(names: Sequence[str]) -> list[tuple[str, str]]:
    """Ref and name of each, where most names begin with a ref: "1.1 % of reviews in time"."""
    matches = [_LEADING.fullmatch(name) for name in names]
    if sum(match is not None for match in matches) * 5 < len(names) * 3:
        return [("", name) for name in names]
    return [
        (match["ref"], match["name"].strip()) if match else ("", name)
        for match, name in zip(matches, names, strict=True)
    ]


def group_of(ref: str) -> str:
    """What comes before the last dot, or the letters before the number: 3 of 3.12, G of G1."""
    found = _DOTTED.fullmatch(ref)
    if found:
        return found["stem"].rstrip(".")
    return "".join(c for c in ref if c.isalpha()) if ref else ""
