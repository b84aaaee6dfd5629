import gzip
import os

import brotli
import pytest

from tracker.asset_packing import is_fresh, pack, packed

SHEET = "p { color: red }\n" * 50


@pytest.fixture
def sheet(tmp_path):
    path = tmp_path / "css" / "a.css"
    path.parent.mkdir()
    path.write_text(SHEET)
    return path


def test_a_sheet_is_written_beside_itself_twice(sheet, tmp_path):
    pack(tmp_path)
    assert brotli.decompress(packed(sheet, "br").read_bytes()).decode() == SHEET
    assert gzip.decompress(packed(sheet, "gzip").read_bytes()).decode() == SHEET
    assert packed(sheet, "br").stat().st_size < len(SHEET) / 5
    assert sheet.read_text() == SHEET


def test_only_what_changed_is_packed_anew(sheet, tmp_path):
    pack(tmp_path)
    other = packed(sheet, "br")
    other.write_bytes(b"kept")
    os.utime(other, ns=(sheet.stat().st_mtime_ns,) * 2)
    pack(tmp_path)
    assert other.read_bytes() == b"kept"
    sheet.write_text(SHEET + "q { color: blue }")
    os.utime(sheet, ns=(1, 1))
    assert not is_fresh(sheet, other)
    pack(tmp_path)
    assert is_fresh(sheet, other)
    assert b"blue" in brotli.decompress(other.read_bytes())


def test_what_is_small_or_packed_or_a_picture_is_left_alone(tmp_path):
    (tmp_path / "a.css").write_text("p{}")
    (tmp_path / "a.png").write_text(SHEET)
    (tmp_path / "a.css.br").write_text(SHEET)
    pack(tmp_path)
    assert {path.name for path in tmp_path.iterdir()} == {"a.css", "a.png", "a.css.br"}


def test_a_file_that_is_not_there_is_not_fresh(tmp_path, sheet):
    assert not is_fresh(sheet, tmp_path / "none.br")
