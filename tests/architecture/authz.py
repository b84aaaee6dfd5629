"""The walk over every address as every role.

`python -m tests.architecture.authz` prints the lines that the table lacks.

tests/architecture/authz.csv holds what should be: a line for each method, address and state of the
object, a column for each role, and in each cell the status that such a person gets. Only the board
secretary and the chair are cleared for restricted papers; a POST is sent with nothing filled in, so
422 means "may, but the form says what is missing".
"""

import csv
import sys
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path

from flask import Flask
from sqlalchemy.orm import Session
from werkzeug.routing import Rule

from tests import factories
from tests.architecture.authz_world import COLUMNS, DEACTIVATED, SIGNED_OUT, World, build
from tests.support.apps import make_app
from tests.support.browser import Browser
from tests.support.database import SQLITE, Databases, joined_session, one_transaction
from tracker.core import clock

TABLE = Path(__file__).with_name("authz.csv")
HEAD = ("method", "address", "state")
UNCHECKED = frozenset({"static"})

Line = tuple[str, str, str]
Cells = dict[str, str]


def written() -> dict[Line, Cells]:
    """What the checked-in table says."""
    with TABLE.open(newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    return {
        (row["method"], row["address"], row["state"]): {name: row[name] for name in COLUMNS}
        for row in rows
    }


def wanted(app: Flask, world: World) -> list[Line]:
    """Every line that the table has to have, in the order of reading."""
    lines = [
        (method, rule.rule, state)
        for rule in rules(app)
        for method in methods(rule)
        for state in world.states(rule.rule, set(rule.arguments))
    ]
    return sorted(lines, key=lambda line: (line[1], line[0]))


def rules(app: Flask) -> Iterator[Rule]:
    """Our own addresses."""
    return (rule for rule in app.url_map.iter_rules() if rule.endpoint not in UNCHECKED)


def methods(rule: Rule) -> list[str]:
    """GET, POST or both."""
    return sorted((rule.methods or set()) & {"GET", "POST"})


def walk(app: Flask, session: Session, column: str) -> dict[Line, str]:
    """The status of each line for one column; what a request does is undone before the next."""
    world = build(session)
    browser = Browser(app, session)
    if column != SIGNED_OUT:
        browser.sign_in(world.people[column])
    token = browser.token()
    if column == DEACTIVATED:
        world.people[column].is_active = False
        world.people[column].deactivated_at = clock.now()
    session.commit()
    addresses = app.url_map.bind("localhost")
    found: dict[Line, str] = {}
    by_address = {rule.rule: rule for rule in rules(app)}
    for method, address, state in wanted(app, world):
        rule = by_address[address]
        values = world.states(address, set(rule.arguments))[state]
        url = addresses.build(rule.endpoint, values, method=method)
        found[method, address, state] = status(session, browser, token, method, url)
    return found


def status(session: Session, browser: Browser, token: str, method: str, url: str) -> str:
    """Ask once, with a good CSRF token and nothing filled in, and undo what it did."""
    cookies = dict(browser.client._cookies or {})
    undo = session.connection().begin_nested()
    data = {"csrf_token": token} if method == "POST" else None
    response = browser.client.open(url, method=method, data=data)
    response.close()
    undo.rollback()
    session.expire_all()
    browser.client._cookies = cookies
    return str(response.status_code)


def table(columns: Mapping[str, Mapping[Line, str]]) -> list[list[str]]:
    """The columns' findings as rows to be written down."""
    lines = list(next(iter(columns.values())))
    return [[*line, *(columns[name][line] for name in COLUMNS)] for line in lines]


def main() -> None:
    """Print the lines that the table lacks, or with --all every line as it really is."""
    known = {} if "--all" in sys.argv else written()
    columns = {}
    with tempfile.TemporaryDirectory() as folder:
        databases = Databases(Path(folder))
        app = make_app(databases, databases.with_tables(SQLITE))
        for column in COLUMNS:
            with (
                one_transaction(app) as connection,
                joined_session(connection) as session,
                factories.bound_to(session),
            ):
                columns[column] = walk(app, session, column)
    writer = csv.writer(sys.stdout, lineterminator="\n")
    if not known:
        writer.writerow([*HEAD, *COLUMNS])
    writer.writerows(row for row in table(columns) if (row[0], row[1], row[2]) not in known)


if __name__ == "__main__":
    main()
