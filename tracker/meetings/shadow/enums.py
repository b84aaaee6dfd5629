"""Words for what is said before a meeting."""

from enum import StrEnum


class SpokenAs(StrEnum):
    """Under what name a comment is printed, chosen for each."""

    ROLE = "role"
    FIRST = "first"
    FULL = "full"
    YOUNG = "young"
    BODY = "body"
