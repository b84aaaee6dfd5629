"""The page of the round as a whole: its finding, its rows, and what needs its reader."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from tracker.actions.models import ActionUpdate
from tracker.actions.update_round.forms import box
from tracker.actions.update_round.last_words import RoundRow
from tracker.actions.update_round.page_rows import Lost, PageRow, lost_row, page_row
from tracker.actions.update_round.queries import Stream, Totals
from tracker.actions.update_round.rows import Sent
from tracker.actions.update_round.service import Answer, Fate

NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")


@dataclass(frozen=True, slots=True)
class RoundPage:
    """All that the page says."""

    stream: Stream
    totals: Totals
    rows: tuple[PageRow, ...]
    lost: tuple[Lost, ...] = ()
    answers: tuple[Answer, ...] = ()
    kept: int = 0

    @property
    def headline(self) -> str:
        """How many need a word, or that none does."""
        left = self.totals.to_update
        if left:
            return f"Bring {left} {'action' if left == 1 else 'actions'} up to date"
        if not self.totals.open:
            return "Nothing waits for an update"
        return "All actions are up to date" if self.totals.open > 1 else "The action is up to date"

    @property
    def so_far(self) -> str:
        """The state of the round, for the bar that saves it."""
        if self.need_you:
            saved = f"{self.saved} saved, " if self.saved else ""
            return f"{saved}{self.need_you} {'needs' if self.need_you == 1 else 'need'} you."
        return f"{self.totals.up_to_date} of {self.totals.open} up to date."

    @property
    def agreed_by(self) -> str:
        """Who agrees a first move, as the reader is told."""
        return "it counts as soon as you save." if self.stream.is_led else "the chair agrees it."

    @property
    def saved(self) -> int:
        """How many rows were kept by this save."""
        return sum(answer.is_settled for answer in self.answers)

    @property
    def need_you(self) -> int:
        """How many came back."""
        return sum(not answer.is_settled for answer in self.answers)

    @property
    def errors(self) -> list[dict[str, str]]:
        """The error summary: each sentence with the row's ref and the box to go to."""
        links = [
            {"text": _after(row.row.action.ref, text), "href": f"#{row.focus(name)}"}
            for row in self.rows
            for name, text in row.errors.items()
        ]
        return links + [
            {"text": _after(lost.ref, lost.why), "href": f"#{box(lost.action_id, 'lost')}"}
            for lost in self.lost
        ]

    @property
    def summary_title(self) -> str:
        """Two rows need you."""
        count = self.need_you
        number = NUMBERS[count] if count < len(NUMBERS) else str(count)
        return f"{number.capitalize()} row{' needs' if count == 1 else 's need'} you"

    @property
    def summary_also(self) -> str:
        """What became of the rest."""
        saved = "The other rows are saved. " if self.saved > 1 else ""
        saved = "The other row is saved. " if self.saved == 1 else saved
        return f"{saved}Nothing you typed is lost."


def build_page(
    stream: Stream,
    totals: Totals,
    rows: Sequence[RoundRow],
    *,
    sent: Sequence[Sent] = (),
    kept: Sequence[Sent] = (),
    answers: Sequence[Answer] = (),
    bases: Mapping[int, ActionUpdate] | None = None,
) -> RoundPage:
    """The rows afresh, and over them what came back: refused, in conflict, or not yet sent."""
    back = {row.action_id: Answer(row, Fate.REFUSED) for row in [*kept, *sent]}
    back |= {answer.sent.action_id: answer for answer in answers if not answer.is_settled}
    built = tuple(
        replace(page_row(row, back.get(row.action.id), bases or {}), is_led=stream.is_led)
        for row in rows
    )
    shown = {row.row.action.id for row in built if not row.is_proposed}
    lost = tuple(
        lost_row(answer)
        for answer in back.values()
        if answer.fate is Fate.GONE or answer.sent.action_id not in shown
    )
    return RoundPage(stream, totals, built, lost, tuple(answers), len(kept))


def settled_words(answers: Sequence[Answer]) -> str:
    """What the next page says was done."""
    if not answers:
        return "Nothing was changed, so nothing is saved."
    if len(answers) == 1:
        return f"{answers[0].ref} is up to date."
    return f"{len(answers)} actions are up to date."


def status(answers: Sequence[Answer]) -> int:
    """409 where only conflicts came back, else 422."""
    open_fates = {answer.fate for answer in answers if not answer.is_settled}
    return 409 if open_fates == {Fate.CONFLICT} else 422


def _after(ref: str, text: str) -> str:
    return f"{ref}: {text[:1].lower()}{text[1:]}" if ref else text
