"""create_app: the table of contents of the house."""

from pathlib import Path

from flask import Flask
from werkzeug.middleware.proxy_fix import ProxyFix

import tracker.all_models  # noqa: F401  so that the mapper knows every table
from tracker import commands, compression
from tracker.access.guards import sign_in_first
from tracker.actions import routes as action_routes
from tracker.actions.deeds import routes as deed_routes
from tracker.actions.evidence import routes as evidence_routes
from tracker.actions.measured import MEASURES
from tracker.actions.update_round import routes as update_round_routes
from tracker.addresses import Id
from tracker.audit import routes as audit_routes
from tracker.config import Config
from tracker.core import clock
from tracker.core.database import db, prepare_engine
from tracker.core.remembered import Remembered
from tracker.core.transaction import expect_by_method
from tracker.errors import prepare_errors
from tracker.extensions import csrf, login_manager, migrate
from tracker.files.forms import allow_uploads
from tracker.headers import prepare_headers
from tracker.importing import routes as import_routes
from tracker.importing import row_routes as import_row_routes
from tracker.importing.bringing_scorecards import routes as scorecard_import_routes
from tracker.meetings import body_routes, round_routes
from tracker.meetings import routes as meeting_routes
from tracker.meetings.agenda import item_routes, part2_routes, standing_routes
from tracker.meetings.agenda import routes as agenda_routes
from tracker.meetings.attendance import routes as attendance_routes
from tracker.meetings.cycle import routes as cycle_routes
from tracker.meetings.diary.feeds import routes as feed_routes
from tracker.meetings.diary.replies import routes as reply_routes
from tracker.meetings.escalations import routes as escalation_routes
from tracker.meetings.forward import routes as forward_routes
from tracker.meetings.held import board_seats
from tracker.meetings.minutes import routes as minutes_routes
from tracker.meetings.minutes.correcting import routes as correction_routes
from tracker.meetings.minutes.deeds import routes as minute_deed_routes
from tracker.meetings.pack import looking_back
from tracker.meetings.pack import routes as pack_routes
from tracker.meetings.papers import routes as paper_routes
from tracker.meetings.promises import routes as promise_routes
from tracker.meetings.seating import routes as seating_routes
from tracker.meetings.series import routes as series_routes
from tracker.meetings.shadow import items as shadow_items
from tracker.meetings.shadow import routes as shadow_routes
from tracker.meetings.sitting import item_routes as sitting_item_routes
from tracker.meetings.sitting import people_routes as sitting_people_routes
from tracker.meetings.sitting import routes as sitting_routes
from tracker.meetings.terms import routes as terms_routes
from tracker.outbox import routes as outbox_routes
from tracker.outbox.addresses import routes as address_routes
from tracker.people import account_routes, identity, own_routes, post_routes, rescue
from tracker.people import routes as people_routes
from tracker.people.away import routes as away_routes
from tracker.plan import routes as plan_routes
from tracker.reminders import closed_routes
from tracker.reminders import routes as reminder_routes
from tracker.reminders.choices import routes as choice_routes
from tracker.rendering import PlainGlobals, prepare_rendering
from tracker.reports import pack_section
from tracker.reports import routes as report_routes
from tracker.reports.help import routes as help_routes
from tracker.scorecards import routes as scorecard_routes
from tracker.scorecards.beside import routes as beside_routes
from tracker.scorecards.coverage import routes as coverage_routes
from tracker.scorecards.editions import routes as edition_routes
from tracker.scorecards.entering import routes as entering_routes
from tracker.scorecards.exceptions import coming
from tracker.scorecards.exceptions import routes as exception_routes
from tracker.scorecards.feed import routes as figure_feed_routes
from tracker.scorecards.indicators import routes as indicator_routes
from tracker.scorecards.meanings import routes as meaning_routes
from tracker.scorecards.quoting import pages as quoting_pages
from tracker.scorecards.quoting import routes as quoting_routes
from tracker.scorecards.small import routes as small_routes
from tracker.scorecards.ties import routes as tie_routes
from tracker.scorecards.ties.measures import measures
from tracker.upkeep import routes as upkeep_routes
from tracker.voice import routes as voice_routes
from tracker.voice.about import ITEMS
from tracker.voice.celebrations import routes as celebration_routes
from tracker.voice.difference import routes as difference_routes
from tracker.voice.media import routes as comment_file_routes
from tracker.voice.published import routes as published_routes
from tracker.voice.published.deeds import routes as printing_routes
from tracker.voice.published.poster import routes as poster_routes
from tracker.voice.reach import routes as reach_routes
from tracker.voice.saying import routes as saying_routes
from tracker.voice.verdicts import routes as verdict_routes
from tracker.voice.worries import routes as worry_routes
from tracker.words import pages as words_pages
from tracker.words import routes as word_routes
from tracker.workstreams import routes as workstream_routes
from tracker.workstreams.held import seats

HOUSE = Path(__file__).resolve().parent.parent
BOARD_PAGES = 32


def create_app(config: Config | None = None) -> Flask:
    """Build the application; it starts no thread and touches no table."""
    config = config or Config.from_environment()
    app = Flask("tracker", root_path=str(HOUSE), instance_path=str(config.data))
    app.jinja_environment = PlainGlobals
    app.config.from_mapping(config.for_flask())
    app.extensions["tracker"] = config
    app.extensions["pack_sections"] = {
        **looking_back.SECTIONS,
        **pack_section.SECTIONS,
        **coming.SECTIONS,
    }
    app.extensions[MEASURES] = (measures,)
    app.extensions[ITEMS] = shadow_items
    app.extensions["agenda_matters"] = (coming.agenda_items,)
    app.extensions["board_pages"] = None if config.testing else Remembered(BOARD_PAGES)
    app.url_map.converters["int"] = Id
    clock.hold(config.today)
    _prepare_database(app)
    _prepare_identity(app)
    _believe_proxies(app, config.proxies)
    compression.prepare(app)
    prepare_rendering(app, config)
    words_pages.prepare(app)
    quoting_pages.prepare(app)
    prepare_errors(app)
    prepare_headers(app, is_https=config.is_https)
    _register_pages(app)
    commands.register(app)
    return app


