"""The deeds a role may be allowed, as `thing:deed`."""

from enum import StrEnum


class Permission(StrEnum):
    """Words for what may be done; which object it may be done to is its domain's policy."""

    ACTION_ADD = "action:add"
    ACTION_AGREE = "action:agree"
    ACTION_MANAGE = "action:manage"
    ACTION_UPDATE = "action:update"
    ACTION_VIEW = "action:view"
    AUDIT_VIEW = "audit:view"
    BOARD_VIEW = "board:view"
    CLEARANCE_GIVE = "clearance:give"
    COMMENT_ADD = "comment:add"
    COMMENT_ANSWER = "comment:answer"
    COMMENT_FLAG = "comment:flag"
    COMMENT_MODERATE = "comment:moderate"
    COMMENT_VIEW = "comment:view"
    FLAG_RESOLVE = "flag:resolve"
    HELP_VIEW = "help:view"
    HOME_VIEW = "home:view"
    MEETING_MANAGE = "meeting:manage"
    MEETING_VIEW = "meeting:view"
    OUTBOX_MANAGE = "outbox:manage"
    OUTBOX_VIEW = "outbox:view"
    PEOPLE_MANAGE = "people:manage"
    PLAN_MANAGE = "plan:manage"
    PLAN_VIEW = "plan:view"
    PROFILE_OWN = "profile:own"
    WORKSTREAM_MANAGE = "workstream:manage"
    WORKSTREAM_VIEW = "workstream:view"
