"""Scorecards, indicators and their figures."""

from datetime import date
from decimal import Decimal

from factory import LazyAttribute, Sequence, SubFactory

from tests.factories.base import Factory, now, today
from tracker.core.visibility import Visibility
from tracker.scorecards.enums import (
    BenchmarkKind,
    FigureState,
    Hiding,
    PeriodType,
    Polarity,
    Unit,
)
from tracker.scorecards.exceptions.enums import ExceptionState, NextStep, Tone
from tracker.scorecards.exceptions.models import DataException
from tracker.scorecards.figure_models import Commentary, Figure, SmallNumberShown
from tracker.scorecards.models import (
    Benchmark,
    Definition,
    Edition,
    Indicator,
    Line,
    PartOf,
    Scorecard,
)

Q1 = date(2025, 6, 30)


class _Sourced(Factory):
    """What a row says of where it is from."""

    class Meta:
        abstract = True

    document = ""
    place = ""
    demonstration = False


class ScorecardFactory(_Sourced):
    class Meta:
        model = Scorecard

    slug = Sequence(lambda n: f"scorecard-{n}")
    name = Sequence(lambda n: f"Scorecard {n}")
    about = ""
    body = None
    improving_is_amber = False


class EditionFactory(_Sourced):
    """An edition that has been in use since before all figures of the tests."""

    class Meta:
        model = Edition

    scorecard = SubFactory(ScorecardFactory)
    from_on = date(2020, 4, 1)
    notes = ""


class IndicatorFactory(_Sourced):
    """An indicator without a meaning: see `measure`."""

    class Meta:
        model = Indicator

    scorecard = SubFactory(ScorecardFactory)
    slug = Sequence(lambda n: f"indicator-{n}")
    period_type = PeriodType.QUARTER
    is_seasonal = False
    variant_of_id = None
    also_called = ""


class DefinitionFactory(_Sourced):
    """A number without a target."""

    class Meta:
        model = Definition

    indicator = SubFactory(IndicatorFactory)
    from_on = date(2020, 4, 1)
    name = Sequence(lambda n: f"Number of things of kind {n}")
    unit = Unit.NUMBER
    decimals = 0
    second = ""
    polarity = Polarity.CONTEXT
    target = None
    target_high = None
    tolerance = None
    denominator = ""
    cohort = ""
    population = None
    population_year = ""
    owner = None
    checker = None
    pledge = None
    acronyms = ""
    is_break = False
    what_changed = ""
    made_up = ""


class LineFactory(Factory):
    class Meta:
        model = Line

    edition = SubFactory(EditionFactory)
    indicator = SubFactory(IndicatorFactory)
    position = Sequence(lambda n: n + 1)
    ref = Sequence(lambda n: f"1.{n + 1}")
    priority = "Priority 1"
    aim = ""


class _ByTwo(_Sourced):
    """What a row says of who entered, checked and published it."""

    class Meta:
        abstract = True

    state = FigureState.PUBLISHED
    asked = ""
    note = ""
    sent_back = ""
    entered_by_id = None
    entered_at = now()
    published_at = LazyAttribute(
        lambda row: (
            row.entered_at if row.state in (FigureState.PUBLISHED, FigureState.REPLACED) else None
        )
    )


class FigureFactory(_ByTwo):
    """A published figure of Q1 2025/26."""

    class Meta:
        model = Figure

    indicator_id = None
    is_outturn = False
    ends_on = Q1
    number = 1
    value = Decimal(50)
    numerator = None
    denominator = None
    second = None
    missing = None
    hiding = Hiding.SHOWN
    cohort = ""
    source = ""
    why_corrected = ""


class CommentaryFactory(_ByTwo):
    class Meta:
        model = Commentary

    indicator_id = None
    ends_on = Q1
    why = "Two clinics were closed."
    recover = "They open again in May."
    made_up = ""


class BenchmarkFactory(_Sourced):
    class Meta:
        model = Benchmark

    indicator_id = None
    kind = BenchmarkKind.NATIONAL
    from_on = date(2020, 4, 1)
    value = Decimal(40)
    unit = Unit.NUMBER
    year = "2023/24"
    cohort = ""
    source = ""
    note = ""


class PartOfFactory(Factory):
    class Meta:
        model = PartOf

    whole_id = None
    part_id = None
    is_complete = True


class DataExceptionFactory(_Sourced):
    """A risk that is still open."""

    class Meta:
        model = DataException

    scorecard = SubFactory(ScorecardFactory)
    indicator = None
    figure = None
    raised_at = None
    raised_on = today()
    position = Sequence(lambda n: n + 1)
    tone = Tone.RISK
    heading = Sequence(lambda n: f"Matter {n}")
    told = "It went up."
    step = NextStep.INVESTIGATE
    next_step = "Find out why."
    owner = None
    promised_for = None
    action = None
    visibility = Visibility.PUBLIC
    state = ExceptionState.OPEN
    what_happened = ""
    to_check = ""
    made_up = ""


def measure(edition, figures=None, *, ref=None, priority="Priority 1", period_type=None, **meaning):
    """An indicator of an edition with its meaning; `figures` are values, or fields, by last day."""
    indicator = IndicatorFactory(
        scorecard=edition.scorecard, period_type=period_type or PeriodType.QUARTER
    )
    DefinitionFactory(indicator=indicator, **meaning)
    LineFactory(
        edition=edition, indicator=indicator, priority=priority, **({"ref": ref} if ref else {})
    )
    for ends_on, told in (figures or {}).items():
        fields = told if isinstance(told, dict) else {"value": Decimal(str(told))}
        FigureFactory(indicator_id=indicator.id, ends_on=ends_on, **fields)
    return indicator


class SmallNumberShownFactory(Factory):
    """A small number that somebody let be seen."""

    class Meta:
        model = SmallNumberShown

    indicator_id = None
    is_outturn = False
    ends_on = Q1
    reason = "The family agreed."
    shown_by_id = None
    shown_at = now()
