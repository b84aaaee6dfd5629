"""A last line "Status: …" in an action's own cell (importing.md 12, 13)."""

import re

_STATUS = re.compile(
    r"(?:status|progress|update|position|current status|latest update|latest position)"
    r"(?: update)?\s*[:\-–—]\s*",
    re.IGNORECASE,
)


def without_status(action: str, has_progress: bool) -> tuple[str, str]:
    """The action and what a line below it says of its status; ("…", "") where there is none."""
    lines = action.split("\n")
    for n in range(1, len(lines)):
        match = _STATUS.match(lines[n].strip())
        if match and not has_progress:
            said = [lines[n].strip()[match.end() :], *lines[n + 1 :]]
            return "\n".join(lines[:n]).rstrip(), "\n".join(said).strip()
    return action, ""
