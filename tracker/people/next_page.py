"""Where to go after signing in: an address of ours, or nothing (reliability 2.12)."""

import re

LONGEST = 400
_PLAIN = re.compile(r"/(?![/\\])[A-Za-z0-9_\-./?=&%+,:~]*")
_TRICKS = ("//", "%0", "%2f", "%5c")
_NEVER = ("/sign-in", "/sign-out", "/demo/", "/new-password", "/invitation")


def safe_next(address: str | None) -> str:
    """The address if it surely stays on this site, else ""."""
    if not address or len(address) > LONGEST or not _PLAIN.fullmatch(address):
        return ""
    folded = address.lower()
    if any(trick in folded for trick in _TRICKS) or folded.startswith(_NEVER):
        return ""
    return address
