"""For whoever supervises the tracker: alive, ready, and its figures."""

from flask import Blueprint, Response, current_app, jsonify, request
from flask.typing import ResponseReturnValue

from tracker.access.guards import allow_anonymous
from tracker.config import Config
from tracker.core.errors import NotFound
from tracker.upkeep import metrics
from tracker.upkeep.checks import Finding, Level, check_database, check_disk, check_heartbeat

blueprint = Blueprint("upkeep", __name__)


@blueprint.get("/healthz")
@allow_anonymous
def healthz() -> ResponseReturnValue:
    return jsonify(status="alive")


@blueprint.get("/readyz")
@allow_anonymous
def readyz() -> ResponseReturnValue:
    """How database, disk and heartbeat are; what is bad is said, but nothing that is secret."""
    config: Config = current_app.extensions["tracker"]
    database = check_database()
    findings = [database, check_disk(config.data)]
    if database.level is not Level.BAD:
        findings.append(check_heartbeat())
    levels = {each.what: each.level.value for each in findings}
    bad = [_reason(each) for each in findings if each.level is Level.BAD]
    if bad:
        return jsonify(status="not ready", reasons=bad, **levels), 503
    return jsonify(status="ready", **levels)


@blueprint.get("/metrics")
@allow_anonymous
def show_metrics() -> ResponseReturnValue:
    """Figures for Prometheus, for who shows the token that is set; else there is no such page."""
    config: Config = current_app.extensions["tracker"]
    if not metrics.is_asked_by(request.headers.get("Authorization", ""), config.metrics_token):
        raise NotFound("There is no such page.")
    return Response(metrics.text(), content_type=metrics.CONTENT_TYPE)


def _reason(finding: Finding) -> str:
    """A database says too much of itself: its words are `tracker check`'s."""
    told = "see tracker check" if finding.what == "database" else finding.words
    return f"{finding.what}: {told}"
