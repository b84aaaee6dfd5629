"""A small plan to import, and the import of it."""

import pytest

from tests.factories import readings
from tests.factories.council import signed_in
from tests.factories.people import PostFactory, person
from tracker.access.roles import Role
from tracker.importing import service
from tracker.importing.enums import ImportState
from tracker.importing.reading import to_json


@pytest.fixture
def secretary(session):
    role = Role.BOARD_SECRETARY
    return signed_in(person(role, name="Board secretary", is_cleared=True), role)


@pytest.fixture
def housing(session):
    return PostFactory(slug="head-of-housing", name="Head of Housing")


@pytest.fixture
def rows():
    path = ("Pledge 2: Good homes", "A home of your own")
    return (
        readings.row(
            "Review housing options", ref="2a", due=readings.DECEMBER, lead="Head of Housing",
            section=path[-1], path=path, rag="Amber", progress="Half done",
            success_measure="One offer for all",
        ),
        readings.row(
            "Visit every home", ref="2b", due=readings.ONGOING, lead="Participation Team",
            section=path[-1], path=path, queries=("the year is our guess",),
        ),
        readings.row("Publish the offer", ref="2c", due=readings.MARCH, rag="Blue"),
    )  # fmt: skip


@pytest.fixture
def bring(session, secretary):
    """Keep a reading as an import: `bring(reading)`; `target` and `edits` as service takes them."""

    def keep(reading, *, target=None, leads=None):
        found = service.begin(reading.file, b"the file", by=secretary)
        found.state, found.reading = ImportState.READ, to_json(reading)
        found.rows_found = len(reading.rows)
        if target is not None:
            service.aim(found, target)
        if leads:
            service.decide_leads(found, leads)
        session.flush()
        return found

    return keep
