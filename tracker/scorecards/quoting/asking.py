"""A bare number beside a measure's name: its home is asked about when it is saved."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select

from tracker.core import clock
from tracker.core.database import db
from tracker.scorecards.models import Edition, Line, Scorecard
from tracker.scorecards.quoting.contradictions.measures import Known, Measure
from tracker.scorecards.quoting.contradictions.mentions import Mention, read
from tracker.scorecards.quoting.contradictions.passages import Sentence, sentences_of
from tracker.scorecards.quoting.contradictions.rules import lately
from tracker.scorecards.quoting.contradictions.wording import spoken_of
from tracker.scorecards.quoting.home import measures, names
from tracker.scorecards.quoting.naming import REFERENCE, NoSuchFigure, keep


@dataclass(frozen=True, slots=True)
class Bare:
    """A number that a sentence says of a measure, and what its home says of the period meant."""

    mention: Mention
    known: Known

    @property
    def question(self) -> str:
        """What the writer is asked, in a sentence and a half."""
        number, measure = self.mention.number.text.strip(), self.mention.measure
        said = f"The scorecard says {self.known.text} ({self.known.label})"
        return f"You wrote {number} beside “{measure.name}”. {said}. Quote it, or keep your words"


def bare_numbers(text: str) -> list[Bare]:
    """The numbers of a text that stand on a scorecard too; what is quoted already is none."""
    sentences = _sentences(text)
    if not sentences:
        return []
    named = names()
    spoken = {it.measure.id for each in sentences for it in spoken_of(each.text, named)}
    if not spoken:
        return []
    today, known = clock.today(), measures(spoken)
    found = (it for each in sentences for it in read(each, known, today).mentions)
    return [bare for each in found if (bare := _bare(each, today))]


def in_place(text: str) -> str:
    """A text with its bare numbers quoted, where the figure has a ref and may be quoted."""
    whole = text
    for bare in reversed(bare_numbers(text)):
        said, number = bare.mention.sentence.text, bare.mention.number
        begins = whole.find(said[: number.end])
        quote = _reference(bare.mention.measure, bare.known)
        if begins >= 0 and quote:
            start, end = begins + number.start, begins + number.end
            whole = f"{whole[:start]}{quote}{whole[end:]}"
    return whole


def _sentences(text: str) -> list[Sentence]:
    """Those with a number in them; a reference is blank, so that its own numbers are none."""
    bare = REFERENCE.sub(lambda found: " " * len(found[0]), text)
    return [each for each in sentences_of(bare.splitlines()) if any(map(str.isdigit, each.text))]


def _bare(mention: Mention, today: date) -> Bare | None:
    number = mention.number
    if not number.is_ours or number.is_rough or number.is_former or mention.is_denied:
        return None
    known = mention.claim.figure(mention.measure) if mention.claim else None
    if known is None and mention.claim is None:
        latest = [each for each in lately(mention.measure, today) if not each.is_outturn]
        known = latest[-1] if latest else None
    return Bare(mention, known) if known and known.value is not None else None


def _reference(measure: Measure, known: Known) -> str:
    """How a text refers to a figure; "" where nobody may quote it, or it has no ref of its own."""
    for label in _labels(measure.id, known):
        try:
            return keep(f"[[{label}]]")
        except NoSuchFigure:
            continue
    return ""


def _labels(indicator_id: int, known: Known) -> Iterator[str]:
    """Its ref in the edition of that day with the period, then with the scorecard before it."""
    rows: Sequence[tuple[str, date, str]] = [
        (slug, from_on, ref)
        for slug, from_on, ref in db.session.execute(
            select(Scorecard.slug, Edition.from_on, Line.ref)
            .join_from(Line, Edition, Edition.id == Line.edition_id)
            .join(Scorecard, Scorecard.id == Edition.scorecard_id)
            .where(Line.indicator_id == indicator_id)
            .order_by(Edition.from_on)
        )
    ]
    begun = [row for row in rows if row[1] <= known.ends_on] or rows[:1]
    for slug, _, ref in reversed(begun):
        yield f"{ref} {known.label}"
        yield f"{slug} {ref} {known.label}"
