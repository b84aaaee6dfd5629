"""create_app: the table of contents of the house."""

from pathlib import Path

from flask import Blueprint, Flask, request
from werkzeug.routing import IntegerConverter, Map

from tracker import all_models, cli, rendering
from tracker.access.guards import sign_in_first
from tracker.actions import routes as action_routes
from tracker.actions.deeds import routes as deed_routes
from tracker.actions.update_round import routes as update_round_routes
from tracker.audit import routes as audit_routes
from tracker.config import Config
from tracker.core import clock
from tracker.core.database import db, prepare_engine
from tracker.core.intent import expect
from tracker.core.remembered import Remembered
from tracker.core.transaction import SAFE_METHODS
from tracker.errors import prepare_errors
from tracker.extensions import csrf, login_manager, migrate
from tracker.headers import prepare_headers
from tracker.meetings import body_routes
from tracker.meetings import routes as meeting_routes
from tracker.meetings.held import board_seats
from tracker.outbox import routes as outbox_routes
from tracker.people import account_routes, identity, own_routes, passwords, post_routes, rescue
from tracker.people import routes as people_routes
from tracker.plan import routes as plan_routes
from tracker.reports import routes as report_routes
from tracker.reports.help import routes as help_routes
from tracker.upkeep import routes as upkeep_routes
from tracker.voice import routes as voice_routes
from tracker.workstreams import routes as workstream_routes
from tracker.workstreams.held import seats

HOUSE = Path(__file__).resolve().parent.parent
LARGEST_REQUEST = 6 * 1024 * 1024
BOARD_PAGES = 32
BLUEPRINTS: tuple[Blueprint, ...] = (
    action_routes.blueprint,
    deed_routes.blueprint,
    meeting_routes.blueprint,
    body_routes.blueprint,
    account_routes.blueprint,
    own_routes.blueprint,
    people_routes.blueprint,
    post_routes.blueprint,
    audit_routes.blueprint,
    plan_routes.blueprint,
    report_routes.blueprint,
    workstream_routes.blueprint,
    help_routes.blueprint,
    update_round_routes.blueprint,
    voice_routes.blueprint,
    outbox_routes.blueprint,
    upkeep_routes.blueprint,
)

__all__ = ["all_models", "create_app"]


def create_app(config: Config | None = None) -> Flask:
    """Build the application; it starts no thread and touches no table."""
    config = config or Config.from_environment()
    app = Flask("tracker", root_path=str(HOUSE), instance_path=str(config.data))
    app.config.from_mapping(_flask_settings(config))
    app.extensions["tracker"] = config
    app.extensions["board_pages"] = None if config.testing else Remembered(BOARD_PAGES)
    clock.hold(config.today)

    db.init_app(app)
    with app.app_context():
        prepare_engine(db.engine)
    app.url_map.converters["int"] = Id
    app.before_request(_expect_writing)
    csrf.init_app(app)
    login_manager.init_app(app)
    identity.prepare(app, login_manager, seats, board_seats)
    rescue.prepare(app, login_manager)
    if config.testing:
        passwords.be_cheap()
    migrate.init_app(app, db, directory=str(HOUSE / "migrations"))

    app.before_request(sign_in_first)
    rendering.init_app(
        app,
        council=config.council,
        brand=config.brand,
        demo_mode=config.demo,
        safeguarding_text=config.safeguarding_text,
    )
    prepare_errors(app)
    prepare_headers(app, is_https=config.is_https)
    for blueprint in BLUEPRINTS:
        app.register_blueprint(blueprint)
    cli.register(app)
    return app


class Id(IntegerConverter):
    """A number in an address; one that no database could hold is not found."""

    def __init__(self, url_map: Map) -> None:
        super().__init__(url_map, max=2**31 - 1)


def _expect_writing() -> None:
    expect(writing=request.method not in SAFE_METHODS)


def _flask_settings(config: Config) -> dict[str, object]:
    return {
        "SECRET_KEY": config.secret_key,
        "SQLALCHEMY_DATABASE_URI": config.database_url,
        "SQLALCHEMY_ENGINE_OPTIONS": {"pool_pre_ping": True},
        "SESSION_COOKIE_NAME": "__Host-tracker_session" if config.is_https else "tracker_session",
        "SESSION_COOKIE_SECURE": config.is_https,
        "SESSION_COOKIE_HTTPONLY": True,
        "SESSION_COOKIE_SAMESITE": "Lax",
        "WTF_CSRF_TIME_LIMIT": None,
        "MAX_CONTENT_LENGTH": LARGEST_REQUEST,
        "MAX_FORM_MEMORY_SIZE": LARGEST_REQUEST,
        "MAX_FORM_PARTS": 5_000,
        "TESTING": config.testing,
    }
