"""How each action stood when an update round was frozen: what the board's papers are about."""

from datetime import date

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from tracker.actions.enums import Judgement, Outcome, Precision, State
from tracker.core.database import Base, words


class FrozenAction(Base):
    """An action as it stood at the close of a round; written once, never changed."""

    __tablename__ = "frozen_action"
    __table_args__ = (Index(None, "action_id"),)

    round_id: Mapped[int] = mapped_column(ForeignKey("update_round.id"), primary_key=True)
    action_id: Mapped[int] = mapped_column(ForeignKey("action.id"), primary_key=True)
    workstream_id: Mapped[int | None] = mapped_column(ForeignKey("workstream.id"))
    ref: Mapped[str] = mapped_column(String(20))
    state: Mapped[State] = mapped_column(words(State))
    due_on: Mapped[date | None]
    due_precision: Mapped[Precision] = mapped_column(words(Precision))
    judgement: Mapped[Judgement | None] = mapped_column(words(Judgement))
    said_on: Mapped[date | None]
    moves: Mapped[int]
    is_proposed: Mapped[bool]
    outcome: Mapped[Outcome | None] = mapped_column(words(Outcome))
    last_update_id: Mapped[int | None]
    judged_update_id: Mapped[int | None]
