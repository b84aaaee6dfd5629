"""Taking files in and keeping them: the row and the file are one deed."""

import io
import os
import time
from dataclasses import replace

import pytest
from sqlalchemy import select

from tests.support.uploads import pdf, picture, plain_pdf
from tracker.config_files import FileSettings
from tracker.core.transaction import unit_of_work
from tracker.files import service, store, sweeping
from tracker.files.models import StoredFile
from tracker.files.refusals import FULL, UNCHECKED, VIRUS, FileRefused

TWO_DAYS = 2 * 24 * 3600


class Somebody:
    id = None
    name = "Board secretary"


@pytest.fixture
def settings(app, session, monkeypatch):
    """`settings(store_mb=1)`: other settings while the test runs."""

    def change(**changes):
        config = app.extensions["tracker"]
        monkeypatch.setitem(
            app.extensions, "tracker", replace(config, files=FileSettings(**changes))
        )

    return change


def keep(content=None, title="A paper"):
    with service.taken_in(io.BytesIO(content or plain_pdf(3))) as incoming, unit_of_work():
        return service.keep(incoming, title=title, by=Somebody())


def keep_and_fail():
    with service.taken_in(io.BytesIO(plain_pdf())) as incoming, unit_of_work():
        service.keep(incoming, title="A paper", by=Somebody())
        raise RuntimeError


def files():
    return {path for path in store.root().rglob("*") if path.is_file()}


def command(tmp_path, script):
    path = tmp_path / "scan"
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(0o755)
    return (str(path),)


def test_a_file_is_kept_with_what_is_known_of_it(session):
    stored = keep()
    assert (stored.name, stored.kind, stored.pages) == ("A paper.pdf", "pdf", 3)
    assert (stored.added_by_name, stored.gone_at) == ("Board secretary", None)
    with service.open_file(stored) as file:
        assert len(file.read()) == stored.size
    assert service.path_of(stored) == store.place_of(stored.token)
    assert store.place_of(stored.token).parts[-3:-1] == (stored.token[:2], stored.token[2:4])


def test_a_deed_that_is_rolled_back_leaves_no_row_and_a_sweep_removes_the_file(session):
    before = files()
    with pytest.raises(RuntimeError):
        keep_and_fail()
    assert session.scalars(select(StoredFile)).all() == []
    (orphan,) = files() - before
    sweeping.sweep()
    assert orphan.exists(), "one younger than a day may belong to an upload that goes on"
    os.utime(orphan, (time.time() - TWO_DAYS,) * 2)
    assert sweeping.sweep() >= 1
    assert not orphan.exists()


def test_a_sweep_leaves_what_is_wanted_and_takes_what_is_gone(session):
    kept, gone = keep(), keep()
    for each in (kept, gone):
        os.utime(service.path_of(each), (time.time() - TWO_DAYS,) * 2)
    path = service.path_of(gone)
    gone.gone_at = kept.added_at
    session.flush()
    sweeping.sweep()
    assert service.path_of(kept).exists()
    assert not path.exists()
    with pytest.raises(service.FileLost, match="not here any more"):
        service.path_of(gone)


def test_what_is_not_kept_is_gone_after_the_block(session):
    before = files()
    with service.taken_in(io.BytesIO(picture("png"))) as incoming:
        assert incoming.path.exists()
    assert files() == before


def test_there_is_a_limit_for_one_file_and_one_for_all(session, settings):
    settings(upload_mb=1)
    with (
        pytest.raises(FileRefused, match="larger than 1 MB"),
        service.taken_in(io.BytesIO(b"%PDF-" + b"x" * 1_100_000)),
    ):
        pass
    keep()
    session.scalars(select(StoredFile)).one().size = 1_048_576
    session.flush()
    settings(store_mb=1)
    with pytest.raises(FileRefused, match=FULL):
        keep()


@pytest.mark.parametrize(
    ("script", "sentence"),
    [
        ("exit 0", None),
        ('test -s "$1" || exit 3; head -c 5 "$1" | grep -q "%PDF-"', None),
        ("exit 1", VIRUS),
        ("exit 2", VIRUS),
        ("kill -9 $$", VIRUS),
        ("sleep 60", UNCHECKED),
        ('test -z "$TRACKER_SECRET_KEY"', None),
    ],
)
def test_the_councils_check_for_viruses_has_the_last_word(
    session, settings, tmp_path, monkeypatch, script, sentence
):
    monkeypatch.setenv("TRACKER_SECRET_KEY", "not for any scanner")
    settings(scan=command(tmp_path, script), scan_seconds=2)
    before = files()
    if sentence is None:
        assert keep(pdf()).size
        return
    with pytest.raises(FileRefused, match=sentence):
        keep(pdf())
    assert files() == before


def test_a_check_that_is_missing_takes_nothing(session, settings):
    settings(scan=("/no/such/scanner",))
    with pytest.raises(FileRefused, match=UNCHECKED):
        keep()


def test_a_token_that_is_none_has_no_place():
    for token in ("../../etc/passwd", "AB" * 32, "ab" * 31, "ab" * 32 + "\n"):
        with pytest.raises(ValueError, match="no token"):
            store.place_of(token, None)
