"""Deeds on occasions and their points: add, change, write down what was said there."""

from dataclasses import asdict, dataclass
from datetime import date

from sqlalchemy import update
from sqlalchemy.exc import IntegrityError

from tracker.audit import service as audit
from tracker.audit.enums import Deed
from tracker.core import clock
from tracker.core.database import db
from tracker.core.errors import ChangedMeanwhile, NotAccepted
from tracker.core.visibility import Visibility
from tracker.people.identity import SignedIn
from tracker.voice import offers, rules
from tracker.voice.enums import ShownAs
from tracker.voice.models import Comment
from tracker.voice.reach.enums import SourceKind
from tracker.voice.reach.models import Source
from tracker.voice.record import record
from tracker.voice.saying.box import box_for, box_for_pledge


@dataclass(frozen=True, slots=True)
class Occasion:
    """What is known of a survey, visit, group or event; `took_part` is a number of people."""

    kind: SourceKind
    name: str
    about: str
    from_on: date
    until_on: date
    took_part: int | None
    document: str
    place: str


def add(occasion: Occasion, *, by: SignedIn) -> Source:
    """Add an occasion; two of one name on one day are one."""
    source = Source(**asdict(occasion), demonstration=False)
    db.session.add(source)
    _flush()
    _record(Deed.SOURCE_ADDED, source, by)
    return source


def change(source: Source, occasion: Occasion, *, by: SignedIn, version: int) -> None:
    """Put an occasion right; its points are said by its new name."""
    if source.version != version:
        raise ChangedMeanwhile
    for name, value in asdict(occasion).items():
        setattr(source, name, value)
    _flush()
    said_there = update(Comment).where(Comment.source_id == source.id)
    db.session.execute(said_there.values(group_name=source.name))
    _record(Deed.SOURCE_CHANGED, source, by)


def add_point(source: Source, text: str, thing: str, *, by: SignedIn) -> Comment:
    """Write down what was said there: a comment, shown as the occasion's, and owed an answer.

    `thing` is a choice of `queries.things`, such as "action-12"; "" is nothing.
    """
    kind, _, key = thing.partition("-")
    of_whom: dict[str, int | None] = {f"{kind}_id": int(key)} if thing else {}
    visibility = Visibility.BOARD
    if kind == "action":
        visibility = box_for(int(key), by).about.label.visibility
    if kind == "pledge":  # its workstream’s chair answers, as where it is said on the pledge’s page
        label = box_for_pledge(int(key), by).about.label
        of_whom["workstream_id"] = label.workstream_id
    comment = Comment(
        **of_whom,
        source_id=source.id,
        author_id=by.id,
        shown_as=ShownAs.GROUP,
        group_name=source.name,
        author_role=offers.author_role(by.roles),
        is_for_others=True,
        text=text,
        posted_at=clock.now(),
        answer_due_on=rules.answer_due_on(clock.today()),
        removed_reason="",
        document="",
        demonstration=False,
        seed_key="",
    )
    db.session.add(comment)
    db.session.flush()  # the audit needs its id
    after = {"source": source.id, "answer_due_on": comment.answer_due_on}
    record(Deed.COMMENT_ADDED, comment, visibility, by=by, after=after)
    return comment


def _flush() -> None:
    try:
        with db.session.begin_nested():
            db.session.flush()
    except IntegrityError as error:
        raise NotAccepted({"name": "There is one of this name and day already"}) from error


def _record(deed: Deed, source: Source, by: SignedIn) -> None:
    audit.record(
        deed,
        subject_type="source",
        subject_id=source.id,
        by=by,
        after={"name": source.name, "from_on": source.from_on},
    )
