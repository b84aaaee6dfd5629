"""Cuts the design system's style sheet down to the classes that our pages and scripts may use."""

import re
from collections.abc import Iterable
from importlib.util import find_spec
from pathlib import Path

import tinycss2
from tinycss2 import ast

ROOT = Path(__file__).parent.parent
MACROS = "govuk_frontend_jinja"
OURS = (
    ("templates", "*.html"),
    ("tracker", "*.py"),
    ("static/js", "*.js"),
    ("static/vendor", "*.js"),
)
# components/fields.html writes govuk-{{ kind }}__item and the like.
WRITTEN_BY_KIND = ("govuk-radios", "govuk-checkboxes")

_CLASS = re.compile(r"govuk-[\w!-]+")
_IN_SELECTOR = re.compile(r"\.((?:\\.|[\w-])+)")
_NOT = re.compile(r":not\([^()]*\)")
_MACRO = re.compile(r"govuk_frontend_jinja/components/([\w-]+)/")


def classes_used(root: Path = ROOT) -> set[str]:
    """What looks like a class of the design system in templates, code, scripts and its macros.

    One that ends with a hyphen or an underscore is the beginning of classes that a page writes out.
    """
    texts = [
        path.read_text("utf-8")
        for folder, names in OURS
        for path in sorted((root / folder).rglob(names))
    ]
    texts += _macros(texts)
    return {found for text in texts for found in _CLASS.findall(text)}


def _macros(texts: list[str]) -> list[str]:
    """The macros of the design system that the texts name, and those that they name."""
    spec = find_spec(MACROS)
    assert spec is not None
    assert spec.origin is not None
    components = Path(spec.origin).parent / "templates" / "components"
    found: dict[str, str] = {}
    new = texts
    while new:
        named = {name for text in new for name in _MACRO.findall(text)} - found.keys()
        added = {name: (components / name / "macro.html").read_text("utf-8") for name in named}
        found |= added
        new = list(added.values())
    return list(found.values())


def is_used(name: str, used: Iterable[str]) -> bool:
    """Whether a class may stand on a page."""
    return name in used or name.startswith(
        (
            *WRITTEN_BY_KIND,
            *(each for each in used if each.endswith(("-", "_")) and each != "govuk-"),
        )
    )


def cut(sheet: str, used: set[str]) -> str:
    """The style sheet without the rules of classes that nothing uses."""
    rules = tinycss2.parse_stylesheet(sheet, skip_comments=True, skip_whitespace=True)
    return "".join(_kept(rules, used))


def _kept(rules: Iterable[ast.Node], used: set[str]) -> Iterable[str]:
    for rule in rules:
        if isinstance(rule, ast.QualifiedRule):
            selectors = [each for each in _selectors(rule.prelude) if _may_match(each, used)]
            if selectors:
                yield f"{','.join(selectors)}{{{tinycss2.serialize(rule.content)}}}"
        elif isinstance(rule, ast.AtRule) and rule.lower_at_keyword in {"media", "supports"}:
            inner = tinycss2.parse_rule_list(rule.content, skip_comments=True, skip_whitespace=True)
            if inside := "".join(_kept(inner, used)):
                yield f"@{rule.at_keyword}{tinycss2.serialize(rule.prelude)}{{{inside}}}"
        else:
            yield rule.serialize()


def _selectors(prelude: list[ast.Node]) -> list[str]:
    found: list[list[ast.Node]] = [[]]
    for token in prelude:
        if token.type == "literal" and token.value == ",":
            found.append([])
        else:
            found[-1].append(token)
    return [tinycss2.serialize(each).strip() for each in found]


def _may_match(selector: str, used: set[str]) -> bool:
    names = (name.replace("\\", "") for name in _IN_SELECTOR.findall(_NOT.sub("", selector)))
    return all(not name.startswith("govuk-") or is_used(name, used) for name in names)
