"""What an indicator's page says in words: its line for whoever does not see it, and its target."""

from collections.abc import Sequence

from tracker.scorecards.enums import Polarity
from tracker.scorecards.indicators.periods import Period
from tracker.scorecards.models import Definition
from tracker.scorecards.said import in_unit


def description(periods: Sequence[Period]) -> str:
    """What the line shows: from where to where, lowest and highest, gaps and changes of meaning.

    `periods` have the oldest first.
    """
    drawn = [each for each in periods if each.said.value is not None]
    if not drawn:
        return ""
    first, last = drawn[0], drawn[-1]
    words = [f"From {first.said.text} in {first.label} to {last.said.text} in {last.label}."]
    if len(drawn) > 2:
        low = min(drawn, key=lambda each: each.said.value or 0)
        high = max(drawn, key=lambda each: each.said.value or 0)
        words.append(
            f"Lowest {low.said.text} in {low.label}, highest {high.said.text} in {high.label}."
        )
    gaps = len(periods) - len(drawn)
    if gaps:
        words.append(f"{gaps} {'periods are' if gaps != 1 else 'period is'} not drawn.")
    words += [f"The meaning changed from {each.label} on." for each in periods if each.broken]
    return " ".join(words)


def aim_words(meaning: Definition) -> str:
    """What we want the number to be."""
    if meaning.target is None:
        return "No target: it has no colour"
    target = in_unit(meaning.target, meaning.unit, meaning.decimals)
    if meaning.polarity is Polarity.RANGE and meaning.target_high is not None:
        return f"{target} to {in_unit(meaning.target_high, meaning.unit, meaning.decimals)}"
    words = {Polarity.HIGHER: " or more", Polarity.LOWER: " or less"}
    return target + words.get(meaning.polarity, "")
