"""What somebody is told before they comment: who reads it, who answers by when, what can change."""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from flask import current_app
from sqlalchemy import Select, bindparam, null, select

from tracker.access.roles import Role
from tracker.actions.models import Action
from tracker.core import clock
from tracker.core.database import db
from tracker.core.dates import long_date
from tracker.core.errors import NotFound
from tracker.core.visibility import Visibility
from tracker.people.identity import SignedIn
from tracker.people.models import Post
from tracker.plan.models import Plan, Pledge
from tracker.voice import offers, policy, rules
from tracker.voice.about import About, Label, about
from tracker.voice.enums import AboutKind, ShownAs
from tracker.voice.hearing import leads
from tracker.voice.listing import action_columns, pledge_columns
from tracker.workstreams.models import PledgeWorkstream, Workstream

READERS = {
    Visibility.PUBLIC: "everybody who can sign in here, councillors on the committee too",
    Visibility.BOARD: "people on the board and in this workstream",
    Visibility.RESTRICTED: "only people who are cleared for restricted papers",
    Visibility.DRAFT: "only the board secretary, until the action is ready",
}
SENT_TO = {
    Visibility.PUBLIC: ("everybody who can sign in",),
    Visibility.BOARD: ("the board", "the workstream"),
    Visibility.RESTRICTED: ("people cleared for restricted papers",),
    Visibility.DRAFT: (),
}
NOT_YOURS = "Your role reads comments and does not write them."
THE_AMBASSADORS = "The care leaver ambassadors"
OF_THE_BOARD = "the promise behind it and its money, which the board decides"
OF_A_PROMISE = "the words of the promise, until the council writes a new plan"


@dataclass(frozen=True, slots=True)
class Box:
    """The box for a comment; `closed` says in a sentence why there is none, if there is none."""

    about: About
    closed: str
    readers: str
    owes_answer: bool
    due_on: date
    can_change: str
    cannot_change: str
    names: list[tuple[str, str]]
    button: str
    known: tuple[str, ...]
    group: str
    until: str
    is_read_first: bool
    hears: str


def box_for(action_id: int, viewer: SignedIn) -> Box:
    """The box on an action for this person; NotFound where they may not know of the action."""
    today = clock.today()
    found = db.session.execute(_action(today), {"action": action_id}).first()
    return _box(
        found,
        viewer,
        closed=_why_closed(found.plan_name, found.plan_ends_on) if found else "",
        can_change=_can_change(found is not None and found.closed_on is not None),
        cannot_change=OF_THE_BOARD,
        more=(found.plain_summary,) if found else (),
    )


def box_for_pledge(pledge_id: int, viewer: SignedIn) -> Box:
    """The box on a pledge; the chair of the first workstream that serves it answers."""
    found = db.session.execute(_pledge(), {"pledge": pledge_id}).first()
    return _box(
        found,
        viewer,
        closed=_why_closed(found.plan_name, found.plan_ends_on) if found else "",
        can_change="what the council does to keep this promise",
        cannot_change=OF_A_PROMISE,
    )


def box_for_anything(viewer: SignedIn) -> Box:
    """The box for what nobody asked about: whoever sends it chooses who answers."""
    thing = About(
        kind=AboutKind.ANYTHING,
        id=0,
        ref="",
        text="",
        path="",
        label=Label(Visibility.BOARD, None),
        workstream_name="",
        answerer="the chair of the group that you choose",
        is_visible=True,
    )
    return box_about(
        thing,
        viewer,
        closed="" if policy.may_say_anything(viewer) else NOT_YOURS,
        readers="people on the board, and the group that you choose",
        can_change="what the council does next",
        cannot_change="the law, and how much money the council has",
        button="Send it to the board",
    )


def box_about(
    thing: About,
    viewer: SignedIn,
    *,
    closed: str,
    can_change: str,
    cannot_change: str,
    readers: str = "",
    button: str = "",
    group: str = THE_AMBASSADORS,
    names: tuple[ShownAs, ...] = (),
    until: str = "",
    more: tuple[str, ...] = (),
) -> Box:
    """The box about a thing; `group` is whom its author may speak for, in one of the `names`.

    `until` says how long one can; `more` are further texts whose own words are nobody’s name.
    """
    owes_answer = Role.AMBASSADOR in viewer.roles
    return Box(
        about=thing,
        closed=closed,
        readers=readers or READERS[thing.label.visibility],
        owes_answer=owes_answer,
        due_on=rules.answer_due_on(clock.today()),
        can_change=can_change,
        cannot_change=cannot_change,
        names=_names(viewer, group, names or offers.names_open_to(viewer)),
        button=button or _button(thing, owes_answer=owes_answer),
        known=(*thing.known, *more),
        group=group,
        until=until,
        is_read_first=owes_answer and reads_first(),
        hears=_who_hears(thing, viewer),
    )


