"""Forms about what is printed, and what every form asks whose words everybody will read."""

from collections.abc import Sequence
from typing import Any, ClassVar

from wtforms import Form as PlainForm
from wtforms import RadioField, SelectField, SelectMultipleField, SubmitField, TextAreaField
from wtforms.validators import DataRequired, Length

from tracker.core import clock
from tracker.core.forms import Form, choices, typed
from tracker.core.versions import VersionedForm
from tracker.scorecards.small.words import small_words
from tracker.voice.private_facts import possible_private_facts, question
from tracker.voice.published import rules
from tracker.voice.published.enums import Consent, Theme
from tracker.voice.published.service import ForPrint

TOO_LONG = "Shorten this to {} characters or fewer, so that it can stand on a poster"

NOBODY = "say below that nobody can be recognised"


class AsksWhoIsMeant(VersionedForm):
    """Asks about names, ages, schools and small numbers; a second button answers "nobody"."""

    sure = SubmitField("Nobody can be recognised")
    public: ClassVar[tuple[str, ...]] = ("text",)
    known: tuple[str, ...] = ()
    is_asking = False

    def validate(self, *args: Any, **kwargs: Any) -> bool:
        """Ask only where nothing else is wrong, and the person has not answered yet."""
        if not super().validate(*args, **kwargs):
            return False
        if self.sure.data:
            return True
        for name in self.public:
            words = typed(self[name])
            found = possible_private_facts(words, known=self.known, today=clock.today())
            if found := found or small_words(words):
                self.is_asking = True
                self.refuse(self[name], question(found, unless=NOBODY))
        return not self.is_asking


class WordsForm(AsksWhoIsMeant):
    """What of a comment and its answer is to be printed, and under which theme."""

    public = ("said", "did")
    said = TextAreaField(
        "You said",
        [
            DataRequired("Keep some of what was said"),
            Length(max=rules.SAID_LONGEST, message=TOO_LONG.format(rules.SAID_LONGEST)),
        ],
        description="Leave words out. A few words of your own may stand in [square brackets].",
    )
    did = TextAreaField(
        "We did",
        [
            DataRequired("Keep some of what was answered"),
            Length(max=rules.DID_LONGEST, message=TOO_LONG.format(rules.DID_LONGEST)),
        ],
        description="Leave words out here too. What was promised stays a promise.",
    )
    theme = RadioField("What is it about?", [DataRequired("Choose what it is about")])

    def __init__(self, *, known: tuple[str, ...] = (), **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.theme.choices = choices(list(Theme))
        self.known = known

    @property
    def words(self) -> ForPrint:
        """The typed values; ask only after the form was found valid."""
        return ForPrint(typed(self.said), typed(self.did), Theme(self.theme.data))


class ConsentForm(VersionedForm):
    """The yes or no of whoever says it."""

    answer = RadioField("May we print this?", [DataRequired("Choose one")])

    def offer(self, answers: Sequence[Consent], name: str) -> None:
        """The answers there are; one fewer where the name offered hides already who it is."""
        said = {
            Consent.NAMED: f"Yes, from “{name}”",
            Consent.UNNAMED: f"Yes, from “{rules.NOBODY}”",
            Consent.NO_AUTHOR: f"Yes, from “{name}”",
            Consent.REFUSED: "No",
        }
        hidden = {Consent.NAMED} if name == rules.NOBODY else set()
        self.answer.choices = [(each.value, said[each]) for each in answers if each not in hidden]

    @property
    def consent(self) -> Consent:
        """What was chosen; ask only after the form was found valid."""
        return Consent(self.answer.data)


class PrintForm(VersionedForm):
    """Nothing but the deed."""


class TakeDownForm(Form):
    """Nothing but the deed."""


class PosterForm(Form):
    """Which pairs stand on the poster."""

    pairs = SelectMultipleField("What stands on the poster", coerce=int)


class PublicFilter(PlainForm):
    """Which of the page somebody wants to see; sent by GET, so it has no token and never fails."""

    theme = SelectField("About", validate_choice=False)
    workstream = SelectField("Workstream", validate_choice=False)
    year = SelectField("Year", validate_choice=False)
