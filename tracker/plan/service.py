"""Deeds on plans: make and change them, their pledges and commitments, and adopt them."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date

from sqlalchemy import func, select

from tracker.audit import service as audit
from tracker.audit.enums import Deed
from tracker.core.database import db
from tracker.core.errors import ChangedMeanwhile, DomainError, NotAccepted
from tracker.core.person import Person
from tracker.core.slugs import slug_of
from tracker.core.visibility import Visibility
from tracker.plan.enums import PlanStatus
from tracker.plan.models import Commitment, Plan, Pledge

NO_SOURCE = {"document": "", "place": "", "demonstration": False}


@dataclass(frozen=True, slots=True)
class PlanDetails:
    """What a plan says of itself."""

    name: str
    starts_on: date
    ends_on: date
    version_label: str = ""
    launched: str = ""
    vision: str = ""


@dataclass(frozen=True, slots=True)
class PledgeDetails:
    """What a pledge says: the promise, and the same in plain words."""

    name: str
    plain: str = ""
    lead: str = ""
    workstream_group: str = ""


def add_plan(details: PlanDetails, *, by: Person | None, slug: str = "") -> Plan:
    """Begin a plan as a draft; its address stays. Without a slug it is made from the name."""
    slug = slug or slug_of(details.name)
    _check_plan(details, slug=slug)
    plan = Plan(slug=slug, status=PlanStatus.DRAFT, **asdict(details), **NO_SOURCE)
    db.session.add(plan)
    db.session.flush()  # the audit needs its id
    _record(Deed.PLAN_ADDED, plan, plan, by=by, after=asdict(details))
    return plan


def change_plan(plan: Plan, details: PlanDetails, *, by: Person, version: int) -> None:
    """Change what a plan says of itself; its address stays."""
    _expect(plan, version)
    _check_plan(details, but=plan)
    _write(Deed.PLAN_CHANGED, plan, plan, asdict(details), by=by)


def adopt_plan(plan: Plan, *, by: Person | None, version: int) -> None:
    """Make a draft the council's plan: from now on everybody sees it."""
    _expect(plan, version)
    if plan.status is PlanStatus.ADOPTED:
        raise DomainError(f"{plan.name} is adopted already.")
    promised = select(Pledge.id).where(Pledge.plan_id == plan.id).limit(1)
    if db.session.scalar(promised) is None:
        raise DomainError("A plan needs a pledge before it can be adopted.")
    plan.status = PlanStatus.ADOPTED
    _record(
        Deed.PLAN_CHANGED,
        plan,
        plan,
        by=by,
        before={"status": PlanStatus.DRAFT},
        after={"status": PlanStatus.ADOPTED},
    )


def add_pledge(
    plan: Plan, details: PledgeDetails, *, number: int | None, by: Person | None
) -> Pledge:
    """Add a promise to a plan; without a number it gets the next, and the number stays."""
    number = number or next_number(plan)
    same = select(Pledge.id).where(Pledge.plan_id == plan.id, Pledge.number == number)
    if db.session.scalar(same) is not None:
        raise NotAccepted({"number": f"There is a pledge {number} already. Enter another number"})
    pledge = Pledge(plan_id=plan.id, number=number, **asdict(details), **NO_SOURCE)
    db.session.add(pledge)
    db.session.flush()  # the audit needs its id
    _record(Deed.PLEDGE_ADDED, pledge, plan, by=by, after={"number": number} | asdict(details))
    return pledge


def change_pledge(pledge: Pledge, details: PledgeDetails, *, by: Person, version: int) -> None:
    """Change a promise's words; its number stays. The pledge needs its plan loaded."""
    _expect(pledge, version)
    _write(Deed.PLEDGE_CHANGED, pledge, pledge.plan, asdict(details), by=by)


def add_commitment(pledge: Pledge, text: str, *, by: Person | None) -> Commitment:
    """Say what a pledge means, after what it says already."""
    last = select(func.max(Commitment.position)).where(Commitment.pledge_id == pledge.id)
    commitment = Commitment(
        pledge_id=pledge.id, position=(db.session.scalar(last) or 0) + 1, text=text, **NO_SOURCE
    )
    db.session.add(commitment)
    db.session.flush()  # the audit needs its id
    after = {"pledge": pledge.number, "text": text}
    _record(Deed.COMMITMENT_ADDED, commitment, pledge.plan, by=by, after=after)
    return commitment


def change_commitment(
    commitment: Commitment, text: str, *, plan: Plan, by: Person, version: int
) -> None:
    """Change a commitment's words; its place stays."""
    _expect(commitment, version)
    _write(Deed.COMMITMENT_CHANGED, commitment, plan, {"text": text}, by=by)


def next_number(plan: Plan) -> int:
    """The number that a plan's next pledge gets."""
    highest = select(func.max(Pledge.number)).where(Pledge.plan_id == plan.id)
    return (db.session.scalar(highest) or 0) + 1


def _check_plan(details: PlanDetails, *, slug: str = "", but: Plan | None = None) -> None:
    wrong: dict[str, str] = {}
    if details.ends_on < details.starts_on:
        wrong["ends_on"] = "The last day must be on or after the first"
    others = [each for each in db.session.scalars(select(Plan)) if but is None or each.id != but.id]
    if any(each.name == details.name or each.slug == slug for each in others):
        wrong["name"] = f"There is already a plan called {details.name}"
    elif but is None and not slug:
        wrong["name"] = "Choose another name: no address can be made of this one"
    if wrong:
        raise NotAccepted(wrong)


def _expect(thing: Plan | Pledge | Commitment, version: int) -> None:
    if thing.version != version:
        raise ChangedMeanwhile


def _write(
    deed: Deed,
    thing: Plan | Pledge | Commitment,
    plan: Plan,
    new: Mapping[str, object],
    *,
    by: Person,
) -> None:
    before, after = audit.changes({name: getattr(thing, name) for name in new}, new)
    if after:
        for name, value in after.items():
            setattr(thing, name, value)
        _record(deed, thing, plan, by=by, before=before, after=after)


def _record(
    deed: Deed,
    thing: Plan | Pledge | Commitment,
    plan: Plan,
    *,
    by: Person | None,
    after: Mapping[str, object],
    before: Mapping[str, object] | None = None,
) -> None:
    is_draft = plan.status is PlanStatus.DRAFT
    audit.record(
        deed,
        subject_type=thing.__tablename__,
        subject_id=thing.id,
        by=by,
        before=before,
        after=after,
        visibility=Visibility.DRAFT if is_draft else Visibility.PUBLIC,
    )
