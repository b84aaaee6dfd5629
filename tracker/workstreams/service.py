"""Deeds on workstreams: make and change them, and say who sits in their seats."""

from collections.abc import Collection, Mapping
from dataclasses import asdict, dataclass
from datetime import date, timedelta

from sqlalchemy import func, select
from sqlalchemy.orm.attributes import flag_modified

from tracker.audit import service as audit
from tracker.audit.enums import Deed
from tracker.core.database import db
from tracker.core.dates import long_date
from tracker.core.errors import ChangedMeanwhile, NotAccepted
from tracker.core.person import Person
from tracker.core.slugs import slug_of
from tracker.core.visibility import Visibility
from tracker.people.models import Post, User
from tracker.plan.models import Plan, Pledge
from tracker.workstreams.enums import SeatKind
from tracker.workstreams.models import PledgeWorkstream, Seat, Workstream
from tracker.workstreams.seating import name_of

RESERVED = frozenset({"", "add"})


@dataclass(frozen=True, slots=True)
class WorkstreamDetails:
    """What a workstream says of itself; the budget is in whole pounds."""

    name: str
    focus: str
    started_on: date
    ended_on: date | None = None
    budget_allotted: int | None = None
    budget_spent: int | None = None


@dataclass(frozen=True, slots=True)
class Holder:
    """A post or a person in a seat."""

    post_id: int | None = None
    user_id: int | None = None


def add_workstream(
    details: WorkstreamDetails, *, pledge_ids: tuple[int, ...] = (), by: Person
) -> Workstream:
    """Set up a workstream, after the others; its address is made from its name and stays."""
    slug = slug_of(details.name)
    _check(details, slug=slug)
    last = db.session.scalar(select(func.max(Workstream.position)))
    workstream = Workstream(
        slug=slug,
        position=(last or 0) + 1,
        made_up="",
        document="",
        place="",
        demonstration=False,
        pledge_links=[_link(pledge_id) for pledge_id in pledge_ids],
        **asdict(details),
    )
    db.session.add(workstream)
    db.session.flush()  # the audit needs its id
    after = asdict(details) | {"pledges": _pledge_keys(pledge_ids)}
    _record(Deed.WORKSTREAM_ADDED, workstream, by=by, after=after)
    return workstream


def change_workstream(
    workstream: Workstream,
    details: WorkstreamDetails,
    *,
    pledge_ids: tuple[int, ...],
    by: Person,
    version: int,
) -> None:
    """Change what it says, its budget and the pledges it serves; its links must be loaded."""
    _expect(workstream, version)
    _check(details, but=workstream)
    links = {link.pledge_id: link for link in workstream.pledge_links}
    new = asdict(details) | {"pledges": _pledge_keys(pledge_ids)}
    old = {name: getattr(workstream, name) for name in asdict(details)}
    before, after = audit.changes(old | {"pledges": _pledge_keys(links)}, new)
    if not after:
        return
    for name in after.keys() - {"pledges"}:
        setattr(workstream, name, after[name])
    if "pledges" in after:
        workstream.pledge_links[:] = [links.get(key) or _link(key) for key in pledge_ids]
        for key in links.keys() - set(pledge_ids):
            db.session.delete(links[key])
        _touch(workstream)
    _no_longer_made_up(workstream, after)
    _record(Deed.WORKSTREAM_CHANGED, workstream, by=by, before=before, after=after)


def fill_seat(
    workstream: Workstream,
    kind: SeatKind,
    holder: Holder | None,
    *,
    from_on: date,
    by: Person,
    version: int,
) -> None:
    """Seat somebody, or nobody, from a day on; whoever sat there keeps their days.

    The workstream needs its seats with their posts and people.
    """
    _expect(workstream, version)
    last = next((seat for seat in reversed(workstream.seats) if seat.kind is kind), None)
    _check_seat(workstream, last, holder, from_on)
    if last is not None and (last.ended_on is None or last.ended_on >= from_on):
        _end(workstream, last, from_on - timedelta(days=1), by=by)
    if holder is not None:
        _seat(workstream, kind, holder, from_on, by=by)
    _touch(workstream)


