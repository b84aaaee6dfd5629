"""Sound and video as phones make them: small, real, made here, and full of what a phone adds."""

import io
import struct
from functools import cache
from typing import Any

import av
from av.audio.frame import AudioFrame
from PIL import Image

from tests.support.uploads import SECRET
from tracker.files.enums import FileKind

PLACE = "+51.5007-000.1246/"  # where a phone says that it was
MADE_AT = "2024-05-06T07:08:09.000000Z"
_ABOUT = {
    "title": SECRET,
    "artist": SECRET,
    "comment": SECRET,
    "location": PLACE,
    "creation_time": MADE_AT,
}


@cache
def mp3(rate: int = 44_100) -> bytes:
    """Half a second of silence with tags of the second kind, and a cover that names somebody."""
    return _sound("mp3", "libmp3lame", rate)


@cache
def m4a() -> bytes:
    """Half a second of silence, with what iTunes and a phone write beside it."""
    return _sound("ipod", "aac", 44_100)


@cache
def m4a_of_another_brand() -> bytes:
    """The same as most Android phones write it: only what is in it says that it is no video."""
    return _sound("mp4", "aac", 44_100)


@cache
def mp4(codec: str = "libx264", *, form: str = "mp4") -> bytes:
    """A second of video with sound, a track of places, and notes of the coder in the picture."""
    made = io.BytesIO()
    with av.open(made, "w", format=form) as new:
        new.metadata.update(_ABOUT)
        seen: Any = new.add_stream(codec, rate=10)
        seen.width, seen.height, seen.pix_fmt = 64, 48, "yuv420p"
        seen.metadata["handler_name"] = SECRET
        places: Any = new.add_data_stream("bin_data") if form == "mp4" else None
        heard = new.add_stream("aac", rate=44_100, layout="mono")
        for number in range(10):
            drawn = Image.new("RGB", (64, 48), (number * 20, 50, 90))
            picture: Any = av.VideoFrame
            frame = picture.from_image(drawn).reformat(format="yuv420p")
            frame.pts = number
            new.mux(seen.encode(frame))
        new.mux(seen.encode(None))
        _say_nothing(new, heard, 44_100)
        if places is not None:
            where: Any = av.Packet(f"{PLACE} {SECRET}".encode())
            where.stream, where.time_base = places, places.time_base
            where.pts = where.dts = 0
            where.duration = 1
            new.mux(where)
    return made.getvalue()


def mov(codec: str = "libx264") -> bytes:
    """The same as an iPhone keeps it."""
    return mp4(codec, form="mov")


def old_mov() -> bytes:
    """The head of a video of before there were iPhones."""
    return box(b"moov", b"\0" * 400)


def on_its_side() -> bytes:
    """A video of a phone that was held upright: only its head says so."""
    content = mp4()
    upright = struct.pack(">9i", 0x10000, 0, 0, 0, 0x10000, 0, 0, 0, 0x40000000)
    turned = struct.pack(">9i", 0, 0x10000, 0, -0x10000, 0, 0, 48 << 16, 0, 0x40000000)
    place = content.index(upright, content.index(b"tkhd"))
    return content[:place] + turned + content[place + len(turned) :]


def of_mpeg_4() -> bytes:
    """A video that no browser plays."""
    return mp4("mpeg4")


def box(kind: bytes, content: bytes) -> bytes:
    """A part of an ISO file."""
    return struct.pack(">I", 8 + len(content)) + kind + content


def heic() -> bytes:
    """The first box of a picture of an iPhone, and no more."""
    return box(b"ftyp", b"heic\0\0\0\0mif1heic") + box(b"meta", b"\0" * 40)


def tag_of_the_first_kind() -> bytes:
    """ID3v1, at the end of an MP3."""
    return b"TAG" + SECRET.encode().ljust(125, b" ")


def ape_tag() -> bytes:
    """APEv2, at the end of an MP3."""
    item = struct.pack("<II", len(SECRET), 0) + b"Artist\0" + SECRET.encode()
    head = b"APETAGEX" + struct.pack("<IIII", 2000, len(item) + 32, 1, 1 << 31) + b"\0" * 8
    return item + head


_HOLD_OTHERS = (b"moov", b"trak", b"edts", b"mdia", b"minf", b"stbl")


def with_boxes(content: bytes, changed: dict[bytes, bytes]) -> bytes:
    """An ISO file with other tables in it."""
    made, place = b"", 0
    while place < len(content):
        (size,) = struct.unpack(">I", content[place : place + 4])
        kind, inside = content[place + 4 : place + 8], content[place + 8 : place + size]
        if kind in _HOLD_OTHERS:
            inside = with_boxes(inside, changed)
        made += box(kind, changed.get(kind, inside))
        place += size
    return made


def the_same_again(times: int) -> bytes:
    """Sound of which every piece is the same hundred bytes: small, until it is unpacked."""
    return with_boxes(
        m4a(),
        {
            b"elst": struct.pack(">IIIiHH", 0, 1, times * 24, 0, 1, 0),
            b"stts": struct.pack(">IIII", 0, 1, times, 1024),
            b"stsz": struct.pack(">III", 0, 100, times),
            b"stsc": struct.pack(">IIIII", 0, 1, 1, 1, 1),
            b"stco": struct.pack(f">II{times}I", 0, times, *[44] * times),
        },
    )


def _sound(form: str, codec: str, rate: int) -> bytes:
    made = io.BytesIO()
    with av.open(made, "w", format=form) as new:
        new.metadata.update(_ABOUT)
        heard: Any = new.add_stream(codec, rate=rate, layout="mono")
        if form == "mp3":
            heard.bit_rate = 32_000
        _say_nothing(new, heard, rate)
    return made.getvalue()


def _say_nothing(new: Any, heard: Any, rate: int) -> None:
    samples = 1152 if rate >= 32_000 else 576
    whole = "s16p" if heard.codec_context.name == "libmp3lame" else "fltp"
    samples = samples if whole == "s16p" else 1024
    for number in range(rate // samples // 2):
        frame = AudioFrame(format=whole, layout="mono", samples=samples)
        frame.sample_rate, frame.pts = rate, number * samples
        for plane in frame.planes:
            plane.update(bytes(plane.buffer_size))
        new.mux(heard.encode(frame))
    new.mux(heard.encode(None))


RECORDED = {FileKind.MP3: mp3, FileKind.M4A: m4a, FileKind.MP4: mp4}
