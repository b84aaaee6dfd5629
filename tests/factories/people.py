"""People, and the posts and roles that they hold."""

from datetime import date

from factory import LazyAttribute, Maybe, Sequence, SubFactory, post_generation

from tests.factories.base import Factory, now, session
from tracker.access.roles import Role
from tracker.people.enums import PostKind
from tracker.people.models import Absence, Post, PostHolding, RoleHeld, User


class UserFactory(Factory):
    """A demonstration person: `UserFactory(roles=[Role.WORKSTREAM_CHAIR])`, `role=` for one."""

    class Meta:
        model = User

    class Params:
        is_gone = False

    name = Sequence(lambda n: f"Person {n}")
    email = Sequence(lambda n: f"person-{n}@example.org")
    known_as = LazyAttribute(lambda user: user.name)
    password_hash = None
    is_active = LazyAttribute(lambda user: not user.is_gone)
    deactivated_at = Maybe("is_gone", yes_declaration=now(), no_declaration=None)
    is_cleared = False
    epoch = 1
    demonstration = True
    created_at = now()

    @post_generation
    def roles(user, create, extracted, **_more):
        for role in extracted or ():
            session().add(RoleHeld(user_id=user.id, role=Role(role), given_at=user.created_at))
        session().flush()


def person(*roles: Role, **facts: object) -> User:
    """A person with these roles: `person(Role.ACTION_LEAD, name="Service Manager")`."""
    return UserFactory(roles=roles, **facts)


class PostFactory(Factory):
    class Meta:
        model = Post

    slug = Sequence(lambda n: f"post-{n}")
    name = Sequence(lambda n: f"Head of Service {n}")
    kind = PostKind.POST
    is_vacant = False
    document = ""
    place = ""
    demonstration = False


class PostHoldingFactory(Factory):
    """Who is in a post, since when: `PostHoldingFactory(post=post, user=user)`."""

    class Meta:
        model = PostHolding

    post = SubFactory(PostFactory)
    user = SubFactory(UserFactory)
    started_on = date(2025, 1, 1)
    ended_on = None


class AbsenceFactory(Factory):
    """Somebody is away, 1 to 12 September 2025: `AbsenceFactory(user=…, stand_in=…)`."""

    class Meta:
        model = Absence

    class Params:
        user = SubFactory(UserFactory)
        stand_in = None

    user_id = LazyAttribute(lambda absence: absence.user.id)
    first_on = date(2025, 9, 1)
    last_on = date(2025, 9, 12)
    stand_in_id = LazyAttribute(lambda absence: absence.stand_in.id if absence.stand_in else None)
    set_by_id = LazyAttribute(lambda absence: absence.user_id)
    set_at = now()
