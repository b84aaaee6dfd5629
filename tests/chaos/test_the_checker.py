"""The checker of letters must find what is wrong, or its silence means nothing."""

from dataclasses import replace

import pytest

from tests.chaos.letters import controls
from tests.chaos.letters.check import of_mail
from tests.chaos.letters.history import History

pytestmark = [pytest.mark.slow, pytest.mark.timeout(300)]


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> History:
    """A day's letters that one sender sent, and nobody killed it."""
    return controls.run(tmp_path_factory.mktemp("sound"), "select, send, mark", seed=1)


def test_a_day_without_faults_is_green(sound):
    assert of_mail(sound) == []
    assert len(sound.delivered) > 100


def test_a_record_with_a_line_removed_is_red(sound):
    gone = sound.delivered[7]
    less = [each for each in sound.delivered if each is not gone]
    found = of_mail(replace(sound, delivered=less))
    assert any("is sent, and nobody has it" in each for each in found)
    assert any(each.startswith(gone.to.partition("@")[0]) for each in found)


def test_a_letter_that_nobody_wrote_is_red(sound):
    more = replace(sound.delivered[0], id="<nobody@tracker>")
    found = of_mail(replace(sound, delivered=[*sound.delivered, more]))
    assert any("which no row tells of" in each for each in found)


def test_a_letter_that_leaves_something_out_is_red(sound):
    first, *rest = sound.delivered
    short = replace(first, text=first.text.replace("\r\n1. ", "\r\n"))
    found = of_mail(replace(sound, delivered=[short, *rest]))
    assert any("is not so" in each for each in found)


def test_copies_that_nothing_explains_are_red(sound):
    twice = [*sound.delivered, sound.delivered[0]]
    assert any("copies too many" in each for each in of_mail(replace(sound, delivered=twice)))


def test_two_who_select_send_and_mark_are_red(tmp_path):
    history = controls.run(tmp_path, "select, send, mark", seed=1, workers=2)
    assert any("copies too many" in each for each in of_mail(history))


def test_one_that_selects_sends_and_marks_is_red_although_each_kill_makes_one_copy(tmp_path):
    found = of_mail(controls.run(tmp_path, "select, send, mark", seed=1, kills=12))
    assert not any("copies too many" in each for each in found)
    assert any("and was in doubt 0 times" in each for each in found)


def test_marking_before_sending_is_red(tmp_path):
    history = controls.run(tmp_path, "mark, then send", seed=1, kills=12)
    assert any("is sent, and nobody has it" in each for each in of_mail(history))
