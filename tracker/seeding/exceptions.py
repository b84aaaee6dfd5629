"""Exceptions to the figures, and which action an indicator measures, as seed files."""

from collections.abc import Iterator

from sqlalchemy import select

from tracker.actions.models import Action
from tracker.core.database import Base, db
from tracker.core.visibility import Visibility
from tracker.meetings.models import Meeting
from tracker.people.models import Post
from tracker.plan.models import Plan
from tracker.scorecards.exceptions.enums import ExceptionState, NextStep, Tone
from tracker.scorecards.exceptions.models import DataException
from tracker.scorecards.figure_models import Figure
from tracker.scorecards.models import Indicator, IndicatorAction, Scorecard
from tracker.seeding.figures import figure_keys, noon
from tracker.seeding.keys import meeting_keys, slugs
from tracker.seeding.sheets import (
    Known,
    Row,
    Sheet,
    Told,
    cells,
    columns,
    needed_day,
    source,
    source_of,
)


def _id_of(known: Known, model: type[Base], key: str) -> int | None:
    thing = known.maybe(model, key)
    return None if thing is None else thing.id  # type: ignore[attr-defined]  # all have one


def _add_exception(row: Row, known: Known) -> DataException:
    meeting = known.get(Meeting, row["meeting"])
    closed_on = row["closed_on"]
    return DataException(
        scorecard_id=known.get(Scorecard, row["scorecard"]).id,
        indicator_id=_id_of(known, Indicator, row["indicator"]),
        figure_id=_id_of(known, Figure, row["figure"]),
        raised_at_id=meeting.id,
        raised_on=needed_day(row["raised_on"]),
        position=int(row["position"]),
        tone=Tone(row["tone"]),
        heading=row["heading"],
        told=row["told"],
        step=NextStep(row["step"]),
        next_step=row["next_step"],
        owner_post_id=_id_of(known, Post, row["owner"]),
        promised_for_id=_id_of(known, Meeting, row["promised_for"]),
        action_id=_id_of(known, Action, row["action"]),
        visibility=Visibility(row["visibility"]),
        state=ExceptionState.CLOSED if closed_on else ExceptionState.OPEN,
        what_happened=row["what_happened"],
        closing_figure_id=_id_of(known, Figure, row["closing_figure"]),
        closed_meeting_id=_id_of(known, Meeting, row["closed_meeting"]),
        closed_at=noon(needed_day(closed_on)) if closed_on else None,
        to_check=row["to_check"],
        made_up=row["made_up"],
        **source(row),
    )


def _exceptions() -> Iterator[Told]:
    cards, names, posts = slugs(Scorecard), slugs(Indicator), slugs(Post)
    meetings, figures, actions = meeting_keys(), figure_keys(), _actions()
    for each in db.session.scalars(select(DataException).order_by(DataException.id)):
        yield Told(
            each,
            cells(
                raised_on=each.raised_on,
                meeting=meetings.get(each.raised_at_id or 0),
                position=each.position,
                scorecard=cards[each.scorecard_id],
                indicator=names.get(each.indicator_id or 0),
                figure=figures.get(each.figure_id or 0),
                tone=each.tone,
                heading=each.heading,
                told=each.told,
                step=each.step,
                next_step=each.next_step,
                owner=posts.get(each.owner_post_id or 0),
                promised_for=meetings.get(each.promised_for_id or 0),
                action=actions.get(each.action_id or 0),
                visibility=each.visibility,
                what_happened=each.what_happened,
                closing_figure=figures.get(each.closing_figure_id or 0),
                closed_meeting=meetings.get(each.closed_meeting_id or 0),
                closed_on=each.closed_at.date() if each.closed_at else None,
                to_check=each.to_check,
                made_up=each.made_up,
                **source_of(each),
            ),
            each.raised_at_id is not None,
        )


def _actions() -> dict[int, str]:
    rows = select(Action.id, Plan.slug, Action.ref).join(Plan, Plan.id == Action.plan_id)
    return {row.id: f"{row.slug}/{row.ref}" for row in db.session.execute(rows)}


def _add_tie(row: Row, known: Known) -> IndicatorAction:
    return IndicatorAction(
        indicator_id=known.get(Indicator, row["indicator"]).id,
        action_id=known.get(Action, row["action"]).id,
        tied_at=noon(needed_day(row["tied_on"])),
    )


def _ties() -> Iterator[Told]:
    names, actions = slugs(Indicator), _actions()
    for each in db.session.scalars(select(IndicatorAction).order_by(IndicatorAction.id)):
        yield Told(
            each,
            cells(
                indicator=names[each.indicator_id],
                action=actions[each.action_id],
                tied_on=each.tied_at.date(),
                demonstration=False,
            ),
        )


SHEETS = (
    Sheet(
        "exceptions",
        DataException,
        columns(
            "raised_on,meeting,position,scorecard,indicator,figure,tone,heading,told,step,next_step,owner,"
            "promised_for,action,visibility,what_happened,closing_figure,closed_meeting,closed_on,"
            "to_check,made_up,document,place,demonstration"
        ),
        ("raised_on", "position"),
        _add_exception,
        _exceptions,
    ),
    Sheet(
        "indicator_actions",
        IndicatorAction,
        columns("indicator,action,tied_on,demonstration"),
        ("indicator", "action"),
        _add_tie,
        _ties,
    ),
)
