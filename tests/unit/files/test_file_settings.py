"""How large and how many files may be, and what looks for viruses, is set plainly or refused."""

import pytest

from tracker.config import Config
from tracker.config_files import MB
from tracker.core.errors import ConfigError


@pytest.fixture
def read(tmp_path):
    def read(**settings):
        return Config.from_environment({"TRACKER_DATA": str(tmp_path)} | settings).files

    return read


def test_without_any_setting_a_file_has_25_mb_and_nothing_looks_at_it(read):
    files = read()
    assert (files.upload_bytes, files.store_bytes) == (25 * MB, 10_000 * MB)
    assert files.media_mb == 50
    assert (files.scan, files.scan_seconds) == ((), 60)


def test_the_check_for_viruses_is_a_command_with_its_arguments(read):
    files = read(
        TRACKER_SCAN_COMMAND='clamdscan --config "/etc/clam av.conf"', TRACKER_UPLOAD_MB="5"
    )
    assert files.scan == ("clamdscan", "--config", "/etc/clam av.conf")
    assert files.upload_bytes == 5 * MB


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("TRACKER_UPLOAD_MB", "0"),
        ("TRACKER_UPLOAD_MB", "many"),
        ("TRACKER_UPLOAD_MB", "25.5"),
        ("TRACKER_UPLOAD_MB", "9999999999999"),
        ("TRACKER_UPLOAD_MB", "\u0663"),
        ("TRACKER_FILES_MB", "-1"),
        ("TRACKER_MEDIA_MB", "201"),
        ("TRACKER_SCAN_SECONDS", "86400"),
        ("TRACKER_SCAN_COMMAND", 'clamdscan "'),
    ],
)
def test_a_wrong_setting_is_named(read, name, value):
    with pytest.raises(ConfigError, match=name):
        read(**{name: value})
