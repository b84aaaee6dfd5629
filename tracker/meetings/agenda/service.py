"""Deeds on an agenda: begin it, put items on it, change and order them, send it out."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass

from tracker.audit import service as audit
from tracker.audit.enums import Deed
from tracker.core import clock
from tracker.core.database import Base, db
from tracker.core.errors import DomainError, NotAccepted
from tracker.core.person import Person
from tracker.core.visibility import Visibility
from tracker.meetings.agenda import beginning, history, keeping, rules, waiting
from tracker.meetings.agenda.enums import ExemptParagraph, ItemKind, ItemState, Purpose
from tracker.meetings.agenda.models import AgendaItem
from tracker.meetings.history import label_of
from tracker.meetings.models import Meeting


@dataclass(frozen=True, slots=True)
class ItemWords:
    """What an item says."""

    title: str
    purpose: Purpose
    minutes: int | None = None
    presenter: str = ""
    summary: str = ""
    kind: ItemKind = ItemKind.ORDINARY


@dataclass(frozen=True, slots=True)
class Label:
    """Who may read an item; Part 2 with its paragraph, its reason, and what the public is told."""

    visibility: Visibility
    exempt_paragraph: ExemptParagraph | None = None
    exempt_reason: str = ""
    public_title: str = ""


def begin(meeting: Meeting, *, by: Person) -> list[AgendaItem]:
    """Put on an agenda what comes by itself and is not there yet; asked twice, nothing more."""
    keeping.expect_to_come(meeting)
    if meeting.agenda_out_at is not None:
        raise DomainError("The agenda is out, so what is missing comes on it as a late item.")
    found = waiting.what_comes(meeting)
    open_label = label_for(meeting)
    made = []
    for new in found.coming:
        held = found.held_over.get(new.carried_from_id or 0)
        source = held.item if held else None
        made.append(
            _make(
                meeting,
                ItemWords(
                    new.title,
                    new.purpose,
                    new.minutes,
                    new.presenter,
                    source.summary if source else "",
                    new.kind,
                ),
                _label_of(source) if source else Label(open_label),
                carried_from_id=new.carried_from_id,
            )
        )
    if not made:
        return []
    keeping.arrange(_joined(found.present, made) if found.present else made)
    for item in made:
        _added(item, meeting, by=by)
    history.of_agenda(Deed.AGENDA_BEGUN, meeting, by=by)
    return made


def add_item(
    meeting: Meeting, words: ItemWords, label: Label, *, late_reason: str = "", by: Person
) -> AgendaItem:
    """Put an item on an agenda; after it went out only as urgent, with the reason."""
    keeping.expect_to_come(meeting)
    _expect_urgency(meeting, late_reason)
    if label.visibility is Visibility.DRAFT and meeting.agenda_out_at is not None:
        raise NotAccepted({"visibility": "The agenda is out, so a new item is for its readers"})
    present = keeping.items_of(meeting.id)
    item = _make(meeting, words, label, late_reason=late_reason)
    keeping.arrange(_joined(present, [item]))
    _added(item, meeting, by=by)
    keeping.revise(meeting)
    return item


def change_item(
    item: AgendaItem,
    meeting: Meeting,
    words: ItemWords,
    label: Label,
    *,
    late_reason: str = "",
    by: Person,
    version: int,
) -> None:
    """Change what an item says, or which of the open labels it has."""
    keeping.expect(item, version)
    keeping.expect_to_come(meeting)
    if (label.visibility is Visibility.RESTRICTED) != (item.visibility is Visibility.RESTRICTED):
        raise DomainError("Whether an item is private is changed on a page of its own.")
    values: dict[str, object] = asdict(words) | asdict(label)
    if item.visibility is Visibility.DRAFT and label.visibility is not Visibility.DRAFT:
        _expect_urgency(meeting, late_reason)
        values["late_reason"] = late_reason if meeting.agenda_out_at else ""
        item.added_at = clock.now()
    was_hidden = item.visibility is Visibility.DRAFT
    before, after = audit.changes({name: getattr(item, name) for name in values}, values)
    if not after:
        return
    if "visibility" in after and label.visibility is Visibility.DRAFT and meeting.agenda_out_at:
        raise NotAccepted(
            {"visibility": "The agenda is out, so withdraw the item instead of hiding it"}
        )
    for name in after:
        setattr(item, name, values[name])
    history.of_item(Deed.AGENDA_ITEM_CHANGED, item, meeting, by=by, before=before, after=after)
    if not (was_hidden and item.visibility is Visibility.DRAFT):
        keeping.revise(meeting)


def order(meeting: Meeting, ids: Sequence[int], *, by: Person) -> None:
    """Take the items in this order; an order of other items than are there is out of date."""
    keeping.expect_to_come(meeting)
    present = {item.id: item for item in keeping.items_of(meeting.id)}
    if set(ids) != set(present) or len(ids) != len(present):
        raise DomainError("Somebody changed the agenda meanwhile. Look at it, then order it again.")
    wanted = [item.id for item in rules.arranged(present[each] for each in ids)]
    if wanted == list(present):
        return
    keeping.place(wanted)
    keeping.revise(meeting)
    history.of_agenda(Deed.AGENDA_ORDERED, meeting, by=by)


def move(item: AgendaItem, meeting: Meeting, *, up: bool, by: Person) -> None:
    """Take an item one place earlier or later; Part 2 stays after Part 1."""
    ids = [each.id for each in keeping.items_of(meeting.id)]
    order(meeting, rules.moved(ids, item.id, up=up), by=by)


def remove_item(item: AgendaItem, meeting: Meeting, *, by: Person) -> None:
    """Take an item off a draft, of which nobody was told; later it is withdrawn, and stays."""
    keeping.expect_to_come(meeting)
    if meeting.agenda_out_at is not None:
        raise DomainError("The agenda is out, so withdraw the item instead. It stays, with why.")
    if _is_leant_on(item):
        raise DomainError(
            "Papers, comments or notes belong to this item, or it was carried on. "
            "Withdraw it instead: it stays, with why."
        )
    history.of_item(Deed.AGENDA_ITEM_REMOVED, item, meeting, by=by, before={"title": item.title})
    present = keeping.items_of(meeting.id)
    db.session.delete(item)
    db.session.flush()
    keeping.arrange(each for each in present if each is not item)


def send_out(meeting: Meeting, *, by: Person) -> None:
    """Show the agenda to its readers; from then on it stays out."""
    keeping.expect_to_come(meeting)
    if meeting.agenda_out_at is not None:
        raise DomainError("The agenda is out already.")
    items = keeping.items_of(meeting.id)
    shown = [each for each in items if each.visibility is not Visibility.DRAFT]
    if not shown:
        raise DomainError("Nothing is on the agenda yet. Add an item first.")
    keeping.tell(meeting, agenda_out_at=clock.now())
    history.of_agenda(Deed.AGENDA_SENT_OUT, meeting, by=by, after={"items": len(shown)})


def label_for(meeting: Meeting) -> Visibility:
    """The label that an item of this body has where nobody chose: openness for a public one."""
    return label_of(meeting.body)


def put_on(
    meeting: Meeting, source: AgendaItem, *, carried: bool, late_reason: str, by: Person
) -> AgendaItem:
    """Put the words and the label of an item on another agenda; its papers stay where they are."""
    words = ItemWords(
        source.title,
        source.purpose,
        source.minutes,
        source.presenter,
        source.summary,
        source.kind,
    )
    present = keeping.items_of(meeting.id)
    item = _make(
        meeting,
        words,
        _label_of(source),
        carried_from_id=source.id if carried else None,
        late_reason=late_reason,
    )
    keeping.arrange(_joined(present, [item]))
    _added(item, meeting, by=by)
    keeping.revise(meeting)
    return item


def _joined(present: Sequence[AgendaItem], more: Sequence[AgendaItem]) -> list[AgendaItem]:
    """An order with more in it, each in its own part."""
    first, second = rules.parts(present)
    new, private = rules.parts(more)
    return beginning.placed(first, new) + second + private


def _make(
    meeting: Meeting,
    words: ItemWords,
    label: Label,
    *,
    carried_from_id: int | None = None,
    late_reason: str = "",
) -> AgendaItem:
    item = AgendaItem(
        meeting_id=meeting.id,
        position=0,
        state=ItemState.PLANNED,
        state_reason="",
        carried_from_id=carried_from_id,
        added_at=clock.now(),
        late_reason=late_reason if meeting.agenda_out_at is not None else "",
        document="",
        place="",
        demonstration=False,
        **asdict(words),
        **asdict(label),
    )
    db.session.add(item)
    db.session.flush()  # its place and its history need its id
    return item


def _added(item: AgendaItem, meeting: Meeting, *, by: Person) -> None:
    after = {"meeting": meeting.held_on, "title": item.title, "label": item.visibility}
    history.of_item(
        Deed.AGENDA_ITEM_ADDED, item, meeting, by=by, after=after, note=item.late_reason
    )


def _label_of(item: AgendaItem) -> Label:
    return Label(item.visibility, item.exempt_paragraph, item.exempt_reason, item.public_title)


def _expect_urgency(meeting: Meeting, late_reason: str) -> None:
    if rules.needs_urgency(out_at=meeting.agenda_out_at) and not late_reason:
        raise NotAccepted({"late_reason": "Say why it cannot wait for the next meeting"})


def _is_leant_on(item: AgendaItem) -> bool:
    """Whether a row of any table points at it, also of tables yet to come."""
    for table in Base.metadata.tables.values():
        for key in table.foreign_keys:
            if key.column is AgendaItem.__table__.c.id:
                leaning = table.select().where(key.parent == item.id).limit(1)
                if db.session.execute(leaning).first() is not None:
                    return True
    return False
