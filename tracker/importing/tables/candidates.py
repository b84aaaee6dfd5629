"""A column before it is known what it holds: its head, what that may mean, what is in it."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from tracker.importing.tables.heads import Segment
from tracker.importing.tables.labels import SURE, exact_kind, kinds_of
from tracker.importing.tables.looks import is_date_alone
from tracker.importing.tables.profiles import Profile, profile, sampled

_NEAR = 0.12  # kinds that much below the best still count
_TOPIC = re.compile(r"^[^\d]*[A-Za-z]{4}[^\d]*$|\d\W+[A-Za-z]{3}")
_DONE_BY = re.compile(
    r"(?:to be )?(?:completed?|delivered|achieved|done|implemented|finished|actioned) by\W*", re.I
)
_DUTY = re.compile(r"to [a-z]+ ", re.IGNORECASE)
_MOSTLY = 0.6
_EMPTY = 0.2
_SHORT_REF = 12
_DATE_ALONE = 25  # characters: a longer text with a date in it is more than a date
_MADE = 0.85  # from here on a date is surely that of something else than the due one
_DATE_OF = 0.75  # a "Date" under "Milestones", "Delivery" or the like
_NARRATIVE = 60  # characters from which a cell tells a story


@dataclass(frozen=True, slots=True)
class Candidate:
    """A column of a segment; `kinds` are what its head may mean, each from 0 to 1."""

    index: int
    label: str
    profile: Profile
    kinds: Mapping[str, float] = field(default_factory=dict)
    is_hidden: bool = False

    def fit(self, kind: str) -> float:
        """How well head and content together say that it is of a kind; 0 where they do not."""
        sureness = self.kinds.get(kind, 0.0)
        if not sureness or sureness < max(self.kinds.values()) - _NEAR:
            return 0.0
        return max(sureness + _content(kind, self.profile), 0.01)

    @property
    def is_unlabelled(self) -> bool:
        """Its head says nothing that is known."""
        return not self.kinds

    @property
    def is_narrative(self) -> bool:
        """Its cells tell rather than name: long, and few of them a word for how things stand."""
        return self.profile.length > _NARRATIVE or (
            self.profile.length > 25 and self.profile.statuses < 0.4
        )

    @property
    def is_vocabulary(self) -> bool:
        """Its cells hold one of a few short words, or colours."""
        return self.profile.statuses >= 0.5 or (
            not self.profile.is_empty and self.profile.length <= 25 and self.profile.distinct <= 0.5
        )


def candidates(segments: Sequence[Segment]) -> list[Candidate]:
    """The columns of segments under the same heads, those that are hidden too."""
    rows = sampled([row for each in segments for row in each.rows])
    hidden = segments[0].table.hidden_columns
    found = []
    for n, (label, inner) in enumerate(_labels(segments[0])):
        about = profile(rows, n)
        kinds = _kinds(label, inner)
        if about.refs >= 0.8 and about.length < _SHORT_REF and {"action", "coarse"} & set(kinds):
            kinds = {"ref": SURE}  # the left one of two columns under one head
        if _DONE_BY.fullmatch(label.strip()) and about.dates >= _MOSTLY:
            kinds = {"due": SURE}  # "Completed by" says when, or who
        found.append(Candidate(n, label, about, kinds, n in hidden))
    return found


def _labels(segment: Segment) -> list[tuple[str, str]]:
    return list(zip(segment.labels, segment.inner or segment.labels, strict=True))


def _kinds(label: str, inner: str) -> Mapping[str, float]:
    """By the whole head, or by the lowest of several where that is known better: "Who" over
    "Support"."""
    if is_date_alone(label):
        return {"figure": 0.7}
    if inner != label and inner.casefold().strip(" :") in ("date", "dates"):
        return kinds_of(label) if kinds_of(label).get("made", 0) > _MADE else {"due": _DATE_OF}
    if inner != label and not exact_kind(label) and not is_date_alone(inner):
        lowest = kinds_of(inner)
        if max(lowest.values(), default=0) >= SURE:
            return lowest
    return kinds_of(label)


def best(columns: Sequence[Candidate], kind: str, least: float = 0.55) -> list[Candidate]:
    """Those that may be of a kind, the likeliest first, then from the left."""
    found = [each for each in columns if each.fit(kind) >= least]
    return sorted(found, key=lambda each: (-round(each.fit(kind), 2), each.index))


def _are_words(texts: Sequence[str]) -> bool:
    """Topics, though they may be numbered: "Health", "2. Homes"; not "Recommendation 2"."""
    return bool(texts) and all(_TOPIC.search(text) for text in texts)


def _content(kind: str, about: Profile) -> float:
    """What the cells add to the word of the head, or take from it."""
    change = -_EMPTY if about.is_empty and not about.merged else 0.0
    if kind == "ref":
        is_text = about.length > 25 or (about.length >= 4 and _are_words(about.samples))
        change -= 0.5 if about.refs < 0.3 and is_text else 0.0
    elif kind == "due":
        change += 0.1 if about.dates >= 0.5 else 0.0
        change -= 0.3 if about.dates < 0.2 and about.leads >= 0.8 else 0.0
    elif kind == "lead":
        change -= 0.3 if about.dates >= 0.8 else 0.0
        # "Responsibilities" of terms of reference: "To agree the agenda"
        change -= 0.5 if about.samples and all(map(_DUTY.match, about.samples)) else 0.0
    elif kind in ("action", "coarse"):
        is_date = about.dates >= 0.8 and about.length <= _DATE_ALONE
        change -= 0.5 if is_date or (about.refs >= 0.8 and about.length < _SHORT_REF) else 0.0
    elif kind == "rag":
        change += 0.1 if about.statuses >= 0.5 or len(about.hues) >= 2 else 0.0
        change -= 0.4 if about.length > _NARRATIVE and about.statuses < 0.3 else 0.0
    return change
