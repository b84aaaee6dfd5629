"""What a council's monitoring asks for, in the words of Prometheus: a few cheap statements."""

import hmac
from collections.abc import Iterator
from datetime import timedelta

from prometheus_client import CONTENT_TYPE_PLAIN_0_0_4, CollectorRegistry, generate_latest
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.registry import Collector
from sqlalchemy import func, select

from tracker.core import clock
from tracker.core.database import db
from tracker.outbox.enums import ENDED, LetterState
from tracker.outbox.models import Letter, SchedulerLease
from tracker.outbox.pulse import pulse
from tracker.outbox.rules import WAITING
from tracker.people.models import User

A_DAY = timedelta(days=1)
BEARER = "Bearer "
CONTENT_TYPE = CONTENT_TYPE_PLAIN_0_0_4
NEVER = float("nan")


def is_asked_by(authorization: str, token: str) -> bool:
    """Whether who asks shows the token; where none is set nobody may ask."""
    shown = authorization.removeprefix(BEARER) if authorization.startswith(BEARER) else ""
    return bool(token) and hmac.compare_digest(shown.encode(), token.encode())


def text() -> bytes:
    """The metrics as they are now."""
    registry = CollectorRegistry()
    registry.register(_Now())
    return generate_latest(registry)


class _Now(Collector):
    """Reads the database each time that it is asked: any process of the tracker may answer."""

    def collect(self) -> Iterator[GaugeMetricFamily]:
        yield from _letters()
        yield from _scheduler()
        people = select(func.count(User.id)).where(User.is_active)
        yield _gauge("people_active", "People who may sign in", db.session.scalar(people) or 0)

    def describe(self) -> Iterator[GaugeMetricFamily]:
        """Nothing: to be registered asks the database nothing."""
        return iter(())


def _letters() -> Iterator[GaugeMetricFamily]:
    now = clock.now()
    unsent = [each for each in LetterState if each not in ENDED]
    rows = db.session.execute(
        select(Letter.state, func.count(Letter.id), func.min(Letter.not_before_at))
        .where(Letter.state.in_(unsent))
        .group_by(Letter.state)
    ).all()
    yield _by_state(
        "letters", "Letters that have not ended, by state", unsent, {r[0]: r[1] for r in rows}
    )
    ended = db.session.execute(
        select(Letter.state, func.count(Letter.id))
        .where(Letter.state.in_(ENDED), Letter.finished_at > now - A_DAY)
        .group_by(Letter.state)
    )
    yield _by_state(
        "letters_ended_last_day",
        "Letters that ended in the last 24 hours, by state",
        [each for each in LetterState if each in ENDED],
        {state: number for state, number in ended},
    )
    oldest = min((row[2] for row in rows if row[0] in WAITING), default=now)
    late = max((now - oldest).total_seconds(), 0.0)
    yield _gauge("letters_oldest_waiting_seconds", "Since when the oldest could have gone", late)


def _scheduler() -> Iterator[GaugeMetricFamily]:
    found = pulse()
    age = NEVER if found.age is None else found.age.total_seconds()
    yield _gauge("heartbeat_age_seconds", "Since when no tick ended well", age)
    yield _gauge("scheduler_has_lease", "Whether a scheduler is at work", found.is_owned)
    yield _gauge("letters_dead", "Letters that did not arrive", found.dead)
    yield _gauge("mail_held", "Whether mail is held after a restore or copy", found.is_held)
    yield _gauge("mail_refused", "Whether the mail server refuses us", bool(found.trouble))
    last = db.session.execute(
        select(SchedulerLease.last_ms, SchedulerLease.last_written, SchedulerLease.last_sent)
    ).first()
    took, written, sent = last or (0, 0, 0)
    yield _gauge("last_tick_seconds", "How long the last tick took that ended well", took / 1000)
    yield _gauge("last_tick_letters_written", "Letters that it wrote", written)
    yield _gauge("last_tick_letters_sent", "Letters that the mail server took in it", sent)


def _gauge(name: str, told: str, value: float) -> GaugeMetricFamily:
    return GaugeMetricFamily(f"tracker_{name}", told, value=float(value))


def _by_state(
    name: str, told: str, states: list[LetterState], numbers: dict[LetterState, int]
) -> GaugeMetricFamily:
    family = GaugeMetricFamily(f"tracker_{name}", told, labels=["state"])
    for state in states:
        family.add_metric([state.value], numbers.get(state, 0))
    return family
