"""What the pages of good news and of what is printed need to be looked at."""

from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from tests.factories.published import CelebrationFactory, PublicationFactory, SourceFactory
from tests.factories.voice import AnswerFactory
from tracker.actions.models import Action
from tracker.people.models import User
from tracker.plan.models import Plan, Pledge
from tracker.voice.published.enums import Consent


def published(session: Session, user: User, *, plan: str) -> dict[str, dict[str, Any]]:
    """Good news that waits, and two of somebody's own comments: asked about, and printed."""
    pledge = session.scalars(select(Pledge).join(Plan).where(Plan.slug == plan).limit(1)).one()
    action = session.scalars(select(Action).where(Action.ref == "H2")).one()
    news = {"celebration_id": CelebrationFactory(pledge=pledge, is_waiting=True).id}

    def answered(**facts: Any) -> dict[str, Any]:
        answer = AnswerFactory(comment__action=action, comment__author=user, by=user)
        return {"comment_id": PublicationFactory(answer=answer, **facts).comment_id}

    source = {"source_id": SourceFactory().id}
    asked, printed = answered(consent=Consent.ASKED, is_printed=False), answered()
    return {
        **{f"celebrations.{deed}": news for deed in ("change", "publish", "remove")},
        **{f"reach.{deed}": source for deed in ("add_point", "change", "show")},
        "printing.consent": asked,
        "printing.words": asked,
        "printing.print_it": printed,
        "printing.take_down": printed,
    }
