"""Forms about good news."""

from datetime import date

from wtforms import Form as PlainForm
from wtforms import SelectField, TextAreaField
from wtforms.validators import DataRequired, Length

from tracker.core import clock
from tracker.core.forms import Form, typed
from tracker.core.versions import VersionedForm
from tracker.voice.celebrations import queries, rules
from tracker.voice.celebrations.service import Told
from tracker.voice.published.forms import AsksWhoIsMeant
from tracker.wording import month_and_year

LONGEST = 400


class NewsForm(AsksWhoIsMeant):
    """What there is to celebrate, under which pledge, and in which month."""

    text = TextAreaField(
        "What is the good news?",
        [
            DataRequired("Write what there is to celebrate"),
            Length(max=LONGEST, message=f"Shorten this to {LONGEST} characters or fewer"),
        ],
        description="One or two sentences. Please do not name a child, a carer or a school.",
    )
    pledge = SelectField("Which promise is it about?")
    month = SelectField("Which month was it?")

    def fill_choices(self, also: date | None = None) -> "NewsForm":
        """Offer the live pledges and the months; `also` is an older month that it has already."""
        months = rules.months_back(clock.today())
        months += [also] if also and also not in months else []
        self.pledge.choices = queries.pledge_choices()
        self.month.choices = [(each.isoformat(), month_and_year(each)) for each in months]
        return self

    def told(self) -> Told:
        """The typed values; ask only after the form was found valid."""
        return Told(int(self.pledge.data), typed(self.text), date.fromisoformat(self.month.data))


class PublishNewsForm(VersionedForm):
    """Nothing but the deed."""


class RemoveNewsForm(Form):
    """Nothing but the deed."""


class NewsFilter(PlainForm):
    """Which good news; sent by GET, so it has no token and never fails."""

    pledge = SelectField("Promise", validate_choice=False)
    year = SelectField("Year", validate_choice=False)
