"""What came of reading a file is written where it belongs, or nowhere."""

from dataclasses import replace
from datetime import timedelta

import pytest

from tests.factories import readings
from tracker.core.errors import DomainError
from tracker.importing import intake, memory, service
from tracker.importing.enums import ImportState
from tracker.importing.grids import NotReadable
from tracker.importing.reading import Choices, Column, reading_from


@pytest.fixture
def found(session, secretary):
    return service.begin("plan.docx", b"the file", by=secretary)


def job(found, **facts):
    values = {"reading": readings.reading(readings.row("One"))} | facts
    return intake.Job(found.file_name, b"the file", Choices(), found.begun_at, **values)


def test_a_reading_is_kept(found):
    intake.keep(found.id, job(found))
    assert (found.state, found.rows_found) == (ImportState.READ, 1)


def test_a_file_that_was_begun_again_takes_nothing_of_its_first_reading(found):
    first = job(found)
    found.begun_at += timedelta(seconds=70)
    intake.keep(found.id, first)
    assert found.state is ImportState.READING
    intake.keep(found.id, job(found, reading=readings.reading(readings.row("Of the second"))))
    assert reading_from(found.reading).rows[0].action == "Of the second"


def test_a_file_under_the_id_of_one_that_was_thrown_away_takes_nothing_of_it(
    found, session, secretary
):
    old, old_id = job(found), found.id
    old.begun_at -= timedelta(seconds=5)
    service.throw_away(found)
    session.flush()
    new = service.begin("other.docx", b"another file", by=secretary)
    new.id = old_id
    session.flush()
    intake.keep(old_id, old)
    assert new.state is ImportState.READING


def test_remembered_columns_do_not_undo_what_was_chosen_for_this_file(monkeypatch, found):
    columns = (Column(1, 0, "Thing", "action"), Column(1, 1, "Odd", "lead"))
    second = tuple(replace(each, table=2, field="") for each in columns)
    tried = []

    def read(name, content, choices, *, on_progress):
        tried.append(dict(choices.columns))
        return readings.reading(readings.row("One"), columns=(*columns, *second))

    monkeypatch.setattr(intake, "read_plan_safely", read)
    memory.remember(columns, {"1:0": "action", "1:1": "lead"})
    reading = job(found, mapped=memory.known(), reading=None)
    reading.choices = Choices(columns={"1:0": "action", "1:1": "lead"})
    reading.run()
    assert tried[-1] == {"1:0": "action", "1:1": "lead", "2:0": "action", "2:1": "lead"}


def test_a_refusal_is_kept_as_it_was_said(monkeypatch, found):
    def read(*_args, **_more):
        raise NotReadable("The file is empty")

    monkeypatch.setattr(intake, "read_plan_safely", read)
    reading = job(found, reading=None)
    reading.run()
    intake.keep(found.id, reading)
    assert (found.state, found.refused) == (ImportState.REFUSED, "The file is empty")


def test_a_file_is_read_again_only_when_its_reading_has_stopped(found):
    with pytest.raises(DomainError, match="This file is being read"):
        service.read_again(found)
    found.begun_at -= timedelta(seconds=intake.STALLED_SECONDS + 1)
    before = found.begun_at
    service.read_again(found)
    assert found.begun_at > before
