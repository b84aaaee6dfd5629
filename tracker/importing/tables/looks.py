"""What a text looks like at a glance: a ref, a date, a colour word, a lead. Not what it means."""

import re
from functools import lru_cache

from tracker.importing.tables.words import listed

_REF = re.compile(
    r"(?:\d{4}[-/]?\d{0,2}[ .\-/])?"  # a year in front: 2025/26-014
    r"(?:[A-Z]{1,8}[ .\-/:]{0,3})?"  # letters in front: CC1, OUT 001, BOD 60/17
    r"(?:\(?\d{1,5}[a-z]{0,2}\)?)(?:[.\-/ ()]{1,3}(?:[A-Z]{0,3}\d{1,5}[a-z]{0,2}|[a-z]{1,4}))*"
    r"[.):\-]{0,3}",
    re.IGNORECASE,
)
_REF_BY_LETTERS = re.compile(
    r"\(?(?:[a-z]|[ivx]{1,5})[.):]{0,2}|[A-Z]{1,4}(?:\.\d{1,3}){1,3}\.?", re.I
)
_LONGEST_REF = 24
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|"
    r"sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
_DATE = re.compile(
    rf"\b{_MONTH}\b|\b{_MONTH}[ \-/']?\d\d|\b\d{{1,2}}[/.\-]\d{{1,2}}[/.\-]\d{{2,4}}\b|"
    r"\b(?:19|20)\d\d\b|\bq(?:tr|uarter)? ?[1-4]\b|\bon[ \-]?going\b|\b(?:asap|tbc|tba|tbd)\b|"
    r"\b(?:spring|summer|autumn|winter|term|immediate(?:ly)?|continuous|monthly|quarterly|weekly|"
    r"annual(?:ly)?|termly|next meeting|year end|complete[d]?|daily|\d+ (?:weeks|months|days))\b",
    re.IGNORECASE,
)
_MONTH_NAMED = re.compile(rf"\b{_MONTH}", re.IGNORECASE)
_LONGEST_DATE = 60
_WHOLE_DATE = re.compile(
    rf"\W*(?:(?:by|before|due|end|of|the|mid|early|late|in|from|week|w/?c|commencing)\b\W*)*"
    rf"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\W+)?"
    rf"(?:(?:\d{{1,2}}(?:st|nd|rd|th)?\W+)?{_MONTH}\W*(?:\d{{2,4}})?|"
    r"\d{1,2}[/.\-]\d{1,2}[/.\-]\d{2,4}|\d{4}-\d\d-\d\d|(?:19|20)\d\d(?:[/\-]\d{2,4})?|"
    r"(?:q|qtr|quarter) ?[1-4]\W*(?:\d{2,4}(?:[/\-]\d{2,4})?)?|"
    r"(?:spring|summer|autumn|winter)(?: term)?\W*(?:\d{2,4})?)\W*",
    re.IGNORECASE,
)
_STATUS = listed(
    "r|a|g|b|y|ra|ar|ag|red|amber|green|blue|yellow|grey|black|purple|white|complete|completed|"
    "done|closed|open|ongoing|paused|cancelled|delivered|achieved|started|agreed|proposed|yes|"
    "no|partial|partially|met|embedded|superseded|stopped|withdrawn|overdue|late|live|"
    "pending|delayed|deferred|n/a|na|o|c|x|"
    "on track|off track|at risk|in progress|not started|not yet started|on hold|on target|"
    "not due|not yet due|item not due yet|under control|behind schedule|some issues|"
    "on going|on-going|in-progress|in hand|under way|underway|red amber|amber green|"
    "amber red|green amber|amber/green|amber/red|red/amber|on schedule|slightly behind|"
    "partially complete|partially achieved|nearly complete|proposed complete|"
    "proposed for closure|new project|new|not achieved|not met|partly met|yet to start|"
    "complete and checked|on track to deliver|not on track|not on track to deliver|"
    "no longer required|action complete|work in progress|wip|business as usual|bau|"
    "minor delay|major delay|minor issues|major issues|no progress|limited progress|"
    "good progress|some progress|significant progress|agreed action|yearly|no change|"
    "some issues – narrative disclosure|to be started|planned|recurring|"
    "some delay|slight delay|stuck|doing|in review|backlog|going to plan|delayed|slippage|"
    "é|ê|è|ñ|ò|↑|↓|→|↔|▲|▼|✓|✔|✗|✘|●|✅|☑|🔴|🟥|🟠|🟧|🟡|🟨|🟢|🟩|🔵|🟦"
)
_DOTS = "🔴🟥🟠🟧🟡🟨🟢🟩🔵🟦⚫⚪"
_AROUND = f" .:-*✓✔✅☑{_DOTS}"
_COLOURS = listed("r|a|g|b|red|amber|green|blue|yellow|ar|ag|amber/green|amber/red|red/amber")
_POST = re.compile(
    r"\b(?:officers?|managers?|head|director|lead|leads|teams?|services?|council(?:lors?)?|board|"
    r"committee|cllrs?|clerk|nurse|coordinators?|co-ordinators?|group|partners?|partnership|trust|"
    r"headteachers?|teachers?|chairs?|chairman|commissioners?|commissioning|chief|executive|"
    r"deputy|assistant|principal|leader|advis[oe]rs?|workstream|practitioners?|social workers?|"
    r"school|police|nhs|ccg|icb|all|mayor|secretary|treasurer|governors?|provider|agencies|"
    r"agency|department|directorate|member|members|hr|it|legal|finance|strategic|panel|forum|"
    r"analyst|consultant|iro|dcs|dso|qa|slt|smt|lado|senco|virtual|unit|admin|housing)\b",
    re.IGNORECASE,
)
_INITIALS = re.compile(r"(?:[A-Z][A-Za-z\-]{0,6}|[A-Z]{1,6})(?:\s*[/,&+;]\s*[A-Z][A-Za-z\-]{0,6})*")
_NAMES = re.compile(
    r"[A-Z][\w'’.\-]*(?:[\s,;/&()]+(?:(?:and|of|the|for)\s+){0,2}[A-Z][\w'’.\-]*){0,11}[\s)]*"
)
_LONGEST_LEAD = 160
_HEADING_WORD = re.compile(
    r"(?:pledge|priority|promise|theme|aim|goal|objective|outcome|strand|work ?stream|section|part|"
    r"domain|standard|recommendation|commitment|principle|strategic|key (?:theme|priority)|"
    r"area(?: for (?:improvement|development))?|focus|finding|ambition|chapter|pillar|phase|"
    r"project|programme|improvement|criterion|requirement|"
    r"judgement|our (?:pledge|promise|priority))s?\b"
    r"\s*(?:area\b|theme\b|objective\b|priority\b|no\b\.?|number\b)?\s*",
    re.IGNORECASE,
)
_NUMBERED = re.compile(
    r"(?:\(?[0-9]{1,3}(?:\.[0-9]{1,3}){0,2}[a-z]?\)?|[A-Z]{1,2}|[ivxIVX]{1,5}|one|two|three|four|"
    r"five|six|seven|eight|nine|ten)(?:\b|(?<=\)))\s*[-–—:.)]?",
    re.IGNORECASE,
)
_COLON = re.compile(r"\s*[-–—:]")
_SENTENCE_PAST = re.compile(
    r"\b(?:has|have|had|was|were|been|completed|achieved|developed|delivered|established|held|"
    r"reviewed|agreed|launched|appointed|recruited|attended|introduced|took place|met|now|"
    r"currently|is in place|are in place|under ?way|to date)\b",
    re.IGNORECASE,
)


