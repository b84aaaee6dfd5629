"""What becomes of a form that was sent: done, refused with a sentence, or overtaken by another."""

from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from flask import flash, redirect, render_template
from flask.typing import ResponseReturnValue

from tracker.core.errors import ChangedMeanwhile, NotAccepted
from tracker.core.forms import Form
from tracker.core.transaction import refuse
from tracker.core.versions import VersionedForm, take_change, take_refusal

Made = TypeVar("Made")


def show_or_do(
    form: Form,
    template: str,
    deed: Callable[[], Made],
    *,
    leads_to: Callable[[Made], str],
    done: str,
    current: Callable[[], Mapping[str, Any]] = dict,
    **shown: Any,
) -> ResponseReturnValue:
    """Show a form; once it is sent, do its deed, or show it again with what is wrong.

    `current` reads what the form is about as it stands now: where another person was faster,
    the page shows theirs, keeps what was typed, and saves over theirs only when sent again.
    """
    if not form.is_submitted():
        return render_template(template, form=form, differences=[], **shown)
    if form.validate():
        try:
            made = deed()
        except NotAccepted as refusal:
            take_refusal(form, refusal)
        except ChangedMeanwhile as error:
            return _overtaken(form, template, error, current(), shown)
        else:
            flash(done)
            return redirect(leads_to(made))
    return refuse(template, form=form, differences=[], **shown)


def _overtaken(
    form: Form,
    template: str,
    error: ChangedMeanwhile,
    current: Mapping[str, Any],
    shown: Mapping[str, Any],
) -> ResponseReturnValue:
    if not isinstance(form, VersionedForm):
        raise error
    now = {name: value for name, value in current.items() if name in form and name != "version"}
    differences = take_change(form, error, now=now, version=current["version"])
    return refuse(template, status=409, form=form, differences=differences, **shown)
