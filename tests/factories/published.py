"""What is printed of what was said, good news, and the occasions at which people were asked."""

from datetime import date

from factory import LazyAttribute, Maybe, Sequence, SubFactory

from tests.factories.base import Factory, now
from tests.factories.people import UserFactory
from tests.factories.plan import PledgeFactory
from tests.factories.voice import AnswerFactory
from tracker.voice.celebrations.models import Celebration
from tracker.voice.published.enums import Consent, Theme
from tracker.voice.published.models import Publication
from tracker.voice.reach.enums import SourceKind
from tracker.voice.reach.models import Source


class CelebrationFactory(Factory):
    """Good news that is published; `is_waiting=True` is not yet."""

    class Meta:
        model = Celebration

    class Params:
        is_waiting = False

    pledge = SubFactory(PledgeFactory)
    text = Sequence(lambda n: f"More people have a home, number {n}.")
    month = date(2025, 8, 1)
    proposed_at = now()
    proposed_by_id = None
    published_at = Maybe("is_waiting", yes_declaration=None, no_declaration=now())
    published_by_id = None
    document = ""
    place = ""
    demonstration = False


class PublicationFactory(Factory):
    """A pair that its author agreed to and that is printed; `is_printed=False` for less."""

    class Meta:
        model = Publication

    class Params:
        is_printed = True
        by = SubFactory(UserFactory)
        answer = SubFactory(AnswerFactory)

    answer_id = LazyAttribute(lambda it: it.answer.id)
    comment_id = LazyAttribute(lambda it: it.answer.comment_id)
    said = LazyAttribute(lambda it: it.answer.comment.text)
    did = LazyAttribute(lambda it: it.answer.text)
    theme = Theme.HOMES
    month = date(2025, 9, 1)
    name_offered = "A care leaver ambassador"
    asked_at = now()
    asked_by_id = LazyAttribute(lambda it: it.by.id)
    consent = Consent.UNNAMED
    consent_at = now()
    agreed_by_id = None
    published_at = Maybe("is_printed", yes_declaration=now(), no_declaration=None)
    published_by_id = LazyAttribute(lambda it: it.by.id if it.is_printed else None)
    on_poster = False
    demonstration = False


class SourceFactory(Factory):
    """A survey of a whole year, of which nobody says how many took part."""

    class Meta:
        model = Source

    kind = SourceKind.SURVEY
    name = Sequence(lambda n: f"Care Leaver Survey {n}")
    about = ""
    from_on = date(2024, 1, 1)
    until_on = date(2024, 12, 31)
    took_part = None
    document = ""
    place = ""
    demonstration = False
