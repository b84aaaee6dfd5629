"""Forms with a file: it is looked at before any unit of work, and no word beside it is lost."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from typing import Any

from flask import current_app, request
from flask.typing import ResponseReturnValue
from wtforms import FileField, MultipleFileField, ValidationError

from tracker.config_files import MB
from tracker.core.errors import NotAccepted
from tracker.core.forms import Form
from tracker.core.person import Person
from tracker.core.transaction import let_go
from tracker.files import service, store
from tracker.files.models import StoredFile
from tracker.files.names import title_from
from tracker.files.refusals import FileRefused
from tracker.files.service import Incoming

CHOOSE_AGAIN = "Choose the file again: a page cannot keep it. What you typed is here"
MOST_AT_ONCE = 10
MEDIA_AT_ONCE = 4
BESIDE = 6 * MB  # for all that a form holds beside its file
View = Callable[..., ResponseReturnValue]


class UploadForm(Form):
    """A form with one file, looked at by `taking_in` before the form is checked."""

    file = FileField("File")

    needs_file = "Choose the file"
    incoming: Incoming | None = None
    refused = ""

    @property
    def has_file(self) -> bool:
        """Whether one was sent."""
        return bool(self.file.data and getattr(self.file.data, "filename", ""))

    def validate_file(self, _field: FileField) -> None:
        """It has to be one that is taken; `needs_file` says what is missing where none was sent."""
        if self.refused:
            raise ValidationError(self.refused)
        if self.needs_file and not self.has_file:
            raise ValidationError(self.needs_file)

    def validate(self, *args: Any, **kwargs: Any) -> bool:
        """Where anything is wrong, say too that the file has to be chosen again."""
        is_good = bool(super().validate(*args, **kwargs))
        if not is_good and self.has_file and not self.file.errors:
            self.refuse(self.file, CHOOSE_AGAIN)
        return is_good

    def keep_file(self, title: str, *, by: Person) -> StoredFile:
        """Keep the file that was taken in; needs a unit of work."""
        if self.incoming is None:
            raise NotAccepted({"file": self.needs_file or "Choose the file"})
        return keep_taken(self.incoming, title, by=by, field="file")


def keep_taken(incoming: Incoming, title: str, *, by: Person, field: str) -> StoredFile:
    """Keep a file that was taken in; refused, it is said beside its box."""
    try:
        return service.keep(incoming, title=title, by=by)
    except FileRefused as refusal:
        raise NotAccepted({field: str(refusal)}) from refusal


class ManyFilesForm(Form):
    """A form with several files at once: all are taken, or none."""

    files = MultipleFileField("Files")

    @property
    def sent(self) -> list[Any]:
        """The files that were sent."""
        return [each for each in self.files.data or [] if getattr(each, "filename", "")]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.incoming: list[tuple[str, Incoming]] = []
        self.refused: list[str] = []

    def validate_files(self, _field: MultipleFileField) -> None:
        """There is one, not too many, and all are taken."""
        if not self.sent:
            raise ValidationError("Choose the files")
        if len(self.sent) > MOST_AT_ONCE:
            raise ValidationError(f"Choose {MOST_AT_ONCE} files or fewer at once")
        if self.refused:
            raise ValidationError("; ".join(self.refused))

    def validate(self, *args: Any, **kwargs: Any) -> bool:
        """Where anything is wrong, say too that the files have to be chosen again."""
        is_good = bool(super().validate(*args, **kwargs))
        if not is_good and self.sent and not self.files.errors:
            self.refuse(self.files, "Choose the files again: a page cannot keep them")
        return is_good


@contextmanager
def taking_all_in(form: ManyFilesForm) -> Iterator[None]:
    """Look at every file of a form that was sent; they are there for the deed inside the block."""
    with ExitStack() as taken:
        if form.is_submitted() and len(form.sent) <= MOST_AT_ONCE:
            let_go()
            for each in form.sent:
                title = title_from(each.filename) or "Paper"
                try:
                    found = taken.enter_context(service.taken_in(each.stream))
                    form.incoming.append((title, found))
                except FileRefused as refusal:
                    form.refused.append(f"{title}: {refusal}")
        yield


@contextmanager
def taking_in(form: UploadForm) -> Iterator[None]:
    """Look at the file of a form that was sent; it is there for the deed inside the block."""
    if not form.is_submitted() or not form.has_file:
        yield
        return
    let_go()
    taken = service.taken_in(form.file.data.stream)
    try:
        form.incoming = taken.__enter__()
    except FileRefused as refusal:
        form.refused = str(refusal)
        yield
        return
    try:
        yield
    finally:
        taken.__exit__(None, None, None)


def takes_files(view: View) -> View:
    """Mark a view whose form may be as large as a file and its words."""
    view.takes_files = 2  # type: ignore[attr-defined]  # read before each request
    return view


def takes_many_files(view: View) -> View:
    """Mark a view whose form may hold as many files as are taken at once."""
    view.takes_files = MOST_AT_ONCE  # type: ignore[attr-defined]  # as above
    return view


def takes_media(view: View) -> View:
    """Mark a view whose form may hold four pictures, sounds or videos."""
    view.takes_media = True  # type: ignore[attr-defined]  # as above
    return view


def allow_uploads() -> None:
    """Before a request: where a file is taken, one a little too large still gets its sentence."""
    view = current_app.view_functions.get(request.endpoint or "")
    settings = store.settings()
    if many := getattr(view, "takes_files", 0):
        request.max_content_length = many * settings.upload_bytes + BESIDE
    elif hasattr(view, "takes_media"):
        request.max_content_length = MEDIA_AT_ONCE * settings.media_mb * MB + BESIDE
