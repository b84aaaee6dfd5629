"""Forms about our words: a column each, and the search above the list."""

from wtforms import Form as PlainForm
from wtforms import SearchField, StringField, TextAreaField
from wtforms.validators import DataRequired, Length, Regexp

from tracker.core.forms import Form, typed
from tracker.core.reading_forms import ChecksWords
from tracker.core.versions import VersionedForm
from tracker.words.service import Kept, Said

LINE = 100
MEANING = 400
TOO_LONG = f"Shorten this to {LINE} characters or fewer"


class KeptFields:
    """What the council says."""

    term = StringField(
        "The council’s word, in full",
        [DataRequired("Enter the word or words"), Length(max=LINE, message=TOO_LONG)],
        description="Such as: personal education plan",
    )
    acronym = StringField(
        "Short form",
        [
            Length(max=12, message="Shorten this to 12 characters or fewer"),
            Regexp(
                r"^$|^(?=.*[A-Z].*[A-Z])[A-Za-z0-9&]+$",
                message="Use letters without spaces, two of them capitals, such as PEP",
            ),
        ],
        description="Such as PEP, if there is one. Pages explain it where it stands.",
    )
    meaning = TextAreaField(
        "What it means, in plain words",
        [Length(max=MEANING, message=f"Shorten this to {MEANING} characters or fewer")],
        description="As you would say it to an 11-year-old. A sentence or two.",
    )

    @property
    def kept(self) -> Kept:
        """The typed values; ask only after the form was found valid."""
        return Kept(typed(self.term), typed(self.acronym), typed(self.meaning))


class AddWordForm(ChecksWords, KeptFields, Form):
    """A term that is not there yet."""


class ChangeWordForm(ChecksWords, KeptFields, VersionedForm):
    """The council's column of a term."""


class SayForm(VersionedForm):
    """The young people's column of a term."""

    says = StringField(
        "What would you say?",
        [Length(max=LINE, message=TOO_LONG)],
        description="Leave it empty to take back what was proposed.",
    )
    why = TextAreaField(
        "Why? Who asked for it?",
        [Length(max=MEANING, message=f"Shorten this to {MEANING} characters or fewer")],
        description="Such as: My VOICE talked about it in May. Please do not name a person.",
    )

    @property
    def said(self) -> Said:
        """The typed values; ask only after the form was found valid."""
        return Said(typed(self.says), typed(self.why))


class AgreeForm(VersionedForm):
    """Nothing but the deed."""


class RemoveWordForm(VersionedForm):
    """Nothing but the deed."""


class WordSearch(PlainForm):
    """What is looked for; sent by GET, so it has no token and never fails."""

    q = SearchField("Look for a word")
