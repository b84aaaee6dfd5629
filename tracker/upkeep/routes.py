"""For whoever supervises the tracker: alive, and ready."""

from flask import Blueprint, current_app, jsonify
from flask.typing import ResponseReturnValue

from tracker.access.guards import allow_anonymous
from tracker.config import Config
from tracker.upkeep.checks import Finding, Level, check_database, check_disk, check_heartbeat

blueprint = Blueprint("upkeep", __name__)


@blueprint.get("/healthz")
@allow_anonymous
def healthz() -> ResponseReturnValue:
    return jsonify(status="alive")


@blueprint.get("/readyz")
@allow_anonymous
def readyz() -> ResponseReturnValue:
    """How database, disk and heartbeat are, in a word each: the details are `tracker check`'s."""
    config: Config = current_app.extensions["tracker"]
    database = check_database()
    findings = [database, check_disk(config.data)]
    if database.level is not Level.BAD:
        findings.append(check_heartbeat())
    is_ready = all(_is_fine(each) for each in findings)
    levels = {each.what: each.level.value for each in findings}
    return jsonify(status="ready" if is_ready else "not ready", **levels), 200 if is_ready else 503


def _is_fine(finding: Finding) -> bool:
    return finding.level is not Level.BAD
