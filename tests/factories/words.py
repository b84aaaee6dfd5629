"""The council's terms and what young people say."""

from factory import Sequence

from tests.factories.base import Factory
from tracker.words.enums import Agreement
from tracker.words.models import Word


class WordFactory(Factory):
    """A term that nobody has said anything of; give `says` with a `state`."""

    class Meta:
        model = Word

    term = Sequence(lambda n: f"term number {n}")
    acronym = ""
    meaning = ""
    says = ""
    why = ""
    state = Agreement.ASKED
    proposed_by_id = None
    made_up = ""
    document = ""
    place = ""
    demonstration = False
