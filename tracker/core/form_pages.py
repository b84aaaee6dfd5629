"""A page that is one form: show it, do its deed, or give it back with what was typed."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from flask import redirect, render_template
from flask.typing import ResponseReturnValue

from tracker.core.errors import ChangedMeanwhile, NotAccepted
from tracker.core.forms import Form
from tracker.core.transaction import refuse
from tracker.core.versions import VersionedForm, take_change, take_refusal


@dataclass(frozen=True)
class FormPage:
    """What stands around a form (layouts/form.html): its heading, its button, the way back."""

    template: str
    heading: str
    submit: str
    action: str
    back: str
    back_text: str
    caption: str = ""
    kind: str = ""
    cancel: str = "Cancel"
    more: Mapping[str, Any] = field(default_factory=dict)

    def context(self, form: Form) -> dict[str, Any]:
        """All that the template is given; plain values, which survive a rollback."""
        return {"form": form, "page": self, "differences": [], **self.more}


def answer(
    form: Form,
    page: FormPage,
    deed: Callable[[], str],
    *,
    now: Mapping[str, Any] | None = None,
    version: int = 0,
) -> ResponseReturnValue:
    """Show the form, or do the deed and go where it leads.

    A refusal gives the form back; `now` and `version` are what is saved, for a form whose thing
    somebody else may have changed meanwhile.
    """
    if not form.is_submitted():
        return render_template(page.template, **page.context(form))
    if not form.validate():
        return refuse(page.template, **page.context(form))
    try:
        return redirect(deed(), 303)
    except NotAccepted as refusal:
        take_refusal(form, refusal)
        return refuse(page.template, **page.context(form))
    except ChangedMeanwhile as error:
        if not isinstance(form, VersionedForm):
            raise
        differences = take_change(form, error, now=now or {}, version=version)
        context = page.context(form) | {"differences": differences}
        return refuse(page.template, status=409, **context)
