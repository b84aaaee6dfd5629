"""The numbers of a sentence that may be figures: not its dates, ages, sums of money or refs."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from tracker.scorecards.quoting.contradictions.periods import Claim

_NUMBER = re.compile(
    r"(?<![\w.,/£:+-])(?P<digits>\d{1,3}(?:,\d{3})+(?!\d)|\d+(?:\.\d+)?)"
    r"(?:(?P<percent>\s?%|\s?per\s?cent\b)|(?P<days>\s(?:working\s)?days?\b))?(?![\w/]|\.\d|[-–]\d)"
)
# What looks like a number and is no figure: it is made blank, so that places stay.
_OTHERWISE = re.compile(
    r"""
    ^[\W_]*(?:\d+(?:\.\d+)+[.)*]*|\d+[.)]\**|(?<=-\s)\d+(?=\s[A-Z]))(?:\s|$)   # of a paragraph
    | \b\d{1,2}(?:st|nd|rd|th)?\s(?:January|February|March|April|May|June|July|August|September
        |October|November|December)\b(?:,?\s\d{4})?
    | \b\d{1,2}[./]\d{1,2}[./]\d{2,4}\b | \b(?:19|20)\d\d\b(?!\s?%)
    | \b(?:ages?d?|years?)\s(?:of\s)?\d+(?:\s?(?:-|–|to|and|or)\s?\d+)?(?:\s?(?:and|or)\s\w+)?\b
    | \b\d+\s?(?:-|–|to|and|or)\s?\d+(?:-|\s)?years?\b | \b\d+\s?[-–]\s?\d+\b
    | \bper\s\d[\d,]* | \b\d+:\d+\b | \b\d+\s?\+
    | \b\d+(?:\.\d+)?(?:-|\s)?(?:years?|yrs|months?|mths?|weeks?|hours?|miles?|minutes?)\b
    | \b\d+\s?(?:or|and)\s(?:more|over|above|under|fewer|less)\b
    | \b(?:key\sstage|year|grade|pledge|priority|indicator|part|page|item|section)s?
        \s\d[\d.]*(?:(?:,|\sand|\sor|\sto)\s\d[\d.]*)*\b
    | \b\d+\sout\sof\s10\b
    """,
    re.IGNORECASE | re.VERBOSE,
)
_OTHERS = r"national(?:ly)?|england|north\s?west|region(?:al)?|neighbours?’?'?|average|target"
_OTHERS_BEFORE = re.compile(rf"\b(?:{_OTHERS}|last year|previous year)\b[^\d;]{{0,40}}$", re.I)
_OTHERS_AFTER = re.compile(
    rf"^\W{{0,3}}(?:in |for |across |of )?(?:our |the )?(?:statistical )?(?:{_OTHERS})\b"
    r"|^\W{0,2}(?:in )?(?:last|the previous|the year before)\b",
    re.IGNORECASE,
)
_ROUGH = re.compile(
    r"(?:over|more than|less than|fewer than|under|at least|around|about|approximately|nearly"
    r"|almost|up to|above|below|just)\s(?:a further\s)?$",
    re.IGNORECASE,
)
_CHANGE_BEFORE = re.compile(
    r"\b(?:(?:in|de)creas(?:ed?|ing)|rise|rising|rose|drop\w*|f[ae]ll\w*|reduc\w*|improv\w*)"
    r"\s(?:of|by)\s$|\b(?:up|down) by\s$",
    re.IGNORECASE,
)
_CHANGE_AFTER = re.compile(
    r"^\s?(?:percentage |per cent )?(?:point|increase|decrease|rise|drop|fall|reduction|improve)",
    re.IGNORECASE,
)
_FORMER = re.compile(r"\bfrom(?:\s\w+)?\s$", re.IGNORECASE)
_NEXT = re.compile(r"(?:\bto(?:\s\w+)?|\bthan|\bcompared (?:to|with)|\bwith)\s$", re.IGNORECASE)
_TOTAL = re.compile(r"\bof\s(?:the\s)?$", re.IGNORECASE)
_REST = re.compile(r"\bremaining\s(?:\w+\s){0,2}$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Number:
    """A number of a sentence, as printed in `text`, to so many `places`.

    `is_ours` is False where it is another council's, a target, or of the year before; `is_rough`
    where it is a bound or a change; `follows` where "from 66% to 96%" ties it to one before it.
    """

    start: int
    end: int
    text: str
    value: Decimal
    places: int
    is_percent: bool
    is_days: bool
    is_ours: bool
    is_rough: bool
    is_former: bool
    follows: bool
    is_base: bool
    is_rest: bool


def numbers_of(text: str, claims: Iterable[Claim] = ()) -> list[Number]:
    """The numbers of a sentence that may be figures, in their order."""
    seen = text
    for claim in claims:
        seen = f"{seen[: claim.start]}{' ' * (claim.end - claim.start)}{seen[claim.end :]}"
    seen = _OTHERWISE.sub(lambda found: " " * len(found[0]), seen)
    numbers: list[Number] = []
    for found in _NUMBER.finditer(seen):
        numbers.append(_number(found, text, numbers))
    return numbers


def _number(found: re.Match[str], text: str, earlier: list[Number]) -> Number:
    digits = found["digits"].replace(",", "")
    before = text[max(found.start() - 60, 0) : found.start()].replace("(", "").replace("*", "")
    after = text[found.end() : found.end() + 40]
    since = text[earlier[-1].end : found.start()].strip() if earlier else ""
    return Number(
        *found.span(),
        found[0],
        Decimal(digits),
        len(digits.partition(".")[2]),
        is_percent=bool(found["percent"]),
        is_days=bool(found["days"]),
        is_ours=not (
            _OTHERS_BEFORE.search(before)
            or _OTHERS_AFTER.search(after)
            or (since in ("and", "to") and not earlier[-1].is_ours)
        ),
        is_rough=bool(
            _ROUGH.search(before) or _CHANGE_BEFORE.search(before) or _CHANGE_AFTER.search(after)
        ),
        is_former=bool(_FORMER.search(before)),
        follows=bool(earlier and _NEXT.search(before)),
        is_base=bool(_TOTAL.search(before)),
        is_rest=bool(_REST.search(before)),
    )
