"""How letters go: by a mail server, or by GOV.UK Notify; refused where half-set or unsafe."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from importlib.util import find_spec
from urllib.parse import parse_qs, unquote, urlsplit

from tracker.core.errors import ConfigError

NOTIFY_URL = "https://api.notifications.service.gov.uk"
LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})
UUID = r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}"


@dataclass(frozen=True)
class MailServer:
    """Where letters are handed over."""

    host: str
    port: int
    user: str = ""
    password: str = field(default="", repr=False)
    needs_tls: bool = False
    is_wrapped: bool = False
    """Encrypted from the first byte (smtps), not from STARTTLS on."""


@dataclass(frozen=True)
class Notify:
    """A service on GOV.UK Notify; its template is ((subject)) and ((body))."""

    key: str = field(repr=False)
    template: str
    url: str = NOTIFY_URL


def mail_server(value: str) -> MailServer | None:
    """Where TRACKER_MAIL_SERVER says that letters are handed over."""
    if not value:
        return None
    parts = urlsplit(value)
    try:
        port = parts.port or (465 if parts.scheme == "smtps" else 25)
    except ValueError as error:
        raise ConfigError("The port in TRACKER_MAIL_SERVER must be a number.") from error
    if parts.scheme not in {"smtp", "smtps"} or not parts.hostname:
        raise ConfigError("TRACKER_MAIL_SERVER must be an address such as smtp://127.0.0.1:25")
    return MailServer(
        host=parts.hostname,
        port=port,
        user=unquote(parts.username or ""),
        password=unquote(parts.password or ""),
        needs_tls=parse_qs(parts.query).get("tls") == ["required"],
        is_wrapped=parts.scheme == "smtps",
    )


def notify(env: Mapping[str, str]) -> Notify | None:
    """The service of TRACKER_NOTIFY_KEY, where one is named."""
    key, template = env.get("TRACKER_NOTIFY_KEY", ""), env.get("TRACKER_NOTIFY_TEMPLATE", "")
    url = env.get("TRACKER_NOTIFY_URL") or NOTIFY_URL
    if not key and not template:
        return None
    if not key or not template:
        raise ConfigError(
            "Set TRACKER_NOTIFY_KEY and TRACKER_NOTIFY_TEMPLATE, or neither: letters by GOV.UK "
            "Notify need both."
        )
    if not re.fullmatch(rf".*{UUID}-{UUID}", key.strip(), re.ASCII):
        raise ConfigError("TRACKER_NOTIFY_KEY is not a whole API key. Copy it again from Notify.")
    if not re.fullmatch(UUID, template.strip(), re.ASCII):
        raise ConfigError("TRACKER_NOTIFY_TEMPLATE must be the template’s ID, as Notify shows it.")
    if find_spec("notifications_python_client") is None:
        raise ConfigError(
            "TRACKER_NOTIFY_KEY is set, and GOV.UK Notify’s client is not installed. Run: pip "
            "install 'corporate-parenting-tracker[notify]'"
        )
    parts = urlsplit(url)
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        raise ConfigError(f"TRACKER_NOTIFY_URL must be an address such as {NOTIFY_URL}")
    if parts.scheme == "http" and parts.hostname not in LOOPBACK:
        raise ConfigError(
            "TRACKER_NOTIFY_URL must begin with https: letters are not sent in clear."
        )
    return Notify(key=key.strip(), template=template.strip(), url=url)


def check_ways(server: MailServer | None, notify: Notify | None, *, demo: bool) -> None:
    """One way for letters, and in a demonstration none that leaves this machine."""
    if server and notify:
        raise ConfigError(
            "TRACKER_MAIL_SERVER and TRACKER_NOTIFY_KEY are both set. Unset one: letters go by a "
            "mail server or by GOV.UK Notify."
        )
    near = "A demonstration never sends mail elsewhere: unset TRACKER_DEMO or use"
    if demo and server and server.host not in LOOPBACK:
        raise ConfigError(
            f"TRACKER_MAIL_SERVER is not on this machine. {near} a mail server on 127.0.0.1."
        )
    if demo and notify and urlsplit(notify.url).hostname not in LOOPBACK:
        raise ConfigError(
            f"TRACKER_NOTIFY_URL is not on this machine. {near} an address on 127.0.0.1."
        )


def address(env: Mapping[str, str], name: str, default: str) -> str:
    """A setting that is one e-mail address."""
    value = env.get(name, "").strip() or default
    if value and not re.fullmatch(r"[\x21-\x7e]+@[\x21-\x7e]+", value):
        raise ConfigError(f"{name} must be one e-mail address.")
    return value


def bounces(value: str) -> str:
    """The address that a letter's number and mark are added to, so there has to be room."""
    found = value.strip().lower()
    if found and not re.fullmatch(r"[a-z0-9._-]{1,24}@[a-z0-9-]+(\.[a-z0-9-]+)*", found):
        raise ConfigError(
            "TRACKER_MAIL_BOUNCES must be one address of at most 24 plain characters before "
            "the @, such as bounces@example.org."
        )
    return found
