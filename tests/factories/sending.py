"""Sending in tests: a delivery to a port of loopback, and a letter that waits to be sent."""

from dataclasses import replace
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from tests.factories.reminders import led_action
from tracker.config import Config, MailServer
from tracker.outbox.models import Letter
from tracker.reminders import service
from tracker.reminders.delivery import Delivery

YESTERDAY = date(2025, 9, 4)


def by(config: Config, port: int, owner: str = "one") -> Delivery:
    """Sends to the mail server on this port."""
    return Delivery(replace(config, mail_server=MailServer("127.0.0.1", port)), owner)


def written(session: Session, lead: Any, **facts: Any) -> tuple[Letter, Any]:
    """A letter that waits, about one overdue action of this lead and post; gives both."""
    user, post = lead
    action = led_action(post, **({"due_on": YESTERDAY} | facts))
    service.generate()
    return session.scalars(select(Letter).where(Letter.user_id == user.id)).one(), action
