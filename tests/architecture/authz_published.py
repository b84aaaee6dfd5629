"""Good news and what is printed, for the walk over every address."""

from typing import Any

from tests.factories.published import CelebrationFactory, PublicationFactory, SourceFactory
from tests.factories.voice import AnswerFactory
from tracker.access.roles import Role
from tracker.people.models import User
from tracker.plan.models import Pledge
from tracker.voice.published.enums import Consent

MISSING = 999_999
Objects = dict[str, dict[str, dict[str, Any]]]


def celebrations(people: dict[str, User], pledge: Pledge) -> Objects:
    """News that is published, that the ambassador proposed, and that is not there."""
    own = people[Role.AMBASSADOR].id
    found = {
        "published": CelebrationFactory(pledge=pledge),
        "ambassador's": CelebrationFactory(pledge=pledge, is_waiting=True, proposed_by_id=own),
    }
    values = {name: {"celebration_id": each.id} for name, each in found.items()}
    return {"celebrations": values | {"missing": {"celebration_id": MISSING}}}


def publications(people: dict[str, User], action: Any, board: Any) -> Objects:
    """Of the ambassador's answered comments: asked about, printed, not public; and none."""
    said = {"comment__author": people[Role.AMBASSADOR], "by": people[Role.ACTION_LEAD]}
    asked = PublicationFactory(
        answer=AnswerFactory(comment__action=action, **said),
        consent=Consent.ASKED,
        is_printed=False,
    )
    found = {
        "asked": asked.comment_id,
        "printed": PublicationFactory(
            answer=AnswerFactory(comment__action=action, **said)
        ).comment_id,
        "not-public": AnswerFactory(comment__action=board, **said).comment_id,
        "missing": MISSING,
    }
    values = {state: {"comment_id": comment_id} for state, comment_id in found.items()}
    return {f"voice/{deed}": values for deed in ("print", "print-words", "printing", "take-down")}


def sources() -> Objects:
    """A survey, and one that is not there."""
    values = {"there": SourceFactory().id, "missing": MISSING}
    return {"voice/reach": {state: {"source_id": key} for state, key in values.items()}}
