"""The main menu: real pages, and of these the ones that the reader may open."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Protocol

from flask import current_app, g, request
from werkzeug.exceptions import HTTPException
from werkzeug.routing import Map, RequestRedirect

from tracker.access.guards import can, signed_in_user
from tracker.access.permissions import Permission
from tracker.access.roles import Role
from tracker.config import Config
from tracker.core import clock
from tracker.meetings.queries import NextBoard, next_board_seen_by
from tracker.meetings.tabs import Tab, tabs
from tracker.outbox.alarms import alarms as alarms_of
from tracker.outbox.pulse import Pulse, pulse
from tracker.people.identity import signed_in

FOR_EVERYBODY = (
    ("/", "What needs you"),
    ("/board", "Board summary"),
    ("/plan", "Plan"),
    ("/workstreams", "Workstreams"),
    ("/actions", "Actions"),
    ("/meetings", "Meetings"),
    ("/scorecards", "Scorecards"),
    ("/voice", "Voices"),
    ("/you-said-we-did", "You said, we did"),
    ("/words", "Our words"),
    ("/reports", "Reports"),
    ("/import", "Import"),
    ("/people", "People"),
    ("/people/clearance", "Clearance"),
    ("/reminders", "Reminders"),
    ("/outbox", "Letters"),
    ("/audit", "History"),
)
FOR_AMBASSADORS = (
    ("/", "Home"),
    ("/actions", "Actions"),
    ("/voice", "What I said"),
    ("/meetings", "Meetings"),
    ("/you-said-we-did", "You said, we did"),
    ("/celebrations", "Good news"),
    ("/words", "Our words"),
    ("/board", "Board summary"),
)


@dataclass(frozen=True)
class MenuItem:
    """One page in the menu; `here` where the reader is on it or below it.

    `count` is of what waits there for somebody to look at it.
    """

    text: str
    url: str
    here: bool
    count: int = 0


def menu() -> list[MenuItem]:
    """The pages that whoever is signed in may open, in reading order."""
    pages = FOR_AMBASSADORS if signed_in_user().roles == {Role.AMBASSADOR} else FOR_EVERYBODY
    return [
        MenuItem(text, url, _is_here(url), _dead_letters() if url == "/outbox" else 0)
        for url, text in pages
        if may_open(url)
    ]


def coming_board() -> NextBoard | None:
    """The next board for the top of every page, asked once, of whoever may know of it."""
    if "coming_board" not in g:
        may = can(Permission.MEETING_VIEW)
        g.coming_board = next_board_seen_by(signed_in(), clock.today()) if may else None
    found: NextBoard | None = g.coming_board
    return found


class OneMeeting(Protocol):
    """A meeting, as far as its tabs ask."""

    @property
    def id(self) -> int: ...

    @property
    def body_id(self) -> int: ...


def meeting_tabs(meeting: OneMeeting) -> list[Tab]:
    """The pages of a meeting that the reader may open, asked once."""
    known: dict[int, list[Tab]] = g.setdefault("meeting_tabs", {})
    if meeting.id not in known:
        known[meeting.id] = list(tabs(meeting.id, meeting.body_id, signed_in()))
    return known[meeting.id]


def alarms() -> list[str]:
    """What keeps letters from going, for the top of every page of whoever looks after them."""
    if not can(Permission.OUTBOX_VIEW):
        return []
    config: Config = current_app.extensions["tracker"]
    return alarms_of(_pulse(), has_server=config.has_mail)


def _dead_letters() -> int:
    return _pulse().dead


def _pulse() -> Pulse:
    """How sending goes, asked once a page."""
    if "pulse" not in g:
        g.pulse = pulse()
    found: Pulse = g.pulse
    return found


def may_open(url: str) -> bool:
    """Whether there is a page at an address, and whoever is signed in may open its kind."""
    endpoint = _endpoint(current_app.url_map, url)
    if endpoint is None:
        return False
    needed = getattr(current_app.view_functions[endpoint], "requires", None)
    return needed is None or can(needed)


@lru_cache(maxsize=64)
def _endpoint(pages: Map, url: str) -> str | None:
    """The view that answers an address, if there is one."""
    try:
        endpoint, _ = pages.bind("").match(url, method="GET")
    except (HTTPException, RequestRedirect):
        return None
    return str(endpoint)


# Pages whose address begins otherwise than that of the menu’s line to which they belong.
_BELONGS_TO = {
    "/meetings": ("/items/", "/papers/"),
    "/scorecards": ("/indicators/", "/exceptions", "/coverage", "/figure"),
}


def _is_here(url: str) -> bool:
    starts = (f"{url}/", *_BELONGS_TO.get(url, ()))
    return request.path == url or (url != "/" and request.path.startswith(starts))
