"""How much of a document was read right: each field of each row, and rows too many or too few."""

import re
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, field

from rapidfuzz import fuzz

from tests.importing_corpus.expected import Right, Said, Sample
from tracker.importing.grids import Document
from tracker.importing.reading import DueRead, PlanReading, PlanRow, Skipped, Where

FIELDS = ("action", "due", "lead", "rag", "section", "ref", "progress", "due_text")
ALIKE = 60  # of 100: a row that is meant to be this one, whatever was made of its words
_FURTHEST = 5_000  # rows that one entry may speak for
_MORE = re.compile(r"(?:^| and )([0-9]+)(?: more)? rows?$")  # "… and 4 more rows", "112 rows"
_BULLET = re.compile(r"^[•·▪●○o‣\-–*][ \t\u00a0]+")


@dataclass
class Tally:
    """How many of a field were right, of how many that a document or the reading says."""

    right: int = 0
    of: int = 0

    @property
    def share(self) -> float:
        """From 0 to 1; 1 where there was nothing to get right."""
        return self.right / self.of if self.of else 1.0

    def add(self, is_right: bool) -> None:
        """Count one."""
        self.right += is_right
        self.of += 1


@dataclass
class Score:
    """What became of one document, or of several together."""

    name: str
    fields: dict[str, Tally] = field(default_factory=lambda: {each: Tally() for each in FIELDS})
    expected: int = 0
    missing: int = 0
    spurious: int = 0
    spurious_without_plan: int = 0
    unaccounted: int = 0
    misses: list[str] = field(default_factory=list)

    def __iadd__(self, other: "Score") -> "Score":
        for name, tally in other.fields.items():
            self.fields[name].right += tally.right
            self.fields[name].of += tally.of
        self.expected += other.expected
        self.missing += other.missing
        self.spurious += other.spurious
        self.spurious_without_plan += other.spurious_without_plan
        self.unaccounted += other.unaccounted
        self.misses += [f"{other.name}: {each}" for each in other.misses]
        return self


def total(scores: Iterable[Score], name: str = "total") -> Score:
    """All of them together."""
    made = Score(name)
    for each in scores:
        made += each
    return made


def scored(sample: Sample, reading: PlanReading, document: Document | None = None) -> Score:
    """A reading held against what is right. With the document as read, it counts also the written
    rows of tables that are neither actions nor passed over with a reason."""
    score = Score(sample.name, expected=sum(not each.may_be_left_out for each in sample.rights))
    pairs, extra = paired(sample.rights, reading.rows)
    for right, row in pairs:
        _compare(score, right, row, sample.is_loose)
    for row in extra:
        score.misses.append(f"spurious row {row.where.words}: {row.action!r}")
    score.spurious = len(extra)
    score.spurious_without_plan = 0 if sample.is_plan else len(extra)
    for warning in sample.warnings:
        if warning not in reading.warnings:
            score.misses.append(f"no warning {warning!r} in {reading.warnings!r}")
    if not sample.is_plan and not reading.message:
        score.misses.append("no message that says why nothing was read")
    if document is not None:
        lost = list(unaccounted(document, reading))
        score.unaccounted = len(lost)
        score.misses += [f"neither action nor skipped: {each}" for each in lost]
    return score


def failed(sample: Sample, why: str) -> Score:
    """A document that could not be read at all."""
    score = Score(sample.name, expected=len(sample.rights), missing=len(sample.rights))
    for right in sample.rights:
        _missed(score, right)
    score.misses = [f"not read: {why}"]
    return score


def unaccounted(document: Document, reading: PlanReading) -> Iterable[str]:
    """Written rows that the reading says nothing of, those of hidden sheets apart. One entry may
    speak for the rows that follow it: "… and 4 more rows"."""
    known = {_place(each.where) for each in reading.rows}
    written = {
        (name, row.number)
        for table in document.tables
        for row in table.rows
        if not row.is_blank
        for name in (table.sheet or table.number, "")
    }
    known |= {place for each in reading.skipped for place in _spoken_for(each, written)}
    for table in document.tables:
        for row in table.rows:
            places = {("", row.number), (table.sheet, row.number), (table.number, row.number)}
            if not (row.is_blank or table.is_hidden) and known.isdisjoint(places):
                text = " · ".join(cell.text for _, cell in row.own_cells() if cell.text)
                yield f"table {table.number} row {row.number}: {text[:80]!r}"


