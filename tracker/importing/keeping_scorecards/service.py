"""Keeping a scorecard that was read: every figure waits for somebody to check it (rules F7)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from sqlalchemy import func, select

from tracker.audit import service as audit
from tracker.audit.enums import Deed
from tracker.core import clock
from tracker.core.database import db
from tracker.core.errors import DomainError
from tracker.core.periods import Quarter
from tracker.core.slugs import slug_of
from tracker.importing.keeping_scorecards.benchmarks import keep_benchmarks
from tracker.importing.keeping_scorecards.figures import Fate, Found, Series, figures_of, held, told
from tracker.importing.keeping_scorecards.indicators import (
    Kept,
    indicators_for,
    joined,
)
from tracker.importing.keeping_scorecards.periods import columns_of, left_out, quarters_of
from tracker.importing.keeping_scorecards.words import cohort_of
from tracker.importing.scorecard_reading import ScorecardReading
from tracker.people.identity import SignedIn
from tracker.scorecards.enums import FigureState, Hiding
from tracker.scorecards.figure_models import Figure
from tracker.scorecards.models import Edition, Line, Scorecard

DIFFERS = "The file says another figure than the published one. Is the file right?"


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
            f"{'1 indicator was' if self.joined == 1 else f'{self.joined:,} indicators were'} "
            f"known, {'1 is' if self.indicators == 1 else f'{self.indicators:,} are'} new.",
            told(self.new, self.unchanged, self.corrected),
        ]


def keep(
    reading: ScorecardReading,
    scorecard: Scorecard,
    *,
    by: SignedIn | None,
    chosen: Mapping[int, str] = MappingProxyType({}),
) -> Report:
    """Keep all that a file says, in the caller's transaction; figures wait to be checked.

    `chosen` says of rows by their place what a person decided, over what was matched.
    """
    columns = columns_of(reading)
    quarters = quarters_of(columns)
    report = Report()
    report.doubts += left_out(reading, columns)
    rows = joined(reading.indicators, scorecard.id, chosen)
    found = indicators_for(rows, scorecard, quarters[0].starts_on, reading.file)
    report.joined = sum(not each.is_new for each in found)
    report.indicators = len(found) - report.joined
    report.doubts += [doubt for each in found for doubt in each.doubts]
    _place(found, scorecard, quarters, reading.file)
    known = held([each.indicator.id for each in found])
    for each in found:
        keep_benchmarks(each, quarters[0].starts_on, reading.file)
        series = Series(each.indicator.id, each.indicator.period_type, each.unit)
        for figure in figures_of(each.row, series, columns, known):
            _figure(each, figure, report, reading.file, by)
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


def _figure(kept: Kept, found: Found, report: Report, file: str, by: SignedIn | None) -> None:
    place = f"{kept.row.ref} {found.value.period}"
    if found.fate is Fate.SAME:
        report.unchanged += 1
        return
    if found.numbers is None or found.ends_on is None or found.fate is Fate.AT_WORK:
        report.doubts.append(f"{place}: {found.fate.label}")
        return
    note = f"Imported from {file}"
    asked = [*found.value.queries, *([DIFFERS] if found.published else [])]
    cell = (kept.indicator.id, found.column.is_outturn, found.ends_on)
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
            missing=found.missing,
            hiding=Hiding.SHOWN,
            cohort=cohort_of(found.value.text),
            source=file[:300],
            asked="\n".join(asked),
            note=note,
            why_corrected=note if found.published else "",
            sent_back="",
            entered_by_id=by.id if by else None,
            entered_at=clock.now(),
            document="",
            place="",
            demonstration=False,
            **found.numbers,
        )
    )
    report.doubts += [f"{place}: {each}" for each in found.value.queries]
    if found.fate is Fate.NEW:
        report.new += 1
    else:
        report.corrected += 1
