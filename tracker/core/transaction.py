"""Transactions: returning commits, raising rolls back, and nothing else does either."""

import functools
import hashlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from flask import render_template, request
from flask.typing import ResponseReturnValue
from werkzeug.utils import redirect
from werkzeug.wrappers import Response

from tracker.core import once
from tracker.core.database import db
from tracker.core.intent import expect, is_writing

_PIECE = 1024 * 1024
SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})


def expect_by_method() -> None:
    """Before a request: only an unsafe method will write."""
    expect(writing=request.method not in SAFE_METHODS)


@contextmanager
def unit_of_work() -> Iterator[None]:
    """Commit when the block ends; roll back when it raises."""
    before = is_writing()
    if not before:
        db.session.rollback()  # a reading transaction cannot become a writing one
    expect(writing=True)
    try:
        yield
        db.session.commit()
    except BaseException:
        db.session.rollback()
        raise
    finally:
        expect(writing=before)


def let_go() -> None:
    """End what was only read, so that slow work after it holds nobody up."""
    db.session.rollback()


View = Callable[..., ResponseReturnValue]


def writes(view: View) -> View:
    """Run a view's unsafe methods as one unit of work, each sent form once."""

    @functools.wraps(view)
    def wrapper(*args: Any, **kwargs: Any) -> ResponseReturnValue:
        if request.method in SAFE_METHODS:
            return view(*args, **kwargs)
        return in_one_unit(lambda: view(*args, **kwargs))

    wrapper.writes = True  # type: ignore[attr-defined]  # read by the architecture tests
    return wrapper


def writes_in_units(view: View) -> View:
    """Mark a view that opens its units of work itself, to keep slow work (hashing) out of them."""
    view.writes = True  # type: ignore[attr-defined]  # read by the architecture tests
    return view


def in_one_unit(view: Callable[[], ResponseReturnValue]) -> ResponseReturnValue:
    """The writing half of a view that opens its unit itself: one unit, each sent form once."""
    with unit_of_work():
        return _once(view)


def refuse(template: str, *, status: int = 422, **context: Any) -> ResponseReturnValue:
    """Undo what was begun, then show the form again with what was typed."""
    db.session.rollback()
    expect(writing=False)
    return render_template(template, **context), status


def keep_what_is_right() -> None:
    """Commit what was right, before the rest of the form is shown again by reading alone.

    The form counts as not yet dealt with: who sends it again gets the same answer, not a redirect.
    """
    key = _form_key()
    if key is not None:
        once.release(key)
    db.session.commit()
    expect(writing=False)


def _once(view: Callable[[], ResponseReturnValue]) -> ResponseReturnValue:
    """Answer a form that is sent twice with the first answer, and do its deed once."""
    key = _form_key()
    if key is None:
        return view()
    if not once.claim(key):
        return redirect(once.location(key) or request.path, 303)
    answer = view()
    if isinstance(answer, Response) and 300 <= answer.status_code < 400:
        location = answer.location or request.path
        once.remember(key, location if len(location) <= once.LONGEST else request.path)
    return answer


def _form_key() -> str | None:
    """The sent form's own id and its content as one key; None for a form without an id."""
    if not request.form.get("once"):
        return None
    content = [request.path, *(f"{name}={value}" for name, value in _fields() + _files())]
    return hashlib.sha256("\0".join(content).encode("utf-8", "replace")).hexdigest()


def _fields() -> list[tuple[str, str]]:
    return sorted(
        (name, value) for name, value in request.form.items(multi=True) if name != "csrf_token"
    )


def _files() -> list[tuple[str, str]]:
    """The files that were sent, by their content: another file is another form."""
    found = []
    for name, file in request.files.items(multi=True):
        digest = hashlib.sha256()
        while piece := file.stream.read(_PIECE):
            digest.update(piece)
        file.stream.seek(0)
        found.append((name, f"{file.filename} {digest.hexdigest()}"))
    return sorted(found)
