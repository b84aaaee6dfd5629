"""A small council around one action, as the database and as the services know its people."""

from tests.factories.actions import ActionFactory
from tests.factories.base import session
from tests.factories.people import PostFactory, PostHoldingFactory, UserFactory, person
from tests.factories.workstreams import WorkstreamFactory, ambassador_of, chair_of
from tracker.access.roles import Role
from tracker.people.identity import SignedIn
from tracker.people.models import User

REAL_NAME = "Robin Realname"


def signed_in(user, *roles, posts=(), chairs=(), ambassador_of=()):
    """A person as the app knows them once they are signed in."""
    return SignedIn(
        id=user.id,
        email=user.email,
        name=user.name,
        known_as=user.known_as,
        roles=frozenset(roles),
        is_cleared=user.is_cleared,
        post_ids=frozenset(posts),
        chairs=frozenset(chairs),
        ambassador_of=frozenset(ambassador_of),
    )


def user_of(person):
    """The row of somebody who is signed in."""
    return session().get(User, person.id)


class World:
    """One action of one workstream, with everybody whom the rules name; all can sign in."""

    def __init__(self, post="Head of Housing", **action):
        self.workstream = WorkstreamFactory(name="Good Homes")
        self.post = PostFactory(name=post)
        self.action = ActionFactory(
            workstream=self.workstream, accountable_post=self.post, **action
        )
        own = self.workstream.id
        speaker = ambassador_of(self.workstream, name=REAL_NAME, known_as="Robin")
        self.ambassador = signed_in(speaker, Role.AMBASSADOR, ambassador_of=[own])
        holder = person(Role.ACTION_LEAD)
        PostHoldingFactory(post=self.post, user=holder)
        self.lead = signed_in(holder, Role.ACTION_LEAD, posts=[self.post.id])
        chair = chair_of(self.workstream)
        self.chair = signed_in(chair, Role.WORKSTREAM_CHAIR, chairs=[own])
        self.secretary = _plain(Role.BOARD_SECRETARY)
        self.member = _plain(Role.BOARD_MEMBER)
        self.committee = _plain(Role.COMMITTEE_MEMBER)
        self.administrator = _plain(Role.ADMINISTRATOR)
        self.participation = _plain(Role.PARTICIPATION_LEAD)
        self.safeguarding = _plain(Role.SAFEGUARDING_LEAD)
        self.auditor = _plain(Role.AUDITOR, is_cleared=True)
        self.other_ambassador = _plain(Role.AMBASSADOR)
        self.nobody = signed_in(UserFactory())

    @property
    def everybody(self):
        """All of them."""
        return [each for each in vars(self).values() if isinstance(each, SignedIn)]


def _plain(role, **facts):
    return signed_in(person(role, **facts), role)
