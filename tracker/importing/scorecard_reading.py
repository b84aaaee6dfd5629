"""What was understood of a scorecard: its indicators, their values by period, and the doubts."""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from typing import Any

from tracker.importing.reading import Skipped, Where

UNITS = ("number", "percent", "rate", "days")
MISSING = ("", "not applicable", "not available", "not yet", "suppressed", "error", "unread")


@dataclass(frozen=True, slots=True)
class Value:
    """What one cell says of a period.

    `value` is as printed, a percentage in per cent ("73%" is 73, whatever a spreadsheet keeps);
    `secondary` is a second figure beside it ("105 (82 individuals)"); `numerator` and
    `denominator` are those of "12/16 75%". Without a value, `missing` is one of MISSING: a grey
    blank is not applicable, a white one not yet.
    """

    period: str
    text: str = ""
    value: float | None = None
    secondary: float | None = None
    numerator: float | None = None
    denominator: float | None = None
    missing: str = ""
    queries: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Benchmark:
    """A figure of others: `kind` is national, neighbours (statistical) or region (North West)."""

    kind: str
    text: str
    value: float | None = None


@dataclass(frozen=True, slots=True)
class IndicatorRow:
    """One indicator. `unit` is one of UNITS, from its name and its values. `target` and `polarity`
    are as printed; they stand in `other_columns` too, under their printed headings, with all else
    that the file says of it (aim, colour, direction, comments, acronym)."""

    name: str
    where: Where
    ref: str = ""
    priority: str = ""
    unit: str = "number"
    values: tuple[Value, ...] = ()
    benchmarks: tuple[Benchmark, ...] = ()
    target: str = ""
    polarity: str = ""
    other_columns: Mapping[str, str] = field(default_factory=dict)
    queries: tuple[str, ...] = ()

    def as_contract(self) -> dict[str, Any]:
        """An indicator of `tracker import scorecard --format json`."""
        return {
            "ref": self.ref,
            "name": self.name,
            "priority": self.priority,
            "unit": self.unit,
            "values": [
                {
                    "period": each.period,
                    "text": each.text,
                    "value": each.value,
                    "secondary": each.secondary,
                    "numerator": each.numerator,
                    "denominator": each.denominator,
                    "queries": list(each.queries),
                }
                for each in self.values
            ],
            "benchmarks": [
                {"kind": each.kind, "text": each.text, "value": each.value}
                for each in self.benchmarks
            ],
            "other_columns": dict(self.other_columns),
            "where": self.where.as_json(),
            "queries": list(self.queries),
        }


@dataclass(frozen=True, slots=True)
class ScorecardReading:
    """All that was understood of a file. Without indicators, `message` says in a sentence why.

    `periods` are in the order of time, whatever the order of the columns, each one of:
    "2023/24 Q1" (a financial quarter), "2022/23 outturn" (a whole financial year, printed as
    outturn, year end or the bare year), "2024-04" (a month), "2023" (a calendar year),
    "2024/25 H1", any of them followed by "year to date", or the heading as printed.
    """

    file: str
    kind: str
    title: str = ""
    periods: tuple[str, ...] = ()
    indicators: tuple[IndicatorRow, ...] = ()
    skipped: tuple[Skipped, ...] = ()
    warnings: tuple[str, ...] = ()
    message: str = ""

    def as_contract(self) -> dict[str, Any]:
        """What `tracker import scorecard --format json` prints."""
        return {
            "file": self.file,
            "title": self.title,
            "periods": list(self.periods),
            "indicators": [each.as_contract() for each in self.indicators],
            "skipped": [
                {"where": each.where.as_json(), "why": each.why, "text": each.text}
                for each in self.skipped
            ],
            "warnings": [*([self.message] if self.message else []), *self.warnings],
        }


def scorecard_from(plain: Mapping[str, Any]) -> ScorecardReading:
    """The reading that `reading.to_json` wrote."""
    return ScorecardReading(
        **_values(ScorecardReading, plain)
        | {
            "periods": tuple(plain["periods"]),
            "indicators": tuple(indicator_from(each) for each in plain["indicators"]),
            "skipped": tuple(
                Skipped(Where(**each["where"]), each["why"], each["text"])
                for each in plain["skipped"]
            ),
            "warnings": tuple(plain["warnings"]),
        }
    )


def indicator_from(plain: Mapping[str, Any]) -> IndicatorRow:
    """The indicator that `reading.to_json` wrote."""
    return IndicatorRow(
        **_values(IndicatorRow, plain)
        | {
            "where": Where(**plain["where"]),
            "values": tuple(
                Value(**each | {"queries": tuple(each["queries"])}) for each in plain["values"]
            ),
            "benchmarks": tuple(Benchmark(**each) for each in plain["benchmarks"]),
            "queries": tuple(plain["queries"]),
        }
    )


def _values(kind: type, plain: Mapping[str, Any]) -> dict[str, Any]:
    return {each.name: plain[each.name] for each in fields(kind)}
