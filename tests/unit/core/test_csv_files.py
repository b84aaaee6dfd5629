import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.core.csv_files import FORMULA, csv_text, plain_cell, safe_cell

SHOWN = st.text(st.characters(exclude_categories=["Cc", "Cs"], include_characters="\n\t"))
NASTY = st.text(alphabet="=+-@＝＋－＠'\t\n \u00a0aA1()|!\"", max_size=12)


def read_back(text):
    return list(csv.reader(io.StringIO(text, newline="")))


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("=1+1", "'=1+1"),
        ("+44 20", "'+44 20"),
        ("-1", "'-1"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1", "'\t=1"),
        ("\tplain", "'\tplain"),
        ("\r=1", "'=1"),
        ("  =1", "'  =1"),
        ("\u00a0=1", "'\u00a0=1"),
        ("＝1", "'＝1"),
        ("'=1", "''=1"),
        ("' '=1", "'' '=1"),
        ("carers’ offer", "carers’ offer"),
        ("a=1", "a=1"),
        ("\x00a\x0bb", "ab"),
        ("", ""),
        (None, ""),
        (-3, -3),
        (True, "True"),
    ],
)
def test_what_a_spreadsheet_would_run_gets_an_apostrophe(text, cell):
    assert safe_cell(text) == cell


@given(st.one_of(SHOWN, NASTY))
def test_no_cell_begins_a_formula_and_its_text_comes_back(text):
    cell = safe_cell(text)
    assert cell[:1] not in FORMULA
    assert cell.lstrip()[:1] not in FORMULA
    assert plain_cell(cell) == text


@given(st.lists(st.lists(st.one_of(SHOWN, NASTY), min_size=3, max_size=3), max_size=5))
def test_a_file_reads_back_as_it_was(rows):
    read = read_back(csv_text(["a", "b", "c"], rows))
    assert read[0] == ["a", "b", "c"]
    assert [[plain_cell(cell) for cell in row] for row in read[1:]] == rows
