"""What a file is, by its first bytes: found, or refused with a sentence, whatever they are."""

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.files.enums import PAPERS, SEEN_OR_HEARD, FileKind
from tracker.files.kinds import first_kind
from tracker.files.refusals import FileRefused

STARTS = [b"\xff\xfb\x90\x44", b"ID3\x04", b"\0\0\0\x18ftyp", b"\xff\xd8\xff", b"PK\x03\x04", b""]


def kind_of(start: bytes, kinds=SEEN_OR_HEARD):
    return first_kind(io.BytesIO(start + b"\0" * 16), kinds)


@pytest.mark.parametrize(
    ("start", "kind"),
    [
        (b"ID3\x03", FileKind.MP3),
        (b"\xff\xfb\x90\x44", FileKind.MP3),  # MPEG 1, layer 3
        (b"\xff\xf3\x40\xc4", FileKind.MP3),  # MPEG 2
        (b"\xff\xe3\x18\xc4", FileKind.MP3),  # MPEG 2.5
        (b"\0\0\0\x20ftypisom", FileKind.MP4),
        (b"\0\0\0\x20ftypmp42", FileKind.MP4),
        (b"\0\0\0\x20ftypM4V ", FileKind.MP4),
        (b"\0\0\0\x20ftypM4A ", FileKind.M4A),
        (b"\xff\xd8\xff\xe1", FileKind.JPG),
        (b"\x89PNG\r\n\x1a\n", FileKind.PNG),
    ],
)
def test_what_is_seen_or_heard_is_found(start, kind):
    assert kind_of(start) is kind


@pytest.mark.parametrize(
    "start",
    [
        b"\xff\xf1\x50\x80",  # AAC without a container
        b"\xff\xfd\x90\x44",  # layer 2
        b"\xff\xff\x90\x44",  # layer 1
        b"\xff\xfb\xf0\x44",  # a rate that there is not
        b"\xff\xfb\x9c\x44",  # hertz that there are not
        b"\xff\xfe<\0h\0",  # a text in UTF-16
        b"%PDF-1.7",
        b"PK\x03\x04",
    ],
)
def test_what_only_looks_like_it_is_refused(start):
    with pytest.raises(FileRefused, match=r"^This kind of file is not taken\. Pictures"):
        kind_of(start)


@pytest.mark.parametrize("start", [b"ID3\x03", b"\xff\xfb\x90\x44", b"\0\0\0\x20ftypisom"])
def test_no_paper_is_heard_or_played(start):
    with pytest.raises(FileRefused, match=r"^This kind of file is not taken\. PDF"):
        kind_of(start, PAPERS)


@given(st.sampled_from(STARTS), st.binary(max_size=40), st.sampled_from([PAPERS, SEEN_OR_HEARD]))
def test_any_bytes_are_a_kind_that_is_asked_for_or_refused_with_a_sentence(start, rest, kinds):
    try:
        found = first_kind(io.BytesIO(start + rest), kinds)
    except FileRefused as refused:
        said = str(refused)
        assert len(said) > 20, said
    else:
        assert (found or FileKind.DOCX) in kinds
