"""Words about people and posts."""

from enum import StrEnum


class PostKind(StrEnum):
    """Who can carry an action: a post, a body, a partner or a team."""

    POST = "post"
    BODY = "body"
    PARTNER = "partner"
    TEAM = "team"

    @property
    def label(self) -> str:
        return self.value.capitalize()


class TokenPurpose(StrEnum):
    """What a one-time link is for."""

    SIGN_IN = "sign_in"
    INVITE = "invite"
    RESET = "reset"

    @property
    def label(self) -> str:
        return {
            TokenPurpose.SIGN_IN: "Sign in",
            TokenPurpose.INVITE: "Invitation",
            TokenPurpose.RESET: "New password",
        }[self]
