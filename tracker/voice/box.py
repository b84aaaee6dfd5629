"""What somebody is told before they comment: who reads it, who answers by when, what can change."""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from sqlalchemy import Select, bindparam, select

from tracker.access.roles import Role
from tracker.actions import policy as actions
from tracker.actions.models import Action
from tracker.core import clock
from tracker.core.database import db
from tracker.core.dates import long_date
from tracker.core.errors import NotFound
from tracker.core.visibility import Visibility
from tracker.people.identity import SignedIn
from tracker.people.models import Post
from tracker.plan.models import Plan
from tracker.voice import policy, rules
from tracker.voice.enums import ShownAs
from tracker.voice.listing import action_columns
from tracker.voice.rows import AboutAction, about
from tracker.workstreams.models import Workstream

READERS = {
    Visibility.PUBLIC: "everybody who can sign in here, councillors on the committee too. Once it "
    "is answered it can stand in “You said, we did”",
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


@dataclass(frozen=True, slots=True)
class Box:
    """The box for a comment; `closed` says in a sentence why there is none, if there is none."""

    action: AboutAction
    closed: str
    readers: str
    owes_answer: bool
    due_on: date
    can_change: str
    cannot_change: str
    names: list[tuple[str, str]]
    button: str
    known: tuple[str, ...]


def box_for(action_id: int, viewer: SignedIn) -> Box:
    """The box on an action for this person; NotFound where they may not know of the action."""
    today = clock.today()
    found = db.session.execute(_about(today), {"action": action_id}).first()
    if found is None or not actions.may_see(viewer, found):
        raise NotFound
    action = about(found, viewer)
    owes_answer = Role.AMBASSADOR in viewer.roles
    return Box(
        action=action,
        closed=_why_closed(found.plan_name, found.plan_ends_on, today)
        if policy.may_comment(viewer, found)
        else "Your role reads comments and does not write them.",
        readers=READERS[found.visibility],
        owes_answer=owes_answer,
        due_on=rules.answer_due_on(today),
        can_change=_can_change(found.closed_on is not None),
        cannot_change="the promise behind it and its money, which the board decides",
        names=_names(viewer),
        button=_button(action, owes_answer=owes_answer),
        known=(found.action_text, found.plain_summary, action.workstream_name, action.answerer),
    )


@lru_cache(maxsize=4)
def _about(today: date) -> Select[Any]:
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


def _why_closed(plan: str, ends_on: date, today: date) -> str:
    if ends_on >= today:
        return ""
    return f"{plan} ended on {long_date(ends_on)}, so nobody can comment on it any more."


def _can_change(is_closed: bool) -> str:
    if is_closed:
        return "this action is closed, and the board can open it again"
    return "how this is done, in what order and by when"


def _names(viewer: SignedIn) -> list[tuple[str, str]]:
    """The ways to be shown, each as readers would see it; the one without a name first."""
    first_name = rules.first_word(viewer.known_as or viewer.name)
    role = policy.author_role(viewer.roles)
    shown = {
        each: rules.shown_name(each, name=viewer.name, first_name=first_name, role=role)
        for each in ShownAs
    }
    return [
        (ShownAs.ROLE.value, shown[ShownAs.ROLE]),
        (ShownAs.FIRST.value, f"{ShownAs.FIRST.label}: {shown[ShownAs.FIRST]}"),
        (ShownAs.FULL.value, f"{ShownAs.FULL.label}: {shown[ShownAs.FULL]}"),
    ]


def _button(action: AboutAction, *, owes_answer: bool) -> str:
    """The readers by name, so that nobody sends to people they do not know of."""
    answerer = [action.answerer.replace("'", "’")] if owes_answer else []
    to = [*answerer, *SENT_TO[action.visibility]] or ["the board secretary"]
    return f"Send to {to[0]}" if len(to) == 1 else f"Send to {', '.join(to[:-1])} and {to[-1]}"
