"""The board's summary."""

from datetime import date
from typing import Any

from flask import Blueprint, current_app, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from tracker.access.guards import can, requires
from tracker.access.permissions import Permission
from tracker.access.roles import Role
from tracker.actions.counts import headline
from tracker.actions.standing import Moment
from tracker.core import clock
from tracker.core.dates import long_date, parse_day
from tracker.meetings.escalations.queries import owed_by, waiting_for_board
from tracker.meetings.moment import moment_on
from tracker.navigation import coming_board
from tracker.people.identity import SignedIn, signed_in
from tracker.reports import home as reads
from tracker.reports.asked import Asked, at_meeting, on_day
from tracker.reports.board import BoardPage, Choice, board_page, last_day_of
from tracker.reports.forms import BoardFilter
from tracker.reports.voices import voices
from tracker.reports.young import looks
from tracker.reports.young.home import ITEMS_SHOWN, NEW_SHOWN, what_is_new, young_home
from tracker.voice import queries as voice

blueprint = Blueprint("reports", __name__)
NEW_PAGE = 20


@blueprint.get("/")
@requires(Permission.HOME_VIEW)
def home() -> ResponseReturnValue:
    viewer, moment = signed_in(), moment_on()
    if viewer.roles == {Role.AMBASSADOR}:
        return _ambassadors_home(viewer, moment)
    page = reads.home(viewer, moment)
    waiting = voice.answers_owed(viewer)
    owed = [each for each in waiting if each.is_owed_by(viewer)]
    said = voices(viewer)
    escalated = owed_by(viewer) if can(Permission.ESCALATION_VIEW) else 0
    number = page.things + len(owed) + said.things + bool(escalated)
    return render_template(
        "reports/home.html",
        home=page,
        owed=owed,
        owed_by_others=len(waiting) - len(owed),
        voices=said,
        escalated=escalated,
        number=number,
        words=_things(number),
        plan_words=headline(page.total),
        today=moment.day,
    )


def _things(number: int) -> str:
    if not number:
        return "Nothing needs you today"
    return "1 thing needs you" if number == 1 else f"{number} things need you"


def _ambassadors_home(viewer: SignedIn, moment: Moment) -> ResponseReturnValue:
    page = render_template(
        "reports/home_ambassador.html",
        home=young_home(viewer, moment),
        shown=NEW_SHOWN,
        items_shown=ITEMS_SHOWN,
    )
    looks.looked(viewer)
    return page


@blueprint.get("/new")
@requires(Permission.HOME_VIEW)
def new() -> ResponseReturnValue:
    """All that is new for an ambassador: their first page shows the beginning of it."""
    viewer = signed_in()
    if viewer.roles != {Role.AMBASSADOR}:
        return redirect(url_for(".home"))
    found = what_is_new(viewer, moment_on())
    pages = max(1, -(-len(found.new) // NEW_PAGE))
    page = min(max(request.args.get("page", 1, int), 1), pages)
    first = (page - 1) * NEW_PAGE
    return render_template(
        "reports/new.html",
        news=found,
        rows=found.new[first : first + NEW_PAGE],
        page=page,
        pages=pages,
        size=NEW_PAGE,
    )


@blueprint.get("/board")
@requires(Permission.BOARD_VIEW)
def board() -> ResponseReturnValue:
    choice = Choice(request.args.get("plan", ""), request.args.get("workstream", ""))
    asked = _asked(choice)
    if asked.warning:
        flash(asked.warning, "warning")
    day = asked.moment.day
    page = board_page(
        asked,
        viewer=signed_in(),
        choice=choice,
        remembered=current_app.extensions["board_pages"],
        coming=coming_board(),
    )
    if unknown := _unknown(choice, page):
        flash(f"{unknown}, so this shows all of it.", "warning")
        return redirect(url_for("reports.board", meeting=request.args.get("meeting")))
    form = BoardFilter(
        plan=choice.plan_slug,
        workstream=choice.workstream_slug,
        as_of=f"{day.day}/{day.month}/{day.year}",
        meeting=asked.board.id if asked.board else None,
    )
    form.plan.choices = [("", "Plans live on the day"), *page.plan_choices]
    form.workstream.choices = [("", "All workstreams"), *page.workstream_choices]
    return render_template(
        "reports/board.html",
        page=page,
        escalated=waiting_for_board(signed_in()) if asked.moment.is_now else 0,
        filter_form=form,
        workstream_rows=_stream_rows(page),
        pledge_rows=_pledge_rows(page),
        plan_rows=_plan_rows(page),
        choice=choice,
        day=day,
        today=clock.today(),
        asked_board=asked.board,
        state=page.round.state(clock.today()) if page.round else None,
    )


def _unknown(choice: Choice, page: BoardPage) -> str:
    """What the address asks for that is not there, in words."""
    for slug, what, known in (
        (choice.plan_slug, "plan", page.plan_choices),
        (choice.workstream_slug, "workstream", page.workstream_choices),
    ):
        if slug and slug not in dict(known):
            return f"There is no {what} “{slug[:20]}”"
    return ""


def _stream_rows(page: BoardPage) -> list[dict[str, Any]]:
    return [
        {
            "name": line.name,
            "url": url_for("workstreams.show", slug=line.slug) if line.slug else "",
            "counts": line.counts.as_dict(),
        }
        for line in page.workstreams
    ]


def _pledge_rows(page: BoardPage) -> list[dict[str, Any]]:
    return [
        {
            "name": line.name,
            "url": url_for("plan.pledge_of", slug=line.plan_slug, number=line.number),
            "counts": line.counts.as_dict(),
        }
        for line in page.pledges
    ]


def _plan_rows(page: BoardPage) -> list[dict[str, Any]]:
    return [
        {
            "name": line.name,
            "url": url_for("plan.show", slug=line.slug),
            "counts": line.counts.as_dict(),
        }
        for line in page.plans
    ]


def _asked(choice: Choice) -> Asked:
    """The board in `meeting`, or the day in `as_of`, or a past plan's last day; else today."""
    today = clock.today()
    meeting, typed = request.args.get("meeting", ""), request.args.get("as_of", "").strip()
    if meeting:
        return at_meeting(meeting, viewer=signed_in(), today=today)
    if typed:
        return on_day(_read_day(typed, today))
    last = last_day_of(choice.plan_slug) if choice.plan_slug else None
    return on_day(min(last, today) if last else today)


def _read_day(typed: str, today: date) -> date:
    try:
        day = date.fromisoformat(typed) if typed[:4].isdigit() else parse_day(typed)
    except ValueError:
        flash(f"“{typed[:20]}” is not a date we can read, so this is as of today.", "warning")
        return today
    if day > today:
        flash(f"{long_date(day)} is still to come, so this is as of today.", "warning")
        return today
    return day
