"""Refs in the order in which people read them: 1a to 1z before 1aa, H2 before H10."""

import string

Key = tuple[int, int, str, int, str]
WIDTH = 8


def reading_key(ref: str) -> Key:
    """The key by which refs sort as people read them."""
    number = ref.lower().rstrip(string.ascii_lowercase)
    if ref[:1] in set(string.digits):
        return (0, len(number), number, len(ref), ref.upper())
    return (1, 0, ref.rstrip(string.digits).upper(), len(ref), ref.upper())


def ref_order(ref: str) -> str:
    """The same key as one text of digits and capitals, which every database sorts alike."""
    group, digits, head, length, whole = reading_key(ref)
    return f"{group}{digits:02d}{head[:WIDTH]:0<{WIDTH}}{length:03d}{whole}"
