"""One tick: take the lease, write the letters that should exist, send what may go."""

from tracker.core.transaction import unit_of_work
from tracker.outbox import lease


def run(owner: str, *, lease_seconds: int) -> bool:
    """Do what is due now; False where another scheduler has the lease."""
    with unit_of_work():
        return lease.acquire(owner, seconds=lease_seconds) is not None
