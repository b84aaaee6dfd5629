"""Deeds on terms, each with its line of history."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass

from tracker.access.roles import Role
from tracker.audit import service as audit
from tracker.audit.enums import Deed
from tracker.core.database import db
from tracker.core.errors import ChangedMeanwhile, NotAccepted, NotAllowed
from tracker.people.identity import SignedIn
from tracker.words import policy, queries
from tracker.words.enums import Agreement
from tracker.words.models import Word

TAKEN = "There is a line for this already. Look for it on the list"
ITSELF = "This is the council's word itself. Write what you would say"
AN_AMBASSADOR = "An ambassador"


@dataclass(frozen=True, slots=True)
class Kept:
    """The council's column."""

    term: str
    acronym: str
    meaning: str


@dataclass(frozen=True, slots=True)
class Said:
    """The young people's column."""

    says: str
    why: str


def add_word(kept: Kept, *, by: SignedIn) -> Word:
    """A new term, of which young people have not said anything yet."""
    _expect_free(kept.term)
    word = Word(
        **asdict(kept),
        says="",
        why="",
        state=Agreement.ASKED,
        proposed_by_id=None,
        made_up="",
        document="",
        place="",
        demonstration=False,
    )
    db.session.add(word)
    db.session.flush()
    _record(Deed.WORD_ADDED, word, by=by, after=asdict(kept))
    return word


def change_word(word: Word, kept: Kept, *, by: SignedIn, version: int) -> None:
    """Other words of the council's for it; what young people say of it stays."""
    _expect(word, version)
    _expect_free(kept.term, but=word.id)
    if kept.meaning != word.meaning:
        word.made_up = ""
    _change(Deed.WORD_CHANGED, word, asdict(kept), by=by)


def say_word(word: Word, said: Said, *, by: SignedIn, version: int) -> None:
    """What young people would say, proposed anew; nothing takes an earlier proposal back."""
    _expect(word, version)
    if said.says.casefold() in {word.term.casefold(), word.acronym.casefold()} - {""}:
        raise NotAccepted({"says": ITSELF})
    if said.says == word.says:  # only the reason is another: who agreed still agrees
        _change(Deed.WORD_SAID, word, {"why": said.why}, by=by)
        return
    state = Agreement.PROPOSED if said.says else Agreement.ASKED
    proposed_by_id = by.id if said.says else None
    _change(Deed.WORD_SAID, word, {**asdict(said), "state": state}, by=by)
    word.proposed_by_id = proposed_by_id


def agree_word(word: Word, *, by: SignedIn, version: int) -> None:
    """A second ambassador agrees: from now on it is a hint to whoever writes."""
    _expect(word, version)
    if not policy.may_agree(by, word):
        raise NotAllowed("Another ambassador has to agree with it.")
    _change(Deed.WORD_AGREED, word, {"state": Agreement.AGREED}, by=by)


def remove_word(word: Word, *, by: SignedIn, version: int) -> None:
    """Take a line off the list; its words stay in the history."""
    _expect(word, version)
    told = {"term": word.term, "acronym": word.acronym, "meaning": word.meaning, "says": word.says}
    _record(Deed.WORD_REMOVED, word, by=by, before=told)
    db.session.delete(word)


def _change(deed: Deed, word: Word, new: Mapping[str, object], *, by: SignedIn) -> None:
    before, after = audit.changes({name: getattr(word, name) for name in new}, new)
    if not after:
        return
    for name, value in after.items():
        setattr(word, name, value)
    _record(deed, word, by=by, before=before, after=after)


def _record(
    deed: Deed,
    word: Word,
    *,
    by: SignedIn,
    before: Mapping[str, object] | None = None,
    after: Mapping[str, object] | None = None,
) -> None:
    """Ambassadors speak as a group here, so the history names none of them."""
    audit.record(
        deed,
        subject_type="word",
        subject_id=word.id,
        by=by,
        before=before,
        after=after,
        note=word.term,
        as_name=AN_AMBASSADOR if Role.AMBASSADOR in by.roles else "",
    )


def _expect(word: Word, version: int) -> None:
    if word.version != version:
        raise ChangedMeanwhile


def _expect_free(term: str, *, but: int | None = None) -> None:
    if queries.is_taken(term, but=but):
        raise NotAccepted({"term": TAKEN})
