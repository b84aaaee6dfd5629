import os
import sys
import threading
import time
from pathlib import Path

import pytest

from tests.chaos.memory import growth
from tests.support.office import p, tbl, tr, word
from tracker.importing import sandbox
from tracker.importing.child import read_scorecard_safely
from tracker.importing.grids import NotReadable

SCORECARD = b"Ref,Indicator,Q1 2023/24,Q2 2023/24\n1.1,Children in care,580,573\n"


@pytest.fixture
def child(monkeypatch):
    """`child(code)`: what the child runs in place of the reader."""

    def replaced(code):
        monkeypatch.setattr(sandbox, "_CHILD", (sys.executable, "-c", code))
        monkeypatch.setattr(sandbox, "ANSWER", 4 * 1024 * 1024)

    return replaced


def refusal(content=SCORECARD):
    with pytest.raises(NotReadable) as refused:
        read_scorecard_safely("file.csv", content)
    return str(refused.value)


@pytest.mark.parametrize(
    ("code", "sentence"),
    [
        pytest.param("import os; os.kill(os.getpid(), 11)", sandbox.BROKEN, id="a wrong address"),
        pytest.param("import os; os.abort()", sandbox.TOO_MUCH_MEMORY, id="an abort"),
        pytest.param("import os; os.kill(os.getpid(), 9)", sandbox.TOO_LONG, id="killed"),
        pytest.param("raise SystemExit(3)", sandbox.BROKEN, id="an end without a word"),
        pytest.param("print('no json')", sandbox.BROKEN, id="no JSON"),
        pytest.param("print('[1, 2, 3]')", sandbox.BROKEN, id="JSON of another shape"),
        pytest.param("print('{\"head\": 1}')", sandbox.BROKEN, id="JSON of another kind"),
        pytest.param('print(\'["head", {}]\\n["end", true]\')', sandbox.BROKEN, id="no reading"),
        pytest.param("print('[\"end\", true]')", sandbox.BROKEN, id="an end alone"),
        pytest.param("print('[' * 100_000)", sandbox.BROKEN, id="JSON that nests"),
        pytest.param("print('[\"memory\", true]')", sandbox.TOO_MUCH_MEMORY, id="out of memory"),
        pytest.param('print(\'["crashed", "x"]\')', sandbox.BROKEN, id="an exception"),
        pytest.param('print(\'["refused", "Not so"]\')', "Not so", id="a refusal"),
        pytest.param(
            "while True: print('[\"progress\", [1, 2]]' * 1000)", sandbox.BROKEN, id="babble"
        ),
        pytest.param(
            "while True: print('[\"progress\", [1, 2]]')",
            sandbox.TOO_MUCH_TEXT,
            id="no end of lines",
        ),
        pytest.param(
            "while True: print('x' * 60_000, end='')", sandbox.TOO_MUCH_TEXT, id="one endless line"
        ),
    ],
)
def test_however_the_child_ends_there_is_a_sentence(child, code, sentence):
    child(code)
    with growth() as grown:
        assert refusal() == sentence
    assert grown.megabytes < 50


def test_a_child_that_takes_too_long_is_ended_with_all_that_it_started(
    child, monkeypatch, tmp_path
):
    monkeypatch.setattr(sandbox, "SECONDS", 1)
    told = tmp_path / "pids"
    child(
        "import os, subprocess, sys, time\n"
        "other = subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(60)'])\n"
        f"open({str(told)!r}, 'w').write(f'{{os.getpid()}} {{other.pid}}')\n"
        "time.sleep(60)"
    )
    assert refusal() == sandbox.TOO_LONG
    assert not any(_runs(int(pid)) for pid in told.read_text().split())


def _runs(pid):
    status = Path(f"/proc/{pid}/stat")
    for _ in range(100):
        if not status.exists() or status.read_text().rpartition(")")[2].split()[0] == "Z":
            return False
        time.sleep(0.02)
    return True


