"""What the heading of a scorecard's column says that the column holds."""

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from tracker.importing.scorecard.period_text import read_period
from tracker.importing.scorecard.periods import Period
from tracker.scorecards.figure_text import plain

LONGEST_HEADING = 160  # longer text is a note, whatever words it has

# The first that matches wins; the order settles "National target", "Performance against target".
_ROLES: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (role, re.compile(pattern))
    for role, pattern in (
        (
            "date",
            r"target (?:date|completion)|completion date|date for completion|by when|deadline",
        ),
        ("date", r"^due\b|due ?date|timescale|start date|end date|^when"),
        ("comment", r"comment|narrative|\bnotes?\b|analysis|explanation|context|exception|update"),
        ("comment", r"definition|acronym|rationale|methodology|\bsource\b|guidance|next steps"),
        ("direction", r"\bd\.?o\.?t\b|direction|travel|\btrend|\bchange\b|variance|\+/-|movement"),
        ("polarity", r"polarity|good (?:is|performance|to be)|is good|is better|desired|bigger or"),
        (
            "rag",
            r"\brag\b|r/a/g|\bstatus\b|\brating\b|against (?:the )?target|rank|quartile",
        ),
        (
            "region",
            r"north ?west|\bnw\b|north ?east|yorkshire|east midlands|west midlands|east of england"
            r"|south east|south west|\bregion|\blondon\b",
        ),
        (
            "neighbours",
            r"neighbou?r|n'bour|\bs\.?n'?s?\b|stat\.? ?neigh|statistical|nearest|similar",
        ),
        ("neighbours", r"\bipf\b|comparator group|family group|peer"),
        ("national", r"\bnational\b|\bnat\.? av|\bengland\b|\beng\b|\bcountry\b"),
        ("target", r"\btargets?\b|\bgoal\b|trajectory|threshold|tolerance|\bbaseline\b|benchmark"),
        ("numerator", r"^numerator|\bnumerator$|^num\.?$"),
        ("denominator", r"^denominator|\bdenominator$|^denom\.?$|^cohort(?: size)?$|^base$"),
        ("lead", r"\blead\b|\bowner\b|responsible|accountable|\bofficer\b|service area|team"),
        ("frequency", r"frequency|how often|reporting (?:cycle|frequency)|^reported$"),
        ("unit", r"^units?\b|^format$|unit of|data type|measure type"),
        ("aim", r"\baim\b|corporate priority|plan priority|strategic"),
        (
            "ref",
            r"^(?:(?:kpi|pi|measure|indicator|indicato?|ind|item) )?(?:ref|reference|no|number|id"
            r"|code|#)\.?$|^(?:ref|no|id|code)\b|^#$|^pi$",
        ),
        (
            "name",
            r"(?:indicator|measure|kpi|pi) (?:name|description|title)|performance (?:ind|mea)",
        ),
        (
            "name",
            r"^(?:key )?measures?\b|\bkpis?\b|description|metric|success measure|what we meas",
        ),
        ("indicator", r"^(?:key )?indicato?r?s?\b|^title$|^name$|^pi\b|^data item$"),
        (
            "priority",
            r"priority|priorities|theme|outcome|pledge|domain|category|objective|\barea\b",
        ),
        ("priority", r"^section|promise|^group$"),
        ("plan", r"^actions?\b|\bby whom\b|^task|what (?:we|will)|milestone|^risk"),
    )
)
# Without their spaces, for a narrow column of a PDF that breaks words: "Indic ator".
_SQUEEZED: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (role, re.compile(pattern))
    for role, pattern in (
        ("neighbours", r"statisticalneigh|statneigh|n'bour|neighbour"),
        ("national", r"national|^england"),
        ("target", r"target"),
        ("polarity", r"polarity"),
        ("comment", r"^(?:comment|commentary|note|acronym)s?$"),
        ("aim", r"corporateplan"),
        ("name", r"indicatorname|performanceindicator|^measure$"),
        ("indicator", r"^indicator$"),
        ("priority", r"^(?:priority|theme|outcome|pledge)$"),
    )
)
BENCHMARK_ROLES = ("national", "neighbours", "region")


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading's words, what they were taken for, and the period they name. `role` is value
    where a period is named and nothing else, "" where nothing is known."""

    text: str
    role: str = ""
    period: Period | None = None
    doubt: str = ""


@lru_cache(maxsize=2048)  # the same few texts stand in thousands of cells
def read_heading(text: str, value: date | float | None = None) -> Heading:
    """A heading -> its role: ref, name, priority, value, national, target, rag, comment …"""
    tidy = plain(text)
    if not tidy or len(text) > LONGEST_HEADING:
        return Heading(text)
    period, doubt = read_period(text, value)
    role = _first(_ROLES, tidy) or _first(_SQUEEZED, tidy.replace(" ", ""))
    if role in ("priority", "name", "indicator", "plan") and _names_one(period):
        role = ""  # "Outcome 2023/24", "Indicator value Q1" are figures
    if not role and period is not None:
        role = "value"
    return Heading(text, role, period, doubt)


def _first(roles: tuple[tuple[str, re.Pattern[str]], ...], tidy: str) -> str:
    return next((role for role, pattern in roles if pattern.search(tidy)), "")


def _names_one(period: Period | None) -> bool:
    return period is not None and period.kind not in ("latest", "previous")
