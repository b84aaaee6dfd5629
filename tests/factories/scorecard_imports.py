"""Files of scorecards, read from a small one."""

from factory import LazyFunction

from tests.factories.base import Factory, now
from tracker.importing.bringing_scorecards.models import ScorecardImport
from tracker.importing.enums import ImportState
from tracker.importing.reading import Where, to_json
from tracker.importing.scorecard_reading import IndicatorRow, ScorecardReading, Value

PERIODS = ("2024/25 Q4", "2025/26 Q1")


def indicator(ref, name, *values, **facts):
    """A row of the file, with a value a quarter."""
    told = tuple(
        Value(period, text=str(value), value=value)
        for period, value in zip(PERIODS, values, strict=True)
    )
    return IndicatorRow(name, Where(table=1, row=2), ref=ref, values=told, **facts)


def small_scorecard():
    """Two indicators of two quarters, one of them doubtful."""
    return ScorecardReading(
        "scorecard.docx",
        "docx",
        title="Scorecard",
        periods=PERIODS,
        indicators=(
            indicator("1.1", "Children in care", 580, 590),
            indicator("1.2", "Placement moves", 81, 90, queries=("the unit is a guess",)),
        ),
    )


class ScorecardImportFactory(Factory):
    """A file that was read and is not imported yet: `ScorecardImportFactory(new_name="Care")`."""

    class Meta:
        model = ScorecardImport

    file_name = "scorecard.docx"
    state = ImportState.READ
    reading = LazyFunction(lambda: to_json(small_scorecard()))
    chosen = LazyFunction(dict)
    made = None
    scorecard_id = None
    new_name = "Care"
    added_at = now()
    added_by_id = None
    added_by_name = "Performance officer"
    imported_at = None
    imported_by_name = ""


def imported_scorecard(scorecard):
    """A file that was imported, of which nothing is left to undo."""
    return ScorecardImportFactory(
        scorecard_id=scorecard.id,
        new_name="",
        state=ImportState.DONE,
        made={
            "rows": {},
            "told": ["2 figures are new."],
            "doubts": ["1.1: look at this"],
            "waiting": 2,
        },
        imported_at=now(),
        imported_by_name="Performance officer",
    )
