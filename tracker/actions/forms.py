"""Forms for an action itself: adding it, changing its words, and filtering the list."""

from collections.abc import Iterator, Sequence
from typing import Any

import wtforms
from wtforms import (
    BooleanField,
    RadioField,
    SearchField,
    SelectField,
    SelectMultipleField,
    StringField,
    TextAreaField,
)
from wtforms.validators import InputRequired, Length, ValidationError

from tracker.actions.choices import Choice, Choices
from tracker.actions.details import ActionDetails
from tracker.actions.due_form import DuePart
from tracker.actions.enums import State
from tracker.actions.filters import DueFilter, Filters
from tracker.core.forms import DateField, Form
from tracker.core.reading_forms import ChecksWords
from tracker.core.versions import VersionedForm
from tracker.core.visibility import Visibility

SUMMARY_WORDS = 50


def few_words(_form: Any, field: wtforms.Field) -> None:
    """A plain summary is fifty words at most."""
    number = len((field.data or "").split())
    if number > SUMMARY_WORDS:
        raise ValidationError(f"Shorten this to {SUMMARY_WORDS} words. It has {number}")


class FilterForm(wtforms.Form):
    """The filters above the list; what it says is read by `filters.read`."""

    q = SearchField("Ref, words or lead")
    plan = SelectField("Plan")
    workstream = SelectField("Workstream")
    pledge = SelectField("Pledge")
    state = SelectField("Stands at")
    lead = SelectField("Lead")
    due = SelectField("Due")
    mine = BooleanField("Only mine")

    def __init__(self, asked: Filters, choices: Choices) -> None:
        super().__init__(
            data={
                "q": asked.q,
                "plan": asked.plan.key if asked.plan else "",
                "workstream": asked.workstream.key if asked.workstream else "",
                "pledge": asked.pledge,
                "state": asked.state.value if asked.state else "",
                "lead": asked.lead.key if asked.lead else "",
                "due": asked.due.value if asked.due else "",
                "mine": asked.mine,
            }
        )
        plans = {plan.id: plan for plan in asked.plans}
        shown = [each for each in choices.pledges if each.under in plans]
        self.plan.choices = [("", "Plans of today"), *_by_key(choices.plans)]
        self.workstream.choices = [("", "Any"), *_by_key(choices.workstreams)]
        self.pledge.choices = [("", "Any"), *(_pledge(each, plans) for each in shown)]
        self.state.choices = [("", "Any"), *((each.value, each.label) for each in State)]
        self.lead.choices = [("", "Anybody"), *_by_key(choices.posts)]
        self.due.choices = [("", "Any time"), *((each.value, each.label) for each in DueFilter)]


