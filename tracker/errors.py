"""Errors become pages in one place: a plain sentence, what to do, and a way back."""

import logging

from flask import Flask, g, render_template
from flask.typing import ResponseReturnValue
from sqlalchemy.exc import DBAPIError, OperationalError
from sqlalchemy.orm.exc import StaleDataError
from werkzeug.exceptions import HTTPException

from tracker.core.database import db
from tracker.core.errors import DomainError
from tracker.core.intent import expect
from tracker.rendering import render_alone

log = logging.getLogger(__name__)
PAGES = frozenset({400, 403, 404, 405, 409, 413, 429, 500, 503})


def prepare_errors(app: Flask) -> None:
    """Give every error a page of its own."""
    app.register_error_handler(DomainError, _rule_broken)
    app.register_error_handler(HTTPException, _http_error)
    app.register_error_handler(StaleDataError, _changed_meanwhile)
    app.register_error_handler(DBAPIError, _database_trouble)
    app.register_error_handler(Exception, _broken)


def _page(status: int, message: str = "") -> ResponseReturnValue:
    db.session.rollback()
    expect(writing=False)
    page = status if status in PAGES else (500 if status >= 500 else 400)
    render = render_alone if page >= 500 else render_template
    return render(f"errors/{page}.html", message=message), status


def _rule_broken(error: DomainError) -> ResponseReturnValue:
    return _page(error.status, str(error))


def _http_error(error: HTTPException) -> ResponseReturnValue:
    if error.code is None or error.code < 400:
        return error.get_response()
    return _page(error.code)


def _changed_meanwhile(_error: StaleDataError) -> ResponseReturnValue:
    return _page(409, "Somebody changed this while you were writing. Go back and look at it again.")


def _database_trouble(error: DBAPIError) -> ResponseReturnValue:
    log.exception("The database said no")
    if isinstance(error, OperationalError) or error.connection_invalidated:
        return _page(503)
    return _broken(error)


def _broken(_error: Exception) -> ResponseReturnValue:
    log.exception("A page broke")
    g.failsafe = True
    return _page(500)
