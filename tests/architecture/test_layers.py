"""What import-linter cannot say: which modules count as routes, and who may know of the web."""

import ast
import tomllib
from fnmatch import fnmatchcase
from pathlib import Path

ROOT = Path(__file__).parents[2]
CONTRACTS = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"]
WEB = frozenset({"flask", "flask_login", "flask_wtf", "werkzeug", "wtforms"})

# Below routes and forms the web is known only here, and for this.
KNOWS_THE_WEB = {
    "tracker.access.guards": "a guard stands in front of a view",
    "tracker.core.downloads": "a download is a response",
    "tracker.core.form_pages": "a refused form is shown again",
    "tracker.core.references": "what higher domains bring is asked of the app",
    "tracker.core.transaction": "a view is a unit of work",
    "tracker.core.versions": "a version travels in a form",
    "tracker.files.downloads": "a download is a response",
    "tracker.files.store": "the data folder is asked of the app",
    "tracker.meetings.shadow.items": "what a page asks often is asked once a request",
    "tracker.meetings.agenda.waiting": "what higher domains bring is asked of the app",
    "tracker.meetings.agenda.item_pages": "what stands around a form is asked of the request",
    "tracker.meetings.minutes.deeds.page": "what stands around a form is asked of the request",
    "tracker.meetings.pack.printing": "a pack’s own pages are rendered",
    "tracker.people.drafts": "a draft is sealed with the app's secret",
    "tracker.people.identity": "who is signed in is asked of the request",
    "tracker.people.letters": "a letter is rendered and holds addresses",
    "tracker.people.links": "a link is signed with the app's secret",
    "tracker.reminders.choices.stop_links": "a link is signed with the app's secret",
    "tracker.reminders.composing": "a letter is rendered and holds addresses",
    "tracker.people.private_addresses.answers": "a program that asks by itself is answered",
    "tracker.scorecards.quoting.pages": "references are printed in a response",
    "tracker.voice.published.headers": "a response says who may keep it",
    "tracker.voice.about": "what higher domains bring is asked of the app",
    "tracker.voice.saying.box": "what the council set is asked of the app",
    "tracker.voice.deed_pages": "what stands around a form is asked of the app",
    "tracker.words.pages": "short forms are explained in a response",
    "tracker.people.rescue": "a form is rescued from a request that came too late",
    "tracker.voice.sending": "a button of the form that was sent says what to do",
}


def modules() -> dict[str, Path]:
    """Our modules by their dotted names."""
    paths = sorted((ROOT / "tracker").rglob("*.py"))
    return {".".join(path.relative_to(ROOT).with_suffix("").parts): path for path in paths}


def imported(path: Path) -> set[str]:
    """The top-level packages that a module imports."""
    tree = ast.parse(path.read_text("utf-8"))
    names = {a.name for n in ast.walk(tree) if isinstance(n, ast.Import) for a in n.names}
    names |= {n.module or "" for n in ast.walk(tree) if isinstance(n, ast.ImportFrom)}
    return {name.partition(".")[0] for name in names}


def is_a_door(name: str) -> bool:
    """Whether a module is made of routes, forms or commands, by its name."""
    return name.endswith(("routes", "forms", "_form", "commands")) or name.count(".") == 1


def fits(name: str, patterns: list[str]) -> bool:
    return any(fnmatchcase(name, pattern.replace("**", "*")) for pattern in patterns)


def test_every_routes_module_is_held_to_the_rules_for_routes():
    routes = [name for name in modules() if name.endswith("routes")]
    layers, protected, _web = CONTRACTS["contracts"]
    above = [each.partition(" -> ")[0] for each in layers["ignore_imports"]]
    assert [name for name in routes if not fits(name, above)] == []
    assert [name for name in routes if not fits(name, protected["protected_modules"])] == []


def test_below_routes_the_web_is_known_only_for_a_reason():
    found = {
        name for name, path in modules().items() if not is_a_door(name) and imported(path) & WEB
    }
    assert sorted(found - KNOWS_THE_WEB.keys()) == [], "move it to routes, or say why not here"
    assert sorted(KNOWS_THE_WEB.keys() - found) == [], "take these out of the list"
