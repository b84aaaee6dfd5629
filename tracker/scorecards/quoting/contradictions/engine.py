"""Papers held against the home of figures and against each other."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import combinations

from tracker.scorecards.enums import Unit
from tracker.scorecards.quoting.contradictions.measures import Measure
from tracker.scorecards.quoting.contradictions.mentions import Mention, Read, read
from tracker.scorecards.quoting.contradictions.passages import Sentence, rows_of, sentences_of
from tracker.scorecards.quoting.contradictions.rules import Kind, wrong
from tracker.scorecards.quoting.contradictions.sums import (
    wrong_parts,
    wrong_remainders,
    wrong_rows,
    wrong_shares,
)


@dataclass(frozen=True, slots=True)
class Paper:
    """A text with its name and the day it was written on. `lines` hold cells apart with tabs."""

    name: str
    dated: date
    lines: Sequence[str]


@dataclass(frozen=True, slots=True)
class Finding:
    """One contradiction: where, which words, which number in them, and what its home says."""

    paper: str
    line: int
    kind: Kind
    words: str
    number: str
    says: str


@dataclass(frozen=True, slots=True)
class _ReadPaper:
    paper: Paper
    measures: Sequence[Measure]
    reads: Sequence[Read]

    @property
    def mentions(self) -> Iterator[Mention]:
        return (mention for each in self.reads for mention in each.mentions)


def contradictions(papers: Iterable[Paper], measures: Sequence[Measure]) -> list[Finding]:
    """What papers say of figures that is not so, paper by paper, from the first line to the last;
    then what they say against each other."""
    whole = [_read(each, measures) for each in papers]
    found = [finding for each in whole for finding in _within(each)]
    found += _between(whole)
    return list(dict.fromkeys(found))


def _read(paper: Paper, measures: Sequence[Measure]) -> _ReadPaper:
    """A paper can know only of periods that were over when it was written."""
    then = [
        replace(each, known=tuple(k for k in each.known if k.ends_on < paper.dated))
        for each in measures
    ]
    reads: list[Read] = []
    for each in sentences_of(paper.lines):
        before = reads[-1] if reads and reads[-1].sentence.line == each.line else None
        reads.append(read(each, then, paper.dated, before))
    return _ReadPaper(paper, then, reads)


def _within(whole: _ReadPaper) -> list[Finding]:
    def finding(sentence: Sentence, kind: Kind, number: str, says: str) -> Finding:
        return Finding(whole.paper.name, sentence.line, kind, sentence.text, number, says)

    prose = [each for each in whole.reads if not each.sentence.is_cell]
    sums = [
        *wrong_shares(prose, whole.measures),
        *wrong_remainders(prose),
        *(each for table in rows_of(whole.paper.lines) for each in wrong_rows(table)),
        *(each for one in whole.reads for each in wrong_parts(one)),
    ]
    found = [
        finding(sentence, Kind.BASE if "no such number" in says else Kind.SUM, number, says)
        for sentence, number, says in sums
    ]
    found += [
        finding(each.sentence, kind, each.number.text, says)
        for each in whole.mentions
        for kind, says in wrong(each, whole.paper.dated)
    ]
    return sorted(found, key=lambda each: each.line)


def _between(whole: Sequence[_ReadPaper]) -> Iterator[Finding]:
    """Each two mentions of one measure, in one paper or in two."""
    told: dict[int, list[tuple[Paper, Mention]]] = defaultdict(list)
    for each in whole:
        for mention in each.mentions:
            if mention.number.is_ours and not mention.number.is_rough:
                told[mention.measure.id].append((each.paper, mention))
    pairs = (pair for of_one in told.values() for pair in combinations(of_one, 2))
    for (paper, first), (other, second) in pairs:
        if first.sentence is second.sentence:
            continue
        kind = _against(first, second, is_one_paper=paper is other)
        if kind is not None:
            where = "" if paper is other else f"{paper.name}, "
            says = f"{where}line {first.sentence.line} says: “{first.sentence.text}”"
            words = second.sentence
            yield Finding(other.name, words.line, kind, words.text, second.number.text, says)


def _against(first: Mention, second: Mention, *, is_one_paper: bool) -> Kind | None:
    one, two = first.number, second.number
    if one.is_percent is not two.is_percent:
        return None
    if first.is_denied is not second.is_denied:
        is_share = one.is_percent and first.measure.unit is Unit.PERCENT
        return Kind.OPPOSITE if is_share and one.value == two.value != 50 else None
    keys = [each.claim.key if each.claim else None for each in (first, second)]
    is_comparable = keys[0] == keys[1] and (is_one_paper or keys[0] is not None)
    is_plain = not any(each.is_former or each.follows or each.is_rest for each in (one, two))
    own_sign = one.is_percent is (first.measure.unit is Unit.PERCENT)
    differ = is_comparable and is_plain and own_sign and one.value != two.value
    return Kind.TOTALS if differ and any(map(_is_home, (first, second))) else None


def _is_home(mention: Mention) -> bool:
    number, measure = mention.number, mention.measure
    return measure.is_said_by(number.value, number.places, measure.known)