class ActionFields:
    """What the secretary or a chair says of an action, apart from its dates."""

    text = TextAreaField(
        "What will be done",
        validators=[InputRequired("Say what will be done"), Length(max=2000)],
        description="Never name a child, or say what could tell who they are.",
    )
    plain_summary = TextAreaField(
        "The same in plain words",
        validators=[few_words],
        description="50 words at most, as you would say it to a young person.",
    )
    workstream = SelectField("Workstream")
    accountable = SelectField("Who leads it")
    lead = StringField(
        "Lead as the paper prints it", description="Only where it is not in the list above."
    )
    helpers = SelectMultipleField("Who helps")
    success_measure = TextAreaField("Done when", validators=[Length(max=2000)])
    pledges = SelectMultipleField("Pledges it serves")
    commitments = SelectMultipleField("Commitments under them")
    visibility = RadioField(
        "Who can see it",
        validators=[InputRequired("Choose who can see it")],
        default=Visibility.BOARD.value,
    )
    starts_on = DateField("When does it start?", description="Leave it empty if it has started.")
    ref = StringField(
        "Ref",
        validators=[Length(max=20, message="Shorten the ref to 20 characters or fewer")],
        description="Such as H7. Leave it empty to get the next of the workstream.",
    )

    def offer(
        self,
        choices: Choices,
        *,
        plans: Sequence[Choice],
        workstreams: Sequence[Choice],
        labels: Sequence[Visibility],
        may_be_without: bool,
    ) -> None:
        """Fill the lists with what this person may choose."""
        ids = {plan.id: plan for plan in plans}
        self._pledges = [each for each in choices.pledges if each.under in ids]
        pledges = {each.id: each for each in self._pledges}
        self._commitments = [each for each in choices.commitments if each.under in pledges]
        nobody = [("", "None")] if may_be_without else []
        self.workstream.choices = nobody + _by_id(workstreams)
        self.accountable.choices = [("", "Nobody yet"), *_by_id(choices.posts)]
        self.helpers.choices = _by_id(choices.posts)
        self.pledges.choices = [(str(each.id), _titled(each, ids)) for each in self._pledges]
        self.commitments.choices = [
            (str(each.id), f"{pledges[each.under or 0].number}.{each.number} {each.name}")
            for each in self._commitments
        ]
        self.visibility.choices = [(each.value, each.label) for each in labels]

    def details(self, *, plan_id: int, arising_meeting_id: int | None) -> ActionDetails:
        """The typed values; ask only after the form was found valid."""
        return ActionDetails(
            plan_id=plan_id,
            text=self.text.data or "",
            workstream_id=_id(self.workstream.data),
            ref=self.ref.data or "",
            plain_summary=self.plain_summary.data or "",
            success_measure=self.success_measure.data or "",
            lead=self.lead.data or "",
            accountable_post_id=_id(self.accountable.data),
            helper_post_ids=tuple(sorted(int(each) for each in self.helpers.data or ())),
            pledges=self._links(),
            visibility=Visibility(self.visibility.data),
            starts_on=self.starts_on.data,
            arising_meeting_id=arising_meeting_id,
        )

    def _links(self) -> tuple[tuple[int, int | None], ...]:
        """Each commitment with its pledge, and each pledge without a commitment alone."""
        chosen = set(self.commitments.data or ())
        links: list[tuple[int, int | None]] = [
            (each.under or 0, each.id) for each in self._commitments if str(each.id) in chosen
        ]
        covered = {pledge for pledge, _ in links}
        alone = [each.id for each in self._pledges if str(each.id) in (self.pledges.data or ())]
        return (*links, *((pledge, None) for pledge in alone if pledge not in covered))

    def plan_refused(self, plan_id: int) -> str | None:
        """Why the chosen pledges do not go with a plan; nothing if they do."""
        under = {each.id: each.under for each in self._pledges}
        if all(under[pledge] == plan_id for pledge, _ in self._links()):
            return None
        return "Choose pledges of the plan that you chose above"


class AddActionForm(ChecksWords, DuePart, ActionFields, Form):
    """A new action."""

    plan = SelectField("Plan")
    meeting = SelectField("Did it arise at a meeting?")

    def __iter__(self) -> Iterator[wtforms.Field]:
        """The fields in the order of the page, which the summary of errors follows."""
        last = {*vars(DuePart), "meeting"}
        fields = super().__iter__()
        return iter(sorted(fields, key=lambda each: (each.name in last, each.name != "plan")))

    def validate_pledges(self, field: wtforms.Field) -> None:
        """The pledges are those of the chosen plan."""
        refused = self.plan_refused(_id(self.plan.data) or 0)
        if refused:
            raise ValidationError(refused)


class ChangeActionForm(ChecksWords, ActionFields, VersionedForm):
    """Other words for an action; its dates move by asking, not here."""


def values_of(details: ActionDetails) -> dict[str, Any]:
    """The details as the fields of a form hold them."""
    return {
        "ref": details.ref,
        "text": details.text,
        "plain_summary": details.plain_summary,
        "workstream": str(details.workstream_id or ""),
        "accountable": str(details.accountable_post_id or ""),
        "lead": details.lead,
        "helpers": [str(each) for each in details.helper_post_ids],
        "success_measure": details.success_measure,
        "pledges": [str(pledge) for pledge, commitment in details.pledges if commitment is None],
        "commitments": [str(commitment) for _, commitment in details.pledges if commitment],
        "visibility": details.visibility.value,
        "starts_on": details.starts_on,
    }


def _by_key(rows: Sequence[Choice]) -> list[tuple[str, str]]:
    return [(each.key, each.name) for each in rows]


def _by_id(rows: Sequence[Choice]) -> list[tuple[str, str]]:
    return [(str(each.id), each.name) for each in rows]


def _titled(pledge: Choice, plans: dict[int, Choice]) -> str:
    """A pledge by its number and name, with its plan where there are several."""
    plan = f" ({plans[pledge.under or 0].name})" if len(plans) > 1 else ""
    return f"{pledge.numbered}{plan}"


def _pledge(pledge: Choice, plans: dict[int, Choice]) -> tuple[str, str]:
    slug = f"{plans[pledge.under or 0].key}:" if len(plans) > 1 else ""
    return f"{slug}{pledge.number}", _titled(pledge, plans)


def _id(value: str | None) -> int | None:
    return int(value) if value and value.isascii() and value.isdigit() else None