Place = tuple[str | int, int]


def _place(where: Where) -> Place:
    if where.line is not None:
        return "", where.line
    return where.sheet or where.table or "", where.row or 0


def _spoken_for(skipped: Skipped, written: Collection[Place]) -> Iterable[Place]:
    """The place of an entry, and as many written ones after it as it says (blank ones between)."""
    within, first = _place(skipped.where)
    more = _MORE.search(skipped.text)
    left, place = int(more[1]) + 1 if more else 1, first
    while left and place < first + _FURTHEST:
        yield within, place
        left -= (within, place) in written
        place += 1


Pair = tuple[Right, PlanRow | None]


def paired(rights: Sequence[Right], rows: Sequence[PlanRow]) -> tuple[list[Pair], list[PlanRow]]:
    """Each right row with the one read for it, or none; and the rows read too many."""
    left = list(rows)
    found: dict[int, PlanRow] = {}
    for is_it in (_same, _alike):
        for n, right in enumerate(rights):
            row = next((each for each in left if is_it(right, each)), None)
            if n not in found and row is not None:
                found[n] = row
                left.remove(row)
    return [(right, found.get(n)) for n, right in enumerate(rights)], left


def _same(right: Right, row: PlanRow) -> bool:
    due = right.due is None or is_said(right.due, due_words(row.due))
    return is_said(right.action, row.action, is_loose=True) and due


def _alike(right: Right, row: PlanRow) -> bool:
    return any(fuzz.ratio(plain(each), plain(row.action)) >= ALIKE for each in _any(right.action))


def _compare(score: Score, right: Right, row: PlanRow | None, is_loose: bool) -> None:
    if row is None:
        if not right.may_be_left_out:
            score.missing += 1
            score.misses.append(f"missing row: {_any(right.action)[0]!r}")
            _missed(score, right)
        return
    for name, got in got_of(row).items():
        said: Said = getattr(right, name)
        if said is None or (not got and said == "") or (name == "due" and got == said == "none"):
            continue
        is_right = is_said(said, got, is_loose=is_loose, is_ref=name == "ref")
        score.fields[name].add(is_right)
        if not is_right:
            score.misses.append(f"{name} of {row.action[:40]!r}: {got!r}, right is {said!r}")


def _missed(score: Score, right: Right) -> None:
    for name in FIELDS:
        if getattr(right, name) not in (None, "", "none"):
            score.fields[name].add(is_right=False)


def got_of(row: PlanRow) -> dict[str, str]:
    """What was read of each field, in the words of `Right`."""
    return {
        "action": row.action,
        "due": due_words(row.due),
        "lead": row.lead,
        "rag": row.rag or "",
        "section": row.section,
        "ref": row.ref,
        "progress": row.progress or "",
        "due_text": row.due.text,
    }


def due_words(due: DueRead) -> str:
    """A date as `Right.due` writes it."""
    return f"{due.on.isoformat()} {due.precision}" if due.on else due.precision


def is_said(said: Said, got: str, *, is_loose: bool = False, is_ref: bool = False) -> bool:
    """It is one of the right answers, spaces and bullet marks apart (breaks too if loose)."""
    as_plain: Callable[[str], str] = plain if is_loose else by_line
    tidied = as_plain(got).rstrip(".") if is_ref else as_plain(got)
    wanted = (as_plain(each) for each in _any(said))
    return tidied in {each.rstrip(".") if is_ref else each for each in wanted}


def by_line(text: str) -> str:
    """The lines of a cell without bullet marks and needless spaces."""
    lines = (" ".join(_BULLET.sub("", line.strip()).split()) for line in text.splitlines())
    return "\n".join(line for line in lines if line)


def plain(text: str) -> str:
    """The words of a cell in one line."""
    return " ".join(by_line(text).split())


def _any(said: Said) -> tuple[str, ...]:
    return (said,) if isinstance(said, str) else said or ("",)
