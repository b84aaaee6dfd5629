"""References as they are read: value, unit, period and source, two queries for a whole page."""

import re
from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import datetime

from markupsafe import Markup, escape
from sqlalchemy import and_, select
from sqlalchemy.orm import aliased

from tracker.core.clock import london
from tracker.core.database import db
from tracker.core.dates import long_date
from tracker.scorecards.book import definitions_of
from tracker.scorecards.enums import FigureState, PeriodType, Unit
from tracker.scorecards.figure_models import Figure
from tracker.scorecards.models import Definition, Indicator, Scorecard
from tracker.scorecards.quoting import asking, naming
from tracker.scorecards.quoting.naming import REFERENCE
from tracker.scorecards.rules import meaning_on
from tracker.scorecards.said import said
from tracker.scorecards.spans import Span

HIDDEN = "c (hidden, because it is small)"
AS_WRITTEN = "data-as-written"  # on a page that is final: it keeps what it said
_SEEN = (FigureState.PUBLISHED, FigureState.REPLACED)
# A box holds what was typed and a tag its attributes: neither is read as a page is.
_UNTOUCHED = re.compile(
    r"""(<(?:textarea|script|style)\b.*?</(?:textarea|script|style)>|<(?:[^<>"']|"[^"]*"|'[^']*')*>)""",
    re.DOTALL,
)
_PLAIN = re.compile(r"<(?:title|option)\b", re.IGNORECASE)
_Show = Callable[["Quote", str], str]
_CUT = re.compile(r"\[\[[^\[\]\n]{0,130}…")


@dataclass(frozen=True, slots=True)
class Quote:
    """A figure that a text refers to: as it was then (`was`), and as its home says it now."""

    was: str
    now: str
    is_hidden: bool
    period: str
    name: str
    source: str
    corrected_at: datetime | None

    def words(self, *, as_written: bool) -> str:
        """The figure with its period, and what became of it since."""
        if self.is_hidden:
            return HIDDEN
        if self.was == self.now:
            return f"{self.now} ({self.period})"
        if not as_written:
            return f"{self.now} ({self.period}, was {self.was} when this was written)"
        day = f" on {long_date(london(self.corrected_at).date())}" if self.corrected_at else ""
        return f"{self.was} ({self.period}, corrected since to {self.now}{day})"


class Figures:
    """Prints the references of pages, papers and letters; see `core.references`."""

    def keep(self, text: str) -> str:
        return naming.keep(text)

    def questions(self, text: str) -> list[str]:
        return [each.question for each in asking.bare_numbers(text)]

    def quoted(self, text: str) -> str:
        return asking.in_place(text)

    def in_html(self, html: str, *, as_written: bool = False) -> str:
        """Every reference between the tags of a page, all read at once."""
        quotes = quoted(_ids(html))
        is_plain = False
        parts = _UNTOUCHED.split(html)
        for at, part in enumerate(parts):
            if at % 2:
                is_plain = bool(_PLAIN.match(part))
            elif "[[" in part:
                show = _plain if is_plain else _marked
                parts[at] = _printed(part, quotes, show, as_written=as_written)
        return "".join(parts)

    def in_text(self, text: str, *, as_written: bool = False) -> str:
        return _printed(text, quoted(_ids(text)), _with_source, as_written=as_written)


def quoted(figure_ids: Collection[int]) -> dict[int, Quote]:
    """What revisions of figures say and said; nothing of one that was never published."""
    if not figure_ids:
        return {}
    now = aliased(Figure)
    rows = db.session.execute(
        select(Figure, now, Indicator, Scorecard.name)
        .join(Indicator, Indicator.id == Figure.indicator_id)
        .join(Scorecard, Scorecard.id == Indicator.scorecard_id)
        .join(
            now,
            and_(
                now.indicator_id == Figure.indicator_id,
                now.is_outturn == Figure.is_outturn,
                now.ends_on == Figure.ends_on,
                now.state == FigureState.PUBLISHED,
            ),
        )
        .where(Figure.id.in_(figure_ids), Figure.state.in_(_SEEN))
    ).all()
    meanings = definitions_of({indicator.id for _, _, indicator, _ in rows})
    return {
        was.id: _quote(was, latest, indicator, meanings[indicator.id], scorecard)
        for was, latest, indicator, scorecard in rows
    }


def _quote(
    was: Figure, now: Figure, indicator: Indicator, meanings: list[Definition], scorecard: str
) -> Quote:
    meaning = meaning_on(meanings, now.ends_on)
    assert meaning is not None
    then, today = said(was, meaning), said(now, meaning)
    of = " per 10,000" if meaning.unit is Unit.RATE else ""
    return Quote(
        was=f"{then.spoken}{of}",
        now=f"{today.spoken}{of}",
        is_hidden=then.is_hidden or today.is_hidden,
        period=Span(
            PeriodType.YEAR if now.is_outturn else indicator.period_type, now.ends_on
        ).label,
        name=meaning.name,
        source="; ".join(filter(None, (scorecard, now.source))),
        corrected_at=was.replaced_at,
    )


def _ids(text: str) -> set[int]:
    return {int(found["id"]) for found in REFERENCE.finditer(text) if found["id"]}


def _plain(quote: Quote, words: str) -> str:
    return str(escape(words))


def _with_source(quote: Quote, words: str) -> str:
    return words if quote.is_hidden else f"{words[:-1]}; {quote.source})"


def _marked(quote: Quote, words: str) -> str:
    """On a page the source stands under the pointer, and on paper beside the figure."""
    if quote.is_hidden:
        return str(escape(words))
    return Markup(
        '<span class="ct-quote" title="{}. {}">{}<span class="ct-print">; {}</span>)</span>'
    ).format(quote.name, quote.source, words[:-1], quote.source)


def _printed(text: str, quotes: dict[int, Quote], show: _Show, *, as_written: bool) -> str:
    def one(found: re.Match[str]) -> str:
        if not found["id"]:
            return found[0]
        quote = quotes.get(int(found["id"]))
        return show(quote, quote.words(as_written=as_written)) if quote else found["label"]

    return _CUT.sub("…", REFERENCE.sub(one, text))
