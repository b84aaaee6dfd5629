"""Settings from TRACKER_* variables: frozen, and refused where half-set or unsafe."""

import os
import re
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from urllib.parse import urlsplit

from tracker import config_mail
from tracker.config_files import FileSettings, file_settings
from tracker.config_mail import LOOPBACK as LOOPBACK
from tracker.config_mail import MailServer as MailServer
from tracker.config_mail import Notify as Notify
from tracker.config_papers import PaperSettings, paper_settings
from tracker.core.errors import ConfigError

DEMO_DAY = date(2025, 9, 5)
DEFAULT_BRAND = "#43335f"
PAPER = "#f8f6f2"
LEAST_CONTRAST = 4.5
LEAST_SECRET = 32
LARGEST_REQUEST = 6 * 1024 * 1024
KNOWN_SECRETS = frozenset({"changeme", "secret", "dev", "development", "password", "test"})
NO_SAFEGUARDING_TEXT = (
    "In an emergency ring 999. Your council has not set a number of its own here yet."
)


@dataclass(frozen=True)
class Config:
    """All settings, checked. `from_environment` is the way in; tests build their own."""

    data: Path
    database_url: str
    secret_key: str = field(repr=False)
    base_url: str = "http://127.0.0.1:8000"
    mail_server: MailServer | None = None
    mail_log: Path | None = None
    notify: Notify | None = None
    mail_from: str = "tracker@localhost"
    mail_reply_to: str = ""
    mail_bounces: str = ""
    mail_allow: tuple[str, ...] = ()
    safeguarding_text: str = NO_SAFEGUARDING_TEXT
    reads_first: bool = False
    tick_seconds: int = 30
    lease_seconds: int = 90
    claim_seconds: int = 900
    proxies: int = 0
    metrics_token: str = field(default="", repr=False)
    files: FileSettings = FileSettings()
    papers: PaperSettings = PaperSettings()
    demo: bool = False
    today: date | None = None
    council: str = "Your council"
    brand: str = DEFAULT_BRAND
    testing: bool = False

    @property
    def has_mail(self) -> bool:
        """Whether there is a way for letters to go."""
        return self.mail_server is not None or self.notify is not None

    @property
    def is_https(self) -> bool:
        return self.base_url.startswith("https://")

    def for_flask(self) -> dict[str, object]:
        """The settings of the framework and its extensions."""
        return {
            "SECRET_KEY": self.secret_key,
            "SQLALCHEMY_DATABASE_URI": self.database_url,
            "SQLALCHEMY_ENGINE_OPTIONS": {"pool_pre_ping": True},
            "SESSION_COOKIE_NAME": "__Host-tracker_session" if self.is_https else "tracker_session",
            "SESSION_COOKIE_SECURE": self.is_https,
            "SESSION_COOKIE_HTTPONLY": True,
            "SESSION_COOKIE_SAMESITE": "Lax",
            "WTF_CSRF_TIME_LIMIT": None,
            "MAX_CONTENT_LENGTH": LARGEST_REQUEST,
            "MAX_FORM_MEMORY_SIZE": LARGEST_REQUEST,
            "MAX_FORM_PARTS": 5_000,
            "TESTING": self.testing,
            "IMPORT_WAIT_SECONDS": 60.0 if self.testing else 3.0,
        }

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] | None = None) -> "Config":
        """Read and check every setting; raises ConfigError with a sentence that says what to do."""
        env = os.environ if environment is None else environment
        data = Path(env.get("TRACKER_DATA") or "instance").absolute()
        demo = _switch(env, "TRACKER_DEMO")
        config = cls(
            data=data,
            database_url=_database_url(env.get("TRACKER_DATABASE_URL", ""), data),
            secret_key=_secret(env.get("TRACKER_SECRET_KEY", ""), data),
            base_url=_base_url(env.get("TRACKER_BASE_URL", "")),
            mail_server=config_mail.mail_server(env.get("TRACKER_MAIL_SERVER", "")),
            mail_log=_path(env.get("TRACKER_MAIL_LOG", "")),
            notify=config_mail.notify(env),
            mail_from=config_mail.address(env, "TRACKER_MAIL_FROM", "tracker@localhost"),
            mail_reply_to=config_mail.address(env, "TRACKER_MAIL_REPLY_TO", ""),
            mail_bounces=config_mail.bounces(env.get("TRACKER_MAIL_BOUNCES", "")),
            mail_allow=tuple(env.get("TRACKER_MAIL_ALLOW", "").lower().replace(",", " ").split()),
            safeguarding_text=env.get("TRACKER_SAFEGUARDING_TEXT") or NO_SAFEGUARDING_TEXT,
            reads_first=_switch(env, "TRACKER_READ_FIRST"),
            tick_seconds=_seconds(env, "TRACKER_TICK_SECONDS", 30),
            lease_seconds=_seconds(env, "TRACKER_LEASE_SECONDS", 90),
            claim_seconds=_seconds(env, "TRACKER_CLAIM_SECONDS", 900),
            proxies=_proxies(env.get("TRACKER_PROXIES", "")),
            metrics_token=_token(env.get("TRACKER_METRICS_TOKEN", "")),
            files=file_settings(env),
            papers=paper_settings(env, demo=demo),
            demo=demo,
            today=_today(env.get("TRACKER_TODAY", ""), demo=demo),
            council=env.get("TRACKER_COUNCIL") or "Your council",
            brand=_brand(env.get("TRACKER_BRAND", "")),
        )
        config_mail.check_ways(config.mail_server, config.notify, demo=demo)
        return config


