"""`tracker user add`: a person, a seat, and a link that works once."""

import pytest
from sqlalchemy import select

from tests.factories.people import UserFactory
from tests.factories.workstreams import WorkstreamFactory
from tracker.core import clock
from tracker.core.errors import DomainError
from tracker.outbox.models import Letter
from tracker.people import identity, links
from tracker.people.enums import TokenPurpose
from tracker.people.models import User
from tracker.workstreams.held import seats


@pytest.fixture
def run(app, session):
    def add(*words):
        session.commit()
        return app.test_cli_runner().invoke(args=["user", "add", *words])

    return add


def test_a_person_is_added_and_the_link_is_printed(run, session):
    result = run("New@Example.org", "--name", "Head of Parks", "--role", "administrator")
    assert result.exit_code == 0, result.output
    user = session.scalars(select(User)).one()
    assert (user.email, user.name, user.demonstration) == (
        "new@example.org",
        "Head of Parks",
        False,
    )
    address = result.output.splitlines()[-1]
    assert address.startswith("http://127.0.0.1:8000/invitation/")
    assert links.find(address.rpartition("/")[2], TokenPurpose.INVITE).user_id == user.id
    assert session.scalars(select(Letter)).all() == []


@pytest.mark.parametrize(("role", "kind"), [("workstream-chair", "chair"), ("ambassador",) * 2])
def test_a_chair_and_an_ambassador_get_their_seat(run, session, role, kind):
    workstream = WorkstreamFactory(slug="good-homes-for-all")
    result = run("a@example.org", "--name", "A", "--role", role, "--workstream", workstream.slug)
    assert result.exit_code == 0, result.output
    user = session.scalars(select(User)).one()
    held = identity.held(user.id, clock.today(), [seats, identity.roles])
    assert held[kind] == {workstream.id}


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["taken@example.org", "--name", "A", "--role", "auditor"], "here already"),
        (["a b", "--name", "A", "--role", "auditor"], "no e-mail address"),
        (["a@example.org", "--name", " ", "--role", "auditor"], "a name"),
        (
            ["a@example.org", "--name", "A", "--role", "ambassador", "--workstream", "none"],
            "no workstream",
        ),
        (
            ["a@example.org", "--name", "A", "--role", "auditor", "--workstream", "none"],
            "Only a chair or an ambassador",
        ),
    ],
)
def test_what_cannot_be_is_refused_in_a_sentence_and_changes_nothing(run, session, words, sentence):
    UserFactory(email="taken@example.org")
    result = run(*words)
    assert isinstance(result.exception, DomainError)
    assert sentence in str(result.exception)
    assert session.query(User).count() == 1


def test_a_role_that_is_none_is_a_usage_error(run):
    result = run("a@example.org", "--name", "A", "--role", "superuser")
    assert result.exit_code == 2
