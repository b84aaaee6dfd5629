"""Templates print: they compile, trust nobody, and quote as a book does."""

import re
from pathlib import Path

import pytest
from jinja2 import Environment

TEMPLATES = Path(__file__).parents[2] / "templates"
PAGES = sorted(TEMPLATES.rglob("*.html"))
EVERY = sorted(path for path in TEMPLATES.rglob("*") if path.is_file())

TAG = re.compile(r"<[^>]*>", re.DOTALL)
INLINE = re.compile(r"<style|\sstyle=|\son[a-z]+=|javascript:", re.IGNORECASE)
SCRIPT_WITHOUT_NONCE = re.compile(r"<script(?![^>]*nonce)", re.IGNORECASE)


def printed(path: Path) -> str:
    """A template without its Jinja: what it prints as it stands."""
    tokens = Environment().lex(path.read_text("utf-8"))
    return "".join(value for _line, kind, value in tokens if kind == "data")


def name(path: Path) -> str:
    return path.relative_to(TEMPLATES).as_posix()


@pytest.mark.parametrize("path", EVERY, ids=name)
def test_a_template_compiles(app, path):
    app.jinja_env.get_template(name(path))


@pytest.mark.parametrize("path", PAGES, ids=name)
def test_a_template_trusts_no_text(path):
    text = path.read_text("utf-8")
    assert not re.search(r"\|\s*safe\b", text), "let Jinja escape it"
    assert not re.search(r"\bautoescape\s+false\b", text)


@pytest.mark.parametrize("path", PAGES, ids=name)
def test_a_template_quotes_with_curly_quotes(path):
    words = TAG.sub(" ", printed(path))
    found = [line.strip() for line in words.splitlines() if re.search("['\"]", line)]
    assert found == [], "write ‘ ’ “ ” in what a reader sees"


@pytest.mark.parametrize("path", [p for p in PAGES if "emails" not in p.parts], ids=name)
def test_a_page_keeps_styles_and_scripts_out_of_its_html(path):
    assert not INLINE.search(printed(path)), "put it into static/css or static/js"
    assert not SCRIPT_WITHOUT_NONCE.search(path.read_text("utf-8")), "a script needs the nonce"
