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


class AccountMatter(StrEnum):
    """What a letter tells that goes at once; its words are in `emails/account_<value>/`."""

    SIGN_IN = "sign_in"
    INVITE = "invite"
    RESET = "reset"
    PASSWORD_CHANGED = "password_changed"
    EMAIL_CHANGED = "email_changed"
    ROLE_CHANGED = "role_changed"
    WORRY = "worry"
    WORRY_LATE = "worry_late"

    @property
    def label(self) -> str:
        return {
            AccountMatter.SIGN_IN: "Sign-in link",
            AccountMatter.INVITE: "Invitation",
            AccountMatter.RESET: "Link to choose a new password",
            AccountMatter.PASSWORD_CHANGED: "Password changed",
            AccountMatter.EMAIL_CHANGED: "E-mail address changed",
            AccountMatter.ROLE_CHANGED: "Roles changed",
            AccountMatter.WORRY: "A comment needs attention",
            AccountMatter.WORRY_LATE: "Nobody has looked yet",
        }[self]
