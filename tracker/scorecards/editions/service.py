"""Deeds on scorecards, their editions and the lines of these."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm.attributes import flag_modified

from tracker.audit import service as audit
from tracker.audit.enums import Deed
from tracker.core.database import db
from tracker.core.errors import ChangedMeanwhile, NotAccepted
from tracker.core.person import Person
from tracker.core.slugs import slug_of
from tracker.meetings.models import Body
from tracker.scorecards.editions.queries import names_in, not_printed
from tracker.scorecards.editions.rules import Place, in_order, line_moved, priority_moved
from tracker.scorecards.models import Edition, Line, Scorecard
from tracker.scorecards.queries import WithEditions, lines_of

RESERVED = frozenset({"", "new", "neighbours", "small-numbers"})  # addresses beside a scorecard's
NEW = {"document": "", "place": "", "demonstration": False}


@dataclass(frozen=True, slots=True)
class ScorecardDetails:
    """What a scorecard is."""

    name: str
    about: str = ""
    body_id: int | None = None
    improving_is_amber: bool = False


@dataclass(frozen=True, slots=True)
class LineDetails:
    """How an edition prints an indicator. A ref is text: 5.10 is not 5.1."""

    ref: str
    priority: str = ""
    aim: str = ""


def add_scorecard(details: ScorecardDetails, *, from_on: date, by: Person) -> Scorecard:
    """Begin a scorecard with an edition that prints nothing yet."""
    slug = slug_of(details.name)
    if slug in RESERVED:
        raise NotAccepted({"name": "Choose another name: no address can be made of this one"})
    _expect_new_name(details.name, slug)
    made = Scorecard(slug=slug, **asdict(details), **NEW)
    try:
        with db.session.begin_nested():
            db.session.add(made)
    except IntegrityError:  # somebody else began it in this very second
        raise _taken(details.name) from None
    db.session.add(Edition(scorecard_id=made.id, from_on=from_on, notes="", **NEW))
    _record(Deed.SCORECARD_ADDED, made.id, by, after=_words(asdict(details)) | {"from": from_on})
    return made


def change_scorecard(
    scorecard: Scorecard, details: ScorecardDetails, *, by: Person, version: int
) -> None:
    """Change what it is; its address stays."""
    _expect(scorecard, version)
    _expect_new_name(details.name, "", but=scorecard.id)
    old = {name: getattr(scorecard, name) for name in asdict(details)}
    for name, value in asdict(details).items():
        setattr(scorecard, name, value)
    before, after = audit.changes(_words(old), _words(asdict(details)))
    if after:
        _record(Deed.SCORECARD_CHANGED, scorecard.id, by, before=before, after=after)


def add_edition(
    found: WithEditions, *, from_on: date, notes: str, by: Person, version: int
) -> Edition:
    """An edition from a day on, which begins as a copy of what is printed until then."""
    scorecard = found.scorecard
    _expect(scorecard, version)
    _expect_free_day(from_on, found.editions)
    copied = found.edition_on(from_on)
    made = Edition(scorecard_id=scorecard.id, from_on=from_on, notes=notes, **NEW)
    db.session.add(made)
    db.session.flush()
    for line in lines_of([copied.id]) if copied else ():
        db.session.add(
            Line(
                edition_id=made.id,
                indicator_id=line.indicator_id,
                position=line.position,
                ref=line.ref,
                priority=line.priority,
                aim=line.aim,
            )
        )
    flag_modified(scorecard, "name")  # an edition more is a change of its scorecard
    after = {"from": from_on, "copied_from": copied.from_on if copied else None}
    _record(Deed.SCORECARD_EDITION_ADDED, scorecard.id, by, after=after)
    return made


def change_edition(
    edition: Edition, others: Iterable[Edition], *, from_on: date, notes: str,
    by: Person, version: int,
) -> None:  # fmt: skip
    """Change from when on it is printed, and what stands under it."""
    _expect(edition, version)
    _expect_free_day(from_on, [each for each in others if each.id != edition.id])
    old, new = {"from_on": edition.from_on, "notes": edition.notes}, {
        "from_on": from_on, "notes": notes
    }  # fmt: skip
    before, after = audit.changes(old, new)
    _change(edition, by, before, after, of=edition.from_on)
    edition.from_on, edition.notes = from_on, notes


def add_line(
    edition: Edition, indicator_id: int, details: LineDetails, *, by: Person, version: int
) -> Line:
    """Print an indicator, as the last under its priority."""
    _expect(edition, version)
    if str(indicator_id) not in {number for number, _ in not_printed(edition)}:
        raise NotAccepted({"indicator": "It is printed already"})
    _expect_free_ref(edition, details.ref)
    lines = lines_of([edition.id])
    line = Line(
        edition_id=edition.id,
        indicator_id=indicator_id,
        position=len(lines) + 1,
        **asdict(details),
    )
    db.session.add(line)
    db.session.flush()
    _number([*lines, line], in_order(_places([*lines, line])))
    _change(edition, by, {}, _told(edition, line) | asdict(details))
    return line


def change_line(
    edition: Edition, line: Line, details: LineDetails, *, by: Person, version: int
) -> None:
    """Change its ref and what stands beside it; under another priority it comes last."""
    _expect(edition, version)
    _expect_free_ref(edition, details.ref, but=line.id)
    before, after = audit.changes({name: getattr(line, name) for name in asdict(details)},
                                  asdict(details))  # fmt: skip
    for name, value in after.items():
        setattr(line, name, value)
    if "priority" in after:
        others = [each for each in lines_of([edition.id]) if each is not line]
        _number([*others, line], in_order(_places([*others, line])))
    _change(edition, by, _told(edition, line) | before, after)


def drop_line(edition: Edition, line: Line, *, by: Person, version: int) -> None:
    """Print it no longer; its figures stay."""
    _expect(edition, version)
    _change(edition, by, _told(edition, line) | {"ref": line.ref, "priority": line.priority}, {})
    db.session.delete(line)


def rename_priority(
    edition: Edition, line: Line, priority: str, *, by: Person, version: int
) -> None:
    """Give the heading over a line, and over all that stand under it, other words."""
    _expect(edition, version)
    lines, old = lines_of([edition.id]), line.priority
    if priority != old and any(each.priority == priority for each in lines):
        raise NotAccepted({"priority": "This heading is there already"})
    _change(edition, by, *audit.changes({"priority": old}, {"priority": priority}))
    for each in lines:
        if each.priority == old:
            each.priority = priority


def move(edition: Edition, line: Line, *, up: bool, is_whole_priority: bool, by: Person) -> None:
    """Take a line, or the priority that it stands under, one place up or down."""
    lines = lines_of([edition.id])
    how = priority_moved if is_whole_priority else line_moved
    before = [each.ref for each in lines]
    _number(lines, how(_places(lines), line.id, up=up))
    after = [each.ref for each in sorted(lines, key=lambda each: each.position)]
    _change(edition, by, *audit.changes({"order": before}, {"order": after}))


def _places(lines: Iterable[Line]) -> list[Place]:
    return [Place(each.id, each.priority) for each in lines]


def _number(lines: Iterable[Line], order: list[int]) -> None:
    for line in lines:
        line.position = order.index(line.id) + 1


def _told(edition: Edition, line: Line) -> dict[str, object]:
    return {"indicator": names_in(edition, [line]).get(line.indicator_id, "")}


def _change(
    edition: Edition,
    by: Person,
    before: Mapping[str, object],
    after: Mapping[str, object],
    *,
    of: date | None = None,
) -> None:
    """Count a change of the lines as one of the edition, and write it down, if there is one."""
    if before or after:
        flag_modified(edition, "notes")
        told = {"edition": of or edition.from_on}
        _record(Deed.SCORECARD_EDITION_CHANGED, edition.scorecard_id, by,
                before=told | dict(before), after=told | dict(after))  # fmt: skip


def _expect(it: Scorecard | Edition, version: int) -> None:
    if it.version != version:
        raise ChangedMeanwhile


def _expect_new_name(name: str, slug: str, *, but: int = 0) -> None:
    rows = db.session.execute(select(Scorecard.id, Scorecard.name, Scorecard.slug))
    if any(row.id != but and (row.name == name or row.slug == slug) for row in rows):
        raise _taken(name)


def _taken(name: str) -> NotAccepted:
    return NotAccepted({"name": f"There is already a scorecard called {name}"})


def _expect_free_day(from_on: date, editions: Iterable[Edition]) -> None:
    if any(each.from_on == from_on for each in editions):
        raise NotAccepted({"from_on": "An edition begins on that day already. Change that one"})


def _expect_free_ref(edition: Edition, ref: str, *, but: int = 0) -> None:
    lines = lines_of([edition.id])
    if any(each.ref == ref and each.id != but for each in lines):
        raise NotAccepted({"ref": f"{ref} is the ref of another line"})


def _words(values: dict[str, object]) -> dict[str, object]:
    body = db.session.get(Body, values.pop("body_id") or 0)
    return values | {"body": body.name if body else ""}


def _record(
    deed: Deed,
    scorecard_id: int,
    by: Person,
    *,
    before: Mapping[str, object] | None = None,
    after: Mapping[str, object],
) -> None:
    audit.record(
        deed, subject_type="scorecard", subject_id=scorecard_id, by=by, before=before, after=after
    )
