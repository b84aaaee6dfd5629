"""What the rows of a plan say together that none says alone: early dates, lost refs."""

from collections.abc import Sequence
from dataclasses import replace

from tracker.importing.reading import PlanRow
from tracker.importing.tables import early, refs

_NOUGHT = "{} may be {}: the spreadsheet may have dropped the nought"
_MOST = 12  # sentences about refs


def doubted(rows: Sequence[PlanRow], years: tuple[int, int] | None) -> list[PlanRow]:
    """The same rows with the doubts that the others raise."""
    days = [each.due.on if each.due.precision != "year" else None for each in rows]
    too_early = early.early(days, years)
    noughts = refs.dropped_noughts([each.ref for each in rows])
    return [
        replace(row, queries=(*row.queries, *_queries(n, row, too_early, noughts)))
        for n, row in enumerate(rows)
    ]


def _whole(printed: Sequence[str]) -> list[str]:
    """Refs with the noughts that they lost."""
    noughts = refs.dropped_noughts(printed)
    return [noughts.get(n, each) for n, each in enumerate(printed) if each]


def _queries(n: int, row: PlanRow, too_early: set[int], noughts: dict[int, str]) -> list[str]:
    found = [_NOUGHT.format(row.ref.strip(), noughts[n])] if n in noughts else []
    return [*found, early.QUERY] if n in too_early else found


def ref_warnings(rows: Sequence[PlanRow], seen: Sequence[str]) -> list[str]:
    """Refs that are missing from a sequence, or stand twice. `seen` are those of all numbered
    rows, decisions and empty ones too, where refs have a column of their own."""
    own = _whole([each.ref for each in rows])
    found = [*refs.missing(_whole(seen) if any(seen) else own), *refs.doubled(own)]
    more = [f"{len(found) - _MOST} more refs are missing or stand twice"] * (len(found) > _MOST)
    return [*found[:_MOST], *more]