def test_a_child_that_does_not_start_is_a_sentence(monkeypatch):
    monkeypatch.setattr(sandbox, "_CHILD", ("/no/such/python",))
    assert refusal() == sandbox.BUSY


LIMITED = "from tracker.importing import inside; inside.limit(); "


@pytest.mark.parametrize(
    ("code", "word"),
    [
        pytest.param("x = bytearray(600_000_000)", "MemoryError", id="memory"),
        pytest.param("open('/tmp/x-tracker', 'w').write('x' * 9_000_000)", "OSError", id="writing"),
        pytest.param("[open('/dev/null') for _ in range(100)]", "OSError", id="open files"),
    ],
)
def test_the_childs_limits_hold(child, code, word):
    child(
        f"{LIMITED}\nimport json\ntry:\n    {code}\n"
        "except BaseException as error: print(json.dumps(['refused', type(error).__name__]))"
    )
    assert refusal() == word
    Path("/tmp/x-tracker").unlink(missing_ok=True)


def test_the_processors_time_is_limited(child, monkeypatch):
    child(
        "from tracker.importing import inside; inside.PROCESSOR_SECONDS = 1; inside.limit()\n"
        "while True: pass"
    )
    assert refusal() == sandbox.TOO_LONG


def test_the_child_knows_no_secret(child, monkeypatch):
    monkeypatch.setenv("TRACKER_SECRET_KEY", "s3cret")
    child("import json, os; print(json.dumps(['refused', ' '.join(sorted(os.environ))]))")
    known = set(refusal().split())
    assert known <= {"PYTHONPATH", "OPENPYXL_LXML", "PATH", "LC_CTYPE", "PWD", "SHLVL", "_"}


def test_the_child_knows_nothing_of_the_web_and_the_database(child):
    child(
        "import json, sys\n"
        "import tracker.importing.child, tracker.importing.inside, tracker.importing.files\n"
        "import tracker.importing.readers.excel, tracker.importing.readers.word\n"
        "import tracker.importing.scorecard_reader\n"
        "known = {name.partition('.')[0] for name in sys.modules}\n"
        "print(json.dumps(['refused', ' '.join(known & {'flask', 'sqlalchemy', 'werkzeug'})]))"
    )
    assert refusal() == ""


def test_openpyxl_parses_with_the_parser_that_knows_no_entities(child):
    child(
        "import json, openpyxl.xml as x; print(json.dumps(['refused', f'{x.LXML} {x.DEFUSEDXML}']))"
    )
    assert refusal() == "False True"


def test_a_file_is_read_from_whatever_folder_the_tracker_runs_in(monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    reading = read_scorecard_safely("file.csv", SCORECARD)
    assert [row.name for row in reading.indicators] == ["Children in care"]


def test_what_a_library_prints_does_not_get_into_the_answer(monkeypatch, child):
    child(
        "from tracker.importing import inside, files\n"
        "read = files.read_file\n"
        "def noisy(name, content):\n"
        "    print('noise')\n"
        "    return read(name, content)\n"
        "files.read_file = noisy\n"
        "inside.main()"
    )
    assert read_scorecard_safely("file.csv", SCORECARD).indicators


def test_no_more_than_two_files_are_read_at_once(child, monkeypatch):
    monkeypatch.setattr(sandbox, "SECONDS", 2)
    monkeypatch.setattr(sandbox, "WAIT", 0.5)
    child("import time; time.sleep(60)")
    refused = []
    threads = [threading.Thread(target=lambda: refused.append(refusal())) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(refused) == sorted([sandbox.TOO_LONG, sandbox.TOO_LONG, sandbox.BUSY])


def test_the_parent_keeps_no_open_pipe():
    before = len(os.listdir("/proc/self/fd"))
    for _ in range(3):
        refusal(word(p("x") + tbl(tr("a")))[:-9])
    assert len(os.listdir("/proc/self/fd")) == before
