from datetime import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.meetings.times import parse_time, said_as


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("14:00", time(14)),
        ("9.30", time(9, 30)),
        ("0930", time(9, 30)),
        ("930", time(9, 30)),
        ("2pm", time(14)),
        ("2.30 pm", time(14, 30)),
        ("2:30 P.M.", time(14, 30)),
        ("12pm", time(12)),
        ("12am", time(0)),
        ("00:00", time(0)),
        ("23:59", time(23, 59)),
        (" 9:05\u00a0am ", time(9, 5)),
    ],
)
def test_a_time_is_read_as_people_type_it(typed, meant):
    assert parse_time(typed) == meant


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        pytest.param("9", "morning or afternoon", id="which nine"),
        pytest.param("24:00", "is not a time", id="no such hour"),
        pytest.param("9:60", "is not a time", id="no such minute"),
        pytest.param("13pm", "is not a time", id="13 in the afternoon"),
        pytest.param("0am", "is not a time", id="nought in the morning"),
        pytest.param("two", "is not a time", id="words"),
        pytest.param("９:30", "is not a time", id="digits of another script"),
        pytest.param("x" * 500, "x…” is not a time", id="far too long"),
        pytest.param("", "is not a time", id="nothing"),
    ],
)
def test_what_is_no_time_is_said_in_a_sentence(typed, says):
    with pytest.raises(ValueError, match=says):
        parse_time(typed)


@given(st.times())
def test_a_time_as_shown_may_be_typed(at):
    assert parse_time(said_as(at)) == at.replace(second=0, microsecond=0)


@given(st.text(max_size=30))
def test_whatever_is_typed_gives_a_time_or_a_sentence(text):
    try:
        assert isinstance(parse_time(text), time)
    except ValueError as error:
        assert str(error)  # noqa: PT017  both ends are right
