"""“Has this made a difference?”: asked when closing is proposed, told beside the state, no veto."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from tracker.core.dates import long_date, working_days_after
from tracker.voice.difference.enums import Difference

ANSWER_WITHIN = 10
NOT_ASKED = "not asked, as no ambassador holds its seat"


@dataclass(frozen=True, slots=True)
class Asked:
    """What came of the question by a day: `said` holds each ambassador's latest word."""

    asked_on: date
    has_seat: bool
    said: tuple[Difference, ...] = ()

    def words(self, day: date) -> str:
        """What is printed beside the state, after “Has this made a difference?”."""
        if self.said:
            return told(self.said)
        if not self.has_seat:
            return NOT_ASKED
        until = working_days_after(self.asked_on, ANSWER_WITHIN)
        if day > until:
            return f"no answer in {ANSWER_WITHIN} working days"
        return f"asked on {long_date(self.asked_on)}, not answered yet"

    def short(self, day: date) -> str:
        """The same in a word or two, for a line of the board’s paper."""
        if len(self.said) > 1:
            return told(self.said)
        if self.said or not self.has_seat:
            return self.words(day).partition(",")[0]
        is_over = day > working_days_after(self.asked_on, ANSWER_WITHIN)
        return "no answer" if is_over else "no answer yet"

    def sentence(self, day: date) -> str:
        """The same with a capital and a full stop."""
        words = self.words(day)
        return f"{words[0].upper()}{words[1:]}."


def told(said: Sequence[Difference]) -> str:
    """One word, or how many said each: “2 yes, 1 not yet”, in the order of the question."""
    counted = Counter(said)
    if len(said) == 1:
        return f"{said[0].label.lower()}, says the ambassador"
    return ", ".join(
        f"{counted[each]} {each.label.lower()}" for each in Difference if counted[each]
    )
