"""What an import of a scorecard will do, row by row, before anything is written."""

from collections import Counter
from dataclasses import dataclass
from zlib import crc32

from tracker.importing.bringing_scorecards.models import ScorecardImport
from tracker.importing.bringing_scorecards.service import places
from tracker.importing.keeping_scorecards.figures import (
    Fate,
    Found,
    figures_of,
    held,
    series_of,
    told,
)
from tracker.importing.keeping_scorecards.indicators import OUT, Joined, joined
from tracker.importing.keeping_scorecards.periods import columns_of, left_out, quarters_of
from tracker.importing.scorecard_reading import IndicatorRow, ScorecardReading
from tracker.scorecards.said import said

ASKS = frozenset({Fate.CORRECTED, Fate.AT_WORK, Fate.NO_PERIOD})


@dataclass(frozen=True, slots=True)
class PreviewRow:
    """A row of the file, what it goes on from, and its figures; a row left out has neither."""

    place: int
    row: IndicatorRow
    joined: Joined | None
    figures: tuple[Found, ...] = ()

    @property
    def goes_on_from(self) -> str:
        """The name of the indicator that it is, "" for a new one."""
        return self.joined.meaning.name if self.joined and self.joined.meaning else ""

    @property
    def doubts(self) -> list[str]:
        """What somebody should look at."""
        if self.joined is None:
            return []
        asked = [self.joined.query, *self.row.queries]
        asked += [f"{each.value.period}: {q}" for each in self.figures for q in each.value.queries]
        return [each for each in asked if each]

    @property
    def counts(self) -> list[str]:
        """How many figures have which fate: "3 new", "1 as it is"."""
        found = Counter(each.fate for each in self.figures)
        return [f"{found[fate]} {fate.in_a_count}" for fate in Fate if found[fate]]

    @property
    def differing(self) -> list[str]:
        """What differs from what is published, as readers see that: "2024/25 Q4: 41, not 40"."""
        assert self.joined is not None
        meaning = self.joined.meaning
        return [
            f"{each.value.period}: {each.value.text}, published is "
            f"{said(each.published, meaning).text}"
            for each in self.figures
            if each.fate is Fate.CORRECTED and meaning is not None
        ]


@dataclass(frozen=True)
class Preview:
    """All that an import will do."""

    rows: tuple[PreviewRow, ...]
    warnings: tuple[str, ...]

    @property
    def kept(self) -> list[PreviewRow]:
        """The rows that are not left out."""
        return [each for each in self.rows if each.joined is not None]

    @property
    def doubtful(self) -> list[PreviewRow]:
        """The rows that somebody should look at."""
        return [each for each in self.kept if each.doubts or _asks(each)]

    @property
    def new(self) -> int:
        """How many indicators will be made."""
        return sum(not each.goes_on_from for each in self.kept)

    def of(self, fate: Fate) -> int:
        """How many figures have a fate."""
        return sum(each.fate == fate for row in self.kept for each in row.figures)

    @property
    def told(self) -> list[str]:
        """What will happen, in sentences."""
        known = len(self.kept) - self.new
        return [
            f"{known:,} of the indicators {'is' if known == 1 else 'are'} known, "
            f"{self.new:,} will be made.",
            told(self.of(Fate.NEW), self.of(Fate.SAME), self.of(Fate.CORRECTED)),
        ]

    @property
    def headline(self) -> str:
        """The finding: how many indicators, and how many somebody should look at."""
        count, doubts = len(self.kept), len(self.doubtful)
        rows = f"{count:,} indicator{'' if count == 1 else 's'} understood"
        return f"{rows}, {doubts:,} to look at" if doubts else rows

    @property
    def mark(self) -> int:
        """A number that is another one where an import would do something else."""
        rows = [
            (each.place, each.goes_on_from, [(f.fate, f.ends_on, f.numbers) for f in each.figures])
            for each in self.kept
        ]
        return crc32(repr(rows).encode()) % 10**9


def preview(found: ScorecardImport, reading: ScorecardReading) -> Preview:
    """Compare a file with what is kept; DomainError where it names no quarter."""
    columns = columns_of(reading)
    from_on = quarters_of(columns)[0].starts_on
    chosen = places(found.chosen)
    its = joined(reading.indicators, found.scorecard_id, chosen)
    known = held([each.indicator.id for each in its if each.indicator])
    rows = [
        PreviewRow(
            each.place,
            each.row,
            each,
            tuple(figures_of(each.row, series_of(each, from_on), columns, known)),
        )
        for each in its
    ]
    rows += [
        PreviewRow(place, reading.indicators[place], None)
        for place, choice in chosen.items()
        if choice == OUT
    ]
    rows.sort(key=lambda each: each.place)
    return Preview(tuple(rows), (*reading.warnings, *left_out(reading, columns)))


def _asks(row: PreviewRow) -> bool:
    return any(each.fate in ASKS for each in row.figures)
