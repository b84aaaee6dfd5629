"""Figures of what young people said, of what a reader could count themselves: one query.

Only comments that stand and that the viewer may read are counted, also for a day that is past: no
figure tells of one that was taken back, removed or hidden since, or was told to the safeguarding
lead alone (decision 0026).
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from sqlalchemy import Select, func, or_, select

from tracker.actions.models import Action
from tracker.core import clock
from tracker.core.database import db
from tracker.people.identity import SignedIn
from tracker.voice.about import visible_to
from tracker.voice.figures.rules import Figures, Given, Said, total
from tracker.voice.figures.words import finding
from tracker.voice.models import Answer, Comment
from tracker.voice.policy import stands
from tracker.voice.work import with_work
from tracker.workstreams.models import Workstream

A_YEAR = timedelta(days=365)
OUTSIDE = "Outside the workstreams"


@dataclass(frozen=True, slots=True)
class Line:
    """The figures of a workstream."""

    name: str
    slug: str
    figures: Figures


@dataclass(frozen=True, slots=True)
class Tally:
    """The figures of a period, both days in it: by workstream where any was owed, and in all."""

    first: date
    last: date
    lines: tuple[Line, ...]
    total: Figures
    spoken_for: int

    @property
    def words(self) -> str:
        """What came of it, in a few sentences."""
        return finding(self.total, self.spoken_for)


def tally(
    viewer: SignedIn,
    last: date,
    *,
    first: date | None = None,
    plan_ids: Collection[int] | None = None,
    workstream: str = "",
) -> Tally:
    """The figures of a period, of the year that ends with it unless its first day is given.

    `spoken_for` counts the answers of which the participation lead said in the period, for young
    people, what they think: no verdict of theirs, so none in the figures (decision 0031).

    `workstream` is a slug. With `plan_ids` of actions only those of these plans count, beside all
    that is about no action.
    """
    first = first or last - A_YEAR + timedelta(days=1)
    statement = _owed(viewer, last)
    if plan_ids is not None:
        statement = statement.where(
            or_(Comment.action_id.is_(None), Action.plan_id.in_(sorted(plan_ids)))
        )
    if workstream:
        statement = statement.where(Workstream.slug == workstream)
    rows = db.session.execute(statement).all()
    found = total(_said(rows), first, last)
    names = {row.workstream_id: (row.workstream_name, row.slug) for row in rows}
    lines = [
        Line(names[each][0] or OUTSIDE, names[each][1] or "", figures)
        for each, figures in found.items()
    ]
    spoken_for = sum(
        row.is_for_others and row.verdict is not None and first <= _day(row.judged_at) <= last
        for row in rows
    )
    return Tally(first, last, tuple(lines), sum(found.values(), Figures()), spoken_for)


def _owed(viewer: SignedIn, last: date) -> Select[Any]:
    ends = datetime.combine(last + timedelta(days=1), time(), clock.LONDON)
    statement: Select[Any] = (
        select(  # type: ignore[assignment]  # its columns are named in _said, not here
            Comment.id,
            Comment.posted_at,
            Comment.answer_due_on,
            Workstream.id.label("workstream_id"),
            Workstream.name.label("workstream_name"),
            Workstream.slug,
            Comment.is_for_others,
            Answer.kind,
            Answer.answered_at,
            func.coalesce(Answer.look_again_on, Answer.doing_by).label("promised_on"),
            Answer.verdict,
            Answer.judged_at,
            Answer.owed_again_on,
        )
        .outerjoin(Answer, Answer.comment_id == Comment.id)
        .where(
            Comment.answer_due_on.is_not(None),
            Comment.posted_at < ends,
            stands(),
            visible_to(viewer),
        )
        .order_by(Workstream.position.nulls_last(), Comment.id, Answer.number)
    )
    return with_work(statement)


def _said(rows: Iterable[Any]) -> list[Said]:
    found: dict[int, tuple[Any, list[Given]]] = {}
    for row in rows:
        _, given = found.setdefault(row.id, (row, []))
        if row.kind is not None:
            given.append(
                Given(
                    on=_day(row.answered_at),
                    kind=row.kind,
                    promised_on=row.promised_on,
                    verdict=None if row.is_for_others else row.verdict,
                    judged_on=_day(row.judged_at) if row.judged_at else None,
                    owed_again_on=row.owed_again_on,
                )
            )
    return [
        Said(row.workstream_id, _day(row.posted_at), row.answer_due_on, tuple(given))
        for row, given in found.values()
    ]


def _day(moment: datetime) -> date:
    return clock.london(moment).date()
