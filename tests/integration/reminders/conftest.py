"""What tests of sending share: a lead in a post, and settings that are seen in a letter."""

from dataclasses import replace

import pytest

from tests.factories.reminders import in_post


@pytest.fixture
def lead(session):
    """A lead and their post."""
    return in_post()


@pytest.fixture
def config(app, monkeypatch):
    """Settings that letters show, without a mail server."""
    settings = app.extensions["tracker"]
    settings = replace(settings, mail_from="tracker@example.org", mail_reply_to="board@example.org")
    monkeypatch.setitem(app.extensions, "tracker", settings)
    return settings
