"""What became of actions: updates, moves of their dates, closures and evidence, as seed files."""

from collections.abc import Iterator

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from tracker.actions.enums import Judgement, Outcome, Precision
from tracker.actions.models import Action, ActionUpdate, Closure, DueMove, Evidence
from tracker.core.database import db
from tracker.meetings.models import Meeting
from tracker.people.models import Post
from tracker.seeding import days
from tracker.seeding.actions import action_key
from tracker.seeding.keys import meeting_keys
from tracker.seeding.sheets import (
    Known,
    Row,
    Sheet,
    Told,
    cells,
    columns,
    day,
    needed_day,
    source,
    source_of,
)

PUBLISHED = "Published paper"
AGREED_BY = {"": "", "chair": "Workstream chair", "board": "Executive Board"}
BOARD = AGREED_BY["board"]


def _action(row: Row, known: Known) -> Action:
    """The action of a row, which is to be restated when all is loaded."""
    action = known.get(Action, row["action"])
    known.touched.append(action)
    return action


def _add_update(row: Row, known: Known) -> ActionUpdate:
    counts_on = needed_day(row["counts_on"])
    said_by = known.maybe(Post, row["by_post"])
    return ActionUpdate(
        action=_action(row, known),
        counts_on=counts_on,
        at=days.at(counts_on),
        by_name=said_by.name if said_by else PUBLISHED,
        judgement=Judgement(row["judgement"]) if row["judgement"] else None,
        is_no_change=False,
        progress=row["progress"],
        why=row["why"],
        road_to_green=row["road_to_green"],
        ask=row["ask"],
        made_up=row["made_up"],
        **source(row),
    )


def _updates() -> Iterator[Told]:
    posts = {name: slug for name, slug in db.session.execute(select(Post.name, Post.slug))}
    with_action = joinedload(ActionUpdate.action).joinedload(Action.plan)
    rows = select(ActionUpdate).options(with_action).order_by(ActionUpdate.id)
    for update in db.session.scalars(rows):
        yield Told(
            update,
            cells(
                action=action_key(update.action),
                counts_on=update.counts_on,
                judgement=update.judgement,
                progress=update.progress,
                why=update.why,
                road_to_green=update.road_to_green,
                ask=update.ask,
                by_post=posts.get(update.by_name),
                made_up=update.made_up,
                **source_of(update),
            ),
        )


def _add_move(row: Row, known: Known) -> DueMove:
    action = _action(row, known)
    from_on = day(row["from_on"])
    is_first = from_on == action.original_due_on
    return DueMove(
        action=action,
        from_on=from_on,
        from_precision=action.original_due_precision if is_first else Precision.DAY,
        to_on=needed_day(row["to_on"]),
        to_precision=Precision(row["to_precision"]),
        to_text=row["to_text"],
        is_meeting_moved=False,
        reason=row["reason"],
        asked_on=needed_day(row["asked_on"]),
        asked_by_name=_lead_of(action),
        agreed_on=day(row["agreed_on"]),
        agreed_by_name=AGREED_BY[row["agreed_by"]],
        agreed_meeting_id=_meeting_id(row, known),
        refused_note="",
        made_up=row["made_up"],
        **source(row),
    )


def _moves() -> Iterator[Told]:
    meetings = meeting_keys()
    with_action = joinedload(DueMove.action).joinedload(Action.plan)
    for move in db.session.scalars(select(DueMove).options(with_action).order_by(DueMove.id)):
        yield Told(
            move,
            cells(
                action=action_key(move.action),
                asked_on=move.asked_on,
                from_on=move.from_on,
                to_on=move.to_on,
                to_precision=move.to_precision,
                to_text=move.to_text,
                reason=move.reason,
                agreed_on=move.agreed_on,
                agreed_by=_agreed_by(move),
                meeting=meetings[move.agreed_meeting_id],
                made_up=move.made_up,
                **source_of(move),
            ),
            is_exported=move.refused_on is None and not move.is_meeting_moved,
        )


def _agreed_by(move: DueMove) -> str:
    if move.agreed_on is None:
        return ""
    return "board" if move.agreed_meeting_id or move.agreed_by_name == BOARD else "chair"


def _add_closure(row: Row, known: Known) -> Closure:
    action, agreed_on = _action(row, known), day(row["agreed_on"])
    return Closure(
        action=action,
        outcome=Outcome(row["kind"]),
        reason=row["reason"],
        evidence=row["evidence"],
        proposed_on=needed_day(row["proposed_on"]),
        proposed_by_name=_lead_of(action),
        agreed_on=agreed_on,
        agreed_by_name=BOARD if agreed_on else "",
        agreed_meeting_id=_meeting_id(row, known),
        refused_note="",
        made_up=row["made_up"],
        **source(row),
    )


def _closures() -> Iterator[Told]:
    meetings = meeting_keys()
    with_action = joinedload(Closure.action).joinedload(Action.plan)
    for closure in db.session.scalars(select(Closure).options(with_action).order_by(Closure.id)):
        yield Told(
            closure,
            cells(
                action=action_key(closure.action),
                kind=closure.outcome,
                proposed_on=closure.proposed_on,
                agreed_on=closure.agreed_on,
                meeting=meetings[closure.agreed_meeting_id],
                evidence=closure.evidence,
                reason=closure.reason,
                made_up=closure.made_up,
                **source_of(closure),
            ),
            is_exported=closure.refused_on is None and closure.reopened_on is None,
        )


def _add_evidence(row: Row, known: Known) -> Evidence:
    return Evidence(
        action=known.get(Action, row["action"]),
        label=row["label"],
        url=row["url"],
        added_on=needed_day(row["added_on"]),
        added_by_name=PUBLISHED,
        **source(row),
    )


def _evidence() -> Iterator[Told]:
    with_action = joinedload(Evidence.action).joinedload(Action.plan)
    for link in db.session.scalars(select(Evidence).options(with_action).order_by(Evidence.id)):
        yield Told(
            link,
            cells(
                action=action_key(link.action),
                label=link.label,
                url=link.url,
                added_on=link.added_on,
                **source_of(link),
            ),
            is_exported=link.removed_on is None and link.file_id is None,  # files are no rows
        )


def _lead_of(action: Action) -> str:
    return action.accountable_post.name if action.accountable_post else action.lead


def _meeting_id(row: Row, known: Known) -> int | None:
    meeting = known.maybe(Meeting, row["meeting"])
    return meeting.id if meeting else None


SHEETS = (
    Sheet(
        "updates",
        ActionUpdate,
        columns(
            "action,counts_on,judgement,progress,why,road_to_green,ask,by_post,made_up,"
            "document,place,demonstration"
        ),
        ("action", "counts_on", "progress"),
        _add_update,
        _updates,
    ),
    Sheet(
        "moves",
        DueMove,
        columns(
            "action,asked_on,from_on,to_on,to_precision,to_text,reason,agreed_on,agreed_by,"
            "meeting,made_up,document,place,demonstration"
        ),
        ("action", "asked_on", "to_on"),
        _add_move,
        _moves,
    ),
    Sheet(
        "closures",
        Closure,
        columns(
            "action,kind,proposed_on,agreed_on,meeting,evidence,reason,made_up,"
            "document,place,demonstration"
        ),
        ("action", "kind", "proposed_on"),
        _add_closure,
        _closures,
    ),
    Sheet(
        "evidence",
        Evidence,
        columns("action,label,url,added_on,document,place,demonstration"),
        ("action", "url", "label"),
        _add_evidence,
        _evidence,
    ),
)
