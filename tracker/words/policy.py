"""Who may change which column of a term."""

from tracker.access.permissions import Permission
from tracker.access.roles import permissions_of
from tracker.people.identity import SignedIn
from tracker.words.enums import Agreement
from tracker.words.models import Word
from tracker.words.queries import WordRow


def may_keep(viewer: SignedIn) -> bool:
    """The council's column: the term, its short form and what it means."""
    return Permission.WORD_KEEP in permissions_of(viewer.roles)


def may_say(viewer: SignedIn) -> bool:
    """The young people's column: what they would say."""
    return Permission.WORD_SAY in permissions_of(viewer.roles)


def may_agree(viewer: SignedIn, row: WordRow | Word) -> bool:
    """A second ambassador agrees with what another proposed; nobody agrees with themselves."""
    return may_say(viewer) and row.state is Agreement.PROPOSED and row.proposed_by_id != viewer.id
