"""Files that lie: never kept as they came, never opened in place, never outside the store."""

import io
import stat
import zipfile

import pikepdf
import pytest
from flask import Flask

from tests.support.polyglots import REFUSED, TAKEN
from tests.support.uploads import SECRET
from tracker.core.transaction import unit_of_work
from tracker.files import service, store
from tracker.files.downloads import file_response
from tracker.files.refusals import FileRefused


class Somebody:
    id = None
    name = "Board secretary"


@pytest.fixture
def in_app(app: Flask, session):
    with app.test_request_context():
        yield app


def everything():
    """What lies in the store, by its whole path."""
    return {path for path in store.root().rglob("*") if path.is_file()}


def all_bytes(content: bytes) -> bytes:
    """A file’s own bytes and what is packed in them: the parts of an office file, a PDF’s all."""
    if content.startswith(b"%PDF"):
        plain = io.BytesIO()
        with pikepdf.open(io.BytesIO(content)) as found:
            found.save(
                plain,
                compress_streams=False,
                stream_decode_level=pikepdf.StreamDecodeLevel.all,
                object_stream_mode=pikepdf.ObjectStreamMode.disable,
            )
        return content + plain.getvalue()
    if not content.startswith(b"PK"):
        return content
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return content + b"".join(map(archive.read, archive.namelist()))


def test_there_are_more_than_forty():
    assert len(REFUSED) + len(TAKEN) >= 40


@pytest.mark.parametrize("which", REFUSED)
def test_what_is_no_file_of_ours_is_refused_with_a_sentence_and_leaves_nothing(in_app, which):
    before = everything()
    with (
        pytest.raises(FileRefused, match=r"^[A-Z].{20,}"),
        service.taken_in(io.BytesIO(REFUSED[which]())),
    ):
        pass
    assert everything() == before


@pytest.mark.parametrize("which", TAKEN)
def test_what_is_taken_is_only_what_it_says_and_only_downloaded(in_app, which):
    before = everything()
    with service.taken_in(io.BytesIO(TAKEN[which]())) as incoming, unit_of_work():
        stored = service.keep(incoming, title="A paper", by=Somebody())
        answer = file_response(stored)
        content = answer.get_data()
    assert SECRET.encode() not in all_bytes(content)
    for hint in (b"<script", b"<?php", b"<html"):
        assert hint not in content
    assert answer.headers["Content-Disposition"].startswith('attachment; filename="A paper.')
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in answer.headers["Content-Security-Policy"]
    assert answer.mimetype == stored.kind.mimetype
    (path,) = everything() - before
    assert path == store.place_of(stored.token)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert (stored.size, path.read_bytes()) == (len(content), content)
