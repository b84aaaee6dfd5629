"""Forms of papers: the file, what is said of it, who may read it, and why."""

from wtforms import RadioField, SelectField, StringField, TextAreaField
from wtforms.validators import InputRequired, Length, Optional

from tracker.core.forms import Form, choices, typed
from tracker.core.reading_forms import ChecksWords
from tracker.core.versions import VersionedForm
from tracker.core.visibility import Visibility
from tracker.files.forms import ManyFilesForm, UploadForm
from tracker.meetings.agenda.enums import ExemptParagraph
from tracker.meetings.agenda.queries import PaperRow
from tracker.meetings.papers.rules import SUMMARY_WORDS
from tracker.meetings.papers.service import Words

LINE = 200
NEVER_NAME = "Never name a child, or say what could tell who they are."


class WordsForm(Form):
    """What is said of a paper, and who may read it."""

    title = StringField(
        "Title",
        validators=[InputRequired("Enter the title of the paper"), Length(max=LINE)],
        description=f"As it stands on the agenda. {NEVER_NAME}",
    )
    summary = TextAreaField(
        "What it says, in plain words",
        validators=[Length(max=600)],
        description=f"{SUMMARY_WORDS} words or fewer. Young people read this first.",
    )
    visibility = RadioField(
        "Who may read it?", validators=[InputRequired("Choose who may read it")]
    )
    exempt_paragraph = SelectField("The paragraph that allows it", validators=[Optional()])
    exempt_reason = TextAreaField(
        "Why it is better for the public that it stays private",
        validators=[Length(max=1000)],
        description="Everybody who sees the agenda reads this sentence. It gives nothing away.",
    )
    public_title = StringField(
        "What everybody else reads in place of its title",
        validators=[Length(max=LINE)],
        description="You may leave it: then it says “A private paper”.",
    )

    def offer(self, labels: tuple[Visibility, ...]) -> None:
        """The labels that this paper may have; without Part 2 nothing is asked about it."""
        self.visibility.choices = choices(list(labels))
        if Visibility.RESTRICTED not in labels:
            del self.exempt_paragraph
            del self.exempt_reason
            del self.public_title
            return
        self.exempt_paragraph.choices = [("", "Choose"), *choices(list(ExemptParagraph))]

    @property
    def words(self) -> Words:
        """What was typed; ask only after the form was found valid."""
        paragraph = self._text("exempt_paragraph")
        return Words(
            title=typed(self.title),
            summary=typed(self.summary),
            visibility=Visibility(self.visibility.data),
            exempt_paragraph=ExemptParagraph(paragraph) if paragraph else None,
            exempt_reason=self._text("exempt_reason"),
            public_title=self._text("public_title"),
        )

    def _text(self, name: str) -> str:
        return typed(self[name]) if name in self else ""


class AddPaperForm(WordsForm, UploadForm):
    """A new paper with its file."""

    needs_file = "Choose the file"

    late_reason = TextAreaField(
        "Why it is urgent",
        validators=[Length(max=1000)],
        description="It is printed on the agenda.",
    )


class AddSeveralForm(ManyFilesForm):
    """Several papers at once, each named after its file; what is private comes one by one."""

    visibility = RadioField("Who may read them?", validators=[InputRequired("Choose who may read")])
    late_reason = TextAreaField(
        "Why they are urgent",
        validators=[Length(max=1000)],
        description="It is printed on the agenda.",
    )


class ChangePaperForm(ChecksWords, WordsForm, VersionedForm):
    """Other words for a paper; its file stays."""


class ReplacePaperForm(UploadForm, VersionedForm):
    """A newer file in the place of the old one."""

    needs_file = "Choose the newer file"

    reason = TextAreaField(
        "What is different", validators=[InputRequired("Say what is different"), Length(max=1000)]
    )
    late_reason = TextAreaField(
        "Why it is urgent",
        validators=[Length(max=1000)],
        description="It is printed on the agenda.",
    )


class WithdrawPaperForm(VersionedForm):
    """Off the agenda, and why."""

    reason = TextAreaField(
        "Why it is withdrawn", validators=[InputRequired("Say why"), Length(max=1000)]
    )


class MovePaperForm(Form):
    """Up or down."""

    to = StringField("Up or down")

    @property
    def places(self) -> int:
        """How many places, up being negative."""
        return {"up": -1, "down": 1}.get(typed(self.to), 0)


def told(row: PaperRow) -> dict[str, str]:
    """A paper as its forms hold it."""
    return {
        "title": row.title,
        "summary": row.summary,
        "visibility": row.visibility.value,
        "exempt_paragraph": row.exempt_paragraph.value if row.exempt_paragraph else "",
        "exempt_reason": row.exempt_reason,
        "public_title": row.public_title,
        "version": str(row.version),
    }
