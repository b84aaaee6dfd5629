"""The choices above a scorecard; what they say is read by `filters.read`."""

from collections.abc import Sequence

import wtforms
from wtforms import SelectField

from tracker.core.periods import Quarter
from tracker.scorecards.enums import Rating
from tracker.scorecards.filters import MOVED, Filters


class FilterForm(wtforms.Form):
    """Which quarter, and which of its lines."""

    quarter = SelectField("Quarter")
    priority = SelectField("Priority")
    colour = SelectField("Colour")
    moved = SelectField("What moved")

    def __init__(
        self, asked: Filters, *, quarters: Sequence[Quarter], priorities: Sequence[str]
    ) -> None:
        super().__init__(
            data={
                "quarter": asked.quarter.slug if asked.quarter else "",
                "priority": asked.priority,
                "colour": asked.rating.value if asked.rating else "",
                "moved": asked.change.value if asked.change else "",
            }
        )
        self.quarter.choices = [(each.slug, each.short_label) for each in quarters]
        self.priority.choices = [("", "Any"), *((each, each) for each in priorities)]
        self.colour.choices = [("", "Any"), *((each.value, each.label) for each in Rating)]
        self.moved.choices = [("", "Any"), *((each.value, words) for each, words in MOVED.items())]
