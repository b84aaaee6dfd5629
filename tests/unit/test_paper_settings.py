"""Whom a pack names and what it says of recording is set plainly or refused."""

import pytest

from tracker.config import Config
from tracker.config_papers import PaperSettings
from tracker.core.errors import ConfigError


@pytest.fixture
def read(tmp_path):
    def read(**settings):
        return Config.from_environment({"TRACKER_DATA": str(tmp_path)} | settings).papers

    return read


def test_a_council_that_set_nothing_has_no_invented_number(read):
    assert read() == PaperSettings()


def test_a_demonstration_has_a_number_that_rings_nowhere(read):
    papers = read(TRACKER_DEMO="1")
    assert papers.phone.startswith("01632 960")
    assert papers.email.endswith("@example.org")


def test_what_is_set_is_taken(read):
    papers = read(
        TRACKER_CONTACT_PHONE="+44 (0)1632 960 999",
        TRACKER_CONTACT_EMAIL="clerk@example.org",
        TRACKER_RECORDING_NOTICE="Anybody\n may film.",
    )
    assert papers == PaperSettings("+44 (0)1632 960 999", "clerk@example.org", "Anybody may film.")


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("TRACKER_CONTACT_PHONE", "ask at the desk"),
        ("TRACKER_CONTACT_EMAIL", "no address"),
        ("TRACKER_RECORDING_NOTICE", "x" * 1001),
    ],
)
def test_a_wrong_setting_is_named(read, name, value):
    with pytest.raises(ConfigError, match=name):
        read(**{name: value})
