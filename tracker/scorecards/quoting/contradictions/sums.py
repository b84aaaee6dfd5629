"""Sums of a text that do not come out: shares, remainders and tables (documents.md D4, D9, D10)."""

import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from tracker.scorecards.exact import plain, rounded, share
from tracker.scorecards.quoting.contradictions.measures import Measure
from tracker.scorecards.quoting.contradictions.mentions import Read
from tracker.scorecards.quoting.contradictions.numbers import Number
from tracker.scorecards.quoting.contradictions.passages import Sentence

_OF = re.compile(r"\s(?:out of|of)\s(?:the\s)?(?:\w+\s)?$")
_SHARE = re.compile(r"\(|\b(?:this|which) is |\bequat\w+ to |\bthat is ")
_CELL = re.compile(r"(?P<digits>\d[\d,]*(?:\.\d+)?)\s?(?P<percent>%)?")
_BACK = 6  # so many sentences before it may belong to a remainder
Wrong = tuple[Sentence, str, str]


def wrong_shares(reads: Sequence[Read], measures: Iterable[Measure]) -> Iterator[Wrong]:
    """ "56 children (9.7%)": a percentage must be of some number that is given."""
    wholes = [each for each in measures if each.is_whole]
    known = {value for each in wholes for known in each.known for value in known.values}
    told = {number.value for each in reads for number in each.numbers if not number.is_percent}
    for each in reads:
        for count, percent in pairwise(each.numbers):
            if not _is_share(each.sentence.text, count, percent):
                continue
            if not any(_comes_out(count, percent, base) for base in known | told if base):
                yield each.sentence, percent.text, _without_base(each, count, percent, wholes)


def _is_share(text: str, count: Number, percent: Number) -> bool:
    between = text[count.end : percent.start]
    return (
        percent.is_percent
        and not (count.is_percent or count.is_rough or count.is_base or count.is_days)
        and not percent.is_rough
        and percent.is_ours
        and not re.search(r"[.;]\s", between)
        and bool(_SHARE.search(between))
    )


def _comes_out(count: Number, percent: Number, base: Decimal) -> bool:
    return rounded(share(count.value, base), percent.places) == percent.value


def _without_base(read: Read, count: Number, percent: Number, wholes: Sequence[Measure]) -> str:
    if not percent.value:
        return f"No number is given of which {count.text} is {percent.text}."
    base = plain(100 * count.value / percent.value)
    said = f"{count.text} is {percent.text} of {base}, and no such number is given."
    whole = next(iter(wholes), None)
    known = whole and (
        read.claims[0].figure(whole) if read.claims else next(iter(whole.known[::-1]), None)
    )
    if not whole or not known or not known.value:
        return said
    real = plain(share(count.value, known.value), percent.places)
    return f"{said} Of {known.text} ({whole.name}, {known.label}) it is {real}%."


def wrong_parts(read: Read) -> Iterator[Wrong]:
    """ "1,078 of 1,185 reviews (76%)": the percentage is computed, never typed over."""
    for top, bottom in pairwise(read.numbers):
        if top.is_percent or bottom.is_percent or not bottom.value:
            continue
        if not _OF.search(read.sentence.text[top.end : bottom.start]) or top.value > bottom.value:
            continue
        percents = [each for each in read.numbers if each.is_percent]
        if len(percents) == 1 and not _comes_out(top, percents[0], bottom.value):
            yield read.sentence, percents[0].text, _real(top.value, bottom.value, percents[0])


def _real(top: Decimal, bottom: Decimal, percent: Number) -> str:
    real = plain(share(top, bottom), percent.places)
    return f"{plain(top)} of {plain(bottom)} is {real}%, not {percent.text}."