def _who_hears(thing: About, viewer: SignedIn) -> str:
    """Who reads what is for the safeguarding lead alone."""
    label, is_open = thing.label, thing.kind is AboutKind.ANYTHING
    found = leads(label.workstream_id, label.accountable_post_id, viewer.id, any_stream=is_open)
    return found.words


def reads_first() -> bool:
    """Whether the council has the participation lead read what ambassadors say (reliability T2)."""
    is_on: bool = current_app.extensions["tracker"].reads_first
    return is_on


def _names(viewer: SignedIn, group: str, names: tuple[ShownAs, ...]) -> list[tuple[str, str]]:
    """The ways to be shown, each as readers would see it; the one that shows least first."""
    first_name = rules.first_word(viewer.known_as or viewer.name)
    role = offers.author_role(viewer.roles)
    return [
        (each.value, _choice(each, rules.shown_name(
            each, name=viewer.name, first_name=first_name, role=role, group=group
        )))
        for each in names
    ]  # fmt: skip


def _choice(name: ShownAs, shown: str) -> str:
    return {
        ShownAs.FIRST: f"{name.label}: {shown}",
        ShownAs.FULL: f"{name.label}: {shown}",
        ShownAs.GROUP: f"{shown}, for what you agreed together",
    }.get(name, shown)


def _box(
    found: Any,
    viewer: SignedIn,
    *,
    closed: str,
    can_change: str,
    cannot_change: str,
    more: tuple[str, ...] = (),
) -> Box:
    if found is None:
        raise NotFound
    thing = about(found, viewer)
    if not thing.is_visible:
        raise NotFound
    return box_about(
        thing,
        viewer,
        closed=closed if policy.may_comment(viewer, thing.label) else NOT_YOURS,
        can_change=can_change,
        cannot_change=cannot_change,
        more=more,
    )


@lru_cache(maxsize=4)
def _action(today: date) -> Select[Any]:
    statement: Select[Any] = (
        select(
            *action_columns(today),
            Action.plain_summary,
            Action.closed_on,
            Plan.ends_on.label("plan_ends_on"),
            Plan.name.label("plan_name"),
        )
        .join(Plan, Plan.id == Action.plan_id)
        .outerjoin(Workstream, Workstream.id == Action.workstream_id)
        .outerjoin(Post, Post.id == Action.accountable_post_id)
        .where(Action.id == bindparam("action"))
    )
    return statement


@lru_cache(maxsize=1)
def _pledge() -> Select[Any]:
    statement: Select[Any] = (
        select(
            null().label("action_id"),
            *pledge_columns(),
            Plan.ends_on.label("plan_ends_on"),
            Plan.name.label("plan_name"),
            Workstream.id.label("owner_id"),
            Workstream.name.label("workstream_name"),
            null().label("accountable_post_id"),
            null().label("post_name"),
            null().label("post_kind"),
            null().label("post_is_vacant"),
        )
        .join(Plan, Plan.id == Pledge.plan_id)
        .outerjoin(PledgeWorkstream, PledgeWorkstream.pledge_id == Pledge.id)
        .outerjoin(Workstream, Workstream.id == PledgeWorkstream.workstream_id)
        .where(Pledge.id == bindparam("pledge"))
        .order_by(Workstream.position.nulls_last(), Workstream.id)
        .limit(1)
    )
    return statement


def _why_closed(plan: str, ends_on: date) -> str:
    if ends_on >= clock.today():
        return ""
    return f"{plan} ended on {long_date(ends_on)}, so nobody can comment on it any more."


def _can_change(is_closed: bool) -> str:
    if is_closed:
        return "this action is closed, and the board can open it again"
    return "how this is done, in what order and by when"


def _button(thing: About, *, owes_answer: bool) -> str:
    """The readers by name, so that nobody sends to people they do not know of."""
    answerer = [thing.answerer.replace("'", "’")] if owes_answer else []
    to = [*answerer, *SENT_TO[thing.label.visibility]] or ["the board secretary"]
    return f"Send to {to[0]}" if len(to) == 1 else f"Send to {', '.join(to[:-1])} and {to[-1]}"
