"""The one table of roles: who may do which deed (rules 5.12)."""

from enum import StrEnum

from tracker.access.permissions import Permission as P


class Role(StrEnum):
    """The roles of rules 5.12, by the words of `--role`."""

    BOARD_SECRETARY = "board-secretary"
    WORKSTREAM_CHAIR = "workstream-chair"
    ACTION_LEAD = "action-lead"
    AMBASSADOR = "ambassador"
    BOARD_MEMBER = "board-member"
    COMMITTEE_MEMBER = "committee-member"
    PERFORMANCE_OFFICER = "performance-officer"
    PERFORMANCE_CHECKER = "performance-checker"
    PARTICIPATION_LEAD = "participation-lead"
    SAFEGUARDING_LEAD = "safeguarding-lead"
    DEMOCRATIC_SERVICES = "democratic-services"
    AUDITOR = "auditor"
    ADMINISTRATOR = "administrator"

    @property
    def label(self) -> str:
        return self.value.replace("-", " ").capitalize()

    @property
    def does(self) -> str:
        """What the role is for, in a sentence."""
        return _DOES[self]


_DOES = {
    Role.BOARD_SECRETARY: "Makes and changes plans, pledges, workstreams, seats and actions, "
    "and records what the board agrees.",
    Role.WORKSTREAM_CHAIR: "Brings the actions of a workstream up to date and adds new ones.",
    Role.ACTION_LEAD: "Brings the actions of a post up to date. Partners too.",
    Role.AMBASSADOR: "Says what it is really like, and is answered.",
    Role.BOARD_MEMBER: "Reads the board summary before the meeting.",
    Role.COMMITTEE_MEMBER: "Reads what is public.",
    Role.PERFORMANCE_OFFICER: "Enters each quarter’s figures, and keeps what each indicator means.",
    Role.PERFORMANCE_CHECKER: "Checks the figures that somebody else entered, and publishes them.",
    Role.PARTICIPATION_LEAD: "Looks after young people’s comments.",
    Role.SAFEGUARDING_LEAD: "Is told when a comment worries somebody, and looks at it.",
    Role.DEMOCRATIC_SERVICES: "Keeps the meetings and who is on their lists.",
    Role.AUDITOR: "Reads everything and its history, and changes nothing.",
    Role.ADMINISTRATOR: "Looks after people, roles and letters. No content by right.",
}

# Everyone who is signed in sees their own page, the help, and what is public.
_EVERYONE = frozenset(
    {
        P.ACTION_VIEW,
        P.BOARD_VIEW,
        P.COMMENT_FLAG,
        P.COMMENT_VIEW,
        P.HELP_VIEW,
        P.HOME_VIEW,
        P.MEETING_VIEW,
        P.PLAN_VIEW,
        P.PROFILE_OWN,
        P.SCORECARD_VIEW,
        P.WORD_VIEW,
        P.WORKSTREAM_VIEW,
    }
)

_OWN: dict[Role, frozenset[P]] = {
    Role.BOARD_SECRETARY: frozenset(
        {
            P.ACTION_ADD,
            P.ACTION_AGREE,
            P.ACTION_MANAGE,
            P.ACTION_UPDATE,
            P.CELEBRATION_ADD,
            P.CELEBRATION_PUBLISH,
            P.CLEARANCE_GIVE,
            P.COMMENT_ADD,
            P.COMMENT_ANSWER,
            P.ESCALATION_RAISE,
            P.EXCEPTION_MANAGE,
            P.MEETING_MANAGE,
            P.PLAN_MANAGE,
            P.ROUND_SIGN,
            P.REMINDERS_VIEW,
            P.SCORECARD_MANAGE,
            P.WORKSTREAM_MANAGE,
        }
    ),
    Role.WORKSTREAM_CHAIR: frozenset(
        {
            P.ACTION_ADD,
            P.ACTION_UPDATE,
            P.COMMENT_ADD,
            P.COMMENT_ANSWER,
            P.ESCALATION_RAISE,
            P.ROUND_SIGN,
        }
    ),
    Role.ACTION_LEAD: frozenset({P.ACTION_UPDATE, P.COMMENT_ADD, P.COMMENT_ANSWER}),
    Role.AMBASSADOR: frozenset(
        {P.CELEBRATION_ADD, P.COMMENT_ADD, P.POSTER_CHOOSE, P.SHADOW_COMMENT, P.WORD_SAY}
    ),
    Role.BOARD_MEMBER: frozenset({P.COMMENT_ADD}),
    Role.COMMITTEE_MEMBER: frozenset(),
    Role.PERFORMANCE_OFFICER: frozenset({P.EXCEPTION_MANAGE, P.FIGURE_ENTER, P.SCORECARD_MANAGE}),
    Role.PERFORMANCE_CHECKER: frozenset({P.FIGURE_PUBLISH}),
    Role.PARTICIPATION_LEAD: frozenset(
        {
            P.CELEBRATION_ADD,
            P.CELEBRATION_PUBLISH,
            P.COMMENT_ADD,
            P.COMMENT_MODERATE,
            P.COMMENT_PUBLISH,
            P.POSTER_CHOOSE,
            P.SHADOW_COMMENT,
            P.SOURCE_MANAGE,
            P.WORD_KEEP,
        }
    ),
    Role.SAFEGUARDING_LEAD: frozenset({P.FLAG_RESOLVE}),
    Role.DEMOCRATIC_SERVICES: frozenset({P.MEETING_MANAGE}),
    Role.AUDITOR: frozenset({P.AUDIT_VIEW, P.REMINDERS_VIEW}),
    Role.ADMINISTRATOR: frozenset(
        {
            P.OUTBOX_MANAGE,
            P.OUTBOX_VIEW,
            P.PEOPLE_MANAGE,
            P.REMINDERS_MANAGE,
            P.REMINDERS_VIEW,
        }
    ),
}

# Escalations are the board’s own matter: not for those who read what is public, or look after
# people and letters; ambassadors have their own way to say what is wrong.
_NO_ESCALATIONS = frozenset({Role.AMBASSADOR, Role.COMMITTEE_MEMBER, Role.ADMINISTRATOR})

ROLE_PERMISSIONS: dict[Role, frozenset[P]] = {
    role: _EVERYONE | own | ({P.ESCALATION_VIEW} if role not in _NO_ESCALATIONS else set())
    for role, own in _OWN.items()
}


def permissions_of(roles: frozenset[str]) -> frozenset[P]:
    """All that a person with these roles may do; somebody without a role sees only help."""
    held = [ROLE_PERMISSIONS[Role(role)] for role in roles]
    return frozenset({P.HELP_VIEW, P.HOME_VIEW, P.PROFILE_OWN}).union(*held)
