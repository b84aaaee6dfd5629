"""Letters, what stands in them, what became of them, and who may send (reliability 5.2)."""

from datetime import date, datetime

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    ForeignKey,
    Index,
    String,
    UniqueConstraint,
    text,
)
from sqlalchemy.orm import Mapped, mapped_column, relationship

from tracker.core.database import Base, Key, LongText, ShortText, UtcDateTime, words
from tracker.outbox.enums import BounceKind, LetterKind, LetterState


class Letter(Base):
    """One letter to one person; `dedupe_key` makes it one, `fence` makes its sending one."""

    __tablename__ = "letter"
    __table_args__ = (
        CheckConstraint(
            "(finished_at IS NOT NULL) = (state IN ('sent', 'failed', 'expired', 'cancelled'))",
            name="ended_has_time",
        ),
        CheckConstraint("(lease_owner IS NULL) = (lease_until IS NULL)", name="lease_has_owner"),
        Index(None, "state", "not_before_at", "id"),
        Index(None, "state", "finished_at"),
        Index(None, "created_on"),
        Index(None, "user_id", "id"),
    )

    id: Mapped[Key]
    kind: Mapped[LetterKind] = mapped_column(words(LetterKind))
    dedupe_key: Mapped[str] = mapped_column(String(120), unique=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("user.id"))
    state: Mapped[LetterState] = mapped_column(words(LetterState))
    account_token_id: Mapped[int | None] = mapped_column(ForeignKey("account_token.id"))
    account_matter: Mapped[str] = mapped_column(String(40))
    created_on: Mapped[date]
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
    not_before_at: Mapped[datetime] = mapped_column(UtcDateTime)
    expires_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    message_id: Mapped[str] = mapped_column(String(200), unique=True)
    subject: Mapped[ShortText]
    content: Mapped[LongText | None]
    last_deed_id: Mapped[int | None]
    lease_owner: Mapped[str | None] = mapped_column(String(80))
    lease_until: Mapped[datetime | None] = mapped_column(UtcDateTime)
    began_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    fence: Mapped[int] = mapped_column(BigInteger)
    attempts: Mapped[int]
    next_try_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    last_code: Mapped[int | None]
    last_note: Mapped[LongText]
    finished_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    superseded_by_id: Mapped[int | None] = mapped_column(ForeignKey("letter.id"))

    items: Mapped[list["LetterItem"]] = relationship(
        back_populates="letter", lazy="raise_on_sql", order_by="LetterItem.id"
    )
    events: Mapped[list["LetterEvent"]] = relationship(
        back_populates="letter", lazy="raise_on_sql", order_by="LetterEvent.id"
    )


class LetterItem(Base):
    """A step that a letter announced to a person; each is announced to them once."""

    __tablename__ = "letter_item"
    __table_args__ = (
        UniqueConstraint("step", "object_type", "object_id", "fell_on", "user_id"),
        Index(None, "letter_id"),
        Index(None, "fell_on"),
    )

    id: Mapped[Key]
    letter_id: Mapped[int] = mapped_column(ForeignKey("letter.id"))
    user_id: Mapped[int] = mapped_column(ForeignKey("user.id"))
    step: Mapped[str] = mapped_column(String(60))
    object_type: Mapped[str] = mapped_column(String(40))
    object_id: Mapped[int]
    fell_on: Mapped[date]
    why: Mapped[ShortText]

    letter: Mapped[Letter] = relationship(back_populates="items", lazy="raise_on_sql")


class LetterEvent(Base):
    """A change of a letter's state; append-only."""

    __tablename__ = "letter_event"
    __table_args__ = (Index(None, "letter_id"),)

    id: Mapped[Key]
    letter_id: Mapped[int] = mapped_column(ForeignKey("letter.id"))
    at: Mapped[datetime] = mapped_column(UtcDateTime)
    from_state: Mapped[LetterState | None] = mapped_column(words(LetterState, "from_state"))
    to_state: Mapped[LetterState] = mapped_column(words(LetterState))
    owner: Mapped[str] = mapped_column(String(80))
    fence: Mapped[int] = mapped_column(BigInteger)
    code: Mapped[int | None]
    note: Mapped[LongText]

    letter: Mapped[Letter] = relationship(back_populates="events", lazy="raise_on_sql")


