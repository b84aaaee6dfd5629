"""Sound and video: what is kept plays as it was recorded, and says nothing else."""

import io
import random
import struct

import av
import pytest
from flask import Flask

from tests.support import recordings
from tests.support.polyglots import HTML, PHP, REFUSED, zipped
from tests.support.recordings import RECORDED, box, m4a, mp3, mp4
from tests.support.uploads import SECRET, picture, plain_pdf, word
from tracker.core.transaction import unit_of_work
from tracker.files import refusals, service, store
from tracker.files.enums import PAPERS, SEEN_OR_HEARD, FileKind
from tracker.files.refusals import FileRefused

# Taken; what is kept has none of what a phone or a person wrote beside the sound and the picture.
TAKEN = {
    "MP3 with tags": (mp3, FileKind.MP3),
    "MP3 with a tag of the first kind": (
        lambda: mp3() + recordings.tag_of_the_first_kind(),
        FileKind.MP3,
    ),
    "MP3 with an APE tag": (lambda: mp3() + recordings.ape_tag(), FileKind.MP3),
    "MP3 with both": (
        lambda: mp3() + recordings.ape_tag() + recordings.tag_of_the_first_kind(),
        FileKind.MP3,
    ),
    "MP3 before a web page": (lambda: mp3() + HTML, FileKind.MP3),
    "MP3 before a zip": (lambda: mp3() + zipped(a=HTML), FileKind.MP3),
    "MP3 without any tag": (lambda: mp3()[mp3().index(b"\xff\xfb") :], FileKind.MP3),
    "MP3 of 22,050 hertz": (lambda: mp3(22_050), FileKind.MP3),
    "MP3 of 11,025 hertz": (lambda: mp3(11_025), FileKind.MP3),
    "M4A with what iTunes writes": (m4a, FileKind.M4A),
    "M4A that calls itself an MP4": (recordings.m4a_of_another_brand, FileKind.M4A),
    "MP4 with a place, names and times": (mp4, FileKind.MP4),
    "MP4 in the newer coding": (lambda: mp4("libx265"), FileKind.MP4),
    "MOV of an iPhone": (recordings.mov, FileKind.MP4),
    "MOV of an iPhone in the newer coding": (lambda: recordings.mov("libx265"), FileKind.MP4),
    "MP4 before a web page": (lambda: mp4() + HTML, FileKind.MP4),
    "MP4 before PHP": (lambda: mp4() + PHP, FileKind.MP4),
    "MP4 before a zip": (lambda: mp4() + zipped(a=HTML), FileKind.MP4),
    "MP4 with boxes of somebody's own": (
        lambda: mp4() + box(b"free", HTML) + box(b"uuid", SECRET.encode() * 9),
        FileKind.MP4,
    ),
    "MP4 that is no M4A": (lambda: mp4().replace(b"ftypisom", b"ftypM4A ", 1), FileKind.MP4),
}
NOT_TAKEN = {
    "Apple's picture": (recordings.heic, refusals.HEIC),
    "Apple's video of old": (recordings.old_mov, refusals.MOV),
    "AVIF": (lambda: box(b"ftyp", b"avif\0\0\0\0") + b"\0" * 99, refusals.SEEN_OR_HEARD),
    "video that no browser plays": (recordings.of_mpeg_4, refusals.UNPLAYABLE),
    "half a video": (lambda: mp4()[: len(mp4()) // 2], None),
    "head of a video": (lambda: mp4()[:40], refusals.DAMAGED),
    "web page that begins as an MP3": (lambda: b"ID3\4\0\0\0\0\0\0" + HTML, refusals.DAMAGED),
    "web page that begins as a frame": (lambda: b"\xff\xfb\x90\x44" + HTML, refusals.DAMAGED),
    "PHP that begins as an MP4": (lambda: box(b"ftyp", b"isom\0\0\2\0") + PHP, refusals.DAMAGED),
    "sound of another layer": (lambda: b"\xff\xfd\x90\x44" * 500, refusals.SEEN_OR_HEARD),
    "WAV": (lambda: b"RIFF\x24\0\0\0WAVEfmt " + b"\0" * 40, refusals.SEEN_OR_HEARD),
    "Ogg": (lambda: b"OggS" + b"\0" * 60, refusals.SEEN_OR_HEARD),
    "WebM": (lambda: b"\x1aE\xdf\xa3" + b"\0" * 60, refusals.SEEN_OR_HEARD),
    "PDF": (plain_pdf, refusals.SEEN_OR_HEARD),
    "Word": (word, refusals.SEEN_OR_HEARD),
}
LEFT = (SECRET.encode(), b"51.5", b"<script", b"<?php", b"x264", b"x265", b"Lavf6", b"PK\x03\x04")


class Somebody:
    id = None
    name = "A participation lead"


@pytest.fixture
def in_app(app: Flask, session):
    with app.test_request_context():
        yield app


def everything():
    return {path for path in store.root().rglob("*") if path.is_file()}


def keep(content: bytes):
    with service.taken_in(io.BytesIO(content), SEEN_OR_HEARD) as incoming, unit_of_work():
        stored = service.keep(incoming, title="A voice note", by=Somebody())
        return stored, service.path_of(stored).read_bytes()


def refusal_of(content: bytes, kinds=SEEN_OR_HEARD) -> str:
    before = everything()
    with pytest.raises(FileRefused) as refused, service.taken_in(io.BytesIO(content), kinds):
        pass
    assert everything() == before
    return str(refused.value)


def lasts(content: bytes) -> float:
    with av.open(io.BytesIO(content)) as opened:
        return opened.duration / 1_000_000


@pytest.mark.parametrize("which", TAKEN)
def test_what_is_kept_plays_and_tells_nothing_else(in_app, which):
    make, kind = TAKEN[which]
    content = make()
    stored, kept = keep(content)
    assert (stored.kind, stored.size) == (kind, len(kept))
    assert [each for each in LEFT if each in kept] == []
    whole = 0.5 if kind is not FileKind.MP4 else 1
    assert lasts(kept) == pytest.approx(whole, abs=0.1)
    with av.open(io.BytesIO(kept)) as opened:
        assert {name for name, value in opened.metadata.items() if SECRET in value} == set()
        assert "creation_time" not in opened.metadata
        kinds = [each.type for each in opened.streams]
        assert kinds == (["video", "audio"] if kind is FileKind.MP4 else ["audio"])
        assert sum(1 for _ in opened.decode(opened.streams[0])) >= 10


def test_the_makers_really_write_what_must_be_gone():
    assert all(SECRET.encode() in make() for make in RECORDED.values())
    assert b"51.5" in mp4()
    assert b"x264" in mp4()
    with av.open(io.BytesIO(mp4())) as opened:
        assert [each.type for each in opened.streams] == ["video", "data", "audio"]
        assert opened.metadata["creation_time"] == recordings.MADE_AT


def test_a_video_held_upright_stays_upright_and_begins_at_once(in_app):
    _, kept = keep(recordings.on_its_side())
    with av.open(io.BytesIO(kept)) as opened:
        assert next(opened.decode(video=0)).rotation == -90
    assert kept.index(b"moov") < kept.index(b"mdat"), "a phone plays it before it has it all"


def test_a_picture_of_a_comment_loses_where_it_was_taken(in_app):
    for kind in ("png", "jpg"):
        stored, kept = keep(picture(kind))
        assert stored.kind == kind
        assert SECRET.encode() not in kept


@pytest.mark.parametrize("which", NOT_TAKEN)
def test_what_is_not_taken_is_told_what_to_do(in_app, which):
    make, sentence = NOT_TAKEN[which]
    said = refusal_of(make())
    assert said in ((sentence,) if sentence else (refusals.DAMAGED, refusals.SILENT))


@pytest.mark.parametrize("which", REFUSED)
def test_what_is_refused_as_a_paper_is_refused_in_a_comment(in_app, which):
    assert len(refusal_of(REFUSED[which]())) > 20


def test_no_paper_is_a_sound_or_a_video(in_app):
    for make in RECORDED.values():
        assert refusal_of(make(), PAPERS) == refusals.UNKNOWN


@pytest.mark.parametrize("kind", RECORDED)
def test_a_broken_one_ends_with_a_sentence_or_is_clean(in_app, kind):
    """Forty of each with wrong bytes: nothing hangs, crashes the page, or keeps what it said."""
    content, chance = RECORDED[kind](), random.Random(str(kind))
    for _ in range(40):
        wrong = bytearray(content)
        for _ in range(chance.choice((1, 8, 60))):
            wrong[chance.randrange(12, len(wrong))] = chance.randrange(256)
        try:
            _, kept = keep(bytes(wrong))
        except FileRefused:
            continue
        assert SECRET.encode() not in kept


def test_a_video_that_says_it_has_a_thousand_million_pieces_grows_no_larger(in_app):
    """A table of sizes that is a lie: every piece is said to be one byte long."""
    content = mp4()
    place = content.index(b"stsz") + 8
    _, kept = keep(content[:place] + struct.pack(">II", 1, 1_000_000_000) + content[place + 8 :])
    assert len(kept) < len(content) + 1000


def test_sound_that_names_the_same_bytes_again_and_again_is_refused(in_app):
    bomb = recordings.the_same_again(60_000)
    assert len(bomb) < 300_000
    assert refusal_of(bomb) == refusals.TOO_MUCH
