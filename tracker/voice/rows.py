"""One comment as one viewer may see it: frozen, without the words and names that are not theirs."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from tracker.access.roles import Role
from tracker.core import clock
from tracker.core.dates import long_date, working_days_between
from tracker.people.identity import SignedIn
from tracker.voice import policy, rules
from tracker.voice.about import About, Item, about
from tracker.voice.enums import AnswerKind, CommentState, Verdict
from tracker.voice.media.queries import FileRow
from tracker.voice.models import Answer
from tracker.voice.policy import Facts
from tracker.wording import short_date, weekday_short


@dataclass(frozen=True, slots=True)
class AnswerRow:
    """One answer as pages show it."""

    number: int
    kind: AnswerKind
    text: str
    promised_on: date | None
    by_name: str
    by_chair: bool
    answered_at: datetime
    after: int
    verdict: Verdict | None
    verdict_text: str
    judged_at: datetime | None
    demonstration: bool

    @property
    def label(self) -> str:
        """What the answer comes to, such as “We will look again on 26 September 2025”."""
        if self.promised_on:
            when = "on" if self.kind is AnswerKind.WE_WILL_LOOK_AGAIN else "by"
            return f"{self.kind.label} {when} {long_date(self.promised_on)}"
        return self.kind.label.removesuffix(", because…")

    @property
    def by(self) -> str:
        """Who answered, when, and how long that took."""
        day = long_date(clock.london(self.answered_at).date())
        if not self.after:
            return f"{self.by_name}, {day}"
        return f"{self.by_name}, {day}, {self.after} working day{'s'[: self.after - 1]} after."


@dataclass(frozen=True, slots=True)
class CommentRow:
    """A comment as one viewer may see it: without its words and names where they may not."""

    id: int
    version: int
    about: About
    state: CommentState
    is_readable: bool
    is_own: bool
    is_for_others: bool
    is_dealt_with: bool
    who: str
    written_by: str
    text: str
    files: tuple[FileRow, ...]
    posted_at: datetime
    edited_at: datetime | None
    withdrawn_at: datetime | None
    removed_at: datetime | None
    removed_reason: str
    answers: tuple[AnswerRow, ...]
    owed_on: date | None
    left: str
    is_late: bool
    steps: rules.Steps
    may: frozenset[str]
    demonstration: bool

    @property
    def is_only_files(self) -> bool:
        """Whether its words are those of its files, which stand beside them."""
        return bool(self.files) and self.text == "\n".join(each.alternative for each in self.files)

    @property
    def is_private(self) -> bool:
        """Whether its author told the safeguarding lead and nobody else."""
        return self.state is CommentState.PRIVATE

    @property
    def posted_on(self) -> date:
        """London's day on which it was posted."""
        return _london(self.posted_at)

    @property
    def path(self) -> str:
        """The address at which its reader finds it: on the page of its thing, or its own."""
        return f"{self.about.path}#comment-{self.id}" if self.about.path else f"/voice/{self.id}"

    @property
    def place(self) -> str:
        """What stands at that address, in a word or two."""
        return self.about.called if self.about.path else "The comment"

    @property
    def newest(self) -> AnswerRow | None:
        """The latest answer."""
        return self.answers[-1] if self.answers else None

    @property
    def is_owed_again(self) -> bool:
        """Whether its author said “not yet” of the latest answer."""
        return self.newest is not None and self.newest.verdict is Verdict.NOT_YET

    @property
    def answerer(self) -> str:
        """Who owes what is owed, by the name of the post."""
        return self.answers_next if self.is_owed_again else self.about.answerer

    @property
    def answers_next(self) -> str:
        """Who owes another answer where the newest is not enough: never who gave that one."""
        is_chairs = self.newest is not None and self.newest.by_chair
        return rules.SECRETARY if is_chairs else self.about.chair

    def is_owed_by(self, viewer: SignedIn) -> bool:
        """Whether it is this person who owes what is owed, and not only one who may answer too."""
        if self.answerer == rules.SECRETARY:
            return viewer.has(Role.BOARD_SECRETARY)
        if self.answerer == self.about.chair:
            return self.about.label.workstream_id in viewer.chairs
        return self.about.label.accountable_post_id in viewer.post_ids

    @property
    def owed_thing(self) -> str:
        """What is owed, as the beginning of a sentence that goes on with the day."""
        if self.newest is None:
            return "Answer owed by"
        if self.is_owed_again:
            return "Another answer owed by"
        is_look = self.newest.kind is AnswerKind.WE_WILL_LOOK_AGAIN
        return "A second look is promised for" if is_look else "It is promised to be done by"

    @property
    def owed_words(self) -> str:
        """What is owed and by when, as a sentence; empty where nothing is."""
        if self.owed_on is None:
            return ""
        return f"{self.owed_thing} {weekday_short(self.owed_on)}. {self.left}"


