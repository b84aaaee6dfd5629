"""Keeping a scorecard that was read: every figure waits for somebody to check it (rules F7)."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from sqlalchemy import func, select

from tracker.audit import service as audit
from tracker.audit.enums import Deed
from tracker.core import clock
from tracker.core.database import db
from tracker.core.errors import DomainError
from tracker.core.periods import Quarter
from tracker.core.slugs import slug_of
from tracker.importing.keeping_scorecards.benchmarks import keep_benchmarks
from tracker.importing.keeping_scorecards.indicators import Kept, indicators_for
from tracker.importing.keeping_scorecards.periods import Column, column_of
from tracker.importing.keeping_scorecards.words import cohort_of, missing_of
from tracker.importing.scorecard_reading import ScorecardReading, Value
from tracker.people.identity import SignedIn
from tracker.scorecards.enums import FigureState, Hiding, Missing, Unit
from tracker.scorecards.exact import share
from tracker.scorecards.figure_models import Figure
from tracker.scorecards.models import Edition, Line, Scorecard
from tracker.scorecards.policy import WORKING
from tracker.scorecards.spans import NotASpan, span_in


@dataclass
class Report:
    """What became of a file: numbers, and a sentence for each doubt."""

    new: int = 0
    unchanged: int = 0
    corrected: int = 0
    indicators: int = 0
    joined: int = 0
    doubts: list[str] = field(default_factory=list)

    @property
    def lines(self) -> list[str]:
        """The numbers in words."""
        return [
            f"{self.joined} indicators were known, {self.indicators} are new.",
            f"{self.new} figures are new, {self.unchanged} are as they were, "
            f"{self.corrected} differ from what is published and wait as corrections.",
        ]


def keep(reading: ScorecardReading, scorecard: Scorecard, *, by: SignedIn | None) -> Report:
    """Keep all that a file says, in the caller's transaction; figures wait to be checked."""
    columns = {label: column for label in reading.periods if (column := column_of(label))}
    quarters = sorted(each.quarter for each in columns.values() if not each.is_outturn)
    if not quarters:
        raise DomainError("No column of this file names a quarter with its year.")
    report = Report()
    report.doubts += [
        f"The column {label} is left out: only quarters and outturns are kept"
        for label in reading.periods
        if label not in columns
    ]
    found = indicators_for(reading.indicators, scorecard, quarters[0].starts_on, reading.file)
    report.joined = sum(not each.is_new for each in found)
    report.indicators = len(found) - report.joined
    report.doubts += [doubt for each in found for doubt in each.doubts]
    _place(found, scorecard, quarters, reading.file)
    held = _held([each.indicator.id for each in found])
    for each in found:
        keep_benchmarks(each, quarters[0].starts_on, reading.file)
        for value in each.row.values:
            if column := columns.get(value.period):
                _figure(each, value, column, held, report, reading.file, by)
    audit.record(
        Deed.SCORECARD_IMPORTED,
        subject_type="scorecard",
        subject_id=scorecard.id,
        by=by,
        after={"file": reading.file, "figures": report.new + report.corrected},
    )
    return report


def scorecard_for(slug: str, title: str) -> Scorecard:
    """The scorecard of a slug, made where there is none."""
    found = db.session.scalar(select(Scorecard).where(Scorecard.slug == slug))
    if found is not None:
        return found
    if slug != slug_of(slug) or not slug:
        raise DomainError(f"“{slug}” is no slug: write small letters and hyphens.")
    made = Scorecard(
        slug=slug,
        name=title[:300] or slug.replace("-", " ").capitalize(),
        about="",
        improving_is_amber=False,
        document="",
        place="",
        demonstration=False,
    )
    db.session.add(made)
    db.session.flush()
    return made


def _place(found: Iterable[Kept], scorecard: Scorecard, quarters: list[Quarter], file: str) -> None:
    """An edition for the file's quarters, unless the one in force prints just this."""
    wanted = [(each.indicator.id, each.row.ref, each.row.priority) for each in found]
    in_force = db.session.scalar(
        select(Edition)
        .where(Edition.scorecard_id == scorecard.id, Edition.from_on <= quarters[-1].ends_on)
        .order_by(Edition.from_on.desc())
        .limit(1)
    )
    if in_force is not None:
        lines = db.session.scalars(
            select(Line).where(Line.edition_id == in_force.id).order_by(Line.position)
        ).all()
        if [each.indicator_id for each in lines] == [indicator for indicator, _, _ in wanted]:
            return
    starts = quarters[0].starts_on
    if in_force is not None and in_force.from_on >= starts:
        starts = quarters[-1].starts_on
    if in_force is not None and in_force.from_on >= starts:
        return  # somebody arranged this quarter already
    edition = Edition(
        scorecard_id=scorecard.id, from_on=starts, notes="", document="", place=file[:300],
        demonstration=False,
    )  # fmt: skip
    db.session.add(edition)
    db.session.flush()
    refs: set[str] = set()
    for position, (indicator_id, ref, priority) in enumerate(wanted, start=1):
        own = ref if ref and ref not in refs else f"{ref or 'no ref'} {position}".strip()
        refs.add(own)
        db.session.add(
            Line(
                edition_id=edition.id,
                indicator_id=indicator_id,
                position=position,
                ref=own[:20],
                priority=priority[:300],
                aim="",
            )
        )
    db.session.flush()


