"""What somebody is told before they comment on an item: who reads it, and under which name."""

from tracker.access.permissions import Permission
from tracker.access.roles import Role, permissions_of
from tracker.core.visibility import Visibility
from tracker.meetings.shadow.queries import Before, ItemBefore
from tracker.people.identity import SignedIn
from tracker.voice.about import About, Item, Label
from tracker.voice.enums import AboutKind, ShownAs
from tracker.voice.rules import who_answers
from tracker.voice.saying.box import Box, box_about
from tracker.wording import weekday_date

READERS = {
    Visibility.PUBLIC: "everybody who can sign in here. It is printed with the item in the public "
    "papers of the meeting, which anybody can read",
    Visibility.BOARD: "the people at the meeting. It is printed with the item in their papers",
}
# The participation lead writes what young people said, never in a name of their own.
FOR_YOUNG_PEOPLE = (ShownAs.YOUNG, ShownAs.GROUP)


def may_say(viewer: SignedIn) -> bool:
    """Ambassadors for themselves, the participation lead for young people."""
    return Permission.SHADOW_COMMENT in permissions_of(viewer.roles)


def box_of(found: Before, item: ItemBefore, viewer: SignedIn) -> Box:
    """The box on an item; the board secretary answers, and the meeting reads it first."""
    row, meeting = item.item, found.meeting
    of = Item(row.id, meeting.id, row.title, row.visibility, meeting.body_id, True)
    thing = About(
        kind=AboutKind.ITEM,
        id=row.id,
        ref="",
        text=row.title,
        path=f"/meetings/{meeting.id}/before",
        label=Label(row.visibility, None, item=of),
        workstream_name="",
        answerer=who_answers(None, is_partner=False, is_vacant=False, workstream=""),
        is_visible=True,
    )
    return box_about(
        thing,
        viewer,
        closed=found.closed,
        readers=READERS[row.visibility],
        can_change="what the meeting says and decides about this",
        cannot_change="what it has decided before",
        button="Send to the meeting",
        group=found.shadow,
        names=() if viewer.has(Role.AMBASSADOR) else FOR_YOUNG_PEOPLE,
        until=f"By {weekday_date(found.say_by)} it is printed with the papers. You can write until "
        "the meeting begins",
        more=(
            row.summary,
            row.presenter,
            meeting.body_name,
            found.shadow,
            *(paper.title for paper in item.papers),
        ),
    )
