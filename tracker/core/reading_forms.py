"""Forms whose words young people will read: a second button shows how hard they are to read."""

from collections.abc import Callable, Mapping
from typing import Any

from flask import current_app
from wtforms import SubmitField

from tracker.core.reading_ease.reading import Reading, read
from tracker.core.short_forms import short_forms

COUNCIL_WORDS = "council_words"  # under which a higher domain brings them


class ChecksWords:
    """Sent with "Check my words", the form comes back with hints, and nothing is done.

    A template shows `reading(form, form.x)` of components/reading.html under each box that is read,
    and `check_button(form)` after the button that sends it: Enter presses the first of them. In
    layouts/form.html the button comes by itself. It stands first among what a form is made of.
    """

    check = SubmitField("Check my words")

    def validate(self, extra_validators: Any = None) -> bool:
        """Nothing is wrong, but nothing is to be done either."""
        if self.check.data:
            return False
        return bool(super().validate(extra_validators))  # type: ignore[misc]  # the form's own


def council_words() -> Mapping[str, str]:
    """Words that young people say otherwise, and what they say."""
    ask: Callable[[], Mapping[str, str]] = current_app.extensions.get(COUNCIL_WORDS, dict)
    return ask()


def reading_of(text: str | None) -> Reading:
    """How hard words are to read, with what young people here say instead."""
    return read(text or "", council_words(), short_forms())
