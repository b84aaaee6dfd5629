"""Links to evidence: to the open web only, and shown in full."""

from urllib.parse import urlsplit

LONGEST = 500


def link_refused(url: str) -> str | None:
    """Why an address cannot be a link; nothing if it can."""
    if len(url) > LONGEST:
        return f"Shorten the link to {LONGEST} characters or fewer"
    try:
        parts = urlsplit(url)
        host = parts.hostname
    except ValueError:
        host = None
    if host is None or parts.scheme not in ("http", "https") or not url.isprintable():
        return "Enter a link that begins with https:// or http://"
    if parts.username is not None or "\\" in url or " " in url:
        return "Enter the link without spaces, backslashes or a name before an @"
    return None
