"""People and comments for the tests of voices, signed in without a browser."""

from tests.factories.actions import ActionFactory
from tests.factories.base import session
from tests.factories.people import PostFactory, PostHoldingFactory, UserFactory
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
    """One action of one workstream, with everybody whom the rules name."""

    def __init__(self, post="Head of Housing", **action):
        self.workstream = WorkstreamFactory(name="Good Homes")
        self.post = PostFactory(name=post)
        holder = PostHoldingFactory(post=self.post).user
        self.action = ActionFactory(
            workstream=self.workstream, accountable_post=self.post, **action
        )
        speaker = ambassador_of(self.workstream, name=REAL_NAME, known_as="Robin")
        self.ambassador = signed_in(speaker, Role.AMBASSADOR, ambassador_of=[self.workstream.id])
        self.lead = signed_in(holder, Role.ACTION_LEAD, posts=[self.post.id])
        self.chair = signed_in(
            chair_of(self.workstream), Role.WORKSTREAM_CHAIR, chairs=[self.workstream.id]
        )
        self.secretary = signed_in(UserFactory(), Role.BOARD_SECRETARY)
        self.member = signed_in(UserFactory(), Role.BOARD_MEMBER)
        self.committee = signed_in(UserFactory(), Role.COMMITTEE_MEMBER)
        self.administrator = signed_in(UserFactory(), Role.ADMINISTRATOR)
        self.participation = signed_in(UserFactory(), Role.PARTICIPATION_LEAD)
        self.safeguarding = signed_in(UserFactory(), Role.SAFEGUARDING_LEAD)
        self.auditor = signed_in(UserFactory(is_cleared=True), Role.AUDITOR)
        self.other_ambassador = signed_in(UserFactory(), Role.AMBASSADOR)
        self.nobody = signed_in(UserFactory())

    @property
    def everybody(self):
        """All of them."""
        return [each for each in vars(self).values() if isinstance(each, SignedIn)]
