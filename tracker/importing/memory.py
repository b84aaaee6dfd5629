"""How a person mapped the columns of a kind of file, kept for the next file with its headings."""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby

from sqlalchemy import select

from tracker.core import clock
from tracker.core.database import db
from tracker.importing.matching import folded
from tracker.importing.models import RememberedColumns
from tracker.importing.reading import Column


def known() -> dict[str, list[str]]:
    """The fields of every kind of table that somebody mapped, by the hash of its headings."""
    rows = db.session.execute(select(RememberedColumns.heading_hash, RememberedColumns.fields))
    return {heading_hash: fields for heading_hash, fields in rows}


def recall(columns: Sequence[Column], mapped: Mapping[str, Sequence[str]]) -> dict[str, str]:
    """The columns, by "table:index", that were mapped otherwise in a file with these headings."""
    return {
        f"{column.table}:{column.index}": field
        for table in _tables(columns)
        for column, field in zip(table, mapped.get(_hash(table), ()), strict=False)
        if field != column.field
    }


def remember(columns: Sequence[Column], chosen: Mapping[str, str]) -> None:
    """Keep what was chosen, for every table with headings of which something was chosen."""
    for table in _tables(columns):
        keys = [f"{column.table}:{column.index}" for column in table]
        if any(column.printed for column in table) and not chosen.keys().isdisjoint(keys):
            fields = [
                chosen.get(key, column.field) for key, column in zip(keys, table, strict=True)
            ]
            _keep(_hash(table), fields)


def _keep(heading_hash: str, fields: list[str]) -> None:
    same = select(RememberedColumns).where(RememberedColumns.heading_hash == heading_hash)
    row = db.session.scalar(same)
    if row is None:
        row = RememberedColumns(heading_hash=heading_hash)
        db.session.add(row)
    row.fields, row.set_on = fields, clock.today()


def _tables(columns: Iterable[Column]) -> list[tuple[Column, ...]]:
    ordered = sorted(columns, key=lambda each: (each.table, each.index))
    return [tuple(table) for _, table in groupby(ordered, key=lambda each: each.table)]


def _hash(table: Sequence[Column]) -> str:
    heads = "\n".join(folded(column.printed) for column in table)
    return hashlib.sha256(heads.encode()).hexdigest()
