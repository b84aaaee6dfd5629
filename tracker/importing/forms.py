"""Forms of an import: the file, what its columns and colours mean, one row, its leads, its goal."""

from collections.abc import Sequence
from hashlib import sha256

from wtforms import (
    BooleanField,
    FileField,
    IntegerField,
    RadioField,
    SelectField,
    StringField,
    TextAreaField,
    ValidationError,
)
from wtforms.validators import Length, NumberRange, Optional

from tracker.core import clock
from tracker.core.forms import DateField, Form, choices, typed
from tracker.core.versions import VersionedForm
from tracker.core.visibility import Visibility
from tracker.importing.leads import NEW, NOBODY, POST, SPLIT, Lead
from tracker.importing.reading import (
    FIELDS,
    RAGS,
    Column,
    PlanReading,
    colour_words,
    distinct_columns,
)
from tracker.importing.target import Target
from tracker.plan.models import Plan
from tracker.workstreams.models import Workstream

NO_COLOUR = "none"
NEW_PLAN = "-"
LONGEST_ACTION = 10_000


KINDS = (
    "Word (.docx), Excel (.xlsx, .xls), OpenDocument (.ods), CSV, or a PDF with a real table. "
    "5 MB at most."
)


class FileForm(Form):
    """The file that a council has."""

    missing = "Choose the file with the plan"
    file = FileField("The file with the plan", description=KINDS)

    def validate_file(self, field: FileField) -> None:
        """There has to be one, and something in it."""
        if not field.data or not getattr(field.data, "filename", ""):
            raise ValidationError(self.missing)

    @property
    def content(self) -> tuple[str, bytes]:
        """The file's name and bytes; ask only after the form was found valid."""
        return str(self.file.data.filename), self.file.data.read()


class ColumnsForm(Form):
    """What each column means, what each colour or word means, and the year of dates without one.

    Its fields depend on the file: `columns_form` makes a class for it.
    """

    year = IntegerField(
        "Year of dates that print none",
        validators=[
            Optional(),
            NumberRange(1990, 2100, message="Enter a year between 1990 and 2100"),
        ],
        description="Such as 2026, for dates like “30 June”. You may leave it.",
    )

    @property
    def columns(self) -> dict[str, str]:
        """The chosen field of each column, by "table:index"."""
        return {
            name.removeprefix("column-").replace("-", ":"): field.data
            for name, field in self._fields.items()
            if name.startswith("column-")
        }


def columns_form(reading: PlanReading, year: int | None) -> ColumnsForm:
    """The form for a file: a list for each column, and for each printed word or colour."""
    own: dict[str, object] = {}
    offered = [(name, label) for name, label in FIELDS.items()]
    for each in distinct_columns(reading):
        name = f"column-{each.table}-{each.index}"
        own[name] = SelectField(column_name(each), choices=offered, default=each.field)
    colours = [*((rag, rag) for rag in RAGS), (NO_COLOUR, "No colour: keep the word beside it")]
    for word, meaning in colour_words(reading).items():
        chosen = meaning or NO_COLOUR
        own[box("rag", word)] = SelectField(f"“{word}” means", choices=colours, default=chosen)
    made: type[ColumnsForm] = type("ColumnsForm", (ColumnsForm,), own)
    return made(data={"year": year})


def box(kind: str, printed: str) -> str:
    """The name of the field for something printed: it never means something else, whatever comes
    or goes beside it between the page and its answer."""
    return f"{kind}-{sha256(printed.encode()).hexdigest()[:16]}"


def rag_choices(form: ColumnsForm, reading: PlanReading) -> dict[str, str | None]:
    """The chosen colour of each printed word; none for a word that is only kept."""
    chosen = {word: form[box("rag", word)].data for word in colour_words(reading)}
    return {word: None if colour == NO_COLOUR else colour for word, colour in chosen.items()}


def column_name(column: Column) -> str:
    """A column as a person finds it: its heading, or its place."""
    heading = " ".join(column.printed.split()) or f"Column {column.index + 1}, without a heading"
    return f"{heading} (hidden in the file)" if column.is_hidden else heading


class RowForm(VersionedForm):
    """One row, as a person corrects it; its version is the mark of the row that was seen."""

    ref = StringField("Ref", validators=[Length(max=60)], description="You may leave it.")
    action = TextAreaField("Action", validators=[Length(max=LONGEST_ACTION)])
    due = TextAreaField(
        "Due",
        validators=[Length(max=300)],
        description="As you would print it: 31 March 2026, April 2026, Q3 2025/26 or Ongoing.",
    )
    lead = TextAreaField("Lead", validators=[Length(max=1000)], description="Posts, not people.")
    success_measure = TextAreaField("Success measure", validators=[Length(max=LONGEST_ACTION)])
    rag = RadioField("Colour", choices=[*((rag, rag) for rag in RAGS), ("", "None")])
    progress = TextAreaField("Progress", validators=[Length(max=LONGEST_ACTION)])
    section = StringField("Heading above it", validators=[Length(max=1000)])

    @property
    def fields(self) -> dict[str, str]:
        """What was typed, by field."""
        names = ("ref", "action", "due", "lead", "success_measure", "rag", "progress", "section")
        return {name: typed(self[name]) for name in names}


