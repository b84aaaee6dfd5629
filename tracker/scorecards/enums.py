"""Words about indicators and their figures."""

from enum import StrEnum


class Unit(StrEnum):
    """What a figure counts in."""

    NUMBER = "number"
    PERCENT = "percent"
    RATE = "rate"
    DAYS = "days"

    @property
    def label(self) -> str:
        return {
            Unit.NUMBER: "A number",
            Unit.PERCENT: "A percentage",
            Unit.RATE: "A rate per 10,000",
            Unit.DAYS: "A number of days",
        }[self]


class Polarity(StrEnum):
    """What the council wants the number to do (rules 5.5.1)."""

    HIGHER = "higher"
    LOWER = "lower"
    RANGE = "range"
    CONTEXT = "context"

    @property
    def label(self) -> str:
        return {
            Polarity.HIGHER: "Higher is better",
            Polarity.LOWER: "Lower is better",
            Polarity.RANGE: "Between two numbers is best",
            Polarity.CONTEXT: "Neither: it tells the background",
        }[self]


class PeriodType(StrEnum):
    """What span of time a figure is of (rules 5.13.2); an indicator has one."""

    QUARTER = "quarter"
    MONTH_END = "month_end"
    TERM = "term"
    HALF_TERM = "half_term"
    YEAR_TO_DATE = "year_to_date"
    ROLLING_YEAR = "rolling_year"
    YEAR = "year"
    BIRTHDAY = "birthday"

    @property
    def label(self) -> str:
        return {
            PeriodType.QUARTER: "In a quarter",
            PeriodType.MONTH_END: "At the end of a month",
            PeriodType.TERM: "In a school term",
            PeriodType.HALF_TERM: "In half a school term",
            PeriodType.YEAR_TO_DATE: "From 1 April to the end of the quarter",
            PeriodType.ROLLING_YEAR: "In the 12 months to the end of the quarter",
            PeriodType.YEAR: "In a financial year",
            PeriodType.BIRTHDAY: "Around each birthday in the year",
        }[self]


class FigureState(StrEnum):
    """How far a figure has come: two people stand between typing it and showing it."""

    ENTERED = "entered"
    CHECKED = "checked"
    PUBLISHED = "published"
    REPLACED = "replaced"

    @property
    def label(self) -> str:
        return {
            FigureState.ENTERED: "Entered, not checked",
            FigureState.CHECKED: "Checked, not published",
            FigureState.PUBLISHED: "Published",
            FigureState.REPLACED: "Corrected since",
        }[self]


class Missing(StrEnum):
    """Why a period has no number."""

    NOT_APPLICABLE = "not_applicable"
    NOT_AVAILABLE = "not_available"
    NOT_YET = "not_yet"
    UNREADABLE = "unreadable"
    SUPPRESSED = "suppressed"

    @property
    def label(self) -> str:
        return {
            Missing.NOT_APPLICABLE: "Does not apply",
            Missing.NOT_AVAILABLE: "Not available",
            Missing.NOT_YET: "Not yet known",
            Missing.UNREADABLE: "Cannot be read in the paper",
            Missing.SUPPRESSED: "Withheld by whoever gave it",
        }[self]


class Hiding(StrEnum):
    """Whether the public may see a figure (rules 5.10)."""

    SHOWN = "shown"
    SMALL = "small"
    SECONDARY = "secondary"

    @property
    def label(self) -> str:
        return {
            Hiding.SHOWN: "Shown",
            Hiding.SMALL: "Hidden, because it is small",
            Hiding.SECONDARY: "Hidden, because a small number could be worked out from it",
        }[self]


class BenchmarkKind(StrEnum):
    """Whose figure stands beside ours."""

    NATIONAL = "national"
    NEIGHBOURS = "neighbours"
    REGION = "region"

    @property
    def label(self) -> str:
        return {
            BenchmarkKind.NATIONAL: "England",
            BenchmarkKind.NEIGHBOURS: "Statistical neighbours",
            BenchmarkKind.REGION: "North West",
        }[self]


class Rating(StrEnum):
    """The colour of a figure against its target; without a target there is none."""

    GREEN = "green"
    AMBER = "amber"
    RED = "red"

    @property
    def label(self) -> str:
        return {
            Rating.GREEN: "On target",
            Rating.AMBER: "Near the target",
            Rating.RED: "Off target",
        }[self]


class Change(StrEnum):
    """Which way a figure went, by what we want it to do; up and down where we want neither."""

    BETTER = "better"
    WORSE = "worse"
    SAME = "same"
    UP = "up"
    DOWN = "down"

    @property
    def label(self) -> str:
        return self.value.capitalize()
