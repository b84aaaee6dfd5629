"""Deeds on figures: enter, check, send back, publish. Two people stand between (rules 5.5, F7)."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date

from sqlalchemy import func, select

from tracker.audit import service as audit
from tracker.audit.enums import Deed
from tracker.core import clock
from tracker.core.database import db
from tracker.core.errors import DomainError, NotAccepted
from tracker.people.identity import SignedIn
from tracker.scorecards import policy
from tracker.scorecards.entering.checks import questions
from tracker.scorecards.entering.queries import Row, Sheet
from tracker.scorecards.entering.typed import NotAFigure, Typed, read_typed
from tracker.scorecards.enums import FigureState, Hiding
from tracker.scorecards.figure_models import Commentary, Figure
from tracker.scorecards.small.words import small_words
from tracker.scorecards.small.working_out import rehide


@dataclass(frozen=True, slots=True)
class Entry:
    """What was typed into a row; `seen` stood in its box before, `version` is that of the figure at
    work that its writer saw."""

    indicator_id: int
    figure: str
    seen: str = ""
    note: str = ""
    why: str = ""
    recover: str = ""
    version: int = 0


@dataclass(frozen=True, slots=True)
class Answer:
    """What became of a row: kept, unchanged, or given back with questions or a refusal."""

    entry: Entry
    is_kept: bool = False
    refusal: str = ""
    questions: tuple[str, ...] = field(default=())

    @property
    def is_settled(self) -> bool:
        return not self.refusal and not self.questions


def enter(sheet: Sheet, entries: Iterable[Entry], *, by: SignedIn) -> list[Answer]:
    """Keep every row that is right; give back each that is not, with why."""
    rows = {row.indicator_id: row for row in sheet.rows}
    known = [each for each in entries if each.indicator_id in rows]
    return [_enter(rows[each.indicator_id], each, by) for each in known]


def _enter(row: Row, entry: Entry, by: SignedIn) -> Answer:
    try:
        typed = read_typed(entry.figure, row.meaning.unit)
    except NotAFigure as refusal:
        return Answer(entry, refusal=f"{refusal}")
    is_theirs = entry.version != (row.working.version if row.working else 0)
    if is_theirs and entry.figure != entry.seen:
        return Answer(entry, refusal=_meanwhile(row))
    is_new = typed is not None and not is_theirs and not _is_there(row, typed, entry)
    asked = tuple(questions(typed, row.known)) if typed and is_new else ()
    asked += tuple(_small_words(row, entry))
    if asked and not entry.note:
        return Answer(entry, questions=asked)
    is_kept = _say(row, entry, by)
    if typed is not None and is_new:
        _keep(row, typed, entry, by)
    return Answer(entry, is_kept=is_kept or is_new)


def _small_words(row: Row, entry: Entry) -> Iterator[str]:
    """What new words of the commentary may tell of few people (rules 5.10.4)."""
    told = row.commentary
    for now, before in ((entry.why, told and told.why), (entry.recover, told and told.recover)):
        if now != (before or ""):
            for words in small_words(now):
                yield f"“{words}” may tell of fewer than five people. Is it fit to be read by all?"


def _meanwhile(row: Row) -> str:
    if row.working is None:
        return "This row was published or taken back while you were writing. Look at it again"
    who = row.entered_by or "Somebody"
    return f"{who} saved {row.says.spoken} here while you were writing. Save again to take yours"


def _is_there(row: Row, typed: Typed, entry: Entry) -> bool:
    """Whether the row holds just this already, at work or published."""
    held = row.working or row.published
    if held is None:
        return False
    same = ("value", "numerator", "denominator", "second", "missing")
    is_same = all(getattr(held, name) == getattr(typed, name) for name in same)
    return is_same and (row.working is None or (held.note == entry.note and not held.sent_back))


def _keep(row: Row, typed: Typed, entry: Entry, by: SignedIn) -> None:
    figure = row.working or _new(row)
    figure.value, figure.missing = typed.value, typed.missing
    figure.numerator, figure.denominator = typed.numerator, typed.denominator
    figure.second = typed.second if row.meaning.second else None
    figure.note = entry.note
    figure.why_corrected = entry.note if row.published else ""
    figure.state, figure.sent_back = FigureState.ENTERED, ""
    figure.entered_by_id, figure.entered_at = by.id, clock.now()
    figure.checked_by_id = figure.checked_at = None
    db.session.add(figure)
    db.session.flush()
    _record(Deed.FIGURE_ENTERED, figure, row.span.label, by)


def _new(row: Row) -> Figure:
    last = db.session.scalar(
        select(func.max(Figure.number)).where(
            Figure.indicator_id == row.indicator_id,
            Figure.ends_on == row.span.ends_on,
            Figure.is_outturn.is_(row.is_outturn),
        )
    )
    return Figure(
        indicator_id=row.indicator_id,
        is_outturn=row.is_outturn,
        ends_on=row.span.ends_on,
        number=(last or 0) + 1,
        hiding=Hiding.SHOWN,
        cohort="",
        source="",
        document="",
        place="",
        demonstration=False,
    )


def _say(row: Row, entry: Entry, by: SignedIn) -> bool:
    """Keep the commentary where it changed."""
    told = row.commentary
    if (entry.why, entry.recover) == ((told.why, told.recover) if told else ("", "")):
        return False
    if told is None:
        told = Commentary(
            indicator_id=row.indicator_id,
            ends_on=row.span.ends_on,
            made_up="",
            document="",
            place="",
            demonstration=False,
        )
        db.session.add(told)
    told.why, told.recover = entry.why, entry.recover
    told.written_by_id, told.written_at = by.id, clock.now()
    db.session.flush()
    return True


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a checker says of a row: right, or back with words."""

    figure_id: int
    version: int
    is_right: bool
    words: str = ""


