"""Deeds on indicators: begin one, say what it means from a day on, correct what nobody saw."""

from collections.abc import Collection, Mapping
from dataclasses import asdict, dataclass, replace
from datetime import date

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm.attributes import flag_modified

from tracker.audit import service as audit
from tracker.audit.enums import Deed
from tracker.core.database import db
from tracker.core.dates import long_date
from tracker.core.errors import ChangedMeanwhile, DomainError, NotAccepted
from tracker.core.person import Person
from tracker.core.slugs import slug_of
from tracker.people.models import Post
from tracker.plan.models import Pledge
from tracker.scorecards.book import definitions_of
from tracker.scorecards.choices import indicator_choices
from tracker.scorecards.enums import PeriodType
from tracker.scorecards.meanings.queries import published_days
from tracker.scorecards.meanings.rules import (
    MeaningDetails,
    in_another_unit,
    measured_by,
    wrong_in,
)
from tracker.scorecards.models import Definition, Indicator, Scorecard
from tracker.scorecards.rules import meaning_on
from tracker.scorecards.small.working_out import rehide_after

HAS_NAME = "An indicator of this scorecard has this name already"


@dataclass(frozen=True, slots=True)
class IndicatorDetails:
    """What an indicator is through all its meanings; figures of one period type only."""

    period_type: PeriodType
    is_seasonal: bool = False
    variant_of_id: int | None = None
    also_called: str = ""


def add_indicator(
    scorecard_id: int, kind: IndicatorDetails, details: MeaningDetails, *, by: Person
) -> Indicator:
    """Begin an indicator with its first meaning; it is printed once an edition has it."""
    wrong = wrong_in(details)
    slug = slug_of(details.name)
    # One after the other: a second of one name would find it taken, and take another slug.
    db.session.execute(select(Scorecard.id).where(Scorecard.id == scorecard_id).with_for_update())
    if not slug:
        wrong["name"] = "Write a name with letters or numbers in it"
    elif details.name in _names(scorecard_id):
        wrong["name"] = HAS_NAME
    if wrong:
        raise NotAccepted(wrong)
    indicator = Indicator(
        scorecard_id=scorecard_id,
        slug=_free(slug),
        document="",
        place="",
        demonstration=False,
        **asdict(kind),
    )
    try:
        with db.session.begin_nested():
            db.session.add(indicator)
    except IntegrityError:  # somebody else began it in this very second
        raise NotAccepted({"name": HAS_NAME}) from None
    _add(indicator, details)
    record(Deed.INDICATOR_ADDED, indicator.id, by, after=asdict(kind) | told(details))
    return indicator


def change_indicator(
    indicator: Indicator, kind: IndicatorDetails, *, by: Person, version: int
) -> None:
    """Change what is said of all its figures; of which time they are stays."""
    if indicator.version != version:
        raise ChangedMeanwhile
    new = asdict(kind) | {"period_type": indicator.period_type}
    before, after = audit.changes({name: getattr(indicator, name) for name in new}, new)
    for name, value in after.items():
        setattr(indicator, name, value)
    if after:
        record(Deed.INDICATOR_CHANGED, indicator.id, by, before=before, after=after)


def add_meaning(
    indicator: Indicator, details: MeaningDetails, *, by: Person, version: int
) -> Definition:
    """Say what it means from a day on; the meanings before stay as they were.

    A figure that is published keeps its unit: a meaning in another one begins after it.
    """
    if indicator.version != version:
        raise ChangedMeanwhile
    known = definitions_of([indicator.id])[indicator.id]
    days = published_days(indicator.id)
    wrong = wrong_in(details) | _taken(details, known)
    if details.from_on < known[0].from_on:
        first = long_date(known[0].from_on)
        wrong["from_on"] = f"Its first meaning begins on {first}. Enter a later day"
    if not details.what_changed:
        wrong["what_changed"] = "Write what changed, for whoever compares the figures"
    caught = in_another_unit(details.from_on, details.unit, known, days)
    if caught:
        wrong.setdefault("unit", f"The figure to {long_date(caught[0])} is published in another "
                         "unit. Begin after it, or keep the unit")  # fmt: skip
    if wrong:
        raise NotAccepted(wrong)
    before = meaning_on(known, details.from_on)
    assert before is not None
    details = replace(details, is_break=details.is_break or before.unit is not details.unit)
    made = _add(indicator, details)
    flag_modified(indicator, "also_called")  # a new meaning is a change of its indicator
    old, new = audit.changes(_told(before), told(details))
    _after(Deed.INDICATOR_MEANING_ADDED, made, days, by, before=old, after=new)
    return made


