"""What a comment is about: its label, which says who sees it, and its words for a page.

An item of an agenda belongs to a higher domain, which the factory names (`ITEMS`).
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Protocol

from flask import current_app
from sqlalchemy import ColumnElement, and_, false, or_, select, true

from tracker.access.roles import Role
from tracker.actions import policy as actions
from tracker.actions.policy import Labelled
from tracker.core.visibility import Visibility
from tracker.people.enums import PostKind
from tracker.people.identity import SignedIn
from tracker.plan.enums import PlanStatus
from tracker.plan.models import Plan, Pledge
from tracker.plan.policy import sees_drafts
from tracker.voice import rules
from tracker.voice.enums import AboutKind
from tracker.voice.models import Comment

ITEMS = "comment_items"


@dataclass(frozen=True, slots=True)
class Label:
    """What the rules ask of a thing that is not an action, as they ask it of an action."""

    visibility: Visibility
    workstream_id: int | None
    accountable_post_id: int | None = None
    is_in_draft: bool = False
    item: "Item | None" = None


@dataclass(frozen=True, slots=True)
class Item:
    """An item of an agenda, as far as a comment on it asks."""

    id: int
    meeting_id: int
    title: str
    visibility: Visibility
    body_id: int
    body_is_public: bool


class Items(Protocol):
    """Items of agendas, as the domain of meetings tells of them."""

    def read(self, ids: Iterable[int]) -> Mapping[int, Item]:
        """The items by their ids, in one statement; none without ids."""

    def may_see(self, viewer: SignedIn, item: Item) -> bool:
        """Whether a person sees an item."""

    def visible_to(self, viewer: SignedIn) -> ColumnElement[bool]:
        """The same as a WHERE clause over `Comment.item_id`."""


@dataclass(frozen=True, slots=True)
class About:
    """What a comment is about; its words only where the viewer may know of it.

    `path` is the address of its page, empty where it has none; `plain` an action’s plain words,
    for an ambassador alone: they stand for the council’s.
    """

    kind: AboutKind
    id: int
    ref: str
    text: str
    path: str
    label: Label
    workstream_name: str
    answerer: str
    is_visible: bool
    plain: str = ""

    @property
    def title(self) -> str:
        """The thing in a line, such as “H2 Agree a promise with landlords”."""
        if self.kind is AboutKind.ANYTHING:
            return "Something nobody asked about"
        return (self.plain or f"{self.ref} {self.text}".strip()) if self.is_visible else ""

    @property
    def called(self) -> str:
        """The thing in a word or two: “Action H2”, “Pledge 3”; empty where it has no name."""
        if self.kind is AboutKind.ACTION and self.is_visible:
            return f"Action {self.ref}"
        return self.ref or self.text

    @property
    def chair(self) -> str:
        """Who owes another answer where the first was not enough."""
        return rules.who_answers_again(self.workstream_name)

    @property
    def known(self) -> tuple[str, ...]:
        """Texts whose own words are nobody’s name."""
        return (self.text, self.workstream_name, self.answerer)


def items() -> Items:
    """The domain of meetings, as far as comments ask."""
    found: Items = current_app.extensions[ITEMS]
    return found


def label_of(comment: Comment) -> Labelled:
    """Under which label a comment stands: its action’s, its item’s; pledges, points are public."""
    if comment.action is not None:
        return comment.action
    if comment.pledge is not None:
        is_in_draft = comment.pledge.plan.status is PlanStatus.DRAFT
        return Label(Visibility.PUBLIC, comment.workstream_id, is_in_draft=is_in_draft)
    if comment.item_id is not None:
        item = items().read([comment.item_id])[comment.item_id]
        return Label(item.visibility, comment.workstream_id, item=item)
    is_point = comment.source_id is not None
    return Label(Visibility.PUBLIC if is_point else Visibility.BOARD, comment.workstream_id)


def may_see(viewer: SignedIn, label: Labelled) -> bool:
    """Whether a person sees what stands under a label; an item by its meeting’s own rule."""
    item = label.item if isinstance(label, Label) else None
    return actions.may_see(viewer, label) if item is None else items().may_see(viewer, item)


def visible_to(viewer: SignedIn) -> ColumnElement[bool]:
    """The same as a WHERE clause over `Comment` outer-joined with its `Action`."""
    is_anything = and_(
        Comment.action_id.is_(None), Comment.pledge_id.is_(None), Comment.item_id.is_(None)
    )
    drafts = select(Pledge.id).join(Plan).where(Plan.status == PlanStatus.DRAFT)
    sees_pledge = true() if sees_drafts(viewer) else Comment.pledge_id.not_in(drafts)
    return or_(
        and_(Comment.action_id.is_not(None), actions.visible_to(viewer)),
        and_(Comment.pledge_id.is_not(None), sees_pledge) if viewer.roles else false(),
        and_(Comment.item_id.is_not(None), items().visible_to(viewer)),
        and_(is_anything, Comment.source_id.is_not(None)) if viewer.roles else false(),
        and_(is_anything, _sees_board(viewer)),
    )


def _sees_board(viewer: SignedIn) -> ColumnElement[bool]:
    if actions.reads_board(viewer):
        return true()
    return Comment.workstream_id.in_(sorted(viewer.ambassador_of))


def about(found: Any, viewer: SignedIn, item: Item | None = None) -> About:
    """What the row of a comment is about, of the columns that `listing` names for it."""
    kind, thing_id, ref, text, path = _thing(found, item)
    label = _label(found, kind, item)
    is_visible = may_see(viewer, label)
    is_young = viewer.roles == {Role.AMBASSADOR}
    return About(
        kind=kind,
        id=thing_id,
        ref=ref if is_visible else "",
        text=text if is_visible else "",
        path=path if is_visible else "",
        label=label,
        workstream_name=found.workstream_name or "",
        answerer=rules.who_answers(
            found.post_name,
            is_partner=found.post_kind is PostKind.PARTNER,
            is_vacant=bool(found.post_is_vacant),
            workstream=found.workstream_name or "",
        ),
        is_visible=is_visible,
        plain=found.action_plain if kind is AboutKind.ACTION and is_young else "",
    )


def _thing(found: Any, item: Item | None) -> tuple[AboutKind, int, str, str, str]:
    if found.action_id is not None:
        path = f"/actions/{found.action_id}"
        return AboutKind.ACTION, found.action_id, found.ref, found.action_text, path
    if found.pledge_id is not None:
        path = f"/plan/{found.plan_slug}/pledges/{found.pledge_number}"
        ref = f"Pledge {found.pledge_number}"
        return AboutKind.PLEDGE, found.pledge_id, ref, found.pledge_name, path
    if item is not None:
        path = f"/meetings/{item.meeting_id}/before"
        return AboutKind.ITEM, item.id, "", item.title, path
    if found.source_id is not None:
        path = f"/voice/reach/{found.source_id}"
        return AboutKind.SOURCE, found.source_id, "", found.source_name, path
    return AboutKind.ANYTHING, 0, "", "", ""


def _label(found: Any, kind: AboutKind, item: Item | None) -> Label:
    if kind is AboutKind.ACTION:
        post_id, is_in_draft = found.accountable_post_id, found.is_in_draft
        return Label(found.visibility, found.owner_id, post_id, is_in_draft)
    if kind is AboutKind.PLEDGE:
        is_in_draft = bool(found.pledge_is_in_draft)
        return Label(Visibility.PUBLIC, found.owner_id, is_in_draft=is_in_draft)
    if kind is AboutKind.SOURCE:
        return Label(Visibility.PUBLIC, found.owner_id)
    return Label(item.visibility if item else Visibility.BOARD, found.owner_id, item=item)
