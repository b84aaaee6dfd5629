"""Reads of what is printed: the public page, the poster, and the way there."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, func, or_, select

from tracker.actions.models import Action
from tracker.core.database import db
from tracker.core.errors import NotFound
from tracker.core.intent import is_writing
from tracker.people.identity import SignedIn
from tracker.voice.debts import Last, is_unanswered, last_answer
from tracker.voice.enums import AnswerKind
from tracker.voice.models import Answer, Comment
from tracker.voice.published import policy, rules
from tracker.voice.published.enums import ALLOWS, Consent, Stage, Theme
from tracker.voice.published.models import Publication
from tracker.voice.work import with_work
from tracker.workstreams.models import Workstream

PAGE = 20
MOST = 1_000
NEWEST = (Publication.month.desc(), Publication.id.desc())


@dataclass(frozen=True, slots=True)
class Pair:
    """What was said and what was done, as it is printed."""

    id: int
    comment_id: int
    said: str
    did: str
    theme: Theme
    month: date
    name_offered: str
    consent: Consent
    on_poster: bool
    demonstration: bool
    workstream: str | None
    kind: AnswerKind
    is_for_others: bool

    @property
    def did_label(self) -> str:
        """What the answer comes to: “We did it”, “We cannot”; never more than that."""
        return self.kind.label.removesuffix(", because…")

    @property
    def who(self) -> str:
        """The name that its author chose for print."""
        return rules.NOBODY if self.consent is Consent.UNNAMED else self.name_offered


@dataclass(frozen=True, slots=True)
class Only:
    """What of the page somebody wants to see; an empty one is all of it."""

    theme: Theme | None = None
    workstream: str = ""
    year: int | None = None


@dataclass(frozen=True, slots=True)
class YesOrNo:
    """How much waits for a person's yes or no: of their own words, and of others'."""

    own: int
    for_others: int


@dataclass(frozen=True, slots=True)
class Shelf:
    """What can be chosen from: only what is there, so that no choice is empty by itself."""

    themes: list[Theme]
    workstreams: list[tuple[str, str]]
    years: list[int]


def pairs(only: Only, page: int) -> tuple[list[Pair], int]:
    """A page of what everybody reads, the newest first, and how much there is."""
    where = [policy.stands(), *_chosen(only)]
    total = db.session.scalar(_joined(func.count(Publication.id)).where(*where)) or 0
    statement = _rows().where(*where).order_by(*NEWEST).limit(PAGE).offset((page - 1) * PAGE)
    return _read(statement), total


def every(only: Only) -> list[Pair]:
    """All that everybody reads of this choice, for a file."""
    where = (policy.stands(), *_chosen(only))
    return _read(_rows().where(*where).order_by(*NEWEST).limit(MOST))


def poster() -> list[Pair]:
    """The pairs that were chosen for the poster and still stand."""
    where = (policy.stands(), Publication.on_poster.is_(True))
    return _read(_rows().where(*where).order_by(*NEWEST).limit(rules.PAIRS_MOST))


def shelf() -> Shelf:
    """The themes, workstreams and years of what everybody reads; one statement."""
    found = db.session.execute(
        _joined(Publication.theme, Publication.month, Workstream.slug, Workstream.name)
        .where(policy.stands())
        .group_by(Publication.theme, Publication.month, Workstream.slug, Workstream.name)
    ).all()
    named = {row.slug: row.name for row in found if row.slug}
    return Shelf(
        themes=[theme for theme in Theme if any(row.theme is theme for row in found)],
        workstreams=sorted(named.items(), key=lambda each: each[1]),
        years=sorted({row.month.year for row in found}, reverse=True),
    )


def on_its_way(stage: Stage, page: int) -> list[Pair]:
    """The pairs of a stage, for the participation lead; what is hidden or gone is in none."""
    where = (_at(stage), policy.is_public())
    return _read(_rows().where(*where).order_by(*NEWEST).limit(PAGE).offset((page - 1) * PAGE))


def counts() -> dict[Stage, int]:
    """How many comments are at each stage; two statements."""
    asked = _joined(
        *(func.count(Publication.id).filter(_at(stage)) for stage in Stage if stage.has_words)
    )
    row = db.session.execute(asked.where(policy.is_public())).one()
    found = dict(zip((stage for stage in Stage if stage.has_words), row, strict=True))
    to_ask = select(func.count()).select_from(_to_ask().subquery())
    return {Stage.NOT_ASKED: db.session.scalar(to_ask) or 0} | found


def to_ask(page: int) -> Sequence[int]:
    """The ids of answered public comments of which nobody has asked, the latest answer first."""
    latest = _to_ask().order_by(Last.answered_at.desc(), Comment.id.desc())
    return db.session.scalars(latest.limit(PAGE).offset((page - 1) * PAGE)).all()


def newer_answers(comment_ids: Sequence[int]) -> set[int]:
    """Those of the comments whose printed answer is not their latest any more."""
    found = select(Comment.id).join(Publication, Publication.comment_id == Comment.id)
    later = found.join(Last, last_answer()).where(Last.id != Publication.answer_id)
    return set(db.session.scalars(later.where(Comment.id.in_(comment_ids))))


def agreeable_by(viewer: SignedIn) -> list[Pair]:
    """Whatever this person says yes or no to, the open questions first; one statement.

    What they wrote stands here whatever became of it; what others told us while it is public.
    """
    is_known = or_(~Comment.is_for_others, policy.is_public())
    is_asked = Publication.consent == Consent.ASKED
    rows = _rows().where(policy.agreeable_by(viewer), is_known)
    return _read(rows.order_by(is_asked.desc(), *NEWEST).limit(MOST))


def yes_or_no(viewer: SignedIn) -> YesOrNo:
    """How much waits for this person's yes or no, for their first page; one statement."""
    where = (policy.agreeable_by(viewer), Publication.consent == Consent.ASKED, policy.is_public())
    is_own = ~Comment.is_for_others
    own, others = (func.count(Publication.id).filter(each) for each in (is_own, ~is_own))
    return YesOrNo(*db.session.execute(_joined(own, others).where(*where)).one())