class TargetForm(Form):
    """Where the import goes."""

    plan = SelectField("Into which plan?")
    name = StringField("Name of the new plan", validators=[Length(max=200)])
    starts_on = DateField("Its first day")
    ends_on = DateField("Its last day")
    dated = DateField(
        "Day of the document",
        description="What it says of progress counts from this day. Today at the latest.",
    )
    workstream = SelectField(
        "Workstream of new actions", description="You can change it action by action later."
    )
    visibility = RadioField("Who may see new actions?")
    is_draft = BooleanField(
        "Keep the new plan as a draft",
        description="Only the board secretary sees a draft. You adopt it when it is ready.",
    )

    def offer(
        self,
        plans: Sequence[Plan],
        workstreams: Sequence[Workstream],
        labels: Sequence[Visibility],
    ) -> None:
        """What this person can choose."""
        self.visibility.choices = choices(labels)
        self.plan.choices = [
            *((plan.slug, plan.name) for plan in plans),
            (NEW_PLAN, "A new plan, named below"),
        ]
        self.workstream.choices = [
            ("", "None"),
            *((str(each.id), each.name) for each in workstreams),
        ]

    def validate_name(self, field: StringField) -> None:
        """A new plan needs a name and its days."""
        if self.plan.data == NEW_PLAN and not field.data:
            raise ValidationError("Enter the new plan’s name, or choose a plan above")

    def validate_starts_on(self, field: DateField) -> None:
        """As above."""
        if self.plan.data == NEW_PLAN and not field.data and not field.process_errors:
            raise ValidationError("Enter its first day")

    def validate_ends_on(self, field: DateField) -> None:
        """As above, and in order."""
        if self.plan.data != NEW_PLAN or field.process_errors:
            return
        if not field.data:
            raise ValidationError("Enter its last day")
        if self.starts_on.data and field.data < self.starts_on.data:
            raise ValidationError("The last day must be on or after the first")

    def validate_dated(self, field: DateField) -> None:
        """Nobody has said anything yet tomorrow."""
        if field.data and field.data > clock.today():
            raise ValidationError("Enter today or an earlier day")

    @property
    def target(self) -> Target:
        """The typed values; ask only after the form was found valid."""
        is_new = self.plan.data == NEW_PLAN
        return Target(
            slug="" if is_new else self.plan.data,
            name=typed(self.name) if is_new else "",
            starts_on=self.starts_on.data if is_new else None,
            ends_on=self.ends_on.data if is_new else None,
            dated=self.dated.data,
            workstream_id=int(self.workstream.data) if self.workstream.data else None,
            visibility=Visibility(self.visibility.data),
            is_adopted=not self.is_draft.data,
        )


def target_values(target: Target) -> dict[str, object]:
    """A target as its form holds it."""
    return {
        "plan": target.slug if target.slug and not target.name else NEW_PLAN,
        "name": target.name,
        "starts_on": target.starts_on,
        "ends_on": target.ends_on,
        "dated": target.dated,
        "workstream": str(target.workstream_id or ""),
        "visibility": target.visibility.value,
        "is_draft": not target.is_adopted,
    }


def leads_form(leads: Sequence[Lead], names: dict[int, str]) -> Form:
    """One list a printed lead: nobody, a post that is there, a new one, or split."""
    own: dict[str, object] = {}
    everybody = sorted(names.items(), key=lambda each: each[1].casefold())
    for lead in leads:
        likely = {post_id for post_id, _ in lead.likely}
        offered = [(NOBODY, "As printed, nobody yet")]
        offered += [(f"{POST}{post_id}", name) for post_id, name in lead.likely]
        if lead.parts:
            offered.append((SPLIT, f"Split: {'; '.join(lead.parts)}"))
        offered.append((NEW, f"Add it as a new post: {lead.text}"))
        offered += [(f"{POST}{i}", name) for i, name in everybody if i not in likely]
        own[box("lead", lead.text)] = SelectField(lead.text, choices=offered, default=lead.decided)
    made: type[Form] = type("LeadsForm", (Form,), own)
    return made()


class DeedForm(Form):
    """Nothing but the deed."""


class SeenForm(VersionedForm):
    """Nothing but a deed on what was seen."""
