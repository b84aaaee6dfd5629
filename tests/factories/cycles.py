"""What was set for cycles of meetings, and what was ticked in them."""

from tests.factories.base import Factory, now
from tests.factories.base import session as current
from tests.factories.people import UserFactory
from tracker.core import clock
from tracker.core.settings import DatedSetting
from tracker.meetings.cycle.models import CycleTick
from tracker.meetings.cycle.terms import setting_name


class CycleTickFactory(Factory):
    class Meta:
        model = CycleTick

    step = "papers"
    done_at = now()
    by_id = None
    by_name = "Board secretary"
    note = ""


def noticed(kind, notice, from_on, *, by=None):
    """The notice of a kind of body from a day on."""
    row = DatedSetting(
        name=setting_name(kind),
        from_on=from_on,
        value=notice.kept,
        set_by_id=(by or UserFactory()).id,
        set_at=clock.now(),
    )
    current().add(row)
    current().flush()
    return row
