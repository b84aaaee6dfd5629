"""Deeds on terms of reference: draft a version, correct the draft, adopt it, throw it away."""

from dataclasses import asdict, dataclass
from datetime import date

from tracker.audit import service as audit
from tracker.audit.enums import Deed
from tracker.core import clock
from tracker.core.database import db
from tracker.core.dates import long_date
from tracker.core.errors import ChangedMeanwhile, DomainError, NotAccepted
from tracker.core.person import Person
from tracker.meetings import history
from tracker.meetings.models import Body, Meeting
from tracker.meetings.terms import queries
from tracker.meetings.terms.models import Terms
from tracker.meetings.terms.rules import a_year_after


@dataclass(frozen=True, slots=True)
class TermsDetails:
    """What a version says."""

    text: str
    membership: str = ""
    substitutes: str = ""
    quorum: int | None = None
    what_changed: str = ""


def add_terms(body: Body, details: TermsDetails, *, by: Person) -> Terms:
    """Draft the next version; `body` is held, so that two drafts never get one number."""
    waiting = queries.draft_of(body.id)
    if waiting is not None:
        raise DomainError(
            f"Version {waiting} is still a draft. Correct it or adopt it before you begin another."
        )
    terms = Terms(
        body_id=body.id,
        number=queries.next_number(body.id),
        adopted_on=None,
        adopted_at_id=None,
        review_on=None,
        document="",
        place="",
        demonstration=False,
        **asdict(details),
    )
    db.session.add(terms)
    db.session.flush()
    history.of_body(Deed.TERMS_ADDED, body, by=by, after={"terms_version": terms.number})
    return terms


def correct_terms(
    body: Body, terms: Terms, details: TermsDetails, *, by: Person, version: int
) -> None:
    """Correct a draft; what was adopted stays as it was."""
    _expect_draft(terms, version, "corrected")
    new = asdict(details)
    before, after = audit.changes({name: getattr(terms, name) for name in new}, new)
    if not after:
        return
    for name, value in after.items():
        setattr(terms, name, value)
    # The history is read by more people than a draft, so it names the parts and not their words.
    told = {"terms_version": terms.number, "parts": sorted(before)}
    history.of_body(Deed.TERMS_CHANGED, body, by=by, after=told)


def adopt_terms(
    body: Body,
    terms: Terms,
    *,
    adopted_on: date,
    meeting: Meeting | None,
    review_on: date | None,
    by: Person,
    version: int,
) -> None:
    """From that day on this version holds; it is reviewed a year later unless a day is set."""
    _expect_draft(terms, version, "adopted again")
    wrong = _what_is_wrong(body, adopted_on, meeting, review_on)
    if wrong:
        raise NotAccepted(wrong)
    terms.adopted_on = adopted_on
    terms.adopted_at_id = meeting.id if meeting else None
    terms.review_on = review_on or a_year_after(adopted_on)
    after = {
        "terms_version": terms.number,
        "adopted_on": adopted_on,
        "review_on": terms.review_on,
    }
    history.of_body(Deed.TERMS_ADOPTED, body, by=by, after=after)


def remove_draft(body: Body, terms: Terms, *, by: Person, version: int) -> None:
    """Throw a draft away; its number is free again."""
    _expect_draft(terms, version, "taken away")
    history.of_body(Deed.TERMS_REMOVED, body, by=by, before={"terms_version": terms.number})
    db.session.delete(terms)


def _what_is_wrong(
    body: Body, adopted_on: date, meeting: Meeting | None, review_on: date | None
) -> dict[str, str]:
    wrong: dict[str, str] = {}
    last = queries.last_adopted(body.id)
    if adopted_on > clock.today():
        wrong["adopted_on"] = "This day is still to come. Adopt it when the meeting has agreed it"
    elif last is not None and adopted_on < last:
        wrong["adopted_on"] = f"The version before was adopted on {long_date(last)}"
    elif meeting is not None and meeting.held_on != adopted_on:
        wrong["adopted_on"] = f"The meeting that you chose was on {long_date(meeting.held_on)}"
    if review_on is not None and review_on <= adopted_on:
        wrong["review_on"] = "It must be after the day of adoption"
    return wrong


def _expect_draft(terms: Terms, version: int, deed: str) -> None:
    if terms.version != version:
        raise ChangedMeanwhile
    if terms.adopted_on is not None:
        raise DomainError(
            f"Version {terms.number} was adopted on {long_date(terms.adopted_on)}, so it is not "
            f"{deed}. Draft the next version."
        )
