"""Whoever is signed in, as plain values: no database row travels with a request."""

from dataclasses import dataclass, field
from typing import cast

from flask_login import current_user

from tracker.access.roles import Role


@dataclass(frozen=True)
class SignedIn:
    """A signed-in person with what they hold today; seats and lists come from higher domains."""

    id: int
    email: str
    name: str
    known_as: str
    roles: frozenset[Role]
    is_cleared: bool
    session_id: int = 0
    post_ids: frozenset[int] = field(default_factory=frozenset)
    chairs: frozenset[int] = field(default_factory=frozenset)
    ambassador_of: frozenset[int] = field(default_factory=frozenset)
    on_board: bool = False

    is_authenticated = True
    is_active = True
    is_anonymous = False

    def get_id(self) -> str:
        return str(self.id)

    def has(self, *roles: Role) -> bool:
        """Whether any of these roles is held."""
        return not self.roles.isdisjoint(roles)


def signed_in() -> SignedIn:
    """The signed-in person; only inside a view that needs a permission."""
    return cast("SignedIn", current_user._get_current_object())
