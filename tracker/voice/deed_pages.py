"""The page of a deed on a comment: the comment, what the deed asks, and the way back."""

from flask import current_app

from tracker.core import clock
from tracker.core.form_pages import FormPage
from tracker.outbox.runs import closed_days
from tracker.people.identity import signed_in
from tracker.voice import queries
from tracker.voice.models import Comment
from tracker.voice.rows import CommentRow
from tracker.voice.saying.box import Box
from tracker.voice.worries.rules import is_open, look_by
from tracker.wording import council_time, weekday_short


def asked(comment_id: int) -> tuple[Comment, CommentRow]:
    """The comment for a deed, and as its page shows it."""
    viewer = signed_in()
    return queries.get_comment(comment_id, viewer), queries.get_row(comment_id, viewer)


def page_of(deed: str, row: CommentRow, *, heading: str, submit: str, **more: object) -> FormPage:
    return FormPage(
        f"voice/{deed}.html",
        heading=heading,
        submit=submit,
        action=f"/voice/{row.id}/{deed}",
        back=row.path,
        back_text=row.place,
        more={"row": row, **more},
    )


def when_looked_at() -> str:
    """By when a safeguarding lead is to have looked; outside working time, that nobody is there."""
    now, closed = clock.now(), closed_days()
    by = look_by(now, closed)
    words = f"They look at it by {weekday_short(by.date())} at {council_time(by)}."
    return words if is_open(now, closed) else f"Nobody is at work now. {words}"


def not_safe() -> str:
    """What somebody who is not safe is told after they sent something."""
    return (
        "Nobody watches this page day and night. "
        f"{current_app.extensions['tracker'].safeguarding_text}"
    )


def sent(box: Box, said: Comment, *, is_unsafe: bool) -> str:
    """What somebody is told after they said something: who owes them an answer by when."""
    if is_unsafe:
        return f"Only the safeguarding lead can read this. {when_looked_at()} {not_safe()}"
    if said.answer_due_on is None:
        return "Your comment is sent."
    answerer = queries.get_row(said.id, signed_in()).answerer  # the box may not know who
    who = answerer[:1].upper() + answerer[1:]
    return f"Sent. {who} owes you an answer by {weekday_short(said.answer_due_on)}."
