"""“May we print this?” as letters know it: of whose comment, and since when it is asked."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select

from tracker.actions.models import Action
from tracker.core.database import db
from tracker.reminders.enums import About, StepKind
from tracker.reminders.ladder import Rung
from tracker.reminders.rules import happened_on
from tracker.reminders.steps import Step
from tracker.voice.models import Comment
from tracker.voice.published.enums import Consent
from tracker.voice.published.models import Publication
from tracker.voice.published.policy import is_public


@dataclass(frozen=True, slots=True)
class PrintInfo:
    """A comment of which it is asked whether it may be printed; never its words.

    Of what was written down for others neither who wrote it nor who asks may say so.
    """

    comment_id: int
    author_id: int
    asked_by_id: int | None
    workstream_id: int | None
    is_for_others: bool
    asked_on: date

    def step(self, rung: Rung) -> Step:
        """That the question is asked."""
        return Step(StepKind.MAY_PRINT, self.asked_on, About.COMMENT, self.comment_id, rung=rung)


def prints(day: date) -> list[PrintInfo]:
    """What is asked on a day, in one statement."""
    rows = db.session.execute(
        select(
            Comment.id,
            Comment.author_id,
            Publication.asked_by_id,
            Action.workstream_id,
            Comment.is_for_others,
            Publication.asked_at,
        )
        .join(Publication, Publication.comment_id == Comment.id)
        .outerjoin(Action, Action.id == Comment.action_id)
        .where(Publication.consent == Consent.ASKED, is_public())
        .order_by(Publication.id)
    )
    found = [PrintInfo(*row[:-1], happened_on(row.asked_at)) for row in rows]
    return [each for each in found if each.asked_on <= day]
