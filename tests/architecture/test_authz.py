"""Who may do what: every address, as every role, against the table that the council can read."""

import pytest

from tests.architecture.authz import TABLE, walk, wanted, written
from tests.architecture.authz_world import COLUMNS, build

HINT = f"look at each, then: python -m tests.architecture.authz >> tests/architecture/{TABLE.name}"


def test_the_table_has_a_line_for_every_address(app, session):
    lines = set(wanted(app, build(session)))
    assert sorted(lines - written().keys()) == [], HINT
    assert sorted(written().keys() - lines) == [], "these addresses are gone: delete their lines"


@pytest.mark.parametrize("column", COLUMNS)
def test_everybody_gets_what_the_table_says(app, session, column):
    said = {line: cells[column] for line, cells in written().items()}
    found = walk(app, session, column)
    wrong = [
        f"{' '.join(line)}: the table says {said[line]}, {column} got {status}"
        for line, status in found.items()
        if line in said and said[line] != status
    ]
    assert wrong == []


def test_no_cell_is_an_error_of_ours():
    broken = [line for line, cells in written().items() if "500" in cells.values()]
    assert broken == []