def _prepare_database(app: Flask) -> None:
    db.init_app(app)
    migrate.init_app(app, db, directory=str(HOUSE / "migrations"))
    with app.app_context():
        prepare_engine(db.engine)
    app.before_request(expect_by_method)


def _prepare_identity(app: Flask) -> None:
    app.before_request(allow_uploads)  # before anything reads the form
    csrf.init_app(app)
    login_manager.init_app(app)
    identity.prepare(app, login_manager, seats, board_seats)
    rescue.prepare(app, login_manager)
    app.before_request(sign_in_first)


def _believe_proxies(app: Flask, count: int) -> None:
    """Take a reader's network address from the proxies in front; nothing else that they say."""
    if count:
        app.wsgi_app = ProxyFix(  # type: ignore[method-assign]  # how Flask takes a middleware
            app.wsgi_app, x_for=count, x_proto=0, x_host=0
        )


def _register_pages(app: Flask) -> None:
    """Every page, by its domain, from the lowest to the highest."""
    app.register_blueprint(audit_routes.blueprint)
    app.register_blueprint(outbox_routes.blueprint)
    app.register_blueprint(address_routes.blueprint)
    app.register_blueprint(account_routes.blueprint)
    app.register_blueprint(own_routes.blueprint)
    app.register_blueprint(people_routes.blueprint)
    app.register_blueprint(post_routes.blueprint)
    app.register_blueprint(away_routes.blueprint)
    app.register_blueprint(word_routes.blueprint)
    app.register_blueprint(plan_routes.blueprint)
    app.register_blueprint(workstream_routes.blueprint)
    app.register_blueprint(action_routes.blueprint)
    app.register_blueprint(deed_routes.blueprint)
    app.register_blueprint(evidence_routes.blueprint)
    app.register_blueprint(update_round_routes.blueprint)
    app.register_blueprint(voice_routes.blueprint)
    app.register_blueprint(comment_file_routes.blueprint)
    app.register_blueprint(difference_routes.blueprint)
    app.register_blueprint(celebration_routes.blueprint)
    app.register_blueprint(saying_routes.blueprint)
    app.register_blueprint(worry_routes.blueprint)
    app.register_blueprint(published_routes.blueprint)
    app.register_blueprint(printing_routes.blueprint)
    app.register_blueprint(poster_routes.blueprint)
    app.register_blueprint(verdict_routes.blueprint)
    app.register_blueprint(reach_routes.blueprint)
    app.register_blueprint(meeting_routes.blueprint)
    app.register_blueprint(body_routes.blueprint)
    app.register_blueprint(terms_routes.blueprint)
    app.register_blueprint(seating_routes.blueprint)
    app.register_blueprint(series_routes.blueprint)
    app.register_blueprint(forward_routes.blueprint)
    app.register_blueprint(escalation_routes.blueprint)
    app.register_blueprint(round_routes.blueprint)
    app.register_blueprint(cycle_routes.blueprint)
    app.register_blueprint(attendance_routes.blueprint)
    app.register_blueprint(feed_routes.blueprint)
    app.register_blueprint(reply_routes.blueprint)
    app.register_blueprint(shadow_routes.blueprint)
    app.register_blueprint(agenda_routes.blueprint)
    app.register_blueprint(item_routes.blueprint)
    app.register_blueprint(part2_routes.blueprint)
    app.register_blueprint(standing_routes.blueprint)
    app.register_blueprint(paper_routes.blueprint)
    app.register_blueprint(minutes_routes.blueprint)
    app.register_blueprint(minute_deed_routes.blueprint)
    app.register_blueprint(correction_routes.blueprint)
    app.register_blueprint(promise_routes.blueprint)
    app.register_blueprint(pack_routes.blueprint)
    app.register_blueprint(sitting_routes.blueprint)
    app.register_blueprint(sitting_item_routes.blueprint)
    app.register_blueprint(sitting_people_routes.blueprint)
    app.register_blueprint(scorecard_routes.blueprint)
    app.register_blueprint(beside_routes.blueprint)
    app.register_blueprint(edition_routes.blueprint)
    app.register_blueprint(indicator_routes.blueprint)
    app.register_blueprint(meaning_routes.blueprint)
    app.register_blueprint(tie_routes.blueprint)
    app.register_blueprint(coverage_routes.blueprint)
    app.register_blueprint(entering_routes.blueprint)
    app.register_blueprint(exception_routes.blueprint)
    app.register_blueprint(small_routes.blueprint)
    app.register_blueprint(quoting_routes.blueprint)
    app.register_blueprint(figure_feed_routes.blueprint)
    app.register_blueprint(import_routes.blueprint)
    app.register_blueprint(import_row_routes.blueprint)
    app.register_blueprint(scorecard_import_routes.blueprint)
    app.register_blueprint(choice_routes.blueprint)
    app.register_blueprint(reminder_routes.blueprint)
    app.register_blueprint(closed_routes.blueprint)
    app.register_blueprint(report_routes.blueprint)
    app.register_blueprint(help_routes.blueprint)
    app.register_blueprint(upkeep_routes.blueprint)
