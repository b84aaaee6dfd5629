"""What a column head says that its column holds: kinds of `synonyms`, each from 0 to 1."""

import re
from collections.abc import Mapping
from functools import lru_cache

from rapidfuzz import fuzz, process

from tracker.importing.tables import synonyms
from tracker.importing.tables.words import (
    LONGEST_LABEL,
    compact,
    folded,
    label_forms,
    listed,
    one_line,
)

SURE = 0.75  # from here on a head is taken at its word
_LONGEST_EXACT = 80
_LONGEST_FUZZY = 40
_ALIKE = 87.0
_PREPOSITION = re.compile(r" (?:of|for|to|in|on|at|with|from|since|against|as at|during) ")
_PERIOD = re.compile(
    r"\b(?:(?:19|20)\d\d(?: \d\d(?:\d\d)?)?|q(?:tr|uarter)? ?[1-4]|\d\d? \d\d? \d\d(?:\d\d)?|"
    r"\d\d?(?:st|nd|rd|th)?|jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|"
    r"aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?|spring|"
    r"summer|autumn|winter|term|half year|mid year|year end)\b"
)
_SHORT_TERM = re.compile(r"\b(?:aut|spr|sum)(?: ?[12])?$")
_PARTS = re.compile(r"\s*[/|\n]\s*")  # between two languages: "Arweinydd / Lead"
_DANGLING = re.compile(r"(?: (?:as at|at|to|and|in|for|as of|of|since|from|by))+$")
_QUESTIONS = (
    (re.compile(r"(?:date|day|month) to be\b"), "due"),
    (
        re.compile(
            r"(?:date|day|month) .*\b(?:raised|closed|opened|logged|agreed|made|created|added|set|"
            r"identified|started|completed|updated|reviewed|received|reported|assigned|issued|"
            r"allocated|achieved|entered|off)$"
        ),
        "made",
    ),
    (re.compile(r"(?:date|day|month) (?:by|to be|due|for|required)\b"), "due"),
    (
        re.compile(
            r"(?:outcome|impact|result|difference|change)s? .*\b(?:expect|want|aim|seek|hope)"
        ),
        "success_measure",
    ),
    (re.compile(r"by when|when\b"), "due"),
    (
        re.compile(r"who (?:(?:is|are|was|were) )?(?:(?:it|this|they|these|that) )?(?:is )?for$"),
        "source",
    ),
    (
        re.compile(r"who (?:else|needs? to (?:be told|know)|to tell|(?:is|will be) involved)"),
        "helper",
    ),
    (re.compile(r"(?:by )?who(?:m|se)?\b"), "lead"),
    (
        re.compile(r"how (?:will|do|did|can|would|could|are|is) (?:\w+ ){1,4}(?:know|measured?)\b"),
        "success_measure",
    ),
    (
        re.compile(
            r"what (?:will|would|does|do|should) (?:\w+ ){0,4}(?:look like|different|change|mean)\b"
        ),
        "success_measure",
    ),
    (re.compile(r"what (?:difference|impact) (?:have|has|did)\b"), "progress"),
    (re.compile(r"what (?:difference|impact|success)\b"), "success_measure"),
    (re.compile(r"how (?:far|well|much)\b"), "progress"),
    (re.compile(r"how (?:the|this) "), "source"),
    (re.compile(r"(?:what|how much) (?:have|has|did|was|progress)\b"), "progress"),
    (re.compile(r"(?:how|where) (?:are|is|have|has) "), "progress"),
    (
        re.compile(
            r"what (?:(?:do|are|did) )?(?:\w+ ){1,3}(?:want|trying|hope|aim|need) to achieve\b"
        ),
        "coarse",
    ),
    (
        re.compile(r"what (?:(?!we )\w+ ){1,3}(?:said|told us|asked for|thought|think)\b"),
        "coarse",
    ),
    (re.compile(r"what we (?:have )?(?:are|re|ll|said|promised|agreed|pledged|plan)\b"), "action"),
    (re.compile(r"what (?:will|are|do|must|should|needs?|action|else|is|has) ?"), "action"),
    (re.compile(r"how (?:will|are|do|can) "), "action"),
    (re.compile(r"why\b|where\b"), "source"),
)
_EXACT = {
    form: kind
    for kind, phrases in reversed(tuple(synonyms.ALL.items()))
    for form in {compact(each) for each in phrases}
}
_PHRASES = {
    phrase: kind
    for kind, phrases in reversed(tuple(synonyms.ALL.items()))
    for phrase in {folded(each) for each in phrases}
}
_LONG_ENOUGH = [each for each in _PHRASES if len(each) >= 5]
_TELLING = frozenset({"action", "actions", "action you", "responsible", "deadline", "by when"})
# words that stand in heads of every kind, and say little unless they are the whole of it
_COMMON = listed(
    "how what who when no id number index code hash row line para why from start end begins"
    " raised closed meeting term area service team rank order scale value amount key name names"
    " section need measure page pages role post support change changes item date type link links"
    " may mar to complete completion revised officer officers unit contact manager focus detail"
    " details description note notes cost costs begin agency finish present opened domain state"
    " risk risks reviewed updated priority step row author review created result element done",
    " ",
)


