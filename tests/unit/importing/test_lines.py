import pytest

from tracker.importing.files import read_file
from tracker.importing.grids import NotReadable

PLAN = "Ref,Action,Due\n1a,Café for care leavers – by £5,June 2018\n"
ROWS = [["Ref", "Action", "Due"], ["1a", "Café for care leavers – by £5", "June 2018"]]


def read(content, name="plan.csv"):
    return read_file(name, content if isinstance(content, bytes) else content.encode())


def texts(document):
    (table,) = document.tables
    return [[cell.text for cell in row.cells] for row in table.rows]


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(PLAN.encode(), id="UTF-8"),
        pytest.param(PLAN.encode("utf-8-sig"), id="UTF-8 with a mark"),
        pytest.param(PLAN.encode("utf-16"), id="UTF-16 with a mark"),
        pytest.param(b"\xfe\xff" + PLAN.encode("utf-16-be"), id="UTF-16 the other way round"),
        pytest.param(PLAN.encode("utf-16-le"), id="UTF-16 without a mark"),
        pytest.param(PLAN.encode("utf-16-be"), id="UTF-16 the other way round without a mark"),
        pytest.param(PLAN.encode("utf-32"), id="UTF-32"),
        pytest.param(PLAN.encode("cp1252"), id="Windows"),
        pytest.param(PLAN.replace("\n", "\r\n").encode(), id="lines of Windows"),
        pytest.param(PLAN.replace("\n", "\r").encode(), id="lines of an old Mac"),
        pytest.param(PLAN.rstrip("\n").encode(), id="no end of the last line"),
        pytest.param(PLAN.replace(",", ";").encode(), id="semicolons"),
        pytest.param(PLAN.replace(",", "\t").encode(), id="tabs"),
        pytest.param(PLAN.replace(",", "|").encode(), id="bars"),
        pytest.param(PLAN.replace(",", ",,").replace(",,", ",", 1).encode(), id="odd", marks=()),
    ][:-1],
)
def test_every_way_to_write_it_reads_the_same(content):
    assert texts(read(content)) == ROWS


def test_the_name_says_nothing_of_the_kind():
    document = read(PLAN.replace(",", "\t"), "plan.docx")
    assert document.kind == "tsv"
    assert texts(document) == ROWS


def test_excels_own_line_says_what_cuts_the_cells():
    document = read("sep=;\nRef;Action, with a comma\n1;a, b\n")
    assert texts(document) == [["Ref", "Action, with a comma"], ["1", "a, b"]]
    assert [row.number for row in document.tables[0].rows] == [2, 3]


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        pytest.param(
            "Ref;Action\n1;Plan, do, check\n2;Meet, agree\n",
            [["Ref", "Action"], ["1", "Plan, do, check"], ["2", "Meet, agree"]],
            id="commas in the text",
        ),
        pytest.param(
            "Ref,Action\n1,a; b\n2,c; d\n",
            [["Ref", "Action"], ["1", "a; b"], ["2", "c; d"]],
            id="semicolons in the text",
        ),
        pytest.param(
            "Ref\tAction, who, when\n1\ta, b, c\n",
            [["Ref", "Action, who, when"], ["1", "a, b, c"]],
            id="as many commas in every cell",
        ),
        pytest.param(
            "Our plan\nSeptember 2018\n\nRef|Action|Due\n1|Do it, then|May\n",
            [["Our plan", "", ""], ["September 2018", "", ""], ["", "", ""],
             ["Ref", "Action", "Due"], ["1", "Do it, then", "May"]],
            id="title lines above",
        ),
        pytest.param(
            "Ref;Action;Due\n1;Do it\n2;Do that\n3;More;May\n",
            [["Ref", "Action", "Due"], ["1", "Do it", ""], ["2", "Do that", ""],
             ["3", "More", "May"]],
            id="blank ends left off",
        ),
        pytest.param("Do this\nDo that\n", [["Do this"], ["Do that"]], id="one column"),
    ],
)  # fmt: skip
def test_what_cuts_the_cells_is_found(text, rows):
    assert texts(read(text)) == rows


def test_a_record_over_several_lines_is_numbered_by_its_first():
    document = read('Ref,Action\n1,"Do this,\n\nthen ""that"""\n2,More\n')
    (table,) = document.tables
    assert texts(document) == [["Ref", "Action"], ["1", 'Do this,\n\nthen "that"'], ["2", "More"]]
    assert [row.number for row in table.rows] == [1, 2, 5]
    assert table.is_lines


def test_commas_and_rows_at_the_end_that_hold_nothing_are_cut_off():
    assert texts(read("Ref,Action,,,\n1,Do it,,,\n,,,,\n,,,,\n")) == [
        ["Ref", "Action"],
        ["1", "Do it"],
    ]


@pytest.mark.parametrize(
    ("printed", "text"), [("'=1+1", "=1+1"), ("'-5", "-5"), ("'90s music", "'90s music")]
)
def test_what_an_export_guarded_is_as_it_was(printed, text):
    assert texts(read(f"Ref,Action\n1,{printed}\n"))[1][1] == text


def test_characters_that_do_not_print_are_left_out():
    assert texts(read("Ref,Action\n1,Respon\u00adsible\u200b\x0b\n")) == [
        ["Ref", "Action"],
        ["1", "Responsible"],
    ]


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        pytest.param(b'Ref,Action\n1,"open\n2,b\n3,c\n', "A quotation mark on line 2", id="open"),
        pytest.param(
            b'a,b\n1,"' + b"x\n" * 99_000, "A quotation mark on line 2", id="long and open"
        ),
        pytest.param(b"x" * 2_000_000, "longer than can be taken", id="one long line"),
        pytest.param(b"Ref" + b"," * 900_000, "more than 200 columns", id="a line of commas"),
        pytest.param(b"a,b\n" * 6_001, "more than 6,000 rows", id="too many rows"),
        pytest.param(bytes(range(256)) * 20, "of a kind that cannot be read", id="no text"),
    ],
)
def test_what_is_no_plan_is_refused_in_a_sentence(content, sentence):
    with pytest.raises(NotReadable, match=sentence):
        read(content)


def test_a_quotation_mark_in_the_text_is_one():
    assert texts(read('Ref,Action\n1,a 5" pipe\n2,more\n'))[1] == ["1", 'a 5" pipe']