def correct_meaning(
    meaning: Definition, details: MeaningDetails, *, by: Person, version: int
) -> None:
    """Correct a meaning by which no published figure was measured, before and after."""
    if meaning.version != version:
        raise ChangedMeanwhile
    known = definitions_of([meaning.indicator_id])[meaning.indicator_id]
    days = published_days(meaning.indicator_id)
    expect_unused(meaning, known, days)
    wrong = wrong_in(details) | _taken(details, [each for each in known if each is not meaning])
    if meaning is not known[0] and not details.what_changed:
        wrong["what_changed"] = "Write what changed, for whoever compares the figures"
    if wrong:
        raise NotAccepted(wrong)
    before, after = audit.changes(_told(meaning), told(details))
    for name, value in asdict(details).items():
        setattr(meaning, name, value)
    if measured_by(meaning, known, days):
        raise NotAccepted({"from_on": "Figures from that day on are published. Enter a later day"})
    # What the council has typed is not made up any more.
    made_up = meaning.made_up.split(";")
    meaning.made_up = ";".join(name for name in made_up if name and name not in after)
    if after:
        _after(Deed.INDICATOR_MEANING_CORRECTED, meaning, days, by, before=before, after=after)


def expect_unused(meaning: Definition, known: list[Definition], days: Collection[date]) -> None:
    """A meaning that readers know is not corrected."""
    if measured_by(meaning, known, days):
        raise DomainError(
            "Figures that are published were measured by this meaning, so it stays. Write a new "
            "meaning from a day on."
        )


def told(details: MeaningDetails) -> dict[str, object]:
    """A meaning in words for the history: names in place of numbers."""
    return _in_words(asdict(details))


def record(
    deed: Deed,
    indicator_id: int,
    by: Person,
    *,
    before: Mapping[str, object] | None = None,
    after: Mapping[str, object] | None = None,
) -> None:
    """Write down a deed on an indicator."""
    audit.record(
        deed, subject_type="indicator", subject_id=indicator_id, by=by, before=before, after=after
    )


def _told(meaning: Definition) -> dict[str, object]:
    return _in_words({name: getattr(meaning, name) for name in MeaningDetails.__slots__})


def _in_words(values: dict[str, object]) -> dict[str, object]:
    for part, model in (("owner", Post), ("checker", Post)):
        post = db.session.get(model, values.pop(f"{part}_post_id") or 0)
        values[part] = post.name if post else ""
    pledge = db.session.get(Pledge, values.pop("pledge_id") or 0)
    return values | {"pledge": f"{pledge.number}. {pledge.name}" if pledge else ""}


def _taken(details: MeaningDetails, known: list[Definition]) -> dict[str, str]:
    if details.from_on in {each.from_on for each in known}:
        return {"from_on": "A meaning begins on that day already. Enter another day"}
    return {}


def _add(indicator: Indicator, details: MeaningDetails) -> Definition:
    made = Definition(
        indicator_id=indicator.id,
        document="",
        place="",
        demonstration=False,
        made_up="",
        **asdict(details),
    )
    db.session.add(made)
    db.session.flush()
    return made


def _after(
    deed: Deed,
    meaning: Definition,
    days: Collection[date],
    by: Person,
    *,
    before: Mapping[str, object],
    after: Mapping[str, object],
) -> None:
    """What is small may be read otherwise by the new meaning: work it out anew, and write down."""
    db.session.flush()
    if days:
        rehide_after(days, by=by)
    record(deed, meaning.indicator_id, by, before=before, after=after)


def _names(scorecard_id: int) -> set[str]:
    return {name for _, name in indicator_choices(Indicator.scorecard_id == scorecard_id)}


def _free(slug: str) -> str:
    """The slug, with a number behind it where another scorecard has the same measure."""
    taken = set(db.session.scalars(select(Indicator.slug).where(Indicator.slug.startswith(slug))))
    numbered = (f"{slug}-{n}" for n in range(2, len(taken) + 3))
    return slug if slug not in taken else next(each for each in numbered if each not in taken)