def _seat(
    workstream: Workstream, kind: SeatKind, holder: Holder, from_on: date, *, by: Person
) -> None:
    seat = Seat(
        workstream_id=workstream.id,
        kind=kind,
        post=db.session.get(Post, holder.post_id) if holder.post_id else None,
        user=db.session.get(User, holder.user_id) if holder.user_id else None,
        started_on=from_on,
        made_up="",
        document="",
        place="",
        demonstration=False,
    )
    if seat.post is None and seat.user is None:
        raise NotAccepted({"holder": "Choose who sits there"})
    db.session.add(seat)
    after = {"kind": kind, "who": name_of(seat), "from": from_on}
    _record(Deed.SEAT_FILLED, workstream, by=by, after=after)


def _end(workstream: Workstream, seat: Seat, ended_on: date, *, by: Person) -> None:
    before = {"kind": seat.kind, "who": name_of(seat), "ended_on": seat.ended_on}
    seat.ended_on = ended_on
    _record(Deed.SEAT_ENDED, workstream, by=by, before=before, after={"ended_on": ended_on})


def _check_seat(
    workstream: Workstream, last: Seat | None, holder: Holder | None, from_on: date
) -> None:
    wrong: dict[str, str] = {}
    if from_on < workstream.started_on:
        began = long_date(workstream.started_on)
        wrong["from_on"] = f"The workstream began on {began}. Enter that day or a later one"
    elif last is not None and from_on <= last.started_on:
        wrong["from_on"] = (
            f"{name_of(last)} sits there from {long_date(last.started_on)}. Enter a later day"
        )
    if holder is None and (last is None or last.ended_on is not None):
        wrong["holder"] = "Nobody sits there. Choose who will"
    elif last is not None and last.ended_on is None and _is_same(last, holder):
        wrong["holder"] = f"{name_of(last)} sits there already"
    if wrong:
        raise NotAccepted(wrong)


def _is_same(seat: Seat, holder: Holder | None) -> bool:
    return holder == Holder(seat.post_id, seat.user_id)


def _check(details: WorkstreamDetails, *, slug: str = "", but: Workstream | None = None) -> None:
    wrong: dict[str, str] = {}
    every = db.session.scalars(select(Workstream))
    others = [each for each in every if but is None or each.id != but.id]
    if any(each.name == details.name or each.slug == slug for each in others):
        wrong["name"] = f"There is already a workstream called {details.name}"
    elif but is None and slug in RESERVED:
        wrong["name"] = "Choose another name: no address can be made of this one"
    if details.ended_on is not None and details.ended_on < details.started_on:
        wrong["ended_on"] = "The last day must be on or after the first"
    if wrong:
        raise NotAccepted(wrong)


def _expect(workstream: Workstream, version: int) -> None:
    if workstream.version != version:
        raise ChangedMeanwhile


def _touch(workstream: Workstream) -> None:
    """Count a change of its seats or pledges as a change of the workstream."""
    flag_modified(workstream, "name")


def _no_longer_made_up(workstream: Workstream, after: Mapping[str, object]) -> None:
    """What the council has typed is not made up any more."""
    made_up = workstream.made_up.split(";")
    workstream.made_up = ";".join(name for name in made_up if name and name not in after)


def _link(pledge_id: int) -> PledgeWorkstream:
    return PledgeWorkstream(pledge_id=pledge_id, document="", place="", demonstration=False)


def _pledge_keys(pledge_ids: Collection[int]) -> list[str]:
    """Pledges by plan and number, as people and files name them."""
    rows = (
        select(Plan.slug, Pledge.number)
        .join(Plan, Plan.id == Pledge.plan_id)
        .where(Pledge.id.in_(sorted(pledge_ids)))
        .order_by(Plan.slug, Pledge.number)
    )
    return [f"{slug}/{number}" for slug, number in db.session.execute(rows)]


def _record(
    deed: Deed,
    workstream: Workstream,
    *,
    by: Person,
    after: Mapping[str, object],
    before: Mapping[str, object] | None = None,
) -> None:
    audit.record(
        deed,
        subject_type="workstream",
        subject_id=workstream.id,
        by=by,
        before=before,
        after=after,
        visibility=Visibility.BOARD,
    )
