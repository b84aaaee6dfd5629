"""What somebody is told before they comment: who reads it, and under which name."""

from tracker.access.roles import Role
from tracker.core.visibility import Visibility
from tracker.meetings.shadow import rules
from tracker.meetings.shadow.enums import SpokenAs
from tracker.meetings.shadow.queries import Before, ItemBefore
from tracker.people.identity import SignedIn
from tracker.voice import rules as voice
from tracker.voice.enums import ShownAs

A_YOUNG_PERSON = "A young person"
READERS = {
    Visibility.PUBLIC: "everybody who can sign in here. It is printed with the item in the public "
    "papers of the meeting, which anybody can read",
    Visibility.BOARD: "the people at the meeting. It is printed with the item in their papers",
}


def readers_of(item: ItemBefore) -> str:
    """Who reads what is said of an item, in a sentence without its stop."""
    return READERS[item.item.visibility]


def names_for(viewer: SignedIn, shadow: str) -> list[tuple[str, str]]:
    """The names to choose from, each as readers will see it."""
    return [
        (each.value, _choice(each, shown_as(each, viewer, shadow)))
        for each in rules.choices_of_names(is_ambassador=viewer.has(Role.AMBASSADOR))
    ]


def shown_as(name: SpokenAs, viewer: SignedIn, shadow: str) -> str:
    """The name that is printed."""
    if name is SpokenAs.BODY:
        return shadow
    if name is SpokenAs.YOUNG:
        return A_YOUNG_PERSON
    return voice.shown_name(
        ShownAs(name.value),
        name=viewer.name,
        first_name=voice.first_word(viewer.known_as or viewer.name),
        role="care leaver ambassador",
    )


def known_words(found: Before, item: ItemBefore) -> tuple[str, ...]:
    """Texts whose own words are nobody's name."""
    papers = [paper.title for paper in item.papers]
    row, meeting = item.item, found.meeting
    return (row.title, row.summary, row.presenter, meeting.body_name, found.shadow, *papers)


def _choice(name: SpokenAs, shown: str) -> str:
    return {
        SpokenAs.FIRST: f"My first name only: {shown}",
        SpokenAs.FULL: f"My full name: {shown}",
        SpokenAs.BODY: f"{shown}, for what you agreed together",
    }.get(name, shown)
