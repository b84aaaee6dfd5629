"""What happened to an action: everything said, moved, closed and shown, in one query."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from sqlalchemy import (
    Boolean,
    CompoundSelect,
    Date,
    Integer,
    String,
    Text,
    bindparam,
    cast,
    func,
    literal,
    select,
    union_all,
)

from tracker.actions.enums import Judgement, Outcome, Precision
from tracker.actions.models import ActionUpdate, Closure, DueMove, Evidence
from tracker.core.database import db
from tracker.files.enums import FileKind
from tracker.files.models import StoredFile


@dataclass(frozen=True, slots=True)
class Told:
    """One row of the story, whatever its kind; what a kind lacks is empty."""

    kind: str
    id: int
    on: date
    by: str
    word: str
    first_text: str
    second_text: str
    third_text: str
    fourth_text: str
    from_on: date | None
    from_precision: str
    to_on: date | None
    agreed_on: date | None
    refused_on: date | None
    ended_on: date | None
    agreed_by: str
    meeting_id: int | None
    flag: bool
    made_up: str
    document: str
    place: str
    demonstration: bool

    @property
    def is_made_up(self) -> bool:
        """Whether a demonstration made it up, in whole or in part."""
        return self.demonstration or bool(self.made_up)

    def made(self, *columns: str) -> bool:
        """Whether one of these columns was made up."""
        return self.demonstration or not set(columns).isdisjoint(self.made_up.split(";"))

    @property
    def waits(self) -> bool:
        """Whether a date asked for, or a closure proposed, was not answered yet."""
        return self.agreed_on is None and self.refused_on is None

    @property
    def judgement(self) -> Judgement | None:
        """What an update judged."""
        return Judgement(self.word) if self.word else None

    @property
    def file_kind(self) -> FileKind | None:
        """What kind of file evidence is; none for a link."""
        return FileKind(self.third_text) if self.third_text else None

    @property
    def outcome(self) -> Outcome:
        """How a closure ends the action."""
        return Outcome(self.word)

    @property
    def precision(self) -> Precision:
        """How exactly the date of a move is meant."""
        return Precision(self.word)


@dataclass(frozen=True)
class Story:
    """The rows of an action's story by kind, each in the order in which they happened."""

    updates: tuple[Told, ...] = ()
    moves: tuple[Told, ...] = ()
    closures: tuple[Told, ...] = ()
    evidence: tuple[Told, ...] = ()

    @property
    def move_waiting(self) -> Told | None:
        """The new date that was asked for and not answered."""
        return next((move for move in self.moves if move.waits), None)

    @property
    def closure_waiting(self) -> Told | None:
        """The closure that was proposed and not answered."""
        return next((closure for closure in self.closures if closure.waits), None)

    @property
    def closure_agreed(self) -> Told | None:
        """The closure that ended the action and was not taken back."""
        closed = [each for each in self.closures if each.agreed_on and not each.ended_on]
        return closed[-1] if closed else None

    @property
    def links(self) -> tuple[Told, ...]:
        """The evidence that was not taken off."""
        return tuple(each for each in self.evidence if each.ended_on is None)

    @property
    def moves_made(self) -> tuple[Told, ...]:
        """The agreed moves that count as moves: not those of a meeting."""
        return tuple(move for move in self.moves if move.agreed_on and not move.flag)

    @property
    def meeting_ids(self) -> frozenset[int]:
        """The meetings that the story names."""
        rows = (*self.moves, *self.closures)
        return frozenset(each.meeting_id for each in rows if each.meeting_id is not None)


def story_of(action_id: int) -> Story:
    """The whole story of an action that the reader may see."""
    found: dict[str, list[Told]] = {}
    for row in db.session.execute(_statement(), {"action": action_id}):
        told = Told(*row)
        found.setdefault(told.kind, []).append(told)
    return Story(
        **{kind: tuple(sorted(rows, key=lambda t: (t.on, t.id))) for kind, rows in found.items()}
    )


@cache
def _statement() -> CompoundSelect[Any]:
    sources = (_updates(), _moves(), _closures(), _evidence())
    return union_all(*(source.where(owner == bindparam("action")) for source, owner in sources))


# The columns of `Told` in their order, with what stands for those that a kind lacks.
_NOTHING: Mapping[str, Any] = {
    "word": cast("", String),
    "first_text": cast("", Text),
    "second_text": cast("", Text),
    "third_text": cast("", Text),
    "fourth_text": cast("", Text),
    "from_on": cast(None, Date),
    "from_precision": cast("", String),
    "to_on": cast(None, Date),
    "agreed_on": cast(None, Date),
    "refused_on": cast(None, Date),
    "ended_on": cast(None, Date),
    "agreed_by": cast("", String),
    "meeting_id": cast(None, Integer),
    "flag": literal(False, Boolean),
}


def _told(kind: str, model: Any, on: Any, by: Any, **own: Any) -> tuple[Any, Any]:
    """Rows of one kind as columns of `Told`, and the column of the action they belong to."""
    columns = [own.get(name, nothing) for name, nothing in _NOTHING.items()]
    made_up = getattr(model, "made_up", cast("", String))
    origin = (made_up, model.document, model.place, model.demonstration)
    return select(literal(kind), model.id, on, by, *columns, *origin), model.action_id


def _updates() -> tuple[Any, Any]:
    return _told(
        "updates",
        ActionUpdate,
        ActionUpdate.counts_on,
        ActionUpdate.by_name,
        word=func.coalesce(cast(ActionUpdate.judgement, String), ""),
        first_text=ActionUpdate.progress,
        second_text=ActionUpdate.why,
        third_text=ActionUpdate.road_to_green,
        fourth_text=ActionUpdate.ask,
        flag=ActionUpdate.is_no_change,
    )


def _moves() -> tuple[Any, Any]:
    return _told(
        "moves",
        DueMove,
        DueMove.asked_on,
        DueMove.asked_by_name,
        word=cast(DueMove.to_precision, String),
        first_text=DueMove.reason,
        second_text=DueMove.refused_note,
        from_on=DueMove.from_on,
        from_precision=cast(DueMove.from_precision, String),
        to_on=DueMove.to_on,
        agreed_on=DueMove.agreed_on,
        refused_on=DueMove.refused_on,
        agreed_by=DueMove.agreed_by_name,
        meeting_id=DueMove.agreed_meeting_id,
        flag=DueMove.is_meeting_moved,
    )


def _closures() -> tuple[Any, Any]:
    return _told(
        "closures",
        Closure,
        Closure.proposed_on,
        Closure.proposed_by_name,
        word=cast(Closure.outcome, String),
        first_text=Closure.reason,
        second_text=Closure.refused_note,
        third_text=Closure.evidence,
        agreed_on=Closure.agreed_on,
        refused_on=Closure.refused_on,
        ended_on=Closure.reopened_on,
        agreed_by=Closure.agreed_by_name,
        meeting_id=Closure.agreed_meeting_id,
    )


def _evidence() -> tuple[Any, Any]:
    return _told(
        "evidence",
        Evidence,
        Evidence.added_on,
        Evidence.added_by_name,
        first_text=Evidence.label,
        second_text=Evidence.url,
        third_text=_of_file(cast(StoredFile.kind, String)),
        fourth_text=_of_file(cast(StoredFile.size, String)),
        ended_on=Evidence.removed_on,
    )


def _of_file(fact: Any) -> Any:
    """A fact of the file that evidence is; empty for a link."""
    own = select(fact).where(StoredFile.id == Evidence.file_id).scalar_subquery()
    return func.coalesce(own, "")
