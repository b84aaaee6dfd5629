"""What is wrong with one mention of a figure, held against its home (documents.md D1-D8, D14)."""

from collections.abc import Iterator
from datetime import date
from enum import StrEnum

from tracker.core.periods import quarter_of
from tracker.scorecards.enums import Unit
from tracker.scorecards.quoting.contradictions.measures import Known, Measure
from tracker.scorecards.quoting.contradictions.mentions import Mention

_LATELY = 5  # so many quarters count where a sentence says no period


class Kind(StrEnum):
    """In which way a text contradicts."""

    REF = "ref"
    UNIT = "unit"
    SUM = "sum"
    HOME = "home"
    PERIOD = "period"
    BASE = "base"
    TOTALS = "totals"
    OPPOSITE = "opposite"
    DOUBTFUL = "doubtful_period"

    @property
    def label(self) -> str:
        return {
            Kind.REF: "The number of a measure, not its figure",
            Kind.UNIT: "Another unit",
            Kind.SUM: "A sum that does not come out",
            Kind.HOME: "Another figure than the scorecard’s",
            Kind.PERIOD: "The figure of another period",
            Kind.BASE: "A percentage of an unknown number",
            Kind.TOTALS: "Two figures for one thing",
            Kind.OPPOSITE: "The opposite of what is said elsewhere",
            Kind.DOUBTFUL: "A period that may be one of two",
        }[self]


def wrong(mention: Mention, dated: date) -> Iterator[tuple[Kind, str]]:
    """What is wrong with a number, and what the home says, in a sentence."""
    number, claim = mention.number, mention.claim
    if not number.is_ours or number.is_rough:
        return
    if claim is not None and claim.quarter and claim.or_else:
        either = f"{claim.quarter.short_label} or {claim.or_else.short_label}"
        yield Kind.DOUBTFUL, f"“{claim.text}” may be {either}. {_home(mention)}"
    measures = [each.measure for each in mention.candidates]
    other = next((each for each in measures if _has_other_unit(mention, each, dated)), None)
    if any(_is_ref(mention, each) for each in measures):
        yield (
            Kind.REF,
            f"{number.text.rstrip('% ')} is the number of this measure. {_home(mention)}",
        )
    elif other is not None:
        yield Kind.UNIT, f"{other.unit.label}, not a percentage. {_home(mention, other)}"
    elif mention.is_denied:
        yield from _denied(mention)
    else:
        yield from _differs(mention, dated)


def _is_ref(mention: Mention, measure: Measure) -> bool:
    number = mention.number
    digits = number.text.rstrip("% ")
    is_one = number.places > 0 and digits in measure.refs
    return is_one and not measure.is_said_by(number.value, number.places, measure.known)


def _has_other_unit(mention: Mention, measure: Measure, dated: date) -> bool:
    """The measure's own figure, with a sign that it does not have."""
    number = mention.number
    if not number.is_percent or measure.unit is Unit.PERCENT:
        return False
    return measure.is_said_by(number.value, number.places, lately(measure, dated))


def _denied(mention: Mention) -> Iterator[tuple[Kind, str]]:
    """So many are not, says the text: so many are, says the home."""
    if mention.claim is None:
        return
    for measure in (each.measure for each in mention.candidates):
        known = mention.claim.figure(measure)
        number = mention.number
        if known and measure.unit is Unit.PERCENT and known.value not in (None, 50):
            if measure.is_said_by(number.value, number.places, [known]):
                yield Kind.OPPOSITE, f"The scorecard says the opposite. {_home(mention)}"
            return


def _differs(mention: Mention, dated: date) -> Iterator[tuple[Kind, str]]:
    """No measure that the number may be of has that figure."""
    number = mention.number
    measures = [each.measure for each in mention.candidates if _same_sign(mention, each.measure)]
    if not measures:
        return
    said = {each.id: _said(mention, each, dated) for each in measures}
    if any(each.is_said_by(number.value, number.places, said[each.id]) for each in measures):
        return
    first = measures[0]
    if not any(each.values for each in said[first.id]):
        return
    elsewhere = [
        each
        for each in lately(first, dated)
        if first.is_said_by(number.value, number.places, [each])
    ]
    if mention.claim is not None and elsewhere:
        of = _listed(elsewhere)
        yield Kind.PERIOD, f"{number.text} is the figure of {of}. {_home(mention)}"
    else:
        yield Kind.HOME, _home(mention)


def _same_sign(mention: Mention, measure: Measure) -> bool:
    return mention.number.is_percent is (measure.unit is Unit.PERCENT)


def _said(mention: Mention, measure: Measure, dated: date) -> list[Known]:
    """The figures that the number could be: of its period, or the latest where it names none."""
    if mention.claim is not None:
        known = mention.claim.figure(measure)
        return [known] if known else []
    return lately(measure, dated)


def lately(measure: Measure, dated: date) -> list[Known]:
    """The figures that a paper may call today's; none where the home may be behind the paper."""
    last = quarter_of(dated).previous
    known = [each for each in measure.known if each.ends_on <= last.ends_on]
    if not any(each.ends_on > last.previous.ends_on for each in known):
        return []
    first = last
    for _ in range(_LATELY):
        first = first.previous
    return [each for each in known if each.ends_on > first.ends_on]


def _home(mention: Mention, measure: Measure | None = None) -> str:
    """What the home says of the measure that is meant, with its unit and period."""
    measure = measure or mention.measure
    known = mention.claim.figure(measure) if mention.claim else None
    shown = [known] if known else [each for each in measure.known if not each.is_outturn][-2:]
    if not any(each.values for each in shown):
        return f"The scorecard has no figure to show for “{measure.name}”."
    said = ", ".join(f"{each.text} ({each.label})" for each in shown)
    return f"The scorecard says {said} for “{measure.name}”."


def _listed(known: list[Known]) -> str:
    return " and ".join(dict.fromkeys(each.label for each in known))
