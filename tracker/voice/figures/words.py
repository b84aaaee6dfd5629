"""The figures as a sentence or two, for the board and for those who asked."""

from collections.abc import Iterator

from tracker.voice.figures.rules import Figures


def finding(figures: Figures, spoken_for: int = 0) -> str:
    """How many were owed an answer, what came of it, and what is not counted as young people's."""
    if not figures.owed:
        return "No comment was owed an answer."
    return " ".join((*_sentences(figures), *_not_counted(spoken_for)))


def _sentences(it: Figures) -> Iterator[str]:
    yield f"{_count(it.owed, 'comment was', 'comments were')} owed an answer."
    if it.answered:
        yield f"{it.answered} {_are(it.answered)} answered, {it.in_time or 'none'} of them in time."
    if it.waiting:
        late = f", {it.late} of them late" if it.late else ""
        yield f"{it.waiting} still {'waits' if it.waiting == 1 else 'wait'}{late}."
    if it.not_yet:
        yield f"{it.not_yet} {_were(it.not_yet)} answered, but whoever asked said “not yet”."
    yield f"{it.changed or 'None'} changed something."


def _not_counted(spoken_for: int) -> Iterator[str]:
    if spoken_for:
        answers = "1 answer" if spoken_for == 1 else f"{spoken_for} answers"
        yield (
            f"What the participation lead said of {answers} for young people is not counted "
            "as said by them."
        )


def _are(number: int) -> str:
    return "is" if number == 1 else "are"


def _were(number: int) -> str:
    return "was" if number == 1 else "were"


def _count(number: int, one: str, many: str) -> str:
    return f"{number:,} {one if number == 1 else many}"
