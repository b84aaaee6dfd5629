"""Settings of what every agenda and pack prints at its foot: whom to ask, and who records."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from tracker import config_mail
from tracker.core.errors import ConfigError

LONGEST = 1_000
DEMO_PHONE, DEMO_EMAIL = "01632 960 123", "democratic.services@example.org"  # Ofcom's for drama
DEMO_NOTICE = (
    "Meetings that the public may attend can be filmed, recorded or photographed by anybody there."
)


@dataclass(frozen=True, slots=True)
class PaperSettings:
    """The contact officer's telephone and address, and the notice about recording."""

    phone: str = ""
    email: str = ""
    recording: str = ""


def paper_settings(env: Mapping[str, str], *, demo: bool) -> PaperSettings:
    """Read them; raises ConfigError with a sentence that says what to do."""
    phone = env.get("TRACKER_CONTACT_PHONE", "").strip()
    if phone and not re.fullmatch(r"[0-9+() ]{5,25}", phone):
        raise ConfigError(
            f"TRACKER_CONTACT_PHONE is “{phone}”. Write it as it is dialled, such as 01632 960 123."
        )
    recording = " ".join(env.get("TRACKER_RECORDING_NOTICE", "").split())
    if len(recording) > LONGEST:
        raise ConfigError(f"TRACKER_RECORDING_NOTICE is longer than {LONGEST:,} characters.")
    return PaperSettings(
        phone or (DEMO_PHONE if demo else ""),
        config_mail.address(env, "TRACKER_CONTACT_EMAIL", DEMO_EMAIL if demo else ""),
        recording or (DEMO_NOTICE if demo else ""),
    )
