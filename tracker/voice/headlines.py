"""What the pages of voices say first: the finding, in one sentence."""

from tracker.voice.enums import Show
from tracker.voice.queries import Scope


def finding(show: Show, scope: Scope) -> str:
    """How many there are and what waits, for whoever looks."""
    if show is Show.MINE:
        if not scope.total:
            return "You have not said anything yet"
        return f"You have said {_count(scope.total, 'thing', 'things')}"
    if show is Show.TO_ANSWER:
        if not scope.waiting:
            return "No comment waits that you can answer"
        return f"{_count(scope.waiting, 'comment waits', 'comments wait')} that you can answer"
    if scope.late:
        return _count(scope.late, "answer is late", "answers are late")
    if scope.waiting:
        return f"{_count(scope.waiting, 'comment waits', 'comments wait')} for an answer"
    return "Every answer that was owed is given" if scope.total else "Nobody has said anything yet"


def also(show: Show, scope: Scope) -> str:
    """The second most important thing, or nothing."""
    if show is Show.TO_ANSWER and scope.late:
        return f"{_count(scope.late, 'of them is late', 'of them are late')}."
    if show is Show.MINE and scope.waiting:
        return f"{_count(scope.waiting, 'waits', 'wait')} for an answer."
    if show not in (Show.MINE, Show.TO_ANSWER) and scope.late:
        return f"{_count(scope.waiting, 'comment waits', 'comments wait')} for an answer in all."
    return ""


def worried(waiting: int) -> str:
    """How many comments wait for the safeguarding lead."""
    if not waiting:
        return "No comment waits for you"
    return f"{_count(waiting, 'comment needs', 'comments need')} your attention"


def _count(number: int, one: str, many: str) -> str:
    return f"{number:,} {one if number == 1 else many}"
