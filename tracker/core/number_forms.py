"""Forms that ask about a number which stands on a scorecard too: quoted, it stays right."""

from wtforms import Field, RadioField, TextAreaField, ValidationError

from tracker.core import references

QUOTE, KEEP = "quote", "keep"


class AsksAboutNumbers:
    """Asked once: with "quote" the figure's home says the number, with "keep" the words stay.

    A template shows the field with `numbers_asked(form)` of components/quote.html.
    """

    numbers = RadioField(
        "A number that stands on a scorecard too",
        choices=[
            (
                QUOTE,
                "Quote the scorecard there: it stays right when the figure is corrected",
            ),
            (KEEP, "Keep my words"),
        ],
        validate_choice=False,
        default="",
    )

    def validate_numbers(self, field: Field) -> None:
        """Refuse until somebody has chosen; what could not be quoted is asked about again."""
        asked: list[str] = []
        for box in self:  # type: ignore[attr-defined]  # a form is its fields
            if isinstance(box, TextAreaField) and box.data and _is_new(box):
                if field.data == QUOTE:
                    box.data = references.quoted(box.data)
                asked += references.questions(box.data)
        if asked and field.data != KEEP:
            raise ValidationError(asked[0])


def _is_new(box: Field) -> bool:
    """What stood in the box before was asked about when it was written."""
    return str(box.data).split() != str(box.object_data or "").split()