class SchedulerLease(Base):
    """Who may run the tick now, and how the last one went; the fence rises with each owner."""

    __tablename__ = "scheduler_lease"

    name: Mapped[str] = mapped_column(String(40), primary_key=True)
    owner: Mapped[str] = mapped_column(String(80))
    fence: Mapped[int] = mapped_column(BigInteger)
    until_at: Mapped[datetime] = mapped_column(UtcDateTime)
    heartbeat_at: Mapped[datetime] = mapped_column(UtcDateTime)
    trouble: Mapped[ShortText] = mapped_column(default="", server_default="")
    trouble_since: Mapped[datetime | None] = mapped_column(UtcDateTime)
    last_ms: Mapped[int] = mapped_column(default=0, server_default="0")
    last_written: Mapped[int] = mapped_column(default=0, server_default="0")
    last_sent: Mapped[int] = mapped_column(default=0, server_default="0")


class Suppression(Base):
    """An address to which no reminder goes, since a mail server said that there is none such."""

    __tablename__ = "mail_suppression"
    __table_args__ = (
        Index(None, "user_id"),
        Index(
            "uq_mail_suppression_open",
            "user_id",
            unique=True,
            sqlite_where=text("lifted_at IS NULL"),
            postgresql_where=text("lifted_at IS NULL"),
        ),
    )

    id: Mapped[Key]
    user_id: Mapped[int] = mapped_column(ForeignKey("user.id"))
    letter_id: Mapped[int] = mapped_column(ForeignKey("letter.id"))
    address: Mapped[str] = mapped_column(String(254))
    note: Mapped[LongText]
    since_at: Mapped[datetime] = mapped_column(UtcDateTime)
    lifted_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    lifted_by_id: Mapped[int | None] = mapped_column(ForeignKey("user.id"))


class Bounce(Base):
    """What came back of a letter; `fingerprint` makes a report that comes twice one."""

    __tablename__ = "bounce"
    __table_args__ = (Index(None, "user_id", "at"), Index(None, "letter_id"))

    id: Mapped[Key]
    letter_id: Mapped[int] = mapped_column(ForeignKey("letter.id"))
    user_id: Mapped[int] = mapped_column(ForeignKey("user.id"))
    address: Mapped[str] = mapped_column(String(254))
    at: Mapped[datetime] = mapped_column(UtcDateTime)
    kind: Mapped[BounceKind] = mapped_column(words(BounceKind))
    status: Mapped[str] = mapped_column(String(20))
    note: Mapped[LongText]
    fingerprint: Mapped[str] = mapped_column(String(64), unique=True)


class DayRun(Base):
    """A job that was finished for a London day: what a later day need not do again."""

    __tablename__ = "day_run"
    __table_args__ = (UniqueConstraint("job", "day"),)

    id: Mapped[Key]
    job: Mapped[str] = mapped_column(String(60))
    day: Mapped[date]
    finished_at: Mapped[datetime] = mapped_column(UtcDateTime)


class ClosedDay(Base):
    """A day on which the council is closed though it is no bank holiday."""

    __tablename__ = "closed_day"

    day: Mapped[date] = mapped_column(primary_key=True)
    label: Mapped[ShortText]


class Instance(Base):
    """This database's own id, and whether its mail is held after a restore."""

    __tablename__ = "instance"
    __table_args__ = (CheckConstraint("id = 1", name="one_row"),)

    id: Mapped[Key]
    instance_id: Mapped[str] = mapped_column(String(40))
    mail_epoch: Mapped[int]
    is_mail_held: Mapped[bool]
    held_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
