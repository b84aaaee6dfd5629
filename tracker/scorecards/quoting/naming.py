"""A reference as it is typed, "[[3.14 Q1 2025/26]]", and as it is kept, with its revision."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select

from tracker.core.database import db
from tracker.core.periods import NotAQuarter, parse_quarter
from tracker.scorecards.enums import FigureState, Hiding, PeriodType
from tracker.scorecards.figure_models import Figure
from tracker.scorecards.models import Edition, Indicator, Line, Scorecard
from tracker.scorecards.spans import Span

REFERENCE = re.compile(r"\[\[(?P<label>[^\[\]|]{3,120})(?:\|(?P<id>\d{1,9}))?\]\]")
_LABEL = re.compile(
    r"(?:(?P<slug>[a-z][a-z0-9]*(?:-[a-z0-9]+)*) )?(?P<ref>\S*\d\S*) (?P<period>.+)"
)
_HOW = "Write it as the scorecard prints it, such as [[3.14 Q1 2025/26]]"


class NoSuchFigure(ValueError):
    """What a text refers to is not there, or nobody may quote it; the message says which."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What a reference names: a ref in the edition of a period, perhaps with its scorecard."""

    ref: str
    period: str
    slug: str = ""

    def names(self, figure: Figure, indicator: Indicator) -> bool:
        """Whether a figure is of the period, said as it is printed or by its quarter."""
        if figure.is_outturn:
            return self.period == Span(PeriodType.YEAR, figure.ends_on).label.lower()
        span = Span(indicator.period_type, figure.ends_on)
        return self.period in (span.label.lower(), span.quarter.short_label.lower())


def keep(text: str) -> str:
    """A text whose references name their revisions: what a paper said can then be known later."""
    return REFERENCE.sub(_kept, text)


def _kept(found: re.Match[str]) -> str:
    if found["id"]:
        return found[0]
    label = " ".join(found["label"].split())
    figure = _figure(label)
    if figure.hiding is not Hiding.SHOWN:
        raise NoSuchFigure(f"The figure for {label} is hidden, because it is small. Leave it out")
    return f"[[{label}|{figure.id}]]"


def _figure(label: str) -> Figure:
    asked = _asked(label)
    found = list(_figures(asked))
    if not found:
        raise NoSuchFigure(f"There is no published figure for {label}. {_HOW}")
    if len(found) > 1:
        names = " or ".join(sorted(f"[[{slug} {label}]]" for slug, _ in found))
        raise NoSuchFigure(f"{label} is on more than one scorecard. Write {names}")
    return found[0][1]


def _asked(label: str) -> Asked:
    found = _LABEL.fullmatch(label)
    if found is None:
        raise NoSuchFigure(f"“{label}” names no figure. {_HOW}")
    try:
        period = parse_quarter(found["period"]).short_label
    except NotAQuarter:
        period = found["period"]
    return Asked(found["ref"], period.lower(), found["slug"] or "")


def _figures(asked: Asked) -> Iterator[tuple[str, Figure]]:
    """The published figures that a reference names, each with its scorecard: two at most are one
    too many."""
    rows = db.session.execute(
        select(Scorecard.slug, Edition, Indicator, Figure)
        .join_from(Line, Edition, Edition.id == Line.edition_id)
        .join(Scorecard, Scorecard.id == Edition.scorecard_id)
        .join(Indicator, Indicator.id == Line.indicator_id)
        .join(Figure, Figure.indicator_id == Indicator.id)
        .where(Line.ref == asked.ref, Figure.state == FigureState.PUBLISHED)
    ).all()
    begun = _editions({edition.scorecard_id for _, edition, _, _ in rows})
    for slug, edition, indicator, figure in rows:
        days = [day for day in begun[edition.scorecard_id] if day <= figure.ends_on]
        in_force = days[-1] if days else begun[edition.scorecard_id][0]
        is_printed = edition.from_on == in_force and asked.slug in ("", slug)
        if is_printed and asked.names(figure, indicator):
            yield slug, figure


def _editions(scorecard_ids: set[int]) -> dict[int, list[date]]:
    rows = db.session.execute(
        select(Edition.scorecard_id, Edition.from_on)
        .where(Edition.scorecard_id.in_(scorecard_ids))
        .order_by(Edition.from_on)
    )
    found: dict[int, list[date]] = {each: [] for each in scorecard_ids}
    for scorecard_id, from_on in rows:
        found[scorecard_id].append(from_on)
    return found
