import re

import pytest

from tests.chaos.bombs import BOMBS, cells_of_nothing, sheet_with
from tests.chaos.memory import growth
from tracker.importing import sandbox
from tracker.importing.child import read_scorecard_safely
from tracker.importing.grids import NotReadable
from tracker.importing.readers.limits import UPLOAD


@pytest.mark.slow
@pytest.mark.parametrize("what", BOMBS)
def test_a_file_made_to_hurt_is_refused_in_a_sentence(what, monkeypatch):
    monkeypatch.setattr(sandbox, "SECONDS", 8)  # the rest would only be waited for
    name, make = BOMBS[what]
    content = make()
    assert len(content) <= UPLOAD
    with growth() as grown, pytest.raises(NotReadable) as refused:
        read_scorecard_safely(name, content)
    sentence = str(refused.value)
    assert re.fullmatch(r"[A-Z][^\n]{20,250}", sentence)
    assert not sentence.endswith(".")
    assert grown.megabytes <= 50


@pytest.mark.parametrize(
    "make",
    [
        pytest.param(lambda: sheet_with({"A1:B1": b"A1:XFD1048576"}), id="it declares more"),
        pytest.param(cells_of_nothing, id="a third of a million cells are formatted"),
    ],
)
def test_a_sheet_is_read_for_what_it_says(make):
    with growth() as grown:
        assert read_scorecard_safely("plan.xlsx", make()).kind == "xlsx"
    assert grown.megabytes <= 50
