"""Who may read what is printed, and when it stands: a question, and the same as WHERE clauses."""

from sqlalchemy import ColumnElement, and_, select

from tracker.access.roles import Role
from tracker.people.identity import SignedIn
from tracker.voice import policy as comments
from tracker.voice.models import Answer, Comment
from tracker.voice.policy import Facts
from tracker.voice.published.enums import ALLOWS
from tracker.voice.published.models import Publication

# Whoever walks past: nobody, who sees what a public committee sees, and nothing else.
ANYBODY = SignedIn(0, "", "", "", frozenset({Role.COMMITTEE_MEMBER}), is_cleared=False)


def is_public() -> ColumnElement[bool]:
    """A comment that anybody could read with what it stands on; outer-joined with its action."""
    return comments.readable_by(ANYBODY)


def stands() -> ColumnElement[bool]:
    """A pair that everybody reads: printed, agreed to, public still, and enough of an answer."""
    not_enough = select(Answer.id).where(Answer.owed_again_on.is_not(None))
    return and_(
        Publication.published_at.is_not(None),
        Publication.consent.in_(sorted(ALLOWS)),
        Publication.answer_id.not_in(not_enough),
        is_public(),
    )


def may_be_printed(facts: Facts) -> bool:
    """Whether a comment stands, on something public; that it is answered is asked elsewhere."""
    return facts.stands and comments.may_read(ANYBODY, facts)


def is_own(viewer: SignedIn) -> ColumnElement[bool]:
    """A comment of whoever looks: only they say whether it may be printed."""
    return Comment.author_id == viewer.id
