"""Agendas: standing items, items, their papers with files, comments, and what became of Part 2."""

from datetime import date
from functools import cache
from hashlib import sha256

from factory import LazyAttribute, Sequence, SubFactory

from tests.factories import base
from tests.factories.base import Factory, now
from tests.factories.meetings import BodyFactory, MeetingFactory
from tests.factories.people import UserFactory
from tests.factories.voice import CommentFactory
from tests.support.uploads import plain_pdf
from tracker.core.visibility import Visibility
from tracker.files.enums import FileKind
from tracker.files.models import StoredFile
from tracker.files.store import place_of
from tracker.meetings.agenda.enums import ExemptParagraph, ItemKind, ItemState, Purpose
from tracker.meetings.agenda.models import AgendaItem, Lifting, Paper, StandingItem
from tracker.voice.enums import ShownAs

PART_2 = {
    "visibility": Visibility.RESTRICTED,
    "exempt_paragraph": ExemptParagraph.THREE,
    "exempt_reason": "It gives the price of a contract that is not agreed yet.",
}


class StoredFileFactory(Factory):
    """A kept file of two empty pages; `content` puts other bytes on the disk, b"" none at all."""

    class Meta:
        model = StoredFile

    token = Sequence(lambda n: f"{n:064x}")
    name = Sequence(lambda n: f"paper-{n}.pdf")
    kind = FileKind.PDF
    size = 1_200
    sha256 = Sequence(lambda n: f"{n:064x}")
    pages = 2
    added_at = now()
    added_by_id = None
    added_by_name = "Board secretary"
    gone_at = None

    @classmethod
    def _create(cls, model_class, *args, content=None, **facts):
        content = two_pages() if content is None else content
        if content:
            facts |= {"size": len(content), "sha256": sha256(content).hexdigest()}
        stored = super()._create(model_class, *args, **facts)
        if content and base.files is not None:
            path = place_of(stored.token, base.files)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        return stored


@cache
def two_pages():
    return plain_pdf(2)


class StandingItemFactory(Factory):
    class Meta:
        model = StandingItem

    body_id = LazyAttribute(lambda _: BodyFactory().id)
    position = Sequence(int)
    kind = ItemKind.ORDINARY
    title = Sequence(lambda n: f"Standing item {n}")
    purpose = Purpose.NOTE
    minutes = 5
    presenter = ""
    document = ""
    place = ""
    demonstration = False


class ItemFactory(Factory):
    """An item that the board reads, of a meeting on 26 September 2025."""

    class Meta:
        model = AgendaItem

    meeting_id = LazyAttribute(lambda _: MeetingFactory().id)
    position = Sequence(int)
    kind = ItemKind.ORDINARY
    title = Sequence(lambda n: f"Item {n}")
    purpose = Purpose.NOTE
    minutes = 10
    presenter = ""
    summary = ""
    visibility = Visibility.BOARD
    exempt_paragraph = None
    exempt_reason = ""
    public_title = ""
    state = ItemState.PLANNED
    state_reason = ""
    carried_from_id = None
    added_at = now()
    late_reason = ""
    discussion = ""
    discussion_version = 1
    public_note = ""
    document = ""
    place = ""
    demonstration = False


class PaperFactory(Factory):
    class Meta:
        model = Paper

    item = SubFactory(ItemFactory)
    file = SubFactory(StoredFileFactory)
    replaces_id = None
    position = Sequence(int)
    title = Sequence(lambda n: f"Paper {n}")
    summary = ""
    visibility = Visibility.BOARD
    exempt_paragraph = None
    exempt_reason = ""
    public_title = ""
    added_at = now()
    added_on = date(2025, 9, 5)
    is_late = False
    late_reason = ""
    withdrawn_at = None
    withdrawn_reason = ""
    demonstration = False


class ItemCommentFactory(CommentFactory):
    """What somebody said of an item before its meeting."""

    action = None
    item_id = LazyAttribute(lambda _: ItemFactory().id)
    author_role = "care leaver ambassador"
    shown_as = ShownAs.ROLE
    text = "Say when it starts."


class LiftingFactory(Factory):
    class Meta:
        model = Lifting

    item_id = None
    paper_id = None
    to_label = Visibility.BOARD
    reason = "The contract is signed."
    asked_by_id = LazyAttribute(lambda _: UserFactory().id)
    asked_at = now()
    agreed_by_id = None
    agreed_at = None
    refused_by_id = None
    refused_at = None
