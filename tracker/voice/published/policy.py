"""Who may read what is printed, and when it stands: a question, and the same as WHERE clauses."""

from sqlalchemy import ColumnElement, and_, func, or_, select

from tracker.access.roles import Role
from tracker.people.identity import SignedIn
from tracker.voice import policy as comments
from tracker.voice.models import Answer, Comment
from tracker.voice.offers import AMBASSADOR
from tracker.voice.policy import Facts
from tracker.voice.published.enums import ALLOWS
from tracker.voice.published.models import Publication

SECOND = (Role.AMBASSADOR, Role.BOARD_SECRETARY)
# Whoever walks past: nobody, who sees what a public committee sees, and nothing else.
ANYBODY = SignedIn(0, "", "", "", frozenset({Role.COMMITTEE_MEMBER}), is_cleared=False)


def is_public() -> ColumnElement[bool]:
    """A comment that anybody could read with what it stands on; outer-joined with its action."""
    return comments.readable_by(ANYBODY)


def of_young_people() -> ColumnElement[bool]:
    """What young people said, or somebody wrote down for them; a council’s own words are not."""
    return or_(Comment.is_for_others, func.lower(Comment.author_role) == AMBASSADOR)


def is_of_young_people(comment: Comment) -> bool:
    """The same as a question."""
    return comment.is_for_others or comment.author_role.lower() == AMBASSADOR


def stands() -> ColumnElement[bool]:
    """A pair that everybody reads: printed, agreed to, public still, and enough of an answer."""
    not_enough = select(Answer.id).where(Answer.owed_again_on.is_not(None))
    return and_(
        Publication.published_at.is_not(None),
        Publication.consent.in_(sorted(ALLOWS)),
        Publication.answer_id.not_in(not_enough),
        of_young_people(),
        is_public(),
    )


def may_be_printed(facts: Facts) -> bool:
    """Whether a comment stands, on something public; that it is answered is asked elsewhere."""
    return facts.stands and comments.may_read(ANYBODY, facts)


def may_agree(
    viewer: SignedIn, author_id: int, asked_by_id: int | None, *, is_for_others: bool
) -> bool:
    """Whether this person says yes or no to what was asked about: its author.

    For what was only written down for others it is an ambassador or the board secretary, and never
    who wrote it or wants it printed (decision 0031).
    """
    if not is_for_others:
        return author_id == viewer.id
    return viewer.has(*SECOND) and viewer.id not in (author_id, asked_by_id)


def agreeable_by(viewer: SignedIn) -> ColumnElement[bool]:
    """The same as a WHERE clause over publications joined with their comments."""
    for_others = and_(
        Comment.is_for_others,
        Comment.author_id != viewer.id,
        Publication.asked_by_id != viewer.id,
    )
    own = and_(~Comment.is_for_others, Comment.author_id == viewer.id)
    return or_(own, for_others) if viewer.has(*SECOND) else own
