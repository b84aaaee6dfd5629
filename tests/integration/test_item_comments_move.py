"""Comments on agenda items of before 0009 become comments: none lost, by the names printed."""

import pytest
from flask_migrate import upgrade
from sqlalchemy import text

from tests.support.rows import adding, at_version
from tracker.core import clock

PRINTED = {
    "Robin Realname": ("full", ""),
    "Robbie": ("first", ""),
    "A young person": ("young", ""),
    "A care leaver ambassador": ("role", ""),
    "The Shadow Committee": ("group", "The Shadow Committee"),
    "A name of before": ("group", "A name of before"),
}


@pytest.fixture
def before(databases, address):
    """A database of 0008 with a comment for each way to be shown, one hidden, one taken back."""
    with at_version(databases, address, "0008") as engine:
        with adding(engine) as add:
            who = {"name": "Robin Realname", "known_as": "Robbie Realname", "is_active": True}
            add("user", id=7, email="robin@example.org", **who)
            add("body", id=1, kind="board", slug="board")
            add("meeting", id=1, body_id=1, held_on=clock.today(), status="planned")
            add("agenda_item", id=3, meeting_id=1, kind="ordinary", purpose="note",
                visibility="public", state="planned")  # fmt: skip
            for number, name in enumerate(PRINTED, 1):
                of = {"item_id": 3, "by_id": 7, "shown_as": name, "text": f"Said {number}"}
                add("item_comment", id=number, **of)
            of = {"item_id": 3, "by_id": 7, "shown_as": "Robbie", "withdrawn_at": clock.now()}
            add("item_comment", id=8, text="Back", **of)
            add("item_comment", id=9, text="Hidden", **of | {"hidden_reason": "It named a carer."})
        yield engine


def test_every_one_is_kept_by_the_name_that_was_printed(before):
    upgrade()
    with before.connect() as connection:
        rows = connection.execute(
            text(
                "SELECT text, shown_as, group_name, item_id, author_id, withdrawn_at, removed_at,"
                " removed_reason, answer_due_on FROM comment ORDER BY id"
            )
        ).all()
    kept = [(row.text, (row.shown_as, row.group_name)) for row in rows[: len(PRINTED)]]
    assert kept == [(f"Said {number}", said) for number, said in enumerate(PRINTED.values(), 1)]
    assert {(row.item_id, row.author_id, row.answer_due_on) for row in rows} == {(3, 7, None)}
    back, hidden = rows[len(PRINTED) :]
    assert (back.text, bool(back.withdrawn_at), back.removed_at) == ("Back", True, None)
    assert (hidden.text, hidden.withdrawn_at, bool(hidden.removed_at)) == ("Hidden", None, True)
    assert hidden.removed_reason == "It named a carer."
