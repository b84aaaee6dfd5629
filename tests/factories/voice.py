"""Comments, their answers, and worries about them."""

from factory import LazyAttribute, Sequence, SubFactory

from tests.factories.actions import ActionFactory
from tests.factories.base import Factory, now
from tests.factories.people import UserFactory
from tracker.voice.enums import AnswerKind, ShownAs
from tracker.voice.models import Answer, Comment, CommentFlag


class CommentFactory(Factory):
    """A comment that nobody answered; `answer_due_on` says that an answer is owed."""

    class Meta:
        model = Comment

    action = SubFactory(ActionFactory)
    pledge = None
    item_id = None
    source_id = None
    workstream = None
    author = SubFactory(UserFactory)
    shown_as = ShownAs.FULL
    group_name = ""
    author_role = "Care leaver ambassador"
    is_for_others = LazyAttribute(lambda it: bool(it.source_id) or it.shown_as is ShownAs.YOUNG)
    text = Sequence(lambda n: f"It is not like that for us, number {n}.")
    posted_at = now()
    answer_due_on = None
    is_held = False
    edited_at = None
    withdrawn_at = None
    removed_at = None
    removed_by_id = None
    removed_reason = ""
    document = ""
    place = ""
    demonstration = False
    seed_key = ""


class AnswerFactory(Factory):
    class Meta:
        model = Answer

    class Params:
        by = SubFactory(UserFactory)

    comment = SubFactory(CommentFactory)
    number = 1
    kind = AnswerKind.WE_DID_IT
    text = "We asked the landlord, and the rule is gone."
    look_again_on = None
    by_id = LazyAttribute(lambda answer: answer.by.id)
    by_name = LazyAttribute(lambda answer: answer.by.name)
    by_chair = False
    answered_at = now()
    document = ""
    demonstration = False


class CommentFlagFactory(Factory):
    """Somebody is worried, and nobody has looked yet."""

    class Meta:
        model = CommentFlag

    class Params:
        by = SubFactory(UserFactory)

    comment = SubFactory(CommentFactory)
    by_id = LazyAttribute(lambda flag: flag.by.id)
    flagged_at = now()
    hides = True
    is_private = LazyAttribute(lambda flag: flag.by.id == flag.comment.author_id)
    released_at = None
    released_by_id = None
    release_note = ""
