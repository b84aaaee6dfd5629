"""All that was written here in sentences, for holding it against the figures: a query a kind."""

from datetime import date, datetime, timedelta

from sqlalchemy import Executable, select

from tracker.actions.models import Action, ActionUpdate
from tracker.core.clock import london
from tracker.core.database import db
from tracker.core.dates import long_date
from tracker.meetings.agenda.models import AgendaItem, Paper
from tracker.meetings.minutes.models import Resolution
from tracker.meetings.models import Body, Meeting
from tracker.scorecards.exceptions.models import DataException
from tracker.scorecards.figure_models import Commentary
from tracker.scorecards.models import Indicator
from tracker.scorecards.queries import is_said
from tracker.scorecards.quoting.contradictions.engine import Paper as Text
from tracker.scorecards.quoting.naming import REFERENCE
from tracker.voice.models import Answer, Comment


def narratives() -> list[Text]:
    """Updates, answers, minutes, summaries, key messages, commentary and exceptions."""
    return [
        each
        for kind, asked in _asked().items()
        for row in db.session.execute(asked)
        if (each := _text(kind, *row)).lines
    ]


def _asked() -> dict[str, Executable]:
    """For each kind of text: what it is about, the day it is of, and its parts."""
    return {
        "Update": select(
            Action.ref,
            ActionUpdate.counts_on,
            ActionUpdate.progress,
            ActionUpdate.why,
            ActionUpdate.road_to_green,
            ActionUpdate.ask,
        ).join_from(ActionUpdate, Action),
        "Answer": select(Action.ref, Answer.answered_at, Answer.text)
        .join_from(Answer, Comment)
        .join(Action, Action.id == Comment.action_id),
        "Agenda and minutes": select(
            AgendaItem.title,
            Meeting.held_on,
            AgendaItem.summary,
            AgendaItem.discussion,
            AgendaItem.public_note,
        ).join_from(AgendaItem, Meeting, Meeting.id == AgendaItem.meeting_id),
        "Resolution": select(AgendaItem.title, Meeting.held_on, Resolution.text)
        .join_from(Resolution, AgendaItem, AgendaItem.id == Resolution.item_id)
        .join(Meeting, Meeting.id == AgendaItem.meeting_id),
        "Paper": select(Paper.title, Paper.added_on, Paper.summary),
        "Key messages": select(Body.name, Meeting.held_on, Meeting.key_messages).join_from(
            Meeting, Body, Body.id == Meeting.body_id
        ),
        "Commentary": select(Indicator.slug, Commentary.ends_on, Commentary.why, Commentary.recover)
        .join_from(Commentary, Indicator, Indicator.id == Commentary.indicator_id)
        .where(is_said()),
        "Exception": select(
            DataException.heading,
            DataException.raised_on,
            DataException.told,
            DataException.next_step,
            DataException.what_happened,
        ),
    }


def _text(kind: str, about: str, on: date | datetime, *parts: str) -> Text:
    day = london(on).date() if isinstance(on, datetime) else on
    lines = [
        line for part in parts for line in REFERENCE.sub("", part).splitlines() if line.strip()
    ]
    # What is said of a period is said when it is over.
    dated = day + timedelta(days=1) if kind == "Commentary" else day
    return Text(f"{kind}, {about}, {long_date(day)}", dated, lines)
