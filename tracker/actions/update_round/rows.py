"""One row of the round: what stands in its boxes, and what its writer wants by it."""

import unicodedata
from dataclasses import dataclass, fields, replace
from datetime import date
from hashlib import sha256

from tracker.actions.enums import Judgement, Outcome
from tracker.actions.progress import Said
from tracker.core.dates import NotADate, parse_day
from tracker.core.forms import clean

CLOSE = "close"
LINE = 300
LIMITS = {"line": LINE, "evidence_label": 200, "evidence_url": 500}
WORDS = 1_000
TICKED = "y"
REASONS = ("why", "road", "ask")
BY_BUTTON = (
    *("new_date", "move_reason", "agree", "review"),
    *("reason", "evidence_label", "evidence_url"),
)


@dataclass(frozen=True, slots=True)
class Boxes:
    """What stands in the boxes of one row, as text: first as printed, then as sent back."""

    same: str = ""
    judgement: str = ""
    line: str = ""
    why: str = ""
    road: str = ""
    ask: str = ""
    new_date: str = ""
    move_reason: str = ""
    agree: str = ""
    review: str = ""
    outcome: str = ""
    reason: str = ""
    evidence_label: str = ""
    evidence_url: str = ""


NAMES = tuple(each.name for each in fields(Boxes))


@dataclass(frozen=True, slots=True)
class Sent:
    """A row as it came back, with what it was printed from and what was chosen in a conflict.

    `boxes` are read as lines with single spaces; `typed` gives every character back to the page.
    """

    action_id: int
    version: int
    base: int | None
    seen: str
    boxes: Boxes
    typed: Boxes
    is_conflict: bool = False
    keep: str = ""
    anew: str = ""
    anew_judgement: str = ""

    @property
    def is_touched(self) -> bool:
        """Whether anything differs from what was printed."""
        return self.is_conflict or mark(self.boxes) != self.seen

    @property
    def is_for_the_button(self) -> bool:
        """Whether it asks for more than words: a deed is not done by going on to another row."""
        is_closing = self.boxes.judgement == CLOSE
        return is_closing or any(getattr(self.boxes, name) for name in BY_BUTTON)


@dataclass(frozen=True, slots=True)
class Closing:
    """A proposal to close, as typed."""

    outcome: Outcome
    reason: str
    evidence_label: str
    evidence_url: str


@dataclass(frozen=True, slots=True)
class Wanted:
    """The deeds that a row asks for."""

    said: Said | None = None
    closing: Closing | None = None
    new_date: date | None = None
    move_reason: str = ""
    agrees: int | None = None


def first_boxes(
    *, judgement: Judgement | None, why: str, road: str, ask: str, is_ongoing: bool
) -> Boxes:
    """The boxes before anybody typed: the last judgement with its words."""
    return Boxes(
        judgement=judgement.value if judgement else "",
        why=tidy(why),
        road=tidy(road),
        ask=tidy(ask),
        outcome=(Outcome.EMBEDDED if is_ongoing else Outcome.COMPLETE).value,
    )


def tidy(text: str) -> str:
    """One line with single spaces, as a one-line box holds it."""
    return " ".join(str(clean(text)).split())


def mark(boxes: Boxes) -> str:
    """A short mark of what boxes hold: equal marks, equal words."""
    held = "\0".join(tidy(getattr(boxes, name)) for name in NAMES)
    return sha256(held.encode("utf-8", "replace")).hexdigest()[:16]


def showable(boxes: Boxes) -> Boxes:
    """The same without the characters that no page can show."""
    return Boxes(**{name: "".join(filter(_shows, getattr(boxes, name))) for name in NAMES})


def _shows(character: str) -> bool:
    is_none = ord(character) & 0xFFFE == 0xFFFE  # Unicode's own “not a character”
    return not is_none and unicodedata.category(character) not in ("Cc", "Cs")


