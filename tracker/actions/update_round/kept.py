"""What was typed into the rows of a round and is not saved yet: kept for its writer as they go."""

from collections.abc import Collection, Iterable

from tracker.actions.update_round.forms import read_rows, written
from tracker.actions.update_round.rows import Sent
from tracker.core.person import Person
from tracker.people import drafts


def kept_rows(slug: str, *, by: Person) -> list[Sent]:
    """The rows of a round that hold words of this person's which are not saved."""
    return _rows(drafts.open_on(by.id, _page(slug)))


def keep_rows(slug: str, rows: Iterable[Sent], *, instead_of: Collection[int], by: Person) -> bool:
    """Keep these rows; of the other actions named nothing stays. False where it is too long."""
    adding = list(rows)
    if not adding and not kept_rows(slug, by=by):
        return True

    def change(fields: drafts.Fields) -> drafts.Fields:
        gone = {*instead_of, *(row.action_id for row in adding)}
        stay = [row for row in _rows(fields) if row.action_id not in gone]
        return [pair for row in [*stay, *adding] for pair in written(row)]

    return drafts.change_open(by.id, _page(slug), change)


def _page(slug: str) -> str:
    return f"/workstreams/{slug}/update"


def _rows(fields: drafts.Fields) -> list[Sent]:
    return [row for row in read_rows(dict(fields)) if row.is_touched]