def row_of(
    found: Any,
    item: Item | None,
    answers: Sequence[Answer],
    files: tuple[FileRow, ...],
    viewer: SignedIn,
    today: date,
) -> CommentRow:
    thing = about(found, viewer, item)
    facts = Facts(
        author_id=found.author_id,
        about=thing.label,
        is_gone=bool(found.is_gone),
        is_flagged=bool(found.is_flagged),
        is_private=bool(found.is_private),
        is_owed_again=bool(answers) and answers[-1].owed_again_on is not None,
        is_watched=bool(found.is_watched),
        is_held=bool(found.is_held),
        was_flagged=bool(found.was_flagged),
        has_other_lead=bool(found.has_other_lead),
    )
    is_readable = policy.may_read(viewer, facts)
    knows_author = policy.may_know_author(viewer, found.author_id)
    last = answers[-1] if answers else None
    due_on = _owed_on(found, last, facts)
    state = state_of(facts, is_removed=found.removed_at is not None)
    return CommentRow(
        id=found.id,
        version=found.version,
        about=thing,
        state=state,
        is_readable=is_readable,
        is_own=found.author_id == viewer.id,
        is_for_others=found.is_for_others,
        is_dealt_with=facts.is_private and not facts.is_watched,
        who=shown(found) if is_readable else "",
        written_by=found.name if knows_author else "",
        text=found.text if is_readable else "",
        files=files if is_readable else (),
        posted_at=found.posted_at,
        edited_at=found.edited_at,
        withdrawn_at=found.withdrawn_at,
        removed_at=found.removed_at,
        removed_reason=found.removed_reason if knows_author else "",
        answers=tuple(_answer(each, found.posted_at) for each in answers) if is_readable else (),
        owed_on=due_on,
        left=rules.days_left(due_on, today=today) if due_on else "",
        is_late=due_on is not None and rules.is_answer_late(due_on, today=today),
        steps=_steps(found, state, last, due_on, today),
        may=_may(viewer, facts, found, last),
        demonstration=found.demonstration,
    )


def state_of(facts: Facts, *, is_removed: bool) -> CommentState:
    """What keeps a comment from being read, the strongest first."""
    if facts.is_private:
        return CommentState.PRIVATE
    if facts.is_flagged:
        return CommentState.HIDDEN
    if is_removed:
        return CommentState.REMOVED
    if facts.is_gone:
        return CommentState.WITHDRAWN
    return CommentState.HELD if facts.is_held else CommentState.STANDS


def _owed_on(found: Any, last: Answer | None, facts: Facts) -> date | None:
    if not facts.stands:
        return None
    return rules.debt_on(found.answer_due_on, last)


def shown(found: Any) -> str:
    """The name that readers see, of the row of a comment joined with its author."""
    return rules.shown_name(
        found.shown_as,
        name=found.name,
        first_name=rules.first_word(found.known_as or found.name),
        role=found.author_role,
        group=found.group_name,
    )


def _steps(
    found: Any, state: CommentState, last: Answer | None, due_on: date | None, today: date
) -> rules.Steps:
    return rules.steps(
        state,
        posted_on=short_date(found.posted_at),
        owed=short_date(due_on),
        is_late=due_on is not None and rules.is_answer_late(due_on, today=today),
        last=last,
        answered_on=short_date(last.answered_at) if last else "",
    )


def _may(viewer: SignedIn, facts: Facts, found: Any, last: Answer | None) -> frozenset[str]:
    """The deeds that this page offers to this viewer."""
    is_own = facts.author_id == viewer.id
    can_edit = rules.may_edit(
        found.posted_at, now=clock.now(), is_answered=last is not None, is_gone=not facts.stands
    )
    offers = {
        "answer": policy.may_answer(viewer, facts) and rules.may_answer_again(last),
        "judge": policy.may_judge(viewer, facts)
        and rules.may_judge(last, is_owed=found.answer_due_on is not None),
        "edit": is_own and can_edit,
        "withdraw": is_own and rules.may_withdraw(is_gone=facts.is_gone),
        "remove": policy.may_remove(viewer, facts),
        "flag": policy.may_flag(viewer, facts),
        "let-through": policy.may_let_through(viewer, facts),
    }
    return frozenset(deed for deed, is_offered in offers.items() if is_offered)


def _answer(answer: Answer, posted_at: datetime) -> AnswerRow:
    return AnswerRow(
        number=answer.number,
        kind=answer.kind,
        text=answer.text,
        promised_on=answer.promised_on,
        by_name=answer.by_name,
        by_chair=answer.by_chair,
        answered_at=answer.answered_at,
        after=working_days_between(_london(posted_at), _london(answer.answered_at)),
        verdict=answer.verdict,
        verdict_text=answer.verdict_text,
        judged_at=answer.judged_at,
        demonstration=answer.demonstration,
    )


def _london(moment: datetime) -> date:
    return clock.london(moment).date()
