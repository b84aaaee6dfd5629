"""Which letters to list, and the deeds that ask first."""

from collections.abc import Iterable

from wtforms import SelectField, StringField, ValidationError

from tracker.core.forms import Form
from tracker.outbox.enums import LetterState
from tracker.outbox.rules import UNSENT

RELEASE = "RELEASE"
DEAD = "dead"
MOST_TICKED = 100
LARGEST_ID = 2**31 - 1
LISTS: dict[str, tuple[str, frozenset[LetterState]]] = {
    "": ("All", frozenset()),
    "waiting": ("Waiting", (UNSENT - {LetterState.IN_DOUBT}) | {LetterState.SENDING}),
    "doubt": ("In doubt", frozenset({LetterState.IN_DOUBT})),
    "sent": ("Sent", frozenset({LetterState.SENT})),
    DEAD: ("Did not arrive", frozenset()),
    "failed": ("Failed", frozenset({LetterState.FAILED})),
    "expired": ("Out of date", frozenset({LetterState.EXPIRED})),
    "cancelled": ("Not needed", frozenset({LetterState.CANCELLED})),
}


class OutboxFilter(Form):
    """Which letters somebody wants to see; what is not in the list filters nothing."""

    class Meta(Form.Meta):
        csrf = False

    state = SelectField(
        "Which letters", choices=[(key, words) for key, (words, _) in LISTS.items()], default=""
    )

    def wanted(self) -> list[LetterState]:
        """The states to show; none means all."""
        _, states = LISTS.get(str(self.state.data or ""), LISTS[""])
        return sorted(states)


def ticked(values: Iterable[str]) -> list[int]:
    """The letters that were ticked in a list; what is no number of a letter is passed over."""
    numbers = {int(value) for value in values if value.isdecimal() and len(value) <= 10}
    return sorted(number for number in numbers if number <= LARGEST_ID)[:MOST_TICKED]


class SendAgainForm(Form):
    """A letter goes once more."""


class ReleaseForm(Form):
    """Mail goes again; the word is typed, since it cannot be taken back."""

    word = StringField(f"Type {RELEASE}")

    def validate_word(self, field: StringField) -> None:
        if (field.data or "").strip().upper() != RELEASE:
            raise ValidationError(f"Type {RELEASE} to let mail go again")
