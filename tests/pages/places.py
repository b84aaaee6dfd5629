"""Trackers that are served for a whole module, and something of every kind to look at."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from playwright.sync_api import Browser, Page
from sqlalchemy import select
from sqlalchemy.orm import Session

from tests import factories
from tests.factories.imports import PlanImportFactory, imported
from tests.factories.people import PostHoldingFactory, person
from tests.factories.reminders import changed
from tests.factories.scorecard_imports import ScorecardImportFactory, imported_scorecard
from tests.factories.scorecards import SmallNumberShownFactory
from tests.factories.voice import AnswerFactory, CommentFactory, CommentFlagFactory
from tests.factories.workstreams import SeatFactory
from tests.pages.invited_places import invited_places
from tests.pages.paper_places import papers
from tests.pages.places_agendas import agenda
from tests.pages.places_governance import governance
from tests.pages.places_minutes import minuted
from tests.pages.places_published import published
from tests.pages.places_scorecards import measured
from tests.pages.places_sittings import sitting
from tests.support import database
from tests.support.apps import make_app
from tests.support.served import DESK, Chromium, Live, serving
from tracker.access.roles import Role
from tracker.actions.models import Action, Closure, DueMove, Evidence
from tracker.config import DEMO_DAY
from tracker.core.database import db
from tracker.meetings.models import Body, Meeting, Member
from tracker.outbox.models import ClosedDay, Letter
from tracker.people.models import Post, PostHolding, User
from tracker.plan.models import Commitment, Plan, Pledge
from tracker.reminders.tick import Ticker
from tracker.reminders.triggers import Trigger
from tracker.scorecards.enums import Hiding
from tracker.scorecards.exceptions.models import DataException
from tracker.scorecards.figure_models import Figure
from tracker.scorecards.models import Indicator, Scorecard
from tracker.voice.models import Comment
from tracker.words.enums import Agreement
from tracker.words.models import Word
from tracker.workstreams.enums import SeatKind
from tracker.workstreams.models import Workstream

Values = dict[str, Any]
LIVE = "strategy-2022-26"
HOMES = "good-homes-for-all"
BOARD = "executive-board"
SCORECARD = "corporate-parenting"
CLOSED = date(2025, 12, 24)


class Place:
    """A tracker that is served, whose people keep their windows open."""

    def __init__(self, live: Live, process: Browser) -> None:
        self.live, self.chromium = live, Chromium(process, live)
        self.users: dict[str, User] = {}
        self.values: Values = {}
        self.special: dict[str, Values] = {}
        self.slugs: dict[str, str] = {}
        self._windows: dict[str, Page] = {}

    def open(self, who: str, endpoint: str, size: tuple[int, int] = DESK) -> Page:
        """A page as somebody sees it; nobody of this name is signed out."""
        if who not in self._windows:
            self._windows[who] = self.chromium.window(self.users.get(who))
        page = self._windows[who]
        page.set_viewport_size({"width": size[0], "height": size[1]})
        page.goto(self.address(endpoint))
        return page

    def address(self, endpoint: str) -> str:
        """The address of a page about something that is there."""
        url_map = self.live.app.url_map
        (rule, *_) = url_map.iter_rules(endpoint)
        slug = self.slugs.get(rule.rule.split("/")[1])
        values = self.values | ({"slug": slug} if slug else {}) | self.special.get(endpoint, {})
        wanted = {name: values[name] for name in rule.arguments}
        return url_map.bind("localhost").build(endpoint, wanted)


def served(databases: database.Databases, process: Browser, address: str) -> Iterator[Place]:
    """Serve a database until the last test of a module is done, then throw it away."""
    app = make_app(databases, address)
    engine = database.plain_engine(address)
    with Session(engine) as session, factories.bound_to(session), serving(app) as url:
        place = Place(Live(url, app, session), process)
        yield place
        place.chromium.close()
    engine.dispose()
    with app.app_context():
        db.session.remove()
        db.engine.dispose()
    databases.drop(address)


def fill(place: Place) -> None:
    """Write the demonstration's letters, and add somebody who may do all there is."""
    session = place.live.session
    with place.live.app.app_context():
        Ticker(place.live.app.extensions["tracker"]).tick()
    for user in session.scalars(select(User)):
        place.users[user.email.partition("@")[0]] = user
    user = place.users["everybody"] = everybody(session)
    place.values = things(session)
    h2 = session.get(Action, place.values["action_id"])
    said = session.scalar(select(Comment).where(Comment.action_id == h2.id))
    answered = AnswerFactory(
        comment__action=h2, comment__author=user, comment__answer_due_on=DEMO_DAY
    )
    own, other = CommentFactory(action=h2, author=user), CommentFlagFactory(comment__action=h2)
    waiting, agreed = (
        session.scalar(select(Closure).where(Closure.agreed_on.is_(None) == is_waiting))
        for is_waiting in (True, False)
    )
    stream = session.get(Workstream, session.get(Action, waiting.action_id).workstream_id)
    SeatFactory(workstream=stream, user=user, kind=SeatKind.AMBASSADOR)
    move = session.scalar(select(DueMove).where(DueMove.agreed_on.is_(None)))
    link = session.scalar(select(Evidence))
    closing = {"action_id": waiting.action_id, "closure_id": waiting.id}
    moving = {"action_id": move.action_id, "move_id": move.id}
    place.values["comment_id"] = said.id
    place.slugs = {"plan": LIVE, "workstreams": HOMES, "bodies": BOARD, "meetings": HOMES}
    place.slugs |= {"scorecards": SCORECARD}
    read = {"import_id": PlanImportFactory().id, "number": 2}
    brought = {"import_id": ScorecardImportFactory().id, "number": 1}
    kept = imported_scorecard(session.scalars(select(Scorecard)).first())
    done = imported(session.scalars(select(Plan).where(Plan.slug == LIVE)).one())
    place.values["import_id"] = read["import_id"]
    place.special = {
        "import_rows.row": read,
        "importing.undo": {"import_id": done.id},
        "scorecard_imports.undo": {"import_id": kept.id},
        **{f"scorecard_imports.{each}": brought for each in ("show", "row", "make", "throw_away")},
        "action_deeds.agree_closure": closing,
        "action_deeds.refuse_closure": closing,
        "difference.say": closing,
        "action_deeds.reopen": {"action_id": agreed.action_id, "closure_id": agreed.id},
        "action_deeds.agree_new_date": moving,
        "action_deeds.refuse_new_date": moving,
        "evidence.remove": {"action_id": link.action_id, "evidence_id": link.id},
        "verdicts.say": {"comment_id": answered.comment_id},
        "voice.edit": {"comment_id": own.id},
        "voice.withdraw": {"comment_id": own.id},
        "voice.let_through": {"comment_id": CommentFactory(action=h2, is_held=True).id},
        "worries.release": {"comment_id": other.comment_id},
        "worries.record": {"comment_id": other.comment_id},
    }
    place.special |= invited_places(session, user)
    place.special |= minuted(session, user, plan=LIVE)
    place.special |= agenda(session, place.values, board=BOARD)
    place.special |= papers(place.values["meeting_id"])
    place.special |= sitting(session, user)
    place.special |= governance(session)
    place.special |= published(session, user, plan=LIVE)
    place.special |= measured(session)
    session.commit()


