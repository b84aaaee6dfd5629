"""Help for each role, the accessibility statement and the privacy notice; open to everybody."""

from flask import Blueprint, current_app, render_template
from flask.typing import ResponseReturnValue
from flask_login import current_user

from tracker.access.guards import allow_anonymous
from tracker.access.roles import Role
from tracker.core.errors import NotFound

blueprint = Blueprint("help", __name__)


@blueprint.get("/help")
@allow_anonymous
def index() -> ResponseReturnValue:
    mine = current_user.roles if current_user.is_authenticated else frozenset()
    return render_template("help/index.html", roles=list(Role), mine=mine)


@blueprint.get("/help/<string:role>")
@allow_anonymous
def role(role: str) -> ResponseReturnValue:
    try:
        found = Role(role)
    except ValueError as error:
        raise NotFound from error
    return render_template("help/role.html", role=found)


@blueprint.get("/accessibility")
@allow_anonymous
def accessibility() -> ResponseReturnValue:
    return render_template("help/accessibility.html", reply_to=_reply_to())


@blueprint.get("/privacy")
@allow_anonymous
def privacy() -> ResponseReturnValue:
    return render_template("help/privacy.html", reply_to=_reply_to())


def _reply_to() -> str:
    return str(current_app.extensions["tracker"].mail_reply_to)
