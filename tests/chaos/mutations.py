"""Good files, spoilt: by bytes, or in the XML inside so that the zip itself stays whole.

Mutation `n` of a seed is always the same file.
"""

import random
import re
from collections.abc import Callable

from tests.chaos.good_files import GOOD
from tests.support.office import zipped
from tracker.importing.readers.archive import Archive

SEED = 2018
_TAG = re.compile(rb"<[^>]{1,300}>")
_VALUE = re.compile(rb'="[^"]{0,200}"|=\'[^\']{0,200}\'')
_TEXT = re.compile(rb">[^<]{1,200}<")
_ODD = (
    b"", b"0", b"-1", b"1", b"99999999999999999999", b"1e308", b"NaN", b"\xff\xfe", b"\0", b"A1",
    b"XFD1048576", b"%s%n", b"../..", b"true", b"#REF!", b"\xf0\x9f\x94\xb4", b"&#x10FFFF;",
    b"&lt;", b"31/02/2018", b" " * 300, b"'", b'"', b"[", b"\r\n",
)  # fmt: skip

Rng = random.Random


def mutated(number: int, seed: int = SEED) -> tuple[str, bytes]:
    """The name and content of mutation `number`."""
    chance = Rng(f"{seed} {number}")
    name = chance.choice(list(GOOD))
    content = GOOD[name]()
    if content.startswith(b"PK") and chance.random() < 0.75:
        return name, _in_parts(content, chance)
    return name, _some(content, chance, _BYTES)


def _some(content: bytes, chance: Rng, ways: "tuple[Way, ...]") -> bytes:
    for _ in range(chance.choice((1, 1, 2, 4, 16))):
        content = chance.choice(ways)(content, chance)
    return content


def _in_parts(content: bytes, chance: Rng) -> bytes:
    """One or two parts of a zip, spoilt as XML; now and then one is gone or stands for another."""
    archive = Archive(content)
    members = {name: archive.read(name) for name in sorted(archive.names)}
    for _ in range(chance.choice((1, 1, 2))):
        name = chance.choice(list(members))
        members[name] = _some(members[name], chance, _XML)
    if chance.random() < 0.1:
        del members[chance.choice(list(members))]
    if chance.random() < 0.1:
        members[chance.choice(list(members))] = members[chance.choice(list(members))]
    return zipped(members)


def _flip(content: bytes, chance: Rng) -> bytes:
    spoilt = bytearray(content)
    for _ in range(chance.choice((1, 3, 30))):
        if spoilt:
            spoilt[chance.randrange(len(spoilt))] = chance.randrange(256)
    return bytes(spoilt)


def _cut(content: bytes, chance: Rng) -> bytes:
    return content[: chance.randrange(len(content) + 1)]


def _take_out(content: bytes, chance: Rng) -> bytes:
    start = chance.randrange(len(content) + 1)
    return content[:start] + content[start + chance.randrange(1, 400) :]


def _repeat(content: bytes, chance: Rng) -> bytes:
    start = chance.randrange(len(content) + 1)
    piece = content[start : start + chance.randrange(1, 400)]
    return content[:start] + piece * chance.choice((2, 3, 50)) + content[start:]


def _put_in(content: bytes, chance: Rng) -> bytes:
    start = chance.randrange(len(content) + 1)
    return content[:start] + chance.choice(_ODD) + content[start:]


def _replacing(pattern: re.Pattern[bytes], keep: int) -> "Way":
    """Put something odd in place of a match, all but `keep` bytes at its ends."""

    def replaced(content: bytes, chance: Rng) -> bytes:
        found = list(pattern.finditer(content))
        if not found:
            return content
        place = chance.choice(found)
        end = place.end() - (1 if keep else 0)
        return content[: place.start() + keep] + chance.choice(_ODD) + content[end:]

    return replaced


def _tags(content: bytes, chance: Rng) -> bytes:
    """A tag taken out, doubled, or put where another was."""
    found = list(_TAG.finditer(content))
    if not found:
        return content
    place, other = chance.choice(found), chance.choice(found)
    new = chance.choice((b"", place[0] * 2, other[0], place[0][:-1] + b"/>"))
    return content[: place.start()] + new + content[place.end() :]


def _elements(content: bytes, chance: Rng) -> bytes:
    """A piece from one tag to another, moved or repeated: often the XML stays whole."""
    found = [each.start() for each in _TAG.finditer(content)]
    if len(found) < 3:
        return content
    start, end = sorted(chance.sample(found, 2))
    piece, target = content[start:end][:20_000], chance.choice(found)
    return content[:target] + piece * chance.choice((1, 1, 20)) + content[target:]


Way = Callable[[bytes, Rng], bytes]
_BYTES: tuple[Way, ...] = (_flip, _cut, _take_out, _repeat, _put_in, _replacing(_TEXT, 1))
_XML: tuple[Way, ...] = (
    _replacing(_VALUE, 2), _replacing(_VALUE, 2), _replacing(_TEXT, 1), _tags, _tags, _elements,
    _flip,
)  # fmt: skip
