"""Terms of reference, and what comes round every year."""

from datetime import date

from factory import LazyAttribute, Sequence

from tests.factories.base import Factory
from tests.factories.meetings import BodyFactory
from tracker.meetings.diary.models import YearlyItem
from tracker.meetings.terms.models import Terms


class TermsFactory(Factory):
    """A version that was adopted on 5 February 2025; `adopted_on=None` makes a draft."""

    class Meta:
        model = Terms

    body_id = LazyAttribute(lambda _: BodyFactory().id)
    number = Sequence(lambda n: n + 1)
    text = "To track progress."
    membership = ""
    substitutes = ""
    quorum = None
    adopted_on = date(2025, 2, 5)
    adopted_at_id = None
    review_on = None
    what_changed = ""
    document = ""
    place = ""
    demonstration = False


class YearlyItemFactory(Factory):
    """What comes round all November, and makes its action six weeks before."""

    class Meta:
        model = YearlyItem

    name = Sequence(lambda n: f"Yearly item {n}")
    month = 11
    day = None
    what = ""
    lead_post_id = None
    workstream_id = None
    body_id = None
    makes_ahead = 42
    ended_on = None
    document = ""
    place = ""
    demonstration = False
