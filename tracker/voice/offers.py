"""What a person is offered: the names to be shown under, and the lists that make sense for them."""

from tracker.access.permissions import Permission
from tracker.access.roles import Role, permissions_of
from tracker.people.identity import SignedIn
from tracker.voice.enums import Show, ShownAs

AMBASSADOR = "care leaver ambassador"


def names_open_to(viewer: SignedIn) -> tuple[ShownAs, ...]:
    """The names to choose from, the one that shows least of a person first."""
    own = (ShownAs.ROLE, ShownAs.FIRST, ShownAs.FULL)
    if viewer.has(Role.AMBASSADOR):
        return (*own, ShownAs.GROUP)
    return (ShownAs.YOUNG, *own) if viewer.has(Role.PARTICIPATION_LEAD) else own


def is_owed_answer(roles: frozenset[str], shown_as: ShownAs) -> bool:
    """Young people are owed an answer, who speak for themselves or through somebody."""
    return Role.AMBASSADOR in roles or is_for_others(roles, shown_as)


def is_for_others(roles: frozenset[str], shown_as: ShownAs) -> bool:
    """Whether somebody only writes down what young people said, who did not send it themselves."""
    return Role.AMBASSADOR not in roles and shown_as in (ShownAs.YOUNG, ShownAs.GROUP)


def author_role(roles: frozenset[str]) -> str:
    """How somebody who comments is called without a name; an ambassador before all else."""
    if Role.AMBASSADOR in roles:
        return AMBASSADOR
    return next((role.label.lower() for role in Role if role in roles), "reader")


def shows(viewer: SignedIn) -> list[Show]:
    """The kinds of list that make sense for a person."""
    may = permissions_of(viewer.roles)
    left_out = {
        Show.TO_READ: not viewer.has(Role.PARTICIPATION_LEAD),
        Show.TO_ANSWER: Permission.COMMENT_ANSWER not in may,
        Show.MINE: Permission.COMMENT_ADD not in may,
    }
    return [each for each in Show if not left_out.get(each, False)]


def first_show(viewer: SignedIn) -> Show:
    """What a person most likely comes for."""
    if viewer.has(Role.PARTICIPATION_LEAD):
        return Show.EVERYTHING
    if Permission.COMMENT_ANSWER in permissions_of(viewer.roles):
        return Show.TO_ANSWER
    return Show.MINE if viewer.has(Role.AMBASSADOR) else Show.EVERYTHING
