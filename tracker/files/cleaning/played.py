"""Sound and video: packed anew, as they were recorded, without a word about where, when or by whom.

What is seen and heard is copied, not made anew. All else stays behind: titles, names, places and
times, pictures of covers, tracks of where a phone was, and notes inside a picture's own stream.
"""

import re
from collections.abc import Callable, Iterable
from typing import Any, BinaryIO

import av
from av.bitstream import BitStreamFilterContext
from av.stream import Disposition

from tracker.files.cleaning.limits import SMALL
from tracker.files.enums import FileKind
from tracker.files.refusals import DAMAGED, SILENT, TOO_MUCH, UNPLAYABLE, FileRefused

# What phones record and play, and the filter that takes the notes out of it ("SEI").
_VIDEO = {
    "h264": "filter_units=remove_types=6",
    "hevc": "filter_units=remove_types=39|40",
    "vp9": "",
}
_HEVC_SETS = (32, 33, 34)
_START = re.compile(rb"\x00{2,3}\x01(?=.)", re.DOTALL)
_SOUND = frozenset({"aac", "mp3", "opus"})
# Kilobits a second of a frame of MPEG's third layer, by its head: MPEG 1, and its two halves.
_RATES = (32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320)
_HALF_RATES = (8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160)
_HERTZ = (44_100, 48_000, 32_000)
Packets = Callable[[Any], Iterable[Any]]


def clean_played(source: BinaryIO, target: BinaryIO, kind: FileKind) -> FileKind:
    """Write what is heard and seen anew; gives what it is: without pictures an MP4 is sound."""
    av.logging.set_level(None)
    try:
        media = None if kind is FileKind.MP3 else _media(source)
        with av.open(source, format="mp3" if kind is FileKind.MP3 else "mov") as old:
            streams = _streams(old)
            if kind is not FileKind.MP3:
                kind = FileKind.MP4 if streams[0].type == "video" else FileKind.M4A
            _pack(old, streams, target, kind, media)
    except (FileRefused, MemoryError):
        raise
    except Exception as error:  # a broken file makes the library raise many things
        raise FileRefused(DAMAGED) from error
    return kind


def _streams(old: Any) -> list[Any]:
    """The first picture that moves and the first sound, if there are any that phones play."""
    moving = [each for each in old.streams.video if not each.disposition & Disposition.attached_pic]
    found = [*moving[:1], *old.streams.audio[:1]]
    if not found:
        raise FileRefused(SILENT)
    if any(_codec(each) not in _SOUND.union(_VIDEO) for each in found):
        raise FileRefused(UNPLAYABLE)
    return found


def _codec(stream: Any) -> str:
    return str(stream.codec_context.codec.canonical_name) if stream.codec_context else ""


def _media(source: BinaryIO) -> list[range]:
    """Where the boxes of an ISO file lie that hold sound and pictures, and nothing else."""
    found, place, end = [], 0, source.seek(0, 2)
    while place + 16 <= end:
        source.seek(place)
        head = source.read(16)
        size = int.from_bytes(head[:4])
        size = int.from_bytes(head[8:]) if size == 1 else size or end - place
        if size < 8:
            raise FileRefused(DAMAGED)
        if head[4:8] == b"mdat":
            found.append(range(place, place + size))
        place += size
    source.seek(0)
    return found


def _is_in(media: list[range], packet: Any) -> bool:
    """Whether a piece lies where sound and pictures do: a broken table may point at a title."""
    last = packet.pos + packet.size - 1
    return any(packet.pos in each and last in each for each in media)


def _pack(
    old: Any, streams: list[Any], target: BinaryIO, kind: FileKind, media: list[range] | None
) -> None:
    """What has to be known to play it comes first, so that it plays before it is all there."""
    how = {"fflags": "+bitexact"}
    how |= {"id3v2_version": "0"} if kind is FileKind.MP3 else {"movflags": "+faststart"}
    form = {FileKind.MP3: "mp3", FileKind.M4A: "ipod", FileKind.MP4: "mp4"}[kind]
    # By its place: to put that first, the library opens what it wrote a second time.
    with av.open(f"file:/dev/fd/{target.fileno()}", "w", format=form, options=how) as new:
        ways = {each.index: _way(each, new) for each in streams}
        written, most = 0, old.size + SMALL
        for packet in old.demux(streams):
            if packet.dts is None:  # the end
                continue
            if media is not None and not _is_in(media, packet):
                raise FileRefused(DAMAGED)
            stream, filtered = ways[packet.stream.index]
            for each in filtered(packet):
                each.stream = stream
                new.mux_one(each)
                written += each.size
            if written > most:  # its tables name the same bytes again and again
                raise FileRefused(TOO_MUCH)
        if not written:
            raise FileRefused(SILENT)


def _way(old: Any, new: Any) -> tuple[Any, Packets]:
    """Where a stream goes, and what is done to each piece of it on the way."""
    stream = new.add_stream_from_template(old, opaque=True)
    stream.metadata.clear()
    if new.format.name == "mp3":
        return stream, lambda packet: [packet] if _is_frame(bytes(packet)) else []
    notes = _VIDEO.get(_codec(old))
    if not notes:
        return stream, lambda packet: [packet]
    filtered = BitStreamFilterContext(notes, old, stream).filter
    if _codec(old) == "hevc":
        stream.codec_context.extradata = _bare_head(stream.codec_context.extradata)
    return stream, filtered


def _bare_head(head: bytes) -> bytes:
    """What a decoder of HEVC has to know, and no notes beside it; as the filter writes it."""
    kept = [each for each in _START.split(head)[1:] if each[0] >> 1 in _HEVC_SETS]
    return b"".join(b"\0\0\0\1" + each for each in kept)


def _is_frame(piece: bytes) -> bool:
    """Whether a piece of an MP3 is a frame of sound and no more: what lies between is no sound."""
    if len(piece) < 4 or piece[0] != 0xFF or piece[1] & 0xE6 != 0xE2:
        return False
    version, rate, hertz = piece[1] >> 3 & 3, piece[2] >> 4, piece[2] >> 2 & 3
    if version == 1 or rate in (0, 15) or hertz == 3:
        return False
    is_first = version == 3
    bits = (_RATES if is_first else _HALF_RATES)[rate - 1] * 1000
    per_second = _HERTZ[hertz] // (1 if is_first else 2 if version == 2 else 4)
    return len(piece) == (144 if is_first else 72) * bits // per_second + (piece[2] >> 1 & 1)
