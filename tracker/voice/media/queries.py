"""The files of comments, as pages show them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sqlalchemy import ColumnElement, exists, select

from tracker.core.database import db
from tracker.core.errors import NotFound
from tracker.files.enums import FileKind
from tracker.files.models import StoredFile
from tracker.voice.media.enums import Consent
from tracker.voice.media.models import CommentFile
from tracker.voice.models import Comment


@dataclass(frozen=True, slots=True)
class FileRow:
    """A file of a comment; only for those who may read the comment."""

    number: int
    kind: FileKind
    alternative: str
    consent: Consent


def has_files() -> ColumnElement[bool]:
    """Whether a comment has any, for the statement that reads comments."""
    return exists().where(CommentFile.comment_id == Comment.id)


def files_of(comment_ids: Iterable[int]) -> Mapping[int, tuple[FileRow, ...]]:
    """The files of comments, in one statement; none where there are no comments."""
    wanted = sorted(comment_ids)
    found: dict[int, tuple[FileRow, ...]] = {}
    if not wanted:
        return found
    statement = (
        select(
            CommentFile.comment_id,
            CommentFile.number,
            StoredFile.kind,
            CommentFile.alternative,
            CommentFile.consent,
        )
        .join(StoredFile, StoredFile.id == CommentFile.file_id)
        .where(CommentFile.comment_id.in_(wanted))
        .order_by(CommentFile.comment_id, CommentFile.number)
    )
    for comment_id, number, kind, alternative, consent in db.session.execute(statement):
        row = FileRow(number, kind, alternative, consent)
        found[comment_id] = (*found.get(comment_id, ()), row)
    return found


def stored_file(comment_id: int, number: int) -> StoredFile:
    """The file itself; whether the comment may be read was asked before."""
    statement = (
        select(StoredFile)
        .join(CommentFile, CommentFile.file_id == StoredFile.id)
        .where(CommentFile.comment_id == comment_id, CommentFile.number == number)
    )
    stored = db.session.scalar(statement)
    if stored is None:
        raise NotFound
    return stored
