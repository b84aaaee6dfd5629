"""Pictures, sound and video in a form that says something: four boxes, each with its words."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from typing import Any

from flask import request
from wtforms import Field, FileField, RadioField, TextAreaField
from wtforms.validators import Length, Optional, StopValidation

from tracker.core import clock
from tracker.core.forms import choices, typed
from tracker.core.transaction import let_go
from tracker.files import service
from tracker.files.enums import SEEN_OR_HEARD
from tracker.files.refusals import FileRefused
from tracker.files.service import Incoming
from tracker.voice.media.enums import Consent
from tracker.voice.media.service import Sent
from tracker.voice.private_facts import possible_private_facts, question

SENDING = "sending"  # by a script, which keeps the chosen files where the form comes back
SAY_IT = "Say it in words. People who cannot see or hear it read them"
CHOOSE_AGAIN = "Choose this file again: a page cannot keep it. What you typed is here"
NO_FILE = "Choose the file, or take these words away"
WHO = "Say who can be seen or heard"
_WORDS = [Optional(), Length(max=1000, message="Shorten this to 1,000 characters or fewer")]


@dataclass
class Slot:
    """One of the boxes: the file, its words, and what was found when the file was looked at."""

    file: Field
    says: Field
    incoming: Incoming | None = None
    refused: str = ""

    @property
    def has_file(self) -> bool:
        """Whether a file was sent."""
        return bool(self.file.data and getattr(self.file.data, "filename", ""))


class SaysSomething:
    """Words are needed, unless a file comes with its own."""

    def __init__(self, message: str) -> None:
        self.message = message

    def __call__(self, form: Any, field: Field) -> None:
        if not typed(field):
            field.errors = []
            raise StopValidation("" if form.has_files else self.message)


class CarriesFiles:
    """Up to four pictures, sounds or videos; put it before the form that it is mixed into.

    `is_kept` says that it was given what its reader began to say before, `left_behind` why a file
    did not go with words that had to go at once.
    """

    file_1 = FileField("A picture or a video")
    says_1 = TextAreaField("What does the picture or video show?", _WORDS)
    file_2 = FileField("A voice note: say it in your own voice")
    says_2 = TextAreaField("What do you say in the voice note?", _WORDS)
    file_3 = FileField("A third file")
    says_3 = TextAreaField("What does the third file show or say?", _WORDS)
    file_4 = FileField("A fourth file")
    says_4 = TextAreaField("What does the fourth file show or say?", _WORDS)
    people = RadioField("Who can be seen or heard?", [Optional()])

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.is_kept = bool(kwargs.get("data"))
        self.left_behind = ""
        fields: Any = self
        fields.people.choices = choices(list(Consent))
        self.slots = [Slot(fields[f"file_{n}"], fields[f"says_{n}"]) for n in range(1, 5)]
        # Errors are listed in the order of the page: what is written comes before its files.
        own = [name for name in fields._fields if name.startswith(("file_", "says_", "people"))]
        others = [name for name in fields._fields if name not in own]
        place = others.index("text") + 1
        order = (*others[:place], *own, *others[place:])
        fields._fields = {name: fields[name] for name in order}

    @property
    def has_files(self) -> bool:
        """Whether any file was sent."""
        return any(slot.has_file for slot in self.slots)

    @property
    def is_begun(self) -> bool:
        """Whether anything was said about a file, so that its boxes are shown."""
        about: Any = self
        return bool(about.people.data) or any(
            slot.has_file or slot.says.data or slot.file.errors for slot in self.slots
        )

    @property
    def sent(self) -> list[Sent]:
        """The files that were taken in, with their words."""
        return [
            Sent(slot.incoming, typed(slot.says))
            for slot in self.slots
            if slot.incoming is not None
        ]

    @property
    def said(self) -> str:
        """The words of the comment: what was written, else what its files show or say."""
        about: Any = self
        return typed(about.text) or "\n".join(each.alternative for each in self.sent)

    @property
    def consent(self) -> Consent | None:
        """What was said of the people in them; ask only after the form was found valid."""
        about: Any = self
        return Consent(about.people.data) if about.people.data else None

    def validate(self, *args: Any, **kwargs: Any) -> bool:
        """Each file has words, no words are alone, and of people in it something is said."""
        form: Any = super()
        is_good = bool(form.validate(*args, **kwargs))
        if is_good and self._is_urgent_in_words:
            self._leave_behind()
            return True
        for slot in self.slots:
            is_good = self._is_whole(slot) and is_good
        about: Any = self
        if self.has_files and not about.people.data:
            is_good = self._refuse(about.people, WHO)
        return is_good or self._ask_again()

    @property
    def _is_urgent_in_words(self) -> bool:
        """Words about somebody who is not safe go at once, whatever is wrong with a file."""
        about: Any = self
        return bool(about.is_urgent and typed(about.text))

    def _leave_behind(self) -> None:
        """Of files only those go that need nothing more from whoever sends them."""
        about: Any = self
        for slot in self.slots:
            if slot.has_file and (slot.refused or not slot.says.data or not about.people.data):
                slot.incoming = None
                self.left_behind = slot.refused or (WHO if slot.says.data else SAY_IT)

    def _is_whole(self, slot: Slot) -> bool:
        if slot.refused:
            return self._refuse(slot.file, slot.refused)
        if slot.has_file and not slot.says.data:
            return self._refuse(slot.says, SAY_IT)
        if slot.says.data and not slot.has_file:
            return self._refuse(slot.file, NO_FILE)
        return slot.says.errors == [] and self._names_nobody(slot.says)

    def _names_nobody(self, field: Field) -> bool:
        """What a file is said to show may name somebody as any other text may."""
        asks: Any = self
        if asks.sure.data or asks.is_urgent:
            return True
        found = possible_private_facts(typed(field), known=asks.known, today=clock.today())
        if not found:
            return True
        asks.is_asking = True
        return self._refuse(field, question(found))

    def _ask_again(self) -> bool:
        """The form comes back without its files, unless a script put them back."""
        for slot in self.slots:
            if slot.has_file and not slot.file.errors and request.form.get("as") != SENDING:
                self._refuse(slot.file, CHOOSE_AGAIN)
        return False

    def _refuse(self, field: Field, sentence: str) -> bool:
        field.errors = [*field.errors, sentence]
        return False


@contextmanager
def taking_files(form: CarriesFiles) -> Iterator[None]:
    """Look at every file of a form that was sent; they are there for the deed inside the block."""
    with ExitStack() as taken:
        let_go()
        for slot in form.slots:
            if slot.has_file:
                try:
                    looked_at = service.taken_in(slot.file.data.stream, SEEN_OR_HEARD)
                    slot.incoming = taken.enter_context(looked_at)
                except FileRefused as refusal:
                    slot.refused = str(refusal)
        yield
