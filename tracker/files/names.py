"""Names of downloads: made by us from a title, never the name that a file came with (RFC 6266)."""

import re
import unicodedata
from urllib.parse import quote

from tracker.files.enums import FileKind

LONGEST = 80
NAMELESS = "file"
# Windows opens a device where a file has one of these names.
_DEVICES = re.compile(r"(?:con|prn|aux|nul|com[0-9]|lpt[0-9])", re.IGNORECASE)
_NOT_IN_A_NAME = re.compile(r"[^\w' ’-]+")


def name_for(title: str, kind: FileKind) -> str:
    """A title as the name of a file: letters, figures, spaces and dashes, and the kind’s ending."""
    words = unicodedata.normalize("NFC", title)
    plain = "".join(c if c.isprintable() else " " for c in words)
    stem = " ".join(_NOT_IN_A_NAME.sub(" ", plain).split())[:LONGEST].strip(" -'")
    if not stem or _DEVICES.fullmatch(stem):
        stem = f"{NAMELESS} {stem}".strip()
    return f"{stem}.{kind.value}"


def title_from(name: str) -> str:
    """The title that a file’s own name suggests, for a person to correct."""
    last = re.split(r"[/\\]", name)[-1]
    stem = last.rsplit(".", 1)[0] if "." in last else last
    plain = "".join(c if c.isprintable() else " " for c in unicodedata.normalize("NFC", stem))
    return " ".join(_NOT_IN_A_NAME.sub(" ", plain.replace("_", " ")).split())[:LONGEST].strip(" -'")


def disposition(name: str, how: str = "attachment") -> str:
    """The header that makes a browser keep a file under this name and never open it in place.

    `how` is "inline" for what a page of ours shows in itself.
    """
    stem, _, ending = name.rpartition(".")
    folded = unicodedata.normalize("NFKD", stem).encode("ascii", "ignore").decode()
    plain = re.sub(r"[^A-Za-z0-9 _-]", "", folded).strip() or NAMELESS
    return f"{how}; filename=\"{plain}.{ending}\"; filename*=UTF-8''{quote(name, safe='')}"
