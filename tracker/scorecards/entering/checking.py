"""Deeds of whoever checks: right, or back with words, and publish. Two people (rules 5.5, F7)."""

from collections.abc import Iterable
from dataclasses import dataclass

from tracker.core import clock
from tracker.core.database import db
from tracker.core.errors import DomainError, NotAccepted
from tracker.people.identity import SignedIn
from tracker.scorecards import policy
from tracker.scorecards.entering.record import record
from tracker.scorecards.entering.sheet import Row, Sheet
from tracker.scorecards.enums import FigureState
from tracker.scorecards.figure_models import Commentary, Figure
from tracker.scorecards.small.working_out import rehide


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a checker says of a row: right, or back with words; `stamp` is what they looked at."""

    indicator_id: int
    stamp: str
    is_right: bool
    words: str = ""


def of_plain_ones(
    sheet: Sheet, stamps: Iterable[tuple[int, str]], *, by: SignedIn
) -> list[Verdict]:
    """Say "right" of every row that is plain and that this person may check."""
    plain = {row.indicator_id for row in plain_ones(sheet, by)}
    return [Verdict(number, stamp, is_right=True) for number, stamp in stamps if number in plain]


def plain_ones(sheet: Sheet, by: SignedIn) -> list[Row]:
    """The rows of which nothing is to be asked."""
    return [row for row in sheet.rows if row.is_plain and policy.may_check(by, *row.at_work)]


def check(sheet: Sheet, verdicts: Iterable[Verdict], *, by: SignedIn) -> int:
    """Say of rows that they are right, or send them back; how many were looked at.

    Raises NotAccepted where words are missing, DomainError for one's own and
    for what changed meanwhile.
    """
    rows = {row.indicator_id: row for row in sheet.at_work}
    number = 0
    for verdict in verdicts:
        row = rows.get(verdict.indicator_id)
        if row is None or row.stamp != verdict.stamp:
            raise DomainError("A figure changed while you were looking. Look at it again.")
        if verdict.is_right and all(each.checked_at for each in row.at_work):
            continue  # somebody said so already
        if not policy.may_check(by, *row.at_work):
            raise DomainError("Somebody else has to check what you entered.")
        if not verdict.is_right and not verdict.words:
            sentence = f"Say what is to be put right with {row.line.ref}"
            raise NotAccepted({f"i{row.indicator_id}-words": sentence})
        for thing in row.at_work:
            thing.state = FigureState.CHECKED if verdict.is_right else FigureState.ENTERED
            thing.sent_back = "" if verdict.is_right else verdict.words
            thing.checked_by_id = by.id if verdict.is_right else None
            thing.checked_at = clock.now() if verdict.is_right else None
            db.session.flush()
            record("checked" if verdict.is_right else "sent-back", thing, row.span.label, by)
        number += 1
    return number


def publish(sheet: Sheet, *, by: SignedIn) -> tuple[int, int]:
    """Publish what was checked, all together: of how many rows figures, and words alone.

    Refused while anything red among them has no reason and no way back (rules 5.5.3).
    """
    ready = sheet.ready
    if not ready:
        raise DomainError("Nothing is checked yet. Say which figures are right first.")
    lacking = [row.line.ref for row in ready if row.would_lack_words]
    if lacking:
        raise DomainError(
            f"{', '.join(lacking)} will be off target. Somebody has to say why, and what is done "
            "to recover, before it is published."
        )
    figures = []
    for row in ready:
        if not policy.may_check(by, *row.ready):
            raise DomainError("Somebody else has to publish what you entered.")
        for thing in row.ready:
            _publish(thing, row, by)
            figures += [thing] if isinstance(thing, Figure) else []
    if figures:
        rehide({each.ends_on for each in figures}, new=[each.id for each in figures])
    return len(figures), len(ready) - len(figures)


def _publish(thing: Figure | Commentary, row: Row, by: SignedIn) -> None:
    stands = row.published if isinstance(thing, Figure) else row.told
    if stands is not None:
        stands.state, stands.replaced_at = FigureState.REPLACED, clock.now()
        db.session.flush()
    thing.state = FigureState.PUBLISHED
    thing.published_by_id, thing.published_at = by.id, clock.now()
    db.session.flush()
    record("published", thing, row.span.label, by)
