"""A quarter as those see it who fill and check it: a row for each indicator."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from tracker.core.forms import clean
from tracker.core.periods import Quarter
from tracker.scorecards.book import aim_of
from tracker.scorecards.entering.boxes import marks
from tracker.scorecards.entering.checks import Known, Numbers, questions
from tracker.scorecards.entering.typed import NUMBERS, Typed, as_typed
from tracker.scorecards.enums import Change, FigureState, Hiding, PeriodType, Rating, Unit
from tracker.scorecards.figure_models import Commentary, Figure
from tracker.scorecards.models import Definition, Line, Scorecard
from tracker.scorecards.rules import change, compared_with, rating
from tracker.scorecards.said import Said, said
from tracker.scorecards.spans import Span


@dataclass(frozen=True, slots=True)
class Before:
    """The figure of an earlier period, unhidden; `is_comparable` unless the meaning changed."""

    span: Span
    said: Said
    is_comparable: bool
    is_small: bool

    @property
    def value(self) -> Decimal | None:
        """What may be compared."""
        return self.said.value if self.is_comparable else None


@dataclass(frozen=True, slots=True)
class Row:
    """An indicator's place in a quarter, with true values: only for who enters and checks.

    `working` and `words` are the revisions at work of its figure and of its commentary, each with
    who wrote it; `published` and `told` are those that stand. `last` and `year_before` are the
    period before and that of the year before, None where they are the same; `quarters_before` the
    figures of the three columns before, `least` the smallest figure that it ever had.
    """

    line: Line
    meaning: Definition
    span: Span
    is_outturn: bool
    working: Figure | None = None
    published: Figure | None = None
    words: Commentary | None = None
    told: Commentary | None = None
    entered_by: str = ""
    written_by: str = ""
    last: Before | None = None
    year_before: Before | None = None
    quarters_before: Sequence[Figure | None] = ()
    least: Decimal | None = None
    improving_is_amber: bool = False

    @property
    def indicator_id(self) -> int:
        return self.line.indicator_id

    @property
    def says(self) -> Said:
        """What is at work, or stands."""
        return said(self.working or self.published, self.meaning, sees_small=True)

    @property
    def in_full(self) -> str:
        """The same with its two numbers, of any size: whoever checks needs both."""
        numbers = self.boxes["figure"] if self.working else ""
        if " of " in numbers and not self.says.beside:
            return f"{self.says.text} ({numbers})"
        return self.says.spoken

    @property
    def stands(self) -> Said:
        """What is published."""
        return said(self.published, self.meaning, sees_small=True)

    @property
    def commentary(self) -> Commentary | None:
        """What is said of it: the words at work, or those that stand."""
        return self.words or self.told

    @property
    def boxes(self) -> Mapping[str, str]:
        """What stands in its boxes before anybody types, as it would come back untouched."""
        figure, words = self.working or self.published, self.commentary
        at_work = self.working or self.words
        held = {
            "figure": as_typed(figure, self.meaning.unit),
            "cohort": figure.cohort if figure else "",
            "source": figure.source if figure else "",
            "corrected": self.working.why_corrected if self.working else "",
            "note": at_work.note if at_work else "",
            "why": words.why if words else "",
            "recover": words.recover if words else "",
        }
        return {name: str(clean(text)) for name, text in held.items()}

    @property
    def seen(self) -> str:
        """The marks of its boxes."""
        return marks(self.boxes)

    @property
    def at_work(self) -> list[Figure | Commentary]:
        """What waits for somebody: the figure, what is said of it, or both.

        A year's outturn has the words of its last quarter, and without a figure they wait there.
        """
        has_words = not self.is_outturn or self.working or self.published
        return [each for each in (self.working, has_words and self.words) if each]

    @property
    def waiting(self) -> list[Figure | Commentary]:
        """What nobody has checked yet."""
        return [
            each
            for each in self.at_work
            if each.state is FigureState.ENTERED and not each.sent_back
        ]

    @property
    def ready(self) -> list[Figure | Commentary]:
        """What may be published: what is checked, and words only beside a figure."""
        checked = [each for each in self.at_work if each.state is FigureState.CHECKED]
        return checked if self.published or self.working in checked else []

    @property
    def sent_back(self) -> str:
        """What is to be put right."""
        return next((each.sent_back for each in self.at_work if each.sent_back), "")

    @property
    def asked(self) -> list[str]:
        """The questions that it raised, and those that it raises now: nobody asked a file."""
        asked = [line for each in self.at_work for line in each.asked.splitlines()]
        if self.working:
            numbers = {name: getattr(self.working, name) for name in NUMBERS}
            asked += questions(Typed(**numbers), self.known)
        return list(dict.fromkeys(asked))

    @property
    def is_plain(self) -> bool:
        """Whether it may be found right among many: it waits, raised no question, and corrects
        nothing that is published."""
        is_correction = bool(self.working and self.published)
        return bool(self.waiting) and not (self.asked or self.sent_back or is_correction)

    @property
    def stamp(self) -> str:
        """By which a row is known that did not change since somebody looked."""
        return ".".join(f"{each.id}-{each.version}" for each in self.at_work)

    @property
    def known(self) -> Known:
        """What the checks are told."""
        before = compared_with(self.span, is_seasonal=self.line.indicator.is_seasonal)
        found = self.last if self.last and self.last.span == before else self.year_before
        is_year_to_date = (
            self.span.type is PeriodType.YEAR_TO_DATE
            and self.meaning.unit is Unit.NUMBER
            and self.last is not None
            and self.last.span.quarter.year == self.span.quarter.year
        )
        return Known(
            ref=self.line.ref,
            unit=self.meaning.unit,
            decimals=self.meaning.decimals,
            before=found.value if found else None,
            before_label=before.label,
            in_year=self.last.value if self.last and is_year_to_date else None,
            in_year_label=self.last.span.label if self.last else "",
            has_second=bool(self.meaning.second),
            least=self.least,
            run=[_numbers(each) for each in self.quarters_before],
        )

    @property
    def rating(self) -> Rating | None:
        """The colour that it has, or will have."""
        figure = self.working or self.published
        if figure is None or figure.value is None:
            return None
        aim, before = aim_of(self.meaning), self.known.before
        is_better = (
            self.improving_is_amber
            and before is not None
            and change(figure.value, before, aim, decimals=self.meaning.decimals) is Change.BETTER
        )
        return rating(figure.value, aim, is_better_than_before=is_better)

    @property
    def lacks_words(self) -> bool:
        """Red needs a reason and a way back (rules 5.5.3)."""
        return self.rating is Rating.RED and not _is_full(self.commentary)

    @property
    def would_lack_words(self) -> bool:
        """The same once all that is checked is published."""
        words = self.words if self.words in self.ready else self.told
        return bool(self.ready) and self.rating is Rating.RED and not _is_full(words)

    @property
    def is_small(self) -> bool:
        """Whether a figure is printed here that readers do not see."""
        stands = self.published
        return (stands is not None and stands.hiding is not Hiding.SHOWN) or any(
            each and each.is_small for each in (self.last, self.year_before)
        )


def _numbers(figure: Figure | None) -> Numbers:
    return (figure.value, figure.numerator, figure.denominator) if figure else (None, None, None)


def _is_full(words: Commentary | None) -> bool:
    return bool(words and words.why and words.recover)


@dataclass(frozen=True, slots=True)
class Sheet:
    """A scorecard's quarter, or the whole year that ends with it."""

    scorecard: Scorecard
    quarter: Quarter
    rows: Sequence[Row]
    is_outturn: bool = False

    @property
    def label(self) -> str:
        """The period: the quarter, or the whole year that ends with it."""
        if self.is_outturn:
            return f"outturn of {self.quarter.year_label}"
        return self.quarter.label

    @property
    def at_work(self) -> list[Row]:
        return [each for each in self.rows if each.at_work]

    @property
    def waiting(self) -> list[Row]:
        return [each for each in self.rows if each.waiting]

    @property
    def ready(self) -> list[Row]:
        """Of which something may be published."""
        return [each for each in self.rows if each.ready]

    @property
    def missing(self) -> list[Row]:
        """What nobody has entered."""
        return [each for each in self.rows if each.working is None and each.published is None]

    @property
    def is_small(self) -> bool:
        """Whether a figure stands on the page that readers do not see."""
        return any(each.is_small for each in self.rows)