def of_comment(comment_id: int) -> Publication | None:
    """How a comment is to be printed, held until a deed is done."""
    statement = select(Publication).where(Publication.comment_id == comment_id)
    return db.session.scalar(statement.with_for_update() if is_writing() else statement)


def get(comment_id: int) -> tuple[Publication, Pair]:
    """The same, and as it is shown; NotFound where nobody asked to print it."""
    found = of_comment(comment_id)
    if found is None:
        raise NotFound
    (pair,) = _read(_rows().where(Publication.id == found.id))
    return found, pair


def standing(ids: Sequence[int]) -> Sequence[Publication]:
    """Those of the pairs that everybody reads."""
    return db.session.scalars(
        select(Publication)
        .join(Comment, Comment.id == Publication.comment_id)
        .outerjoin(Action, Action.id == Comment.action_id)
        .where(policy.stands(), Publication.id.in_(ids))
    ).all()


def _at(stage: Stage) -> ColumnElement[bool]:
    agreed = Publication.consent.in_(sorted(ALLOWS))
    return {
        Stage.ASKED: Publication.consent == Consent.ASKED,
        Stage.AGREED: and_(agreed, Publication.published_at.is_(None)),
        Stage.PRINTED: and_(agreed, Publication.published_at.is_not(None)),
        Stage.REFUSED: Publication.consent == Consent.REFUSED,
    }[stage]


def _to_ask() -> Select[Any]:
    asked = select(Publication.comment_id)
    return (
        select(Comment.id)
        .outerjoin(Action, Action.id == Comment.action_id)
        .join(Last, last_answer())
        .where(
            policy.is_public(),
            policy.of_young_people(),
            ~is_unanswered(),
            Comment.id.not_in(asked),
        )
    )


def _chosen(only: Only) -> list[ColumnElement[bool]]:
    where: list[ColumnElement[bool]] = []
    if only.theme is not None:
        where.append(Publication.theme == only.theme)
    if only.workstream:
        where.append(Workstream.slug == only.workstream)
    if only.year is not None:
        where += [
            Publication.month >= date(only.year, 1, 1),
            Publication.month <= date(only.year, 12, 31),
        ]
    return where


def _joined(*columns: Any) -> Select[Any]:
    return with_work(
        select(*columns)
        .select_from(Publication)
        .join(Comment, Comment.id == Publication.comment_id)
        .join(Answer, Answer.id == Publication.answer_id)
    )


def _rows() -> Select[Any]:
    return _joined(
        Publication.id,
        Publication.comment_id,
        Publication.said,
        Publication.did,
        Publication.theme,
        Publication.month,
        Publication.name_offered,
        Publication.consent,
        Publication.on_poster,
        Publication.demonstration,
        Workstream.name,
        Answer.kind,
        Comment.is_for_others,
    )


def _read(statement: Select[Any]) -> list[Pair]:
    return [Pair(*row) for row in db.session.execute(statement)]
