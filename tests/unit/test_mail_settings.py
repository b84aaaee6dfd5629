"""How letters go is set whole or not at all, and one way only."""

import pytest

from tracker.config import Config, MailServer
from tracker.core.errors import ConfigError

SERVICE, SECRET = "26785a09-ab16-4eb0-8407-a37497a57506", "3d844edf-8d35-48ac-975b-e847b4f122b0"
KEY, TEMPLATE = f"live-{SERVICE}-{SECRET}", "f33517ff-2a88-4f6e-b855-c550268ce08a"
NOTIFY = {"TRACKER_NOTIFY_KEY": KEY, "TRACKER_NOTIFY_TEMPLATE": TEMPLATE}


@pytest.fixture
def read(tmp_path):
    def read(**settings):
        return Config.from_environment({"TRACKER_DATA": str(tmp_path)} | settings)

    return read


def test_letters_go_by_notify_where_its_key_and_template_are_set(read):
    config = read(**NOTIFY)
    assert config.has_mail
    assert (config.notify.template, config.mail_server) == (TEMPLATE, None)
    assert config.notify.url.startswith("https://api.notifications")
    assert SECRET not in repr(config)


def test_without_any_setting_letters_wait(read):
    assert not read().has_mail


@pytest.mark.parametrize(
    ("address", "server"),
    [
        ("smtp://127.0.0.1", MailServer("127.0.0.1", 25)),
        ("smtp://m.example.org:587?tls=required", MailServer("m.example.org", 587, needs_tls=True)),
        ("smtps://m.example.org", MailServer("m.example.org", 465, is_wrapped=True)),
    ],
)
def test_a_mail_server_is_an_address(read, address, server):
    assert read(TRACKER_MAIL_SERVER=address).mail_server == server


@pytest.mark.parametrize(
    ("settings", "words"),
    [
        (NOTIFY | {"TRACKER_MAIL_SERVER": "smtp://127.0.0.1"}, "Unset one"),
        ({"TRACKER_NOTIFY_KEY": KEY}, "or neither"),
        ({"TRACKER_NOTIFY_TEMPLATE": TEMPLATE}, "or neither"),
        (NOTIFY | {"TRACKER_NOTIFY_KEY": SECRET}, "Copy it again"),
        (NOTIFY | {"TRACKER_NOTIFY_TEMPLATE": "digest"}, "the template’s ID"),
        (NOTIFY | {"TRACKER_NOTIFY_URL": "notify"}, "must be an address"),
        (NOTIFY | {"TRACKER_NOTIFY_URL": "http://notify.example.org"}, "begin with https"),
        (NOTIFY | {"TRACKER_DEMO": "1"}, "not on this machine"),
        ({"TRACKER_MAIL_SERVER": "mail.example.org"}, "must be an address"),
        (
            {"TRACKER_MAIL_SERVER": "smtps://mail.example.org", "TRACKER_DEMO": "1"},
            "not on this machine",
        ),
    ],
)
def test_what_is_half_set_or_leaves_a_demonstration_is_refused(read, settings, words):
    with pytest.raises(ConfigError, match=words):
        read(**settings)


def test_a_demonstration_may_use_a_notify_of_this_machine(read):
    config = read(**NOTIFY, TRACKER_NOTIFY_URL="http://127.0.0.1:6011", TRACKER_DEMO="1")
    assert config.notify.url == "http://127.0.0.1:6011"


def test_without_its_client_the_setting_says_what_to_install(read, monkeypatch):
    monkeypatch.setattr("tracker.config_mail.find_spec", lambda _name: None)
    assert not read().has_mail
    with pytest.raises(ConfigError, match=r"corporate-parenting-tracker\[notify\]"):
        read(**NOTIFY)
