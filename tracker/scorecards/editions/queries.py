"""Reads for whoever keeps a scorecard's order."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from tracker.core.database import db
from tracker.core.errors import NotFound
from tracker.scorecards.book import definitions_of
from tracker.scorecards.choices import Choices, indicator_choices
from tracker.scorecards.models import Edition, Indicator, Line, Scorecard
from tracker.scorecards.queries import lines_of
from tracker.scorecards.rules import meaning_on


def scorecard_to_change(slug: str) -> Scorecard:
    """A scorecard that is held for a deed; NotFound if there is none of this slug."""
    found = db.session.scalar(select(Scorecard).where(Scorecard.slug == slug).with_for_update())
    if found is None:
        raise NotFound
    return found


def edition_to_change(slug: str, edition_id: int) -> Edition:
    """An edition of a scorecard that is held for a deed; NotFound if it has none of this number."""
    found = db.session.scalar(
        select(Edition)
        .join(Scorecard, Scorecard.id == Edition.scorecard_id)
        .where(Edition.id == edition_id, Scorecard.slug == slug)
        .options(joinedload(Edition.scorecard, innerjoin=True))
        .with_for_update(of=Edition)
    )
    if found is None:
        raise NotFound
    return found


def line_of(edition: Edition, line_id: int) -> Line:
    """A line of an edition; NotFound if it has none of this number."""
    found = next((each for each in lines_of([edition.id]) if each.id == line_id), None)
    if found is None:
        raise NotFound
    return found


def names_in(edition: Edition, lines: Sequence[Line]) -> dict[int, str]:
    """The names of the indicators of an edition on its first day, by their ids."""
    meanings = definitions_of([each.indicator_id for each in lines])
    found = {number: meaning_on(known, edition.from_on) for number, known in meanings.items()}
    return {number: meaning.name for number, meaning in found.items() if meaning}


def not_printed(edition: Edition) -> Choices:
    """The indicators of the scorecard that the edition does not print, by name."""
    printed = select(Line.indicator_id).where(Line.edition_id == edition.id)
    is_of_it = Indicator.scorecard_id == edition.scorecard_id
    return indicator_choices(is_of_it, Indicator.id.not_in(printed))
