"""Scorecards, their editions, indicators and what these mean, as seed files."""

from collections.abc import Iterator
from decimal import Decimal

from sqlalchemy import select

from tracker.core.database import db
from tracker.meetings.models import Body
from tracker.people.models import Post
from tracker.plan.models import Plan, Pledge
from tracker.scorecards.enums import PeriodType, Polarity, Unit
from tracker.scorecards.models import (
    Definition,
    Edition,
    Indicator,
    Line,
    Scorecard,
)
from tracker.seeding.keys import slugs
from tracker.seeding.sheets import (
    Known,
    Row,
    Sheet,
    Told,
    cells,
    columns,
    needed_day,
    number,
    source,
    source_of,
    yes,
)


def amount(cell: str) -> Decimal | None:
    """A figure, or nothing."""
    return Decimal(cell) if cell else None


def figure_of(value: Decimal | None) -> str:
    """A figure as its cell: no more places than it needs."""
    return "" if value is None else f"{value.normalize():f}"


def _id_of(thing: Body | Post | Pledge | None) -> int | None:
    return None if thing is None else thing.id


def _add_scorecard(row: Row, known: Known) -> Scorecard:
    return Scorecard(
        slug=row["slug"],
        name=row["name"],
        about=row["about"],
        body_id=_id_of(known.maybe(Body, row["body"])),
        improving_is_amber=yes(row["improving_is_amber"]),
        **source(row),
    )


def _scorecards() -> Iterator[Told]:
    bodies = slugs(Body)
    for each in db.session.scalars(select(Scorecard).order_by(Scorecard.id)):
        yield Told(
            each,
            cells(
                slug=each.slug,
                name=each.name,
                about=each.about,
                body=bodies.get(each.body_id or 0),
                improving_is_amber=each.improving_is_amber,
                **source_of(each),
            ),
        )


def _add_edition(row: Row, known: Known) -> Edition:
    return Edition(
        scorecard_id=known.get(Scorecard, row["scorecard"]).id,
        from_on=needed_day(row["from_on"]),
        notes=row["notes"],
        **source(row),
    )


def _editions() -> Iterator[Told]:
    cards = slugs(Scorecard)
    for each in db.session.scalars(select(Edition).order_by(Edition.id)):
        yield Told(
            each,
            cells(
                scorecard=cards[each.scorecard_id],
                from_on=each.from_on,
                notes=each.notes,
                **source_of(each),
            ),
        )


def _add_indicator(row: Row, known: Known) -> Indicator:
    indicator = Indicator(
        slug=row["slug"],
        scorecard_id=known.get(Scorecard, row["scorecard"]).id,
        period_type=PeriodType(row["period_type"]),
        is_seasonal=yes(row["is_seasonal"]),
        also_called=row["also_called"],
        **source(row),
    )
    if row["variant_of"]:
        known.afterwards.append(lambda: _count_otherwise(indicator, row["variant_of"], known))
    return indicator


def _count_otherwise(indicator: Indicator, slug: str, known: Known) -> None:
    """Tie a way of counting to its indicator, which stands in the same file."""
    indicator.variant_of_id = known.get(Indicator, slug).id


def _indicators() -> Iterator[Told]:
    cards, names = slugs(Scorecard), slugs(Indicator)
    for each in db.session.scalars(select(Indicator).order_by(Indicator.id)):
        yield Told(
            each,
            cells(
                slug=each.slug,
                scorecard=cards[each.scorecard_id],
                period_type=each.period_type,
                is_seasonal=each.is_seasonal,
                variant_of=names.get(each.variant_of_id or 0),
                also_called=each.also_called,
                **source_of(each),
            ),
        )


