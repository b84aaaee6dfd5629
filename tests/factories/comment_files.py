"""Pictures, sound and video of comments, as they lie in the store."""

from factory import LazyAttribute

from tests.factories.agendas import StoredFileFactory
from tests.factories.base import Factory, now
from tracker.files.enums import FileKind
from tracker.voice.media.enums import Consent
from tracker.voice.media.models import CommentFile

ALTERNATIVE = "A bus stop sign with three times on it."


class CommentFileFactory(Factory):
    """A file of a comment with its words; `content` is what can be opened of it, none if empty."""

    class Meta:
        model = CommentFile

    class Params:
        content = b""
        kind = FileKind.JPG

    number = 1
    file = LazyAttribute(
        lambda made: StoredFileFactory(
            content=made.content, kind=made.kind, name=f"comment.{made.kind.value}"
        )
    )
    alternative = ALTERNATIVE
    consent = Consent.NOBODY
    consented_at = now()
