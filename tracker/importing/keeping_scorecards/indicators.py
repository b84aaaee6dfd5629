"""The indicators of a file: those that are known go on under their name, others are made."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from sqlalchemy import select

from tracker.core.database import db
from tracker.core.slugs import slug_of
from tracker.importing.keeping_scorecards.words import period_type_of, polarity_of, unit_of
from tracker.importing.reading import Where
from tracker.importing.scorecard.matching import match_indicators
from tracker.importing.scorecard_reading import IndicatorRow
from tracker.scorecards.book import definitions_of
from tracker.scorecards.enums import Polarity, Unit
from tracker.scorecards.figure_text import read_figure
from tracker.scorecards.models import Definition, Edition, Indicator, Line, Scorecard
from tracker.scorecards.rules import meaning_on

SLUG = 100
OUT, NEW = "out", "new"


@dataclass(frozen=True, slots=True)
class Kept:
    """A row of the file with the indicator that it is of."""

    row: IndicatorRow
    indicator: Indicator
    unit: Unit
    is_new: bool
    doubts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Joined:
    """A row of the file and the indicator that it goes on from; without one it makes one.

    `place` is the row's in the file, from 0.
    """

    place: int
    row: IndicatorRow
    indicator: Indicator | None = None
    meaning: Definition | None = None
    query: str = ""

    @property
    def unit(self) -> Unit:
        """What the file counts it in."""
        return unit_of(self.row.unit, self.row.name)

    @property
    def doubts(self) -> tuple[str, ...]:
        """What somebody should look at, with its ref."""
        asked = (self.query, *self.row.queries)
        return tuple(f"{self.row.ref}: {each}" for each in asked if each)

    def goes_on_as_it_is(self, from_on: date) -> bool:
        """Whether its indicator means the same from the file's first quarter on, or was given a
        meaning for then already."""
        meaning = self.meaning
        return meaning is not None and (
            (self.row.name, self.unit) == (meaning.name, meaning.unit) or meaning.from_on >= from_on
        )


def joined(
    rows: Sequence[IndicatorRow], scorecard_id: int | None, chosen: Mapping[int, str]
) -> list[Joined]:
    """Each row with its indicator: as a person chose, else matched by name, then by ref (D18, D19).

    `chosen` gives a row's place OUT, NEW or the id of an indicator.
    """
    known = _known(scorecard_id)
    by_id = {str(indicator.id): (indicator, meaning) for _, indicator, meaning in known}
    decided = {}
    for place, choice in chosen.items():
        if place < len(rows):
            indicator, meaning = by_id.get(choice, (None, None))
            decided[place] = Joined(place, rows[place], indicator, meaning)
    taken = {chosen[place] for place in decided}
    by_row = {id(row): (indicator, meaning) for row, indicator, meaning in known}
    left = [place for place in range(len(rows)) if place not in decided]
    matches = match_indicators(
        [row for row, indicator, _ in known if str(indicator.id) not in taken],
        [rows[place] for place in left],
    )
    for place, match in zip(left, matches, strict=False):  # then come those that ended
        indicator, meaning = by_row[id(match.old)] if match.old else (None, None)
        decided[place] = Joined(place, rows[place], indicator, meaning, match.query)
    return [decided[place] for place in sorted(decided) if chosen.get(place) != OUT]


def indicators_for(
    rows: Sequence[Joined], scorecard: Scorecard, from_on: date, file: str
) -> list[Kept]:
    """The indicator of each row, made where there is none."""
    return [
        _made(each.row, scorecard, from_on, file, each.doubts)
        if each.indicator is None
        else _gone_on(each, from_on, file)
        for each in rows
    ]


def _known(scorecard_id: int | None) -> list[tuple[IndicatorRow, Indicator, Definition]]:
    """Every indicator of the scorecard as a row with its latest name and ref."""
    indicators = db.session.scalars(
        select(Indicator)
        .where(Indicator.scorecard_id == scorecard_id, Indicator.variant_of_id.is_(None))
        .order_by(Indicator.id)
    ).all()
    meanings = definitions_of([each.id for each in indicators])
    refs = {
        indicator_id: ref
        for indicator_id, ref in db.session.execute(
            select(Line.indicator_id, Line.ref)
            .join(Edition, Edition.id == Line.edition_id)
            .where(Edition.scorecard_id == scorecard_id)
            .order_by(Edition.from_on)
        )
    }
    found = []
    for each in indicators:
        meaning = meaning_on(meanings[each.id], date.max)
        if meaning is not None:
            row = IndicatorRow(meaning.name, Where(), ref=refs.get(each.id, ""), unit=meaning.unit)
            found.append((row, each, meaning))
    return found


def _made(
    row: IndicatorRow, scorecard: Scorecard, from_on: date, file: str, doubts: tuple[str, ...]
) -> Kept:
    indicator = Indicator(
        scorecard_id=scorecard.id,
        slug=_free_slug(row.name),
        period_type=period_type_of(row.name),
        is_seasonal=False,
        also_called="",
        document="",
        place="",
        demonstration=False,
    )
    db.session.add(indicator)
    db.session.flush()
    unit = unit_of(row.unit, row.name)
    polarity = polarity_of(row.polarity)
    target = read_figure(row.target).value if row.target else None
    meaning = _meaning(indicator, row, from_on, file, unit)
    meaning.polarity = polarity
    meaning.target = (
        None if target is None or polarity is Polarity.CONTEXT else Decimal(str(target))
    )
    if any(value.secondary is not None for value in row.values):
        meaning.second = "individuals"
    db.session.add(meaning)
    db.session.flush()
    return Kept(row, indicator, unit, True, doubts)


def _gone_on(each: Joined, from_on: date, file: str) -> Kept:
    """The same indicator; another name is a new meaning, another unit a break (rules 5.5.6)."""
    indicator, meaning, row, unit = each.indicator, each.meaning, each.row, each.unit
    assert indicator is not None
    assert meaning is not None
    if each.goes_on_as_it_is(from_on):
        return Kept(row, indicator, meaning.unit, False, each.doubts)
    new = _meaning(indicator, row, from_on, file, unit)
    for name in ("polarity", "target", "target_high", "tolerance", "second", "pledge_id",
                 "owner_post_id", "checker_post_id", "denominator"):  # fmt: skip
        setattr(new, name, getattr(meaning, name))
    new.is_break = unit is not meaning.unit
    new.what_changed = (
        f"Printed as {unit.label.lower()}, before as {meaning.unit.label.lower()}."
        if new.is_break
        else f"Printed under another name: before, “{meaning.name}”."
    )
    db.session.add(new)
    db.session.flush()
    return Kept(row, indicator, unit, False, each.doubts)


def _meaning(
    indicator: Indicator, row: IndicatorRow, from_on: date, file: str, unit: Unit
) -> Definition:
    acronym = next((v for k, v in row.other_columns.items() if "acronym" in k.lower()), "")
    return Definition(
        indicator_id=indicator.id,
        from_on=from_on,
        name=row.name[:300],
        unit=unit,
        decimals=0,
        second="",
        polarity=Polarity.CONTEXT,
        denominator="",
        cohort="",
        population_year="",
        acronyms="" if acronym.startswith("#") else acronym,
        is_break=False,
        what_changed="",
        document="",
        place=file[:300],
        demonstration=False,
        made_up="",
    )


def _free_slug(name: str) -> str:
    """A slug of the name that no indicator has."""
    wanted = slug_of(name)[:SLUG] or "indicator"
    taken = set(db.session.scalars(select(Indicator.slug).where(Indicator.slug.startswith(wanted))))
    number, slug = 2, wanted
    while slug in taken:
        slug, number = f"{wanted}-{number}", number + 1
    return slug
