"""Figures to quote: found by name or ref, each with the reference that a text would hold."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from tracker.scorecards.book import Book, definitions_of, open_book
from tracker.scorecards.enums import PeriodType
from tracker.scorecards.models import Definition, Line
from tracker.scorecards.queries import WithEditions, lines_of, scorecards
from tracker.scorecards.spans import Span

MOST = 10
_PERIODS = 6  # those before are quoted by writing their period
Refs = dict[tuple[int, int], Line]


@dataclass(frozen=True, slots=True)
class Choice:
    """A figure as it is printed, its period, and how a text refers to it."""

    text: str
    period: str
    reference: str


@dataclass(frozen=True, slots=True)
class Found:
    """A measure with its latest published figures, the latest first."""

    indicator_id: int
    ref: str
    name: str
    scorecard: str
    choices: list[Choice]


def find(words: str) -> tuple[list[Found], int]:
    """The measures that today's scorecards print whose ref, name or by-name holds all words, at
    most ten of them, and how many there are."""
    cards = scorecards()
    by_id = {card.scorecard.id: card for card in cards}
    lines = lines_of([each.id for card in cards for each in card.editions])
    refs: Refs = {(each.edition_id, each.indicator_id): each for each in lines}
    today = {card.editions[-1].id for card in cards if card.editions}
    printed = [each for each in lines if each.edition_id in today]
    meanings = definitions_of({each.indicator_id for each in printed})
    fitting = [each for each in printed if _fits(each, meanings[each.indicator_id], words)]
    book = open_book({each.indicator_id for each in fitting[:MOST]})
    return [_found(each, by_id, refs, book) for each in fitting[:MOST]], len(fitting)


def _fits(line: Line, meanings: Sequence[Definition], words: str) -> bool:
    names = " ".join(f"{each.name} {each.acronyms}" for each in meanings)
    told = f"{line.ref} {names} {line.indicator.also_called}".lower()
    return bool(meanings) and all(each in told for each in words.lower().split())


def _found(line: Line, cards: dict[int, WithEditions], refs: Refs, book: Book) -> Found:
    indicator = line.indicator
    card = cards[indicator.scorecard_id]
    cells = [cell for cell in book.figures if cell[0] == indicator.id]
    cells.sort(key=lambda cell: (cell[2], cell[1]), reverse=True)
    choices = []
    for _, is_outturn, ends_on in cells:
        said = book.said(indicator.id, ends_on, outturn=is_outturn)
        ref = _ref_on(ends_on, indicator.id, card, refs)
        if said.value is None or not ref:
            continue
        period = Span(PeriodType.YEAR if is_outturn else indicator.period_type, ends_on).label
        slug = f"{card.scorecard.slug} " if _is_shared(ref, ends_on, cards, refs) else ""
        choices.append(Choice(said.spoken, period, f"[[{slug}{ref} {period}]]"))
    name = book.definitions[indicator.id][-1].name
    return Found(indicator.id, line.ref, name, card.scorecard.name, choices[:_PERIODS])


def _ref_on(day: date, indicator_id: int, card: WithEditions, refs: Refs) -> str:
    """The ref under which the edition of a period prints a measure; "" where it does not."""
    edition = card.edition_on(day)
    line = refs.get((edition.id, indicator_id)) if edition else None
    return line.ref if line else ""


def _is_shared(ref: str, day: date, cards: dict[int, WithEditions], refs: Refs) -> bool:
    """Whether another scorecard of that day prints the same ref."""
    editions = {edition.id for card in cards.values() if (edition := card.edition_on(day))}
    return sum(line.ref == ref for (edition, _), line in refs.items() if edition in editions) > 1
