"""A form as a person fills it in: what it holds to begin with, and what may be put into it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from bs4 import BeautifulSoup, Tag
from werkzeug.datastructures import MultiDict


@dataclass(frozen=True)
class SentFile:
    """A file that a person chooses."""

    name: str
    content: bytes


Words = str | int | bool | Iterable[str | int]
Answer = Words | SentFile

UNSENT = frozenset({"submit", "button", "image", "reset"})


def text_of(tag: Tag) -> str:
    """A tag's words with single spaces."""
    return " ".join(tag.get_text(" ", strip=True).split())


def attribute(tag: Tag, name: str) -> str:
    """An attribute as one text; empty where it is missing."""
    value = tag.get(name) or ""
    return value if isinstance(value, str) else " ".join(value)


def choose_form(soup: BeautifulSoup, *, form: str | None, button: str | None) -> Tag:
    """The page's form: by a part of its action or id, by its button's words, or the only one."""
    posts = soup.select("main form[method=post]")
    every = soup.select("main form") or soup.select("form")
    if form is not None:
        found = [
            each for each in every if form in (attribute(each, "id"), attribute(each, "action"))
        ]
        found = found or [each for each in every if form in attribute(each, "action")]
    elif button is not None:
        found = [each for each in every if any(text_of(b) == button for b in buttons(each))]
    else:
        found = posts or every
    told = [(attribute(each, "action"), [text_of(b) for b in buttons(each)]) for each in every]
    assert len(found) == 1, f"{len(found)} forms fit {form or button!r}; the page has {told}"
    return found[0]


def buttons(form: Tag) -> list[Tag]:
    """The buttons that send a form."""
    return form.select("button:not([type=button]):not([type=reset]), input[type=submit]")


class FilledForm:
    """What a form would send; `put` changes it only in ways that a person could."""

    def __init__(self, form: Tag) -> None:
        self.controls: dict[str, list[Tag]] = {}
        self.values: MultiDict[str, Any] = MultiDict()
        for control in form.select("input[name], select[name], textarea[name]"):
            if control.has_attr("disabled") or _kind(control) in UNSENT:
                continue
            name = attribute(control, "name")
            self.controls.setdefault(name, []).append(control)
            for value in _values_at_first(control):
                self.values.add(name, value)

    def choose(self, name: str, file: SentFile) -> None:
        """Choose a file; nothing is sent of a file box that was left alone."""
        assert _kind(self.controls[name][0]) == "file", f"{name!r} takes no file"
        self.values.setlist(name, [(BytesIO(file.content), file.name)])

    def put(self, answers: Mapping[str, Answer]) -> None:
        """Type, tick and choose."""
        for name, answer in answers.items():
            controls = self.controls.get(name)
            assert controls, f"the form has no {name!r}; it has {sorted(self.controls)}"
            assert _kind(controls[0]) != "hidden", f"{name!r} is hidden: nobody can fill it in"
            if isinstance(answer, SentFile):
                self.choose(name, answer)
                continue
            wanted = _as_texts(answer, controls[0])
            allowed = _allowed(controls)
            if allowed is not None:
                wrong = set(wanted) - allowed
                assert not wrong, f"{name!r} does not offer {wrong}; it offers {sorted(allowed)}"
            self.values.setlist(name, wanted)

    def press(self, button: Tag | None) -> None:
        """Send the name of the button that was pressed, too."""
        if button is not None and attribute(button, "name"):
            self.values.add(attribute(button, "name"), attribute(button, "value"))


def _kind(control: Tag) -> str:
    return attribute(control, "type").lower() if control.name == "input" else control.name


def _values_at_first(control: Tag) -> list[str]:
    kind = _kind(control)
    if kind == "file":
        return []
    if kind in ("radio", "checkbox"):
        return [control.get("value") or "on"] if control.has_attr("checked") else []  # type: ignore[list-item]  # value is one text
    if kind == "textarea":
        return [control.get_text().removeprefix("\n").replace("\r\n", "\n").replace("\n", "\r\n")]
    if kind == "select":
        options = control.select("option")
        chosen = [each for each in options if each.has_attr("selected")]
        if not chosen and not control.has_attr("multiple"):
            chosen = options[:1]
        return [_option(each) for each in chosen]
    return [attribute(control, "value")]


def _option(option: Tag) -> str:
    return attribute(option, "value") if option.has_attr("value") else text_of(option)


def _allowed(controls: list[Tag]) -> set[str] | None:
    kind = _kind(controls[0])
    if kind in ("radio", "checkbox"):
        return {attribute(each, "value") or "on" for each in controls}
    if kind == "select":
        return {_option(each) for each in controls[0].select("option:not([disabled])")}
    return None


def _as_texts(answer: Words, control: Tag) -> list[str]:
    if isinstance(answer, bool):
        assert _kind(control) == "checkbox", "True and False are for a single checkbox"
        return [attribute(control, "value") or "on"] if answer else []
    if isinstance(answer, str | int):
        return [str(answer).replace("\r\n", "\n").replace("\n", "\r\n")]
    return [str(each) for each in answer]
