"""Giving a comment its pictures, sound and video."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import func, select

from tracker.core import clock
from tracker.core.database import db
from tracker.core.errors import NotAccepted
from tracker.files import service as files
from tracker.files.models import StoredFile
from tracker.files.refusals import FileRefused
from tracker.files.service import Incoming
from tracker.people.identity import SignedIn
from tracker.voice.media.enums import MOST, Consent
from tracker.voice.media.models import CommentFile
from tracker.voice.models import Comment

TOO_MANY = f"A comment has {MOST} files at most"


@dataclass(frozen=True, slots=True)
class Sent:
    """A file that was taken in, and what it shows or says in words."""

    incoming: Incoming
    alternative: str


@dataclass(frozen=True, slots=True)
class _Sender:
    """Who sent a file, without a name: the comment says how its author is shown."""

    id: int
    name: str
    roles: frozenset[str]
    is_cleared: bool


def attach(comment: Comment, sent: Sequence[Sent], consent: Consent | None, *, by: SignedIn) -> int:
    """Give a comment its files, in the unit of work in which it is said; gives how many are new.

    A comment that was sent twice stands once, and so does each of its files.
    """
    if not sent:
        return 0
    if consent is None:
        raise NotAccepted({"people": "Say who can be seen or heard"})
    there = select(StoredFile.sha256).join(CommentFile, CommentFile.file_id == StoredFile.id)
    has = set(db.session.scalars(there.where(CommentFile.comment_id == comment.id)))
    new = [each for each in sent if each.incoming.sha256 not in has]
    last = select(func.max(CommentFile.number)).where(CommentFile.comment_id == comment.id)
    first = (db.session.scalar(last) or 0) + 1
    if first + len(new) > MOST + 1:
        raise NotAccepted({"": TOO_MANY})
    for number, each in enumerate(new, first):
        db.session.add(
            CommentFile(
                comment_id=comment.id,
                number=number,
                file=_kept(each.incoming, comment, number, by),
                alternative=each.alternative,
                consent=consent,
                consented_at=clock.now(),
            )
        )
    return len(new)


def _kept(incoming: Incoming, comment: Comment, number: int, by: SignedIn) -> StoredFile:
    sender = _Sender(by.id, comment.author_role, by.roles, by.is_cleared)
    title = f"Comment {comment.id} {incoming.kind.label.lower()} {number}"
    try:
        return files.keep(incoming, title=title, by=sender)
    except FileRefused as refusal:
        raise NotAccepted({"": str(refusal)}) from refusal
