"""An ambassador's first page: what is new, what they said, and what comes next."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select

from tracker.actions.action_row import ActionRow
from tracker.actions.queries import count, rows
from tracker.actions.standing import Moment, standing
from tracker.core.database import db
from tracker.core.errors import NotFound
from tracker.core.periods import quarter_of
from tracker.meetings import listing
from tracker.meetings.enums import BodyKind
from tracker.meetings.listing import MeetingRow
from tracker.meetings.models import Body
from tracker.meetings.policy import visible_to
from tracker.meetings.queries import NextBoard, next_board
from tracker.meetings.shadow.queries import Before, ItemBefore, before
from tracker.people.identity import SignedIn
from tracker.reports.young import looks
from tracker.reports.young.good_news import GoodFigures, good_figures
from tracker.reports.young.news import New, news, of_their_streams
from tracker.voice import queries as voice
from tracker.voice.celebrations import queries as celebrations
from tracker.voice.difference.queries import Question, questions_for
from tracker.voice.models import Comment
from tracker.voice.published import queries as published
from tracker.voice.rows import CommentRow
from tracker.voice.sending import all_begun
from tracker.workstreams.models import Workstream

NEW_SHOWN = 3
SAID_SHOWN = 2
ACTIONS_SHOWN = 4
ITEMS_SHOWN = 3
GOOD_NEWS_SHOWN = 2
NUMBERS = ("No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten")


@dataclass(frozen=True)
class News:
    """What is new, and since when, as the words that end a sentence."""

    new: list[New]
    since: str

    @property
    def headline(self) -> str:
        """What the page begins with."""
        number = len(self.new)
        if not number:
            return f"Hello. Nothing is new {self.since}."
        counted = NUMBERS[number] if number < len(NUMBERS) else str(number)
        return f"Hello. {counted} thing{'s are' if number > 1 else ' is'} new."


@dataclass(frozen=True)
class Stream:
    """A workstream in which somebody has the seat."""

    slug: str
    name: str


@dataclass(frozen=True)
class NextMeeting:
    """The meeting to speak of next; `before` is what it will talk about, if that is out."""

    meeting: MeetingRow
    before: Before | None
    shadows: list[tuple[str, str]]

    @property
    def items(self) -> list[ItemBefore]:
        """What is open to talk about."""
        return [each for each in self.before.items if each.is_open] if self.before else []


@dataclass(frozen=True)
class YoungHome:
    """The page, read in a number of queries that does not grow."""

    streams: list[Stream]
    news: News
    questions: list[Question]
    yes_or_no: published.YesOrNo
    begun: list[tuple[str, str]]
    said: list[CommentRow]
    said_number: int
    actions: list[ActionRow]
    actions_number: int
    meeting: NextMeeting | None
    board: NextBoard | None
    good_news: list[celebrations.News]
    figures: GoodFigures | None

    @property
    def lead(self) -> str:
        """Where they sit, in a sentence."""
        names = " and ".join(each.name for each in self.streams)
        if not names:
            return "You do not sit on a workstream yet, so this is about all of them."
        return f"You sit on {names}."


def what_is_new(viewer: SignedIn, moment: Moment) -> News:
    """All that is new for somebody since they last looked."""
    began, words = looks.since(viewer, moment)
    coming = listing.meetings_to_come(viewer, today=moment.day)
    return News(news(viewer, moment, began, coming), words)


def young_home(viewer: SignedIn, moment: Moment) -> YoungHome:
    """Everything on the page."""
    began, words = looks.since(viewer, moment)
    coming = listing.meetings_to_come(viewer, today=moment.day)
    theirs = [*of_their_streams(viewer, moment), standing(moment).is_open]
    actions = rows(moment, viewer=viewer, where=theirs, limit=ACTIONS_SHOWN)
    more = len(actions) == ACTIONS_SHOWN
    return YoungHome(
        streams=_streams(viewer),
        news=News(news(viewer, moment, began, coming), words),
        questions=questions_for(viewer),
        yes_or_no=published.yes_or_no(viewer),
        begun=all_begun(),
        said=voice.my_comments(viewer, limit=SAID_SHOWN),
        said_number=_how_often(viewer),
        actions=actions,
        actions_number=count(moment, viewer=viewer, where=theirs) if more else len(actions),
        meeting=_next(viewer, coming, moment.day),
        board=next_board(moment.day),
        good_news=celebrations.latest(GOOD_NEWS_SHOWN),
        figures=good_figures(viewer, quarter_of(moment.day).previous),
    )


def _streams(viewer: SignedIn) -> list[Stream]:
    found = (
        select(Workstream.slug, Workstream.name)
        .where(Workstream.id.in_(sorted(viewer.ambassador_of)))
        .order_by(Workstream.position)
    )
    return [Stream(*row) for row in db.session.execute(found)]


def _how_often(viewer: SignedIn) -> int:
    said = select(func.count(Comment.id)).where(Comment.author_id == viewer.id)
    return db.session.scalar(said) or 0


def _next(viewer: SignedIn, coming: list[MeetingRow], today: date) -> NextMeeting | None:
    """The soonest whose agenda is out, else the next board, else the soonest of all."""
    out = [each for each in coming if each.agenda_out_at]
    wanted = next(iter([*out, *(each for each in coming if each.is_board), *coming]), None)
    if wanted is None:
        return None
    try:
        found = before(wanted.id, viewer)
    except NotFound:
        found = None
    shadows = (
        select(Body.slug, Body.name)
        .where(Body.kind == BodyKind.SHADOW, visible_to(viewer, today=today))
        .order_by(Body.name)
    )
    return NextMeeting(wanted, found, [(slug, name) for slug, name in db.session.execute(shadows)])