def check(sheet: Sheet, verdicts: Iterable[Verdict], *, by: SignedIn) -> int:
    """Say of figures that they are right, or send them back; how many were looked at.

    Raises NotAccepted where words are missing, DomainError for one's own and
    for what changed meanwhile.
    """
    rows = {row.working.id: row for row in sheet.at_work if row.working}
    number = 0
    for verdict in verdicts:
        row = rows.get(verdict.figure_id)
        figure = row.working if row else None
        if row is None or figure is None or figure.version != verdict.version:
            raise DomainError("A figure changed while you were looking. Look at it again.")
        if not policy.may_check(by, figure):
            raise DomainError("Somebody else has to check the figures that you entered.")
        if not verdict.is_right and not verdict.words:
            sentence = f"Say what is to be put right with {row.line.ref}"
            raise NotAccepted({f"f{figure.id}-words": sentence})
        figure.state = FigureState.CHECKED if verdict.is_right else FigureState.ENTERED
        figure.sent_back = "" if verdict.is_right else verdict.words
        figure.checked_by_id = by.id if verdict.is_right else None
        figure.checked_at = clock.now() if verdict.is_right else None
        db.session.flush()
        deed = Deed.FIGURE_CHECKED if verdict.is_right else Deed.FIGURE_SENT_BACK
        _record(deed, figure, row.span.label, by)
        number += 1
    return number


def publish(sheet: Sheet, *, by: SignedIn) -> int:
    """Publish what was checked, all together; how many figures.

    Refused while anything red among them has no reason and no way back (rules 5.5.3).
    """
    if not sheet.checked:
        raise DomainError("Nothing is checked yet. Say which figures are right first.")
    if sheet.lacking:
        refs = ", ".join(row.line.ref for row in sheet.lacking)
        raise DomainError(
            f"{refs} will be off target. Somebody has to say why, and what is done to recover, "
            "before it is published."
        )
    now, new, days = clock.now(), list[int](), list[date]()
    for row in sheet.checked:
        figure = row.working
        assert figure is not None
        if not policy.may_check(by, figure):
            raise DomainError("Somebody else has to publish the figures that you entered.")
        if row.published is not None:
            row.published.state, row.published.replaced_at = FigureState.REPLACED, now
            db.session.flush()
        figure.state = FigureState.PUBLISHED
        figure.published_by_id, figure.published_at = by.id, now
        db.session.flush()
        new.append(figure.id)
        days.append(figure.ends_on)
        _record(Deed.FIGURE_PUBLISHED, figure, row.span.label, by)
    rehide(days, new=new)
    return len(new)


def _record(deed: Deed, figure: Figure, label: str, by: SignedIn) -> None:
    """The history is read by more people than a figure that is not published or small: it says
    which cell and who, and no number."""
    audit.record(
        deed,
        subject_type="indicator",
        subject_id=figure.indicator_id,
        by=by,
        after={"period": label, "revision": figure.number},
    )