def wrong_rows(table: Sequence[tuple[int, list[str]]]) -> Iterator[Wrong]:
    """A table whose first number is the total of the rows under it, as its other rows prove."""
    total: Decimal | None = None
    rows: list[tuple[int, str, Decimal, Decimal, int]] = []
    for line, cells in table:
        numbers = [found for cell in cells[1:] if (found := _CELL.fullmatch(cell))]
        if not numbers or numbers[0]["percent"]:
            continue
        count = _decimal(numbers[0])
        if len(numbers) > 1 and numbers[1]["percent"]:
            places = len(numbers[1]["digits"].partition(".")[2])
            rows.append((line, "\t".join(cells), count, _decimal(numbers[1]), places))
        elif not rows:
            total = count
    if not total or any(count > total for _, _, count, _, _ in rows):
        return
    wrong = [row for row in rows if not _is_near(share(row[2], total), row[3], row[4])]
    if len(rows) > len(wrong) > 0:
        for line, text, count, percent, places in wrong:
            real = plain(share(count, total), places)
            printed = f"{plain(percent, places)}%"
            said = f"{plain(count)} of {plain(total)} is {real}%, not {printed}."
            yield Sentence(line, text, is_cell=True), printed, said


def _decimal(found: re.Match[str]) -> Decimal:
    return Decimal(found["digits"].replace(",", ""))


def _is_near(real: Decimal, printed: Decimal, places: int) -> bool:
    """Within one of the last place: papers round down as often as to the nearest."""
    return abs(real - printed) < Decimal(1).scaleb(-places)


def wrong_remainders(reads: Sequence[Read]) -> Iterator[Wrong]:
    """ "The remaining 34", "the remaining 23%": what is left when the parts are taken away."""
    for at, each in enumerate(reads):
        for number in each.numbers:
            if number.is_rest and number.is_percent:
                yield from _rest_of_share(reads[max(at - _BACK, 0) : at], each, number)
            elif number.is_rest:
                yield from _rest_of_count(reads[max(at - _BACK, 0) : at + 1], number)


def _rest_of_count(reads: Sequence[Read], rest: Number) -> Iterator[Wrong]:
    """From the last "out of n" on, every count is a part."""
    counts = [number for each in reads for number in each.numbers if not number.is_percent]
    totals = [at for at, each in enumerate(counts) if each.is_base]
    if not totals or rest not in counts:
        return
    total = counts[totals[-1]]
    parts = [each.value for each in counts[totals[-1] + 1 : counts.index(rest)]]
    left = total.value - sum(parts)
    if parts and left != rest.value:
        taken = " and ".join(plain(each) for each in parts)
        yield (
            reads[-1].sentence,
            rest.text,
            f"{total.text} less {taken} leaves {plain(left)}, not {rest.text}.",
        )


def _rest_of_share(reads: Sequence[Read], last: Read, rest: Number) -> Iterator[Wrong]:
    """From the last count with its percentage of a number on, what begins a sentence is a part."""
    found = [
        (at, count, base)
        for at, each in enumerate(reads)
        for count, percent in pairwise(each.numbers)
        if _is_share(each.sentence.text, count, percent)
        for base in _counts(reads[: at + 1])
        if base.value > count.value and _comes_out(count, percent, base.value)
    ]
    if not found:
        return
    at, whole, base = found[-1]
    parts = [each.numbers[0].value for each in reads[at + 1 :] if _begins(each)]
    left = whole.value - sum(parts)
    real = share(left, base.value)
    if parts and not _is_near(real, rest.value, rest.places):
        taken = " and ".join(plain(each) for each in parts)
        yield (
            last.sentence,
            rest.text,
            f"{whole.text} less {taken} leaves {plain(left)}, "
            f"which is {plain(real, rest.places)}% of {base.text}, not {rest.text}.",
        )


def _counts(reads: Sequence[Read]) -> list[Number]:
    return [number for each in reads for number in each.numbers if not number.is_percent]


def _begins(read: Read) -> bool:
    return bool(read.numbers) and not read.sentence.text[: read.numbers[0].start].strip(" -•*")
