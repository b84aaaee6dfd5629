"""What stands on every agenda, and what is on the agendas of meetings, as seed files."""

from collections.abc import Iterator
from datetime import datetime

from sqlalchemy import select

from tracker.core import clock
from tracker.core.database import db
from tracker.core.visibility import Visibility
from tracker.meetings.agenda.enums import ExemptParagraph, ItemKind, ItemState, Purpose
from tracker.meetings.agenda.models import AgendaItem, StandingItem
from tracker.meetings.models import Body, Meeting
from tracker.seeding.keys import former_days
from tracker.seeding.sheets import (
    Known,
    Row,
    Sheet,
    Told,
    cells,
    columns,
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
        added_at=_added_at(meeting),
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
    former = former_days()
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
                discussion=item.discussion,
                public_note=item.public_note,
                **source_of(item),
            ),
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
    "exempt_paragraph,exempt_reason,public_title,state,state_reason,discussion,public_note,"
    "document,place,demonstration"
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
)
