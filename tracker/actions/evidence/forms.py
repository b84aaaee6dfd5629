"""Forms of evidence: a link or a file, and taking it off."""

from wtforms import FileField, StringField, URLField
from wtforms.validators import InputRequired, Optional, ValidationError

from tracker.actions.links import link_refused
from tracker.core.forms import Form, typed
from tracker.files.forms import UploadForm

ONE_OF_BOTH = "Choose a file, or enter a link"
NOT_BOTH = "Give a file or a link, not both. Add the other one after this"


class EvidenceForm(UploadForm):
    """A link or a file that shows what was done."""

    needs_file = ""

    url = URLField(
        "Or a link to it",
        validators=[Optional()],
        description="It begins with https://. Nothing that names a child.",
    )

    label = StringField(
        "What it shows",
        validators=[InputRequired("Say what it shows")],
        description="Such as “Minutes of 24 June”. A file is downloaded under this name.",
    )

    def validate_file(self, field: FileField) -> None:
        """As everywhere; a link beside it has no place."""
        if self.has_file and typed(self.url):
            raise ValidationError(NOT_BOTH)
        if not self.has_file and not typed(self.url):
            raise ValidationError(ONE_OF_BOTH)
        super().validate_file(field)

    def validate_url(self, field: URLField) -> None:
        """A link leads to the open web."""
        refused = link_refused(field.data) if field.data else None
        if refused:
            raise ValidationError(refused)


class RemoveEvidenceForm(Form):
    """Yes, take it off."""
