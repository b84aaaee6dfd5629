"""The facts of a row as the plan keeps them: what does not fit its line stands among the doubts."""

from tracker.actions.bringing import LONGEST_REF
from tracker.actions.brought import SaidOf
from tracker.actions.details import Due
from tracker.actions.enums import Judgement, Precision
from tracker.importing.headings import Place, shortened
from tracker.importing.kept import kept
from tracker.importing.reading import DueRead, PlanRow

LONGEST_LINE = 300
JUDGED = {
    "Red": Judgement.NOT_ON_TRACK,
    "Amber": Judgement.SOME_ISSUES,
    "Green": Judgement.ON_TRACK,
}


def said(row: PlanRow) -> SaidOf | None:
    """What a row says of how its action stands; blue is done."""
    if not row.rag and not row.progress:
        return None
    return SaidOf(
        judgement=JUDGED.get(row.rag or ""),
        progress=kept(row.progress or ""),
        is_done=row.rag == "Blue",
    )


def due(read: DueRead, doubts: list[str]) -> Due:
    """A date as an action has it."""
    return Due(
        precision=Precision(read.precision),
        on=read.on,
        text=line(kept(read.text), "The due date", doubts),
    )


def first_due(row: PlanRow, doubts: list[str]) -> Due | None:
    """The earlier date that a file keeps beside the one of now; a doubt where it has no day."""
    first, now = row.first_due, row.due
    if first is None or (first.on, first.precision) == (now.on, now.precision):
        return None
    if first.on is None or now.on is None:
        if first.text and first.text != now.text:
            doubts.append(f"The file keeps an earlier date beside it: {kept(first.text)}")
        return None
    return due(first, doubts)


def links(place: Place | None) -> tuple[tuple[int, int | None], ...]:
    """The pledge, and where known the commitment, under which an action stands."""
    if place is None or place.promise.id is None:
        return ()
    return ((place.promise.id, place.meaning.id if place.meaning else None),)


def ref(row: PlanRow, doubts: list[str]) -> str:
    """The printed ref; none where it is too long to be one."""
    printed = " ".join(kept(row.ref).split())
    if len(printed) > LONGEST_REF:
        doubts.append(f"The printed ref is too long to be one: {printed}")
        return ""
    return printed


def line(text: str, what: str, doubts: list[str]) -> str:
    """A text as a line holds it; what does not fit stands among the doubts."""
    if len(text) > LONGEST_LINE:
        doubts.append(f"{what} is too long for its line. In full: {text}")
    return shortened(text, LONGEST_LINE) if len(text) > LONGEST_LINE else text
