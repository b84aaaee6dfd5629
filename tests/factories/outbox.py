"""Letters in the outbox."""

from factory import LazyAttribute, LazyFunction, Sequence, SubFactory

from tests.factories.base import Factory, now, session, today
from tests.factories.people import UserFactory
from tracker.core import clock
from tracker.outbox.enums import LetterKind, LetterState
from tracker.outbox.models import Letter, LetterEvent, LetterItem
from tracker.outbox.rules import digest_expires_at


class LetterFactory(Factory):
    """A digest that waits; `to` says to whom."""

    class Meta:
        model = Letter

    class Params:
        to = SubFactory(UserFactory)

    kind = LetterKind.DIGEST
    dedupe_key = LazyAttribute(lambda letter: f"{letter.kind}:{letter.user_id}:{letter.created_on}")
    user_id = LazyAttribute(lambda letter: letter.to.id)
    state = LetterState.QUEUED
    account_token_id = None
    account_matter = ""
    created_on = today()
    created_at = now()
    not_before_at = now()
    expires_at = LazyFunction(lambda: digest_expires_at(clock.today()))
    message_id = Sequence(lambda n: f"<letter-{n}@tracker>")
    subject = "1 thing needs you"
    content = None
    lease_owner = None
    lease_until = None
    fence = 0
    attempts = 0
    next_try_at = None
    last_code = None
    last_note = ""
    finished_at = None


class LetterItemFactory(Factory):
    """A step that a letter announces."""

    class Meta:
        model = LetterItem

    letter_id = LazyAttribute(lambda item: item.letter.id)
    user_id = LazyAttribute(lambda item: item.letter.user_id)
    step = "overdue_1"
    object_type = "action"
    object_id = 1
    fell_on = today()
    why = "1 working day overdue"


def story_of(letter):
    """The states that a letter went through, oldest first."""
    rows = session().query(LetterEvent).filter_by(letter_id=letter.id).order_by(LetterEvent.id)
    return [row.to_state for row in rows]
