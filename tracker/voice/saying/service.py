"""The deed of saying something: on an action, a pledge, an item, or unasked."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import select

from tracker.audit.enums import Deed
from tracker.core import clock
from tracker.core.database import db
from tracker.core.errors import DomainError, NotAllowed
from tracker.people.identity import SignedIn
from tracker.people.models import User
from tracker.voice import offers, policy, rules
from tracker.voice.enums import AboutKind, ShownAs
from tracker.voice.media.enums import Consent
from tracker.voice.media.service import Sent, attach
from tracker.voice.models import Comment
from tracker.voice.record import record
from tracker.voice.saying.box import NOT_YOURS, Box
from tracker.voice.worries.service import raise_worry


@dataclass(frozen=True, slots=True)
class Words:
    """What somebody sends: `is_unsafe` tells the safeguarding lead, and nobody else reads it.

    `consent` is what they say of the people in its files; without files it is not asked.
    """

    text: str
    shown_as: ShownAs
    is_unsafe: bool = False
    files: Sequence[Sent] = ()
    consent: Consent | None = None


def post_comment(
    box: Box, words: Words, *, by: SignedIn, workstream_id: int | None = None
) -> Comment:
    """Say something of a box’s thing; young people are owed an answer. Said twice, it stands once.

    `workstream_id` says whose chair answers what nobody asked about.
    """
    if box.closed:
        raise (NotAllowed if box.closed == NOT_YOURS else DomainError)(box.closed)
    thing = box.about
    if thing.kind is not AboutKind.ANYTHING:
        workstream_id = thing.label.workstream_id
    _hold(by)
    of_whom = {
        "action_id": thing.id if thing.kind is AboutKind.ACTION else None,
        "pledge_id": thing.id if thing.kind is AboutKind.PLEDGE else None,
        "item_id": thing.id if thing.kind is AboutKind.ITEM else None,
        "workstream_id": None if thing.kind is AboutKind.ACTION else workstream_id,
    }
    if (said := _said_already(of_whom, words, by)) is not None:
        return _sent_again(said, words, by)
    is_owed = offers.is_owed_answer(by.roles, words.shown_as) and not words.is_unsafe
    comment = Comment(
        **of_whom,
        author_id=by.id,
        shown_as=words.shown_as,
        group_name=box.group if words.shown_as is ShownAs.GROUP else "",
        author_role=offers.author_role(by.roles),
        is_for_others=offers.is_for_others(by.roles, words.shown_as),
        text=words.text,
        posted_at=clock.now(),
        answer_due_on=rules.answer_due_on(clock.today()) if is_owed else None,
        is_held=box.is_read_first and not words.is_unsafe,
        removed_reason="",
        document="",
        demonstration=False,
        seed_key="",
    )
    db.session.add(comment)
    db.session.flush()  # the audit needs its id
    after: dict[str, object] = {"shown_as": comment.shown_as}
    if thing.ref:
        after["action"] = thing.ref
    if is_owed:
        after["answer_due_on"] = comment.answer_due_on
    if attach(comment, words.files, words.consent, by=by):
        after |= {"files": len(words.files), "consent": words.consent}
    label = thing.label.visibility
    record(Deed.COMMENT_ADDED, comment, label, by=by, after=after, is_private=words.is_unsafe)
    if words.is_unsafe:
        raise_worry(comment, label, by=by, is_private=True)
    return comment


def _sent_again(said: Comment, words: Words, by: SignedIn) -> Comment:
    """It stands once; with a new file it is changed, as whoever let it stand has not seen that."""
    if attach(said, words.files, words.consent, by=by):
        said.edited_at = clock.now()
    return said


def _hold(by: SignedIn) -> None:
    """Let what one person sends twice come one after the other."""
    db.session.execute(select(User.id).where(User.id == by.id).with_for_update(key_share=True))


def _said_already(of_whom: Mapping[str, int | None], words: Words, by: SignedIn) -> Comment | None:
    """The same words of the same person about the same thing, sent today and still standing."""
    found = db.session.scalars(
        select(Comment)
        .filter_by(**of_whom)
        .where(
            Comment.author_id == by.id,
            Comment.text == words.text,
            Comment.shown_as == words.shown_as,
            policy.is_private() if words.is_unsafe else ~policy.is_private() & ~policy.is_flagged(),
            ~policy.is_gone(),
        )
    )
    today = clock.today()
    return next((each for each in found if clock.london(each.posted_at).date() == today), None)
