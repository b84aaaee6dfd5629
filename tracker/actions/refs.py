"""Refs in the order in which people read them: 1a to 1z before 1aa, H2 before H10."""

import string
from typing import Any

from sqlalchemy import ColumnElement, case, func

from tracker.actions.models import Action

Key = tuple[int, int, str, int, str]


def reading_order(ref: Any = Action.ref) -> tuple[ColumnElement[Any], ...]:
    """What to order by, on both databases: the same as `reading_key` in Python."""
    number = func.rtrim(func.lower(ref), string.ascii_lowercase)
    letters = func.upper(func.rtrim(ref, string.digits))
    is_numbered = func.substr(ref, 1, 1).in_(list(string.digits))
    return (
        case((is_numbered, 0), else_=1),
        case((is_numbered, func.length(number)), else_=0),
        case((is_numbered, number), else_=letters),
        func.length(ref),
        func.upper(ref),
    )


def reading_key(ref: str) -> Key:
    """The key by which refs sort as people read them."""
    number = ref.lower().rstrip(string.ascii_lowercase)
    if ref[:1] in set(string.digits):
        return (0, len(number), number, len(ref), ref.upper())
    return (1, 0, ref.rstrip(string.digits).upper(), len(ref), ref.upper())
