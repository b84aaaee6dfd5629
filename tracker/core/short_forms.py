"""Pages and letters explain short forms: a higher domain keeps what they mean."""

from collections.abc import Callable, Mapping

from flask import current_app, g

from tracker.core import explaining

KEPT_BY = "short_forms"  # under which a higher domain brings them


def short_forms() -> Mapping[str, str]:
    """What each short form stands for, such as NEET; asked once in a request or a job."""
    if "short_forms" not in g:
        ask: Callable[[], Mapping[str, str]] = current_app.extensions.get(KEPT_BY, dict)
        g.short_forms = ask()
    kept: Mapping[str, str] = g.short_forms
    return kept


def explained_html(html: str) -> str:
    """A page with each short form explained once (decision 0028)."""
    return explaining.explained(html, short_forms())


def explained_part(html: str) -> str:
    """A part of a pack, which is read by itself."""
    return explaining.explained_part(html, short_forms())


def explained_text(text: str) -> str:
    """Plain words with each short form explained once."""
    return explaining.explained_text(text, short_forms())
