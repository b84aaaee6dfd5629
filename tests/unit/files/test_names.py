"""Names of downloads are ours: nothing of a path, a device or a header gets into one."""

import re

import pytest

from tracker.files.enums import FileKind
from tracker.files.names import disposition, name_for, title_from

# As a file may be named that somebody sends, or the title that somebody types.
NAMES = [
    "../../etc/passwd",
    "..\\..\\windows\\system32\\config",
    "/etc/cron.d/evil",
    "C:\\Users\\somebody\\minutes.docx",
    "\\\\server\\share\\minutes.pdf",
    "CON",
    "lpt1.txt",
    "minutes.pdf\0.exe",
    'minutes.pdf"; filename="evil.exe',
    "minutes\r\nSet-Cookie: a=b",
    "\u202egpj.exe",
    ".htaccess",
    "   ...   ",
    "<script>alert(1)</script>",
    "x" * 4000,
    "%2e%2e%2fpasswd",
    "~/.ssh/id_rsa",
    "",
]


@pytest.mark.parametrize("made", [lambda name: name, title_from])
@pytest.mark.parametrize("name", NAMES)
def test_a_name_is_words_and_one_ending(name, made):
    found = name_for(made(name), FileKind.PDF)
    assert re.fullmatch(r"[\w' ’-]+\.pdf", found)
    assert len(found) <= 90
    assert found.partition(".")[0].lower() not in {"con", "lpt1"}
    header = disposition(found)
    assert header.isascii()
    assert header.isprintable()
    assert re.fullmatch(
        r"attachment; filename=\"[\w .-]+\"; filename\*=UTF-8''[\w%.~-]+", header, re.ASCII
    )


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Minutes of 24 June", "Minutes of 24 June.pdf"),
        ("Housing: “moving on” & staying", "Housing moving on staying.pdf"),
        ("Children’s rights", "Children’s rights.pdf"),
        ("Adroddiad ar dai – crynodeb", "Adroddiad ar dai crynodeb.pdf"),
        ("Świadczenia", "Świadczenia.pdf"),
        ("con", "file con.pdf"),
    ],
)
def test_a_title_reads_as_its_name(title, name):
    assert name_for(title, FileKind.PDF) == name


def test_a_name_in_another_script_reaches_who_can_read_it():
    header = disposition(name_for("Звіт", FileKind.DOCX))
    assert header == (
        "attachment; filename=\"file.docx\"; filename*=UTF-8''%D0%97%D0%B2%D1%96%D1%82.docx"
    )


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("C:\\fakepath\\housing_plan-2025.final.pdf", "housing plan-2025 final"),
        ("/home/x/Minutes.docx", "Minutes"),
        ("noending", "noending"),
        (".pdf", ""),
    ],
)
def test_a_files_own_name_suggests_a_title(name, title):
    assert title_from(name) == title
