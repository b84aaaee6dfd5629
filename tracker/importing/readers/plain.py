"""Text as a person sees it in a cell."""

import re

# A soft hyphen, zero-width characters and marks of order show as nothing.
_UNSEEN = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"))
_PLAIN = _UNSEEN | {0xA0: " ", 0x2007: " ", 0x202F: " ", 0x2011: "-", 0x2028: "\n", 0x2029: "\n",
                    0x0B: "\n", 0x0C: "\n", 0x85: "\n"}  # fmt: skip
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1f\x7f\ud800-\udfff]")


def tidy(text: str) -> str:
    """Trimmed, no spaces at the ends of lines, line breaks kept, nothing that does not print."""
    text = _CONTROLS.sub("", text.replace("\r\n", "\n").replace("\r", "\n").translate(_PLAIN))
    return "\n".join(line.strip() for line in text.split("\n")).strip()