@lru_cache(maxsize=8192)
def is_ref(text: str) -> bool:
    """`1.1`, `CC1.1.1`, `BOD 60/17(h)`, `10c)-`, `a`: short, with a figure or a lone letter."""
    line = " ".join(text.split())
    if not line or len(line) > _LONGEST_REF * (1 + text.count("\n")):
        return False
    parts = [each.strip(" ,;&") for each in text.replace(",", "\n").split("\n")]
    return all(_is_one_ref(each) for each in parts if each)


def _is_one_ref(text: str) -> bool:
    if len(text) > _LONGEST_REF or (_MONTH_NAMED.search(text) and _WHOLE_DATE.fullmatch(text)):
        return False
    return bool(_REF.fullmatch(text) or _REF_BY_LETTERS.fullmatch(text))


@lru_cache(maxsize=8192)
def is_dated(text: str) -> bool:
    """Short, and a date, a period or "ongoing" is in it."""
    return len(text) <= _LONGEST_DATE and bool(_DATE.search(text))


def is_date_alone(text: str) -> bool:
    """A date or a period and nothing else: a month above the actions of a month."""
    return len(text) <= _LONGEST_DATE and bool(_WHOLE_DATE.fullmatch(text))


_DEADLINE = re.compile(
    r"(?:to be (?:done|completed?|delivered) )?(?:by|before|due|deadline|no later than|within)\b",
    re.IGNORECASE,
)


def is_deadline(text: str) -> bool:
    """`By September 2015`: a short text that begins as deadlines do and holds a date."""
    return is_dated(text) and bool(_DEADLINE.match(text.strip()))


def _bare(text: str) -> str:
    """Small words without the marks around them; a mark alone stays."""
    words = " ".join(text.casefold().split())
    return words.strip(_AROUND) or words.strip()


@lru_cache(maxsize=4096)
def is_status(text: str) -> bool:
    """A colour or a word of the few that say how something stands."""
    return len(text) <= 40 and _bare(text) in _STATUS


def is_colour(text: str) -> bool:
    """Red, amber or green by name or letter and nothing else."""
    return text.strip(" .").casefold() in _COLOURS or (bool(text) and not text.strip(f" {_DOTS}"))


@lru_cache(maxsize=8192)
def is_lead(text: str) -> bool:
    """A post, a body, a name or initials, and no sentence."""
    line = " ".join(text.split())
    if not line or len(line) > _LONGEST_LEAD or any(each.isdigit() for each in line[:3]):
        return False
    if _INITIALS.fullmatch(line):
        return True
    return len(line) <= 90 and bool(_POST.search(line) or _NAMES.fullmatch(line))


def is_surely_lead(text: str) -> bool:
    """A post or a body by one of its words, or initials."""
    return is_lead(text) and bool(_POST.search(text) or text.isupper())


def heading_word(text: str) -> str:
    """What kind of heading it says it is: "pledge" for `Pledge 2 – We will listen`, "" for none.

    A number or a colon has to follow: `Priority families are visited` is a sentence.
    """
    match = _HEADING_WORD.match(text.strip()[:60])
    if match is None:
        return ""
    rest = text.strip()[match.end() :]
    if not rest or _COLON.match(rest) or _NUMBERED.match(rest):
        return match[0].split()[0].casefold().rstrip("s")
    return ""


def is_told(text: str) -> bool:
    """It tells what has happened rather than what is wanted."""
    return bool(_SENTENCE_PAST.search(text[:200]))
