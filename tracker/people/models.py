"""People, the posts and roles they hold, and their sessions, links and drafts."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import (
    JSON,
    CheckConstraint,
    ForeignKey,
    Index,
    String,
    UniqueConstraint,
    false,
    text,
)
from sqlalchemy.orm import Mapped, mapped_column, relationship

from tracker.access.roles import Role
from tracker.core.database import Base, Key, ShortText, Slug, UtcDateTime, words
from tracker.people.enums import PostKind, TokenPurpose


class User(Base):
    """A person who can sign in. `epoch` rises when every session must end."""

    __tablename__ = "user"
    __table_args__ = (
        CheckConstraint("email = lower(email)", name="email_lower"),
        CheckConstraint("is_active = (deactivated_at IS NULL)", name="active_or_dated"),
    )

    id: Mapped[Key]
    email: Mapped[str] = mapped_column(String(254), unique=True)
    name: Mapped[ShortText]
    known_as: Mapped[ShortText]
    password_hash: Mapped[str | None] = mapped_column(String(200))
    is_active: Mapped[bool]
    deactivated_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    is_cleared: Mapped[bool]
    epoch: Mapped[int]
    demonstration: Mapped[bool]
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
    is_shared_address: Mapped[bool] = mapped_column(default=False, server_default=false())

    roles_held: Mapped[list["RoleHeld"]] = relationship(
        back_populates="user", lazy="raise_on_sql", order_by="RoleHeld.id"
    )
    holdings: Mapped[list["PostHolding"]] = relationship(
        back_populates="user", lazy="raise_on_sql", order_by="PostHolding.id"
    )


class RoleHeld(Base):
    """A role that a person holds, or held."""

    __tablename__ = "role_held"
    __table_args__ = (
        Index(
            "uq_role_held_current",
            "user_id",
            "role",
            unique=True,
            sqlite_where=text("ended_at IS NULL"),
            postgresql_where=text("ended_at IS NULL"),
        ),
    )

    id: Mapped[Key]
    user_id: Mapped[int] = mapped_column(ForeignKey("user.id"))
    role: Mapped[Role] = mapped_column(words(Role))
    given_at: Mapped[datetime] = mapped_column(UtcDateTime)
    ended_at: Mapped[datetime | None] = mapped_column(UtcDateTime)

    user: Mapped[User] = relationship(back_populates="roles_held", lazy="raise_on_sql")


class Post(Base):
    """Somebody or something that can carry an action, whoever the person is."""

    __tablename__ = "post"

    id: Mapped[Key]
    slug: Mapped[Slug] = mapped_column(unique=True)
    name: Mapped[ShortText] = mapped_column(unique=True)
    kind: Mapped[PostKind] = mapped_column(words(PostKind))
    is_vacant: Mapped[bool]
    document: Mapped[ShortText]
    place: Mapped[ShortText]
    demonstration: Mapped[bool]

    holdings: Mapped[list["PostHolding"]] = relationship(
        back_populates="post", lazy="raise_on_sql", order_by="PostHolding.started_on"
    )


class PostHolding(Base):
    """A person in a post, from a day to a day."""

    __tablename__ = "post_holding"
    __table_args__ = (
        CheckConstraint("ended_on IS NULL OR ended_on >= started_on", name="ends_after_start"),
        Index(None, "post_id", "started_on"),
        Index(None, "user_id"),
    )

    id: Mapped[Key]
    post_id: Mapped[int] = mapped_column(ForeignKey("post.id"))
    user_id: Mapped[int] = mapped_column(ForeignKey("user.id"))
    started_on: Mapped[date]
    ended_on: Mapped[date | None]

    post: Mapped[Post] = relationship(back_populates="holdings", lazy="raise_on_sql")
    user: Mapped[User] = relationship(back_populates="holdings", lazy="raise_on_sql")


class UserSession(Base):
    """A signed-in session; the cookie holds the id, the table only its hash."""

    __tablename__ = "user_session"
    __table_args__ = (Index(None, "user_id"),)

    id: Mapped[Key]
    token_hash: Mapped[str] = mapped_column(String(64), unique=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("user.id"))
    epoch: Mapped[int]
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
    last_seen_at: Mapped[datetime] = mapped_column(UtcDateTime)
    ended_at: Mapped[datetime | None] = mapped_column(UtcDateTime)


class AccountToken(Base):
    """A one-time link: used once, void after use, a password change or its hour."""

    __tablename__ = "account_token"
    __table_args__ = (Index(None, "user_id"),)

    id: Mapped[Key]
    user_id: Mapped[int] = mapped_column(ForeignKey("user.id"))
    purpose: Mapped[TokenPurpose] = mapped_column(words(TokenPurpose))
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
    expires_at: Mapped[datetime] = mapped_column(UtcDateTime)
    used_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    voided_at: Mapped[datetime | None] = mapped_column(UtcDateTime)


class SignInAttempt(Base):
    """A try to sign in or to get a link, counted per account and per address."""

    __tablename__ = "sign_in_attempt"
    __table_args__ = (Index(None, "key", "at"),)

    id: Mapped[Key]
    key: Mapped[str] = mapped_column(String(80))
    at: Mapped[datetime] = mapped_column(UtcDateTime)


class Draft(Base):
    """A form that was sent after its session had ended, kept for its writer for a day."""

    __tablename__ = "draft"
    __table_args__ = (UniqueConstraint("key_hash"), Index(None, "expires_at"))

    id: Mapped[Key]
    key_hash: Mapped[str] = mapped_column(String(64))
    user_id: Mapped[int] = mapped_column(ForeignKey("user.id"))
    page: Mapped[str] = mapped_column(String(500))
    fields: Mapped[dict[str, Any]] = mapped_column(JSON)
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
    expires_at: Mapped[datetime] = mapped_column(UtcDateTime)


class Absence(Base):
    """When a person is away, and who gets their letters meanwhile; back early, its end moves."""

    __tablename__ = "absence"
    __table_args__ = (
        CheckConstraint("last_on >= first_on", name="ends_after_start"),
        CheckConstraint("stand_in_id IS NULL OR stand_in_id != user_id", name="somebody_else"),
        Index(None, "user_id", "last_on"),
    )

    id: Mapped[Key]
    user_id: Mapped[int] = mapped_column(ForeignKey("user.id"))
    first_on: Mapped[date]
    last_on: Mapped[date]
    stand_in_id: Mapped[int | None] = mapped_column(ForeignKey("user.id"))
    set_by_id: Mapped[int] = mapped_column(ForeignKey("user.id"))
    set_at: Mapped[datetime] = mapped_column(UtcDateTime)
