"""After 0015 what was written down for others is known, and nobody had it printed alone."""

import pytest
from flask_migrate import downgrade, upgrade
from sqlalchemy import text

from tests.support.rows import adding, at_version
from tracker.core import clock

LEAD, AMBASSADOR = "participation lead", "care leaver ambassador"
BY_AMBASSADORS = (1, 2)
FOR_OTHERS = (3, 4, 5)


@pytest.fixture
def before(databases, address):
    """Comments of every kind, each of them printed."""
    with at_version(databases, address, "0014") as engine:
        with adding(engine) as add:
            add("user", id=7, email="lead@example.org", name="Participation lead", is_active=True)
            add("source", id=2, kind="survey", from_on=clock.today(), until_on=clock.today())
            group = {"shown_as": "group", "group_name": "The hub"}
            for number, facts in enumerate(
                (
                    {"shown_as": "role", "author_role": AMBASSADOR},
                    group | {"author_role": AMBASSADOR},
                    group | {"author_role": LEAD},
                    group | {"author_role": LEAD, "source_id": 2},
                    {"shown_as": "young", "author_role": LEAD},
                ),
                1,
            ):
                add("comment", id=number, author_id=7, **facts)
                add("answer", id=number, comment_id=number, kind="we_did_it", by_id=7)
                add(
                    "publication", id=number, comment_id=number, answer_id=number, theme="homes",
                    month=clock.today(), asked_by_id=7, published_at=clock.now(),
                    published_by_id=7, on_poster=True,
                    consent="no_author" if facts.get("source_id") else "unnamed",
                )  # fmt: skip
        yield engine


def ids(engine, statement):
    with engine.connect() as connection:
        return tuple(connection.execute(text(f"{statement} ORDER BY id")).scalars())


def test_what_was_written_down_for_others_waits_for_a_second_person(before):
    upgrade()
    assert ids(before, "SELECT id FROM comment WHERE is_for_others") == FOR_OTHERS
    waits = "SELECT id FROM publication WHERE consent = 'asked' AND published_at IS NULL"
    assert ids(before, waits) == FOR_OTHERS
    printed = "SELECT id FROM publication WHERE published_at IS NOT NULL AND on_poster"
    assert ids(before, printed) == BY_AMBASSADORS


def test_it_can_be_taken_back(before):
    upgrade()
    downgrade(revision="0014")
    assert ids(before, "SELECT id FROM comment") == BY_AMBASSADORS + FOR_OTHERS
