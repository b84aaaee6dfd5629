"""Forms about an agenda: its items, what becomes of them, Part 2, and what stands on every one."""

from collections.abc import Sequence
from typing import Any

from wtforms import Field, HiddenField, IntegerField, RadioField, StringField, TextAreaField
from wtforms.validators import DataRequired, Length, NumberRange, Optional, ValidationError

from tracker.core.forms import Form, choices, typed
from tracker.core.reading_forms import ChecksWords
from tracker.core.versions import VersionedForm
from tracker.core.visibility import Visibility
from tracker.meetings.agenda.enums import ExemptParagraph, ItemKind, Purpose
from tracker.meetings.agenda.service import ItemWords, Label
from tracker.meetings.agenda.standing import StandingWords
from tracker.meetings.forms import NO_NAMES, choose

MOST_MINUTES = 480
LABELS = {
    Visibility.PUBLIC: "Public: everyone (Part 1)",
    Visibility.BOARD: "Board: whoever reads the papers of this body",
    Visibility.RESTRICTED: "Private: only people cleared for it (Part 2)",
    Visibility.DRAFT: "Not ready: only those who keep the meetings",
}
NO_PARAGRAPH = "Choose the paragraph that allows it"
NO_REASON = "Say why it is better for the public that it stays private"


def label_choices(labels: Sequence[Visibility]) -> list[tuple[str, str]]:
    """Who may read an item, as radios."""
    return [(label.value, LABELS[label]) for label in labels]


class WordsMixin:
    """What an item says."""

    title = StringField(
        "Item", validators=[DataRequired("Enter what the item is called")], description=NO_NAMES
    )
    purpose = RadioField(
        "What is the meeting to do with it?",
        choices=choices(list(Purpose)),
        default=Purpose.NOTE.value,
    )
    minutes = IntegerField(
        "Minutes",
        description="How long it is to take. Leave empty if nobody knows yet.",
        validators=[
            Optional(),
            NumberRange(1, MOST_MINUTES, f"Enter minutes from 1 to {MOST_MINUTES}"),
        ],
    )
    presenter = StringField("Who presents it", description="A post rather than a name.")


class KindMixin:
    """Which of the items it is that every meeting knows."""

    kind = choose("Kind of item", "Choose the kind of item", choices=choices(list(ItemKind)))


class UrgencyMixin:
    """Why an item comes after the agenda went out."""

    late_reason = TextAreaField(
        "Why is it urgent?",
        description="The agenda is out, so it can only come as a late item. Its readers see this.",
    )


class ExemptMixin:
    """Why something is private, and what the public is told instead."""

    exempt_paragraph = choose(
        "Paragraph of Schedule 12A of the Local Government Act 1972",
        NO_PARAGRAPH,
        may_be_empty=True,
        choices=[("", "Choose"), *choices(list(ExemptParagraph))],
    )
    exempt_reason = TextAreaField(
        "Why is it better for the public that it stays private?",
        description="The public pack prints this. Start from openness: if both weigh the same, "
        "it is public.",
    )
    public_title = StringField(
        "What the public is told it is called",
        description="Leave empty for “A private item”. Give nothing away here.",
        validators=[Length(max=300)],
    )

    def check_exempt(self) -> None:
        """Part 2 has its paragraph and its reason."""
        if not typed(self.exempt_paragraph):
            raise ValidationError(NO_PARAGRAPH)

    @property
    def private_label(self) -> Label:
        """The typed values; ask only after the form was found valid."""
        return Label(
            Visibility.RESTRICTED,
            ExemptParagraph(typed(self.exempt_paragraph)),
            typed(self.exempt_reason),
            typed(self.public_title),
        )


def words_of(form: Any) -> ItemWords:
    """What was typed of an item."""
    return ItemWords(
        title=typed(form.title),
        purpose=Purpose(form.purpose.data),
        minutes=form.minutes.data,
        presenter=typed(form.presenter),
        summary=typed(form.summary),
        kind=ItemKind(form.kind.data),
    )


class ItemForm(ChecksWords, WordsMixin, KindMixin, UrgencyMixin, ExemptMixin, VersionedForm):
    """An item, its label, and where that is needed why it is private or urgent."""

    summary = TextAreaField(
        "Plain summary",
        description="Fifty words or fewer that a young person understands.",
    )
    visibility = RadioField("Who may read it?")

    def needs(self, *, urgency: bool, labels: Sequence[Visibility]) -> None:
        """Leave out what is not asked of this item."""
        if not urgency:
            del self.late_reason
        self.visibility.choices = label_choices(labels)
        if Visibility.RESTRICTED not in labels:
            del self.exempt_paragraph, self.exempt_reason, self.public_title

    @property
    def is_private(self) -> bool:
        return bool(self.visibility.data == Visibility.RESTRICTED.value)

    def validate_exempt_paragraph(self, field: Field) -> None:
        if self.is_private and not typed(field):
            raise ValidationError(NO_PARAGRAPH)

    def validate_exempt_reason(self, field: Field) -> None:
        if self.is_private and not typed(field):
            raise ValidationError(NO_REASON)

    @property
    def words(self) -> ItemWords:
        """The typed values; ask only after the form was found valid."""
        return words_of(self)

    @property
    def label(self) -> Label:
        """Who may read it, as chosen."""
        if self.is_private:
            return self.private_label
        return Label(Visibility(self.visibility.data))

    @property
    def urgency(self) -> str:
        """Why it is urgent, where that was asked."""
        return typed(self.late_reason) if "late_reason" in self else ""


class PrivateForm(ExemptMixin, UrgencyMixin, VersionedForm):
    """Why an item becomes private."""

    def validate_exempt_paragraph(self, field: Field) -> None:
        if not typed(field):
            raise ValidationError(NO_PARAGRAPH)

    def validate_exempt_reason(self, field: Field) -> None:
        if not typed(field):
            raise ValidationError(NO_REASON)


class StateForm(VersionedForm):
    """Why an item is not taken."""

    reason = TextAreaField(
        "Why?",
        validators=[DataRequired("Say why")],
        description="It stands on the page beside the item.",
    )


class ConfirmForm(VersionedForm):
    """A deed that needs no words."""


class CarryForm(Form):
    """An item for the next agenda of the body."""

    late_reason = TextAreaField(
        "Why can it not wait longer?", description="Only if that agenda is out already."
    )


class CopyForm(CarryForm):
    """An item for any agenda that is to come."""

    meeting = choose("To which meeting?", "Choose the meeting")


class AskForm(Form):
    """Asking that something private be made open."""

    to_label = RadioField("Who may read it then?")
    reason = TextAreaField(
        "What has changed, so that it may be open?",
        validators=[DataRequired("Say what has changed, so that it may be open")],
    )


class AnswerForm(Form):
    """A second person’s answer."""

    answer = RadioField("Your answer", choices=[("agree", "Agree: make it open")])


class OrderForm(Form):
    """The ids of all items in their new order."""

    order = HiddenField()

    @property
    def ids(self) -> list[int]:
        parts = typed(self.order).split(",")
        return [int(part) for part in parts if part.isascii() and part.isdigit() and len(part) < 10]


class StandingForm(WordsMixin, KindMixin, Form):
    """What stands on every agenda of a body."""

    @property
    def words(self) -> StandingWords:
        """The typed values; ask only after the form was found valid."""
        return StandingWords(
            kind=ItemKind(self.kind.data),
            title=typed(self.title),
            purpose=Purpose(self.purpose.data),
            minutes=self.minutes.data,
            presenter=typed(self.presenter),
        )
