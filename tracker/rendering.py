"""Strict Jinja: an undefined name raises; the design system's macros stand beside our templates."""

import colorsys
import hashlib
import secrets
from collections.abc import Callable, MutableMapping
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from flask import Flask, Response, current_app, g, request, url_for
from flask.templating import Environment as FlaskEnvironment
from flask_login import current_user
from jinja2 import (
    BaseLoader,
    ChoiceLoader,
    Environment,
    PackageLoader,
    PrefixLoader,
    StrictUndefined,
    Template,
    Undefined,
)

from tracker import form_fields, navigation, wording
from tracker.access.guards import allow_anonymous, can
from tracker.actions.enums import Judgement, State
from tracker.config import Config
from tracker.core import clock
from tracker.core.reading_forms import reading_of

DESIGN_SYSTEM = "govuk_frontend_jinja"
SERVICE = "Corporate Parenting Tracker"
TINT_LIGHTNESS = 0.943
HOUR = 3600

# How a judgement is shown: as the state that it would make.
SHOWN_AS: dict[str, State] = {
    Judgement.ON_TRACK: State.GREEN,
    Judgement.SOME_ISSUES: State.AMBER,
    Judgement.NOT_ON_TRACK: State.RED,
}


class PlainGlobals(FlaskEnvironment):
    """Gives templates the globals themselves, not a chain of two, of which every import asks."""

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        return super().make_globals(d) if d else self.globals


class DesignSystemLoader(PackageLoader):
    """Loads the design system's macros, which ask for parameters that were not given."""

    def __init__(self) -> None:
        super().__init__(DESIGN_SYSTEM)
        self.lenient: Environment | None = None

    def load(
        self,
        environment: Environment,
        name: str,
        globals: MutableMapping[str, Any] | None = None,
    ) -> Template:
        """Compile with an environment in which a missing parameter is nothing, not an error."""
        if self.lenient is None:
            self.lenient = environment.overlay(
                undefined=Undefined, trim_blocks=False, lstrip_blocks=False
            )
        return super().load(self.lenient, name, globals)


def prepare_rendering(app: Flask, config: Config) -> None:
    """Make templates strict and give them what every page says."""
    app.config["SEND_FILE_MAX_AGE_DEFAULT"] = HOUR
    environment = app.jinja_env
    environment.undefined = StrictUndefined
    environment.trim_blocks = environment.lstrip_blocks = True
    own: list[BaseLoader] = [PrefixLoader({DESIGN_SYSTEM: DesignSystemLoader()})]
    if app.jinja_loader is not None:
        own.append(app.jinja_loader)
    environment.loader = ChoiceLoader(own)
    environment.filters.update(wording.FILTERS | form_fields.FILTERS | {"reading": reading_of})
    environment.globals.update(
        alarms=navigation.alarms,
        asset=asset,
        can=can,
        csp_nonce=csp_nonce,
        here=here,
        coming_board=navigation.coming_board,
        counted_states=[state for state in State if state is not State.STOPPED],
        main_menu=navigation.menu,
        mark=mark,
        may_open=navigation.may_open,
        meeting_tabs=navigation.meeting_tabs,
        page_numbers=page_numbers,
        current_user=current_user,
        service=SERVICE,
        council=config.council,
        brand=config.brand,
        demo_mode=config.demo,
        held_on=clock.held,
        safeguarding_text=config.safeguarding_text,
        upload_mb=config.files.upload_mb,
        media_mb=config.files.media_mb,
    )
    app.add_url_rule("/theme.css", "theme", allow_anonymous(_theme_view(theme(config.brand))))


def render_alone(template: str, **context: Any) -> str:
    """Render without asking who is signed in, for pages that say that something broke."""
    return current_app.jinja_env.get_template(template).render(context)


def csp_nonce() -> str:
    """This request's nonce for scripts; the security headers name the same one."""
    if "csp_nonce" not in g:
        g.csp_nonce = secrets.token_urlsafe(18)
    return str(g.csp_nonce)


def mark(state: State | Judgement | str) -> State:
    """The state whose shape, colour and words stand for a state or judgement, or its value."""
    return SHOWN_AS.get(state) or State(state)


def here(**changes: Any) -> str:
    """This page's address with some of its query changed; None takes a part away."""
    args: dict[str, Any] = request.args.to_dict(flat=False)
    args.update({name: [] if value is None else [str(value)] for name, value in changes.items()})
    query = urlencode([(name, value) for name, values in args.items() for value in values if value])
    return f"{request.path}?{query}" if query else request.path


def page_numbers(page: int, pages: int) -> list[int | None]:
    """The page numbers to offer: the ends and the neighbours, None where some are left out."""
    wanted = {1, page - 1, page, page + 1, pages}
    numbers: list[int | None] = []
    last = 0
    for number in sorted(n for n in wanted if 1 <= n <= pages):
        if number > last + 1:
            numbers.append(number - 1 if number == last + 2 else None)
        numbers.append(number)
        last = number
    return numbers


def asset(filename: str) -> str:
    """The address of a static file, which changes with its content so that it may be kept."""
    return _asset(Path(current_app.static_folder or ""), filename)


@cache
def _asset(folder: Path, filename: str) -> str:
    path = folder / filename
    mark = hashlib.sha256(path.read_bytes()).hexdigest()[:10] if path.is_file() else None
    return url_for("static", filename=filename, v=mark)


def theme(brand: str) -> str:
    """The style sheet that puts the council's colour in; paper keeps black."""
    red, green, blue = (int(brand[place : place + 2], 16) / 255 for place in (1, 3, 5))
    hue, _, saturation = colorsys.rgb_to_hls(red, green, blue)
    pale = colorsys.hls_to_rgb(hue, TINT_LIGHTNESS, min(0.8 * saturation, 0.5))
    tint = "".join(f"{round(part * 255):02x}" for part in pale)
    return f"@media screen {{ :root {{ --ct-brand: {brand}; --ct-brand-tint: #{tint}; }} }}\n"


def _theme_view(sheet: str) -> Callable[[], Response]:
    def show() -> Response:
        response = Response(sheet, mimetype="text/css")
        response.cache_control.public = True
        response.cache_control.max_age = HOUR
        return response

    return show