@lru_cache(maxsize=4096)
def exact_kind(text: str) -> str:
    """The kind whose phrase a text is, word breaks apart; "" for none. Cheap for any cell."""
    if len(text) > _LONGEST_EXACT:
        return ""
    form = compact(text)
    if not form:
        return "ref" if text.strip() == "#" else ""
    return _EXACT.get(form, "")


@lru_cache(maxsize=4096)
def kinds_of(label: str) -> Mapping[str, float]:
    """Each kind that a head may be, the likeliest first: 1 word for word, 0.5 to 0.9 where a
    phrase is part of it or nearly it."""
    if len(label) > LONGEST_LABEL:
        return {}
    whole = exact_kind(one_line(label))
    if whole:
        return {whole: 1.0}
    scores: dict[str, float] = {}
    for form, less in label_forms(label):
        for kind, score in _scores(form).items():
            scores[kind] = max(scores.get(kind, 0.0), score - less)
    other = _in_two_languages(label)
    if other:
        return {other: 0.9}
    if scores and max(scores.values()) >= 0.6:
        return _ranked(scores)
    return _ranked(scores | _nearly(folded(label)))


def _in_two_languages(label: str) -> str:
    """The kind that one part of a head names outright where no word of the others is known."""
    parts = [each for each in _PARTS.split(label) if each.strip()]
    kinds = [exact_kind(each) for each in parts]
    if len(parts) != 2 or sum(map(bool, kinds)) != 1:
        return ""
    other = folded(parts[kinds.index("")])
    is_date = max(kinds) == "made"  # "Dyddiad / Date": what stands below decides
    return "" if is_date or _inner_phrases(other) or _nearly(other) else max(kinds)


def names_period(label: str) -> bool:
    """A head names a month, a quarter, a term, a year or a day."""
    form = folded(label)
    return bool(_PERIOD.search(form) or _SHORT_TERM.search(form))


def _ranked(scores: Mapping[str, float]) -> dict[str, float]:
    return dict(sorted(scores.items(), key=lambda each: (-each[1], each[0])))


def _scores(form: str) -> dict[str, float]:
    """For one form of a head, folded."""
    undated = _DANGLING.sub("", " ".join(_PERIOD.sub(" ", form).split()))
    for each, score in ((form, 0.97), (undated, 0.92)):
        kind = exact_kind(each)
        if kind:
            return {kind: score}
    for pattern, kind in _QUESTIONS:
        if pattern.match(form) and " " in form:
            return {kind: 0.88}
    return _contained(undated or form)


def _contained(form: str) -> dict[str, float]:
    """Phrases within a head: the longer the surer, and surest at the end of what is named: in
    "target completion month" or "lead for the action"."""
    named = _PREPOSITION.split(f"{form} ", maxsplit=1)[0].strip()
    scores: dict[str, float] = {}
    for phrase in _inner_phrases(form):
        kind = _PHRASES[phrase]
        score = (0.6 if phrase in _TELLING else 0.5) + 0.3 * len(phrase) / len(form)
        if f" {named}".endswith(f" {phrase}"):
            score += 0.15
        else:
            score += 0.05 if f" {phrase} " in f" {named} " else -0.15
        scores[kind] = max(scores.get(kind, 0.0), min(score, 0.9))
    return scores


def _inner_phrases(form: str) -> list[str]:
    """The known phrases that a head holds as whole words."""
    words = form.split()[:40]
    runs = (
        " ".join(words[first:last])
        for first in range(len(words))
        for last in range(first + 1, min(first + 8, len(words)) + 1)
    )
    return [run for run in runs if run in _PHRASES and run not in _COMMON]


def _nearly(form: str) -> dict[str, float]:
    """A head with a slip in it: "Responsable officer"."""
    if not 5 <= len(form) <= _LONGEST_FUZZY:
        return {}
    found = process.extractOne(form, _LONG_ENOUGH, scorer=fuzz.ratio, score_cutoff=_ALIKE)
    if found is None or found[0][0] != form[0]:
        return {}  # a headline is no deadline
    return {_PHRASES[found[0]]: 0.4 + 0.4 * found[1] / 100}
