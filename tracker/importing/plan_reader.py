"""A document -> what was understood of its plan.

The tables that hold actions are found by their heads and their content (`tables/verdicts.py`), each
column is given its meaning (`tables/layouts.py`), and each row is an action, a heading, or passed
over with a reason (`tables/rowkinds.py`). Pure: the same document gives the same reading.
"""

from collections.abc import Callable, Sequence

from tracker.importing.grids import Document
from tracker.importing.reading import Choices, PlanReading, PlanRow
from tracker.importing.tables.about import About, about
from tracker.importing.tables.columns import columns_of
from tracker.importing.tables.doubts import doubted, ref_warnings
from tracker.importing.tables.drafts import Draft
from tracker.importing.tables.finish import row_of
from tracker.importing.tables.forms import turned
from tracker.importing.tables.legend import key_in
from tracker.importing.tables.messages import message, passed_over
from tracker.importing.tables.paths import told
from tracker.importing.tables.refs import are_in_front, split_ref
from tracker.importing.tables.sheets import visible
from tracker.importing.tables.straight import straightened
from tracker.importing.tables.stretches import ABOVE, Stretch, stretches
from tracker.importing.tables.told_status import tell_status
from tracker.importing.tables.walk import in_runs
from tracker.importing.tables.walking import walked

OnProgress = Callable[[int, int], None]
_NOT_PRINTED = "is not printed"


def read_plan(
    document: Document,
    choices: Choices = Choices(),  # noqa: B008  # frozen, so that one will do for all
    *,
    on_progress: OnProgress | None = None,
) -> PlanReading:
    """Read a plan. `choices` are what a person said of it before: of columns, by "table:index"
    with the index from 0, for all tables with the same heads; of colours; of the year of dates
    without one. `on_progress` is called with rows done and rows in all, now and then."""
    shown, warnings = visible(document)
    shown, parts = turned(straightened(shown))
    found = stretches(shown, choices.columns)
    walk = walked(shown, found, on_progress)
    titles = [text for each in found if each.verdict == ABOVE for text in _texts(each)]
    says = about(document, titles, _heads(found))
    key = {**key_in(shown, found, walk), **choices.rag_key}
    rows = _rows(walk.drafts, says, key, choices)
    verdicts = [each.verdict for each in found]
    return PlanReading(
        file=document.name,
        kind=document.kind,
        title=says.title,
        tables_found=len(document.tables),
        rows=tuple(rows),
        skipped=in_runs([*walk.skipped, *parts]),
        columns=columns_of(found),
        warnings=(
            *document.warnings,
            *warnings,
            *_doubts(found, rows, says, choices),
            *(passed_over(verdicts) if rows else ()),
            *ref_warnings(rows, walk.refs),
        ),
        message="" if rows else message(verdicts, any(each.is_plan for each in found)),
        years=says.years,
        dated=says.dated,
        rag_key=key,
    )


def _rows(
    drafts: Sequence[Draft], says: About, key: dict[str, str | None], choices: Choices
) -> list[PlanRow]:
    _split_refs(drafts)
    tell_status(drafts)
    paths = told([(each.path, each.outside) for each in drafts], says.title)
    for draft, path in zip(drafts, paths, strict=True):
        draft.path = path
    year = choices.year or says.year
    return doubted([row_of(each, key, year) for each in drafts], says.years)


def _split_refs(drafts: Sequence[Draft]) -> None:
    """Refs that stand in front of the action in its own cell are taken apart."""
    without = [each for each in drafts if "ref" not in each.layout.of]
    if not are_in_front([each.get("action") for each in without]):
        return
    for each in without:
        each.texts["ref"], each.texts["action"] = split_ref(each.get("action"))


def _doubts(
    found: Sequence[Stretch], rows: Sequence[PlanRow], says: About, choices: Choices
) -> list[str]:
    """Sentences about columns and years, each once."""
    doubts = [text for each in found if each.is_plan for text in each.layout.doubts]
    used = any(_NOT_PRINTED in query for row in rows for query in row.queries)
    if used and choices.year is None and says.year:
        doubts.append(f"Dates without a year were read as of {says.year}, from {says.year_from}")
    return list(dict.fromkeys(doubts))


def _texts(stretch: Stretch) -> list[str]:
    return [cell.text for row in stretch.segment.rows for _, cell in row.own_cells() if cell.text]


def _heads(found: Sequence[Stretch]) -> list[str]:
    return [label for each in found if each.is_plan for label in each.segment.labels]
