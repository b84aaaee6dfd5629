"""What stands on every agenda, and what is on the agendas of meetings, as seed files."""

from collections.abc import Iterator
from datetime import datetime

from sqlalchemy import select

from tracker.core import clock
from tracker.core.database import db
from tracker.core.visibility import Visibility
from tracker.meetings.agenda.enums import ExemptParagraph, ItemKind, ItemState, Purpose
from tracker.meetings.agenda.models import AgendaItem, Lifting, StandingItem
from tracker.meetings.models import Body, Meeting
from tracker.people.models import User
from tracker.seeding.keys import emails, former_days, meeting_keys
from tracker.seeding.sheets import (
    Known,
    Row,
    Sheet,
    Told,
    cells,
    columns,
    moment,
    number,
    source,
    source_of,
)


def _add_standing(row: Row, known: Known) -> StandingItem:
    return StandingItem(
        body_id=_id_of(known.get(Body, row["body"])),
        position=int(row["position"]),
        kind=ItemKind(row["kind"]),
        title=row["title"],
        purpose=Purpose(row["purpose"]),
        minutes=number(row["minutes"]),
        presenter=row["presenter"],
        **source(row),
    )


def _standing() -> Iterator[Told]:
    rows = select(StandingItem, Body.slug).join(Body, StandingItem.body_id == Body.id)
    ordered = rows.order_by(StandingItem.body_id, StandingItem.position, StandingItem.id)
    for item, slug in db.session.execute(ordered):
        yield Told(
            item,
            cells(
                body=slug,
                position=item.position,
                kind=item.kind,
                title=item.title,
                purpose=item.purpose,
                minutes=item.minutes,
                presenter=item.presenter,
                **source_of(item),
            ),
        )


def _add_item(row: Row, known: Known) -> AgendaItem:
    meeting = known.get(Meeting, f"{row['body']}/{row['held_on']}")
    paragraph = row["exempt_paragraph"]
    source_item = known.maybe(AgendaItem, row["carried_from"])
    return AgendaItem(
        meeting_id=_id_of(meeting),
        position=int(row["position"]),
        kind=ItemKind(row["kind"]),
        title=row["title"],
        purpose=Purpose(row["purpose"]),
        minutes=number(row["minutes"]),
        presenter=row["presenter"],
        summary=row["summary"],
        visibility=Visibility(row["visibility"]),
        exempt_paragraph=ExemptParagraph(paragraph) if paragraph else None,
        exempt_reason=row["exempt_reason"],
        public_title=row["public_title"],
        state=ItemState(row["state"] or ItemState.PLANNED),
        state_reason=row["state_reason"],
        carried_from_id=source_item.id if source_item else None,
        late_reason=row["late_reason"],
        added_at=moment(row["added_at"]) or _added_at(meeting),
        discussion=row["discussion"],
        public_note=row["public_note"],
        **source(row),
    )


def _items() -> Iterator[Told]:
    rows = (
        select(AgendaItem, Meeting.held_on, Body.slug)
        .join(Meeting, AgendaItem.meeting_id == Meeting.id)
        .join(Body, Meeting.body_id == Body.id)
        .order_by(Meeting.held_on, Meeting.id, AgendaItem.position, AgendaItem.id)
    )
    former, keys = former_days(), item_keys()
    for item, held_on, slug in db.session.execute(rows):
        for day_before in former.get(item.meeting_id, ()):
            known_as = cells(body=slug, held_on=day_before, title=item.title)
            yield Told(item, known_as, is_exported=False)
        yield Told(
            item,
            cells(
                body=slug,
                held_on=held_on,
                position=item.position,
                kind=item.kind,
                title=item.title,
                purpose=item.purpose,
                minutes=item.minutes,
                presenter=item.presenter,
                summary=item.summary,
                visibility=item.visibility,
                exempt_paragraph=item.exempt_paragraph,
                exempt_reason=item.exempt_reason,
                public_title=item.public_title,
                state="" if item.state is ItemState.PLANNED else item.state,
                state_reason=item.state_reason,
                carried_from=keys.get(item.carried_from_id),
                late_reason=item.late_reason,
                added_at=item.added_at if item.late_reason else None,
                discussion=item.discussion,
                public_note=item.public_note,
                **source_of(item),
            ),
        )


def item_keys() -> dict[int | None, str]:
    """Every item by its body, its day and its title."""
    meetings = meeting_keys()
    rows = db.session.execute(select(AgendaItem.id, AgendaItem.meeting_id, AgendaItem.title))
    return {row.id: f"{meetings[row.meeting_id]}/{row.title}" for row in rows}


def _add_lifting(row: Row, known: Known) -> Lifting:
    db.session.flush()
    return Lifting(
        item_id=known.get(AgendaItem, row["item"]).id,
        to_label=Visibility(row["to_label"]),
        reason=row["reason"],
        asked_by_id=known.get(User, row["asked_by"]).id,
        asked_at=moment(row["asked_at"]),
        agreed_by_id=_user_id(row["agreed_by"], known),
        agreed_at=moment(row["agreed_at"]),
        refused_by_id=_user_id(row["refused_by"], known),
        refused_at=moment(row["refused_at"]),
    )


def _user_id(email: str, known: Known) -> int | None:
    user = known.maybe(User, email)
    return user.id if user else None


def _liftings() -> Iterator[Told]:
    """Those of items; papers are in no seed file. They stand on who asked and who answered, so
    they are written where all of these are, as people of a demonstration are."""
    people, items = emails(), item_keys()
    made_up = set(db.session.scalars(select(User.id).where(User.demonstration)))
    rows = select(Lifting).where(Lifting.item_id.is_not(None)).order_by(Lifting.id)
    for each in db.session.scalars(rows):
        involved = {each.asked_by_id, each.agreed_by_id, each.refused_by_id} - {None}
        yield Told(
            each,
            cells(
                item=items[each.item_id],
                to_label=each.to_label,
                reason=each.reason,
                asked_by=people[each.asked_by_id],
                asked_at=each.asked_at,
                agreed_by=people.get(each.agreed_by_id),
                agreed_at=each.agreed_at,
                refused_by=people.get(each.refused_by_id),
                refused_at=each.refused_at,
                demonstration=True,
            ),
            is_exported=involved <= made_up,
        )


def _added_at(meeting: Meeting) -> datetime:
    return meeting.agenda_out_at or clock.now()


def _id_of(thing: Body | Meeting) -> int:
    """The id that another table names; a thing of this loading gets it now."""
    db.session.flush()
    return thing.id


STANDING = "body,position,kind,title,purpose,minutes,presenter,document,place,demonstration"
ITEM = (
    "body,held_on,position,kind,title,purpose,minutes,presenter,summary,visibility,"
    "exempt_paragraph,exempt_reason,public_title,state,state_reason,carried_from,late_reason,"
    "added_at,discussion,public_note,document,place,demonstration"
)

SHEETS = (
    Sheet(
        "standing_items",
        StandingItem,
        columns(STANDING),
        ("body", "title"),
        _add_standing,
        _standing,
    ),
    Sheet(
        "agenda_items", AgendaItem, columns(ITEM), ("body", "held_on", "title"), _add_item, _items
    ),
    Sheet(
        "liftings",
        Lifting,
        columns(
            "item,to_label,reason,asked_by,asked_at,agreed_by,agreed_at,refused_by,refused_at,"
            "demonstration"
        ),
        ("item", "asked_at"),
        _add_lifting,
        _liftings,
    ),
)
