"""The form that names who may come in a member's place."""

from tracker.core.forms import Form
from tracker.meetings.choices import chosen_person, chosen_post, who_choices
from tracker.meetings.forms import choose
from tracker.meetings.seating.service import Who


class SubstituteForm(Form):
    """Who may come in a member's place."""

    who = choose(
        "Who may come instead?", "Choose a post or a person from the list", may_be_empty=True
    )

    def offer(self) -> None:
        """Fill the list: nobody, posts, people."""
        self.who.choices = [("", "Nobody is named"), *who_choices()]

    @property
    def chosen(self) -> Who:
        """The post or the person; ask only after the form was found valid."""
        data = self.who.data or ""
        return chosen_post(data), chosen_person(data)
