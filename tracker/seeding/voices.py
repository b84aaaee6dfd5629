"""The demonstration's comments and answers, as seed files."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import joinedload, selectinload

from tracker.actions.models import Action
from tracker.core.database import db
from tracker.meetings.agenda.models import AgendaItem
from tracker.people.identity import held
from tracker.people.models import User
from tracker.plan.models import Pledge
from tracker.seeding.actions import action_key
from tracker.seeding.agendas import item_keys
from tracker.seeding.days import at, day_of
from tracker.seeding.keys import emails
from tracker.seeding.sheets import (
    Known,
    Row,
    Sheet,
    Told,
    cells,
    columns,
    day,
    needed_day,
    yes,
)
from tracker.voice.enums import AnswerKind, ShownAs, Verdict
from tracker.voice.models import Answer, Comment
from tracker.voice.offers import author_role, is_for_others, is_owed_answer
from tracker.voice.reach.models import Source
from tracker.voice.rules import answer_due_on
from tracker.workstreams.enums import SeatKind
from tracker.workstreams.held import seats
from tracker.workstreams.models import Workstream


def _add_comment(row: Row, known: Known) -> Comment:
    author = known.get(User, row["author"])
    posted_on = needed_day(row["posted_on"])
    roles = frozenset(held.role for held in author.roles_held)
    shown_as = ShownAs(row["shown_as"])
    is_owed = is_owed_answer(roles, shown_as)
    return Comment(
        **_about(row, known),
        author=author,
        shown_as=shown_as,
        group_name=row["group"],
        author_role=author_role(roles),
        is_for_others=bool(row["source"]) or is_for_others(roles, shown_as),
        text=row["text"],
        posted_at=at(posted_on),
        answer_due_on=answer_due_on(posted_on) if is_owed else None,
        removed_reason="",
        document=row["document"],
        place=row["place"],
        demonstration=yes(row["demonstration"]),
        seed_key=row["key"],
    )


def _about(row: Row, known: Known) -> dict[str, Any]:
    """The one thing that a comment is about; one on no action may name who answers it."""
    source = known.maybe(Source, row["source"])
    source_id = source.id if source else None
    if row["action"]:
        return {"action": known.get(Action, row["action"]), "source_id": source_id}
    item = known.maybe(AgendaItem, row["item"])
    return {
        "pledge": known.maybe(Pledge, row["pledge"]),
        "item_id": item.id if item else None,
        "source_id": source_id,
        "workstream": known.maybe(Workstream, row["workstream"]),
    }


def _comments() -> Iterator[Told]:
    """Every comment; one that was taken away or hidden never leaves the database."""
    items = item_keys()
    named = {each.id: each.name for each in db.session.scalars(select(Source))}
    rows = select(Comment).options(
        joinedload(Comment.action).joinedload(Action.plan),
        joinedload(Comment.pledge).joinedload(Pledge.plan),
        joinedload(Comment.workstream),
        joinedload(Comment.author),
        selectinload(Comment.flags),
    )
    for comment in db.session.scalars(rows.order_by(Comment.id)):
        yield Told(
            comment,
            cells(
                key=comment.seed_key or f"comment-{comment.id}",
                action=action_key(comment.action) if comment.action else "",
                pledge=_pledge_key(comment.pledge) if comment.pledge else "",
                item=items.get(comment.item_id),
                workstream=comment.workstream.slug if comment.workstream else "",
                source=named.get(comment.source_id or 0),
                author=comment.author.email,
                shown_as=comment.shown_as,
                group=comment.group_name,
                text=comment.text,
                posted_on=day_of(comment.posted_at),
                document=comment.document,
                place=comment.place,
                demonstration=comment.demonstration,
            ),
            is_exported=_is_exported(comment),
        )


def _pledge_key(pledge: Pledge) -> str:
    return f"{pledge.plan.slug}/{pledge.number}"


def _is_exported(comment: Comment) -> bool:
    is_gone = comment.withdrawn_at is not None or comment.removed_at is not None
    is_hidden = any(flag.released_at is None for flag in comment.flags)
    return comment.author.demonstration and not is_gone and not is_hidden


def _add_answer(row: Row, known: Known) -> Answer:
    comment = known.get(Comment, row["comment"])
    by = known.get(User, row["by"])
    judged_on = day(row["judged_on"])
    verdict = Verdict(row["verdict"]) if row["verdict"] else None
    is_not_yet = verdict is Verdict.NOT_YET
    last = select(func.max(Answer.number)).where(Answer.comment_id == comment.id)
    return Answer(
        comment=comment,
        number=(db.session.scalar(last) or 0) + 1,
        kind=AnswerKind(row["kind"]),
        text=row["text"],
        look_again_on=day(row["look_again_on"]),
        doing_by=day(row["doing_by"]),
        verdict=verdict,
        verdict_text=row["verdict_text"],
        judged_at=at(judged_on),
        owed_again_on=answer_due_on(judged_on) if judged_on and is_not_yet else None,
        by_id=by.id,
        by_name=by.name,
        by_chair=_chairs(by, comment, needed_day(row["answered_on"])),
        answered_at=at(needed_day(row["answered_on"])),
        document="",
        demonstration=yes(row["demonstration"]),
    )


def _chairs(by: User, comment: Comment, on: date) -> bool:
    """Whether somebody chaired, on a day, the workstream that answers a comment."""
    of_action = comment.action.workstream_id if comment.action else None
    chairs = held(by.id, on, (seats,)).get(SeatKind.CHAIR.value, ())
    return (of_action or comment.workstream_id) in chairs


def _answers() -> Iterator[Told]:
    people = emails()
    rows = select(Answer).options(
        joinedload(Answer.comment).joinedload(Comment.author),
        joinedload(Answer.comment).selectinload(Comment.flags),
    )
    for answer in db.session.scalars(rows.order_by(Answer.id)):
        yield Told(
            answer,
            cells(
                comment=answer.comment.seed_key or f"comment-{answer.comment_id}",
                kind=answer.kind,
                text=answer.text,
                by=people[answer.by_id],
                answered_on=day_of(answer.answered_at),
                look_again_on=answer.look_again_on,
                doing_by=answer.doing_by,
                verdict=answer.verdict,
                verdict_text=answer.verdict_text,
                judged_on=day_of(answer.judged_at),
                demonstration=answer.demonstration,
            ),
            is_exported=_is_exported(answer.comment),
        )


SHEETS = (
    Sheet(
        "comments",
        Comment,
        columns(
            "key,action,pledge,item,workstream,source,author,shown_as,group,text,posted_on,document,"
            "place,demonstration"
        ),
        ("key",),
        _add_comment,
        _comments,
    ),
    Sheet(
        "answers",
        Answer,
        columns(
            "comment,kind,text,by,answered_on,look_again_on,doing_by,verdict,verdict_text,judged_on,"
            "demonstration"
        ),
        ("comment", "answered_on", "kind"),
        _add_answer,
        _answers,
    ),
)