def everybody(session: Session) -> User:
    """One person in every role, in the post that chairs Good Homes, and cleared."""
    user = person(*Role, name="Everybody", is_cleared=True)
    post = session.scalars(select(Post).where(Post.slug == "head-of-housing")).one()
    PostHoldingFactory(user=user, post=post)
    return user


def things(session: Session) -> Values:
    """Something of each kind that an address may name."""

    def first(column: Any, *where: Any) -> Any:
        return session.scalar(select(column).where(*where).order_by(column).limit(1))

    body = session.scalars(select(Body).where(Body.slug == BOARD)).one()
    pledge = session.scalars(
        select(Pledge).join(Plan).join(Commitment).where(Plan.slug == LIVE).limit(1)
    ).first()
    holding = session.scalars(select(PostHolding).order_by(PostHolding.id)).first()
    assert pledge is not None
    assert holding is not None
    session.add(ClosedDay(day=CLOSED, label="Christmas closure"))
    return {
        "action_id": first(Action.id, Action.ref == "H2"),
        "number": pledge.number,
        "position": 1,
        "member_id": first(Member.id, Member.body_id == body.id),
        "meeting_id": first(Meeting.id, Meeting.body_id == body.id, Meeting.held_on > DEMO_DAY),
        "user_id": holding.user_id,
        "holding_id": holding.id,
        "post_id": holding.post_id,
        "letter_id": first(Letter.id),
        "ends_on": "2025-06-30",
        "exception_id": first(DataException.id),
        "figure_id": first(Figure.id, Figure.hiding == Hiding.SMALL),
        "shown_id": SmallNumberShownFactory(
            indicator_id=first(Indicator.id), shown_by_id=holding.user_id
        ).id,
        "indicator_id": first(Indicator.id, Indicator.slug == "sdq-completed"),
        "word_id": first(Word.id, Word.state == Agreement.PROPOSED),
        "role": Role.WORKSTREAM_CHAIR.value,
        "signed": "no-such-link",
        "secret": "no-such-address",
        "trigger": "overdue",
        "body_kind": "committee",
        "change_id": changed(Trigger.DUE_SOON, CLOSED, by=holding.user).id,
        "day": CLOSED.isoformat(),
    }
