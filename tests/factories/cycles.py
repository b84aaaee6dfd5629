"""What was set for the cycles of meetings."""

from tests.factories.base import session
from tests.factories.people import UserFactory
from tracker.core import clock
from tracker.core.settings import DatedSetting
from tracker.meetings.cycle.terms import setting_name


def noticed(kind, notice, from_on, *, by=None):
    """The notice of a kind of body from a day on."""
    row = DatedSetting(
        name=setting_name(kind),
        from_on=from_on,
        value=notice.kept,
        set_by_id=(by or UserFactory()).id,
        set_at=clock.now(),
    )
    session().add(row)
    session().flush()
    return row
