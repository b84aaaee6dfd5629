"""What people choose about their letters."""

from collections.abc import Mapping
from typing import Any

from wtforms import SelectField

from tracker.core.forms import Form, choices
from tracker.reminders.choices.kinds import Kind
from tracker.reminders.enums import Rhythm
from tracker.reminders.triggers import Trigger


class ChoicesForm(Form):
    """A rhythm for each kind of letter that can concern somebody."""

    @property
    def wanted(self) -> dict[Trigger, Rhythm]:
        """What was chosen."""
        known = {each.value for each in Trigger}
        return {Trigger(each.name): Rhythm(each.data) for each in self if each.name in known}


def choices_form(kinds: list[Kind], chosen: Mapping[Trigger, Rhythm]) -> ChoicesForm:
    """The form for somebody's kinds; those that always come have no boxes."""
    boxes: dict[str, Any] = {
        kind.name: SelectField(kind.label, choices=choices(list(Rhythm)), description=kind.says)
        for kind in kinds
        if not kind.why_always
    }
    form_class = type("ChoicesForm", (ChoicesForm,), boxes)
    held = {kind.name: chosen.get(kind.trigger, Rhythm.EACH_DAY).value for kind in kinds}
    form: ChoicesForm = form_class(data=held)
    return form