def understand(boxes: Boxes, first: Boxes, *, is_ongoing: bool) -> tuple[Wanted, dict[str, str]]:
    """What a row asks for, and a sentence for each box that says nothing we can use."""
    wrong = _unusable(boxes)
    if wrong:
        return Wanted(), wrong  # no text that cannot be kept comes near the database
    agrees = int(boxes.agree) if boxes.agree.isdecimal() and len(boxes.agree) < 10 else None
    review_on = _day(boxes.review, "review", wrong) if is_ongoing else None
    new_date = _day(boxes.new_date, "new_date", wrong)
    if boxes.move_reason and not boxes.new_date:
        wrong["new_date"] = "Enter the new date too, such as 31/3/2026"
    if boxes.same == TICKED and not _is_only_ticked(boxes, first):
        wrong["same"] = "You ticked “No change” and also wrote something. Untick it, or clear that"
    wanted = Wanted(new_date=new_date, move_reason=boxes.move_reason, agrees=agrees)
    if boxes.judgement == CLOSE and boxes.same != TICKED:
        return replace(wanted, closing=_closing(boxes, first, wrong)), wrong
    if boxes.reason or boxes.evidence_label or boxes.evidence_url:
        wrong.setdefault("judgement", "You wrote why it can close. Choose Propose to close too")
    if mark(boxes) == mark(replace(first, agree=boxes.agree)):
        return wanted, wrong  # nothing but the agreeing of a date
    said = _said(boxes, first)
    asks = bool(boxes.new_date or agrees)
    return replace(wanted, said=replace(said, review_on=review_on, asks_new_date=asks)), wrong


def _unusable(boxes: Boxes) -> dict[str, str]:
    wrong = {}
    for name in NAMES:
        text, limit = getattr(boxes, name), LIMITS.get(name, WORDS)
        if len(text) > limit:
            wrong[name] = f"This has {len(text):,} characters. Shorten it to {limit:,} at most"
        elif not all(map(_shows, text)):
            wrong[name] = (
                "Characters that cannot be shown are taken out here. Look, then save again"
            )
    return wrong


def _day(text: str, name: str, wrong: dict[str, str]) -> date | None:
    if not text:
        return None
    try:
        return parse_day(text)
    except NotADate as error:
        wrong[name] = str(error)
        return None


def _is_only_ticked(boxes: Boxes, first: Boxes) -> bool:
    return mark(replace(boxes, same="", agree="", review="")) == mark(first)


def _said(boxes: Boxes, first: Boxes) -> Said:
    if boxes.same == TICKED:
        return Said(is_no_change=True)
    judgement = next((each for each in Judgement if each.value == boxes.judgement), None)
    was_in_the_way = first.judgement not in ("", Judgement.ON_TRACK)
    if judgement is Judgement.ON_TRACK and was_in_the_way:
        # What stood in the way no longer does; only what was written for this stays.
        unread = {name: "" for name in REASONS if getattr(boxes, name) == getattr(first, name)}
        boxes = replace(boxes, **unread)
    return Said(
        judgement,
        progress=boxes.line,
        why=boxes.why,
        road_to_green=boxes.road,
        ask=boxes.ask,
    )


def _closing(boxes: Boxes, first: Boxes, wrong: dict[str, str]) -> Closing | None:
    rest = any(getattr(boxes, name) != getattr(first, name) for name in REASONS)
    if rest or boxes.new_date or boxes.move_reason or boxes.agree:
        wrong.setdefault(
            "judgement", "You propose to close it and also ask for something. Do one of the two"
        )
    url = boxes.evidence_url
    if url and not url.lower().startswith(("https://", "http://")):
        wrong.setdefault("evidence_url", "Enter a link that starts with https://")
    outcome = next((each for each in Outcome if each.value == boxes.outcome), None)
    if outcome is None:
        wrong.setdefault("outcome", "Choose how it ends")
        return None
    reason = "\n\n".join(filter(None, (boxes.line, boxes.reason)))
    return Closing(outcome, reason, boxes.evidence_label, url)
