"""Which way letters go, by the settings."""

from tracker.config import Config
from tracker.reminders.transport import Transport
from tracker.reminders.transport_smtp import SmtpTransport


def transport_for(config: Config) -> Transport | None:
    """The way that is set; None where none is, so that letters wait."""
    if config.notify is not None:
        # Its client is an extra that only those who use it have installed.
        from tracker.reminders.transport_notify import NotifyTransport

        return NotifyTransport(config.notify)
    if config.mail_server is not None:
        return SmtpTransport(config.mail_server, log=config.mail_log)
    return None