def _add_definition(row: Row, known: Known) -> Definition:
    return Definition(
        indicator_id=known.get(Indicator, row["indicator"]).id,
        from_on=needed_day(row["from_on"]),
        name=row["name"],
        unit=Unit(row["unit"]),
        decimals=int(row["decimals"]),
        second=row["second"],
        polarity=Polarity(row["polarity"] or Polarity.CONTEXT),
        target=amount(row["target"]),
        target_high=amount(row["target_high"]),
        tolerance=amount(row["tolerance"]),
        denominator=row["denominator"],
        cohort=row["cohort"],
        population=number(row["population"]),
        population_year=row["population_year"],
        owner_post_id=_id_of(known.maybe(Post, row["owner"])),
        checker_post_id=_id_of(known.maybe(Post, row["checker"])),
        pledge_id=_id_of(known.maybe(Pledge, row["pledge"])),
        acronyms=row["acronyms"],
        is_break=yes(row["is_break"]),
        what_changed=row["what_changed"],
        made_up=row["made_up"],
        **source(row),
    )


def _definitions() -> Iterator[Told]:
    names, posts, pledges = slugs(Indicator), slugs(Post), _pledges()
    for each in db.session.scalars(select(Definition).order_by(Definition.id)):
        yield Told(
            each,
            cells(
                indicator=names[each.indicator_id],
                from_on=each.from_on,
                name=each.name,
                unit=each.unit,
                decimals=each.decimals,
                second=each.second,
                polarity=each.polarity,
                target=figure_of(each.target),
                target_high=figure_of(each.target_high),
                tolerance=figure_of(each.tolerance),
                denominator=each.denominator,
                cohort=each.cohort,
                population=each.population,
                population_year=each.population_year,
                owner=posts.get(each.owner_post_id or 0),
                checker=posts.get(each.checker_post_id or 0),
                pledge=pledges.get(each.pledge_id or 0),
                acronyms=each.acronyms,
                is_break=each.is_break,
                what_changed=each.what_changed,
                made_up=each.made_up,
                **source_of(each),
            ),
        )


def _pledges() -> dict[int, str]:
    rows = select(Pledge.id, Plan.slug, Pledge.number).join(Plan, Plan.id == Pledge.plan_id)
    return {row.id: f"{row.slug}/{row.number}" for row in db.session.execute(rows)}


def _add_line(row: Row, known: Known) -> Line:
    edition = known.get(Edition, f"{row['scorecard']}/{row['from_on']}")
    return Line(
        edition_id=edition.id,
        indicator_id=known.get(Indicator, row["indicator"]).id,
        position=int(row["position"]),
        ref=row["ref"],
        priority=row["priority"],
        aim=row["aim"],
    )


def _lines() -> Iterator[Told]:
    cards, names = slugs(Scorecard), slugs(Indicator)
    rows = (
        select(Line, Edition.scorecard_id, Edition.from_on)
        .join(Edition, Edition.id == Line.edition_id)
        .order_by(Line.id)
    )
    for line, scorecard_id, from_on in db.session.execute(rows):
        yield Told(
            line,
            cells(
                scorecard=cards[scorecard_id],
                from_on=from_on,
                position=line.position,
                ref=line.ref,
                priority=line.priority,
                aim=line.aim,
                indicator=names[line.indicator_id],
                demonstration=False,
            ),
        )


_SOURCE = "document,place,demonstration"

SHEETS = (
    Sheet(
        "scorecards",
        Scorecard,
        columns(f"slug,name,about,body,improving_is_amber,{_SOURCE}"),
        ("slug",),
        _add_scorecard,
        _scorecards,
    ),
    Sheet(
        "editions",
        Edition,
        columns(f"scorecard,from_on,notes,{_SOURCE}"),
        ("scorecard", "from_on"),
        _add_edition,
        _editions,
    ),
    Sheet(
        "indicators",
        Indicator,
        columns(f"slug,scorecard,period_type,is_seasonal,variant_of,also_called,{_SOURCE}"),
        ("slug",),
        _add_indicator,
        _indicators,
    ),
    Sheet(
        "definitions",
        Definition,
        columns(
            "indicator,from_on,name,unit,decimals,second,polarity,target,target_high,tolerance,"
            "denominator,cohort,population,population_year,owner,checker,pledge,acronyms,is_break,"
            f"what_changed,made_up,{_SOURCE}"
        ),
        ("indicator", "from_on"),
        _add_definition,
        _definitions,
    ),
    Sheet(
        "lines",
        Line,
        columns("scorecard,from_on,position,ref,priority,aim,indicator,demonstration"),
        ("scorecard", "from_on", "ref"),
        _add_line,
        _lines,
    ),
)
