"""One guard a view: it names the permission that the view needs, or lets everybody in."""

import functools
from collections.abc import Callable
from typing import Any, TypeVar, cast

from flask import current_app, request
from flask.typing import ResponseReturnValue
from flask_login import current_user

from tracker.access.permissions import Permission
from tracker.access.roles import permissions_of
from tracker.core.errors import NotAllowed
from tracker.core.person import Person

V = TypeVar("V", bound=Callable[..., Any])


def can(permission: Permission | str) -> bool:
    """Whether whoever is signed in may do this somewhere (which object: ask its policy)."""
    if not current_user.is_authenticated:
        return False
    return Permission(permission) in permissions_of(signed_in_user().roles)


def signed_in_user() -> Person:
    """Whoever is signed in, as the lower layers know a person."""
    return cast("Person", current_user._get_current_object())


def requires(permission: Permission) -> Callable[[V], V]:
    """Let only people with this permission reach the view."""

    def guard(view: V) -> V:
        @functools.wraps(view)
        def wrapper(*args: Any, **kwargs: Any) -> Any:
            if not can(permission):
                raise NotAllowed("This page is for somebody else's role.")
            return view(*args, **kwargs)

        wrapper.requires = permission  # type: ignore[attr-defined]  # read by the tests
        return cast("V", wrapper)

    return guard


def allow_anonymous(view: V) -> V:
    """Let everybody reach the view, signed in or not."""
    view.allow_anonymous = True  # type: ignore[attr-defined]  # read by sign_in_first
    return view


def sign_in_first() -> ResponseReturnValue | None:
    """Closed by default: before every request, send the signed-out to the sign-in page."""
    if request.endpoint in (None, "static"):
        return None
    view = current_app.view_functions[request.endpoint]
    if getattr(view, "allow_anonymous", False) or current_user.is_authenticated:
        return None
    return cast("ResponseReturnValue", current_app.login_manager.unauthorized())  # type: ignore[attr-defined]  # Flask-Login sets it
