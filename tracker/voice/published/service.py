"""Deeds on the way to print: ask, agree, print, take down, choose the poster.

Two steps and two people: its author agrees to the very words and the name, then it is printed. For
what was only written down for others a second person agrees. Whoever may can say no at any time.
"""

from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import select

from tracker.access.permissions import Permission
from tracker.access.roles import permissions_of
from tracker.audit import service as audit
from tracker.audit.enums import Deed
from tracker.core import clock
from tracker.core.database import db
from tracker.core.errors import ChangedMeanwhile, DomainError, NotAccepted, NotAllowed
from tracker.core.visibility import Visibility
from tracker.people.identity import SignedIn
from tracker.people.unnamed import unnamed
from tracker.voice import policy as comments
from tracker.voice import rules as comment_rules
from tracker.voice.models import Comment
from tracker.voice.published import policy, queries, rules
from tracker.voice.published.enums import ALLOWS, Consent, Theme
from tracker.voice.published.models import Publication
from tracker.voice.record import record

NOT_PUBLIC = "Only what is answered, stands, and is about something public can be printed."
NOT_YOUNG = "Only what young people said is printed there."
NOT_ENOUGH = "Whoever said it is not content with the answer yet, so it is not printed."
NOT_AGREED = "Nobody has agreed to these words yet."
NOT_YOURS = "Somebody else says whether this may be printed."


@dataclass(frozen=True, slots=True)
class ForPrint:
    """The words that are to be printed, cut down from what was said and answered."""

    said: str
    did: str
    theme: Theme


def offered_name(comment: Comment) -> str:
    """The name that its author is asked about, for a comment loaded with its author."""
    first_name = comment_rules.first_word(comment.author.known_as or comment.author.name)
    called = comment_rules.shown_name(
        comment.shown_as,
        name=comment.author.name,
        first_name=first_name,
        role=comment.author_role,
        group=comment.group_name,
    )
    return rules.offered(comment.shown_as, called, first_name=first_name)


def ask(comment: Comment, words: ForPrint, *, by: SignedIn, version: int) -> Publication:
    """Cut it down and ask its author; asked anew, it is off the page until they agree again.

    `version` is of the publication that was seen, 0 where there was none.
    """
    _may_publish(by)
    if not comment.answers or not policy.may_be_printed(comments.facts_of(comment)):
        raise DomainError(NOT_PUBLIC)
    if not policy.is_of_young_people(comment):
        raise DomainError(NOT_YOUNG)
    answer = comment.answers[-1]
    if answer.owed_again_on is not None:
        raise DomainError(NOT_ENOUGH)
    wrong = {
        "said": rules.wrong_with_cut(words.said, comment.text),
        "did": rules.wrong_with_cut(words.did, answer.text),
    }
    if any(wrong.values()):
        raise NotAccepted({name: sentence for name, sentence in wrong.items() if sentence})
    publication = queries.of_comment(comment.id) or Publication(comment_id=comment.id)
    if (publication.version or 0) != version:
        raise ChangedMeanwhile
    publication.answer_id = answer.id
    publication.said = words.said
    publication.did = words.did
    publication.theme = words.theme
    publication.month = clock.london(answer.answered_at).date().replace(day=1)
    publication.name_offered = offered_name(comment)
    publication.asked_at = clock.now()
    publication.asked_by_id = by.id
    publication.consent = Consent.ASKED
    publication.consent_at = publication.agreed_by_id = None
    publication.demonstration = comment.demonstration
    _take_down(publication)
    db.session.add(publication)
    db.session.flush()  # asked twice at once, the second is told
    record(Deed.COMMENT_PRINT_ASKED, comment, Visibility.BOARD, by=by)
    return publication


def answers_to(comment: Comment) -> tuple[Consent, ...]:
    """What can be said to the question: there is no name to choose where nobody in person spoke."""
    if comment.is_for_others:
        return Consent.NO_AUTHOR, Consent.REFUSED
    return Consent.NAMED, Consent.UNNAMED, Consent.REFUSED


def consent(
    comment: Comment, publication: Publication, said: Consent, *, by: SignedIn, version: int
) -> None:
    """A yes or no, at any time; a no takes it off the page and the poster at once."""
    if not policy.may_agree(
        by, comment.author_id, publication.asked_by_id, is_for_others=comment.is_for_others
    ):
        raise NotAllowed(NOT_YOURS)
    if said not in answers_to(comment):
        raise NotAccepted({"answer": "Choose one"})
    if publication.version != version:
        raise ChangedMeanwhile
    publication.consent = said
    publication.consent_at = clock.now()
    publication.agreed_by_id = by.id if said is Consent.NO_AUTHOR else None
    if said not in ALLOWS:
        _take_down(publication)
    deed = Deed.COMMENT_PRINT_AGREED if said in ALLOWS else Deed.COMMENT_PRINT_REFUSED
    facts = comments.facts_of(comment)
    record(deed, comment, facts.about.visibility, by=by, is_private=facts.is_private)


def print_it(comment: Comment, publication: Publication, *, by: SignedIn, version: int) -> None:
    """Let everybody read it, signed in or not."""
    _may_publish(by)
    if publication.consent not in ALLOWS:
        raise DomainError(NOT_AGREED)
    if not policy.may_be_printed(comments.facts_of(comment)):
        raise DomainError(NOT_PUBLIC)
    if publication.published_at is not None:
        raise DomainError("This is on the page already.")
    if publication.version != version:
        raise ChangedMeanwhile
    publication.published_at = clock.now()
    publication.published_by_id = by.id
    record(Deed.COMMENT_PRINTED, comment, Visibility.BOARD, by=by)


def take_down(comment: Comment, publication: Publication, *, by: SignedIn) -> None:
    """Take it off the page and the poster; its author's yes stays, so it can be printed again."""
    _may_publish(by)
    if publication.published_at is None:
        raise DomainError("This is not on the page.")
    _take_down(publication)
    facts = comments.facts_of(comment)
    label = facts.about.visibility
    record(Deed.COMMENT_TAKEN_DOWN, comment, label, by=by, is_private=facts.is_private)


def choose_poster(ids: Collection[int], *, by: SignedIn) -> None:
    """Choose the pairs of the poster, from three to six of what everybody reads."""
    if Permission.POSTER_CHOOSE not in permissions_of(by.roles):
        raise NotAllowed("Ambassadors and the participation lead choose what is on the poster.")
    chosen = {each.id: each for each in queries.standing(sorted(ids))}
    if not rules.PAIRS_FEWEST <= len(chosen) <= rules.PAIRS_MOST:
        sentence = f"Choose from {rules.PAIRS_FEWEST} to {rules.PAIRS_MOST}"
        raise NotAccepted({"pairs": sentence})
    before = db.session.scalars(select(Publication).where(Publication.on_poster.is_(True)))
    for each in [*before, *chosen.values()]:
        each.on_poster = each.id in chosen
    audit.record(
        Deed.POSTER_CHOSEN,
        subject_type="poster",
        subject_id=None,
        by=by,
        after={"pairs": sorted(chosen)},
        as_name=unnamed(by.id),
    )


def _may_publish(by: SignedIn) -> None:
    if Permission.COMMENT_PUBLISH not in permissions_of(by.roles):
        raise NotAllowed("The participation lead decides what is printed.")


def _take_down(publication: Publication) -> None:
    publication.published_at = None
    publication.published_by_id = None
    publication.on_poster = False