Held = dict[tuple[int, bool, date], Figure]


def _held(ids: list[int]) -> tuple[Held, Held]:
    """What is at work and what is published, by cell."""
    rows = db.session.scalars(
        select(Figure).where(
            Figure.indicator_id.in_(ids),
            Figure.state.in_([*WORKING, FigureState.PUBLISHED]),
        )
    )
    working, published = Held(), Held()
    for each in rows:
        side = published if each.state is FigureState.PUBLISHED else working
        side[each.indicator_id, each.is_outturn, each.ends_on] = each
    return working, published


def _figure(
    kept: Kept,
    value: Value,
    column: Column,
    held: tuple[Held, Held],
    report: Report,
    file: str,
    by: SignedIn | None,
) -> None:
    missing = missing_of(value.missing) if value.value is None else None
    if value.value is None and missing is None:
        return
    ends_on = _ends_on(kept, column)
    if ends_on is None:
        report.doubts.append(f"{kept.row.ref} {value.period}: no such period ends in this quarter")
        return
    cell = (kept.indicator.id, column.is_outturn, ends_on)
    working, published = held[0].get(cell), held[1].get(cell)
    new = _numbers(kept, value)
    is_hidden = published is not None and published.hiding is not Hiding.SHOWN
    if (missing is Missing.SUPPRESSED and is_hidden) or _is_same(working or published, new):
        report.unchanged += 1
        return
    if working is not None:
        report.doubts.append(
            f"{kept.row.ref} {value.period}: somebody is at work on this figure, and it stays"
        )
        return
    note = ". ".join([f"Imported from {file}", *value.queries])
    number = db.session.scalar(
        select(func.max(Figure.number)).where(
            Figure.indicator_id == cell[0], Figure.is_outturn == cell[1], Figure.ends_on == cell[2]
        )
    )
    db.session.add(
        Figure(
            indicator_id=cell[0],
            is_outturn=cell[1],
            ends_on=cell[2],
            number=(number or 0) + 1,
            state=FigureState.ENTERED,
            missing=missing,
            hiding=Hiding.SHOWN,
            cohort=cohort_of(value.text),
            source=file[:300],
            note=note,
            why_corrected=note if published else "",
            sent_back="",
            entered_by_id=by.id if by else None,
            entered_at=clock.now(),
            document="",
            place="",
            demonstration=False,
            **new,
        )
    )
    report.doubts += [f"{kept.row.ref} {value.period}: {each}" for each in value.queries]
    if published is None:
        report.new += 1
    else:
        report.corrected += 1


def _ends_on(kept: Kept, column: Column) -> date | None:
    if column.is_outturn:
        return column.quarter.ends_on
    try:
        return span_in(kept.indicator.period_type, column.quarter).ends_on
    except NotASpan:
        return None


def _numbers(kept: Kept, value: Value) -> dict[str, Decimal | None]:
    """A figure's numbers; of two the percentage is worked out, whatever is printed (D4)."""
    top, bottom = _exact(value.numerator), _exact(value.denominator)
    is_share = kept.unit is Unit.PERCENT and top is not None and bottom is not None
    told = share(top, bottom) if is_share and top is not None and bottom else _exact(value.value)
    return {
        "value": told,
        "numerator": top if is_share else None,
        "denominator": bottom if is_share else None,
        "second": _exact(value.secondary),
    }


def _is_same(figure: Figure | None, new: dict[str, Decimal | None]) -> bool:
    if figure is None:
        return False
    if new["value"] is None and figure.value is None:
        return new["second"] in (None, figure.second)  # nothing says nothing else
    if new["value"] is not None and figure.numerator is not None and new["numerator"] is None:
        return round(figure.value or 0) == round(new["value"])  # printed without its two numbers
    return all(getattr(figure, name) == value for name, value in new.items())


def _exact(value: float | None) -> Decimal | None:
    return None if value is None else Decimal(str(value))
