"""What an exported plan says, whatever the file: headings, actions, and who may see them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select

from tracker.actions import queries as actions
from tracker.actions.action_row import ActionRow
from tracker.actions.counts import CountedAs, summary, tally
from tracker.actions.enums import Precision, State
from tracker.actions.models import Action, ActionPledge
from tracker.core import clock
from tracker.core.database import db
from tracker.core.dates import describe_due, long_date
from tracker.core.periods import quarter_of
from tracker.core.visibility import Visibility
from tracker.meetings.moment import moment_on
from tracker.people.identity import SignedIn
from tracker.plan.models import Commitment, Plan, Pledge

ELSEWHERE = "Under no pledge"
PAST = (
    "This plan ended on {}. The papers do not record what became of its actions, "
    "so they stand here as they stood on that day."
)
MARKINGS = {
    Visibility.PUBLIC: "Open",
    Visibility.BOARD: "For the board, not for publication",
    Visibility.RESTRICTED: "Restricted, not for publication",
    Visibility.DRAFT: "Draft, not for publication",
}


@dataclass(frozen=True, slots=True)
class ExportedAction:
    """An action's cells. `due` is printed so that it reads back with the same precision;
    `first_due` is "" where the date never moved; `also` names the further pledges it serves."""

    ref: str
    text: str
    due: str
    due_on: date | None
    due_precision: Precision
    lead: str
    success_measure: str
    state: State
    progress: str
    first_due: str
    also: str
    visibility: Visibility
    made_up: str


@dataclass(frozen=True, slots=True)
class Section:
    """The actions under one commitment of a pledge; `commitment` is "" for the pledge's own."""

    pledge: str
    commitment: str
    actions: tuple[ExportedAction, ...]


@dataclass(frozen=True, slots=True)
class ExportedPlan:
    """A plan on its day, with what the reader of a paper has to know of it."""

    slug: str
    name: str
    council: str
    starts_on: date
    ends_on: date
    day: date
    finding: str
    note: str
    sections: tuple[Section, ...]

    @property
    def actions(self) -> list[ExportedAction]:
        """Every action, in the order of the headings."""
        return [action for section in self.sections for action in section.actions]

    @property
    def as_at(self) -> str:
        """The line under the title."""
        return f"Action plan as at {long_date(self.day)}"

    @property
    def marking(self) -> str:
        """Who the paper is for: as narrow as its narrowest action."""
        labels = {action.visibility for action in self.actions}
        return MARKINGS[max(labels, key=list(Visibility).index, default=Visibility.PUBLIC)]


def exported(
    plan: Plan, *, viewer: SignedIn | None, council: str, is_open: bool = False
) -> ExportedPlan:
    """A plan with all of its actions that a viewer may see, on the day of its page.

    Without a viewer (the command) that is all but drafts; `is_open` leaves restricted ones out.
    The plan needs its pledges and commitments.
    """
    today = clock.today()
    is_over = plan.ends_on < today
    moment = moment_on(plan.ends_on if is_over else None)
    where = [Action.plan_id == plan.id]
    if is_open:
        where.append(Action.visibility != Visibility.RESTRICTED)
    rows = actions.rows(moment, viewer=viewer, where=where, order_by=[Action.ref_order])
    counts = tally(CountedAs(row.state, row.is_overdue, row.is_due_soon) for row in rows)
    return ExportedPlan(
        slug=plan.slug,
        name=plan.name,
        council=council,
        starts_on=plan.starts_on,
        ends_on=plan.ends_on,
        day=moment.day,
        finding=summary(counts),
        note=PAST.format(long_date(plan.ends_on)) if is_over else "",
        sections=tuple(_sections(plan, rows)),
    )


def _sections(plan: Plan, rows: Sequence[ActionRow]) -> Iterable[Section]:
    """Each pledge's own actions, then those of each commitment, then those under no pledge."""
    places = _places(plan)
    under: dict[tuple[int, int], list[ExportedAction]] = {}
    for row in rows:
        first, *others = places.get(row.id, [(0, 0)])
        also = dict.fromkeys(f"Pledge {number}" for number, _ in others if number != first[0])
        under.setdefault(first, []).append(_action(row, ", ".join(also)))
    for pledge in plan.pledges:
        for position, text in [(0, ""), *((c.position, c.text) for c in pledge.commitments)]:
            if found := under.get((pledge.number, position)):
                yield Section(f"Pledge {pledge.number}: {pledge.name}", text, tuple(found))
    if found := under.get((0, 0)):
        yield Section(ELSEWHERE if plan.pledges else "", "", tuple(found))


def _places(plan: Plan) -> dict[int, list[tuple[int, int]]]:
    """Where each action stands: the number of a pledge and the position of a commitment."""
    links = (
        select(ActionPledge.action_id, Pledge.number, Commitment.position)
        .join(Pledge, Pledge.id == ActionPledge.pledge_id)
        .outerjoin(Commitment, Commitment.id == ActionPledge.commitment_id)
        .where(Pledge.plan_id == plan.id)
        .order_by(ActionPledge.action_id, Pledge.number, Commitment.position)
    )
    places: dict[int, list[tuple[int, int]]] = {}
    for action_id, number, position in db.session.execute(links):
        places.setdefault(action_id, []).append((number, position or 0))
    return places


def _action(row: ActionRow, also: str) -> ExportedAction:
    return ExportedAction(
        ref=row.ref,
        text=row.text,
        due=due_words(row.due_on, row.due_precision),
        due_on=row.due_on,
        due_precision=row.due_precision,
        lead=row.lead or row.accountable or "",
        success_measure=row.success_measure,
        state=row.state,
        progress=row.progress,
        first_due=_first_due(row),
        also=also,
        visibility=row.visibility,
        made_up="yes" if row.demonstration else ", ".join(sorted(row.made_up)).replace("_", " "),
    )


def _first_due(row: ActionRow) -> str:
    return due_words(row.original_due_on, row.original_due_precision) if row.moves else ""


def due_words(due_on: date | None, precision: Precision) -> str:
    """A due date so that whoever reads it finds the same day as exactly: "April 2018", "Ongoing",
    "Q3 2024/25", "2026", "2 September 2025"; "" for none."""
    match precision:
        case Precision.NONE:
            return ""
        case Precision.QUARTER if due_on:
            return quarter_of(due_on).short_label
        case Precision.NEXT_BOARD:
            return long_date(due_on) if due_on else "Next board"
        case _:
            return describe_due(due_on, precision)
