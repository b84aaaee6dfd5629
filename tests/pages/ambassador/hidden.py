"""Ambassadors who hide their names, and all that they may do, done through the pages."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select

from tests.architecture.authz_world import World
from tests.factories.actions import ActionFactory, ClosureFactory
from tests.factories.agendas import ItemFactory
from tests.factories.meetings import MeetingFactory, MemberFactory
from tests.factories.people import UserFactory
from tests.factories.workstreams import SeatFactory
from tests.support.browser import Browser
from tracker.access.roles import Role
from tracker.actions.models import Action
from tracker.core import clock
from tracker.core.visibility import Visibility
from tracker.meetings.models import Body
from tracker.people.models import User
from tracker.voice.models import Comment
from tracker.workstreams.enums import SeatKind

DUE = date(2025, 12, 12)


@dataclass(frozen=True)
class Author:
    """An ambassador, how they show themselves, and the words that tell who they are."""

    shown_as: str
    user: User
    secret: tuple[str, ...]


def authors(world: World) -> list[Author]:
    """One for each way to be shown; each word stands nowhere else."""
    found = []
    for shown_as, first, last, hides in (
        ("role", "Quillfeather", "Marrowby", "first last mail"),
        ("first", "Tansyleaf", "Oxenholt", "last mail"),
        ("full", "Wrenlock", "Applegarth", "mail"),
        ("group", "Sorrelmay", "Thornbury", "first last mail"),
    ):
        mail = f"{first[::-1]}{shown_as}".lower()
        words = {"first": first, "last": last, "mail": mail}
        user = UserFactory(
            roles=[Role.AMBASSADOR],
            name=f"{first} {last}",
            known_as=f"{first} {last}",
            email=f"{mail}@example.org",
        )
        secret = tuple(words[each].lower() for each in hides.split())
        found.append(Author(shown_as, user, secret))
    return found


def speak(browser: Browser, session, world: World) -> list[Author]:
    """Everybody says something in every state that a comment can have."""
    own = session.get_one(Action, world.objects["actions"]["own"]["action_id"])
    session.refresh(own, ["workstream", "plan", "accountable_post"])
    own.visibility = Visibility.PUBLIC
    closing = ActionFactory(plan=own.plan, workstream=own.workstream, proposed_on=clock.today())
    closure = ClosureFactory(action=closing)
    committee = session.scalars(select(Body).where(Body.slug == "committee")).one()
    meeting = MeetingFactory(body=committee, held_on=DUE, agenda_out_at=clock.now())
    item = ItemFactory(meeting_id=meeting.id, visibility=Visibility.PUBLIC)
    found = authors(world)
    for author in found:
        SeatFactory(workstream=own.workstream, user=author.user, kind=SeatKind.AMBASSADOR)
        MemberFactory(body=committee, user=author.user)
    session.commit()
    for author in found:
        browser.sign_in(author.user)
        for state in ("stands", "withdrawn", "removed", "flagged", "private", "answered"):
            comment = _say(browser, session, own.id, author, state)
            _put(browser, world, author, comment, state)
            browser.sign_in(author.user)
        for where in (
            f"/meetings/{meeting.id}/before/{item.id}",
            "/plan/strategy/pledges/1/comment",
            "/voice/say",
        ):
            _speak(browser, where, author, "It is elsewhere")
        _speak(browser, "/voice/say", author, "It is kept", button="Keep it for later")
        news = {"text": f"A bus stands at the gate of the {author.shown_as}."}
        browser.submit(browser.get("/celebrations/add"), news, form="/celebrations/add")
        where = f"/actions/{closing.id}/closure/{closure.id}/difference"
        browser.submit(browser.get(where), form=where, button="Partly")
    for author in found:
        author.user.demonstration = False  # a demonstration lists its own people to choose from
    session.commit()
    return found


def _say(browser: Browser, session, action_id: int, author: Author, state: str) -> int:
    more = {"unsafe": True} if state == "private" else {}
    _speak(browser, f"/actions/{action_id}/comment", author, f"It is {state}", **more)
    newest = select(Comment.id).where(Comment.author_id == author.user.id)
    return session.scalars(newest.order_by(Comment.id.desc())).first()


def _speak(browser: Browser, where: str, author: Author, words: str, button=None, **more) -> None:
    page = browser.get(where)
    offered = {each["value"] for each in page.soup.select("input[name=shown_as]")}
    shown_as = author.shown_as if author.shown_as in offered else "role"
    answers = {"text": f"{words}, says one {author.shown_as}.", "shown_as": shown_as, **more}
    browser.submit(page, answers, form=where, button=button)


def _put(browser: Browser, world: World, author: Author, comment: int, state: str) -> None:
    """Bring a comment into a state, as whoever may."""
    deeds = {
        "withdrawn": ("withdraw", author.user, {}),
        "removed": ("remove", world.people[Role.PARTICIPATION_LEAD], {"reason": "It names one."}),
        "flagged": ("flag", world.people[Role.BOARD_MEMBER], {}),
        "answered": (
            "answer",
            world.people[Role.WORKSTREAM_CHAIR],
            {"kind": "we_did_it", "text": "We did it in May."},
        ),
    }
    if state in deeds:
        deed, who, answers = deeds[state]
        where = f"/voice/{comment}/{deed}"
        browser.sign_in(who)
        browser.submit(browser.get(where), answers, form=where)
    if state == "answered":
        where = f"/voice/{comment}/verdict"
        browser.sign_in(author.user)
        browser.submit(browser.get(where), {"text": "It is cold."}, form=where, button="Not yet")