def contrast(one: str, other: str) -> float:
    """The contrast of two #rrggbb colours, from 1 to 21 (WCAG 2.2)."""
    bright, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (bright + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (
        c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _switch(env: Mapping[str, str], name: str) -> bool:
    value = env.get(name, "").strip().lower()
    if value in {"", "0", "no", "off", "false"}:
        return False
    if value in {"1", "yes", "on", "true"}:
        return True
    raise ConfigError(f"{name} is “{value}”. Set it to 1 or 0.")


def _seconds(env: Mapping[str, str], name: str, default: int) -> int:
    value = env.get(name, "").strip()
    if not value:
        return default
    if not value.isdigit() or not 1 <= int(value) <= 86_400:
        raise ConfigError(f"{name} is “{value}”. Set it to a whole number of seconds.")
    return int(value)


def _proxies(value: str) -> int:
    if not re.fullmatch(r"[0-9]?", value.strip(), re.ASCII):
        raise ConfigError(
            f"TRACKER_PROXIES is “{value}”. Set it to how many proxies stand in front, such as 1."
        )
    return int(value.strip() or 0)


def _token(value: str) -> str:
    if value and not re.fullmatch(r"[\x21-\x7e]{16,}", value):
        raise ConfigError(
            "TRACKER_METRICS_TOKEN is too easy to guess. Use 16 random characters or more."
        )
    return value


def _today(value: str, *, demo: bool) -> date | None:
    if not value:
        return DEMO_DAY if demo else None
    if not demo:
        raise ConfigError("TRACKER_TODAY holds the clock, which only TRACKER_DEMO may do.")
    try:
        return date.fromisoformat(value)
    except ValueError as error:
        raise ConfigError(f"TRACKER_TODAY is “{value}”. Write a date as 2025-09-05.") from error


def _database_url(value: str, data: Path) -> str:
    if not value:
        return f"sqlite:///{data / 'tracker.sqlite3'}"
    for old in ("postgres://", "postgresql://"):
        if value.startswith(old):
            return "postgresql+psycopg://" + value.removeprefix(old)
    if value.startswith(("sqlite:///", "postgresql+psycopg://")):
        return value
    raise ConfigError("TRACKER_DATABASE_URL must begin with sqlite:/// or postgresql://.")


def _secret(value: str, data: Path) -> str:
    if value:
        if len(value) < LEAST_SECRET or value.lower() in KNOWN_SECRETS:
            raise ConfigError(
                f"TRACKER_SECRET_KEY is too easy to guess. Use {LEAST_SECRET} random characters "
                "or more, or unset it and one is made."
            )
        return value
    kept = data / "secret"
    try:
        if not kept.exists():
            data.mkdir(parents=True, exist_ok=True)
            handle = os.open(kept, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            with os.fdopen(handle, "w", encoding="ascii") as file:
                file.write(secrets.token_urlsafe(48))
        return kept.read_text(encoding="ascii").strip()
    except FileExistsError:
        return kept.read_text(encoding="ascii").strip()
    except OSError as error:
        raise ConfigError(
            f"The folder {data} cannot be written. Set TRACKER_DATA to one that can."
        ) from error


def _base_url(value: str) -> str:
    parts = urlsplit(value or "http://127.0.0.1:8000")
    if parts.scheme not in {"http", "https"} or not parts.hostname or parts.query:
        raise ConfigError("TRACKER_BASE_URL must be an address such as https://tracker.example.org")
    return f"{parts.scheme}://{parts.netloc}{parts.path.rstrip('/')}"


def _path(value: str) -> Path | None:
    return Path(value).absolute() if value else None


def _brand(value: str) -> str:
    if not value:
        return DEFAULT_BRAND
    colour = value.strip().lower()
    if not re.fullmatch(r"#[0-9a-f]{6}", colour):
        raise ConfigError("TRACKER_BRAND must be a colour such as #43335f.")
    if contrast(colour, PAPER) < LEAST_CONTRAST:
        raise ConfigError(
            f"TRACKER_BRAND {colour} is too pale to read on our paper. Choose a darker colour."
        )
    return colour
