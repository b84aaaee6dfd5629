"""The shape of the repository: small files, one way to the clock and the database, clean locks."""

import ast
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
LONGEST = 300
LOCKS = (*sorted((ROOT / "requirements").glob("*.txt")), ROOT / "package-lock.json")
MODULES = sorted((ROOT / "tracker").rglob("*.py"))
TESTS = sorted((ROOT / "tests").rglob("*.py"))
SHELVES = frozenset({"utils", "helpers", "common", "misc", "manager", "data", "info"})


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def calls(path: Path) -> list[tuple[str, int]]:
    """The attribute calls of a module, as ("date.today", line)."""
    tree = ast.parse(path.read_text("utf-8"))
    return [
        (f"{ast.unparse(node.func.value)}.{node.func.attr}", node.lineno)
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)
    ]


@pytest.mark.parametrize("lock", LOCKS, ids=name)
def test_lock_files_hold_checksums_and_no_address(lock):
    text = lock.read_text("utf-8")
    assert "://" not in text, "lock again as requirements/README.md says"
    assert "sha512-" in text or "--hash=sha256:" in text


def test_the_test_list_locks_what_runs_to_the_same_builds():
    def pins(list_name: str) -> set[str]:
        lines = (ROOT / "requirements" / list_name).read_text().splitlines()
        return {line.split(" ")[0] for line in lines if "==" in line}

    assert pins("base.txt") <= pins("test.txt")


@pytest.mark.parametrize("path", [*MODULES, *TESTS], ids=name)
def test_a_module_is_short_enough_to_read_at_once(path):
    lines = len(path.read_text("utf-8").splitlines())
    assert lines <= LONGEST, "split it by idea"


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_a_module_is_named_after_what_it_is_about(path):
    assert path.stem not in SHELVES


@pytest.mark.parametrize("path", [p for p in MODULES if p.name == "__init__.py"], ids=name)
def test_a_folder_says_its_idea_and_imports_nothing(path):
    tree = ast.parse(path.read_text("utf-8"))
    assert ast.get_docstring(tree), "say in a sentence what the folder is about"
    assert len(tree.body) == 1, "an __init__ holds its docstring and nothing else"


def test_only_the_clock_reads_the_time():
    clocks = {"datetime.now", "datetime.utcnow", "datetime.today", "date.today", "time.time"}
    found = [
        f"{name(path)}:{line} {call}"
        for path in MODULES
        if name(path) != "tracker/core/clock.py"
        for call, line in calls(path)
        if call in clocks
    ]
    assert found == [], "ask tracker.core.clock: now(), today(), or instant() for real time"


def test_only_a_unit_of_work_commits():
    allowed = {"tracker/core/transaction.py"}
    found = [
        f"{name(path)}:{line} {call}"
        for path in MODULES
        if name(path) not in allowed
        for call, line in calls(path)
        if call.endswith("session.commit")
    ]
    assert found == [], "use @writes or unit_of_work()"


def test_nothing_that_set_up_fetches_is_checked_in():
    tracked = subprocess.run(
        ["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=False
    ).stdout.split()
    fetched = ("static/vendor/", "node_modules/", ".venv/", "instance/")
    assert [path for path in tracked if path.startswith(fetched)] == []


@pytest.mark.parametrize("script", ["run", "test", ".ci/run", ".ci/setup.sh"])
def test_the_scripts_are_short_posix_shell(script):
    path = ROOT / script
    assert len(path.read_text().splitlines()) < 60
    subprocess.run(["sh", "-n", path], check=True)
    assert script.endswith(".sh") or path.stat().st_mode & 0o111, "it has to be executable"
